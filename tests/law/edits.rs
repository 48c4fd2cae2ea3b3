//! A change in one paragraph names exactly the texts that cite it: no more, no fewer.
//!
//! Random edits of a real statute against random entries that cite it; what is expected is worked out from the two
//! lists alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::{Date, date};
use lotse::diagnostic::Code;
use lotse::law::register::file;
use lotse::law::register::fit::fit;
use lotse::law::text::archive::read_statute;
use lotse::law::text::{Line, ParagraphText, StatuteText};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::laws;
use crate::support::{base_site, build_as_of, read_tree, root};

const AUGUST: Date = date(2026, 8, 19);
const SEPTEMBER: Date = date(2026, 9, 15);
const NOVEMBER: Date = date(2026, 11, 23);

/// What can happen to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    Reworded,
    Gone,
}

/// A paragraph by the places of its norm and of itself; `None` cites the whole norm.
type Cited = (usize, Option<usize>);

/// The statute in which every citation below is looked up: norms with their numbered paragraphs.
fn numbered(text: &StatuteText) -> Vec<(usize, Vec<String>)> {
    let labels = |norm: &lotse::law::text::NormText| -> Vec<String> {
        norm.paragraphs.iter().filter(|p| !p.is_gone()).filter_map(|p| p.label.clone()).collect()
    };
    let norms = text.norms.iter().enumerate().map(|(index, norm)| (index, labels(norm)));
    norms.filter(|(_, labels)| labels.len() > 1).collect()
}

fn edited(text: &StatuteText, edits: &[(usize, String, Edit)]) -> StatuteText {
    let mut text = text.clone();
    for (norm, label, edit) in edits {
        let paragraphs = &mut text.norms[*norm].paragraphs;
        let place = paragraphs.iter().position(|p| p.label.as_ref() == Some(label)).unwrap();
        match edit {
            Edit::Reworded => {
                paragraphs[place].lines.push(Line { label: None, text: "Näheres regelt …".into() });
            }
            Edit::Gone => {
                let label = paragraphs[place].label.clone();
                let line = Line { label: None, text: "(weggefallen)".to_owned() };
                paragraphs[place] = ParagraphText { label, lines: vec![line] };
            }
        }
    }
    text
}

/// A site whose entries cite the statute as it was in August, reviewed then.
fn site(text: &StatuteText, entries: &[Vec<Cited>], register: &str) -> BTreeMap<String, Vec<u8>> {
    let norms = numbered(text);
    let mut files = base_site();
    files.insert(file::path("AufenthG"), register.as_bytes().to_vec());
    for (index, cited) in entries.iter().enumerate() {
        let mut body = String::new();
        for (norm, paragraph) in cited {
            let (place, labels) = &norms[*norm];
            let id = &text.norms[*place].id;
            match paragraph {
                Some(paragraph) => {
                    write!(body, "Das folgt aus {id} Abs. {} AufenthG. ", labels[*paragraph]).unwrap();
                }
                None => write!(body, "Das regelt {id} AufenthG. ").unwrap(),
            }
        }
        let text = format!(
            "+++\ntitle = \"Eintrag {index}\"\nsummary = \"Die Antwort.\"\ntopics = [\"blue-card\"]\naudience = [\"hr\"]\n\
             phase = [\"transition\"]\nreview_by = 2027-03-31\nreviewed = {NOVEMBER}\nreviewer = \"Ausländerbehörde\"\n\
             law_state = {{ AufenthG = {AUGUST} }}\n+++\n\n{body}\n"
        );
        files.insert(format!("guidance/entry-{index}/de.md"), text.into_bytes());
    }
    files
}

/// The entries that are named as resting on what changed or went.
fn named(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let (sources, build) = build_as_of(files, NOVEMBER);
    let mut named = BTreeSet::new();
    for diagnostic in &build.diagnostics {
        let path = diagnostic.span.map(|span| sources.get(span.file).path.clone()).unwrap_or_default();
        match diagnostic.code {
            Code::LawChanged | Code::NormGone => {
                named.insert(path);
            }
            // These texts end nowhere, on purpose.
            Code::MissingNext => {}
            code => panic!("{code:?} {path}: {}", diagnostic.message.en),
        }
    }
    named
}

