//! Words of a text that the glossary explains.
//!
//! Owns: which words of a running text are a term, in any of its cases. Must not know: HTML.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::lang::Lang;
use crate::parse::Term;

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
        let mut terms = Self { names: HashMap::new(), abbreviations: HashMap::new() };
        for (key, term) in glossary {
            let own = term.words.get(lang);
            let name: Vec<String> = words(&own.name).map(|(_, word)| bare(word)).collect();
            if let Some(first) = name.first() {
                terms.names.entry(first.clone()).or_default().push((name, key.clone()));
            }
            if let Some(abbreviation) = &own.abbreviation {
                terms.abbreviations.insert(abbreviation.clone(), key.clone());
            }
        }
        // In the order of their keys; `at` takes the longest.
        terms
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
        let words: Vec<(usize, &str)> = words(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((start, word)) = words.get(at) {
            let Some((length, key)) = self.at(&words[at..]) else {
                at += 1;
                continue;
            };
            let end =
                words.get(at + length - 1).map_or(start + word.len(), |(start, word)| start + word.len());
            if known.insert(key) {
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

/// The words of a text with their places; a hyphen belongs to its word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'')));
    parts.filter(|word| !word.is_empty()).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
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
        let names = [("blue-card", "Blaue Karte EU", None), ("abh", "Ausländerbehörde", Some("ABH"))];
        let mut terms = Terms { names: HashMap::new(), abbreviations: HashMap::new() };
        for (key, name, abbreviation) in names {
            let name: Vec<String> = words(name).map(|(_, word)| bare(word)).collect();
            terms.names.entry(name[0].clone()).or_default().push((name, key.to_owned()));
            if let Some(abbreviation) = abbreviation {
                terms.abbreviations.insert(String::from(abbreviation), key.to_owned());
            }
        }
        let text =
            "Mit der Blauen Karte EU fragen Sie die Ausländerbehörden. Die ABH hilft. Ein blauer Stift.";
        let mut known = BTreeSet::new();
        let found = terms.find(text, &mut known);
        let found: Vec<(&str, &str)> = found.into_iter().map(|(range, key)| (&text[range], key)).collect();
        assert_eq!(found, [("Blauen Karte EU", "blue-card"), ("Ausländerbehörden", "abh")]);
    }
}
