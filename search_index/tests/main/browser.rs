//! The differential test: pieces and thousands of expected answers go to a folder, the client's tests in Node
//! must find the same hits, scores, sections and snippets, and the same stems for a generated vocabulary.
//!
//! `cargo test -p lotse-search-index browser` runs it, and with it all tests of the client; it needs `node`.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use lotse_search_index::{Language, Searcher, Weights, build};

use crate::corpus::{pages, queries, vocabulary};
use crate::fixtures::write;

#[test]
fn browser_and_native_search_agree() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-parity");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the old pieces can go");
    }
    write_answers(&folder, Language::German, "de", 300, 2500);
    write_answers(&folder, Language::English, "en", 120, 1000);
    let client = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/client");
    let mut tests: Vec<_> = std::fs::read_dir(client)
        .expect("the client has tests")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .collect();
    tests.sort();
    let output = Command::new("node")
        .arg("--test")
        .args(tests)
        .env("LOTSE_SEARCH_PARITY", &folder)
        .output()
        .expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

fn write_answers(folder: &Path, language: Language, code: &str, page_count: usize, query_count: usize) {
    let files = build(language, &pages(language, page_count), &Weights::default()).expect("it can be built");
    write(folder, &files);
    let load = |name: &str| files.iter().find(|(file, _)| file == name).map(|(_, content)| content.clone());
    let searcher = Searcher::open(language, load).expect("the manifest is whole");
    let mut lines = String::new();
    for query in queries(language, query_count) {
        let answer = searcher.query(&query, 8);
        assert_eq!(answer.problem, None, "{query}");
        let snippet = answer.hits.first().map(|hit| searcher.snippet(&query, hit));
        let expected = serde_json::json!({ "query": query, "answer": answer, "snippet": snippet });
        writeln!(lines, "{expected}").expect("a string takes everything");
    }
    std::fs::write(folder.join(format!("{code}.answers")), lines).expect("it can be written");
    std::fs::write(folder.join(format!("{code}.stems")), stem_lines(language)).expect("it can be written");
}

/// Every word of the vocabulary with every ending, and its stem.
fn stem_lines(language: Language) -> String {
    let endings = match language {
        Language::German => {
            &["", "e", "en", "ern", "es", "est", "et", "ung", "lich", "keit", "nisse", "erinnen"]
        }
        Language::English => {
            &["", "s", "es", "ed", "ing", "ly", "ation", "ness", "ful", "ies", "ive", "ement"]
        }
    };
    let mut lines = String::new();
    for word in vocabulary(language) {
        for ending in endings {
            let form = format!("{word}{ending}");
            let stem = lotse_search_index::stem(language, &form);
            writeln!(lines, "{form} {stem}").expect("a string takes everything");
        }
    }
    lines
}
