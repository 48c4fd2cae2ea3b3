//! `service/deadlines.toml`: a day in, a deadline out.
//!
//! ```toml
//! [employer-notice]
//! title = { de = "Mitteilung bei vorzeitigem Ende", en = "Notice of an early end" }
//! from = { de = "Wann haben Sie davon erfahren?", en = "When did you learn of it?" }
//! value = "employer-notice"             # a value in days, weeks, months or years; its basis is the deadline's norm
//! text = { de = "…", en = "…" }
//! label = { de = "Mitteilung an die Ausländerbehörde", en = "Notice to the foreigners' authority" }
//! entries = ["employer-notify"]
//! ```
//!
//! `kind` says what the last day means: `duty` (the usual), `period` (something lasts until then) or `earliest` (possible from then on).
//! Without `value` the reader enters a lead time: `before = true` counts back from the day.
//!
//! Owns: the format. Must not know: how days are counted (see `themes/default/scripts/deadline.js`).

use super::citations::Reading;
use super::fields::{Choice, Fields};
use crate::decide::Cited;
use crate::lang::Bilingual;
use crate::source::Located;

/// A deadline that can be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Its key.
    pub key: Located<String>,
    /// What is due.
    pub title: Bilingual<String>,
    /// The day from which it is counted, as a question.
    pub from: Bilingual<String>,
    /// Key of the value that says how long; absent: the reader says it.
    pub value: Option<Located<String>>,
    /// Is it counted back from the day?
    pub before: bool,
    /// What its last day means.
    pub kind: DeadlineKind,
    /// What to know about it.
    pub text: Bilingual<Cited>,
    /// What the entry in a calendar is called, if the reader names it no other.
    pub label: Bilingual<String>,
    /// Keys of entries to read on.
    pub entries: Vec<Located<String>>,
}

/// What the last day of a deadline means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineKind {
    /// Something must be done by then.
    Duty,
    /// Something lasts until then.
    Period,
    /// Something is possible from then on.
    Earliest,
}

impl Choice for DeadlineKind {
    const WORDS: &'static [(&'static str, Self)] =
        &[("duty", Self::Duty), ("period", Self::Period), ("earliest", Self::Earliest)];
}

/// Reads `service/deadlines.toml`.
pub(super) fn deadlines(fields: Fields<'_, '_>, source: &str, reading: &Reading) -> Vec<Deadline> {
    fields.named_tables(|key, fields| {
        for name in ["title", "from", "text", "label"] {
            fields.require(name);
        }
        Deadline {
            key,
            title: fields.bilingual("title").unwrap_or_default(),
            from: fields.bilingual("from").unwrap_or_default(),
            value: fields.text("value"),
            before: fields.boolean("before", false),
            kind: fields.choice("kind").unwrap_or(DeadlineKind::Duty),
            text: super::citations::cited(fields, "text", source, reading),
            label: fields.bilingual("label").unwrap_or_default(),
            entries: fields.texts("entries"),
        }
    })
}
