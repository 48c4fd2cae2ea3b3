//! Whatever happens to the files, a search answers and says what is wrong.

use std::collections::BTreeMap;

use lotse_search_index::{Error, Language, Options, Problem, Searcher, build};

use crate::corpus::{Dice, pages};

type Files = BTreeMap<String, Vec<u8>>;

fn files() -> Files {
    let pages = pages(Language::German, 60);
    build(&Options::new(Language::German), &pages).expect("it can be built").into_iter().collect()
}

fn open(files: &Files) -> Result<Searcher<'_>, Error> {
    Searcher::open(Language::German, |name| files.get(name).cloned())
}

fn problem_of_opening(files: &Files) -> Option<Problem> {
    match open(files).err()? {
        Error::Open { problem, .. } => Some(problem),
        _ => None,
    }
}

#[test]
fn missing_pieces_are_said() {
    let mut files = files();
    files.retain(|name, _| name == "de.js");
    let searcher = open(&files).expect("the manifest is whole");
    assert_eq!(searcher.query("der 18b", 5).problem, Some(Problem::Missing));
    assert_eq!(problem_of_opening(&BTreeMap::new()), Some(Problem::Missing));
}

#[test]
fn another_version_is_said() {
    let mut files = files();
    let manifest = String::from_utf8(files["de.js"].clone()).expect("text");
    // The payload begins after the third quotation mark; the checksum must fit the changed text.
    let start = manifest.match_indices('"').nth(2).expect("a payload").0 + 1;
    let payload = &manifest[start..manifest.len() - 4];
    let changed = payload.replacen("2m", "1m", 1);
    let sum = checksum(&changed.replace("\\n", "\n").replace("\\t", "\t"));
    let script = format!("(self.lotseSearch=self.lotseSearch||[]).push([\"de\",{sum},\"{changed}\"])\n");
    files.insert("de.js".to_owned(), script.into_bytes());
    assert_eq!(problem_of_opening(&files), Some(Problem::Outdated));
}

fn checksum(text: &str) -> u32 {
    text.encode_utf16().fold(0x811c_9dc5, |sum: u32, unit| (sum ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

#[test]
fn damage_is_said_and_never_a_panic() {
    let whole = files();
    let names: Vec<&String> = whole.keys().collect();
    let mut dice = Dice::new(3);
    for round in 0..150 {
        let mut files = whole.clone();
        for name in &names {
            let content = files.get_mut(*name).expect("it is there");
            match round % 3 {
                0 => content.truncate(dice.below(content.len())),
                1 => {
                    let at = dice.below(content.len());
                    content[at] ^= 1 << dice.below(7);
                }
                _ => content.clear(),
            }
        }
        assert_eq!(problem_of_opening(&files), Some(Problem::Damaged));
        files.insert("de.js".to_owned(), whole["de.js"].clone());
        let searcher = open(&files).expect("the manifest is whole");
        let answer = searcher.query("der 18b verfahren", 5);
        assert_eq!(answer.problem, Some(Problem::Damaged));
        assert!(answer.hits.is_empty());
    }
}
