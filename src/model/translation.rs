//! How a translation stands to the text it was made from. Must not know: what a translation says.

use serde::Serialize;

use super::{Article, Site};

/// How a translation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Translation {
    /// The site has one language, or the translation is of this very text.
    Current,
    /// There is none.
    Missing,
    /// Nobody wrote down what it was made from.
    Unknown,
    /// So many blocks of the original changed, came or went since.
    Behind(usize),
}

/// How the translation of a text stands to it.
pub fn translation(site: &Site, article: &Article) -> Translation {
    if site.config.languages.len() < 2 {
        return Translation::Current;
    }
    let Some(translation) = &article.translation else { return Translation::Missing };
    if translation.meta.translates.is_empty() {
        return Translation::Unknown;
    }
    let now = article.original.doc.block_hashes();
    let then: Vec<&str> = translation.meta.translates.iter().map(|hash| hash.value.as_str()).collect();
    let new = now.iter().filter(|hash| !then.contains(&hash.as_str())).count();
    let gone = then.iter().filter(|hash| !now.iter().any(|known| known == *hash)).count();
    match new.max(gone) {
        0 if now.iter().map(String::as_str).eq(then) => Translation::Current,
        // The same blocks in another order are one change.
        changed => Translation::Behind(changed.max(1)),
    }
}
