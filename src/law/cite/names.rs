//! What statutes are called: abbreviations, short titles, English names, in whatever case they are inflected.
//!
//! Owns: [`Names`], made once from two lists in `data/`, and reading the name of a statute at a place in a text. A name
//! that no list has is recognised by its shape (`NBauO`, "des Landesbeamtengesetzes"), so that Länder law needs no list.
//!
//! Must not know: which statutes have a register.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::stems::{stem, words};
use super::{acts, shape, titles};

const STATUTES: &str = include_str!("data/statutes.tsv");
const FURTHER: &str = include_str!("data/further.tsv");

/// The names of statutes.
#[derive(Debug)]
pub struct Names {
    /// First word of an abbreviation → the abbreviations that begin with it; longer ones first.
    abbreviations: HashMap<&'static str, Vec<Abbreviation>>,
    /// Stem of a name's first word → stems of the others and what it means; longer ones first.
    titles: HashMap<u64, Vec<(Vec<u64>, &'static str)>>,
    /// Number in the federal documentation → abbreviation.
    documents: HashMap<&'static str, &'static str>,
}

/// An abbreviation and what it stands for.
#[derive(Debug, Clone, Copy)]
struct Abbreviation {
    /// What follows its first word.
    rest: &'static str,
    /// The usual abbreviation of the statute: `EntgFG`.
    statute: &'static str,
    /// How a citation names it: as written (`EFZG`), or the usual form of a mere spelling (`SGB 3` → `SGB III`).
    cited: &'static str,
}

/// The name of a statute at a place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// One past its last byte.
    pub(super) end: usize,
    /// Its abbreviation, or its name in the nominative.
    pub(super) statute: String,
}

/// What may stand between a norm and the name of its statute, and belongs to the citation.
const ARTICLES: [&str; 11] =
    ["des", "der", "dem", "zum", "zur", "im", "of the", "of", "in the", "under the", "from the"];

/// Words before a name that say nothing about which statute it is.
const ADJECTIVES: [&str; 12] = [
    "damals geltenden",
    "seinerzeit geltenden",
    "deutschen",
    "geltenden",
    "neuen",
    "alten",
    "German",
    "jeweiligen",
    "österreichischen",
    "schweizerischen",
    "Austrian",
    "Swiss",
];

impl Names {
    /// Reads the built-in lists.
    pub fn builtin() -> Self {
        let mut names =
            Self { abbreviations: HashMap::new(), titles: HashMap::new(), documents: HashMap::new() };
        for line in lines(FURTHER) {
            let mut columns = line.split('\t');
            let abbreviation = columns.next().unwrap_or_default();
            let mut next = || columns.next().unwrap_or_default();
            let (titles, others, spellings) = (next(), next(), next());
            names.add_abbreviation(abbreviation, abbreviation, abbreviation);
            split(others).for_each(|other| names.add_abbreviation(other, abbreviation, other));
            split(spellings)
                .for_each(|spelling| names.add_abbreviation(spelling, abbreviation, abbreviation));
            split(titles).for_each(|title| names.add_title(title, abbreviation));
        }
        for line in lines(STATUTES) {
            let mut columns = line.split('\t');
            let abbreviation = columns.next().unwrap_or_default();
            let titles = columns.next().unwrap_or_default();
            if let Some(number) = columns.next() {
                names.documents.insert(number, abbreviation);
            }
            names.add_abbreviation(abbreviation, abbreviation, abbreviation);
            split(titles).for_each(|title| names.add_title(title, abbreviation));
        }
        names.longest_first();
        names
    }

    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    fn longest_first(&mut self) {
        for known in self.abbreviations.values_mut() {
            known.sort_by_key(|known| std::cmp::Reverse(known.rest.len()));
        }
        for titles in self.titles.values_mut() {
            titles.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        }
    }

