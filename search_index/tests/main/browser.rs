//! The differential test: pieces and thousands of expected answers go to a folder, the client's tests in Node
//! must find the same hits, scores, sections and snippets, and the same stems for a generated vocabulary.
//!
//! `cargo test -p lotse-search-index browser` runs it, and with it all tests of the client; it needs `node`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use lotse_search_index::{Filter, Language, Options, Searcher, build};
use rayon::prelude::*;

use crate::corpus::{options, pages, queries, vocabulary};
use crate::fixtures::write;
use crate::statutes;

#[test]
fn browser_and_native_search_agree() {
    let folder = empty_folder("search-parity");
    for (language, code, pages_count, queries_count) in
        [(Language::German, "de", 300, 2500), (Language::English, "en", 120, 1000)]
    {
        let files = build(&options(language), &pages(language, pages_count)).expect("it can be built");
        write_answers(&folder, language, &files, &queries(language, queries_count));
        std::fs::write(folder.join(format!("{code}.stems")), stem_lines(language))
            .expect("it can be written");
    }
    run_client_tests(&folder);
}

/// The same on real texts: sections of German statutes, and queries of every kind that people make, 500 of each.
#[test]
#[ignore = "not run: needs LOTSE_CORPUS"]
fn browser_and_native_search_agree_on_a_large_corpus() {
    let Some(pages) = statutes::pages(10_000) else { return };
    let folder = empty_folder("search-parity-corpus");
    let files = build(&Options::new(Language::German), &pages).expect("it can be built");
    let mut all = Vec::new();
    for (kind, queries) in statutes::queries(&pages, 500) {
        assert_eq!(queries.len(), 500, "{kind}");
        let empty = count_empty(&files, &queries);
        println!("{kind}: {empty} of {} queries find nothing", queries.len());
        assert!(empty * 10 <= queries.len(), "{kind}: {empty} find nothing");
        all.extend(queries);
    }
    write_answers(&folder, Language::German, &files, &all);
    run_client_tests(&folder);
}

type Files = [(String, Vec<u8>)];

fn searcher(language: Language, files: &Files) -> Searcher<'_> {
    let by_name: HashMap<&str, &[u8]> =
        files.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    Searcher::open(language, move |name| by_name.get(name).map(|content| content.to_vec()))
        .expect("the manifest is whole")
}

fn count_empty(files: &Files, queries: &[String]) -> usize {
    let searcher = searcher(Language::German, files);
    queries.par_iter().filter(|query| searcher.query(query, 1).total == 0).count()
}

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the old pieces can go");
    }
    folder
}

/// Has Node ask the pieces of a folder the same queries.
fn run_client_tests(folder: &Path) {
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
        .env("LOTSE_SEARCH_PARITY", folder)
        .output()
        .expect("node is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

fn write_answers(folder: &Path, language: Language, files: &Files, queries: &[String]) {
    write(folder, files);
    let searcher = searcher(language, files);
    let lines: Vec<String> = queries
        .par_iter()
        .enumerate()
        .map(|(number, query)| {
            // Every tenth query is narrowed down.
            let filter = if number % 10 == 0 {
                Filter::from([("kind".to_owned(), vec![format!("k{}", number / 10 % 3)])])
            } else {
                Filter::new()
            };
            let answer = searcher.narrowed(query, 8, &filter);
            assert_eq!(answer.problem, None, "{query}");
            let snippet = answer.hits.first().map(|hit| searcher.snippet(&answer, hit));
            let facets = (number % 5 == 0).then(|| searcher.facets(query, &filter));
            let expected = serde_json::json!({
                "query": query, "filter": filter, "facets": facets, "answer": answer, "snippet": snippet,
            });
            format!("{expected}\n")
        })
        .collect();
    std::fs::write(folder.join(format!("{}.answers", language.code())), lines.concat())
        .expect("it can be written");
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
