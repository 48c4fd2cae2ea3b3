//! Watching the site's folders: a change, and a moment of quiet after it, rebuilds.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::workshop::Workshop;
use crate::read::is_source_name;

/// Editors write a file in several steps; this much quiet means that they are done.
const QUIET: Duration = Duration::from_millis(15);

/// Watches a folder until the result is dropped.
pub(super) fn watch(folder: &Path, workshop: Arc<Workshop>) -> Result<RecommendedWatcher> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // The receiver ends with the program only.
        let _ = sender.send(event.as_ref().is_ok_and(is_change) || event.is_err());
    })?;
    watcher.watch(folder, RecursiveMode::Recursive).with_context(|| folder.display().to_string())?;
    std::thread::Builder::new()
        .name("rebuild".into())
        .spawn(move || rebuild_on_change(&receiver, &workshop))?;
    Ok(watcher)
}

fn rebuild_on_change(changes: &Receiver<bool>, workshop: &Workshop) {
    while let Ok(change) = changes.recv() {
        let mut wanted = change;
        while let Ok(change) = changes.recv_timeout(QUIET) {
            wanted |= change;
        }
        if wanted && let Err(error) = workshop.rebuild() {
            workshop.fail(format!("{error:#}"));
        }
    }
}

/// Does the event touch a source? Reading does not, nor do hidden files and editors' copies.
fn is_change(event: &Event) -> bool {
    let touched = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any
    );
    touched
        && event.paths.iter().any(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| is_source_name(name) && name != "addresses.toml")
        })
}
