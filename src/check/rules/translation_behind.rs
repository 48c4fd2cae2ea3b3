//! A translation of a text that has changed since.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;
use crate::model::{Translation, translation};

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for article in linked.site.articles.values() {
        let Translation::Behind(blocks) = translation(&linked.site, article) else { continue };
        let Some(text) = &article.translation else { continue };
        let Some(place) = text.meta.translates.first() else { continue };
        let message = match blocks {
            1 => both(
                "Die Übersetzung ist um einen Absatz hinter dem Original zurück",
                "the translation is one block behind the original",
            ),
            _ => both(
                format!("Die Übersetzung ist um {blocks} Absätze hinter dem Original zurück"),
                format!("the translation is {blocks} blocks behind the original"),
            ),
        };
        let (key, lang) = (&article.key, text.lang.code());
        let fix = both(
            format!("Die Übersetzung nachziehen, dann: lotse review {key} --lang {lang}"),
            format!("bring the translation up to date, then: lotse review {key} --lang {lang}"),
        );
        sink.report(Diagnostic::at(Code::TranslationBehind, place.span, message).fix(fix));
    }
}
