//! The law register against real statutes: what is found in them, what changed between their states, and what an import
//! must never do.
//!
//! Tests that need whole statutes are ignored unless they are asked for: `LOTSE_LAWS=DIR cargo test -- --include-ignored`,
//! as `tests/run` does where the folder is found. Everything else works with short excerpts of official texts.

mod amendments;
mod completeness;
mod edits;
mod hostile;
mod review;
mod update;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, date};
use lotse::law::cite::Finder;
use lotse::law::import::{Imported, Incoming, import};
use lotse::law::register::{Register, Statute};
use lotse::law::text::archive::read_statute;

use crate::support::read_tree;

/// The three states, the oldest first.
const STATES: [(&str, Date); 3] = [
    ("gii-xml/2024-02-21", date(2024, 2, 21)),
    ("gii-xml/2025-04-02", date(2025, 4, 2)),
    ("markdown/2026-08-19", date(2026, 8, 19)),
];

/// Where the statutes lie.
fn laws() -> PathBuf {
    std::env::var_os("LOTSE_LAWS").expect("LOTSE_LAWS names the folder of the statutes").into()
}

/// All files of a state with their texts.
fn texts(folder: &str) -> Vec<Incoming> {
    let files = read_tree(&laws().join(folder));
    assert!(files.len() >= 40, "{folder}: {} files", files.len());
    let read = |(name, bytes): (String, Vec<u8>)| {
        let text = read_statute(&name, &bytes).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        Incoming { name, text }
    };
    files.into_iter().map(read).collect()
}

/// The register after an import, with what the import said.
fn imported(register: &Register, incoming: Vec<Incoming>, state: Date) -> (Register, Vec<Imported>) {
    let finder = Finder::new();
    let imported = import(register, finder.names(), incoming, Some(state)).unwrap();
    let mut statutes: Vec<Arc<Statute>> = register
        .statutes()
        .iter()
        .filter(|known| imported.iter().all(|one| one.before.as_ref() != Some(&***known)))
        .cloned()
        .collect();
    statutes.extend(imported.iter().map(|one| Arc::new(one.after.clone())));
    statutes.sort_by(|a, b| a.abbreviation.cmp(&b.abbreviation));
    (Register::new(statutes), imported)
}

/// Statutes are long: only the norms that differ are shown.
#[track_caller]
fn assert_same_statute(a: &Statute, b: &Statute, what: &str) {
    if a == b {
        return;
    }
    let differs = |(a, b): (_, _)| (a != b).then(|| format!("{a:#?}\n{b:#?}"));
    let norms: Vec<String> = a.norms.iter().zip(&b.norms).filter_map(differs).take(2).collect();
    let head = |statute: &Statute| Statute { norms: Vec::new(), ..statute.clone() };
    panic!("{what}: {}\n{:?}\n{:?}\n{}", a.abbreviation, head(a), head(b), norms.join("\n"));
}
