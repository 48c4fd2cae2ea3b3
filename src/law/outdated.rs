//! Law as it once was: norms and words that are cited as if they still applied, and what took their place.
//!
//! Owns: [`Outdated`], read from `outdated.toml`, and what a sentence tells of it: whether it speaks of former law on
//! purpose, and whether it is about what a number once meant. Must not know: the register.

use std::ops::Range;

use serde::Deserialize;

use super::cite::Cited;
use crate::lang::{Bilingual, both};

const TABLE: &str = include_str!("outdated.toml");

/// Words with which a sentence speaks of former law on purpose.
const FORMER: [&str; 20] = [
    "früher",
    "Früher",
    "bisher",
    "damals",
    "ehemal",
    "a. F.",
    "a.F.",
    "alte Fassung",
    "alten Fassung",
    "außer Kraft",
    "aufgehoben",
    "abgelöst",
    "formerly",
    "former ",
    "Formerly",
    "previous",
    "repealed",
    "replaced",
    "no longer",
    "nicht mehr",
];

/// The table of outdated law.
#[derive(Debug)]
pub struct Outdated {
    norms: Vec<Norm>,
    words: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    norm: Vec<Norm>,
    words: Vec<Words>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Norm {
    statute: String,
    number: Option<String>,
    absatz: Option<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    today: Vec<String>,
    now: String,
    de: String,
    en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    any: Vec<String>,
    now: String,
    de: String,
    en: String,
}

/// Which norms of the table a sentence may mean: one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suspects(u64);

/// Something outdated, and what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is wrong, in one sentence.
    pub message: Bilingual<String>,
    /// What to write instead.
    pub now: String,
}

impl Outdated {
    /// Reads the built-in table.
    pub fn builtin() -> Self {
        let table: Table = toml::from_str(TABLE).expect("the built-in table is right");
        assert!(table.norm.len() <= 64, "one bit for each");
        Self { norms: table.norm, words: table.words }
    }

    /// What a sentence may mean of the table.
    pub fn suspects(&self, sentence: &str) -> Suspects {
        if FORMER.iter().any(|word| sentence.contains(word)) {
            return Suspects::default();
        }
        let has = |words: &[String]| words.iter().any(|word| sentence.contains(word));
        let meant = |norm: &Norm| (norm.near.is_empty() || has(&norm.near)) && !has(&norm.today);
        let bits = self.norms.iter().enumerate().filter(|(_, norm)| meant(norm));
        Suspects(bits.fold(0, |bits, (index, _)| bits | 1 << index))
    }

    /// Is a cited norm outdated? `statute` is what it names, or the default.
    pub fn norm(&self, suspects: Suspects, statute: Option<&str>, cited: &Cited) -> Option<Found> {
        let index = self.norms.iter().enumerate().position(|(index, norm)| {
            suspects.0 & (1 << index) != 0
                && Some(norm.statute.as_str()) == statute
                && norm.number.as_ref().is_none_or(|number| cited.number.as_ref() == Some(number))
                && norm.absatz.as_ref().is_none_or(|absatz| cited.absatz.as_ref() == Some(absatz))
        });
        let norm = &self.norms[index?];
        Some(Found { message: both(norm.de.clone(), norm.en.clone()), now: norm.now.clone() })
    }

