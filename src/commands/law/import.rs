//! `lotse law import PATH…`: official XML, its zip, or Markdown mirrors into the register.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use super::super::{Call, exit, note, out};
use crate::lang::Lang;
use crate::law::import::{Imported, Incoming, import};
use crate::law::norm::Division;
use crate::law::register::file;
use crate::law::register::fit::{Change, ChangeKind};
use crate::law::resolve::Rest;
use crate::law::text::{Unreadable, archive, to_markdown};
use crate::link::Linked;
use crate::parse::slug;
use crate::publish::{Edit, apply_edits};
use crate::read::read_law_files;

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let paths: Vec<PathBuf> = args.get_many::<PathBuf>("path").into_iter().flatten().cloned().collect();
    let folder = call.own_site(args)?;
    let files = read_law_files(&paths)?;
    if files.is_empty() {
        bail!(
            "{}",
            call.say(
                "hier liegen keine .xml-, .zip- oder .md-Dateien",
                "there are no .xml, .zip or .md files here"
            )
        );
    }
    let read: Vec<Result<Incoming, (String, Unreadable)>> = files
        .into_par_iter()
        .map(|(name, bytes)| match archive::read_statute(&file_name(&name), &bytes) {
            Ok(text) => Ok(Incoming { name, text }),
            Err(fault) => Err((name, fault)),
        })
        .collect();
    let mut incoming = Vec::new();
    let mut unreadable = false;
    for result in read {
        match result {
            Ok(text) => incoming.push(text),
            Err((name, fault)) => {
                unreadable = true;
                note(&refused(call, &name, &fault));
            }
        }
    }
    if unreadable {
        return Ok(nothing(call));
    }
    let from = From {
        state: args.get_one::<Date>("state").copied(),
        with_text: args.get_flag("with-text"),
        losses: if args.get_flag("force") { Losses::Accepted } else { Losses::Refused },
        checked: None,
    };
    if take_over(call, args, &folder, incoming, from)? { exit(false) } else { Ok(nothing(call)) }
}

fn nothing(call: &Call<'_>) -> ExitCode {
    note(call.say(
        "Nichts übernommen: Das Register ist unverändert.",
        "Nothing was imported: the register is unchanged.",
    ));
    ExitCode::from(2)
}

/// What is known of texts that are taken over.
#[derive(Debug, Clone, Copy)]
pub(super) struct From {
    /// The state of those that name none.
    pub(super) state: Option<Date>,
    /// Keep the wording.
    pub(super) with_text: bool,
    /// What to do with a text that lost many norms.
    pub(super) losses: Losses,
    /// The day on which they were fetched from the official source.
    pub(super) checked: Option<Date>,
}

/// What to do with a text that lost so many norms that it is probably cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Losses {
    /// It is right.
    Accepted,
    /// Take over nothing at all.
    Refused,
    /// Leave out this statute.
    Skipped,
}

/// Fits texts into the register of the site, writes it, and reports. Says whether all of them were taken over.
pub(super) fn take_over(
    call: &Call<'_>,
    args: &ArgMatches,
    folder: &Path,
    incoming: Vec<Incoming>,
    from: From,
) -> Result<bool> {
    let (_, before) = super::linked(call, args)?;
    let site = &before.site;
    let imported = match import(&site.register, site.reading.finder.names(), incoming, from.state) {
        Ok(imported) => imported,
        Err(names) => bail!(
            "{}: {}",
            call.say(
                "diese Dateien nennen keinen Stand; bitte angeben, zum Beispiel --state 2026-08-19",
                "these files name no state; please give one, for example --state 2026-08-19"
            ),
            names.join(", ")
        ),
    };
    let (cut_off, imported): (Vec<_>, Vec<_>) =
        imported.into_iter().partition(|one| from.losses != Losses::Accepted && one.loss().is_some());
    for one in &cut_off {
        note(&lost(call, one));
    }
    if !cut_off.is_empty() && from.losses == Losses::Refused {
        return Ok(false);
    }
    apply_edits(folder, &edits(&imported, from.with_text, from.checked))?;
    let (_, after) = super::linked(call, args)?;
    if args.get_one::<String>("format").is_some_and(|format| format == "json") {
        report_json(&imported, &before, &after)?;
    } else {
        report(call, &imported, &before, &after);
    }
    Ok(cut_off.is_empty())
}

fn lost(call: &Call<'_>, one: &Imported) -> String {
    let (lost, living) = one.loss().unwrap_or_default();
    let statute = &one.after.abbreviation;
    match call.lang {
        Lang::De => format!(
            "Fehler: {statute}: {lost} von {living} Vorschriften fehlen im neuen Text. Ist er vollständig? Wenn ja: lotse law import PFAD --force"
        ),
        Lang::En => format!(
            "error: {statute}: {lost} of {living} norms are missing in the new text. Is it complete? If so: lotse law import PATH --force"
        ),
    }
}

/// The files to write: registers, and the texts if they are to be kept.
fn edits(imported: &[Imported], with_text: bool, checked: Option<Date>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for Imported { before, after, texts, .. } in imported {
        let mut after = after.clone();
        after.checked =
            checked.or(after.checked).filter(|day| after.as_of().is_none_or(|as_of| *day > as_of));
        let path = file::path(&after.abbreviation);
        if let Some(old) =
            before.as_ref().map(|before| file::path(&before.abbreviation)).filter(|old| *old != path)
        {
            edits.push(Edit::Remove(old));
        }
        edits.push(Edit::Write(path, file::write(&after).into_bytes()));
        if with_text {
            for (state, text) in texts {
                let path = format!("law/texts/{}/{state}.md", slug(&after.abbreviation));
                edits.push(Edit::Write(path, to_markdown(text).into_bytes()));
            }
        }
    }
    if with_text {
        // The wording is kept for this computer only.
        edits.push(Edit::Write("law/texts/.gitignore".to_owned(), b"*\n".to_vec()));
    }
    edits
}

