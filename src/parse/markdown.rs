//! Markdown → [`Doc`]: CommonMark with tables, footnotes, task lists, heading ids, `[[references]]` and callouts.
//!
//! Owns: how the syntax maps to the tree, and the faults that only the syntax shows (raw HTML, unknown
//! callouts, images without words). Must not know: which keys exist.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::callout;
use super::reference::reference;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::doc::{
    Alignment, Block, Callout, Doc, Footnote, Heading, Image, Inline, Item, Link, LinkSource, RawTarget,
    Table,
};
use crate::lang::both;
use crate::source::{SourceId, Span};

/// Parses the Markdown `text`, which starts at byte `base` of `file`. Never fails; faults are reported.
pub(super) fn parse_markdown(text: &str, base: usize, file: SourceId, sink: &mut Sink) -> Doc {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS;
    let events = Parser::new_ext(text, options).into_offset_iter();
    let mut builder = Builder {
        events,
        text,
        base,
        file,
        sink,
        anchors: Vec::new(),
        links: Vec::new(),
        images: Vec::new(),
        notes: Notes::default(),
        depth: 0,
    };
    let mut blocks = Vec::new();
    while let Some((event, range)) = builder.events.next() {
        builder.block(event, range, &mut blocks);
    }
    let Notes { referred, mut texts } = builder.notes;
    let footnote = |label: String| Footnote { blocks: texts.remove(&label).unwrap_or_default(), label };
    let footnotes = referred.into_iter().map(footnote).collect();
    Doc { blocks, footnotes, links: builder.links, images: builder.images, citations: Vec::new() }
}

struct Builder<'a, 's> {
    events: OffsetIter<'a>,
    text: &'a str,
    base: usize,
    file: SourceId,
    sink: &'s mut Sink,
    /// Anchors given so far.
    anchors: Vec<String>,
    links: Vec<LinkSource>,
    images: Vec<Image>,
    notes: Notes,
    /// How many lists, boxes or notes we are inside of.
    depth: usize,
}

/// Footnotes are numbered by their first reference; a text that nobody refers to is left out.
#[derive(Default)]
struct Notes {
    referred: Vec<String>,
    texts: BTreeMap<String, Vec<Block>>,
}

