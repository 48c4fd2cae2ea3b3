//! Fitting a state of a statute into its register, in whatever order states come.
//!
//! Owns: since when a wording stands, since when a norm is gone, and what a newer state changed. The result does not
//! depend on the order of imports: an older state that comes later only moves dates.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Norm, Paragraph, Statute, Wording};
use crate::law::norm::{NormId, compare_numbers};
use crate::law::text::{Items, NormText, ParagraphText, StatuteText};

/// What a state changed against the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The norm.
    pub norm: NormId,
    /// The paragraph; `None` for the norm as a whole, or for the text of a norm without numbered paragraphs.
    pub absatz: Option<String>,
    /// What happened.
    pub kind: ChangeKind,
}

/// The kinds of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
    /// Its wording is another.
    Changed,
    /// Its heading is another; the wording stands.
    Heading,
}

/// Fits `text` in as the state of `date`. Gives the new register of the statute and what it changed against the newest
/// state known before; an older state changes nothing.
pub fn fit(before: Option<&Statute>, text: &StatuteText, date: Date) -> (Statute, Vec<Change>) {
    let mut statute = before.cloned().unwrap_or_else(|| Statute { complete: true, ..Statute::default() });
    let newest = statute.as_of().is_none_or(|as_of| date >= as_of);
    if let Err(index) = statute.states.binary_search(&date) {
        statute.states.insert(index, date);
    }
    let texts: BTreeMap<&NormId, &NormText> = text.norms.iter().map(|norm| (&norm.id, norm)).collect();
    let changes = if newest {
        take_names(&mut statute, text);
        statute.complete = true;
        newer(&mut statute, &texts, date)
    } else {
        if statute.abbreviation != text.abbreviation && !statute.former.contains(&text.abbreviation) {
            statute.former.push(text.abbreviation.clone());
        }
        older(&mut statute, &texts, date);
        Vec::new()
    };
    statute.former.sort();
    statute.norms.sort_by(|a, b| a.id.cmp(&b.id));
    (statute, changes)
}

fn take_names(statute: &mut Statute, text: &StatuteText) {
    if !statute.abbreviation.is_empty() && statute.abbreviation != text.abbreviation {
        let former = std::mem::take(&mut statute.abbreviation);
        if !statute.former.contains(&former) {
            statute.former.push(former);
        }
    }
    statute.former.retain(|former| *former != text.abbreviation);
    statute.abbreviation.clone_from(&text.abbreviation);
    statute.title.clone_from(&text.title);
    if text.short_title.is_some() {
        statute.short_title.clone_from(&text.short_title);
    }
    if text.document.is_some() {
        statute.document.clone_from(&text.document);
    }
}

/// The newest state: what it says is what stands.
fn newer(statute: &mut Statute, texts: &BTreeMap<&NormId, &NormText>, date: Date) -> Vec<Change> {
    let first = statute.states[0];
    let mut changes = Vec::new();
    for norm in &mut statute.norms {
        let text = texts.get(&norm.id);
        if let Some(text) = text {
            norm.to.clone_from(&text.to);
        }
        if text.is_none_or(|text| text.paragraphs.is_empty()) && norm.gone.is_none() {
            norm.gone = Some(date);
            norm.paragraphs.iter_mut().for_each(|paragraph| bury(paragraph, date));
            changes.push(Change { norm: norm.id.clone(), absatz: None, kind: ChangeKind::Gone });
        }
    }
    let mut added = Vec::new();
    for (id, text) in texts {
        let known = statute.norms.binary_search_by(|norm| norm.id.cmp(id)).ok();
        match known.map(|index| &mut statute.norms[index]) {
            // Never known otherwise: it was gone before the first state already.
            None if text.paragraphs.is_empty() => added.push(gone_norm(text, first)),
            Some(norm) if text.paragraphs.is_empty() => {
                // What it was called while it stood counts; of what never stood, the newest heading.
                if norm.paragraphs.is_empty() && !text.heading.is_empty() {
                    norm.heading.clone_from(&text.heading);
                }
            }
            Some(norm) if norm.gone.is_none() => update(norm, text, first, date, &mut changes),
            // It comes back; what it once contained is still known.
            Some(norm) => {
                norm.gone = None;
                update(norm, text, first, date, &mut Vec::new());
                changes.push(Change { norm: (*id).clone(), absatz: None, kind: ChangeKind::New });
            }
            None => {
                let mut norm = Norm { paragraphs: Vec::new(), gone: None, ..gone_norm(text, date) };
                update(&mut norm, text, first, date, &mut Vec::new());
                added.push(norm);
                changes.push(Change { norm: (*id).clone(), absatz: None, kind: ChangeKind::New });
            }
        }
    }
    statute.norms.extend(added);
    changes.sort_by(|a, b| a.norm.cmp(&b.norm));
    changes
}

