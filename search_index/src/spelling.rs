//! Words to correct misspelt ones with: how they are filed, and which of them are near.
//!
//! A word is filed twice, under its beginning and under its end: one edit cannot touch both, so whatever letter is wrong,
//! the first included, one of the two holds the word. Within a beginning words stand in order of their length, so that a
//! query needs only those about as long as itself. `client/spelling.js` is the port. Must not know pieces.

use crate::side_pieces::Spelling;

/// Shorter words are not corrected; in characters.
pub(crate) const SHORTEST: usize = 4;
/// From this length on two edits are forgiven.
const TWO_EDITS: usize = 8;
/// Corrections of a word at most.
const MOST: usize = 3;
/// What words are filed under: their beginning, their end.
const SIDES: [char; 2] = ['a', 'z'];

/// How many edits are forgiven in a word of so many letters.
///
/// In a question of many words one that no page has is hardly misspelt but simply not the site's: only long words that are
/// very near are corrected there.
pub(crate) fn edits(letters: usize, in_question: bool) -> usize {
    match (letters, in_question) {
        (..SHORTEST, _) | (..7, true) => 0,
        (..TWO_EDITS, false) | (..11, true) => 1,
        _ => 2,
    }
}

/// The keys of a folded word.
pub(crate) fn keys(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    SIDES.into_iter().map(move |side| {
        let turned = turned(&letters, side);
        let (lead, rest) = turned.split_at(lead(letters.len()));
        prefix(side, lead, letters.len()) + &rest.iter().collect::<String>()
    })
}

/// The ranges of keys under which words near `word` are filed: first and last, both included.
pub(crate) fn ranges(word: &str, edits: usize) -> Vec<(String, String)> {
    let letters: Vec<char> = word.chars().collect();
    let (least, most) = (letters.len().saturating_sub(edits), letters.len() + edits);
    let mut ranges = Vec::new();
    for side in SIDES {
        let turned = turned(&letters, side);
        for lengths in [least.max(SHORTEST)..=most.min(TWO_EDITS - 1), least.max(TWO_EDITS)..=most] {
            if lengths.is_empty() {
                continue;
            }
            let lead = &turned[..lead(*lengths.start())];
            let first = prefix(side, lead, *lengths.start());
            ranges.push((first, prefix(side, lead, *lengths.end()) + "\u{ffff}"));
        }
    }
    ranges
}

/// The words nearest to `word` among spellings, the most common first, and by how many edits they differ.
pub(crate) fn nearest<'a>(
    word: &str,
    edits: usize,
    spellings: impl Iterator<Item = &'a Spelling>,
) -> (usize, Vec<String>) {
    let letters: Vec<char> = word.chars().collect();
    let mut found: Vec<(usize, u32, String)> = spellings
        .filter_map(|spelling| {
            let known = word_of(&spelling.key)?;
            let distance = distance(&letters, &known, edits).filter(|distance| *distance > 0)?;
            Some((distance, spelling.rarity, known.iter().collect()))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    let least = found.first().map_or(0, |(distance, ..)| *distance);
    let words = found.into_iter().take_while(|(distance, ..)| *distance == least).take(MOST);
    (least, words.map(|(.., word)| word).collect())
}

/// The word that a key files.
fn word_of(key: &str) -> Option<Vec<char>> {
    let mut letters = key.chars();
    let side = letters.next()?;
    let all: Vec<char> = letters.collect();
    let length = all.iter().position(char::is_ascii_uppercase)?;
    let word: Vec<char> = all[..length].iter().chain(&all[length + 1..]).copied().collect();
    Some(turned(&word, side))
}

fn turned(letters: &[char], side: char) -> Vec<char> {
    if side == 'a' { letters.to_vec() } else { letters.iter().rev().copied().collect() }
}

/// Letters of the beginning or end that words share.
fn lead(length: usize) -> usize {
    if length < TWO_EDITS { 2 } else { 3 }
}

/// Side, shared letters and length; the length as a capital letter, so that it sorts and no word holds it.
fn prefix(side: char, lead: &[char], length: usize) -> String {
    let capital = u8::try_from(length.min(SHORTEST + 25) - SHORTEST).unwrap_or(25);
    std::iter::once(side).chain(lead.iter().copied()).chain([char::from(b'A' + capital)]).collect()
}

/// Optimal string alignment: edits, swapped neighbours being one; none if there are more than `most`.
pub(crate) fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in b.iter().enumerate() {
            let replaced = above[column] + usize::from(letter != other);
            let mut least = replaced.min(above[column + 1] + 1).min(line[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == b[column - 1] && a[row - 1] == *other;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        if line.iter().all(|edits| *edits > most) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().copied().filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filed(words: &[&str]) -> Vec<Spelling> {
        let mut spellings: Vec<Spelling> =
            words.iter().flat_map(|word| keys(word)).map(|key| Spelling { key, rarity: 3 }).collect();
        spellings.sort_by(|a, b| a.key.cmp(&b.key));
        spellings
    }

    fn correct(word: &str, spellings: &[Spelling]) -> Vec<String> {
        let edits = edits(word.chars().count(), false);
        let ranges = ranges(word, edits);
        let near = |spelling: &&Spelling| {
            ranges.iter().any(|(first, last)| *first <= spelling.key && spelling.key <= *last)
        };
        nearest(word, edits, spellings.iter().filter(near)).1
    }

    #[test]
    fn one_edit_anywhere_is_forgiven() {
        let spellings = filed(&["mindestlohn", "elternzeit", "visum", "fiktion", "karte", "werkstudent"]);
        for (wrong, right) in [
            ("mindeslohn", "mindestlohn"),
            ("indestlohn", "mindestlohn"),
            ("elternziet", "elternzeit"),
            ("wisum", "visum"),
            ("viusm", "visum"),
            ("viktion", "fiktion"),
            ("kahrte", "karte"),
            ("qerksstudent", "werkstudent"),
        ] {
            assert_eq!(correct(wrong, &spellings), [right], "{wrong}");
        }
        assert!(correct("karten", &filed(&["garten"])).contains(&"garten".to_owned()));
        assert!(correct("visa", &spellings).is_empty());
    }

    proptest! {
        #[test]
        fn a_word_with_one_edit_of_eight_letters_or_more_is_found(
            word in "[a-z]{8,20}", at in 0_usize..20, letter in "[a-z]",
        ) {
            let spellings = filed(&[&word]);
            let mut letters: Vec<char> = word.chars().collect();
            letters.insert(at.min(letters.len()), letter.chars().next().unwrap_or('x'));
            let wrong: String = letters.iter().collect();
            prop_assert_eq!(correct(&wrong, &spellings), [word.as_str()]);
        }

        #[test]
        fn distances_are_symmetrical(a in "[ab]{0,8}", b in "[ab]{0,8}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(distance(&a, &b, 9), distance(&b, &a, 9));
            prop_assert_eq!(distance(&a, &a, 1), Some(0));
        }
    }
}
