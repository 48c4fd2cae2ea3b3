//! What needs somebody's attention: the register's age, reviews, changed law, values, translations, contacts, drafts.
//!
//! Owns: [`Status`], gathered from a linked site as data. `lotse status` prints it; nothing here reads or writes.

mod print;

use jiff::civil::Date;
use serde::Serialize;

use crate::law::values::{State, Unit, day_after};
use crate::link::{Data, Linked, Place};
use crate::model::{Article, Translation, translation};
use crate::parse::Status as Publication;

pub use print::{Format, print};

/// Days before a date on which something counts as due.
const SOON: i32 = 45;

/// Days after which contact data count as old.
const CONTACT_AGE: i32 = 365;

/// Everything that is to be known.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    /// The day it was made for.
    pub today: String,
    /// The registers, the one that was compared longest ago first.
    pub registers: Vec<RegisterStatus>,
    /// The entries, situations and pages, what needs attention first.
    pub entries: Vec<EntryStatus>,
    /// Values that have ended or end soon.
    pub values: Vec<ValueStatus>,
    /// Offices whose contact data nobody verified.
    pub unverified_contacts: Vec<String>,
    /// Offices whose contact data were verified long ago.
    pub old_contacts: Vec<String>,
    /// Actors of the region that have not confirmed what is said of them.
    pub unverified_actors: Vec<String>,
    /// Events that are over.
    pub past_events: Vec<String>,
    /// Statutes that are cited and not watched, with how many texts cite them.
    pub not_monitored: Vec<(String, usize)>,
}

/// A register.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterStatus {
    /// `AufenthG`
    pub statute: String,
    /// Its newest state.
    pub as_of: Option<String>,
    /// The day up to which it is known to be right: its state, or the last comparison with the official text.
    pub known_until: Option<String>,
    /// Days since then.
    pub age: i32,
    /// Are all its norms known?
    pub complete: bool,
    /// How many texts rest on it.
    pub texts: usize,
}

/// An entry, situation or page.
#[derive(Debug, Clone, Serialize)]
pub struct EntryStatus {
    /// Its key.
    pub key: String,
    /// Its German title.
    pub title: String,
    /// Is it a draft?
    pub draft: bool,
    /// By when it is to be read again.
    pub review_by: Option<String>,
    /// How that date stands to today.
    pub review: Review,
    /// When an authority's role read it last.
    pub reviewed: Option<String>,
    /// When its authors compared it with the statutes last.
    pub wording_checked: Option<String>,
    /// Norms whose wording changed since the review.
    pub changed: Vec<String>,
    /// Norms it cites that are gone.
    pub gone: Vec<String>,
    /// Statutes whose state no review wrote down.
    pub not_recorded: Vec<String>,
    /// Statutes it cites that are not watched.
    pub not_monitored: Vec<String>,
    /// How the translation stands to the original.
    pub translation: Translation,
}

/// How a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Review {
    /// The day has passed.
    Overdue,
    /// The day is near.
    Due,
    /// There is time.
    Later,
    /// No day is set.
    None,
}

/// A value that has ended or ends soon.
#[derive(Debug, Clone, Serialize)]
pub struct ValueStatus {
    /// Its key.
    pub key: String,
    /// The last day that is known for.
    pub ends: Option<String>,
    /// Has it passed?
    pub expired: bool,
}

impl Status {
    /// Gathers it.
    pub fn of(linked: &Linked, today: Date) -> Self {
        let site = &linked.site;
        let mut entries: Vec<EntryStatus> =
            site.articles.values().map(|article| entry(linked, article, today)).collect();
        entries.extend(linked.compared_data().iter().map(|one| data(linked, one)));
        entries.sort_by_key(|entry| (!entry.needs_attention(), entry.review, entry.key.clone()));
        let unverified = site.offices.iter().filter(|office| office.verified.is_none());
        let old = |verified: Option<Date>| verified.is_some_and(|date| days(date, today) > CONTACT_AGE);
        let old_contacts = site.offices.iter().filter(|office| old(office.verified));
        let actors = site.region.actors.iter();
        let unverified_actors = actors.filter(|actor| actor.verified.is_none() || old(actor.verified));
        let past = site.events.iter().filter(|event| event.last_day().value < today);
        Self {
            today: today.to_string(),
            registers: registers(linked, today),
            entries,
            values: values(linked, today),
            unverified_contacts: unverified.map(|office| office.key.clone()).collect(),
            old_contacts: old_contacts.map(|office| office.key.clone()).collect(),
            unverified_actors: unverified_actors.map(|actor| actor.key.value.clone()).collect(),
            past_events: past.map(|event| event.key.clone()).collect(),
            not_monitored: not_monitored(linked),
        }
    }

    /// Is a review overdue?
    pub fn any_due(&self) -> bool {
        self.entries.iter().any(|entry| entry.review == Review::Overdue)
    }

    /// Does a text rest on wording that changed, or on a norm that is gone?
    pub fn any_stale(&self) -> bool {
        self.entries.iter().any(|entry| !(entry.changed.is_empty() && entry.gone.is_empty()))
    }

