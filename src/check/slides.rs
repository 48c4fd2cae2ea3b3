//! Texts as slides: which blocks stand on which slide.
//!
//! A heading begins a slide; what is longer than a slide holds goes on on the next. Owns the cut. Must not know HTML.

use crate::doc::{Block, CalloutKind, Doc, Heading, Inline, plain_text};
use crate::parse::Area;

/// A slide of an own text with more words than this is reported.
pub const MOST_WORDS: usize = 110;
/// Sections of entries go on on another slide after so many words.
const FULL: usize = 80;

/// A slide.
#[derive(Debug, Clone, Default)]
pub struct Slide<'a> {
    /// Its heading; none before the first.
    pub heading: Option<&'a Heading>,
    /// Does it go on from the slide before, under the same heading?
    pub continued: bool,
    /// What it shows.
    pub blocks: Vec<&'a Block>,
    /// What the trainer says.
    pub notes: Vec<&'a Block>,
}

impl Slide<'_> {
    /// How many words it shows.
    pub fn words(&self) -> usize {
        self.blocks.iter().map(|block| words(block)).sum()
    }
}

/// The slides of a text, or of the section with this heading.
pub fn slides<'a>(doc: &'a Doc, section: Option<&str>, area: Area) -> Vec<Slide<'a>> {
    let mut slides: Vec<Slide<'a>> = Vec::new();
    let mut within = section.is_none().then_some(0);
    for block in &doc.blocks {
        if let Block::Heading(heading) = block {
            within = match within {
                Some(level) if section.is_some() && heading.level <= level => None,
                Some(level) => Some(level),
                None if section == Some(heading.id.as_str()) => Some(heading.level),
                None => None,
            };
            if within.is_some() {
                slides.push(Slide { heading: Some(heading), ..Slide::default() });
            }
            continue;
        }
        if within.is_none() {
            continue;
        }
        if slides.is_empty() {
            slides.push(Slide::default());
        }
        let last = slides.last_mut().expect("there is one");
        match block {
            Block::Callout(callout) if callout.kind == CalloutKind::Trainer => {
                last.notes.extend(&callout.blocks);
            }
            block
                if area != Area::Training
                    && !last.blocks.is_empty()
                    && last.words() + words(block) > FULL =>
            {
                let heading = last.heading;
                slides.push(Slide { heading, continued: true, blocks: vec![block], notes: Vec::new() });
            }
            block => last.blocks.push(block),
        }
    }
    // A heading with nothing below but further headings is no slide.
    slides.retain(|slide| !slide.blocks.is_empty());
    slides
}

fn words(block: &Block) -> usize {
    let of = |inlines: &[Inline]| plain_text(inlines).split_whitespace().count();
    match block {
        Block::Heading(heading) => of(&heading.text),
        Block::Paragraph(text) | Block::Plain(text) => of(text),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.blocks).map(words).sum(),
        Block::Table(table) => {
            table.header.iter().chain(table.rows.iter().flatten()).map(|cell| of(cell)).sum()
        }
        Block::Callout(callout) if callout.kind == CalloutKind::Trainer => 0,
        Block::Callout(callout) => callout.blocks.iter().map(words).sum(),
        Block::Quote(blocks) => blocks.iter().map(words).sum(),
        Block::Code(code) => code.split_whitespace().count(),
        Block::Rule => 0,
    }
}
