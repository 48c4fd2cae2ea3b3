//! The seventh stage: [`Linked`] → search files. Sections of entries become documents of `lotse-search-index`.
//!
//! Owns: what of an entry is searched and under which field. Must not know: how it is analysed or ranked.

use jiff::civil::Date;
use lotse_search_index::{Language, Page, Section, Weights};

use crate::doc::{Block, CalloutKind, Inline, plain_text};
use crate::lang::Lang;
use crate::link::Linked;
use crate::model::{Article, PageId};
use crate::parse::ParsedText;
use crate::render::{Outputs, target_name};

/// The search's name for a language.
pub const fn language(lang: Lang) -> Language {
    match lang {
        Lang::De => Language::German,
        Lang::En => Language::English,
    }
}

/// The search files of all languages, below `search/`.
pub fn index(linked: &Linked, today: Date) -> anyhow::Result<Outputs> {
    let weights = weights(&linked.site.config.search);
    let mut outputs = Outputs::default();
    for &lang in &linked.site.config.languages {
        let pages = documents(linked, lang, today);
        for (name, bytes) in lotse_search_index::build(language(lang), &pages, &weights)? {
            outputs.add(format!("search/{name}"), bytes);
        }
    }
    Ok(outputs)
}

/// The pages of one language, in the order of their keys.
pub fn documents(linked: &Linked, lang: Lang, today: Date) -> Vec<Page> {
    let site = &linked.site;
    let page = |article: &Article| {
        let text = article.text(lang);
        let address = site.addresses.of(&PageId::Article(lang, article.key.clone()))?;
        let meta = &text.meta;
        Some(Page {
            key: article.key.clone(),
            address: address.rsplit_once('/').map_or(address, |(_, name)| name).to_owned(),
            title: meta.title.value.clone(),
            summary: article.summary(lang).to_owned(),
            asked: meta.asked_as.iter().map(|question| question.value.clone()).collect(),
            keywords: Vec::new(),
            sections: sections(linked, lang, today, text),
        })
    };
    site.articles.values().filter_map(page).collect()
}

fn weights(set: &[(&'static str, u32)]) -> Weights {
    let mut weights = Weights::default();
    for (name, value) in set {
        match *name {
            "title" => weights.title = *value,
            "asked" => weights.asked = *value,
            "heading" => weights.heading = *value,
            "summary" => weights.summary = *value,
            "body" => weights.body = *value,
            _ => weights.keywords = *value,
        }
    }
    weights
}

/// A section reaches from one heading to the next; the first is what stands before any heading.
fn sections(linked: &Linked, lang: Lang, today: Date, text: &ParsedText) -> Vec<Section> {
    let writer = Writer { linked, lang, today, text };
    let mut sections = vec![Section::default()];
    for block in &text.doc.blocks {
        match block {
            Block::Heading(heading) => sections.push(Section {
                anchor: Some(heading.id.clone()),
                heading: Some(plain_text(&heading.text)),
                text: String::new(),
            }),
            block => {
                let section = sections.last_mut().expect("the beginning is always there");
                writer.block(block, &mut section.text);
            }
        }
    }
    let last = sections.last_mut().expect("the beginning is always there");
    for note in &text.doc.footnotes {
        writer.blocks(&note.blocks, &mut last.text);
    }
    for section in &mut sections {
        section.text.truncate(section.text.trim_end().len());
    }
    sections
}

/// Text as it is read: blocks and cells separated, `[[key]]` with the name it prints.
struct Writer<'a> {
    linked: &'a Linked,
    lang: Lang,
    today: Date,
    text: &'a ParsedText,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block], out: &mut String) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&self, block: &Block, out: &mut String) {
        match block {
            Block::Heading(heading) => self.inlines(&heading.text, out),
            Block::Paragraph(inlines) | Block::Plain(inlines) => self.inlines(inlines, out),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.blocks, out)),
            Block::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    self.inlines(cell, out);
                    out.push(' ');
                }
            }
            Block::Callout(callout) => match callout.kind {
                // What does not apply today is hidden, so a search must not lead there.
                CalloutKind::From(date) if self.today < date => {}
                CalloutKind::Until(date) if date < self.today => {}
                _ => self.blocks(&callout.blocks, out),
            },
            Block::Quote(blocks) => self.blocks(blocks, out),
            Block::Code(code) => out.push_str(code),
            Block::Rule => {}
        }
        if !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
    }

    fn inlines(&self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) | Inline::Code(text) => out.push_str(text),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Citation(_, inner) => {
                    self.inlines(inner, out);
                }
                Inline::Link(link) if link.text.is_empty() => {
                    let target = self.linked.target(self.text.file, link.index);
                    out.push_str(&target_name(self.linked, self.lang, self.today, target));
                }
                Inline::Link(link) => self.inlines(&link.text, out),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::FootnoteReference(_) => {}
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            }
        }
    }
}
