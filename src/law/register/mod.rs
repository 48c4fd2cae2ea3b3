//! The register: what is known of the statutes a site cites. Facts, never the wording.
//!
//! Owns: [`Register`], [`Statute`] and the simple questions the rest asks: is there such a norm, since when does its
//! wording stand, what was it called. How a new state is fitted in is in [`fit`], the file format in [`mod@file`].
//!
//! Must not know: entries and pages.

pub mod file;
pub mod fit;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::norm::{NormId, compare_numbers};
use super::text::Items;

/// All statutes with a register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// In the order of their files.
    statutes: Vec<Arc<Statute>>,
    /// Abbreviations, former ones, titles → index of the statute.
    by_name: HashMap<String, usize>,
}

/// What is known of a statute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statute {
    /// `AufenthG`
    pub abbreviation: String,
    /// Abbreviations it had before: `TTDSG`.
    pub former: Vec<String>,
    /// Other abbreviations and names in use: `EFZG`.
    pub also: Vec<String>,
    /// Full title.
    pub title: String,
    /// `Aufenthaltsgesetz`
    pub short_title: Option<String>,
    /// Number in the federal documentation.
    pub document: Option<String>,
    /// Official address, with a slash at the end if norms lie below it.
    pub address: Option<String>,
    /// Are all its norms known, or only those listed?
    pub complete: bool,
    /// The day on which it was last compared with the official text, if that is later than its last state.
    pub checked: Option<Date>,
    /// The states that were imported, the oldest first.
    pub states: Vec<Date>,
    /// Its norms in the order of the law, those that are gone too.
    pub norms: Vec<Norm>,
}

/// A norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// § 18g
    pub id: NormId,
    /// The last number, if several share a line: "§§ 3 bis 6 (weggefallen)".
    pub to: Option<String>,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Since which state it is gone.
    pub gone: Option<Date>,
    /// Its paragraphs in order, those that are gone too; all are if the norm itself is gone.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph (Absatz) of a norm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// `2a`; `None` for text without a number.
    pub label: Option<String>,
    /// Its Nummern and Buchstaben.
    pub items: Items,
    /// Those that earlier wordings had and this one has not.
    pub gone_items: Items,
    /// What is known of its wording.
    pub wording: Wording,
}

/// What is known of a paragraph's wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// It stands unchanged since a state (or longer, if that is the first that was imported).
    Since {
        /// Its fingerprint.
        fingerprint: String,
        /// The earliest state of an unbroken run of equal imports.
        state: Date,
    },
    /// It is gone since a state.
    Gone(Date),
    /// It exists, but nobody watches it: written by hand into a partial register.
    Unwatched,
}

impl Register {
    /// Puts statutes together; of two with one name the first stays.
    pub fn new(statutes: Vec<Arc<Statute>>) -> Self {
        let mut by_name = HashMap::new();
        for (index, statute) in statutes.iter().enumerate() {
            by_name.entry(key(&statute.abbreviation)).or_insert(index);
        }
        for (index, statute) in statutes.iter().enumerate() {
            for name in statute.also.iter().chain(&statute.short_title).chain(&statute.former) {
                by_name.entry(key(name)).or_insert(index);
            }
        }
        Self { statutes, by_name }
    }

    /// All statutes.
    pub fn statutes(&self) -> &[Arc<Statute>] {
        &self.statutes
    }

    /// The statute with this abbreviation or name, perhaps a former one.
    pub fn statute(&self, name: &str) -> Option<&Statute> {
        self.by_name.get(&key(name)).map(|index| &*self.statutes[*index])
    }

    /// The statute with this number in the federal documentation.
    pub fn of_document(&self, document: &str) -> Option<&Statute> {
        self.statutes
            .iter()
            .map(|statute| &**statute)
            .find(|statute| statute.document.as_deref() == Some(document))
    }
}

/// Names are compared without regard to case, spaces and hyphens.
fn key(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).collect()
}

impl Statute {
    /// The newest state.
    pub fn as_of(&self) -> Option<Date> {
        self.states.last().copied()
    }

    /// The norm with this name, gone or not; a number within a range that is gone counts too.
    pub fn norm(&self, id: &NormId) -> Option<&Norm> {
        match self.norms.binary_search_by(|norm| norm.id.cmp(id)) {
            Ok(index) => Some(&self.norms[index]),
            Err(0) => None,
            Err(index) => {
                let before = &self.norms[index - 1];
                let last = before.to.as_ref()?;
                let inside = before.id.division == id.division && compare_numbers(&id.number, last).is_le();
                inside.then_some(before)
            }
        }
    }

    /// The norms from one to another, both included.
    pub fn range<'a>(&'a self, from: &'a NormId, to: &'a NormId) -> impl Iterator<Item = &'a Norm> {
        self.norms.iter().filter(move |norm| norm.id >= *from && norm.id <= *to)
    }

    /// Was it called so once, and is not any more?
    pub fn is_former_name(&self, name: &str) -> bool {
        self.former.iter().any(|former| key(former) == key(name))
    }

    /// Address of a norm in the official edition.
    pub fn official_address(&self, id: &NormId) -> Option<String> {
        use super::norm::Division;
        let base = self.address.as_ref()?;
        if !base.contains("gesetze-im-internet.de/") {
            return Some(base.clone());
        }
        Some(match id.division {
            Division::Section => format!("{base}__{}.html", id.number),
            Division::Article => format!("{base}art_{}.html", id.number),
            Division::Annex if id.number.is_empty() => format!("{base}anlage.html"),
            Division::Annex => format!("{base}anlage_{}.html", id.number.to_lowercase()),
        })
    }
}

impl Norm {
    /// Its name with its heading: `§ 18g AufenthG – Blaue Karte EU`.
    pub fn title(&self, statute: &str) -> String {
        let name = format!("{} {statute}", self.id);
        if self.heading.is_empty() { name } else { format!("{name} – {}", self.heading) }
    }

    /// The paragraph with this number.
    pub fn paragraph(&self, label: Option<&str>) -> Option<&Paragraph> {
        self.paragraphs.iter().find(|paragraph| paragraph.label.as_deref() == label)
    }

    /// The paragraphs that are in force.
    pub fn living(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|paragraph| !matches!(paragraph.wording, Wording::Gone(_)))
    }

    /// When the wording of a paragraph, or of the whole norm, last changed as far as the states show; a paragraph that
    /// came or went changes the norm. `None` if nobody watches it.
    pub fn changed(&self, absatz: Option<&str>) -> Option<Date> {
        if self.gone.is_some() {
            return self.gone;
        }
        let wanted = |paragraph: &&Paragraph| absatz.is_none() || paragraph.label.as_deref() == absatz;
        let dates = self.paragraphs.iter().filter(wanted).filter_map(|paragraph| match &paragraph.wording {
            Wording::Since { state, .. } | Wording::Gone(state) => Some(*state),
            Wording::Unwatched => None,
        });
        dates.max()
    }
}
