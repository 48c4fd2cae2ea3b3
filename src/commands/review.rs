//! `lotse review KEY…`: writes down that a text was read and holds, with the state of the law that was seen.
//!
//! `--lang` names the language of the text: of a translation is recorded what it was made from.
//!
//! Only the front matter changes, key by key: comments, order, line ends and everything else stay as they are.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use jiff::civil::Date;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Value};

use super::{Call, exit, out};
use crate::diagnostic::{Sink, nearest};
use crate::lang::Lang;
use crate::link::{Citing, Data, Linked};
use crate::model::Article;
use crate::parse::{Memo, ParsedText, split_front_matter};
use crate::publish::{Edit, apply_edits};
use crate::read::{SiteDir, read, read_optional};
use crate::source::{Sources, normalise_text};
use crate::{Options, examine};

/// What a review writes down.
struct Review<'a> {
    today: Date,
    /// The role that read the text.
    by: Option<&'a str>,
    /// The authors compared it with the statutes.
    wording: bool,
}

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let folder = call.own_site(args)?;
    let review = Review {
        today: call.today(args),
        by: args.get_one::<String>("by").map(String::as_str),
        wording: args.get_flag("wording"),
    };
    let lang = args.get_one::<String>("lang").and_then(|code| Lang::from_code(code));
    if review.by.is_none() && !review.wording && lang.is_none() {
        bail!(
            "{}",
            call.say(
                "wer hat geprüft? --by ROLLE; oder --wording, wenn nur der Wortlaut verglichen wurde",
                "who reviewed it? --by ROLE; or --wording if only the wording was compared"
            )
        );
    }
    let sources = Arc::new(read(&SiteDir::Folder(folder.clone()))?);
    let options = Options { today: review.today, drafts: true, strict: false };
    let (linked, _) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    let mut edits = Vec::new();
    for key in args.get_many::<String>("key").into_iter().flatten() {
        if let Some(edit) = data_review(call, &linked, &sources, &folder, key, review.today)? {
            edits.push(edit);
            continue;
        }
        let article = article(call, &linked, key)?;
        let original = linked.site.config.original();
        let text = match lang {
            Some(lang) if lang != original => article.translation.as_deref().with_context(|| {
                format!(
                    "{key}: {}",
                    call.say("keine Übersetzung in dieser Sprache", "no translation in this language")
                )
            })?,
            _ => &article.original,
        };
        let path = &sources.get(text.file).path;
        let bytes = bytes(&sources, text, &folder.join(path))?;
        edits.push(Edit::Write(path.clone(), reviewed(&linked, article, text, &bytes, &review)?));
    }
    apply_edits(&folder, &edits)?;
    for edit in &edits {
        if let Edit::Write(path, _) = edit {
            out(&format!("{path}\n"));
        }
    }
    exit(false)
}

/// The same for a check, a letter or a checklist: `check:start`. Its file is TOML as a whole.
fn data_review(
    call: &Call<'_>,
    linked: &Linked,
    sources: &Sources,
    folder: &std::path::Path,
    key: &str,
    today: Date,
) -> Result<Option<Edit>> {
    if !key.contains(':') {
        return Ok(None);
    }
    let all = linked.compared_data();
    // A course is reviewed as a whole: its lessons and questions.
    let course = key.strip_prefix("course:");
    let of_course = |data: &Data<'_>| {
        let part = data.key.split_once(':').map_or("", |(_, rest)| rest);
        course.is_some_and(|course| part.split('/').next() == Some(course) && part.contains('/'))
    };
    let chosen: Vec<&Data<'_>> = all.iter().filter(|data| data.key == key || of_course(data)).collect();
    let Some(first) = chosen.first() else {
        let near = nearest(key, all.iter().map(|data| data.key.as_str())).unwrap_or_default();
        bail!("{key}: {} ({near}?)", call.say("das gibt es nicht", "there is no such thing"));
    };
    let citing: Vec<&Citing> = linked
        .citing
        .iter()
        .filter(|citing| chosen.iter().any(|data| data.places.contains(&citing.place)))
        .collect();
    let source = sources.get(first.file);
    let bytes = read_optional(&folder.join(&source.path))?.unwrap_or_else(|| source.bytes().to_vec());
    let raw = std::str::from_utf8(&bytes)?;
    let mut document: DocumentMut = normalise_text(raw).parse().with_context(|| source.path.clone())?;
    set(&mut document, "wording_checked", today.to_string().parse::<Value>()?);
    let mut table = InlineTable::new();
    for (statute, state) in states_of(linked, citing.into_iter()) {
        table.insert(&statute, state.to_string().parse::<Value>()?);
    }
    set(&mut document, "law_state", table.into());
    let new = document.to_string();
    let new = if raw.contains("\r\n") { new.replace('\n', "\r\n") } else { new };
    let bom = if raw.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    Ok(Some(Edit::Write(source.path.clone(), format!("{bom}{new}").into_bytes())))
}

