//! Watching the site's folders: a change, and a moment of quiet after it, rebuilds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::workshop::Workshop;
use crate::commands::note;
use crate::read::is_source_name;

/// Editors write a file in several steps; this much quiet means that they are done.
const QUIET: Duration = Duration::from_millis(15);

/// Watches a folder until the result is dropped.
pub(super) fn watch(folder: &Path, workshop: Arc<Workshop>) -> Result<RecommendedWatcher> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let change = event.map_or(Change::Unknown, change);
        // The receiver ends with the program only.
        let _ = sender.send(change);
    })?;
    watcher.watch(folder, RecursiveMode::Recursive).with_context(|| folder.display().to_string())?;
    std::thread::Builder::new()
        .name("rebuild".into())
        .spawn(move || rebuild_on_change(&receiver, &workshop))?;
    Ok(watcher)
}

/// What an event of the file system means for the site.
enum Change {
    /// Nothing: something was read, or is no source.
    Nothing,
    /// These sources were written.
    Written(Vec<PathBuf>),
    /// Something came, went, or cannot be told.
    Unknown,
}

fn rebuild_on_change(changes: &Receiver<Change>, workshop: &Workshop) {
    while let Ok(first) = changes.recv() {
        let mut written: Vec<PathBuf> = Vec::new();
        let (mut wanted, mut everything) = (false, false);
        let mut next = Some(first);
        while let Some(change) = next {
            match change {
                Change::Nothing => {}
                Change::Written(paths) => {
                    wanted = true;
                    written.extend(paths);
                }
                Change::Unknown => (wanted, everything) = (true, true),
            }
            next = changes.recv_timeout(QUIET).ok();
        }
        written.sort();
        written.dedup();
        if everything {
            written.clear();
        }
        if wanted && let Err(error) = workshop.rebuild(&written) {
            workshop.fail(format!("{error:#}"));
        }
        let faults = workshop.faults();
        if wanted && !faults.is_empty() {
            note(&faults);
        }
    }
}

/// Hidden files and editors' copies are no sources; `addresses.toml` is written by `build`.
fn change(event: Event) -> Change {
    let is_source = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| is_source_name(name) && name != "addresses.toml")
    };
    let paths: Vec<PathBuf> = event.paths.into_iter().filter(is_source).collect();
    match event.kind {
        _ if paths.is_empty() => Change::Nothing,
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => Change::Written(paths),
        EventKind::Modify(ModifyKind::Metadata(_)) | EventKind::Access(_) | EventKind::Other => {
            Change::Nothing
        }
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Any => {
            Change::Unknown
        }
    }
}
