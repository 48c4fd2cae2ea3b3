//! An abbreviation that neither the text nor the glossary explains.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::words::{each_text, part_of};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::doc::{Inline, plain_text};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::model::Article;
use crate::parse::ParsedText;
use crate::source::Span;
use crate::words::{is_in_file_number, words_of};

/// What everybody knows, and what is no abbreviation.
const KNOWN: [&str; 43] = [
    "VAT", "IP", "CC", "BY", "EN", "AA", "DE", "EU", "EWR", "EEA", "IT", "PDF", "USB", "CSV", "QR", "GmbH",
    "AG", "KG", "UG", "HR", "ID", "PIN", "USA", "UK", "OK", "CV", "FAQ", "SMS", "WLAN", "TV", "LKW", "PKW",
    "II", "III", "IV", "VI", "VII", "ISO", "AI", "KI", "SPD", "MINT", "EG",
];

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    let site = &linked.site;
    let names = site.reading.finder.names();
    let of_glossary: BTreeSet<&str> = Lang::ALL
        .iter()
        .flat_map(|lang| site.glossary.values().map(|term| term.words.get(*lang)))
        .flat_map(|words| words.abbreviation.iter().chain([&words.name]).map(String::as_str))
        .collect();
    for text in site.articles.values().flat_map(Article::texts) {
        let explained = explained(text);
        let mut told = BTreeSet::new();
        each_text(&text.doc, |content, span| {
            for (at, word) in abbreviations(content) {
                let known = KNOWN.contains(&word)
                    || of_glossary.contains(word)
                    || explained.contains(word)
                    || is_in_file_number(content, at, word.len())
                    || names.canonical(word).is_some()
                    || names.canonical(&format!("{word} 2.0")).is_some();
                if !known && told.insert(word.to_owned()) {
                    sink.report(unexplained(word, part_of(span, content, at, word.len())));
                }
            }
        });
    }
}

/// Words of two to six letters of which all are capitals: "ISCO", "BBG".
fn abbreviations(text: &str) -> impl Iterator<Item = (usize, &str)> {
    words_of(text, |c: char| c.is_alphanumeric() || c == '-')
        .filter(|(_, word)| (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase))
}

/// Abbreviations that a text explains: in brackets after their words, with their words in brackets after them, or in
/// quotation marks where they are introduced.
fn explained(text: &ParsedText) -> BTreeSet<String> {
    let mut whole = String::new();
    let summary = text.meta.summary.as_ref().map_or("", |summary| &summary.value);
    whole.push_str(summary);
    text.doc.each_inline(&mut |inline| {
        if let Inline::Text(content, _) = inline {
            whole.push(' ');
            whole.push_str(content);
        }
    });
    for heading in text.doc.headings() {
        whole.push_str(&plain_text(&heading.text));
    }
    let told = abbreviations(&whole).filter(|(at, word)| {
        let (before, after) = (whole[..*at].trim_end(), whole[at + word.len()..].trim_start());
        before.ends_with(['(', '„', '“', '"']) || after.starts_with('(')
    });
    told.map(|(_, word)| word.to_owned()).collect()
}

fn unexplained(word: &str, span: Span) -> Diagnostic {
    let message = both(
        format!("Die Abkürzung {word} wird hier nirgends erklärt"),
        format!("the abbreviation {word} is explained nowhere here"),
    );
    let fix = both(
        format!("Beim ersten Mal ausschreiben, mit {word} in Klammern, oder {word} ins Glossar aufnehmen"),
        format!("write it out the first time, with {word} in brackets, or add {word} to the glossary"),
    );
    Diagnostic::at(Code::UnexplainedAbbreviation, span, message).fix(fix)
}
