//! The first stage: site folders → [`Sources`]. The only room that reads files.
//!
//! Owns: finding files, layers (`extends`), and normalising text. Must not know: what is in the files, but for
//! the one key `extends` that says which folders lie beneath.

mod starter;

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::law::text::archive::LARGEST;
use crate::source::{Content, Layer, LayerId, Source, Sources, normalise};

pub use starter::{starter_files, theme_files};

/// Name of the starter content in `extends`.
pub const STARTER: &str = "starter";

/// Where a site is read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteDir {
    /// A folder with a `site.toml`.
    Folder(PathBuf),
    /// The starter content in the program itself.
    Starter,
}

/// Reads a site folder and everything it extends. Fails only if the folder itself cannot be read; a base
/// that is missing is left out here and reported when `site.toml` is parsed.
pub fn read(site: &SiteDir) -> Result<Sources> {
    let mut layers = Vec::new();
    match site {
        SiteDir::Starter => layers.push((STARTER.to_owned(), starter_files())),
        SiteDir::Folder(dir) => {
            if !dir.is_dir() {
                bail!("{}: kein Ordner · not a folder", dir.display());
            }
            collect_layers(dir, &folder_name(dir), &mut layers, 0)?;
        }
    }
    // `collect_layers` goes from the top down; the uppermost layer is to be the last.
    layers.reverse();
    let mut names = Vec::new();
    let mut files = Vec::new();
    let top = layers.len() - 1;
    for (index, (name, content)) in layers.into_iter().enumerate() {
        names.push(Layer { name });
        // What a base published is nothing that the site above it ever published.
        let content = content.into_iter().filter(|(path, _)| index == top || path != "addresses.toml");
        files.extend(content.map(|(path, content)| Source { path, layer: LayerId(index), content }));
    }
    Ok(Sources::new(names, files))
}

/// Reads only the files at `paths` again, if nothing but their contents changed; `None` if everything must be read.
pub fn reread(site: &SiteDir, sources: &Sources, paths: &[PathBuf]) -> Option<Sources> {
    let SiteDir::Folder(dir) = site else { return None };
    let dir = std::path::absolute(dir).ok()?;
    let mut changed = Vec::new();
    for path in paths {
        let path = std::path::absolute(path).ok()?;
        let inside = path.strip_prefix(&dir).ok()?;
        // What `extends` says may be another site altogether.
        if !path.is_file() || inside == Path::new("site.toml") {
            return None;
        }
        changed.push(read_file(&dir, &path).ok()?);
    }
    sources.with_contents(changed)
}

/// The law files at `paths`, folders included, with their paths; in the order of their names.
#[expect(clippy::disallowed_methods, reason = "this is the room that reads")]
pub fn read_law_files(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_file() {
            files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).follow_links(true).sort_by_file_name() {
            let entry = entry.with_context(|| path.display().to_string())?;
            let ending = entry.path().extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if entry.file_type().is_file()
                && ["xml", "zip", "md"].contains(&ending.to_ascii_lowercase().as_str())
            {
                files.push(entry.into_path());
            }
        }
    }
    let read = |path: PathBuf| {
        let name = path.display().to_string();
        let mut bytes = Vec::new();
        // One byte more than is allowed tells that a file is too large, without taking it into memory.
        let file = std::fs::File::open(&path).with_context(|| name.clone())?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| name.clone())?;
        Ok((name, bytes))
    };
    files.into_par_iter().map(read).collect()
}

/// A file that may not be there.
#[expect(clippy::disallowed_methods, reason = "this is the room that reads")]
pub fn read_optional(path: &Path) -> Result<Option<Vec<u8>>> {
    if !path.exists() {
        return Ok(None);
    }
    std::fs::read(path).map(Some).with_context(|| path.display().to_string())
}

/// A file, or standard input for `-`.
#[expect(clippy::disallowed_methods, reason = "this is the room that reads")]
pub fn read_input(path: &Path) -> Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path).with_context(|| path.display().to_string());
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The name of the site's own folder, as pages show it: never a path of somebody's computer.
fn folder_name(dir: &Path) -> String {
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    absolute.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned())
}

type Files = Vec<(String, Content)>;

/// Adds a folder and, beneath it, what its `site.toml` extends; the first of `extends` lies uppermost.
fn collect_layers(dir: &Path, name: &str, layers: &mut Vec<(String, Files)>, depth: usize) -> Result<()> {
    const DEEPEST: usize = 8;
    if depth > DEEPEST {
        bail!("{name}: `extends` im Kreis · `extends` runs in a circle");
    }
    let files = read_folder(dir)?;
    let bases = files.iter().find(|(path, _)| path == "site.toml").map(|(_, content)| extends(content));
    layers.push((name.to_owned(), files));
    for base in bases.unwrap_or_default() {
        if base == STARTER {
            layers.push((base, starter_files()));
        } else if dir.join(&base).is_dir() {
            collect_layers(&dir.join(&base), &base, layers, depth + 1)?;
        }
    }
    Ok(())
}

/// The folders that a `site.toml` extends, as far as it can be read.
fn extends(site_toml: &Content) -> Vec<String> {
    let Content::Text(text) = site_toml else { return Vec::new() };
    let (table, _) = toml::de::DeTable::parse_recoverable(text);
    let bases = table.get_ref().get("extends").and_then(|value| value.get_ref().as_array());
    bases.map_or_else(Vec::new, |bases| {
        bases.iter().filter_map(|base| base.get_ref().as_str().map(str::to_owned)).collect()
    })
}

/// All files of one folder with their paths inside it; hidden files and editors' copies are left out.
fn read_folder(dir: &Path) -> Result<Files> {
    let mut paths = Vec::new();
    for entry in
        WalkDir::new(dir).follow_links(true).into_iter().filter_entry(|e| e.depth() == 0 || is_wanted(e))
    {
        let entry = entry.with_context(|| dir.display().to_string())?;
        if entry.file_type().is_file() {
            paths.push(entry.into_path());
        }
    }
    paths.into_par_iter().map(|path| read_file(dir, &path)).collect()
}

fn is_wanted(entry: &DirEntry) -> bool {
    entry.file_name().to_str().is_some_and(is_source_name)
}

/// Is a file or folder of this name a source? Hidden files and the copies that editors leave are not.
pub fn is_source_name(name: &str) -> bool {
    let copy = name.starts_with(['.', '~', '#']) || name.ends_with('~');
    let ending = [".swp", ".tmp", ".bak", ".orig"].iter().any(|ending| name.ends_with(ending));
    !copy && !ending && name != "Thumbs.db" && name != "desktop.ini"
}

#[expect(clippy::disallowed_methods, reason = "this is the room that reads")]
fn read_file(dir: &Path, path: &Path) -> Result<(String, Content)> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let relative = path.strip_prefix(dir).expect("walkdir stays below its root");
    let parts: Vec<String> =
        relative.components().map(|part| part.as_os_str().to_string_lossy().nfc().collect()).collect();
    let name = parts.join("/");
    let content = content(&name, bytes);
    Ok((name, content))
}

/// Text is normalised, images stay as they are.
fn content(path: &str, bytes: Vec<u8>) -> Content {
    const TEXT: [&str; 9] = ["md", "toml", "csv", "html", "xml", "css", "js", "svg", "txt"];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if TEXT.contains(&ending.as_str()) { normalise(&bytes) } else { Content::Bytes(bytes) }
}
