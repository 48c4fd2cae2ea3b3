//! `lotse export scorm|zip|documents`: a course for a learning platform, the site for a USB stick, its sections for a search server.
//!
//! Must not know: what stands in an archive (see [`crate::package`]).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use serde_json::json;

use super::{Call, exit, format, note, out};
use crate::diagnostic::{Sink, any_error, nearest};
use crate::lang::Lang;
use crate::link::Linked;
use crate::parse::{Course, Memo};
use crate::publish::{Edit, apply_edits};
use crate::read::read;
use crate::render::Renderer;
use crate::{Options, examine, index, package};

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    match args.subcommand() {
        Some(("scorm", args)) => scorm(call, args),
        Some(("zip", args)) => zip(call, args),
        Some(("documents", args)) => documents(call, args),
        _ => unreachable!("clap asks for one of these"),
    }
}

/// A site that was looked at, for exports that do not need all of its pages.
fn renderer(call: &Call<'_>, args: &ArgMatches) -> Result<Option<(Renderer, Arc<Linked>)>> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let mut sink = Sink::default();
    let (linked, theme) = examine(&sources, options, &mut Memo::default(), &mut sink, &|_| {});
    let diagnostics = sink.into_sorted(&sources, &linked.site.draft_files);
    if any_error(&diagnostics, false) {
        call.report(&diagnostics, &sources, format(args));
        return Ok(None);
    }
    Ok(Some((Renderer::new(Arc::clone(&linked), sources, theme, options.today), linked)))
}

fn course_of<'l>(call: &Call<'_>, linked: &'l Linked, key: &str) -> Result<&'l Course> {
    let courses = &linked.site.courses;
    courses.iter().find(|course| course.key.value == key).with_context(|| {
        let near = nearest(key, courses.iter().map(|course| course.key.value.as_str()));
        format!(
            "{}: {key}{}",
            call.say("diesen Kurs gibt es nicht", "there is no such course"),
            near.map_or_else(
                || {
                    let keys = courses.iter().map(|course| course.key.value.as_str());
                    format!("; {}: {}", call.say("es gibt", "there are"), keys.collect::<Vec<_>>().join(", "))
                },
                |near| format!(" ({near}?)")
            )
        )
    })
}

fn scorm(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let Some((renderer, linked)) = renderer(call, args)? else { return exit(true) };
    let key = args.get_one::<String>("course").expect("`course` is required");
    let lang = args.get_one::<String>("lang").and_then(|code| Lang::from_code(code)).unwrap_or(Lang::De);
    let bytes = package::scorm(&renderer, course_of(call, &linked, key)?, lang)?;
    save(call, args, &format!("lotse-{key}-{}.zip", lang.code()), &bytes)
}

fn zip(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    match args.get_one::<String>("course") {
        Some(key) => course_zip(call, args, key),
        None => site_zip(call, args),
    }
}

fn course_zip(call: &Call<'_>, args: &ArgMatches, key: &str) -> Result<ExitCode> {
    let Some((renderer, linked)) = renderer(call, args)? else { return exit(true) };
    let course = course_of(call, &linked, key)?;
    let bytes = package::course(renderer, &linked, course, call.today(args), call.lang)?;
    save(call, args, &format!("lotse-{key}.zip"), &bytes)
}

fn site_zip(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let build = crate::build(&sources, options, &|_| {})?;
    let Some(outputs) = build.outputs else {
        call.report(&build.diagnostics, &sources, format(args));
        return exit(true);
    };
    save(call, args, "lotse.zip", &package::archive(&outputs.0)?)
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
