//! The seventh stage: [`Linked`] → search files. Sections of entries become documents of `lotse-search-index`.
//!
//! Owns: what of an entry is searched and under which field. Must not know: how it is analysed or ranked.

mod asked;
mod everyday;
mod tools;

use std::collections::{BTreeMap, BTreeSet};

pub use asked::ask;
pub use everyday::everyday;
use jiff::civil::Date;
use lotse_search_index::{Facet, Language, Options, Page, Section, Weights};

use crate::doc::{Block, CalloutKind, Inline, plain_text};
use crate::lang::Lang;
use crate::law::norm::NormId;
use crate::law::resolve::Answer;
use crate::link::Linked;
use crate::model::{Article, PageId, Site};
use crate::parse::{Area, Audience, Choice as _, ParsedText, Phase, Term};
use crate::render::{Outputs, Texts, Theme, target_name};
use crate::source::Located;

/// The search's name for a language.
pub const fn language(lang: Lang) -> Language {
    match lang {
        Lang::De => Language::German,
        Lang::En => Language::English,
    }
}

/// The search files of all languages, below `search/`.
pub fn index(linked: &Linked, theme: &Theme, today: Date) -> anyhow::Result<Outputs> {
    index_of(linked, theme, today, &|_| true)
}

/// The search files for a part of the pages; `kept` is asked for addresses below `dist/`.
pub fn index_of(
    linked: &Linked,
    theme: &Theme,
    today: Date,
    kept: &dyn Fn(&str) -> bool,
) -> anyhow::Result<Outputs> {
    let mut outputs = Outputs::default();
    for &lang in &linked.site.config.languages {
        let mut pages = documents(linked, theme, lang, today);
        pages.retain(|page| {
            let file = page.address.split('#').next().unwrap_or_default();
            kept(&format!("{}/{file}", lang.code()))
        });
        for (name, bytes) in lotse_search_index::build(&options(&linked.site, lang), &pages)? {
            outputs.add(format!("search/{name}"), bytes);
        }
    }
    Ok(outputs)
}

fn options(site: &Site, lang: Lang) -> Options {
    let names = |term: &Term| {
        let words = Lang::ALL.map(|lang| term.words.get(lang));
        let names = words.into_iter().flat_map(|words| {
            [&words.name].into_iter().chain(&words.abbreviation).chain(&words.synonyms).cloned()
        });
        names.collect::<BTreeSet<String>>().into_iter().collect()
    };
    Options {
        weights: weights(&site.config.search),
        synonyms: site.glossary.values().map(names).chain(everyday(lang)).collect(),
        words: site.config.search_words.clone(),
        ..Options::new(language(lang))
    }
}

/// The pages of one language: entries, situations and pages in the order of their keys, then checklists and tools, then terms, then norms.
pub fn documents(linked: &Linked, theme: &Theme, lang: Lang, today: Date) -> Vec<Page> {
    let maker = Maker { linked, theme, lang, today };
    let articles = linked.site.articles.values().filter_map(|article| maker.article(article));
    let norms =
        linked.norms.iter().flat_map(|(statute, norms)| norms.iter().map(move |norm| (statute, norm)));
    let terms = linked.site.glossary.values().filter_map(|term| maker.term(term));
    articles
        .chain(maker.tools())
        .chain(terms)
        .chain(norms.filter_map(|(statute, norm)| maker.norm(statute, norm)))
        .collect()
}

/// How much the words of a norm's page count, in per cent: entries that rest on the norm come first.
const NORM_SHARE: u32 = 10;
/// The same for a term of the glossary: entries about it come first.
const TERM_SHARE: u32 = 2;
/// The same for a text about a residence title, which sums up what entries explain.
const PERMIT_SHARE: u32 = 70;
/// The same for a lesson, which teaches what entries say.
const TRAINING_SHARE: u32 = 30;
/// A norm that a text cites again and again counts so often at most, and so often more if the summary cites it.
const MOST_CITED: usize = 4;
const IN_SUMMARY: usize = 3;
/// Separates the lines of a hit's details.
const LINE: &str = "\u{1f}";

/// Makes documents of pages.
struct Maker<'a> {
    linked: &'a Linked,
    theme: &'a Theme,
    lang: Lang,
    today: Date,
}

