//! Legal citations in German and English prose: `§ 18g Abs. 1 Satz 2 Nr. 1 AufenthG`, `Art. 6 I lit. c DSGVO`,
//! `Section 18g of the Residence Act`.
//!
//! Owns: [`Finder`], which recognises citations with their exact places. What counts, what an item of a list is and what it
//! inherits is laid down in `tests/citations/README.md`, where a hand-made test set lies too.
//!
//! Must not know: whether a norm exists (see `law::resolve`), Markdown and HTML.

mod acts;
mod annexes;
mod chain;
mod cursor;
mod doubt;
mod list;
mod names;
mod reading;
mod shape;
mod stems;
mod titles;
mod units;

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::norm::Division;
use chain::{Sign, annex, chain};
use cursor::Cursor;
use doubt::Trust;
pub use names::Names;

/// A citation in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Where it stands, in bytes of the text; its first item of a list begins at the sign, later ones at their number.
    pub range: Range<usize>,
    /// What is cited.
    pub norm: Cited,
}

/// A cited norm, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The abbreviation of its statute as usually cited; `None` if the text names none.
    pub statute: Option<String>,
    /// § or Article.
    pub division: Division,
    /// `18g`; `None` for an annex alone.
    pub number: Option<String>,
    /// The last norm of a range.
    pub number_to: Option<String>,
    /// `2a`, or a range `1-3`.
    pub absatz: Option<String>,
    /// `1`
    pub satz: Option<String>,
    /// `13a`
    pub nummer: Option<String>,
    /// `c`
    pub buchstabe: Option<String>,
    /// `2`, or `letzter`.
    pub halbsatz: Option<String>,
    /// `f` or `ff`: the norms that follow, too.
    pub ff: Option<&'static str>,
    /// The annex: `D11a`; empty for the only one of a statute.
    pub anlage: Option<String>,
}

impl Cited {
    /// The parts below the number, in the usual form: `Abs. 1 Satz 2 Nr. 3`; empty for the norm as a whole.
    pub fn parts(&self) -> String {
        let parts = [
            ("Abs.", &self.absatz),
            ("Satz", &self.satz),
            ("Halbsatz", &self.halbsatz),
            ("Nr.", &self.nummer),
            ("Buchst.", &self.buchstabe),
        ];
        let written = parts.iter().filter_map(|(word, value)| Some(format!("{word} {}", value.as_ref()?)));
        written.collect::<Vec<_>>().join(" ")
    }
}

/// Words of annexes.
const ANNEXES: [&str; 5] = ["Anlage", "Anlagen", "Anhang", "Anhangs", "Annex"];

/// What may begin a citation.
const STARTS: [&str; 14] = [
    "§", "Art", "Paragra", "Section", "section", "Sec", "sec", "Anlage", "Anhang", "Annex", "Sects.", "art.",
    "s. ", "s.\u{a0}",
];

/// Finds citations. Made once, used for any number of texts.
#[derive(Debug)]
pub struct Finder {
    starts: AhoCorasick,
    names: Names,
}

impl Finder {
    /// With the built-in names.
    pub fn new() -> Self {
        let starts = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(STARTS)
            .expect("a dozen short words make an automaton");
        Self { starts, names: Names::builtin() }
    }

    /// The names it knows.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// All citations of a text, in its order.
    pub fn find(&self, text: &str) -> Vec<Citation> {
        let mut citations: Vec<Citation> = Vec::new();
        let mut done = 0;
        for start in self.starts.find_iter(text).map(|found| found.start()) {
            if start < done {
                continue;
            }
            let begins_word =
                text[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
            if (!begins_word && !text[start..].starts_with('§')) || is_in_address(text, start) {
                continue;
            }
            let free = citations.last().map_or(0, |last| last.range.end);
            let Some((mut found, end)) = self.at(text, start, free) else { continue };
            citations.append(&mut found);
            done = end;
        }
        citations
    }

    /// The chain or annex that begins at `start`; what stands before `free` belongs to other citations.
    fn at(&self, text: &str, start: usize, free: usize) -> Option<(Vec<Citation>, usize)> {
        let mut cursor = Cursor { text, at: start };
        for word in ANNEXES {
            let mut ahead = cursor;
            if ahead.eat_word(word) {
                let leading = self.names.before(text, start, false).filter(|(name, _)| *name >= free);
                return annex(ahead, start, &self.names, free, leading);
            }
        }
        let sign = sign(&mut cursor)?;
        let leading = self.names.before(text, start, sign.english).filter(|(name, _)| *name >= free);
        chain(cursor, start, sign, &self.names, leading)
    }
}

/// `https://example.org/§18`, `www.example.org/?Art.5`: no citation but part of an address.
fn is_in_address(text: &str, start: usize) -> bool {
    // No address that anybody reads is longer; a text without spaces must not be read once for each sign in it.
    let before = &text[text.floor_char_boundary(start.saturating_sub(300))..start];
    let token = before
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '"' | '„'))
        .map_or(0, |at| at + 1);
    before.get(token..).is_some_and(|token| token.contains("://") || token.starts_with("www."))
}