fn gone_norm(text: &NormText, date: Date) -> Norm {
    Norm {
        id: text.id.clone(),
        to: text.to.clone(),
        heading: text.heading.clone(),
        gone: Some(date),
        paragraphs: Vec::new(),
    }
}

fn paragraph(text: &ParagraphText, date: Date) -> Paragraph {
    let wording = if text.is_gone() && text.label.is_some() {
        Wording::Gone(date)
    } else {
        Wording::Since { fingerprint: text.fingerprint(), state: date }
    };
    Paragraph { label: text.label.clone(), items: text.items(), gone_items: Items::default(), wording }
}

fn sort(paragraphs: &mut [Paragraph]) {
    let number = |paragraph: &Paragraph| paragraph.label.clone().unwrap_or_default();
    paragraphs.sort_by(|a, b| compare_numbers(&number(a), &number(b)));
}

/// The paragraph is gone since a state; what it ever contained stays known.
fn bury(paragraph: &mut Paragraph, date: Date) {
    if !matches!(paragraph.wording, Wording::Gone(_)) {
        let gone_items = std::mem::take(&mut paragraph.gone_items);
        paragraph.items.extend(&gone_items);
        paragraph.wording = Wording::Gone(date);
    }
}

/// A norm that was there before and still is.
fn update(norm: &mut Norm, text: &NormText, first: Date, date: Date, changes: &mut Vec<Change>) {
    let start = changes.len();
    let mut report = |absatz: Option<&String>, kind| {
        changes.push(Change { norm: text.id.clone(), absatz: absatz.cloned(), kind });
    };
    if norm.heading != text.heading {
        report(None, ChangeKind::Heading);
        norm.heading.clone_from(&text.heading);
    }
    let old = std::mem::take(&mut norm.paragraphs);
    for text in &text.paragraphs {
        let mut now = paragraph(text, date);
        let was = old.iter().find(|old| old.label == now.label);
        if let Some(was) = was {
            let mut ever = was.gone_items.clone();
            ever.extend(&was.items);
            if matches!(now.wording, Wording::Gone(_)) {
                now.items = ever;
            } else {
                now.gone_items = ever.without(&now.items);
            }
        }
        match (was.map(|was| &was.wording), &mut now.wording) {
            (Some(Wording::Gone(since)), Wording::Gone(state)) => *state = *since,
            (Some(Wording::Since { .. } | Wording::Unwatched), Wording::Gone(_)) => {
                report(text.label.as_ref(), ChangeKind::Gone);
            }
            // Never known otherwise: it was gone before the first state already.
            (None, Wording::Gone(state)) => *state = first,
            (_, Wording::Unwatched) | (Some(Wording::Unwatched), _) => {}
            (
                Some(Wording::Since { fingerprint: was, state: since }),
                Wording::Since { fingerprint, state },
            ) => {
                if was == fingerprint {
                    *state = *since;
                } else {
                    report(text.label.as_ref(), ChangeKind::Changed);
                }
            }
            (None | Some(Wording::Gone(_)), Wording::Since { .. }) => {
                report(text.label.as_ref(), ChangeKind::New);
            }
        }
        norm.paragraphs.push(now);
    }
    for mut was in old {
        if norm.paragraphs.iter().any(|now| now.label == was.label) {
            continue;
        }
        if !matches!(was.wording, Wording::Gone(_)) {
            report(was.label.as_ref(), ChangeKind::Gone);
        }
        bury(&mut was, date);
        norm.paragraphs.push(was);
    }
    sort(&mut norm.paragraphs);
    unnumbered(&mut changes[start..]);
}

