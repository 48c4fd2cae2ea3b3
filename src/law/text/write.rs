//! A statute's text in the Markdown layout that [`super::parse_markdown`] reads: how kept texts are stored.

use std::fmt::Write;

use super::{Line, StatuteText};
use crate::law::norm::Division;

/// Writes a text so that reading it gives the same norms, paragraphs and fingerprints.
pub fn to_markdown(text: &StatuteText) -> String {
    let mut out = String::new();
    let names = match &text.short_title {
        Some(short) => format!("{short} - {}", text.abbreviation),
        None => text.abbreviation.clone(),
    };
    let mut put =
        |args: std::fmt::Arguments<'_>| out.write_fmt(args).expect("writing to a string cannot fail");
    put(format_args!("% {} ({names})\n", text.title));
    for norm in &text.norms {
        let sign = match (norm.id.division, &norm.to) {
            (Division::Section, Some(_)) => "§§",
            (Division::Article, _) => "Art",
            (division, _) => division.sign(),
        };
        let to = norm.to.as_ref().map(|to| format!(" bis {to}")).unwrap_or_default();
        put(format_args!("\n# {}{to}", format!("{sign} {}", norm.id.number).trim_end()));
        match (norm.paragraphs.is_empty(), norm.heading.as_str()) {
            (true, "") => put(format_args!(" – (weggefallen)\n")),
            (true, heading) => put(format_args!(" – {heading}\n\n(weggefallen)\n")),
            (false, "") => put(format_args!("\n")),
            (false, heading) => put(format_args!(" – {heading}\n")),
        }
        for paragraph in &norm.paragraphs {
            let mut start = paragraph.label.as_ref().map(|label| format!("({label}) ")).unwrap_or_default();
            // What cannot be shown has a heading only.
            if paragraph.lines.is_empty() && paragraph.label.is_some() {
                put(format_args!("\n{start}(weggefallen)\n"));
            }
            for Line { label, text } in &paragraph.lines {
                let label = label.as_ref().map(|label| format!("{label} ")).unwrap_or_default();
                put(format_args!("\n{}{}{}\n", std::mem::take(&mut start), label, escape(text)));
            }
        }
    }
    out
}

/// What Markdown or the importer would take for something else.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '|' | '<' | '!' | '[' | '_' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
