//! The questions that texts say they answer, put to the search: whoever asks so must find the text.
//!
//! Owns how far down a text may stand. Must not know how pages are ranked.

use lotse_search_index::Searcher;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;
use crate::render::Outputs;

/// A text is found if it is among so many hits: more are hardly looked at.
const FIRST: usize = 3;

/// Reports the questions of `asked_as` that do not find their text. `outputs` holds the search files.
pub fn ask(linked: &Linked, outputs: &Outputs, sink: &mut Sink) -> anyhow::Result<()> {
    for &lang in &linked.site.config.languages {
        let load = |name: &str| outputs.0.get(&format!("search/{name}")).cloned();
        let searcher = Searcher::open(super::language(lang), load)?;
        let articles = linked.site.articles.values();
        let asked: Vec<_> = articles
            .flat_map(|article| article.text(lang).meta.asked_as.iter().map(move |asked| (article, asked)))
            .collect();
        let answers = searcher.queries(asked.iter().map(|(_, asked)| asked.value.as_str()), FIRST);
        for ((article, asked), answer) in asked.into_iter().zip(answers) {
            if answer.hits.iter().any(|hit| hit.key == article.key) {
                continue;
            }
            let keys: Vec<String> = answer.hits.iter().map(|hit| format!("`{}`", hit.key)).collect();
            let (others, own) = (keys.join(", "), &article.key);
            let message = both(
                format!(
                    "Wer so fragt, findet `{own}` nicht unter den ersten {FIRST} Treffern, sondern {others}"
                ),
                format!("who asks this does not find `{own}` among the first {FIRST} hits but {others}"),
            );
            let fix = both(
                "Die Wörter der Frage in Titel, Zusammenfassung oder eine Überschrift nehmen, \
                 als Synonym ins Glossar schreiben – oder die Frage streichen, wenn der andere Eintrag sie besser beantwortet",
                "use the words of the question in title, summary or a heading, write them into the glossary \
                 as a synonym – or take the question out if the other entry answers it better",
            );
            sink.report(Diagnostic::at(Code::QuestionNotFound, asked.span, message).fix(fix));
        }
    }
    Ok(())
}