    /// The abbreviation of the statute with this number in the federal documentation.
    pub fn of_document(&self, number: &str) -> Option<&'static str> {
        self.documents.get(number).copied()
    }

    /// The usual form of an abbreviation (`EFZG` → `EntgFG`, `SGB 3` → `SGB III`); `None` if no list has it.
    pub fn canonical(&self, abbreviation: &str) -> Option<&'static str> {
        let (first, rest) = abbreviation.split_once(' ').unwrap_or((abbreviation, ""));
        let known = self.abbreviations.get(first)?;
        known.iter().find(|known| known.rest == rest).map(|known| known.statute)
    }

    fn add_abbreviation(&mut self, written: &'static str, statute: &'static str, cited: &'static str) {
        let (first, rest) = written.split_once(' ').unwrap_or((written, ""));
        let known = self.abbreviations.entry(first).or_default();
        if !known.iter().any(|other| other.rest == rest) {
            known.push(Abbreviation { rest, statute, cited });
        }
    }

    fn add_title(&mut self, title: &'static str, statute: &'static str) {
        let mut stems = words(title).map(|(word, _)| stem(word));
        let Some(first) = stems.next() else { return };
        let rest: Vec<u64> = stems.collect();
        let known = self.titles.entry(first).or_default();
        if !known.iter().any(|(other, _)| *other == rest) {
            known.push((rest, statute));
        }
    }

    /// The name of a statute after a norm: ` AufenthG`, ` des Aufenthaltsgesetzes`, ` of the Residence Act`.
    pub(super) fn after(&self, cursor: Cursor<'_>) -> Option<Named> {
        let mut cursor = cursor;
        cursor.space();
        // "Section 14 (2), first sentence, of the …"
        let mut ahead = cursor;
        if ahead.eat(",") && ahead.space() && ahead.rest().starts_with("of ") {
            cursor = ahead;
        }
        // "a. F." and "analog" stand between a norm and its statute without telling which statute it is.
        let mut ahead = cursor;
        if eat_aside(&mut ahead) && ahead.space() {
            cursor = ahead;
        }
        if let Some(named) = self.at(cursor, true) {
            return Some(named);
        }
        for article in ARTICLES {
            let mut ahead = cursor;
            if !ahead.eat_word(article) || !ahead.space() {
                continue;
            }
            let german = !article.ends_with("of") && !article.ends_with(" the");
            let mut described = ahead;
            if (ADJECTIVES.iter().any(|word| described.eat_word(word))
                || eat_adjective_of_land(&mut described))
                && described.space()
                && let Some(named) = self.at(described, german)
            {
                return Some(named);
            }
            return self.at(ahead, german).or_else(|| titles::after_article(ahead));
        }
        None
    }

    /// The name that ends right before a place: `AufenthG § 18g`, `KSchG 1969 §§ 17`, in English "Residence Act, section
    /// 36"; gives where it starts.
    pub(super) fn before(&self, text: &str, at: usize, english: bool) -> Option<(usize, String)> {
        const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];
        let mut rest = text[..at].trim_end_matches(SPACES);
        if rest.len() == at {
            return None;
        }
        if english {
            rest = rest.strip_suffix(',').unwrap_or(rest);
        }
        // Abbreviations have up to four words, English names some more.
        let most_words = if english { 8 } else { 4 };
        let end = rest.len();
        let mut best = None;
        for _ in 0..most_words {
            let start = rest
                .char_indices()
                .rev()
                .find(|(_, c)| c.is_whitespace() || "(,;:„\"[»–".contains(*c))
                .map_or(0, |(index, c)| index + c.len_utf8());
            if start == rest.len() {
                break;
            }
            // At the head of a chain of norms a word that looks like a statute's is one: "StlÜbk Art. 28".
            let heads = best.is_none() && rest.len() == end && is_head(text, start);
            let shaped = || heads.then(|| shape::shaped(&rest[start..])).flatten();
            // "Chicagoer Abkommen Art. 37"
            let titled = || {
                let cursor = Cursor { text, at: start };
                let named = titles::after_article(cursor).or_else(|| shape::by_shape(cursor, true));
                named.filter(|named| named.end == end && is_head(text, start))
            };
            if let Some(named) = self
                .listed(Cursor { text, at: start })
                .or_else(|| shaped().map(|statute| Named { end, statute }))
                .or_else(titled)
            {
                let mut after = Cursor { text, at: named.end };
                if after.at < end {
                    after.space();
                    let _ = eat_aside(&mut after) || after.digits(4).is_some();
                }
                if after.at == end {
                    best = Some((start, named.statute));
                }
            }
            rest = text[..start].trim_end_matches(SPACES);
            // A bracket or a comma begins something else, and so does a new line.
            if rest.len() == start || rest.is_empty() {
                let bracketed = text[..start].ends_with('(') && text[start..end].contains(')');
                if !bracketed {
                    break;
                }
                rest = text[..start - 1].trim_end_matches(SPACES);
            }
        }
        best
    }

    /// The name that begins here.
    fn at(&self, cursor: Cursor<'_>, german: bool) -> Option<Named> {
        self.listed(cursor).or_else(|| {
            let begins = cursor.peek().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            begins.then(|| shape::by_shape(cursor, german)).flatten()
        })
    }

    /// The name that begins here, if a list or a number tells that it is one.
    fn listed(&self, cursor: Cursor<'_>) -> Option<Named> {
        if !cursor.peek().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        if let Some(named) = acts::union_act(cursor) {
            return Some(named);
        }
        let title = self.title(cursor);
        let known = self.abbreviation(cursor);
        if let Some((end, statute)) = title
            && known.is_none_or(|(other, _)| other < end)
        {
            return Some(Named { end, statute: statute.to_owned() });
        }
        if let Some((end, cited)) = known {
            return Some(acts::with_land(cursor.text, end, cited));
        }
        // `Nds. VwVfG`: the Land, then a name.
        let (prefix, ahead) = acts::land_prefix(cursor)?;
        let (end, cited) = self.abbreviation(ahead)?;
        Some(Named { end, statute: format!("{prefix} {cited}") })
    }

    /// A listed abbreviation that begins here.
    fn abbreviation(&self, cursor: Cursor<'_>) -> Option<(usize, &'static str)> {
        let rest = cursor.rest();
        let end =
            rest.find(|c: char| c.is_whitespace() || ",;:)]}\"“”«»?!".contains(c)).unwrap_or(rest.len());
        let mut word = &rest[..end];
        loop {
            if let Some(found) = self.abbreviation_with(cursor, word) {
                return Some(found);
            }
            // The number of a footnote, what ends a sentence or joins another word is no part of the abbreviation.
            if word.contains('-') && shape::is_statute_like(word) {
                return None;
            }
            let cut = match word.strip_suffix(|c: char| c.is_ascii_digit()) {
                Some(bare) if bare.ends_with(char::is_alphabetic) => bare.len(),
                _ => word.rfind(['.', '-', '/', '(', '‑', '–', '\u{ad}', '*', '\''])?,
            };
            word = &word[..cut];
            if word.is_empty() {
                return None;
            }
        }
    }

    fn abbreviation_with(&self, cursor: Cursor<'_>, word: &str) -> Option<(usize, &'static str)> {
        let plain;
        let key = if word.contains('‑') {
            plain = word.replace('‑', "-");
            plain.as_str()
        } else {
            word
        };
        let known = self.abbreviations.get(key)?;
        let after = cursor.at + word.len();
        for known in known {
            let mut ahead = Cursor { text: cursor.text, at: after };
            let matched =
                known.rest.is_empty() || known.rest.split(' ').all(|part| ahead.space() && ahead.eat(part));
            let footnote = known.rest.is_empty() && is_footnote(ahead.rest());
            if matched && (footnote || !ahead.peek().is_some_and(char::is_alphanumeric)) {
                return Some((ahead.at, known.cited));
            }
        }
        None
    }

    /// A listed name that begins here, in any case.
    fn title(&self, cursor: Cursor<'_>) -> Option<(usize, &'static str)> {
        let mut words = words(cursor.rest());
        let (first, first_end) = words.next()?;
        let known = self.titles.get(&stem(first))?;
        let following: Vec<(u64, usize)> =
            words.take(known[0].0.len()).map(|(word, end)| (stem(word), end)).collect();
        known.iter().find_map(|(stems, statute)| {
            let fits = stems.len() <= following.len()
                && stems.iter().zip(&following).all(|(stem, (other, _))| stem == other);
            let end = if stems.is_empty() { first_end } else { following.get(stems.len() - 1)?.1 };
            fits.then_some((cursor.at + end, *statute))
        })
    }
}

