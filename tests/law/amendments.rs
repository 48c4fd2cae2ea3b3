//! Two years of amendments, replayed: what the import reports is what a comparison of the wordings finds that shares
//! nothing with it (`compare.py`, whose results are the two `.jsonl` files).
//!
//! The second step goes from XML to Markdown: it holds too that both formats give the same fingerprint wherever the
//! wording did not change.

use std::collections::BTreeSet;

use lotse::law::import::Imported;
use lotse::law::norm::Division;
use lotse::law::register::Register;
use lotse::law::register::fit::ChangeKind;
use serde::Deserialize;

use super::{STATES, assert_same_statute, imported, texts};
use crate::support::{read_text, root};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Amendment {
    statute: String,
    number: String,
    absatz: Option<String>,
    change: String,
}

/// Where the Markdown is damaged, so that fingerprints differ though the law did not change.
const DAMAGED: [(&str, &str, &str); 4] = [
    ("GG", "Anlage EV", "blocks of the Unification Treaty are printed twice"),
    ("SGB VI", "Anlage 8", "the mark of a footnote became text"),
    ("SGB VI", "Anlage 19", "nested blocks are printed twice"),
    ("SGB VI", "Anlage 20", "nested blocks are printed twice"),
];

fn reported(imports: &[Imported]) -> BTreeSet<Amendment> {
    let mut all = BTreeSet::new();
    for one in imports {
        for change in &one.changes {
            if change.kind == ChangeKind::Heading || one.before.is_none() {
                continue;
            }
            let number = match change.norm.division {
                Division::Annex if change.norm.number.is_empty() => "Anlage".to_owned(),
                Division::Annex => format!("Anlage {}", change.norm.number),
                _ => change.norm.number.clone(),
            };
            all.insert(Amendment {
                statute: one.after.abbreviation.clone(),
                number,
                absatz: change.absatz.clone(),
                change: change.kind.word().to_owned(),
            });
        }
    }
    all
}

fn expected(file: &str) -> BTreeSet<Amendment> {
    let path = root().join("tests/law").join(file);
    read_text(&path).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn assert_same(step: &str, expected: &BTreeSet<Amendment>, reported: &BTreeSet<Amendment>) {
    let damaged = |amendment: &&Amendment| {
        DAMAGED
            .iter()
            .any(|(statute, number, _)| amendment.statute == *statute && amendment.number == *number)
    };
    let missed: Vec<_> = expected.difference(reported).filter(|a| !damaged(a)).collect();
    let extra: Vec<_> = reported.difference(expected).filter(|a| !damaged(a)).collect();
    assert!(missed.is_empty() && extra.is_empty(), "{step}: missed {missed:#?}\ninvented {extra:#?}");
}

#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn every_amendment_is_reported_and_no_other() {
    let (first, _) = imported(&Register::default(), texts(STATES[0].0), STATES[0].1);
    let (second, changes) = imported(&first, texts(STATES[1].0), STATES[1].1);
    assert_same("2024 to 2025", &expected("amendments-2024-2025.jsonl"), &reported(&changes));
    println!("{} amendments", reported(&changes).len());
    let (_, changes) = imported(&second, texts(STATES[2].0), STATES[2].1);
    println!("{} amendments", reported(&changes).len());
    assert_same("2025 to 2026", &expected("amendments-2025-2026.jsonl"), &reported(&changes));
}

#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn states_may_come_in_any_order() {
    let all: Vec<_> = STATES.iter().map(|(folder, date)| (texts(folder), *date)).collect();
    let after = |order: [usize; 3]| {
        order.iter().fold(Register::default(), |register, index| {
            let (texts, date) = &all[*index];
            imported(&register, texts.clone(), *date).0
        })
    };
    let expected = after([0, 1, 2]);
    assert!(expected.statutes().len() >= 41);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let got = after(order);
        for (a, b) in expected.statutes().iter().zip(got.statutes()) {
            assert_same_statute(a, b, &format!("{order:?}"));
        }
        assert_eq!(expected.statutes().len(), got.statutes().len(), "{order:?}");
    }
}
