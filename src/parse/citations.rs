//! Citations in a parsed text: recognised across line ends and emphasis, never in code, links and images.
//!
//! Owns: how the places that the recogniser gives become nodes of the tree. Must not know: which norms exist.

use super::fields::Fields;
use crate::decide::Cited;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::doc::{Block, Callout, CitationSource, Doc, Heading, Inline};
use crate::lang::{Bilingual, both};
use crate::law::cite::{Citation, Finder};
use crate::law::outdated::{Found, Outdated, Suspects, literal_amounts, sentence};
use crate::source::{Located, Span};

/// Stands for what no citation may reach into: code, links, images, footnotes.
const BARRIER: char = '\u{fffc}';

/// What the law of a text is read with.
#[derive(Debug, Default)]
pub struct Reading {
    /// Finds citations.
    pub finder: Finder,
    /// Knows what is outdated.
    pub outdated: Outdated,
}

/// Turns the citations of a text into nodes, and lists them; reports words of former law and amounts of money.
pub(super) fn mark(doc: &mut Doc, reading: &Reading, sink: &mut Sink) {
    let mut marker = Marker { reading, found: Vec::new(), sink };
    marker.blocks(&mut doc.blocks);
    for footnote in &mut doc.footnotes {
        marker.blocks(&mut footnote.blocks);
    }
    doc.citations = marker.found;
}

/// The citations of a text that stands in a TOML value.
pub(super) fn in_value(value: &Located<String>, source: &str, reading: &Reading) -> Vec<CitationSource> {
    let found = reading.finder.find(&value.value);
    // Where the value is written without escapes, places in it are places in the file.
    let offset = source.get(value.span.range()).and_then(|written| written.find(&value.value));
    let place = |citation: &Citation| match offset {
        Some(offset) => {
            let start = value.span.start as usize + offset;
            Span::new(value.span.file, start + citation.range.start..start + citation.range.end)
        }
        None => value.span,
    };
    found
        .into_iter()
        .map(|citation| CitationSource {
            span: place(&citation),
            text: single_spaces(&value.value[citation.range.clone()]),
            suspects: suspects(reading, &value.value, &citation.range),
            norm: citation.norm,
        })
        .collect()
}

/// A text in both languages, with its citations.
pub(super) fn cited(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    source: &str,
    reading: &Reading,
) -> Bilingual<Cited> {
    let read = |fields: &mut Fields<'_, '_>| {
        Bilingual::from_fn(|lang| {
            let text = fields.required_text(lang.code());
            text.map(|text| cited_text(text, source, reading)).unwrap_or_default()
        })
    };
    fields.table(key, read).unwrap_or_default()
}

/// A text with its citations.
pub(super) fn cited_text(text: Located<String>, source: &str, reading: &Reading) -> Cited {
    Cited { citations: in_value(&text, source, reading), text: text.value }
}

fn suspects(reading: &Reading, text: &str, place: &std::ops::Range<usize>) -> Suspects {
    reading.outdated.suspects(&text[sentence(text, place)])
}

struct Marker<'a, 's> {
    reading: &'a Reading,
    found: Vec<CitationSource>,
    sink: &'s mut Sink,
}

impl Marker<'_, '_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading(Heading { text, .. }) | Block::Paragraph(text) | Block::Plain(text) => {
                    self.inlines(text);
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                Block::Table(table) => {
                    let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                    cells.for_each(|cell| self.inlines(cell));
                }
                Block::Callout(Callout { blocks, .. }) | Block::Quote(blocks) => self.blocks(blocks),
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn inlines(&mut self, inlines: &mut Vec<Inline>) {
        let mut flat = String::new();
        flatten(inlines, &mut flat);
        self.lint(inlines, &flat);
        let found = self.reading.finder.find(&flat);
        if found.is_empty() {
            return;
        }
        let first = self.found.len();
        let mut places = vec![None; found.len()];
        let mut wrapper = Wrapper { found: &found, first, at: 0, places: &mut places };
        *inlines = wrapper.wrap(std::mem::take(inlines));
        for (citation, place) in found.into_iter().zip(places) {
            let text = single_spaces(&flat[citation.range.clone()]);
            let span = place.expect("a citation consists of text");
            let suspects = suspects(self.reading, &flat, &citation.range);
            self.found.push(CitationSource { norm: citation.norm, text, span, suspects });
        }
    }

