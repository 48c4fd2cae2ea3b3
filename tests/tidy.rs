//! Rules about the code itself.

use std::path::PathBuf;

use crate::support::{read_text, root};

fn rust_files() -> Vec<PathBuf> {
    let folders = ["src", "search_index/src", "tests", "search_index/tests"];
    let files = folders.iter().flat_map(|folder| walkdir::WalkDir::new(root().join(folder)).into_iter());
    let mut files: Vec<PathBuf> = files
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| !path.components().any(|part| part.as_os_str() == "node_modules"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_module_says_what_it_owns() {
    for path in rust_files() {
        let text = read_text(&path);
        let documented = text.starts_with("//! ") || text.starts_with("#![doc = include_str!(");
        assert!(documented, "{}: begins with `//!`", path.display());
    }
}

#[test]
fn files_and_their_tests_are_short() {
    for path in rust_files() {
        let lines = read_text(&path).lines().count();
        assert!(lines <= 440, "{}: {lines} lines, is it still one idea?", path.display());
    }
}

/// Whole words only: `todo` inside of `photodokumentation` is fine.
#[test]
fn nothing_is_left_for_later() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("#[ig", "nore")];
    for path in rust_files() {
        // Whole statutes and corpora are not part of the project; without them these tests say that they did not run.
        let text = read_text(&path)
            .replace(concat!("#[ig", "nore = \"not run: needs LOTSE_LAWS\"]"), "")
            .replace(concat!("#[ig", "nore = \"not run: needs LOTSE_CORPUS\"]"), "");
        for mark in marks {
            let whole = |at: usize| {
                let before = text[..at].chars().next_back();
                let after = text[at + mark.len()..].chars().next();
                !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
            };
            assert!(!text.match_indices(mark).any(|(at, _)| whole(at)), "{}: {mark}", path.display());
        }
    }
}

#[test]
fn the_readme_names_commands_that_exist() {
    let readme = read_text(&root().join("README.md"));
    for command in ["cargo run --release -- serve", "tests/run"] {
        assert!(readme.contains(command), "README.md: {command}");
    }
}