    /// Has a value ended without a successor?
    pub fn any_expired(&self) -> bool {
        self.values.iter().any(|value| value.expired)
    }
}

impl EntryStatus {
    /// Is there anything to do?
    pub fn needs_attention(&self) -> bool {
        self.draft
            || matches!(self.review, Review::Overdue | Review::Due)
            || !(self.changed.is_empty() && self.gone.is_empty() && self.not_recorded.is_empty())
            || matches!(self.translation, Translation::Missing | Translation::Behind(_))
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn entry(linked: &Linked, article: &Article, today: Date) -> EntryStatus {
    let law = linked.law_state(article);
    let meta = &article.original.meta;
    let review_by = article.review_by().map(|date| date.value);
    let review = match review_by {
        None => Review::None,
        Some(date) if date < today => Review::Overdue,
        Some(date) if days(today, date) <= SOON => Review::Due,
        Some(_) => Review::Later,
    };
    // What was never compared with the law at all has no state to write down yet.
    let compared = meta.wording_checked.is_some() || meta.reviewed.is_some();
    let not_recorded = law.not_recorded.iter().filter(|_| compared && article.entry().is_some());
    EntryStatus {
        key: article.key.clone(),
        title: meta.title.value.clone(),
        draft: article.entry().is_some_and(|facts| facts.status == Publication::Draft),
        review_by: review_by.map(|date| date.to_string()),
        review,
        reviewed: meta.reviewed.as_ref().map(|date| date.value.to_string()),
        wording_checked: meta.wording_checked.as_ref().map(|date| date.value.to_string()),
        changed: law.changed.iter().map(|changed| changed.rest.text()).collect(),
        gone: law.gone.iter().map(|(norm, _)| norm.text.clone()).collect(),
        not_recorded: not_recorded.map(|statute| (*statute).to_owned()).collect(),
        not_monitored: law.not_monitored.iter().map(|statute| (*statute).to_owned()).collect(),
        translation: translation(&linked.site, article),
    }
}

/// A check, a letter or a checklist: it has no review of its own, but goes stale like an entry.
fn data(linked: &Linked, data: &Data<'_>) -> EntryStatus {
    let law = linked.law_state_of(data);
    let compared = data.compared;
    let not_recorded = law.not_recorded.iter().filter(|_| compared.wording_checked.is_some());
    EntryStatus {
        key: data.key.clone(),
        title: data.title.clone(),
        draft: false,
        review_by: None,
        review: Review::None,
        reviewed: None,
        wording_checked: compared.wording_checked.map(|date| date.to_string()),
        changed: law.changed.iter().map(|changed| changed.rest.text()).collect(),
        gone: law.gone.iter().map(|(norm, _)| norm.text.clone()).collect(),
        not_recorded: not_recorded.map(|statute| (*statute).to_owned()).collect(),
        not_monitored: law.not_monitored.iter().map(|statute| (*statute).to_owned()).collect(),
        translation: Translation::Current,
    }
}

fn registers(linked: &Linked, today: Date) -> Vec<RegisterStatus> {
    let register = |statute: &std::sync::Arc<crate::law::register::Statute>| {
        let as_of = statute.as_of();
        let known = as_of.map(|as_of| statute.checked.map_or(as_of, |checked| checked.max(as_of)));
        let rests = |citing: &&crate::link::Citing| {
            citing.found().any(|(_, found)| found.statute == statute.abbreviation)
        };
        RegisterStatus {
            statute: statute.abbreviation.clone(),
            as_of: as_of.map(|date| date.to_string()),
            known_until: known.map(|date| date.to_string()),
            age: known.map_or(0, |known| days(known, today)),
            complete: statute.complete,
            texts: linked.citing.iter().filter(rests).count(),
        }
    };
    let mut all: Vec<RegisterStatus> = linked.site.register.statutes().iter().map(register).collect();
    all.sort_by(|a, b| b.age.cmp(&a.age).then_with(|| a.statute.cmp(&b.statute)));
    all
}

fn values(linked: &Linked, today: Date) -> Vec<ValueStatus> {
    let ended = |series: &&crate::law::values::Series| {
        let soon = series.ends().is_some_and(|ends| days(today, ends) <= SOON);
        series.unit != Unit::Dates && series.rule.is_none() && soon
    };
    let value = |series: &crate::law::values::Series| ValueStatus {
        key: series.key.value.clone(),
        ends: series.ends().map(|ends| ends.to_string()),
        expired: matches!(series.on(today), State::Unknown(last) if last.to.is_some_and(|to| day_after(to) <= today)),
    };
    linked.site.values.values().filter(ended).map(value).collect()
}

fn not_monitored(linked: &Linked) -> Vec<(String, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for citing in &linked.citing {
        // Both languages of a text cite the same.
        if matches!(citing.place, Place::Article(_, lang) | Place::Term(_, lang) if lang != linked.site.config.original())
        {
            continue;
        }
        for statute in citing.not_monitored() {
            *counts.entry(statute.to_owned()).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}
