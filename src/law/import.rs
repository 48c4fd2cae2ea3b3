//! Importing texts: which statute each is, and what the register becomes.
//!
//! Owns: [`import`], a pure function from texts and register to new registers and changes, so that a fault anywhere
//! leaves everything as it was. Must not know: how files are read and written, and how a report is printed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::cite::Names;
use super::register::Register;
use super::register::Statute;
use super::register::fit::{Change, ChangeKind, fit};
use super::resolve::Rest;
use super::text::StatuteText;

/// Where the federal statutes are published.
const OFFICIAL: &str = "https://www.gesetze-im-internet.de/";

/// A text with the name of the file it came from.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// As it was handed over, for messages.
    pub name: String,
    /// What it says.
    pub text: StatuteText,
}

/// What an import does to one statute.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What was known before.
    pub before: Option<Statute>,
    /// What is known now.
    pub after: Statute,
    /// The changes against the newest state known before.
    pub changes: Vec<Change>,
    /// The texts, by state.
    pub texts: BTreeMap<Date, StatuteText>,
}

/// Fits texts into the register, each statute by itself. Texts without a state take `state`; if there is none, their
/// names are given back as the error.
pub fn import(
    register: &Register,
    names: &Names,
    incoming: Vec<Incoming>,
    state: Option<Date>,
) -> Result<Vec<Imported>, Vec<String>> {
    let without = |incoming: &&Incoming| incoming.text.state.is_none() && state.is_none();
    let stateless: Vec<String> =
        incoming.iter().filter(without).map(|incoming| incoming.name.clone()).collect();
    if !stateless.is_empty() {
        return Err(stateless);
    }
    let mut by_statute: BTreeMap<String, Vec<(Date, StatuteText, Option<String>)>> = BTreeMap::new();
    for Incoming { name, mut text } in incoming {
        let date = state.or(text.state).expect("checked above");
        text.abbreviation = usual_abbreviation(names, &text);
        // A statute keeps its number when it gets another name.
        let identity = text.document.clone().unwrap_or_else(|| text.abbreviation.clone());
        by_statute.entry(identity).or_default().push((date, text, address_part(&name)));
    }
    Ok(by_statute.into_values().map(|texts| one(register, texts)).collect())
}

fn one(register: &Register, mut texts: Vec<(Date, StatuteText, Option<String>)>) -> Imported {
    texts.sort_by_key(|(date, ..)| *date);
    let first = &texts[0].1;
    let by_number = first.document.as_deref().and_then(|document| register.of_document(document));
    let before = by_number.or_else(|| register.statute(&first.abbreviation)).cloned();
    let mut after = before.clone();
    let mut all_changes = Vec::new();
    let mut kept = BTreeMap::new();
    for (date, text, part) in texts {
        let (statute, changes) = fit(after.as_ref(), &text, date);
        all_changes = combined(all_changes, changes);
        let mut statute = statute;
        // The name of an official file tells the address better than a guess; a mirror that somebody chose stays.
        let chosen = statute.address.as_ref().is_some_and(|address| !address.starts_with(OFFICIAL));
        if let Some(part) = part.filter(|_| !chosen) {
            statute.address = Some(official(&part));
        } else if statute.address.is_none() && statute.document.is_some() {
            statute.address = Some(official(&guessed_part(&statute.abbreviation)));
        }
        after = Some(statute);
        kept.insert(date, text);
    }
    Imported { before, after: after.expect("there is at least one text"), changes: all_changes, texts: kept }
}

/// The changes of several states in a row: what came and changed again is still new.
fn combined(mut earlier: Vec<Change>, later: Vec<Change>) -> Vec<Change> {
    for change in later {
        let same = |known: &Change| known.norm == change.norm && known.absatz == change.absatz;
        match earlier.iter_mut().find(|known| same(known) && known.kind != ChangeKind::Heading) {
            Some(known) if change.kind == ChangeKind::Heading => {
                let _ = known;
                earlier.push(change);
            }
            Some(known) if known.kind == ChangeKind::New && change.kind == ChangeKind::Changed => {}
            Some(known) => known.kind = change.kind,
            None => earlier.push(change),
        }
    }
    earlier
}

/// `SGB 3` → `SGB III`, `AZR-Gesetz` → `AZRG`; what no list knows stays as it is.
fn usual_abbreviation(names: &Names, text: &StatuteText) -> String {
    // `BBiG 2005`: the year tells editions apart, nobody cites it.
    let bare = match text.abbreviation.rsplit_once(' ') {
        Some((bare, year)) if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => bare,
        _ => &text.abbreviation,
    };
    let known = names.canonical(bare).or_else(|| names.of_document(text.document.as_deref()?));
    known.unwrap_or(bare).to_owned()
}

/// The part of the official address that a file is named for: `aufenthg_2004.xml`.
fn address_part(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.strip_suffix(".xml").or_else(|| file.strip_suffix(".zip"))?;
    let plain = stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    (plain && stem != "xml").then(|| stem.to_owned())
}

/// The part of the official address that an abbreviation mostly has: small letters, anything else an underscore.
fn guessed_part(abbreviation: &str) -> String {
    let part = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    abbreviation.chars().map(part).collect()
}

fn official(part: &str) -> String {
    format!("{OFFICIAL}{part}/")
}

impl Imported {
    /// How many norms vanished of how many, if that is more than any amendment does: probably the file is cut off. In ten
    /// years no statute in force lost a quarter of its norms in one step without being replaced.
    pub fn loss(&self) -> Option<(usize, usize)> {
        let living = self.before.as_ref()?.norms.iter().filter(|norm| norm.gone.is_none()).count();
        let gone = |change: &&Change| change.absatz.is_none() && change.kind == ChangeKind::Gone;
        let lost = self.changes.iter().filter(gone).count();
        (lost >= 5 && lost * 4 > living).then_some((lost, living))
    }
}

impl Change {
    /// Does a text that rests on `rest` (of the same statute) rest on what changed?
    pub fn touches(&self, rest: &Rest) -> bool {
        let whole = self.absatz.is_none() && matches!(self.kind, ChangeKind::New | ChangeKind::Gone);
        self.kind != ChangeKind::Heading
            && rest.norm == self.norm
            && (rest.absatz.is_none() || rest.absatz == self.absatz || whole)
    }
}

impl ChangeKind {
    /// The word in reports for machines.
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Heading => "heading",
        }
    }
}
