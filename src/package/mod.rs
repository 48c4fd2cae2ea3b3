//! Archives to take along: the site or a course for a USB stick, a course for a learning platform.
//!
//! Owns: what stands in an archive, and where archives lie below `dist/` if `site.toml` offers them for download. Equal
//! input gives equal bytes: entries are sorted and bear no time.
//!
//! Must not know: who asks for an archive (`lotse export`, `build` or `serve`).

mod scorm;

use std::collections::BTreeMap;
use std::io::Write as _;

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::index;
use crate::lang::Lang;
use crate::link::Linked;
use crate::parse::Course;
use crate::render::{Downloads, Outputs, Renderer, SITE_DOWNLOAD, package_address};

/// A zip of files.
pub fn archive(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (path, bytes) in files {
        zip.start_file(path.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The SCORM 1.2 package of a course.
pub fn scorm(renderer: &Renderer, course: &Course, lang: Lang) -> Result<Vec<u8>> {
    let files = renderer.scorm(lang, &course.key.value).transpose();
    let files = files.map_err(|fault| failure(&fault, lang))?;
    let mut files = files.unwrap_or_default();
    let manifest = scorm::manifest(course, lang, files.keys().map(String::as_str));
    files.insert("imsmanifest.xml".to_owned(), manifest.into_bytes());
    archive(&files)
}

/// A course as a small site of its own that opens by double-click: its pages, what they cite, and a search over them.
pub fn course(
    mut renderer: Renderer,
    linked: &Linked,
    course: &Course,
    today: Date,
    lang: Lang,
) -> Result<Vec<u8>> {
    let mut outputs = renderer.bundle(course).map_err(|fault| failure(&fault, lang))?;
    let kept = |address: &str| outputs.0.contains_key(address);
    let search = index::index_of(linked, renderer.theme(), today, &kept)?;
    outputs.0.extend(search.0);
    archive(&outputs.0)
}

/// The packages of all courses, by path below `dist/`.
pub fn packages(renderer: &Renderer) -> Result<BTreeMap<String, Vec<u8>>> {
    let site = renderer.site();
    let wanted: Vec<(&Course, Lang)> = site
        .courses
        .iter()
        .flat_map(|course| site.config.languages.iter().map(move |lang| (course, *lang)))
        .collect();
    let packages = wanted.par_iter().map(|(course, lang)| {
        Ok((package_address(*lang, &course.key.value), scorm(renderer, course, *lang)?))
    });
    packages.collect()
}

/// Adds what `site.toml` offers for download, and the pages that say so. The site in the archive is the one without.
pub fn add_downloads(renderer: &Renderer, outputs: &mut Outputs, lang: Lang) -> Result<()> {
    if !renderer.site().config.downloads {
        return Ok(());
    }
    let (packages, site) = rayon::join(|| packages(renderer), || archive(&outputs.0));
    let mut files = packages?;
    files.insert(SITE_DOWNLOAD.to_owned(), site?);
    renderer.offer(sizes(&files));
    for (page, address) in renderer.pages_with_downloads() {
        outputs.add(address, renderer.page(page, address).map_err(|fault| failure(&fault, lang))?);
    }
    outputs.0.extend(files);
    Ok(())
}

/// How large each file is.
pub fn sizes(files: &BTreeMap<String, Vec<u8>>) -> Downloads {
    files.iter().map(|(path, bytes)| (path.clone(), Some(bytes.len()))).collect()
}

/// A template that fails for an archive, as who asked for it reads it.
fn failure(fault: &Diagnostic, lang: Lang) -> anyhow::Error {
    anyhow::anyhow!(fault.message.get(lang).clone())
}
