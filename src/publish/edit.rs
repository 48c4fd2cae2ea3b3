//! Changing source files that a command keeps: registers, reviews. Each file is written beside the old one and put in its
//! place in one step, so that a process killed at any moment leaves each file whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// A change of a file below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Write it, with the folders above it; nothing happens if it says so already.
    Write(String, Vec<u8>),
    /// Remove it, if it is there.
    Remove(String),
}

/// Applies changes. All new contents are written first, so that a full disk is noticed before anything is exchanged.
#[expect(clippy::disallowed_methods, reason = "this is the room that writes")]
pub fn apply_edits(folder: &Path, edits: &[Edit]) -> Result<()> {
    let mut ready = Vec::new();
    for edit in edits {
        let Edit::Write(path, bytes) = edit else { continue };
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|known| known == *bytes) {
            continue;
        }
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        let name = path.file_name().expect("a file has a name").to_string_lossy();
        let temporary = parent.join(format!(".{name}.lotse-new"));
        super::write(&temporary, bytes)?;
        ready.push((temporary, path));
    }
    for (temporary, path) in ready {
        fs::rename(&temporary, &path).with_context(|| path.display().to_string())?;
    }
    for edit in edits {
        if let Edit::Remove(path) = edit {
            let path = folder.join(path);
            if path.exists() {
                fs::remove_file(&path).with_context(|| path.display().to_string())?;
            }
        }
    }
    Ok(())
}