    /// Outdated words of a sentence, with their places.
    pub fn words(&self, sentence: &str) -> Vec<(Range<usize>, Found)> {
        if FORMER.iter().any(|word| sentence.contains(word)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for words in &self.words {
            let whole = |word: &&String| find_word(sentence, word).is_some();
            if let Some(word) = words.any.iter().find(whole) {
                let start = find_word(sentence, word).expect("just found");
                let told =
                    Found { message: both(words.de.clone(), words.en.clone()), now: words.now.clone() };
                found.push((start..start + word.len(), told));
            }
        }
        found
    }
}

impl Default for Outdated {
    fn default() -> Self {
        Self::builtin()
    }
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(start, _)| start).find(|start| {
        let before = text[..*start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The sentence around a place: from the last full stop after a word to the next one.
pub fn sentence(text: &str, place: &Range<usize>) -> Range<usize> {
    let start = text[..place.start].rmatch_indices(['.', '!', '?']).find(|(at, _)| ends_sentence(text, *at));
    let end =
        text[place.end..].match_indices(['.', '!', '?']).find(|(at, _)| ends_sentence(text, place.end + at));
    start.map_or(0, |(at, _)| at + 1)..end.map_or(text.len(), |(at, _)| place.end + at + 1)
}

/// A full stop after a word of four letters or more, or a bracket, before a space: no abbreviation and no number.
fn ends_sentence(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let closes = before.ends_with([')', '“', '"', '»']) || word.chars().count() > 3;
    let after = text[at + 1..].chars().next();
    closes && after.is_none_or(char::is_whitespace)
}

/// Amounts of money that stand in a text as numbers, with their places.
pub fn literal_amounts(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, unit) in
        text.match_indices('€').chain(text.match_indices("Euro")).chain(text.match_indices("EUR"))
    {
        let end = at + unit.len();
        if unit != "€" && text[end..].starts_with(char::is_alphabetic) {
            continue;
        }
        let head = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let number =
            head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}' | '\''));
        let digits = head[number.len()..].trim_start_matches(['.', ',', '\'', '\u{a0}']);
        if digits.starts_with(|c: char| c.is_ascii_digit()) {
            found.push(head.len() - digits.len()..end);
            continue;
        }
        let tail = text[end..].trim_start_matches([' ', '\u{a0}']);
        let length =
            tail.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(tail.len());
        if unit != "Euro" && tail.starts_with(|c: char| c.is_ascii_digit()) {
            let length = tail[..length].trim_end_matches(['.', ',']).len();
            found.push(at..text.len() - tail.len() + length);
        }
    }
    found.sort_by_key(|place| place.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::cite::Finder;

    fn outdated(text: &str) -> Vec<String> {
        let (table, finder) = (Outdated::builtin(), Finder::new());
        let cited = finder.find(text);
        let norm = |citation: &crate::law::cite::Citation| {
            let sentence = &text[sentence(text, &citation.range)];
            table.norm(table.suspects(sentence), citation.norm.statute.as_deref(), &citation.norm)
        };
        let words = table.words(text).into_iter().map(|(_, found)| found.now);
        cited.iter().filter_map(norm).map(|found| found.now).chain(words).collect()
    }

    #[test]
    fn former_law_is_noticed_unless_it_is_meant() {
        assert_eq!(outdated("Die Blaue Karte nach § 19a AufenthG."), ["§ 18g AufenthG"]);
        assert_eq!(
            outdated("Für ICT-Kräfte gilt § 19a AufenthG. Die Blaue Karte steht woanders."),
            Vec::<String>::new()
        );
        assert_eq!(outdated("Zur Arbeitsplatzsuche nach § 18c AufenthG."), ["§ 20 AufenthG"]);
        assert_eq!(
            outdated(
                "Die Zeit der Arbeitsplatzsuche zählt nicht für die Niederlassungserlaubnis nach § 18c AufenthG."
            ),
            Vec::<String>::new()
        );
        assert_eq!(outdated("Früher stand die Blaue Karte in § 19a AufenthG."), Vec::<String>::new());
        assert_eq!(outdated("Das Impressum nach § 5 TMG."), ["DDG"]);
        assert_eq!(
            outdated("Erlaubt sind 120 ganze oder 240 halbe Tage."),
            ["140 Arbeitstage (§ 16b Abs. 3 AufenthG)"]
        );
    }

    #[test]
    fn amounts_are_found_in_both_notations() {
        let amounts =
            |text: &str| literal_amounts(text).into_iter().map(|at| text[at].to_owned()).collect::<Vec<_>>();
        assert_eq!(amounts("mindestens 50.700 € im Jahr, 13,90 Euro je Stunde"), ["50.700 €", "13,90 Euro"]);
        assert_eq!(amounts("at least €50,700 a year or EUR 603."), ["€50,700", "EUR 603"]);
        assert_eq!(amounts("in Euro, im Euroraum, 3 Europäer"), Vec::<String>::new());
    }
}
