//! A query's words: what to look for, what may be completed, and what must stand there as it is.
//!
//! Must not know where words are found.

use std::collections::BTreeSet;

use crate::analysis::{Stems, Token, analyzer, fold, normalise, words};
use crate::document::Language;
use crate::groups::SHORTEST_PREFIX;

/// Longer questions are cut; in distinct words.
const MOST_WORDS: usize = 24;
/// Words after which a number names a part of a norm.
const PARTS_OF_NORMS: [&str; 7] = ["abs", "absatz", "satz", "nr", "nummer", "sentence", "para"];
const QUOTES: [char; 6] = ['"', '„', '“', '”', '«', '»'];

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    pub(crate) form: String,
    pub(crate) stem: String,
    pub(crate) stop: bool,
    /// The folded beginning, if longer words shall be found too.
    pub(crate) prefix: Option<String>,
}

/// A query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// The distinct words. The last one is completed unless something follows it.
    pub(crate) words: Vec<QueryWord>,
    /// Forms that must follow each other: what stands in quotation marks.
    pub(crate) phrases: Vec<Vec<String>>,
}

/// Reads a query.
pub(crate) fn parse(language: Language, stop_words: &[String], text: &str) -> Query {
    let text = normalise(text);
    let mut stems = Stems::new(language);
    let mut analyzer = analyzer(language);
    let mut known = BTreeSet::new();
    let mut query = Vec::new();
    let tokens = joined(language, words(&mut analyzer, &text));
    let typed_last = tokens.last().filter(|token| token.end == text.len()).map(|token| token.text.clone());
    let mut before: Option<String> = None;
    for token in tokens {
        let fine = before.as_deref().is_some_and(|before| is_finer(before, &token.text));
        before = Some(token.text.clone());
        if query.len() == MOST_WORDS || !known.insert(token.text.clone()) {
            continue;
        }
        let long_enough = token.text.chars().count() >= SHORTEST_PREFIX;
        let typing = typed_last.as_ref() == Some(&token.text) && long_enough;
        let prefix = typing.then(|| fold(language, &token.text));
        let mut word = word(&mut stems, stop_words, token.text, prefix);
        word.stop |= fine;
        query.push(word);
    }
    // An even number of marks before a stretch: it stands outside of them. The last stretch may still be typed.
    let stretches: Vec<&str> = text.split(QUOTES).collect();
    let quoted = stretches.iter().take(stretches.len() - 1).skip(1).step_by(2);
    let forms = |text: &&str| words(&mut analyzer, text).into_iter().map(|token| token.text).collect();
    let phrases: Vec<Vec<String>> = quoted.map(forms).filter(|forms: &Vec<_>| !forms.is_empty()).collect();
    Query { words: query, phrases }
}

/// Whether a word says which part of a norm is meant: the "5" of "4a Abs. 5", the "IV" of "81 IV". Pages are found by norms, and
/// elsewhere the same number means something else.
fn is_finer(before: &str, word: &str) -> bool {
    let number = word.bytes().all(|b| b.is_ascii_digit());
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].contains(&word);
    let norm = before.starts_with(|c: char| c.is_ascii_digit());
    (number && PARTS_OF_NORMS.contains(&before)) || (roman && norm)
}

/// "18 g" is a norm even without its sign: nobody asks for a lone letter.
fn joined(language: Language, tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let lone = token.text.len() == 1 && token.text.bytes().all(|b| b.is_ascii_lowercase());
        match joined.last_mut() {
            Some(number)
                if lone
                    && language == Language::German
                    && number.text.bytes().all(|b| b.is_ascii_digit()) =>
            {
                number.text.push_str(&token.text);
                number.end = token.end;
            }
            _ => joined.push(token),
        }
    }
    joined
}

fn word(stems: &mut Stems, stop_words: &[String], form: String, prefix: Option<String>) -> QueryWord {
    QueryWord { stem: stems.stem(&form), stop: stop_words.contains(&form), prefix, form }
}

/// A word that is searched instead of one of the query.
pub(crate) fn other_word(language: Language, form: &str) -> QueryWord {
    word(&mut Stems::new(language), &[], form.to_owned(), None)
}
