//! Views of entries, situations and pages.

use std::fmt::Write;

use super::cited::cited_text;
use super::view::{EntryView, Link, OfficeView, PlainView, SourceView, TocItem, TrustView};
use super::{Renderer, html};
use crate::doc::{Doc, plain_text};
use crate::lang::Lang;
use crate::model::{Article, PageId, relative};
use crate::parse::{Area, Choice, EntryFacts};

impl Renderer {
    /// `view` of `entry.html`.
    pub(super) fn entry(
        &self,
        lang: Lang,
        article: &Article,
        facts: &EntryFacts,
        address: &str,
    ) -> EntryView {
        let site = &self.linked.site;
        let text = article.text(lang);
        let texts = self.theme.texts.get(lang);
        let card = |key: &String| {
            self.address_of(&PageId::Article(lang, key.clone()))?;
            site.articles.get(key).map(|article| self.card(lang, article, address))
        };
        EntryView {
            key: article.key.clone(),
            sort: match article.area {
                Area::Situations => "situation",
                Area::Permits => "permit",
                Area::Guidance | Area::Training | Area::Pages => "guidance",
            },
            summary: self.summary_html(lang, article, address),
            basis: self.legal_basis(lang, article, address),
            law: self.law_trust(lang, article),
            body: html::body(&self.html_context(lang, address), text),
            toc: toc(&text.doc),
            trust: self.trust(lang, article, facts),
            untranslated: !article.has(lang),
            topics: self.topics_of(lang, facts, address),
            audience: facts.audience.iter().map(|a| texts.label("audience", a.word())).collect(),
            phase: facts.phase.iter().map(|p| texts.label("phase", p.word())).collect(),
            permits: facts
                .permits
                .iter()
                .map(|permit| self.permit_link(lang, &permit.value, address))
                .collect(),
            permit: (article.area == Area::Permits).then(|| self.permit(lang, article, facts, address)),
            related: facts.related.iter().filter_map(|key| card(&key.value)).collect(),
            next: facts.next.as_ref().and_then(|key| card(&key.value)),
            checks: self.checks_of(lang, &article.key, address),
            letters: self.letters_of(lang, &article.key, address),
            checklists: self.checklists_of(lang, &article.key, address),
            office: self.office_of(lang, facts, address),
            sources: facts.sources.iter().map(|source| source_view(&source.value)).collect(),
            changes: self.changes_of(lang, article, address),
            feedback: self.feedback(lang, article),
            layer: self.layer(article, lang),
        }
    }

    /// The summary with its citations linked.
    fn summary_html(&self, lang: Lang, article: &Article, address: &str) -> String {
        let citing = self.linked.citing(article.text(lang).file);
        let norms = citing.map_or(&[][..], |citing| &citing.norms[..citing.in_summary]);
        cited_text(&self.html_context(lang, address), article.summary(lang), norms)
    }

    /// `view` of `plain.html`.
    pub(super) fn plain(&self, lang: Lang, article: &Article, address: &str) -> PlainView {
        let text = article.text(lang);
        PlainView {
            summary: text.meta.summary.as_ref().map(|summary| summary.value.clone()),
            body: html::body(&self.html_context(lang, address), text),
            toc: toc(&text.doc),
            untranslated: !article.has(lang),
            feedback: self.feedback(lang, article),
        }
    }

    fn trust(&self, lang: Lang, article: &Article, facts: &EntryFacts) -> TrustView {
        let meta = &article.text(lang).meta;
        let date = |date: &crate::source::Located<jiff::civil::Date>| Self::date(lang, date.value);
        TrustView {
            wording_checked: meta.wording_checked.as_ref().map(date),
            reviewed: meta.reviewed.as_ref().map(date),
            reviewer: meta.reviewer.as_ref().map(|reviewer| reviewer.value.clone()),
            review_by: facts.review_by.as_ref().map(date),
            due: facts.review_by.as_ref().map(|due| self.due(lang, due.value)),
        }
    }

    fn topics_of(&self, lang: Lang, facts: &EntryFacts, address: &str) -> Vec<Link> {
        let link = |key: &String| {
            let page = PageId::Topic(lang, key.clone());
            let to = self.address_of(&page)?;
            Some(Link { title: self.title(&page), href: relative(address, to) })
        };
        facts.topics.iter().filter_map(|topic| link(&topic.value)).collect()
    }

    fn office_of(&self, lang: Lang, facts: &EntryFacts, address: &str) -> Option<OfficeView> {
        let office = self.linked.site.office(&facts.office.as_ref()?.value)?;
        Some(self.office(lang, office, address))
    }

    /// The folder a text comes from; only if the site has more than one.
    fn layer(&self, article: &Article, lang: Lang) -> Option<String> {
        let layers = &self.linked.site.layers;
        (layers.len() > 1).then(|| layers[article.text(lang).layer.0].name.clone())
    }

    /// `mailto:` to the operator with the page's key and the date of its text.
    fn feedback(&self, lang: Lang, article: &Article) -> String {
        let texts = self.theme.texts.get(lang);
        let meta = &article.text(lang).meta;
        // A lesson is compared with its course.
        let course = self.course_of(article.key.split('/').next().unwrap_or_default());
        let of_course =
            course.filter(|_| article.area == Area::Training).and_then(|c| c.compared.wording_checked);
        let own = meta.reviewed.as_ref().or(meta.wording_checked.as_ref()).map(|date| date.value);
        let date = own.or(of_course).map_or_else(String::new, |date| date.to_string());
        let values =
            [("key", article.key.as_str()), ("title", meta.title.value.as_str()), ("date", date.as_str())];
        let subject = texts.fill("feedback_subject", &values);
        let body = texts.fill("feedback_body", &values).replace('\n', "\r\n");
        let mail = &self.linked.site.config.operator_mail;
        format!("mailto:{mail}?subject={}&body={}", percent_encode(&subject), percent_encode(&body))
    }
}

/// Headings of level 2 with those of level 3 below them.
fn toc(doc: &Doc) -> Vec<TocItem> {
    let mut items: Vec<TocItem> = Vec::new();
    for heading in doc.headings().filter(|heading| heading.level <= 3) {
        let item = TocItem { title: plain_text(&heading.text), id: heading.id.clone(), children: Vec::new() };
        match items.last_mut() {
            Some(parent) if heading.level == 3 => parent.children.push(item),
            _ => items.push(item),
        }
    }
    items
}

/// A source is a text, an address, or a text that ends with an address.
fn source_view(source: &str) -> SourceView {
    match source.find("https://") {
        Some(start) => {
            let href = source[start..].trim().to_owned();
            let text = source[..start].trim().trim_end_matches([',', ':']).to_owned();
            SourceView { text: if text.is_empty() { href.clone() } else { text }, href: Some(href) }
        }
        None => SourceView { text: source.to_owned(), href: None },
    }
}

/// Percent-encodes everything but unreserved characters (RFC 3986 § 2.3).
fn percent_encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_texts_are_percent_encoded() {
        assert_eq!(percent_encode("§ 18b\r\n"), "%C2%A7%2018b%0D%0A");
    }

    #[test]
    fn sources_may_end_with_an_address() {
        let source = source_view("BAMF, https://example.org/x");
        assert_eq!((source.text.as_str(), source.href.as_deref()), ("BAMF", Some("https://example.org/x")));
    }
}
