//! Texts as slides: which blocks stand on which slide.
//!
//! A heading begins a slide; what is longer than a slide holds goes on on the next. Owns the cut. Must not know HTML.

use std::borrow::Cow;

use crate::doc::{Block, CalloutKind, Doc, Heading, Inline, Table, plain_text};
use crate::parse::Area;

/// A slide of an own text with more words than this is reported.
pub const MOST_WORDS: usize = 110;
/// Sections of entries go on on another slide after so many words.
const FULL: usize = 80;
/// A paragraph of so many words stays with the table that follows.
const INTRODUCTION: usize = 40;
/// A table goes on on another slide after so many rows.
const MOST_ROWS: usize = 7;

/// A slide.
#[derive(Debug, Clone, Default)]
pub struct Slide<'a> {
    /// Its heading; none before the first.
    pub heading: Option<&'a Heading>,
    /// Does it go on from the slide before, under the same heading?
    pub continued: bool,
    /// What it shows.
    pub blocks: Vec<Cow<'a, Block>>,
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
                    && !introduces(last, block)
                    && last.words() + words(block) > FULL =>
            {
                let heading = last.heading;
                let blocks = vec![Cow::Borrowed(block)];
                slides.push(Slide { heading, continued: true, blocks, notes: Vec::new() });
            }
            block => last.blocks.push(Cow::Borrowed(block)),
        }
    }
    // A heading with nothing below but further headings is no slide.
    slides.retain(|slide| !slide.blocks.is_empty());
    slides
}

/// Is all that the slide shows yet a sentence or two that lead to this table? Alone they would say nothing.
fn introduces(slide: &Slide<'_>, block: &Block) -> bool {
    matches!(block, Block::Table(_)) && slide.blocks.len() == 1 && slide.words() <= INTRODUCTION
}

/// The slides as they are shown: a table that is longer than a slide goes on on the next, under its header.
pub fn shown<'a>(slides: impl IntoIterator<Item = Slide<'a>>) -> Vec<Slide<'a>> {
    let mut shown: Vec<Slide<'a>> = Vec::new();
    for slide in slides {
        let Slide { heading, continued, blocks, notes } = slide;
        shown.push(Slide { heading, continued, blocks: Vec::new(), notes });
        for block in blocks {
            let parts = match block.as_ref() {
                Block::Table(table) => {
                    let before: usize = shown.last().map_or(0, Slide::words);
                    parts(table, before)
                }
                _ => Vec::new(),
            };
            if parts.len() < 2 {
                shown.last_mut().expect("one was added").blocks.push(block);
                continue;
            }
            for part in parts {
                let last = shown.last_mut().expect("one was added");
                if last.blocks.iter().any(|block| matches!(block.as_ref(), Block::Table(_))) {
                    shown.push(Slide { heading, continued: true, ..Slide::default() });
                }
                shown.last_mut().expect("one was added").blocks.push(Cow::Owned(Block::Table(part)));
            }
        }
    }
    shown
}

/// A table in parts of about equal length that each fit a slide, with so many words before the first; one if it fits as it is.
fn parts(table: &Table, before: usize) -> Vec<Table> {
    let lengths: Vec<usize> = table.rows.iter().map(|row| row.iter().map(|cell| count(cell)).sum()).collect();
    let total: usize = lengths.iter().sum();
    let total = total + before;
    let wanted = total.div_ceil(FULL).max(table.rows.len().div_ceil(MOST_ROWS)).max(1);
    let mut parts: Vec<Table> = Vec::new();
    let mut before = before;
    for (row, length) in table.rows.iter().zip(lengths) {
        // A row belongs to the part that its middle lies in.
        let part = (before + length / 2) * wanted / total.max(1);
        before += length;
        if parts.len() <= part.min(wanted - 1) {
            parts.push(Table { rows: Vec::new(), ..table.clone() });
        }
        parts.last_mut().expect("the first row begins one").rows.push(row.clone());
    }
    parts
}

fn count(text: &[Inline]) -> usize {
    plain_text(text).split_whitespace().count()
}

fn words(block: &Block) -> usize {
    let of = count;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize) -> Vec<Inline> {
        vec![Inline::Code("Wort ".repeat(words))]
    }

    fn table(rows: usize, words: usize) -> Block {
        let rows = (0..rows).map(|_| vec![text(words)]).collect();
        Block::Table(Table { alignments: Vec::new(), header: vec![text(1)], rows })
    }

    fn rows_of(slides: &[Slide<'_>]) -> Vec<usize> {
        let tables = slides.iter().flat_map(|slide| &slide.blocks);
        tables
            .filter_map(|block| if let Block::Table(t) = block.as_ref() { Some(t.rows.len()) } else { None })
            .collect()
    }

    #[test]
    fn a_long_table_goes_on_in_even_parts() {
        for (rows, words, expected) in [
            (7, 11, vec![7]),
            (8, 5, vec![4, 4]),
            (8, 25, vec![3, 2, 3]),
            (15, 4, vec![5, 5, 5]),
            (0, 0, vec![0]),
        ] {
            let block = table(rows, words);
            let slide = Slide { blocks: vec![Cow::Borrowed(&block)], ..Slide::default() };
            let shown = shown([slide]);
            assert_eq!(rows_of(&shown), expected, "{rows} rows of {words} words");
            assert!(shown.iter().skip(1).all(|slide| slide.continued));
        }
    }
}
