//! `checklists/<key>.toml`: documents and steps to tick and print.
//!
//! ```toml
//! title = { de = "Antrag auf die Blaue Karte EU", en = "Application for the EU Blue Card" }
//! summary = { de = "Was Sie und die Person bereitlegen.", en = "What you and the person have ready." }
//! permits = ["18g"]
//! entries = ["blue-card"]
//! office = "abh"
//!
//! [[group]]
//! title = { de = "Vom Unternehmen", en = "From the company" }
//!
//! [[group.item]]
//! text = { de = "Arbeitsvertrag", en = "Employment contract" }
//! when = { de = "wenn schon unterschrieben", en = "if signed already" }
//! basis = "§ 18 Abs. 2 Nr. 1 AufenthG"
//! ```
//!
//! `entries` are the texts that offer the list. Owns: the format. Must not know: where a list is shown.

use super::citations::Reading;
use super::compared::{Compared, compared};
use super::fields::Fields;
use crate::doc::CitationSource;
use crate::lang::Bilingual;
use crate::source::Located;

/// A checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The file's name: the permanent key.
    pub key: Located<String>,
    /// Title.
    pub title: Bilingual<String>,
    /// What it is for, in a sentence or two.
    pub summary: Bilingual<String>,
    /// Residence titles it is for.
    pub permits: Vec<Located<String>>,
    /// Keys of the entries and situations that offer it.
    pub entries: Vec<Located<String>>,
    /// When it was compared with the statutes.
    pub compared: Compared,
    /// Key of the office that wants to see it.
    pub office: Option<Located<String>>,
    /// Its items, by group.
    pub groups: Vec<ChecklistGroup>,
}

/// Items that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistGroup {
    /// Title.
    pub title: Bilingual<String>,
    /// In the author's order.
    pub items: Vec<ChecklistItem>,
}

/// Something to have or to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// What.
    pub text: Bilingual<String>,
    /// Only in this case.
    pub when: Option<Bilingual<String>>,
    /// The norm that asks for it, as written.
    pub basis: String,
    /// The norms in `basis`.
    pub citations: Vec<CitationSource>,
}

/// Reads a checklist.
pub(super) fn checklist(key: &str, mut fields: Fields<'_, '_>, source: &str, reading: &Reading) -> Checklist {
    for name in ["title", "summary", "group"] {
        fields.require(name);
    }
    let list = Checklist {
        key: Located { value: key.to_owned(), span: fields.span() },
        title: fields.bilingual("title").unwrap_or_default(),
        summary: fields.bilingual("summary").unwrap_or_default(),
        permits: fields.texts("permits"),
        entries: fields.texts("entries"),
        compared: compared(&mut fields),
        office: fields.text("office"),
        groups: fields.tables("group", |group| {
            group.require("title");
            ChecklistGroup {
                title: group.bilingual("title").unwrap_or_default(),
                items: group.tables("item", |item| checklist_item(item, source, reading)),
            }
        }),
    };
    fields.finish();
    list
}

fn checklist_item(item: &mut Fields<'_, '_>, source: &str, reading: &Reading) -> ChecklistItem {
    item.require("text");
    let basis = item.text("basis");
    ChecklistItem {
        text: item.bilingual("text").unwrap_or_default(),
        when: item.bilingual("when"),
        citations: basis
            .as_ref()
            .map_or_else(Vec::new, |basis| super::citations::in_value(basis, source, reading)),
        basis: basis.map(|basis| basis.value).unwrap_or_default(),
    }
}