impl Maker<'_> {
    fn texts(&self) -> &Texts {
        self.theme.texts.get(self.lang)
    }

    /// Where a page lies, seen from the folder of its language.
    fn address(&self, page: &PageId) -> Option<String> {
        Some(self.in_folder(self.linked.site.addresses.of(page)?))
    }

    fn in_folder(&self, address: &str) -> String {
        let own = address.strip_prefix(self.lang.code()).and_then(|rest| rest.strip_prefix('/'));
        own.unwrap_or(address).to_owned()
    }

    fn article(&self, article: &Article) -> Option<Page> {
        let text = article.text(self.lang);
        let meta = &text.meta;
        Some(Page {
            key: article.key.clone(),
            address: self.address(&PageId::Article(self.lang, article.key.clone()))?,
            title: meta.title.value.clone(),
            summary: article.summary(self.lang).to_owned(),
            asked: meta.asked_as.iter().map(|question| question.value.clone()).collect(),
            keywords: self.cited(text),
            sections: sections(self.linked, self.texts(), self.lang, self.today, text),
            details: self.details(article),
            facets: self.facets(article),
            share: match article.area {
                Area::Permits => PERMIT_SHARE,
                Area::Training => TRAINING_SHARE,
                Area::Guidance | Area::Situations | Area::Pages => 100,
            },
        })
    }

    /// The norms that a text rests on, as often as it cites them, within limits.
    fn cited(&self, text: &ParsedText) -> Vec<String> {
        let Some(citing) = self.linked.citing(text.file) else { return Vec::new() };
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (number, norm) in citing.norms.iter().enumerate() {
            let Answer::Found(found) = &norm.answer else { continue };
            let more = if number < citing.in_summary { IN_SUMMARY } else { 1 };
            *counts.entry(format!("{} {} {}", found.norm, norm.parts, found.statute)).or_default() += more;
        }
        let repeated = |(norm, count): (String, usize)| std::iter::repeat_n(norm, count.min(MOST_CITED));
        counts.into_iter().flat_map(repeated).collect()
    }

    /// Two lines: where the page belongs, and when it was checked.
    fn details(&self, article: &Article) -> String {
        let texts = self.texts();
        let topic = article.entry().and_then(|facts| facts.topics.first());
        let place = match (article.area, topic) {
            (Area::Situations, _) => texts.get("title_situations").to_owned(),
            (Area::Permits, _) => texts.get("title_permits").to_owned(),
            (Area::Training, _) => texts.get("title_courses").to_owned(),
            (Area::Guidance, Some(topic)) => self.topic(&topic.value),
            _ => String::new(),
        };
        let meta = &article.text(self.lang).meta;
        let date = |date: &Located<Date>| self.lang.date(date.value);
        let checked = match (&meta.reviewed, &meta.wording_checked) {
            (Some(day), _) => texts.fill("trust_reviewed_plain", &[("date", &date(day))]),
            (None, Some(day)) => texts.fill("trust_wording_short", &[("date", &date(day))]),
            (None, None) => String::new(),
        };
        format!("{place}{LINE}{checked}")
    }

    fn topic(&self, key: &str) -> String {
        let topics = self.linked.site.topics.iter().flat_map(|group| &group.topics);
        let known = topics.into_iter().find(|topic| topic.key == key);
        known.map_or_else(String::new, |topic| topic.title.get(self.lang).clone())
    }

    fn facets(&self, article: &Article) -> Vec<Facet> {
        let texts = self.texts();
        let facet =
            |name: &str, key: &str, label: String| Facet { name: name.into(), key: key.into(), label };
        let kind = match article.area {
            Area::Guidance => "guidance",
            Area::Situations => "situation",
            Area::Permits => "permit",
            Area::Training => "course",
            Area::Pages => "page",
        };
        let mut facets = vec![facet("kind", kind, texts.label("kind", kind))];
        if let Some(facts) = article.entry() {
            let topics =
                facts.topics.iter().map(|topic| facet("topic", &topic.value, self.topic(&topic.value)));
            let audience = facts.audience.iter().map(Audience::word);
            let audience = audience.map(|word| facet("audience", word, texts.label("audience", word)));
            let phase = facts.phase.iter().map(Phase::word);
            let phase = phase.map(|word| facet("phase", word, texts.label("phase", word)));
            let permits = facts.permits.iter().map(|permit| &permit.value);
            let permits = permits.map(|permit| facet("permit", permit, texts.permit(permit)));
            facets.extend(topics.chain(audience).chain(phase).chain(permits));
        }
        facets
    }

    /// A term of the glossary, at its place in A–Z.
    fn term(&self, term: &Term) -> Option<Page> {
        let words = term.words.get(self.lang);
        let address = self.linked.site.term_address(self.lang, &term.key.value)?;
        Some(Page {
            key: format!("term:{}", term.key.value),
            address: self.in_folder(&address),
            title: words.name.clone(),
            summary: words.explanation.clone(),
            details: format!("{}{LINE}", self.texts().get("title_a_z")),
            facets: vec![Facet {
                name: "kind".to_owned(),
                key: "term".to_owned(),
                label: self.texts().label("kind", "term"),
            }],
            sections: vec![Section::default()],
            share: TERM_SHARE,
            ..Page::default()
        })
    }

    fn norm(&self, statute: &str, id: &NormId) -> Option<Page> {
        let heading = &self.linked.site.register.statute(statute)?.norm(id)?.heading;
        let dash = if heading.is_empty() { "" } else { " – " };
        Some(Page {
            key: format!("norm:{statute}/{}", id.slug()),
            address: self.address(&PageId::Norm(self.lang, statute.to_owned(), id.clone()))?,
            title: format!("{id} {statute}{dash}{heading}"),
            details: format!("{}{LINE}", self.texts().get("title_law")),
            facets: vec![Facet {
                name: "kind".to_owned(),
                key: "norm".to_owned(),
                label: self.texts().label("kind", "norm"),
            }],
            sections: vec![Section::default()],
            share: NORM_SHARE,
            ..Page::default()
        })
    }
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
fn sections(linked: &Linked, texts: &Texts, lang: Lang, today: Date, text: &ParsedText) -> Vec<Section> {
    let writer = Writer { linked, texts, lang, today, text };
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
    texts: &'a Texts,
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
                CalloutKind::Trainer => {}
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
                    out.push_str(&target_name(self.linked, self.texts, self.lang, self.today, target));
                }
                Inline::Link(link) => self.inlines(&link.text, out),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::FootnoteReference(_) => {}
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            }
        }
    }
}
