//! What the program carries in itself: the starter content and the default theme.
//!
//! Embedded also in debug builds, so that a program behaves the same wherever it is started.

use rust_embed::RustEmbed;

use super::content;
use crate::source::Content;

#[derive(RustEmbed)]
#[folder = "content/"]
#[exclude = "**/.*"]
#[exclude = "law/texts/*"]
struct Starter;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
#[include = "templates/*"]
#[include = "css/*"]
#[include = "texts/*"]
#[include = "images/*"]
#[include = "scripts/bundle.js"]
#[include = "scripts/bundle-*.js"]
struct Theme;

/// The files of the starter content, in the order of their paths.
pub fn starter_files() -> Vec<(String, Content)> {
    files::<Starter>()
}

/// The files of the default theme, in the order of their paths.
pub fn theme_files() -> Vec<(String, Content)> {
    files::<Theme>()
}

fn files<E: RustEmbed>() -> Vec<(String, Content)> {
    let mut files: Vec<(String, Content)> = E::iter()
        .map(|path| {
            let bytes = E::get(&path).expect("a listed file is embedded").data.into_owned();
            let content = content(&path, bytes);
            (path.into_owned(), content)
        })
        .collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}