fn article<'a>(call: &Call<'_>, linked: &'a Linked, key: &str) -> Result<&'a Article> {
    linked.site.articles.get(key).with_context(|| {
        let near = nearest(key, linked.site.articles.keys().map(String::as_str));
        let near = near.map(|near| format!(" ({near}?)")).unwrap_or_default();
        format!("{key}: {}{near}", call.say("diesen Eintrag gibt es nicht", "there is no such entry"))
    })
}

/// The file as it lies on the disk; one of a base is copied into the site's own folder.
fn bytes(sources: &Sources, text: &ParsedText, path: &std::path::Path) -> Result<Vec<u8>> {
    Ok(read_optional(path)?.unwrap_or_else(|| sources.get(text.file).bytes().to_vec()))
}

/// The file with the review in its front matter.
fn reviewed(
    linked: &Linked,
    article: &Article,
    text: &ParsedText,
    bytes: &[u8],
    review: &Review<'_>,
) -> Result<Vec<u8>> {
    let raw = std::str::from_utf8(bytes)?;
    let plain = normalise_text(raw);
    let split = split_front_matter(&plain).with_context(|| format!("{}: +++", article.key))?;
    let mut document: DocumentMut = split.toml.parse().with_context(|| article.key.clone())?;
    let date = |date: Date| -> Result<Value> { Ok(date.to_string().parse::<Value>()?) };
    if let Some(role) = review.by {
        set(&mut document, "reviewed", date(review.today)?);
        set(&mut document, "reviewer", role.into());
    }
    if review.wording {
        set(&mut document, "wording_checked", date(review.today)?);
    }
    if text.lang == article.original.lang {
        // What is equal in both languages stands in the original.
        let states = law_states(linked, article);
        let mut table = InlineTable::new();
        for (statute, state) in states {
            table.insert(&statute, date(state)?);
        }
        if !table.is_empty() && article.entry().is_some() {
            set(&mut document, "law_state", table.into());
        }
    } else {
        let hashes: Array = article.original.doc.block_hashes().into_iter().collect();
        set(&mut document, "translates", hashes.into());
    }
    let new = format!("+++\n{}+++\n{}", document, &plain[split.body_start..]);
    let new = if raw.contains("\r\n") { new.replace('\n', "\r\n") } else { new };
    let bom = if raw.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    Ok(format!("{bom}{new}").into_bytes())
}

/// The register's state of every statute that the article cites, in the order of their names.
fn law_states(linked: &Linked, article: &Article) -> Vec<(String, Date)> {
    states_of(linked, article.texts().filter_map(|text| linked.citing(text.file)))
}

fn states_of<'a>(linked: &Linked, citing: impl Iterator<Item = &'a Citing>) -> Vec<(String, Date)> {
    let mut states = Vec::new();
    for (_, found) in citing.flat_map(Citing::found) {
        let statute = linked.site.register.statute(&found.statute);
        let as_of = statute.and_then(super::super::law::register::Statute::as_of);
        states.extend(as_of.map(|as_of| (found.statute.clone(), as_of)));
    }
    states.sort();
    states.dedup();
    states
}

/// Sets a key; what stands around an old value (comments, spaces) stays.
fn set(document: &mut DocumentMut, key: &str, mut value: Value) {
    if let Some(old) = document.get_mut(key).and_then(Item::as_value_mut) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
    } else {
        document.insert(key, Item::Value(value));
    }
}
