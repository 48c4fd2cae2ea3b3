//! `lotse law list` and `lotse law show NORM`: what the register knows.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use serde::Serialize;

use super::super::{Call, exit, out};
use crate::law::register::{Norm, Paragraph, Statute, Wording};
use crate::law::resolve::{Answer, resolve};
use crate::law::text::parse_markdown;
use crate::link::{Citing, Linked};
use crate::parse::slug;
use crate::source::Sources;

#[derive(Serialize)]
struct Listed<'a> {
    statute: &'a str,
    title: &'a str,
    as_of: Option<String>,
    checked: Option<String>,
    complete: bool,
    norms: usize,
    address: Option<&'a str>,
}

/// Prints all statutes with a register.
pub(super) fn list(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let (_, linked) = super::linked(call, args)?;
    let format = args.get_one::<String>("format").map(String::as_str);
    for statute in linked.site.register.statutes() {
        let norms = statute.norms.iter().filter(|norm| norm.gone.is_none()).count();
        let as_of = statute.as_of().map(|date| date.to_string());
        match format {
            Some("urls") => {
                if let Some(url) = download_address(statute) {
                    out(&format!("{url}\n"));
                }
            }
            Some("json") => {
                let line = Listed {
                    statute: &statute.abbreviation,
                    title: &statute.title,
                    as_of,
                    checked: statute.checked.map(|date| date.to_string()),
                    complete: statute.complete,
                    norms,
                    address: statute.address.as_deref(),
                };
                out(&format!("{}\n", serde_json::to_string(&line)?));
            }
            _ => {
                let partial =
                    if statute.complete { "" } else { call.say(" (nur einzelne)", " (single ones only)") };
                let title = statute.short_title.as_ref().unwrap_or(&statute.title);
                let as_of = as_of.unwrap_or_default();
                out(&format!("{:<18}{as_of:<12}{norms:>5}{partial}  {title}\n", statute.abbreviation));
            }
        }
    }
    exit(false)
}

/// Where the official XML of a statute is fetched: only complete registers of statutes that have one.
pub(super) fn download_address(statute: &Statute) -> Option<String> {
    let address = statute.address.as_ref().filter(|_| statute.complete && statute.document.is_some())?;
    Some(format!("{address}xml.zip"))
}

/// Prints what is known of a norm.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let written = args.get_one::<String>("norm").expect("`norm` is required");
    let (sources, linked) = super::linked(call, args)?;
    let cited = super::one_norm(call, &linked, written)?;
    let site = &linked.site;
    let found = match resolve(&site.register, site.reading.finder.names(), &cited, None) {
        Answer::Found(found) => found,
        Answer::NotMonitored { statute } => {
            bail!("{statute}: {}", call.say("kein Register; nicht überwacht", "no register; not monitored"))
        }
        Answer::Wrong(_) => bail!("{}: {written}", call.say("gibt es nicht", "does not exist")),
    };
    let statute = site.register.statute(&found.statute).expect("found in the register");
    let norm = statute.norm(&found.norm).expect("found in the register");
    out(&format!("{}\n{}\n", norm.title(&statute.abbreviation), statute.title));
    if let Some(address) = statute.official_address(&norm.id) {
        out(&format!("{address}\n"));
    }
    if let Some(gone) = norm.gone {
        out(&format!(
            "{} {}\n",
            call.say("weggefallen seit dem Stand", "gone since the state of"),
            call.lang.date(gone)
        ));
    }
    out("\n");
    for paragraph in &norm.paragraphs {
        out(&format!("{}\n", known(call, statute, paragraph)));
    }
    wording(&sources, &linked, statute, norm);
    let citing: Vec<&Citing> = linked
        .citing
        .iter()
        .filter(|citing| {
            citing.found().any(|(_, other)| other.statute == found.statute && other.norm == found.norm)
        })
        .collect();
    if !citing.is_empty() {
        out(&format!("\n{}\n", call.say("Zitiert von", "Cited by")));
    }
    for citing in citing {
        let lang = citing.place.lang().map_or(String::new(), |lang| format!(" ({})", lang.code()));
        out(&format!("  {}{lang}\n", citing.place.key()));
    }
    exit(false)
}

/// A line about a paragraph.
fn known(call: &Call<'_>, statute: &Statute, paragraph: &Paragraph) -> String {
    let name = paragraph.label.as_ref().map_or_else(
        || call.say("Text ohne Absätze", "text without paragraphs").to_owned(),
        |label| format!("Abs. {label}"),
    );
    let items = paragraph.items.to_string();
    let items = if items.is_empty() { items } else { format!(", Nr. {items}") };
    let state = match &paragraph.wording {
        Wording::Since { state, .. } if statute.states.first() == Some(state) => format!(
            "{} {}",
            call.say("unverändert mindestens seit", "unchanged at least since"),
            call.lang.date(*state)
        ),
        Wording::Since { state, .. } => {
            format!("{} {}", call.say("unverändert seit", "unchanged since"), call.lang.date(*state))
        }
        Wording::Gone(state) => {
            format!("{} {}", call.say("weggefallen seit", "gone since"), call.lang.date(*state))
        }
        Wording::Unwatched => call.say("nicht überwacht", "not monitored").to_owned(),
    };
    format!("{name}{items}: {state}")
}

/// Prints the newest kept wording, if texts are kept.
fn wording(sources: &Sources, linked: &Linked, statute: &Statute, norm: &Norm) {
    let kept =
        linked.site.law_texts.get(&slug(&statute.abbreviation)).and_then(|texts| texts.last_key_value());
    let Some((_, file)) = kept else { return };
    let Ok(text) = parse_markdown(sources.get(*file).text(), &statute.abbreviation) else { return };
    let Some(norm) = text.norms.iter().find(|other| other.id == norm.id) else { return };
    out("\n");
    for paragraph in &norm.paragraphs {
        let mut start = paragraph.label.as_ref().map(|label| format!("({label}) ")).unwrap_or_default();
        for line in &paragraph.lines {
            let label = line.label.as_ref().map(|label| format!("  {label} ")).unwrap_or_default();
            out(&format!("{}{label}{}\n", std::mem::take(&mut start), line.text));
        }
    }
}