/// `rheinland-pfälzischen`, `bayerischen`.
fn eat_adjective_of_land(cursor: &mut Cursor<'_>) -> bool {
    let rest = cursor.rest();
    let word = &rest[..rest.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(rest.len())];
    let found = word.starts_with(char::is_lowercase) && word.ends_with("ischen");
    if found {
        cursor.at += word.len();
    }
    found
}

/// Does something new begin here: a line, an item of an enumeration?
fn is_head(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\u{a0}']);
    before.is_empty() || before.ends_with(['\n', ';', ',', ':', '('])
}

/// `a. F.`, `aF`, `n.F.`, `alter Fassung`, `analog`.
fn eat_aside(cursor: &mut Cursor<'_>) -> bool {
    const FORMS: [&str; 14] = [
        "a. F.",
        "a.F.",
        "a.\u{a0}F.",
        "aF",
        "n. F.",
        "n.F.",
        "nF",
        "alter Fassung",
        "neuer Fassung",
        "in der alten Fassung",
        "analog",
        "entsprechend",
        "entspr.",
        "direkt",
    ];
    FORMS.into_iter().any(|form| cursor.eat(form))
}

/// One or two digits right after a word, then its end: the mark of a footnote.
fn is_footnote(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && !rest[digits..].starts_with(char::is_alphanumeric)
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with("# ") && !line.is_empty())
}

