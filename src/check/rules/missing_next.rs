//! A text that ends nowhere: readers need the next step and somebody to ask.
//!
//! Only of texts that somebody has declared finished, by a date of comparison or review.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for article in linked.site.articles.values() {
        let Some(facts) = article.entry() else { continue };
        let meta = &article.original.meta;
        let Some(finished) = meta.wording_checked.as_ref().or(meta.reviewed.as_ref()) else { continue };
        let missing = [
            (facts.next.is_none(), "next", "der nächste Schritt", "the next step"),
            (facts.office.is_none(), "office", "die Stelle, die man fragen kann", "the office to ask"),
        ];
        for (_, key, de, en) in missing.into_iter().filter(|(missing, ..)| *missing) {
            let message = both(
                format!("Der Text ist geprüft, aber am Ende fehlt {de}"),
                format!("the text is checked, but at its end {en} is missing"),
            );
            let fix = match key {
                "next" => both(
                    "Den Schlüssel des nächsten Eintrags eintragen: next = \"employer-check\"",
                    "enter the key of the next entry: next = \"employer-check\"",
                ),
                _ => both(
                    "Einen Schlüssel aus service/offices.toml eintragen: office = \"abh\"",
                    "enter a key of service/offices.toml: office = \"abh\"",
                ),
            };
            sink.report(Diagnostic::at(Code::MissingNext, finished.span, message).fix(fix));
        }
    }
}