    /// Reports what the words of a block show without knowing any norm.
    fn lint(&mut self, inlines: &[Inline], flat: &str) {
        for (place, found) in self.reading.outdated.words(flat) {
            let Some(span) = source_place(inlines, &place) else { continue };
            self.sink.report(outdated_law(span, &flat[place], &found));
        }
        for place in literal_amounts(flat) {
            let Some(span) = source_place(inlines, &place) else { continue };
            let amount = &flat[place];
            let message = both(
                format!("Der Betrag „{amount}“ steht als Zahl im Text und veraltet dort unbemerkt"),
                format!("the amount `{amount}` stands in the text as a number, where it will age unnoticed"),
            );
            let fix = both(
                "Den Betrag in einer Datei unter values/ anlegen und hier [[value:schlüssel]] schreiben",
                "put the amount into a file below values/ and write [[value:key]] here",
            );
            self.sink.report(Diagnostic::at(Code::LiteralAmount, span, message).fix(fix));
        }
    }
}

/// The message about a norm or a word of former law.
pub(crate) fn outdated_law(span: Span, written: &str, found: &Found) -> Diagnostic {
    let message = both(
        format!("„{written}“ ist überholt: {}", found.message.de),
        format!("`{written}` is outdated: {}", found.message.en),
    );
    let now = &found.now;
    let fix = both(
        format!("Heute: {now}. Ist früheres Recht gemeint, mit „früher“ oder „a. F.“ sagen"),
        format!("today: {now}. If former law is meant, say so with \"formerly\" or \"a. F.\""),
    );
    Diagnostic::at(Code::OutdatedLaw, span, message).fix(fix)
}

/// Where a place of the flat text begins in the source.
fn source_place(inlines: &[Inline], place: &std::ops::Range<usize>) -> Option<Span> {
    fn find(inlines: &[Inline], at: &mut usize, place: &std::ops::Range<usize>) -> Option<Span> {
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => {
                    if (*at..*at + text.len()).contains(&place.start) {
                        let offset = span.start as usize + (place.start - *at);
                        let end = (offset + place.len()).min(span.end as usize);
                        return Some(Span::new(span.file, offset..end.max(offset)));
                    }
                    *at += text.len();
                }
                Inline::SoftBreak => *at += 1,
                Inline::Emphasis(inner) | Inline::Strong(inner) => {
                    if let Some(span) = find(inner, at, place) {
                        return Some(span);
                    }
                }
                _ => *at += BARRIER.len_utf8(),
            }
        }
        None
    }
    find(inlines, &mut 0, place)
}

/// The text of inlines as the recogniser reads it.
fn flatten(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::SoftBreak => out.push('\n'),
            Inline::Emphasis(inner) | Inline::Strong(inner) => flatten(inner, out),
            _ => out.push(BARRIER),
        }
    }
}

/// Wraps the parts of inlines that belong to a citation.
struct Wrapper<'a> {
    found: &'a [Citation],
    /// Index of the first of them in the list of the text.
    first: usize,
    /// How far the flat text is read.
    at: usize,
    /// Where each citation stands in the source.
    places: &'a mut [Option<Span>],
}

