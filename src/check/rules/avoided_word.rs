//! A word that the glossary gives up for a better one: "Aufenthaltsgenehmigung" for "Aufenthaltstitel".

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::words::{each_text, part_of};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::model::{Article, Site};
use crate::source::Span;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    let avoided = Lang::ALL.map(|lang| (lang, avoided(&linked.site, lang)));
    for text in linked.site.articles.values().flat_map(Article::texts) {
        let Some((_, avoided)) = avoided.iter().find(|(lang, words)| *lang == text.lang && !words.is_empty())
        else {
            continue;
        };
        each_text(&text.doc, |content, span| {
            for (word, preferred) in avoided {
                for (at, _) in content.match_indices(word).filter(|(at, _)| is_word(content, *at, word.len()))
                {
                    sink.report(avoid(word, preferred, part_of(span, content, at, word.len())));
                }
            }
        });
    }
}

/// Words to avoid, each with the name to use.
fn avoided(site: &Site, lang: Lang) -> BTreeMap<&str, &str> {
    let words = site.glossary.values().map(|term| term.words.get(lang));
    words.flat_map(|words| words.avoid.iter().map(|word| (word.as_str(), words.name.as_str()))).collect()
}

/// In quotation marks a word is spoken of, not used; endings of German cases count.
fn is_word(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + length..]);
    let ending = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let inflected = ["", "s", "es", "n", "en", "e"].contains(&&after[..ending]);
    let quoted = before.ends_with(['„', '“', '"', '‚', '\''])
        && after[ending..].starts_with(['“', '”', '"', '‘', '\'']);
    inflected && !quoted && !before.ends_with(|c: char| c.is_alphanumeric() || c == '-')
}

fn avoid(word: &str, preferred: &str, span: Span) -> Diagnostic {
    let message = both(
        format!("„{word}“ ist im Glossar als Wort eingetragen, das diese Seiten nicht verwenden"),
        format!("the glossary lists \u{201c}{word}\u{201d} as a word that these pages do not use"),
    );
    let fix = both(
        format!("{preferred} (in Anführungszeichen darf es stehen, wo vom Wort die Rede ist)"),
        format!("{preferred} (in quotation marks it may stand, where the word itself is meant)"),
    );
    Diagnostic::at(Code::AvoidedWord, span, message).fix(fix)
}
