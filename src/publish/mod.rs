//! The last stage: [`Outputs`] → `dist/`. The only room that writes files.
//!
//! Owns: that publishing is atomic. A new tree is made beside the old one, files that did not change are
//! hard-linked (and never written into), then the two folders are exchanged: a process killed at any moment
//! leaves the old site or the new one, never a mixture. Files of the previous build that carry a content hash
//! stay for one more build, so that pages already open in a browser keep working. Where folders cannot be
//! exchanged (Windows, FAT, network shares) files are copied in a safe order, see `copy`.
//!
//! Must not know: what the files are.

mod addresses;
mod copy;
mod create;
mod edit;
mod record;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

pub use addresses::write_addresses;
pub use create::create_files;
pub use edit::{Edit, apply_edits};

use crate::render::Outputs;
use record::Record;

/// How a site was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Folders were exchanged in one step.
    Exchanged,
    /// Files were copied one by one, in a safe order.
    Copied,
}

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Number of files of the site.
    pub files: usize,
    /// How many of them were new or changed.
    pub written: usize,
    /// How they got there.
    pub way: Way,
}

/// Writes a site to `dist`, all or nothing. Refuses a folder that holds something else.
pub fn publish(outputs: &Outputs, dist: &Path) -> Result<Published> {
    let parent = dist.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = dist.file_name().with_context(|| format!("{}: kein Name · no name", dist.display()))?;
    fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
    let beside = |what: &str| parent.join(format!(".{}.lotse-{what}", name.to_string_lossy()));
    refuse_foreign(dist)?;
    let _lock = lock(&beside("lock"))?;
    let previous = Record::read(dist)?.unwrap_or_default();
    let record = Record::of(outputs, &previous);
    let fresh = beside("new");
    remove_tree(&fresh)?;
    let written = lay_out(outputs, &record, &previous, dist, &fresh)?;
    let way = put_in_place(&fresh, dist, &previous, &record)?;
    remove_tree(&fresh)?;
    Ok(Published { files: outputs.0.len(), written, way })
}

/// Somebody's photographs are not to be replaced by a website.
fn refuse_foreign(dist: &Path) -> Result<()> {
    if Record::read(dist)?.is_none() && dist.exists() && !is_empty(dist)? {
        bail!(
            "{}: Dieser Ordner ist nicht leer und nicht von Lotse; bitte einen anderen nennen (--out) oder ihn leeren · \
             this folder is not empty and not made by Lotse; name another one (--out) or empty it",
            dist.display()
        );
    }
    Ok(())
}

/// Makes the new tree; returns how many files were written rather than linked.
fn lay_out(
    outputs: &Outputs,
    record: &Record,
    previous: &Record,
    dist: &Path,
    fresh: &Path,
) -> Result<usize> {
    for folder in folders(record.files().chain(record.kept()).map(|(path, _)| path)) {
        fs::create_dir_all(fresh.join(folder)).with_context(|| fresh.display().to_string())?;
    }
    let files: Vec<_> = outputs.0.iter().collect();
    let written: Result<Vec<bool>> = files
        .par_iter()
        .map(|(path, bytes)| {
            let unchanged = record.same_as(previous, path);
            if unchanged && still_there(dist, path, bytes.len()) && link(dist, fresh, path).is_ok() {
                return Ok(false);
            }
            write(&fresh.join(path), bytes)?;
            Ok(true)
        })
        .collect();
    for (path, _) in record.kept() {
        // A hashed file of the previous build; if somebody deleted it by hand, there is nothing to keep.
        if dist.join(path).is_file() && link(dist, fresh, path).is_err() {
            fs::copy(dist.join(path), fresh.join(path)).with_context(|| path.to_owned())?;
        }
    }
    write(&fresh.join(record::NAME), record.to_text().as_bytes())?;
    Ok(written?.into_iter().filter(|written| *written).count())
}

/// Puts the new tree where the site is.
fn put_in_place(fresh: &Path, dist: &Path, previous: &Record, record: &Record) -> Result<Way> {
    if !dist.exists() {
        fs::rename(fresh, dist).with_context(|| dist.display().to_string())?;
        return Ok(Way::Exchanged);
    }
    if exchange(fresh, dist) {
        return Ok(Way::Exchanged);
    }
    copy::into_place(fresh, dist, previous, record)?;
    Ok(Way::Copied)
}

/// Exchanges two folders in one step, where the system can (`renameat2`, `renameatx_np`).
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

/// Windows cannot exchange folders.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_a: &Path, _b: &Path) -> bool {
    false
}

/// Is the file in `dist` the one that was written there, as far as its length and time tell?
fn still_there(dist: &Path, path: &str, length: usize) -> bool {
    let Ok(file) = fs::symlink_metadata(dist.join(path)) else { return false };
    let Ok(record) = fs::symlink_metadata(dist.join(record::NAME)) else { return false };
    let not_newer = match (file.modified(), record.modified()) {
        (Ok(file), Ok(record)) => file <= record,
        _ => false,
    };
    file.is_file() && file.len() == length as u64 && not_newer
}

fn link(from: &Path, to: &Path, path: &str) -> std::io::Result<()> {
    fs::hard_link(from.join(path), to.join(path))
}

#[expect(clippy::disallowed_methods, reason = "this is the room that writes")]
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| path.display().to_string())
}

/// All folders that the files need.
fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<PathBuf> {
    let folders: BTreeSet<&str> =
        paths.map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder)).chain([""]).collect();
    folders.into_iter().map(PathBuf::from).collect()
}

fn is_empty(dir: &Path) -> Result<bool> {
    Ok(fs::read_dir(dir).with_context(|| dir.display().to_string())?.next().is_none())
}

fn remove_tree(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| dir.display().to_string())?;
    }
    Ok(())
}

/// Two builds into the same folder wait for each other.
#[expect(clippy::disallowed_methods, reason = "this is the room that writes")]
fn lock(path: &Path) -> Result<fs::File> {
    let file = fs::File::create(path).with_context(|| path.display().to_string())?;
    // Some network shares know no locks; publishing is as safe there as it can be.
    let _ = file.lock();
    Ok(file)
}