impl Wrapper<'_> {
    fn wrap(&mut self, inlines: Vec<Inline>) -> Vec<Inline> {
        let mut out = Output { done: Vec::with_capacity(inlines.len()), open: None };
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => self.text(&text, span, &mut out),
                Inline::SoftBreak => {
                    let inside = self.index_at(self.at);
                    self.at += 1;
                    out.put(inside.map(|index| index + self.first), Inline::SoftBreak);
                }
                Inline::Emphasis(inner) => {
                    let inner = self.nested(inner, &mut out);
                    out.put(None, Inline::Emphasis(inner));
                }
                Inline::Strong(inner) => {
                    let inner = self.nested(inner, &mut out);
                    out.put(None, Inline::Strong(inner));
                }
                other => {
                    self.at += BARRIER.len_utf8();
                    out.put(None, other);
                }
            }
        }
        out.finish()
    }

    fn nested(&mut self, inner: Vec<Inline>, out: &mut Output) -> Vec<Inline> {
        out.close();
        self.wrap(inner)
    }

    /// The citation that covers a byte of the flat text.
    fn index_at(&self, at: usize) -> Option<usize> {
        let index = self.found.partition_point(|citation| citation.range.end <= at);
        self.found.get(index).is_some_and(|citation| citation.range.start <= at).then_some(index)
    }

    /// Splits a text where citations begin and end.
    fn text(&mut self, text: &str, span: Span, out: &mut Output) {
        let start = self.at;
        let end = start + text.len();
        // What is written with an entity or an escape has no exact places inside.
        let exact = (span.end - span.start) as usize == text.len();
        while self.at < end {
            let inside = self.index_at(self.at);
            let stop = if let Some(index) = inside {
                self.found[index].range.end
            } else {
                let next = self.found.partition_point(|citation| citation.range.start <= self.at);
                self.found.get(next).map_or(end, |citation| citation.range.start)
            }
            .min(end);
            let piece = self.at - start..stop - start;
            let place = if exact {
                let base = span.start as usize;
                Span::new(span.file, base + piece.start..base + piece.end)
            } else {
                span
            };
            if let Some(index) = inside {
                let known = self.places[index].get_or_insert(place);
                *known =
                    Span { start: known.start.min(place.start), end: known.end.max(place.end), ..*known };
            }
            out.put(inside.map(|index| index + self.first), Inline::Text(text[piece].to_owned(), place));
            self.at = stop;
        }
    }
}

/// Inlines that are done, and the citation that is being filled.
struct Output {
    done: Vec<Inline>,
    open: Option<(usize, Vec<Inline>)>,
}

impl Output {
    fn put(&mut self, citation: Option<usize>, inline: Inline) {
        match (citation, &mut self.open) {
            (Some(index), Some((open, inside))) if *open == index => inside.push(inline),
            (Some(index), _) => {
                self.close();
                self.open = Some((index, vec![inline]));
            }
            (None, _) => {
                self.close();
                self.done.push(inline);
            }
        }
    }

    fn close(&mut self) {
        if let Some((index, inside)) = self.open.take() {
            self.done.push(Inline::Citation(index, inside));
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.close();
        self.done
    }
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::parse_markdown;
    use crate::source::{Content, Layer, LayerId, Source, Sources};

    fn cited(markdown: &str) -> Vec<(String, String)> {
        let source =
            Source { path: "a.md".into(), layer: LayerId(0), content: Content::Text(markdown.into()) };
        let sources = Sources::new(vec![Layer { name: "x".into() }], vec![source]);
        let (id, _) = sources.find("a.md").unwrap();
        let mut doc = parse_markdown(markdown, 0, id, &mut Sink::default());
        mark(&mut doc, &Reading::default(), &mut Sink::default());
        let shown =
            |citation: &CitationSource| (citation.text.clone(), markdown[citation.span.range()].to_owned());
        doc.citations.iter().map(shown).collect()
    }

    #[test]
    fn citations_run_over_line_ends_and_emphasis_and_keep_their_places() {
        let pair = |text: &str, source: &str| (text.to_owned(), source.to_owned());
        assert_eq!(
            cited("Nach § 18g\nAbs. 1 AufenthG gilt"),
            [pair("§ 18g Abs. 1 AufenthG", "§ 18g\nAbs. 1 AufenthG")]
        );
        assert_eq!(cited("Nach **§ 18g** AufenthG"), [pair("§ 18g AufenthG", "§ 18g** AufenthG")]);
        assert_eq!(cited("- **§ 5 Abs. 1** und § 7 AufenthG").len(), 2);
        assert_eq!(cited("| a |\n|---|\n| § 4 AufenthG |"), [pair("§ 4 AufenthG", "§ 4 AufenthG")]);
        assert_eq!(cited("`§ 18g AufenthG` und [§ 4](blue-card) AufenthG"), []);
    }
}
