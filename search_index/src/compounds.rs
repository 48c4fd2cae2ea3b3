//! German compounds: which words a long word is made of, found with nothing but the site's own words.
//!
//! After Koehn and Knight, "Empirical Methods for Compound Splitting" (2003): of all ways to cut a word into known words
//! the one whose parts are the most frequent, by their geometric mean, is taken. Owns cuts and linking letters. Must not
//! know postings.

use std::collections::HashMap;

/// Shorter words are no compounds, and shorter parts are mostly endings; in characters.
const SHORTEST: usize = 8;
const SHORTEST_PART: usize = 4;
/// Letters between two parts; "" first.
pub(crate) const LINKS: [&str; 7] = ["", "s", "es", "n", "en", "e", "er"];
/// What a first part may have lost: "Schul-" for "Schule".
const LOST: [&str; 2] = ["e", "en"];
/// Beginnings of verbs and adverbs that are words on their own, and endings that look like words: no parts.
const NO_PARTS: [&str; 44] = [
    "über",
    "unter",
    "hinter",
    "wider",
    "gegen",
    "nach",
    "fest",
    "teil",
    "wieder",
    "zurück",
    "zusammen",
    "fort",
    "hinaus",
    "heraus",
    "voran",
    "voraus",
    "vorbei",
    "auseinander",
    "entgegen",
    "nieder",
    "dazu",
    "dabei",
    "damit",
    "hier",
    "statt",
    "wegen",
    "keit",
    "heit",
    "schaft",
    "lich",
    "liche",
    "lichen",
    "licher",
    "lichkeit",
    "ungen",
    "isch",
    "ische",
    "ischen",
    "fähig",
    "sam",
    "same",
    "werden",
    "worden",
    "ionen",
];
/// A part must stand on its own in so many sections.
const FEWEST: u32 = 2;

/// The words of a site, to cut compounds with.
pub(crate) struct Compounds<'a> {
    /// How many sections hold a word on its own.
    known: HashMap<&'a str, u32>,
}

impl<'a> Compounds<'a> {
    /// `words`: each with the number of sections that hold it.
    pub(crate) fn new(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let usable = |(word, found): &(&str, u32)| {
            *found >= FEWEST
                && word.chars().count() >= SHORTEST_PART
                && word.chars().all(char::is_alphabetic)
                && !NO_PARTS.contains(word)
        };
        Self { known: words.filter(usable).collect() }
    }

    /// The parts of a word, with those that its parts are made of; empty if it is no compound.
    pub(crate) fn parts(&self, word: &str) -> Vec<&'a str> {
        let mut parts = Vec::new();
        self.add_parts(word, 0, &mut parts);
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    fn add_parts(&self, word: &str, depth: usize, parts: &mut Vec<&'a str>) {
        let Some((left, right)) = self.best_cut(word).filter(|_| depth < 3) else { return };
        for part in [left, right] {
            parts.push(part);
            self.add_parts(part, depth + 1, parts);
        }
    }

    /// The best cut into two known words.
    fn best_cut(&self, word: &str) -> Option<(&'a str, &'a str)> {
        let length = word.chars().count();
        if length < SHORTEST || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let mut best: Option<(u64, &str, &str)> = None;
        for (number, (at, _)) in word.char_indices().enumerate() {
            if number < SHORTEST_PART || length - number < SHORTEST_PART {
                continue;
            }
            let Some((right, right_found)) = self.known.get_key_value(&word[at..]) else { continue };
            let Some((left, left_found)) = self.first_part(&word[..at]) else { continue };
            // Of equal cuts the later one: the longer first part.
            let worth = u64::from(left_found) * u64::from(*right_found);
            if best.is_none_or(|(known, ..)| worth >= known) {
                best = Some((worth, left, right));
            }
        }
        best.map(|(_, left, right)| (left, right))
    }

    /// A known word at the beginning of a compound, with or without the letters that link it to the next.
    fn first_part(&self, written: &str) -> Option<(&'a str, u32)> {
        let linked = LINKS.iter().filter_map(|link| {
            let word = written.strip_suffix(link)?;
            self.known.get_key_value(word)
        });
        let lost = LOST.iter().filter_map(|end| self.known.get_key_value(format!("{written}{end}").as_str()));
        linked.chain(lost).map(|(word, found)| (*word, *found)).max_by_key(|(_, found)| *found)
    }
}

#[cfg(test)]
mod tests {
    use super::Compounds;

    #[test]
    fn words_are_cut_where_their_parts_are_common() {
        let words = [
            ("aufenthalt", 30),
            ("erlaubnis", 20),
            ("aufenthaltserlaubnis", 50),
            ("verlängerung", 9),
            ("schule", 4),
            ("pflicht", 6),
            ("hochschule", 8),
            ("arbeit", 90),
            ("geber", 3),
            ("über", 99),
            ("prüfung", 5),
            ("recht", 40),
        ];
        let compounds = Compounds::new(words.into_iter());
        assert_eq!(compounds.parts("aufenthaltserlaubnis"), ["aufenthalt", "erlaubnis"]);
        assert_eq!(
            compounds.parts("aufenthaltserlaubnisverlängerung"),
            ["aufenthalt", "aufenthaltserlaubnis", "erlaubnis", "verlängerung"]
        );
        assert_eq!(compounds.parts("schulpflicht"), ["pflicht", "schule"]);
        assert_eq!(compounds.parts("arbeitgeber"), ["arbeit", "geber"]);
        assert!(compounds.parts("überprüfung").is_empty());
        assert!(compounds.parts("steuerrecht").is_empty());
    }
}
