//! A query's words: what to look for, and what may be completed.
//!
//! Must not know where words are found.

use std::collections::BTreeSet;

use crate::analysis::{Stems, analyzer, fold, normalise, words};
use crate::document::Language;
use crate::groups::SHORTEST_PREFIX;

/// Longer questions are cut; in distinct words.
const MOST_WORDS: usize = 24;

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    pub(crate) form: String,
    pub(crate) stem: String,
    pub(crate) stop: bool,
    /// The folded beginning, if longer words shall be found too.
    pub(crate) prefix: Option<String>,
}

/// The distinct words of a query. The last one is completed unless something follows it.
pub(crate) fn parse(language: Language, stop_words: &[String], text: &str) -> Vec<QueryWord> {
    let text = normalise(text);
    let mut stems = Stems::new(language);
    let mut known = BTreeSet::new();
    let mut query = Vec::new();
    let tokens = words(&mut analyzer(language), &text);
    let typed_last = tokens.last().filter(|token| token.end == text.len()).map(|token| token.text.clone());
    for token in tokens {
        if query.len() == MOST_WORDS || !known.insert(token.text.clone()) {
            continue;
        }
        let long_enough = token.text.chars().count() >= SHORTEST_PREFIX;
        let typing = typed_last.as_ref() == Some(&token.text) && long_enough;
        query.push(QueryWord {
            stem: stems.stem(&token.text),
            stop: stop_words.contains(&token.text),
            prefix: typing.then(|| fold(language, &token.text)),
            form: token.text,
        });
    }
    query
}
