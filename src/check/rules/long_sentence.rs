//! A sentence that nobody reads to its end.

use jiff::civil::Date;

use super::super::sentences::sentences;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::model::Article;

/// Words of a sentence at most; English says the same with more of them.
const MOST: [(Lang, usize); 2] = [(Lang::De, 30), (Lang::En, 36)];

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for text in linked.site.articles.values().flat_map(Article::texts) {
        let most = MOST.iter().find(|(lang, _)| *lang == text.lang).map_or(usize::MAX, |(_, most)| *most);
        for sentence in sentences(&text.doc).into_iter().filter(|sentence| sentence.words > most) {
            let words = sentence.words;
            let message = both(
                format!("Dieser Satz hat {words} Wörter; nach {most} verlieren die meisten den Faden"),
                format!("this sentence has {words} words; after {most} most readers lose the thread"),
            );
            let fix = both(
                "Zwei oder drei Sätze daraus machen; Bedingungen als Liste schreiben",
                "make two or three sentences of it; write conditions as a list",
            );
            sink.report(Diagnostic::at(Code::LongSentence, sentence.span, message).fix(fix));
        }
    }
}
