//! Views of checklists: the list of them, and one to tick and print.

use super::Renderer;
use super::cited::cited_text;
use super::view::{Card, ChecklistGroupView, ChecklistItemView, ChecklistView, ChecklistsView, Link};
use crate::lang::Lang;
use crate::link::{CitedNorm, Place};
use crate::model::{PageId, relative};
use crate::parse::{Checklist, ChecklistItem};

impl Renderer {
    /// `view` of `checklists.html`.
    pub(super) fn checklists(&self, lang: Lang, address: &str) -> ChecklistsView {
        let mut lists: Vec<&Checklist> = self.linked.site.checklists.values().collect();
        self.collation.get(lang).sort_by(&mut lists, |list| list.title.get(lang));
        let card = |list: &Checklist| {
            let link = self.checklist_link(lang, list, address)?;
            let summary = list.summary.get(lang).clone();
            Some(Card { title: link.title, href: link.href, summary, lang: None })
        };
        ChecklistsView { checklists: lists.into_iter().filter_map(card).collect() }
    }

    /// `view` of `checklist.html`.
    pub(super) fn checklist(&self, lang: Lang, key: &str, address: &str) -> ChecklistView {
        let site = &self.linked.site;
        let list = &site.checklists[key];
        let place = Place::Checklist(key.to_owned());
        let citing = self.linked.citing.iter().find(|citing| citing.place == place);
        let mut norms = citing.map_or(&[][..], |citing| &citing.norms);
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
        let entry = |key: &crate::source::Located<String>| site.articles.get(&key.value);
        ChecklistView {
            summary: list.summary.get(lang).clone(),
            groups,
            permits: list
                .permits
                .iter()
                .map(|permit| self.permit_link(lang, &permit.value, address))
                .collect(),
            entries: list
                .entries
                .iter()
                .filter_map(entry)
                .map(|article| self.card(lang, article, address))
                .collect(),
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
        let lists = self.linked.site.checklists.values();
        let mut lists: Vec<&Checklist> =
            lists.filter(|list| list.entries.iter().any(|entry| entry.value == key)).collect();
        self.collation.get(lang).sort_by(&mut lists, |list| list.title.get(lang));
        lists.into_iter().filter_map(|list| self.checklist_link(lang, list, address)).collect()
    }

    /// A checklist with its address.
    pub(super) fn checklist_link(&self, lang: Lang, list: &Checklist, address: &str) -> Option<Link> {
        let to = self.linked.site.addresses.of(&PageId::Checklist(lang, list.key.value.clone()))?;
        Some(Link { title: list.title.get(lang).clone(), href: relative(address, to) })
    }
}
