//! Writing new source files for an editor: never over an existing one, and all or nothing.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Writes `files` (path below `folder`, text). If one of them exists, none is written.
pub fn create_files(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.join(path).exists()) {
        bail!("{}: gibt es schon · exists already", folder.join(path).display());
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        let parent = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .with_context(|| path.display().to_string())?;
        file.write_all(bytes).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
