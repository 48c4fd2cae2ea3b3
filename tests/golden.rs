//! Whole sites: `golden/NAME/in` gives `golden/NAME/out` and `golden/NAME/messages.txt`.
//!
//! The sites lie over `golden/plain`, a small theme, so that these files show what the generator does and not how the
//! default theme looks. `UPDATE=1` rewrites them; then look at the difference.

use std::collections::BTreeMap;
use std::sync::Arc;

use lotse::diagnostic::render::Format;
use lotse::lang::Lang;
use lotse::read::{SiteDir, read};

use crate::support::{OPTIONS, messages, read_text, read_tree, root, updating, write};

/// Files whose content is the theme's or the search's business.
fn is_pinned(path: &str) -> bool {
    !path.starts_with("assets/") && !path.starts_with("search/")
}

fn check(name: &str) {
    let folder = root().join("tests/golden").join(name);
    let sources = Arc::new(read(&SiteDir::Folder(folder.join("in"))).unwrap());
    let build = lotse::build(&sources, OPTIONS, &|_| {}).unwrap();
    let said = messages(&sources, &build, Format::Short, Lang::De);
    let mut outputs: BTreeMap<String, Vec<u8>> = build.outputs.map(|o| o.0).unwrap_or_default();
    outputs.retain(|path, _| is_pinned(path));
    if updating() {
        let _ = std::fs::remove_dir_all(folder.join("out"));
        for (path, bytes) in &outputs {
            write(&folder.join("out").join(path), bytes);
        }
        write(&folder.join("messages.txt"), said.as_bytes());
        return;
    }
    assert_eq!(said, read_text(&folder.join("messages.txt")), "{name}: other messages");
    let expected = read_tree(&folder.join("out"));
    assert!(outputs.keys().eq(expected.keys()), "{name}: other files: {:?}", outputs.keys());
    for (path, bytes) in &outputs {
        let (is, should) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]));
        assert_eq!(is, should, "{name}: {path}");
    }
}

/// Every element of Markdown, references of all kinds, aliases, a missing translation, an image.
#[test]
fn elements() {
    check("elements");
}

/// A town's folder over a base: replaced, added and hidden texts, each with the layer it comes from.
#[test]
fn layers() {
    check("layers/town");
}

/// Citations that resolve, changed, went, or are not watched; amounts and deadlines with their periods.
#[test]
fn law() {
    check("law");
}

/// Checks with their rules in a sheet, letters, deadlines, offices by place, actors, figures, events.
#[test]
fn service() {
    check("service");
}
