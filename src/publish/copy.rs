//! Publishing where folders cannot be exchanged: file by file, in an order in which every state in between is a
//! working site.
//!
//! The order: new hashed pieces (nobody asks for them yet), pages and everything else, the search manifests, which
//! name the pieces, the record, and last the deletions. Each file gets to its place by a rename within one folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::record::{self, Record};

/// Moves every file of `fresh` to its place in `dist`, then deletes what belongs to neither build.
pub(super) fn into_place(fresh: &Path, dist: &Path, previous: &Record, record: &Record) -> Result<()> {
    let mut paths: Vec<&str> = record.files().chain(record.kept()).map(|(path, _)| path).collect();
    paths.sort_by_key(|path| step(path));
    for path in paths {
        let unchanged = record.same_as(previous, path) && dist.join(path).is_file();
        if !unchanged && fresh.join(path).is_file() {
            move_file(&fresh.join(path), &dist.join(path))?;
        }
    }
    move_file(&fresh.join(record::NAME), &dist.join(record::NAME))?;
    for (path, _) in previous.files().chain(previous.kept()) {
        let file = dist.join(path);
        if !record.holds(path) && file.is_file() {
            fs::remove_file(&file).with_context(|| file.display().to_string())?;
        }
    }
    Ok(())
}

fn step(path: &str) -> u8 {
    if record::is_hashed(path) {
        0
    } else if path.starts_with("search/") {
        2
    } else {
        1
    }
}

fn move_file(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().expect("files lie in a folder");
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    // `fresh` lies beside `dist`, so this is a rename within one file system, which replaces the file in one step.
    fs::rename(from, to).with_context(|| to.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_comes_after_what_it_names() {
        let mut paths = vec!["search/de.js", "de/index.html", "search/de/0a.js", "assets/lotse.0a.css"];
        paths.sort_by_key(|path| step(path));
        assert_eq!(paths, ["search/de/0a.js", "assets/lotse.0a.css", "de/index.html", "search/de.js"]);
    }
}
