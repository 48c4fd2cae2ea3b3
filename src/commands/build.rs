//! `lotse build` and `lotse check`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::ArgMatches;

use super::progress::Progress;
use super::{Call, exit, format, note};
use crate::diagnostic::any_error;
use crate::diagnostic::render::{Format, counts};
use crate::lang::Lang;
use crate::package::add_downloads;
use crate::publish::{Published, Way, publish, write_addresses};
use crate::read::{SiteDir, read};
use crate::{Options, Stage};

/// Builds and publishes; with any error nothing is written.
pub(super) fn build(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let site = call.site(args);
    let dist = args.get_one::<PathBuf>("out").expect("`out` has a default");
    let options = Options { today: call.today(args), drafts: false, strict: args.get_flag("strict") };
    say_starter(call, &site);
    let progress = Progress::new();
    progress.stage(call, Stage::Read);
    let sources = Arc::new(read(&site)?);
    let build = crate::build(&sources, options, &|stage| progress.stage(call, stage))?;
    let Some(mut outputs) = build.outputs else {
        drop(progress);
        call.report(&build.diagnostics, &sources, format(args));
        note(call.say(
            "Nichts veröffentlicht: zuerst die Fehler beheben.",
            "Nothing published: mend the errors first.",
        ));
        return exit(true);
    };
    progress.stage(call, Stage::Package);
    add_downloads(&build.renderer, &mut outputs, call.lang)?;
    progress.stage(call, Stage::Publish);
    let published = publish(&outputs, dist)?;
    if let SiteDir::Folder(folder) = &site {
        let before = sources.find("addresses.toml").map(|(_, source)| source.text()).unwrap_or_default();
        if let Err(error) = write_addresses(&build.linked.site, before, folder) {
            note(&format!("addresses.toml: {error:#}"));
        }
    }
    drop(progress);
    call.report(&build.diagnostics, &sources, format(args));
    if format(args) != Format::Json {
        note(&summary(call, published, dist));
    }
    exit(false)
}

/// Without a site of one's own the built-in one is meant; who is in the wrong folder should notice.
fn say_starter(call: &Call<'_>, site: &SiteDir) {
    if *site == SiteDir::Starter {
        note(call.say(
            "Hier liegt keine eigene Site (kein Ordner content mit site.toml): Es geht um die mitgelieferten Inhalte.",
            "There is no own site here (no folder content with a site.toml): this is about the built-in content.",
        ));
    }
}

fn summary(call: &Call<'_>, published: Published, dist: &std::path::Path) -> String {
    let Published { files, written, way } = published;
    let dist = dist.display();
    let mut text = match call.lang {
        Lang::De => format!("{files} Dateien in {dist}, davon {written} neu oder geändert"),
        Lang::En => format!("{files} files in {dist}, {written} of them new or changed"),
    };
    if way == Way::Copied {
        text.push_str(call.say(
            "; Ordner lassen sich hier nicht tauschen, darum Datei für Datei in sicherer Reihenfolge",
            "; folders cannot be exchanged here, so file by file in a safe order",
        ));
    }
    text
}

/// Goes through all stages and writes nothing.
pub(super) fn check(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let strict = args.get_flag("strict");
    let options = Options { today: call.today(args), drafts: false, strict };
    let site = call.site(args);
    say_starter(call, &site);
    let progress = Progress::new();
    progress.stage(call, Stage::Read);
    let sources = Arc::new(read(&site)?);
    let build = crate::checked(&sources, options, &|stage| progress.stage(call, stage))?;
    drop(progress);
    call.report(&build.diagnostics, &sources, format(args));
    if build.diagnostics.is_empty() && format(args) != Format::Json {
        let articles = build.linked.site.articles.len();
        let none = counts(&[], call.lang);
        note(&match call.lang {
            Lang::De => format!("{articles} Einträge und Seiten geprüft: {none}"),
            Lang::En => format!("{articles} entries and pages checked: {none}"),
        });
    }
    exit(any_error(&build.diagnostics, strict))
}
