//! The shared fixtures: the same files are read by `tests/client/fixtures.test.js`.

use std::path::{Path, PathBuf};

use lotse_search_index::{Hit, Language, Options, Page, Searcher, Section, build, tokens};
use serde_json::Value;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

pub(crate) fn json(name: &str) -> Value {
    let path = folder().join(name);
    serde_json::from_str(&std::fs::read_to_string(&path).expect("the fixture is there")).expect("it is JSON")
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|values| values.iter().map(text).collect()).unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The pages of `rankings.json`.
pub(crate) fn pages() -> Vec<Page> {
    let some = |value: &Value| value.as_str().map(str::to_owned);
    let section =
        |value: &Value| Section { anchor: some(&value[0]), heading: some(&value[1]), text: text(&value[2]) };
    let page = |value: &Value| Page {
        key: text(&value["key"]),
        address: text(&value["address"]),
        title: text(&value["title"]),
        summary: text(&value["summary"]),
        asked: texts(&value["asked"]),
        keywords: texts(&value["keywords"]),
        sections: list(&value["sections"]).iter().map(section).collect(),
        ..Page::default()
    };
    list(&json("rankings.json")["pages"]).iter().map(page).collect()
}

fn built() -> Vec<(String, Vec<u8>)> {
    build(&Options::new(Language::German), &pages()).expect("the pages can be indexed")
}

#[test]
fn tokens_are_those_of_the_fixture() {
    for case in list(&json("tokens.json")) {
        let language = if case[0] == "de" { Language::German } else { Language::English };
        let found: Vec<String> =
            tokens(language, &text(&case[1])).into_iter().map(|token| token.text).collect();
        assert_eq!(found, texts(&case[2]), "{}", case[1]);
    }
}

#[test]
fn rankings_are_those_of_the_fixture() {
    let files = built();
    let load = |name: &str| files.iter().find(|(file, _)| file == name).map(|(_, content)| content.clone());
    let searcher = Searcher::open(Language::German, load).expect("the manifest is whole");
    let place = |hit: &Hit| match &hit.anchor {
        Some(anchor) => format!("{}#{anchor}", hit.key),
        None => hit.key.clone(),
    };
    for case in list(&json("rankings.json")["queries"]) {
        let answer = searcher.query(&text(&case[0]), texts(&case[1]).len().max(1));
        assert_eq!(answer.problem, None);
        assert_eq!(answer.hits.iter().map(place).collect::<Vec<_>>(), texts(&case[1]), "{}", case[0]);
    }
}

/// Pieces of an older build stay readable as long as the version stays: `v2` holds those of the first.
/// When the output changes on purpose: `UPDATE=1 cargo test -p lotse-search-index`.
#[test]
fn output_is_that_of_the_fixture() {
    let folder = folder().join("v2");
    if std::env::var("UPDATE").is_ok_and(|value| value == "1") {
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("the old pieces can go");
        }
        write(&folder, &built());
    }
    for (name, content) in built() {
        let known = std::fs::read(folder.join(&name));
        assert!(known.is_ok_and(|known| known == content), "{name} is not what fixtures/v2 holds");
    }
}

pub(crate) fn write(folder: &Path, files: &[(String, Vec<u8>)]) {
    for (name, content) in files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be made");
        std::fs::write(path, content).expect("it can be written");
    }
}
