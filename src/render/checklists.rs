//! Views of checklists: the list of them, and one to tick and print.

use super::Renderer;
use super::cited::cited_text;
use super::view::{Card, CardsView, ChecklistGroupView, ChecklistItemView, ChecklistView, Link};
use crate::lang::Lang;
use crate::link::{CitedNorm, Place};
use crate::model::{PageId, relative};
use crate::parse::{Checklist, ChecklistItem};
use crate::source::Located;

impl Renderer {
    /// `view` of `checklists.html`.
    pub(super) fn checklists(&self, lang: Lang, address: &str) -> CardsView {
        let lists = self.linked.site.checklists.values();
        let card = |list: &Checklist| {
            let page = PageId::Checklist(lang, list.key.value.clone());
            self.page_card(&page, list.summary.get(lang), address)
        };
        let mut cards: Vec<_> = lists.filter_map(card).collect();
        self.collation.get(lang).sort_by(&mut cards, |card| &card.title);
        CardsView { cards }
    }

    /// A page with a sentence about it.
    pub(super) fn page_card(&self, page: &PageId, summary: &str, address: &str) -> Option<Card> {
        let Link { title, href } = self.page_link(page, address)?;
        Some(Card { title, href, summary: summary.to_owned(), lang: None })
    }

    /// A page with its title.
    pub(super) fn page_link(&self, page: &PageId, address: &str) -> Option<Link> {
        let to = self.address_of(page)?;
        Some(Link { title: self.title(page), href: relative(address, to) })
    }

    /// The entries with these keys.
    pub(super) fn cards(&self, lang: Lang, keys: &[Located<String>], address: &str) -> Vec<Card> {
        let article = |key: &Located<String>| self.linked.site.articles.get(&key.value);
        keys.iter().filter_map(article).map(|article| self.card(lang, article, address)).collect()
    }

    /// `view` of `checklist.html`.
    pub(super) fn checklist(&self, lang: Lang, key: &str, address: &str) -> ChecklistView {
        let site = &self.linked.site;
        let list = &site.checklists[key];
        let mut norms = self.norms_of(&Place::Checklist(key.to_owned()));
        let groups = list.groups.iter().map(|group| ChecklistGroupView {
            title: group.title.get(lang).clone(),
            items: group
                .items
                .iter()
                .map(|item| {
                    let (own, rest) = norms.split_at(item.citations.len().min(norms.len()));
                    norms = rest;
                    self.checklist_item(lang, item, own, address)
                })
                .collect(),
        });
        let groups = groups.collect();
        ChecklistView {
            changed: self.changed_norms(&Place::Checklist(key.to_owned()).key()),
            wording_checked: list.compared.wording_checked.map(|date| Self::date(lang, date)),
            summary: list.summary.get(lang).clone(),
            groups,
            permits: list
                .permits
                .iter()
                .map(|permit| self.permit_link(lang, &permit.value, address))
                .collect(),
            entries: self.cards(lang, &list.entries, address),
            office: list
                .office
                .as_ref()
                .and_then(|key| site.office(&key.value))
                .map(|office| self.office(lang, office, address)),
        }
    }

    fn checklist_item(
        &self,
        lang: Lang,
        item: &ChecklistItem,
        norms: &[CitedNorm],
        address: &str,
    ) -> ChecklistItemView {
        ChecklistItemView {
            text: item.text.get(lang).clone(),
            when: item.when.as_ref().map(|when| when.get(lang).clone()),
            basis: cited_text(&self.html_context(lang, address), &item.basis, norms),
        }
    }

    /// The checklists that a text offers, in the order of their titles.
    pub(super) fn checklists_of(&self, lang: Lang, key: &str, address: &str) -> Vec<Link> {
        let lists = self.linked.site.checklists.values().filter(|list| offers(&list.entries, key));
        self.sorted_links(lists.map(|list| PageId::Checklist(lang, list.key.value.clone())), address)
    }

    /// The decision tables that a text offers.
    pub(super) fn checks_of(&self, lang: Lang, key: &str, address: &str) -> Vec<Link> {
        let checks = self.linked.site.checks.values().filter(|check| offers(&check.entries, key));
        self.sorted_links(checks.map(|check| PageId::Check(lang, check.key.value.clone())), address)
    }

    /// The letters that a text offers.
    pub(super) fn letters_of(&self, lang: Lang, key: &str, address: &str) -> Vec<Link> {
        let letters = self.linked.site.letters.values().filter(|letter| offers(&letter.entries, key));
        self.sorted_links(letters.map(|letter| PageId::Letter(lang, letter.key.value.clone())), address)
    }

    /// Pages in the order of their titles.
    pub(super) fn sorted_links(&self, pages: impl Iterator<Item = PageId>, address: &str) -> Vec<Link> {
        let pages: Vec<PageId> = pages.collect();
        let Some(lang) = pages.first().map(PageId::lang) else { return Vec::new() };
        let mut links: Vec<Link> = pages.iter().filter_map(|page| self.page_link(page, address)).collect();
        self.collation.get(lang).sort_by(&mut links, |link| &link.title);
        links
    }
}

/// Is the text with this key among those that offer something?
fn offers(entries: &[Located<String>], key: &str) -> bool {
    entries.iter().any(|entry| entry.value == key)
}
