//! `addresses.toml`: every address ever published, written by `build` into the site's own folder.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::Result;

use crate::model::{PageId, Site};

const HEADER: &str = "\
# Jede Adresse, die je veröffentlicht wurde, mit dem Schlüssel ihres Eintrags. Schreibt `lotse build`;
# gehört in die Versionsverwaltung. Eine Zeile löschen heißt: Die Adresse darf verfallen.
# Every address ever published, with the key of its entry. Written by `lotse build`; belongs under version
# control. Deleting a line means: the address may lapse.
";

/// The file's text: all addresses known before, and those of this site.
pub(super) fn text(site: &Site) -> String {
    let mut all: BTreeMap<&str, String> =
        site.published.known.iter().map(|(address, key)| (address.as_str(), key.value.clone())).collect();
    for (page, address) in site.addresses.pages() {
        match page {
            PageId::Article(_, key) | PageId::Topic(_, key) => {
                all.insert(address, key.clone());
            }
            // A norm keeps its page when nobody cites it any more.
            PageId::Norm(_, statute, norm) => {
                all.insert(address, format!("law:{statute}: {norm}"));
            }
            _ => {}
        }
    }
    let mut out = HEADER.to_owned();
    let mut lang = "";
    for (address, key) in all {
        let (folder, name) = address.split_once('/').unwrap_or(("", address));
        if folder != lang {
            write!(out, "\n[{folder}]\n").expect("writing to a string cannot fail");
            lang = folder;
        }
        writeln!(out, "\"{name}\" = \"{key}\"").expect("writing to a string cannot fail");
    }
    out
}

/// Writes the file into the site's folder if it changed. An address stays even if its page is gone.
pub fn write_addresses(site: &Site, before: &str, folder: &Path) -> Result<()> {
    let text = text(site);
    if text != before {
        let temporary = folder.join(".addresses.toml.lotse-new");
        super::write(&temporary, text.as_bytes())?;
        std::fs::rename(&temporary, folder.join("addresses.toml"))?;
    }
    Ok(())
}
