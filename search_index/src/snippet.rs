//! A few words of a text around those of a query.
//!
//! `client/snippet.js` is its port. Must not know where texts come from.

use crate::analysis::{Stems, Token, analyzer, fold, words};
use crate::document::Language;
use crate::query::QueryWord;
use crate::spelling::SHORTEST;

/// Words in a snippet.
const LENGTH: usize = 28;
/// Words before the first marked one, where there is room.
const LEAD: usize = 4;

/// A stretch of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fragment {
    /// The text.
    pub text: String,
    /// Whether it is a word of the query.
    pub mark: bool,
}

/// The stretch of `text` that holds most words of the query, the rarer kinds first.
pub(crate) fn snippet(language: Language, query: &[QueryWord], text: &str) -> Vec<Fragment> {
    let tokens = words(&mut analyzer(language), text);
    let mut stems = Stems::new(language);
    let marks: Vec<Option<usize>> =
        tokens.iter().map(|token| marked(language, &mut stems, query, token)).collect();
    let start = best_start(query, &marks);
    let end = (start + LENGTH).min(tokens.len());
    fragments(text, &tokens[start..end], &marks[start..end], start > 0, end < tokens.len())
}

/// Which word of the query a word of the text is.
fn marked(language: Language, stems: &mut Stems, query: &[QueryWord], token: &Token) -> Option<usize> {
    let stem = stems.stem(&token.text);
    let folded = fold(language, &token.text);
    query.iter().position(|word| {
        if word.stop {
            return word.form == token.text;
        }
        // A compound that holds the word is marked too.
        let within = language == Language::German
            && word.stem.chars().count() >= SHORTEST
            && folded.contains(word.stem.as_str());
        let begins = |prefix: &String| folded.starts_with(prefix.as_str());
        word.stem == stem || within || word.prefix.as_ref().is_some_and(begins)
    })
}

/// The first word of the best window: distinct words count, stop words hardly, the earliest window wins.
fn best_start(query: &[QueryWord], marks: &[Option<usize>]) -> usize {
    let mut best = (0, 0);
    for (at, mark) in marks.iter().enumerate() {
        if mark.is_none() {
            continue;
        }
        let start = at.saturating_sub(LEAD).min(marks.len().saturating_sub(LENGTH));
        let end = (start + LENGTH).min(marks.len());
        let mut seen = vec![false; query.len()];
        let mut worth = 0;
        for word in marks[start..end].iter().flatten() {
            let repeated = std::mem::replace(&mut seen[*word], true);
            worth += match (query[*word].stop, repeated) {
                (true, _) => 1,
                (false, true) => 2,
                (false, false) => 20,
            };
        }
        if worth > best.0 {
            best = (worth, start);
        }
    }
    best.1
}

fn fragments(
    text: &str,
    tokens: &[Token],
    marks: &[Option<usize>],
    cut_before: bool,
    cut_after: bool,
) -> Vec<Fragment> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let mut found: Vec<Fragment> = Vec::new();
    let mut plain = String::new();
    let mut at = if cut_before { first.start } else { 0 };
    if cut_before {
        plain.push('…');
    }
    for (token, _) in tokens.iter().zip(marks).filter(|(_, mark)| mark.is_some()) {
        plain.push_str(&text[at..token.start]);
        if !plain.is_empty() {
            found.push(Fragment { text: std::mem::take(&mut plain), mark: false });
        }
        found.push(Fragment { text: text[token.start..token.end].to_owned(), mark: true });
        at = token.end;
    }
    plain.push_str(&text[at..if cut_after { last.end } else { text.len() }]);
    if cut_after {
        plain.push('…');
    }
    if !plain.is_empty() {
        found.push(Fragment { text: plain, mark: false });
    }
    found
}
