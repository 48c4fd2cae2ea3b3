//! The record of a build, kept in `dist/` itself: which files it wrote, with their hashes.
//!
//! It says which files did not change, which hashed pieces belong to the previous build, and that a folder is
//! Lotse's to replace.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::render::Outputs;

/// Name of the record in `dist/`.
pub(super) const NAME: &str = ".lotse-build";

/// First line of the record: what it is, and the version of its form.
const HEADER: &str = "lotse build 1";

/// Files by path with the hash of their content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    files: BTreeMap<String, String>,
    /// Hashed pieces of the build before, kept for pages that are still open.
    kept: BTreeMap<String, String>,
}

impl Record {
    /// The record of a new build over a previous one.
    pub(super) fn of(outputs: &Outputs, previous: &Self) -> Self {
        let hash = |bytes: &Vec<u8>| blake3::hash(bytes).to_hex()[..32].to_owned();
        let files: BTreeMap<_, _> =
            outputs.0.iter().map(|(path, bytes)| (path.clone(), hash(bytes))).collect();
        let kept = previous
            .files
            .iter()
            .filter(|(path, _)| is_hashed(path) && !files.contains_key(*path))
            .map(|(path, hash)| (path.clone(), hash.clone()))
            .collect();
        Self { files, kept }
    }

    /// Reads the record of a folder, if it has one.
    #[expect(clippy::disallowed_methods, reason = "the record is what this room wrote")]
    pub(super) fn read(dist: &Path) -> Result<Option<Self>> {
        let path = dist.join(NAME);
        if !path.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            bail!(
                "{}: von einer anderen Version; den Ordner löschen und neu bauen · \
                 made by another version; delete the folder and build again",
                path.display()
            );
        }
        let mut record = Self::default();
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            if let (Some(kind), Some(hash), Some(path)) = (parts.next(), parts.next(), parts.next()) {
                let files = if kind == "file" { &mut record.files } else { &mut record.kept };
                files.insert(path.to_owned(), hash.to_owned());
            }
        }
        Ok(Some(record))
    }

    /// The record as a text, one file a line.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (kind, files) in [("file", &self.files), ("kept", &self.kept)] {
            for (path, hash) in files {
                writeln!(text, "{kind} {hash} {path}").expect("writing to a string cannot fail");
            }
        }
        text
    }

    /// Has this file the same content in both builds?
    pub(super) fn same_as(&self, previous: &Self, path: &str) -> bool {
        let before = previous.files.get(path).or_else(|| previous.kept.get(path));
        before.is_some() && before == self.files.get(path)
    }

    /// The files of this build.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// The files kept from the previous build.
    pub(super) fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kept.iter().map(|(path, hash)| (path.as_str(), hash.as_str()))
    }

    /// Is this file part of the build, or kept?
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.kept.contains_key(path)
    }
}

/// Does the name carry a content hash? Stylesheet, script and pieces of the search do; nothing else may be cached for ever.
pub(super) fn is_hashed(path: &str) -> bool {
    path.starts_with("assets/lotse.") || (path.starts_with("search/") && path.matches('/').count() > 1)
}