/// The text of a norm got numbered paragraphs, or lost them: the norm itself stays, so it is neither new nor gone.
fn unnumbered(changes: &mut [Change]) {
    for change in changes {
        if change.absatz.is_none() && matches!(change.kind, ChangeKind::New | ChangeKind::Gone) {
            change.kind = ChangeKind::Changed;
        }
    }
}

/// An older state: what stands now may stand longer, or less long, than was known.
fn older(statute: &mut Statute, texts: &BTreeMap<&NormId, &NormText>, date: Date) {
    let states = statute.states.clone();
    let next = states.iter().copied().find(|state| *state > date).expect("an older state has a newer one");
    for norm in &mut statute.norms {
        let text = texts.get(&norm.id).filter(|text| !text.paragraphs.is_empty());
        match norm.gone {
            Some(since) if since <= date => {
                if let Some(text) = text {
                    norm.gone = Some(next);
                    norm.heading.clone_from(&text.heading);
                }
            }
            Some(since) if since == next => match text {
                Some(text) => norm.heading.clone_from(&text.heading),
                None => norm.gone = Some(date),
            },
            _ => {}
        }
        if let Some(text) =
            texts.get(&norm.id).filter(|_| norm.heading.is_empty() && norm.paragraphs.is_empty())
        {
            norm.heading.clone_from(&text.heading);
        }
        older_paragraphs(norm, text.copied(), states[0], date, next);
    }
    let mut added = Vec::new();
    for (id, text) in texts {
        if statute.norms.binary_search_by(|norm| norm.id.cmp(id)).is_err() {
            let gone = if text.paragraphs.is_empty() { states[0] } else { next };
            let mut norm = gone_norm(text, gone);
            older_paragraphs(&mut norm, Some(text), states[0], date, next);
            added.push(norm);
        }
    }
    statute.norms.extend(added);
}

fn older_paragraphs(norm: &mut Norm, text: Option<&NormText>, first: Date, date: Date, next: Date) {
    let find = |label: Option<&str>| {
        let text = text?.paragraphs.iter().find(|text| text.label.as_deref() == label)?;
        (!(text.is_gone() && text.label.is_some())).then_some(text)
    };
    for paragraph in &mut norm.paragraphs {
        let was = find(paragraph.label.as_deref());
        match &mut paragraph.wording {
            Wording::Since { fingerprint, state } => {
                if let Some(was) = was {
                    paragraph.gone_items.extend(&was.items().without(&paragraph.items));
                }
                let equal = was.is_some_and(|was| was.fingerprint() == *fingerprint);
                if *state <= date && !equal {
                    *state = next;
                } else if *state == next && equal {
                    *state = date;
                }
            }
            Wording::Gone(since) => {
                if *since <= date && was.is_some() {
                    *since = next;
                } else if *since == next && was.is_none() {
                    *since = date;
                }
                // What is known of a paragraph that is gone is what it ever contained.
                if let Some(was) = was {
                    paragraph.items.extend(&was.items());
                }
            }
            Wording::Unwatched => {}
        }
    }
    for was in text.map_or(&[][..], |text| &text.paragraphs) {
        if norm.paragraph(was.label.as_deref()).is_none() {
            let since = if was.is_gone() && was.label.is_some() { first } else { next };
            norm.paragraphs.push(Paragraph {
                label: was.label.clone(),
                items: was.items(),
                gone_items: Items::default(),
                wording: Wording::Gone(since),
            });
        }
    }
    sort(&mut norm.paragraphs);
}
