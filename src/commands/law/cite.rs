//! `lotse law cite FILE|-`: every citation of a text, one JSON object a line.

use std::ops::Range;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::ArgMatches;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use serde::Serialize;

use super::super::{Call, exit, out};
use crate::law::cite::Citation;
use crate::law::norm::Division;
use crate::law::resolve::{Answer, Wrong, resolve};
use crate::link::Linked;
use crate::read::read_input;

/// A citation, for machines: places are Unicode characters from the start of the text.
#[derive(Serialize)]
struct Line<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    statute: Option<&'a str>,
    kind: &'static str,
    number: Option<&'a str>,
    number_to: Option<&'a str>,
    absatz: Option<&'a str>,
    satz: Option<&'a str>,
    nummer: Option<&'a str>,
    buchstabe: Option<&'a str>,
    halbsatz: Option<&'a str>,
    ff: Option<&'a str>,
    anlage: Option<&'a str>,
    resolved: &'static str,
}

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let file = args.get_one::<String>("file").expect("`file` is required");
    let bytes = read_input(Path::new(file))?;
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{file}: {}", call.say("kein UTF-8", "not UTF-8")))?;
    let (_, linked) = super::linked(call, args)?;
    let json = args.get_one::<String>("format").is_some_and(|format| format == "json");
    let (mut characters, mut bytes) = (0, 0);
    let mut lines = String::new();
    let code = if is_markdown(file) { code_ranges(&text) } else { Vec::new() };
    let is_code = |citation: &Citation| code.iter().any(|range| range.contains(&citation.range.start));
    for citation in linked.site.reading.finder.find(&text).iter().filter(|citation| !is_code(citation)) {
        characters += text[bytes..citation.range.start].chars().count();
        bytes = citation.range.start;
        let line = line(&linked, &text, citation, characters);
        lines.push_str(&if json { serde_json::to_string(&line)? } else { human(&line) });
        lines.push('\n');
    }
    out(&lines);
    exit(false)
}

fn is_markdown(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
}

/// What stands in backticks is code, not prose; indented lines stay prose, as plain texts have them.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let is_code = |event: &Event<'_>| {
        matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))))
    };
    Parser::new(text).into_offset_iter().filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

fn line<'a>(linked: &Linked, text: &'a str, citation: &'a Citation, start: usize) -> Line<'a> {
    let cited = &text[citation.range.clone()];
    let norm = &citation.norm;
    let site = &linked.site;
    let resolved = match resolve(&site.register, site.reading.finder.names(), norm, None) {
        Answer::Found(found) if found.gone.is_none() => "yes",
        Answer::NotMonitored { statute } if site.reading.finder.names().canonical(&statute).is_none() => {
            "unknown-statute"
        }
        Answer::NotMonitored { .. } => "not-monitored",
        Answer::Wrong(Wrong::NoStatute | Wrong::Misspelt { .. }) => "unknown-statute",
        Answer::Found(_) | Answer::Wrong(_) => "no",
    };
    Line {
        start,
        end: start + cited.chars().count(),
        text: cited,
        statute: norm.statute.as_deref(),
        kind: if norm.division == Division::Article { "article" } else { "section" },
        number: norm.number.as_deref(),
        number_to: norm.number_to.as_deref(),
        absatz: norm.absatz.as_deref(),
        satz: norm.satz.as_deref(),
        nummer: norm.nummer.as_deref(),
        buchstabe: norm.buchstabe.as_deref(),
        halbsatz: norm.halbsatz.as_deref(),
        ff: norm.ff,
        anlage: norm.anlage.as_deref(),
        resolved,
    }
}

fn human(line: &Line<'_>) -> String {
    let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}–{}  {text}  ({}, {})", line.start, line.end, line.statute.unwrap_or("–"), line.resolved)
}
