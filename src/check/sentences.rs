//! The sentences of a text, as a reader counts them: citations are no words, a title or an amount is one.
//!
//! Must not know: how long a sentence may be.

use crate::doc::{Block, Doc, Inline};
use crate::source::Span;
use crate::words::words_of;

/// A sentence of a paragraph, a list item, a cell or a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// How many words it has.
    pub words: usize,
    /// Where it stands.
    pub span: Span,
}

/// Words that end with a full stop and end no sentence.
const ABBREVIATIONS: [&str; 24] = [
    "bzw", "ca", "etc", "ggf", "usw", "vgl", "dr", "prof", "mio", "mrd", "inkl", "evtl", "max", "min", "abs",
    "nr", "art", "nrn", "bspw", "sog", "vs", "approx", "dgl", "tel",
];

/// What stands for the title or amount that a reference prints.
const TITLE: &str = "Titel";

/// The sentences of the running text, in order; headings and code are none.
pub fn sentences(doc: &Doc) -> Vec<Sentence> {
    let mut found = Vec::new();
    of_blocks(&doc.blocks, &mut found);
    for footnote in &doc.footnotes {
        of_blocks(&footnote.blocks, &mut found);
    }
    found
}

fn of_blocks(blocks: &[Block], found: &mut Vec<Sentence>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => of_inlines(inlines, found),
            Block::List { items, .. } => items.iter().for_each(|item| of_blocks(&item.blocks, found)),
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| of_inlines(cell, found)),
            Block::Callout(callout) => of_blocks(&callout.blocks, found),
            Block::Quote(blocks) => of_blocks(blocks, found),
            Block::Heading(_) | Block::Code(_) | Block::Rule => {}
        }
    }
}

fn of_inlines(inlines: &[Inline], found: &mut Vec<Sentence>) {
    let mut line = Line::default();
    line.add(inlines);
    line.sentences(found);
}

/// The text of a block without its marks, and where its stretches stand in the file.
#[derive(Default)]
struct Line {
    text: String,
    /// Where in `text` a stretch begins, and its place in the file.
    stretches: Vec<(usize, Span)>,
}

impl Line {
    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => {
                    self.stretches.push((self.text.len(), *span));
                    self.text.push_str(text);
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) => self.add(inner),
                Inline::Link(link) if link.text.is_empty() => self.text.push_str(TITLE),
                Inline::Link(link) => self.add(&link.text),
                Inline::SoftBreak | Inline::HardBreak => self.text.push(' '),
                Inline::Code(_) | Inline::Citation(..) | Inline::Image(_) | Inline::FootnoteReference(_) => {}
            }
        }
    }

    fn sentences(&self, found: &mut Vec<Sentence>) {
        let (mut words, mut start) = (0, None);
        let mut rest = words_of(&self.text, |c: char| !c.is_whitespace()).peekable();
        while let Some((at, word)) = rest.next() {
            if word.contains(char::is_alphanumeric) {
                words += 1;
                start.get_or_insert(at);
            }
            let Some(first) = start else { continue };
            if rest.peek().is_none() || ends_sentence(word, rest.peek().map(|(_, next)| *next)) {
                if let (Some(from), Some(to)) = (self.place(first), self.place(at + word.len() - 1)) {
                    found
                        .push(Sentence { words, span: Span { end: (to.start + 1).max(from.start), ..from } });
                }
                (words, start) = (0, None);
            }
        }
    }

    /// The place in the file of a byte of the text; that of its stretch where something was escaped.
    fn place(&self, at: usize) -> Option<Span> {
        let index = self.stretches.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        let (start, span) = self.stretches[index];
        let end = self.stretches.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
        let offset = u32::try_from(at - start).unwrap_or(0);
        let as_written = span.end - span.start >= u32::try_from(end - start).unwrap_or(0);
        let begins = if as_written { (span.start + offset).min(span.end) } else { span.start };
        Some(Span { start: begins, ..span })
    }
}

/// Whether a sentence ends with a word; `next` follows it.
fn ends_sentence(word: &str, next: Option<&str>) -> bool {
    let bare = word.trim_end_matches([')', ']', '”', '“', '"', '’', '*']);
    if bare.ends_with(['!', '?', ':']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else { return false };
    let letters = stem.trim_start_matches(['(', '[', '„', '“', '"']);
    // "3. Januar", "z. B.", "d.h.", "ggf."
    let one_letter = letters.chars().count() == 1 && letters.chars().all(char::is_alphabetic);
    let short = one_letter
        || letters.contains('.')
        || (!letters.is_empty() && letters.chars().all(|c| c.is_ascii_digit()))
        || ABBREVIATIONS.contains(&letters.to_lowercase().as_str());
    !short && next.is_none_or(|next| !next.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::ends_sentence;

    #[test]
    fn where_sentences_end() {
        for (word, next) in
            [("gilt.", Some("Das")), ("().", Some("Das")), ("Titel).", None), ("wann?", Some("Ja"))]
        {
            assert!(ends_sentence(word, next), "{word}");
        }
        for (word, next) in
            [("z.", Some("B.")), ("3.", Some("Januar")), ("ca.", Some("Drei")), ("Abs.", Some("1"))]
        {
            assert!(!ends_sentence(word, next), "{word}");
        }
    }
}
