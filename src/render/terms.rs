//! Words of a text that the glossary explains.
//!
//! Owns: which words of a running text are a term, in any of its cases. Must not know: HTML.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::lang::Lang;
use crate::parse::Term;
use crate::words::{is_in_file_number, words_of};

/// The names and abbreviations of a glossary in one language.
pub(super) struct Terms {
    /// First word without its ending → the words of the name, and the term's key.
    names: HashMap<String, Vec<(Vec<String>, String)>>,
    /// As written: "ABH", "eAT".
    abbreviations: HashMap<String, String>,
}

/// Endings of German and English cases, longer ones first.
const ENDINGS: [&str; 8] = ["en", "er", "es", "em", "e", "n", "s", "'s"];
/// Shorter words keep their endings.
const SHORTEST: usize = 4;

impl Terms {
    /// Reads a glossary.
    pub(super) fn new(glossary: &BTreeMap<String, Term>, lang: Lang) -> Self {
        Self::of(glossary.iter().map(|(key, term)| {
            let own = term.words.get(lang);
            (key.as_str(), own.name.as_str(), own.abbreviation.as_deref())
        }))
    }

    /// Of terms by their keys, each with its name and abbreviation.
    fn of<'t>(terms: impl IntoIterator<Item = (&'t str, &'t str, Option<&'t str>)>) -> Self {
        let mut all = Self { names: HashMap::new(), abbreviations: HashMap::new() };
        for (key, name, abbreviation) in terms {
            let name: Vec<String> = words_of(name, is_letter).map(|(_, word)| bare(word)).collect();
            if let Some(first) = name.first() {
                all.names.entry(first.clone()).or_default().push((name, key.to_owned()));
            }
            if let Some(abbreviation) = abbreviation {
                all.abbreviations.insert(abbreviation.to_owned(), key.to_owned());
            }
        }
        all
    }

    /// The terms in a text that are not in `known` yet, in order; they are then.
    pub(super) fn find<'t>(
        &'t self,
        text: &str,
        known: &mut BTreeSet<&'t str>,
    ) -> Vec<(Range<usize>, &'t str)> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let words: Vec<(usize, &str)> = words_of(text, is_letter).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((start, word)) = words.get(at) {
            let Some((length, key)) = self.at(&words[at..]) else {
                at += 1;
                continue;
            };
            let end =
                words.get(at + length - 1).map_or(start + word.len(), |(start, word)| start + word.len());
            if !is_in_file_number(text, *start, end - start) && known.insert(key) {
                found.push((*start..end, key));
            }
            at += length;
        }
        found
    }

    /// The term that begins with the first of these words, and how many of them it takes.
    fn at(&self, words: &[(usize, &str)]) -> Option<(usize, &str)> {
        let (_, first) = words.first()?;
        if let Some(key) = self.abbreviations.get(*first) {
            return Some((1, key));
        }
        let names = self.names.get(&bare(first))?;
        let fits = |name: &[String]| {
            name.len() <= words.len() && name.iter().zip(words).all(|(own, (_, word))| *own == bare(word))
        };
        let (name, key) =
            names.iter().rev().filter(|(name, _)| fits(name)).max_by_key(|(name, _)| name.len())?;
        Some((name.len(), key))
    }
}

/// A hyphen belongs to its word.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'')
}

/// A word in small letters without the ending of its case.
fn bare(word: &str) -> String {
    let lower = word.to_lowercase();
    let stem = ENDINGS
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .find(|stem| stem.chars().count() >= SHORTEST);
    stem.map_or_else(|| lower.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_in_any_case_but_once() {
        let terms = Terms::of([
            ("blue-card", "Blaue Karte EU", None),
            ("abh", "Ausländerbehörde", Some("ABH")),
            ("azr", "Ausländerzentralregister", Some("AZR")),
        ]);
        let text = "Mit der Blauen Karte EU fragen Sie die Ausländerbehörden. Die ABH hilft. Ein blauer Stift. 9 AZR 541/15.";
        let mut known = BTreeSet::new();
        let found = terms.find(text, &mut known);
        let found: Vec<(&str, &str)> = found.into_iter().map(|(range, key)| (&text[range], key)).collect();
        assert_eq!(found, [("Blauen Karte EU", "blue-card"), ("Ausländerbehörden", "abh")]);
    }
}
