//! The one tree of a text, with spans: HTML, table of contents, links, checks and search all read it.
//!
//! Owns: the shapes. Must not know: Markdown syntax (see `parse::markdown`) and HTML (see `render::html`).

use jiff::civil::Date;

use crate::law::cite::Cited;
use crate::law::outdated::Suspects;
use crate::source::Span;

/// A parsed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Footnotes in the order in which they are first referred to.
    pub footnotes: Vec<Footnote>,
    /// Where its links lead, as written; each [`Link::index`] is an index of this list.
    pub links: Vec<LinkSource>,
    /// Its images, in the order of the text.
    pub images: Vec<Image>,
    /// The norms it cites, as written; each index in [`Inline::Citation`] is one of this list.
    pub citations: Vec<CitationSource>,
}

/// A citation as written, not yet resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitationSource {
    /// What is cited.
    pub norm: Cited,
    /// As it reads, with single spaces.
    pub text: String,
    /// The whole citation.
    pub span: Span,
    /// What its sentence tells of outdated law.
    pub suspects: Suspects,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 2 to 6.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text of a tight list item: a paragraph without its own element.
    Plain(Vec<Inline>),
    /// A list; numbered if it has a first number.
    List {
        /// The first number of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Item>,
    },
    /// A table.
    Table(Table),
    /// A box with a title.
    Callout(Callout),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(String),
    /// A thematic break.
    Rule,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6 as written; 1 is a fault that `check` reports.
    pub level: u8,
    /// Its anchor: `{#id}` or made from the text.
    pub id: String,
    /// Its text.
    pub text: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

/// A list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Of a task list: ticked or not.
    pub checked: Option<bool>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One per column.
    pub alignments: Vec<Alignment>,
    /// The header cells.
    pub header: Vec<Vec<Inline>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As the text runs.
    None,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right, for numbers.
    Right,
}

/// `> [!WARNING]` and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callout {
    /// Which.
    pub kind: CalloutKind,
    /// Its blocks, without the marker.
    pub blocks: Vec<Block>,
}

/// The kinds of callouts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalloutKind {
    /// `[!TRAINER]`: what a trainer says to a slide; readers do not see it.
    Trainer,
    /// Worth knowing.
    Note,
    /// What goes wrong easily.
    Warning,
    /// Local practice, with the office that says so and the date: `[!PRACTICE] ABH Osnabrück, 2026-11-23`.
    Practice(String),
    /// What the statute leaves open.
    Open,
    /// Applies from a date on.
    From(Date),
    /// Applies until a date.
    Until(Date),
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    /// As written: `[^label]`.
    pub label: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Text within a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text and where it stands.
    Text(String, Span),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Code, as it is.
    Code(String),
    /// A link.
    Link(Link),
    /// The citation with this index in [`Doc::citations`], or a part of it where emphasis begins or ends inside.
    Citation(usize, Vec<Inline>),
    /// An image.
    Image(Image),
    /// A reference to the footnote with this number (from 1).
    FootnoteReference(usize),
    /// A line end in the source.
    SoftBreak,
    /// A forced line break.
    HardBreak,
}

/// A link in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Which of [`Doc::links`] it is.
    pub index: usize,
    /// Own words; empty for `[[key]]`, which prints the title of its target.
    pub text: Vec<Inline>,
}

/// Where a link leads, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSource {
    /// Where it points to.
    pub target: RawTarget,
    /// The whole link.
    pub span: Span,
}

/// A link's target as written, not yet resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawTarget {
    /// `blue-card`, `blue-card#salary`, `office:lab-ni`.
    Reference {
        /// What the key names.
        kind: ReferenceKind,
        /// The key.
        key: String,
        /// A heading's anchor.
        anchor: Option<String>,
    },
    /// `#salary` on the same page.
    Here(String),
    /// `https://…`, `mailto:…`, `tel:…`.
    External(String),
    /// None of these.
    Malformed(String),
}

/// What a reference names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceKind {
    /// An entry, a situation or a page: no prefix.
    Article,
    /// `office:`
    Office,
    /// `term:`
    Term,
    /// `checklist:`
    Checklist,
    /// `check:`
    Check,
    /// `letter:`
    Letter,
    /// `tool:`
    Tool,
    /// `course:`; `all` for the overview.
    Course,
    /// `value:`; the anchor says in which form.
    Value,
    /// Any other prefix.
    Unknown(String),
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// File name beside the text.
    pub file: String,
    /// What it shows, in words.
    pub alt: String,
    /// The whole image.
    pub span: Span,
}

/// The plain text of inlines, as it is read aloud; links count with their own words only.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect_plain(inlines, &mut out);
    out
}

fn collect_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Citation(_, inner) => {
                collect_plain(inner, out);
            }
            Inline::Link(link) => collect_plain(&link.text, out),
            Inline::Image(image) => out.push_str(&image.alt),
            Inline::FootnoteReference(_) => {}
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
        }
    }
}

impl Doc {
    /// All headings in order; headings stand at the top level only.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(heading) => Some(heading),
            _ => None,
        })
    }

    /// A short hash of each block, in order: what a translation was made from. White space does not count.
    pub fn block_hashes(&self) -> Vec<String> {
        let hash = |block: &Block| {
            let mut text = String::new();
            each_in_blocks(std::slice::from_ref(block), &mut |inline| match inline {
                Inline::Text(own, _) | Inline::Code(own) => {
                    text.extend(own.chars().filter(|c| !c.is_whitespace()));
                }
                Inline::Link(link) => text.push_str(&link_target(&self.links[link.index].target)),
                Inline::Image(image) => text.push_str(&image.alt),
                _ => {}
            });
            if let Block::Code(code) = block {
                text.push_str(code);
            }
            blake3::hash(text.as_bytes()).to_hex()[..6].to_owned()
        };
        self.blocks.iter().map(hash).collect()
    }

    /// Calls `visit` for every inline of the text, footnotes included, depth first, in the order of the text.
    pub fn each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        each_in_blocks(&self.blocks, visit);
        for footnote in &self.footnotes {
            each_in_blocks(&footnote.blocks, visit);
        }
    }
}

fn link_target(target: &RawTarget) -> String {
    match target {
        RawTarget::Reference { key, anchor, .. } => {
            format!("{key}#{}", anchor.as_deref().unwrap_or_default())
        }
        RawTarget::Here(text) | RawTarget::External(text) | RawTarget::Malformed(text) => text.clone(),
    }
}

fn each_in_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Heading(Heading { text, .. }) | Block::Paragraph(text) | Block::Plain(text) => {
                each_in_inlines(text, visit);
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_in_blocks(&item.blocks, visit)),
            Block::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| each_in_inlines(cell, visit));
            }
            Block::Callout(Callout { blocks, .. }) | Block::Quote(blocks) => each_in_blocks(blocks, visit),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn each_in_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Citation(_, inner)
            | Inline::Link(Link { text: inner, .. }) => {
                each_in_inlines(inner, visit);
            }
            _ => {}
        }
    }
}