impl Default for Finder {
    fn default() -> Self {
        Self::new()
    }
}

/// Words that are signs: word, division, plural, trust, English.
const SIGNS: [(&str, Division, bool, Trust, bool); 26] = [
    ("Artikeln", Division::Article, true, Trust::Sure, false),
    ("Artikels", Division::Article, false, Trust::Sure, false),
    ("Artikel", Division::Article, false, Trust::Sure, false),
    ("Articles", Division::Article, true, Trust::Sure, true),
    ("Article", Division::Article, false, Trust::Sure, true),
    ("Artt.", Division::Article, true, Trust::Sure, false),
    ("Arts.", Division::Article, true, Trust::Sure, true),
    ("Art.", Division::Article, false, Trust::Sure, false),
    ("art.", Division::Article, false, Trust::Sure, false),
    ("Art", Division::Article, false, Trust::NeedsProof, false),
    ("Paragrafen", Division::Section, true, Trust::Sure, false),
    ("Paragraphen", Division::Section, true, Trust::Sure, false),
    ("Paragrafs", Division::Section, false, Trust::Sure, false),
    ("Paragraphs", Division::Section, false, Trust::NeedsProof, false),
    ("Paragraf", Division::Section, false, Trust::Sure, false),
    ("Paragraph", Division::Section, false, Trust::NeedsProof, false),
    ("Sections", Division::Section, true, Trust::Sure, true),
    ("Section", Division::Section, false, Trust::Sure, true),
    ("sections", Division::Section, true, Trust::NeedsProof, true),
    ("section", Division::Section, false, Trust::NeedsProof, true),
    ("Secs.", Division::Section, true, Trust::Sure, true),
    ("secs.", Division::Section, true, Trust::NeedsProof, true),
    ("Sects.", Division::Section, true, Trust::Sure, true),
    ("Sec.", Division::Section, false, Trust::Sure, true),
    ("sec.", Division::Section, false, Trust::NeedsProof, true),
    ("s.", Division::Section, false, Trust::NeedsStatute, true),
];

/// A sign of a norm: `§`, `§§`, `Art.`, `Artikel`, `Paragraf`, `Section`.
fn sign(cursor: &mut Cursor<'_>) -> Option<Sign> {
    if cursor.eat("§") {
        let mut ahead = *cursor;
        ahead.space();
        let plural = ahead.eat("§");
        if plural {
            *cursor = ahead;
        }
        // "§ Section 18a", as machines translate.
        let mut word = *cursor;
        let english = word.space() && ["Sections", "Section"].into_iter().any(|sign| word.eat_word(sign));
        if english {
            *cursor = word;
        }
        return Some(Sign { division: Division::Section, plural, trust: Trust::Sure, english });
    }
    for (word, division, plural, trust, english) in SIGNS {
        let mut ahead = *cursor;
        let whole = if word.ends_with('.') { ahead.eat(word) } else { ahead.eat_word(word) };
        if whole {
            let mut number = ahead;
            number.space();
            // A word without a number is a word.
            if !number.peek().is_some_and(|c| c.is_ascii_digit()) {
                continue;
            }
            *cursor = ahead;
            return Some(Sign { division, plural, trust, english });
        }
    }
    None
}

#[cfg(test)]
mod tests;