impl<'a> Builder<'a, '_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    /// One block that starts with `event`. Text outside of any block is that of a tight list item.
    fn block(&mut self, event: Event<'a>, range: Range<usize>, out: &mut Vec<Block>) {
        match event {
            Event::Start(Tag::Paragraph) => out.push(Block::Paragraph(self.inlines(TagEnd::Paragraph))),
            Event::Start(Tag::Heading { level, id, .. }) => {
                let text = self.inlines(TagEnd::Heading(level));
                out.push(self.heading(level as u8, id.as_deref(), text, range));
            }
            Event::Start(Tag::List(start)) => {
                let items = self.items(start.is_some());
                out.push(Block::List { start, items });
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                let blocks = self.blocks(TagEnd::BlockQuote(kind));
                out.push(self.quote(blocks, range));
            }
            Event::Start(Tag::CodeBlock(kind)) => out.push(self.code_block(&kind)),
            Event::Start(Tag::Table(alignments)) => {
                let alignments = alignments.into_iter().map(alignment).collect();
                out.push(Block::Table(self.table(alignments)));
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let blocks = self.blocks(TagEnd::FootnoteDefinition);
                self.notes.texts.insert(label.into_string(), blocks);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.raw_html(range);
                self.blocks(TagEnd::HtmlBlock);
            }
            Event::Rule => out.push(Block::Rule),
            Event::Html(_) | Event::End(_) => {}
            other => {
                let mut inlines = Vec::new();
                self.inline(other, range, &mut inlines);
                match out.last_mut() {
                    Some(Block::Plain(before)) => before.append(&mut inlines),
                    _ => out.push(Block::Plain(inlines)),
                }
            }
        }
    }

    fn blocks(&mut self, end: TagEnd) -> Vec<Block> {
        self.depth += 1;
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(&event, Event::End(tag) if *tag == end) {
                break;
            }
            self.block(event, range, &mut out);
        }
        self.depth -= 1;
        out
    }

    fn items(&mut self, numbered: bool) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::List(n)) if n == numbered => break,
                Event::Start(Tag::Item) => items.push(self.item()),
                _ => {}
            }
        }
        items
    }

    fn item(&mut self) -> Item {
        self.depth += 1;
        let mut item = Item { checked: None, blocks: Vec::new() };
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::TaskListMarker(checked) => item.checked = Some(checked),
                event => self.block(event, range, &mut item.blocks),
            }
        }
        self.depth -= 1;
        item
    }

    fn heading(&mut self, level: u8, id: Option<&str>, text: Vec<Inline>, range: Range<usize>) -> Block {
        let span = self.span(range);
        if self.depth > 0 {
            let message = both(
                "Überschriften stehen nicht in Listen, Zitaten oder Kästen",
                "headings do not stand in lists, quotations or boxes",
            );
            let fix = both("Fett schreiben: **…**", "write it in bold: **…**");
            self.sink.report(Diagnostic::at(Code::HeadingSkip, span, message).fix(fix));
            return Block::Paragraph(vec![Inline::Strong(text)]);
        }
        let plain = crate::doc::plain_text(&text);
        let id = match id {
            Some(id) => {
                if !is_anchor(id) {
                    let message = both(
                        format!("Der Anker „{id}“ enthält mehr als a–z, 0–9 und Bindestriche"),
                        format!("the anchor `{id}` has more than a–z, 0–9 and hyphens"),
                    );
                    let fix = format!("{{#{}}}", slug(id));
                    self.sink
                        .report(Diagnostic::at(Code::BadValue, span, message).fix(both(fix.clone(), fix)));
                } else if is_reserved(id) {
                    let message = both(
                        format!("Den Anker „{id}“ braucht die Seite selbst"),
                        format!("the page itself needs the anchor `{id}`"),
                    );
                    let fix = format!("{{#{id}-1}}");
                    self.sink
                        .report(Diagnostic::at(Code::BadValue, span, message).fix(both(fix.clone(), fix)));
                } else if self.anchors.iter().any(|other| other == id) {
                    let message = both(
                        format!("Der Anker „{id}“ steht zweimal in diesem Text"),
                        format!("the anchor `{id}` is used twice in this text"),
                    );
                    let fix = both("Einen der beiden ändern", "change one of the two");
                    self.sink.report(Diagnostic::at(Code::DuplicateAnchor, span, message).fix(fix));
                }
                id.to_owned()
            }
            None => self.free_anchor(&slug(&plain)),
        };
        self.anchors.push(id.clone());
        Block::Heading(Heading { level, id, text, span })
    }

    /// `salary`, or `salary-2` if that is taken.
    fn free_anchor(&self, wanted: &str) -> String {
        let wanted = if wanted.is_empty() { "abschnitt" } else { wanted };
        let taken = |id: &str| is_reserved(id) || self.anchors.iter().any(|other| other == id);
        if !taken(wanted) {
            return wanted.to_owned();
        }
        // One of the numbers up to that of all anchors is free.
        let numbered = (2..=self.anchors.len() + 2).map(|n| format!("{wanted}-{n}"));
        numbered.into_iter().find(|id| !taken(id)).unwrap_or_default()
    }

    fn quote(&mut self, mut blocks: Vec<Block>, range: Range<usize>) -> Block {
        let first_line = self.text[range.clone()].lines().next().unwrap_or_default();
        let marker = first_line.trim_start_matches(['>', ' ']);
        if !marker.starts_with("[!") {
            return Block::Quote(blocks);
        }
        let start = range.start + (first_line.len() - marker.len());
        let span = self.span(start..start + marker.trim_end().len());
        let Some(kind) = callout::parse_marker(marker, span, self.sink) else { return Block::Quote(blocks) };
        if let Some(Block::Paragraph(inlines)) = blocks.first_mut() {
            let line_end = inlines.iter().position(|i| matches!(i, Inline::SoftBreak | Inline::HardBreak));
            inlines.drain(..line_end.map_or(inlines.len(), |position| position + 1));
            if inlines.is_empty() {
                blocks.remove(0);
            }
        }
        Block::Callout(Callout { kind, blocks })
    }

    fn code_block(&mut self, _kind: &CodeBlockKind<'_>) -> Block {
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(TagEnd::CodeBlock) => break,
                Event::Text(text) => code.push_str(&text),
                _ => {}
            }
        }
        Block::Code(code)
    }

    fn table(&mut self, alignments: Vec<Alignment>) -> Table {
        let mut table = Table { alignments, header: Vec::new(), rows: Vec::new() };
        let mut row = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableCell) => row.push(self.inlines(TagEnd::TableCell)),
                Event::End(TagEnd::TableHead) => table.header = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                _ => {}
            }
        }
        table
    }

    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(&event, Event::End(tag) if *tag == end) {
                break;
            }
            self.inline(event, range, &mut out);
        }
        out
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => out.push(Inline::Text(text.into_string(), self.span(range))),
            Event::Code(code) => out.push(Inline::Code(code.into_string())),
            Event::SoftBreak => out.push(Inline::SoftBreak),
            Event::HardBreak => out.push(Inline::HardBreak),
            Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Event::Start(Tag::Strong) => out.push(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let text = self.inlines(TagEnd::Link);
                out.push(Inline::Link(self.link(link_type, &dest_url, text, range)));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let alt = crate::doc::plain_text(&self.inlines(TagEnd::Image));
                let image = self.image(dest_url.into_string(), alt.trim().to_owned(), range);
                self.images.push(image.clone());
                out.push(Inline::Image(image));
            }
            Event::FootnoteReference(label) => {
                let known = self.notes.referred.iter().position(|other| **other == *label);
                let index = known.unwrap_or_else(|| {
                    self.notes.referred.push(label.into_string());
                    self.notes.referred.len() - 1
                });
                out.push(Inline::FootnoteReference(index + 1));
            }
            Event::InlineHtml(_) | Event::Html(_) => self.raw_html(range),
            _ => {}
        }
    }

    fn link(&mut self, kind: LinkType, target: &str, text: Vec<Inline>, range: Range<usize>) -> Link {
        let span = self.span(range);
        let index = self.links.len();
        if let LinkType::WikiLink { has_pothole } = kind {
            if has_pothole {
                let words = crate::doc::plain_text(&text);
                let message =
                    both("In [[…]] steht kein senkrechter Strich", "no vertical bar inside of [[…]]");
                let fix = format!("[{words}]({target})");
                self.sink
                    .report(Diagnostic::at(Code::BrokenReference, span, message).fix(both(fix.clone(), fix)));
            }
            self.links.push(LinkSource { target: reference(target), span });
            return Link { index, text: Vec::new() };
        }
        let target = match kind {
            LinkType::Email => RawTarget::External(format!("mailto:{target}")),
            _ => raw_target(target),
        };
        self.links.push(LinkSource { target, span });
        Link { index, text }
    }

    fn image(&mut self, file: String, alt: String, range: Range<usize>) -> Image {
        let span = self.span(range);
        if alt.is_empty() {
            let message = both(
                format!("Das Bild „{file}“ hat keine Beschreibung"),
                format!("the image `{file}` has no description"),
            );
            let fix = both(
                format!(
                    "In Worten sagen, was es zeigt: ![Vorderseite des elektronischen Aufenthaltstitels]({file})"
                ),
                format!("say in words what it shows: ![front of the electronic residence permit]({file})"),
            );
            self.sink.report(Diagnostic::at(Code::ImageWithoutText, span, message).fix(fix));
        }
        Image { file, alt, span }
    }

    fn raw_html(&mut self, range: Range<usize>) {
        let html = self.text[range.clone()].trim();
        if html.starts_with("</") {
            return; // the tag that it closes was reported
        }
        let first = html.lines().next().unwrap_or_default();
        let message = both(
            format!("HTML ist hier nicht möglich: {first}"),
            format!("HTML is not allowed here: {first}"),
        );
        let fix = both(
            "Mit Markdown schreiben: **fett**, *kursiv*, [Text](ziel), Leerzeile für einen Absatz. Ein Kleiner-Zeichen im Text: \\<",
            "write it in Markdown: **bold**, *italic*, [text](target), an empty line for a paragraph; a less-than sign in text: \\<",
        );
        let span = self.span(range.start..range.start + html.len().max(1));
        self.sink.report(Diagnostic::at(Code::RawHtml, span, message).fix(fix));
    }
}

const fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// What stands in the round brackets of a link.
fn raw_target(target: &str) -> RawTarget {
    if let Some(anchor) = target.strip_prefix('#') {
        return RawTarget::Here(anchor.to_owned());
    }
    let scheme = target.split_once(':').map(|(scheme, rest)| (scheme, rest.starts_with("//")));
    match scheme {
        Some(("https" | "http", true) | ("mailto" | "tel", false)) => RawTarget::External(target.to_owned()),
        Some((_, true)) => RawTarget::Malformed(target.to_owned()),
        _ => reference(target),
    }
}

/// Anchors that pages use themselves: search box, skip links, footnotes.
fn is_reserved(id: &str) -> bool {
    ["q", "page-main", "page-top"].contains(&id)
        || ["q-", "fn-", "fnref-"].iter().any(|prefix| id.starts_with(prefix))
}

/// A text as an anchor or slug: lower-case a–z, 0–9 and single hyphens; ä becomes ae.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Is this an anchor or slug as [`slug`] makes them?
pub(super) fn is_anchor(id: &str) -> bool {
    !id.is_empty()
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !id.starts_with('-')
}