fn named_exactly(text: &StatuteText, cases: u32) {
    let norms = numbered(text);
    let counts: Vec<usize> = norms.iter().map(|(_, labels)| labels.len()).collect();
    let (before, _) = fit(None, text, AUGUST);
    let paragraph = {
        let counts = counts.clone();
        (0..counts.len()).prop_flat_map(move |norm| (Just(norm), 0..counts[norm]))
    };
    let cited = prop_oneof![
        1 => (0..counts.len()).prop_map(|norm| (norm, None)),
        3 => paragraph.clone().prop_map(|(norm, paragraph)| (norm, Some(paragraph))),
    ];
    let entries = prop::collection::vec(prop::collection::vec(cited, 1..5), 1..8);
    let edits = prop::collection::btree_map(
        paragraph,
        prop_oneof![3 => Just(Edit::Reworded), 1 => Just(Edit::Gone)],
        0..6,
    );
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&(entries, edits), |(entries, edits)| {
            let list: Vec<_> = edits
                .iter()
                .map(|((norm, paragraph), edit)| (norms[*norm].0, norms[*norm].1[*paragraph].clone(), *edit))
                .collect();
            let (after, changes) = fit(Some(&before), &edited(text, &list), SEPTEMBER);
            let unchanged = site(text, &entries, &file::write(&before));
            prop_assert_eq!(named(&unchanged), BTreeSet::new());
            let touched = |(norm, paragraph): &Cited| match paragraph {
                Some(paragraph) => edits.contains_key(&(*norm, *paragraph)),
                None => edits.keys().any(|(edited, _)| edited == norm),
            };
            let expected: BTreeSet<String> = entries
                .iter()
                .enumerate()
                .filter(|(_, cited)| cited.iter().any(touched))
                .map(|(index, _)| format!("guidance/entry-{index}/de.md"))
                .collect();
            prop_assert_eq!(named(&site(text, &entries, &file::write(&after))), expected);
            prop_assert_eq!(changes.len(), edits.len());
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_change_names_exactly_what_cites_it() {
    let excerpts = read_tree(&root().join("tests/law/excerpts"));
    let name = "AufenthG-BJNR195010004.md";
    named_exactly(&read_statute(name, &excerpts[name]).unwrap(), 40);
}

#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn a_change_in_a_whole_statute_names_exactly_what_cites_it() {
    let files = read_tree(&laws().join("markdown/2026-08-19"));
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("AufenthG")) {
        named_exactly(&read_statute(name, bytes).unwrap(), 60);
    }
}

/// The date of a review says nothing about the state of the law that was seen: reviewed in November, when the register
/// was of August, then a text of September is imported.
#[test]
fn a_review_that_saw_an_older_state_is_stale() {
    let excerpts = read_tree(&root().join("tests/law/excerpts"));
    let name = "AufenthG-BJNR195010004.md";
    let text = read_statute(name, &excerpts[name]).unwrap();
    let (august, _) = fit(None, &text, AUGUST);
    let norms = numbered(&text);
    let edits = [(norms[0].0, norms[0].1[0].clone(), Edit::Reworded)];
    let (september, _) = fit(Some(&august), &edited(&text, &edits), SEPTEMBER);
    let entries = [vec![(0, Some(0))], vec![(0, Some(1))], vec![(0, None)], vec![(1, None)]];
    assert_eq!(named(&site(&text, &entries, &file::write(&august))), BTreeSet::new());
    let stale = named(&site(&text, &entries, &file::write(&september)));
    let expected = ["guidance/entry-0/de.md", "guidance/entry-2/de.md"].map(str::to_owned);
    assert_eq!(stale, BTreeSet::from(expected));
    // Read again with the new state in the register, it is not.
    let files = site(&text, &entries, &file::write(&september));
    let reviewed = files.into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        (path, text.replace("AufenthG = 2026-08-19", "AufenthG = 2026-09-15").into_bytes())
    });
    assert_eq!(named(&reviewed.collect()), BTreeSet::new());
}