/// Reports a file that was not read.
pub(super) fn refused(call: &Call<'_>, name: &str, fault: &Unreadable) -> String {
    let place = fault.at.map_or(String::new(), |at| format!(", Byte {at}"));
    let word = call.say("Fehler", "error");
    format!("{word}: {name}{place}: {}", fault.message.get(call.lang))
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// What rests on a change: the text's key and language, and the norm as it rests on it.
type Touched = BTreeSet<(String, Option<&'static str>, String)>;

/// What rests on changes, as the site rested before or rests now: a norm that is gone was cited before.
fn touched(statute: &str, changes: &[Change], sites: [&Linked; 2]) -> Touched {
    let mut all = Touched::new();
    let by_norm: BTreeMap<_, Vec<&Change>> = changes.iter().fold(BTreeMap::new(), |mut map, change| {
        map.entry(&change.norm).or_insert_with(Vec::new).push(change);
        map
    });
    let hit = |rest: &Rest| {
        rest.statute == statute
            && by_norm
                .get(&rest.norm)
                .is_some_and(|changes| changes.iter().any(|change| change.touches(rest)))
    };
    for citing in sites.into_iter().flat_map(|site| &site.citing) {
        for rest in citing.rests_on().into_iter().filter(|rest| hit(rest)) {
            all.insert((citing.place.key(), citing.place.lang().map(crate::lang::Lang::code), rest.text()));
        }
    }
    all
}

#[derive(Serialize)]
struct ChangeLine<'a> {
    statute: &'a str,
    number: String,
    absatz: Option<&'a str>,
    change: &'static str,
}

#[derive(Serialize)]
struct TouchedLine {
    key: String,
    lang: Option<&'static str>,
    norm: String,
}

fn report_json(imported: &[Imported], before: &Linked, after: &Linked) -> Result<()> {
    for Imported { after: statute, changes, .. } in imported {
        for change in changes.iter().filter(|change| change.kind != ChangeKind::Heading) {
            let number = match change.norm.division {
                Division::Annex => change.norm.to_string(),
                Division::Section | Division::Article => change.norm.number.clone(),
            };
            let line = ChangeLine {
                statute: &statute.abbreviation,
                number,
                absatz: change.absatz.as_deref(),
                change: change.kind.word(),
            };
            out(&format!("{}\n", serde_json::to_string(&line)?));
        }
    }
    for Imported { after: statute, changes, .. } in imported {
        for (key, lang, norm) in touched(&statute.abbreviation, changes, [before, after]) {
            out(&format!("{}\n", serde_json::to_string(&TouchedLine { key, lang, norm })?));
        }
    }
    Ok(())
}

fn report(call: &Call<'_>, imported: &[Imported], before: &Linked, after: &Linked) {
    let mut all = Vec::new();
    for Imported { before: known, after: statute, changes, .. } in imported {
        let state = statute.as_of().map(|date| date.to_string()).unwrap_or_default();
        let name = &statute.abbreviation;
        let Some(known) = known else {
            let norms = statute.norms.iter().filter(|norm| norm.gone.is_none()).count();
            let new = call.say("neu im Register", "new in the register");
            let unit = call.say("Vorschriften", "norms");
            out(&format!("{name:<14}{state:<12}{new}, {norms} {unit}\n"));
            continue;
        };
        let count = |kind| changes.iter().filter(|change| change.kind == kind).count();
        let numbers = [
            (count(ChangeKind::New), call.say("neu", "new")),
            (count(ChangeKind::Gone), call.say("weggefallen", "gone")),
            (count(ChangeKind::Changed), call.say("geändert", "changed")),
        ];
        let told: Vec<String> =
            numbers.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        let told = if told.is_empty() {
            call.say("keine Änderung", "no change").to_owned()
        } else {
            told.join(", ")
        };
        let older = if known.as_of() == statute.as_of() && known.states.len() < statute.states.len() {
            call.say(" (älterer Stand eingeordnet)", " (older state fitted in)")
        } else {
            ""
        };
        out(&format!("{name:<14}{state:<12}{told}{older}\n"));
        all.extend(touched(name, changes, [before, after]));
    }
    if all.is_empty() {
        out(&format!(
            "\n{}\n",
            call.say(
                "Kein Text stützt sich auf eine geänderte Vorschrift.",
                "No text rests on a changed norm."
            )
        ));
        return;
    }
    out(&format!(
        "\n{}\n",
        call.say(
            "Diese Texte stützen sich auf geänderte Vorschriften:",
            "These texts rest on changed norms:"
        )
    ));
    let mut by_text: BTreeMap<(String, Option<&str>), Vec<String>> = BTreeMap::new();
    for (key, lang, norm) in all {
        by_text.entry((key, lang)).or_default().push(norm);
    }
    for ((key, lang), norms) in by_text {
        let lang = lang.map_or(String::new(), |lang| format!(" ({lang})"));
        out(&format!("  {key}{lang}: {}\n", norms.join(", ")));
    }
}
