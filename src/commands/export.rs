//! `lotse export scorm|zip|documents`: a course for a learning platform, the site for a USB stick, its sections for a search server.
//!
//! Owns: the manifest of a package and what stands in an archive. Equal input gives equal bytes: entries are sorted and bear no time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use serde_json::json;

use super::{Call, exit, format, note, out};
use crate::diagnostic::{Sink, any_error, nearest};
use crate::lang::Lang;
use crate::parse::{Course, Memo};
use crate::publish::{Edit, apply_edits};
use crate::read::read;
use crate::render::{Renderer, escape};
use crate::{Options, examine, index};

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    match args.subcommand() {
        Some(("scorm", args)) => scorm(call, args),
        Some(("zip", args)) => site_zip(call, args),
        Some(("documents", args)) => documents(call, args),
        _ => unreachable!("clap asks for one of these"),
    }
}

/// A site that was looked at, for exports that need no search.
fn renderer(call: &Call<'_>, args: &ArgMatches) -> Result<Option<Renderer>> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let mut sink = Sink::default();
    let (linked, theme) = examine(&sources, options, &mut Memo::default(), &mut sink, &|_| {});
    let diagnostics = sink.into_sorted(&sources, &linked.site.draft_files);
    if any_error(&diagnostics, false) {
        call.report(&diagnostics, &sources, format(args));
        return Ok(None);
    }
    Ok(Some(Renderer::new(linked, sources, theme, options.today)))
}

fn scorm(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let Some(renderer) = renderer(call, args)? else { return exit(true) };
    let key = args.get_one::<String>("course").expect("`course` is required");
    let lang = args.get_one::<String>("lang").and_then(|code| Lang::from_code(code)).unwrap_or(Lang::De);
    let bytes = package(&renderer, key, lang).with_context(|| {
        let courses = &renderer.site().courses;
        let near = nearest(key, courses.iter().map(|course| course.key.value.as_str()));
        format!(
            "{}: {key}{}",
            call.say("diesen Kurs gibt es nicht", "there is no such course"),
            near.map(|near| format!(" ({near}?)")).unwrap_or_default()
        )
    })??;
    save(call, args, &format!("lotse-{key}-{}.zip", lang.code()), &bytes)
}

/// A SCORM 1.2 package of a course; `None` if there is no such course.
fn package(renderer: &Renderer, key: &str, lang: Lang) -> Option<Result<Vec<u8>>> {
    let course = renderer.site().courses.iter().find(|course| course.key.value == key)?;
    let files = match renderer.scorm(lang, key)? {
        Ok(files) => files,
        Err(fault) => return Some(Err(anyhow::anyhow!(fault.message.get(lang).clone()))),
    };
    let mut files = files;
    let manifest = manifest(course, lang, files.keys().map(String::as_str));
    files.insert("imsmanifest.xml".to_owned(), manifest.into_bytes());
    Some(archive(&files))
}

/// The manifest of a package with one SCO (ADL SCORM 1.2 Content Packaging, § 2.3).
fn manifest<'f>(course: &Course, lang: Lang, files: impl Iterator<Item = &'f str>) -> String {
    let (key, title) = (&course.key.value, escape(course.title.get(lang)));
    let mut listed = String::new();
    for file in files {
        writeln!(listed, "      <file href=\"{}\"/>", escape(file)).expect("writing to a string cannot fail");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"lotse-{key}-{code}\" version=\"1.0\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
         xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
         http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n\
         \x20 <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>\n\
         \x20 <organizations default=\"lotse\">\n    <organization identifier=\"lotse\">\n      <title>{title}</title>\n\
         \x20     <item identifier=\"item\" identifierref=\"sco\" isvisible=\"true\">\n        <title>{title}</title>\n\
         \x20       <adlcp:masteryscore>80</adlcp:masteryscore>\n      </item>\n    </organization>\n  </organizations>\n\
         \x20 <resources>\n    <resource identifier=\"sco\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\">\n\
         {listed}    </resource>\n  </resources>\n</manifest>\n",
        code = lang.code()
    )
}

fn site_zip(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let build = crate::build(&sources, options, &|_| {})?;
    let Some(outputs) = build.outputs else {
        call.report(&build.diagnostics, &sources, format(args));
        return exit(true);
    };
    let bytes = archive(&outputs.0)?;
    save(call, args, "lotse.zip", &bytes)
}

/// All sections as NDJSON, and an index configuration for Quickwit beside them.
fn documents(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let (linked, theme) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    let mut lines = String::new();
    for &lang in &linked.site.config.languages {
        for page in index::documents(&linked, &theme, lang, options.today) {
            for (number, section) in page.sections.iter().enumerate() {
                let first = number == 0;
                let line = json!({
                    "key": page.key,
                    "lang": lang.code(),
                    "address": format!("{}/{}", lang.code(), page.address),
                    "anchor": section.anchor,
                    "title": page.title,
                    "heading": section.heading,
                    "summary": first.then_some(&page.summary),
                    "asked": if first { page.asked.as_slice() } else { &[] },
                    "norms": if first { page.keywords.as_slice() } else { &[] },
                    "text": section.text,
                });
                writeln!(lines, "{line}").expect("writing to a string cannot fail");
            }
        }
    }
    let path = target(args, "lotse.ndjson");
    write_file(&path, lines.as_bytes())?;
    let configuration = path.with_extension("quickwit.yaml");
    write_file(&configuration, QUICKWIT.as_bytes())?;
    out(&format!("{}\n{}\n", path.display(), configuration.display()));
    exit(false)
}

/// The index of `documents` for Quickwit 0.8.
const QUICKWIT: &str = "version: 0.8\n\
index_id: lotse\n\
doc_mapping:\n\
\x20 field_mappings:\n\
\x20   - { name: key, type: text, tokenizer: raw }\n\
\x20   - { name: lang, type: text, tokenizer: raw, fast: true }\n\
\x20   - { name: address, type: text, tokenizer: raw }\n\
\x20   - { name: anchor, type: text, tokenizer: raw }\n\
\x20   - { name: title, type: text, tokenizer: default, record: position }\n\
\x20   - { name: heading, type: text, tokenizer: default, record: position }\n\
\x20   - { name: summary, type: text, tokenizer: default, record: position }\n\
\x20   - { name: asked, type: array<text>, tokenizer: default }\n\
\x20   - { name: norms, type: array<text>, tokenizer: raw }\n\
\x20   - { name: text, type: text, tokenizer: default, record: position }\n\
search_settings:\n\
\x20 default_search_fields: [title, heading, summary, asked, text]\n";

/// A zip of files: sorted, without times, so that equal files give equal bytes.
fn archive(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
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

/// Writes a file in one step: whoever reads it sees the old one or the new one.
fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().and_then(|name| name.to_str()).with_context(|| path.display().to_string())?;
    apply_edits(folder, &[Edit::Write(name.to_owned(), bytes.to_vec())])
}

fn target(args: &ArgMatches, name: &str) -> PathBuf {
    args.get_one::<PathBuf>("out").cloned().unwrap_or_else(|| PathBuf::from(name))
}

fn save(call: &Call<'_>, args: &ArgMatches, name: &str, bytes: &[u8]) -> Result<ExitCode> {
    let path = target(args, name);
    if path.is_dir() {
        bail!("{}: {}", path.display(), call.say("das ist ein Ordner", "this is a folder"));
    }
    write_file(&path, bytes)?;
    out(&format!("{}\n", path.display()));
    note(&format!("{} kB", bytes.len().div_ceil(1000)));
    exit(false)
}
