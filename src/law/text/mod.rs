//! The wording of a statute in one state, however it came: official XML, a zip of it, or a Markdown mirror.
//!
//! Owns: [`StatuteText`] and the two importers that make it. What follows (register, report, pages) knows one shape
//! only. Must not know: the register, and where files come from.

pub mod archive;
mod fingerprint;
mod items;
mod markdown;
mod paragraphs;
mod write;
mod xml;

use std::collections::HashMap;

use jiff::civil::Date;

pub use fingerprint::fingerprint;
pub use items::Items;
pub use markdown::parse_markdown;
pub use write::to_markdown;
pub use xml::parse_xml;

use super::norm::NormId;
use crate::lang::Bilingual;

/// A statute in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatuteText {
    /// Its number in the federal documentation, such as `BJNR195010004`: it stays when the statute is renamed.
    pub document: Option<String>,
    /// Abbreviation as the source gives it.
    pub abbreviation: String,
    /// Short title: `Aufenthaltsgesetz`.
    pub short_title: Option<String>,
    /// Full title.
    pub title: String,
    /// The day of the text, if the format tells.
    pub state: Option<Date>,
    /// Its norms in the order of the law.
    pub norms: Vec<NormText>,
}

/// A norm with its wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormText {
    /// § 18g
    pub id: NormId,
    /// The last number, if several norms share a heading: "§§ 3 bis 6 (weggefallen)".
    pub to: Option<String>,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Its paragraphs (Absätze); none if the norm is gone ("weggefallen").
    pub paragraphs: Vec<ParagraphText>,
}

/// An Absatz.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParagraphText {
    /// `2a`; `None` for text without a number.
    pub label: Option<String>,
    /// Its lines: running text and items.
    pub lines: Vec<Line>,
}

/// A line of an Absatz.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// `1.`, `a)`, if it is an item.
    pub label: Option<String>,
    /// Its text, with single spaces.
    pub text: String,
}

impl ParagraphText {
    /// The fingerprint of the wording, the labels of items included.
    pub fn fingerprint(&self) -> String {
        fingerprint(
            self.lines.iter().flat_map(|line| [line.label.as_deref().unwrap_or_default(), &line.text]),
        )
    }

    /// The items it contains.
    pub fn items(&self) -> Items {
        Items::collect(self.lines.iter().map(|line| line.label.as_deref()))
    }

    /// Is this paragraph gone: "(weggefallen)"?
    pub fn is_gone(&self) -> bool {
        match self.lines.as_slice() {
            [line] => line.label.is_none() && is_gone(&line.text),
            lines => lines.is_empty(),
        }
    }
}

/// Joins norms of one name: two wordings with different dates, or an annex that has fallen away beside a living one.
fn merged(norms: Vec<NormText>) -> Vec<NormText> {
    let mut places: HashMap<NormId, usize> = HashMap::new();
    let mut out: Vec<NormText> = Vec::with_capacity(norms.len());
    for norm in norms {
        let Some(&place) = places.get(&norm.id) else {
            places.insert(norm.id.clone(), out.len());
            out.push(norm);
            continue;
        };
        let first = &mut out[place];
        if first.heading.is_empty() {
            first.heading = norm.heading;
        }
        for paragraph in norm.paragraphs {
            match first.paragraphs.iter_mut().find(|known| known.label == paragraph.label) {
                Some(known) => known.lines.extend(paragraph.lines),
                None => first.paragraphs.push(paragraph),
            }
        }
    }
    out
}

/// "(weggefallen)", "(aufgehoben)" and nothing else.
pub fn is_gone(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '-', '–', '.', ' ']).trim();
    ["weggefallen", "aufgehoben", "gestrichen", "entfällt"].contains(&bare)
}

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// One sentence in both languages.
    pub message: Bilingual<String>,
    /// Byte offset of the fault, if there is one place.
    pub at: Option<usize>,
}

impl Unreadable {
    fn new(message: Bilingual<String>) -> Self {
        Self { message, at: None }
    }

    fn at(message: Bilingual<String>, offset: usize) -> Self {
        Self { message, at: Some(offset) }
    }
}