fn split(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> Option<(String, &str)> {
        let names = Names::builtin();
        names.after(Cursor { text, at: 0 }).map(|named| (named.statute, &text[named.end..]))
    }

    #[test]
    fn names_in_any_case() {
        for (text, statute) in [
            (" AufenthG", "AufenthG"),
            (" des Aufenthaltsgesetzes", "AufenthG"),
            (" der Beschäftigungsverordnung", "BeschV"),
            (" des Bürgerlichen Gesetzbuchs", "BGB"),
            (" des Fünften Buches Sozialgesetzbuch", "SGB V"),
            (" Drittes Buch Sozialgesetzbuch", "SGB III"),
            (" SGB\u{a0}III", "SGB III"),
            (" SGB 3", "SGB III"),
            (" BITV 2.0", "BITV 2.0"),
            (" FreizügG/EU", "FreizügG/EU"),
            (" of the Residence Act", "AufenthG"),
            (" of the General Data Protection Regulation", "DSGVO"),
            (" GDPR", "DSGVO"),
            (" a. F. AufenthG", "AufenthG"),
            (" der Zivilprozessordnung", "ZPO"),
            (" des Verwaltungs-Vollstreckungsgesetzes", "VwVG"),
            (" BauO NRW", "BauO NRW"),
            (" der Richtlinie 2004/38/EG", "Richtlinie 2004/38/EG"),
            (" der Verordnung (EU) 2016/679", "DSGVO"),
            (" LBesG", "LBesG"),
            (" des Niedersächsischen Kommunalverfassungsgesetzes", "NKomVG"),
        ] {
            assert_eq!(after(text), Some((statute.to_owned(), "")), "{text}");
        }
        assert_eq!(after(" AufenthG."), Some(("AufenthG".to_owned(), ".")));
        assert_eq!(after(" BITV 2.0."), Some(("BITV 2.0".to_owned(), ".")));
        for text in [" des Vertrages", " und so weiter", " BVerwG, Urteil", " Die Klägerin"] {
            assert_eq!(after(text), None, "{text}");
        }
    }

    #[test]
    fn names_that_stand_before() {
        let names = Names::builtin();
        let before = |text: &str| names.before(text, text.len(), false);
        let is = |start, statute: &str| Some((start, statute.to_owned()));
        assert_eq!(before("nach BGB "), is(5, "BGB"));
        assert_eq!(before("im SGB III "), is(3, "SGB III"));
        assert_eq!(before("KSchG 1969 "), is(0, "KSchG"));
        assert_eq!(before("Bauen (VwVfG NRW "), is(7, "VwVfG NRW"));
        assert_eq!(before("vgl. VO (EU) Nr. 604/2013 "), is(5, "VO (EU) Nr. 604/2013"));
        assert_eq!(before("das Haus "), None);
    }
}
