//! Links and images within one text.

use super::Target;
use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::doc::{Image, LinkSource, RawTarget, ReferenceKind};
use crate::lang::{Lang, both};
use crate::law::values::Form;
use crate::model::{Site, Tool};
use crate::parse::ParsedText;
use crate::source::Span;

/// Resolves all links of a text, in their order, and looks for its images.
pub(super) fn text(site: &Site, text: &ParsedText, sink: &mut Sink) -> Vec<Target> {
    for image in &text.doc.images {
        look_for(site, text, image, sink);
    }
    text.doc.links.iter().map(|link| resolve(site, text, link, sink)).collect()
}

fn resolve(site: &Site, text: &ParsedText, link: &LinkSource, sink: &mut Sink) -> Target {
    match &link.target {
        RawTarget::External(url) => {
            if url.contains(char::is_whitespace) {
                sink.report(malformed(url, link.span));
                return Target::Broken;
            }
            Target::External(url.clone())
        }
        RawTarget::Malformed(target) => {
            sink.report(malformed(target, link.span));
            Target::Broken
        }
        RawTarget::Here(anchor) => {
            if anchor_exists(text, anchor, link.span, sink) {
                Target::Here(anchor.clone())
            } else {
                Target::Broken
            }
        }
        RawTarget::Reference { kind, key, anchor } => match kind {
            ReferenceKind::Article => article(site, text.lang, key, anchor.as_deref(), link.span, sink),
            ReferenceKind::Office => {
                let keys = site.offices.iter().map(|office| office.key.as_str());
                named("office:", key, keys, Target::Office, link.span, sink)
            }
            ReferenceKind::Term => named("term:", key, keys(&site.glossary), Target::Term, link.span, sink),
            ReferenceKind::Checklist => {
                named("checklist:", key, keys(&site.checklists), Target::Checklist, link.span, sink)
            }
            ReferenceKind::Check => named("check:", key, keys(&site.checks), Target::Check, link.span, sink),
            ReferenceKind::Letter => {
                named("letter:", key, keys(&site.letters), Target::Letter, link.span, sink)
            }
            ReferenceKind::Tool => {
                if let Some(tool) = Tool::named(key, &site.addresses, text.lang) {
                    return Target::Tool(tool);
                }
                sink.report(unknown_key("tool:", key, Tool::ALL.into_iter().map(Tool::word), link.span));
                Target::Broken
            }
            ReferenceKind::Course if key == "all" && !site.courses.is_empty() => Target::Courses,
            ReferenceKind::Course => {
                let keys = site.courses.iter().map(|course| course.key.value.as_str());
                named("course:", key, keys.chain(["all"]), Target::Course, link.span, sink)
            }
            ReferenceKind::Value => value(site, key, anchor.as_deref(), link.span, sink),
            ReferenceKind::Unknown(kind) => {
                sink.report(unknown_kind(kind, link.span));
                Target::Broken
            }
        },
    }
}

fn keys<T>(things: &std::collections::BTreeMap<String, T>) -> impl Iterator<Item = &str> + Clone {
    things.keys().map(String::as_str)
}

/// One of the things with these keys.
fn named<'a>(
    prefix: &str,
    key: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
    target: fn(String) -> Target,
    span: Span,
    sink: &mut Sink,
) -> Target {
    if known.clone().any(|known| known == key) {
        return target(key.to_owned());
    }
    sink.report(unknown_key(prefix, key, known.by_ref(), span));
    Target::Broken
}

/// A value, with the form that the word after `#` asks for.
fn value(site: &Site, key: &str, form: Option<&str>, span: Span, sink: &mut Sink) -> Target {
    if !site.values.contains_key(key) {
        sink.report(unknown_key("value:", key, site.values.keys().map(String::as_str), span));
        return Target::Broken;
    }
    let Some(word) = form else { return Target::Value(key.to_owned(), Form::Full) };
    if let Some((_, form)) = Form::WORDS.iter().find(|(known, _)| *known == word) {
        return Target::Value(key.to_owned(), *form);
    }
    let known = Form::WORDS.map(|(word, _)| word);
    let message =
        both(format!("„{word}“ ist keine Form eines Wertes"), format!("`{word}` is not a form of a value"));
    let fix = if let Some(near) = nearest(word, known) {
        both(
            format!("Gemeint war wohl: [[value:{key}#{near}]]"),
            format!("did you mean [[value:{key}#{near}]]?"),
        )
    } else {
        let known = known.join(", #");
        both(format!("Möglich sind: #{known}"), format!("possible are: #{known}"))
    };
    sink.report(Diagnostic::at(Code::BrokenReference, span, message).fix(fix));
    Target::Broken
}

/// An entry, situation or page by key, with its anchor.
fn article(site: &Site, lang: Lang, key: &str, anchor: Option<&str>, span: Span, sink: &mut Sink) -> Target {
    if let Some(titles) = site.hidden.get(key) {
        return Target::Hidden(titles.get(lang).clone());
    }
    let Some(article) = site.articles.get(key) else {
        sink.report(unknown_article(site, key, span));
        return Target::Broken;
    };
    if let Some(anchor) = anchor
        && !anchor_exists(article.text(lang), anchor, span, sink)
    {
        return Target::Broken;
    }
    Target::Article { key: key.to_owned(), anchor: anchor.map(str::to_owned) }
}

/// Reports a reference to an entry, situation or page that is not there.
pub(super) fn unknown_article(site: &Site, key: &str, span: Span) -> Diagnostic {
    if site.drafts.contains(key) {
        let message = both(
            format!("„{key}“ ist noch ein Entwurf und wird nicht veröffentlicht"),
            format!("`{key}` is still a draft and not published"),
        );
        let fix = both(
            "Den Verweis entfernen, oder dort status = \"published\" setzen",
            "remove the reference, or set status = \"published\" there",
        );
        return Diagnostic::at(Code::BrokenReference, span, message).fix(fix);
    }
    unknown_key("", key, site.articles.keys().map(String::as_str), span)
}

/// Reports a reference to something that is not there, with the nearest key that is.
pub(crate) fn unknown_key<'a>(
    prefix: &str,
    key: &str,
    known: impl Iterator<Item = &'a str>,
    span: Span,
) -> Diagnostic {
    let message = both(format!("„{prefix}{key}“ gibt es nicht"), format!("there is no `{prefix}{key}`"));
    let fix = match nearest(key, known) {
        None if prefix == "office:" => both(
            "Die Schlüssel der Stellen stehen in service/offices.toml",
            "the keys of offices are in service/offices.toml",
        ),
        None if prefix == "value:" => both(
            "Die Schlüssel der Werte stehen in den Dateien unter values/",
            "the keys of values are in the files below values/",
        ),
        None if prefix == "checklist:" => both(
            "Die Schlüssel der Checklisten sind die Namen der Dateien unter checklists/",
            "the keys of checklists are the names of the files below checklists/",
        ),
        None if prefix == "check:" => both(
            "Die Schlüssel der Schnellchecks sind die Namen der Dateien unter checks/",
            "the keys of checks are the names of the files below checks/",
        ),
        None if prefix == "letter:" => both(
            "Die Schlüssel der Schreiben sind die Namen der Dateien unter letters/",
            "the keys of letters are the names of the files below letters/",
        ),
        None if prefix == "term:" => both(
            "Die Schlüssel der Begriffe stehen in glossary.toml",
            "the keys of terms are in glossary.toml",
        ),
        Some(word) => {
            both(format!("Gemeint war wohl: {prefix}{word}"), format!("did you mean {prefix}{word}?"))
        }
        None => both(
            "Verwiesen wird mit dem Schlüssel, also dem Namen des Ordners: [[blue-card]]",
            "a reference names the key, that is the folder's name: [[blue-card]]",
        ),
    };
    Diagnostic::at(Code::BrokenReference, span, message).fix(fix)
}

fn unknown_kind(kind: &str, span: Span) -> Diagnostic {
    let message = both(
        format!("Verweise mit „{kind}:“ gibt es nicht"),
        format!("there are no references with `{kind}:`"),
    );
    let fix = both(
        "Möglich sind: [[schlüssel]], [[office:…]], [[term:…]], [[value:…]], [[checklist:…]], [[check:…]], [[letter:…]], [[tool:…]], [[course:…]]; fremde Seiten mit https://",
        "possible are: [[key]], [[office:…]], [[term:…]], [[value:…]], [[checklist:…]], [[check:…]], [[letter:…]], [[tool:…]], [[course:…]]; other sites with https://",
    );
    Diagnostic::at(Code::BrokenReference, span, message).fix(fix)
}

fn malformed(target: &str, span: Span) -> Diagnostic {
    let looks_foreign = target.contains('.') && !target.contains("://") && !target.contains(' ');
    let message = both(
        format!("„{target}“ ist weder ein Schlüssel noch eine vollständige Adresse"),
        format!("`{target}` is neither a key nor a complete address"),
    );
    let fix = both(
        "Eigene Einträge mit ihrem Schlüssel: [Text](blue-card#gehalt), fremde Seiten mit voller Adresse: [Text](https://…)",
        "own entries by their key: [text](blue-card#salary), other sites by their full address: [text](https://…)",
    );
    let fix = if looks_foreign {
        both(format!("Gemeint war wohl: https://{target}"), format!("did you mean https://{target}?"))
    } else {
        fix
    };
    Diagnostic::at(Code::BrokenLink, span, message).fix(fix)
}

pub(super) fn anchor_exists(text: &ParsedText, anchor: &str, span: Span, sink: &mut Sink) -> bool {
    if text.doc.headings().any(|heading| heading.id == anchor) {
        return true;
    }
    let message = both(
        format!("In „{}“ gibt es keine Überschrift mit dem Anker #{anchor}", text.meta.title.value),
        format!("there is no heading with the anchor #{anchor} in \u{201c}{}\u{201d}", text.meta.title.value),
    );
    let fix = match nearest(anchor, text.doc.headings().map(|heading| heading.id.as_str())) {
        Some(id) => both(format!("Gemeint war wohl: #{id}"), format!("did you mean #{id}?")),
        None => both(
            format!("Die Überschrift dort so schreiben: ## Überschrift {{#{anchor}}}"),
            format!("write the heading there like this: ## Heading {{#{anchor}}}"),
        ),
    };
    sink.report(Diagnostic::at(Code::BrokenAnchor, span, message).fix(fix));
    false
}

fn look_for(site: &Site, text: &ParsedText, image: &Image, sink: &mut Sink) {
    let folder = format!("{}/{}/", text.area.folder(), text.key);
    if site.images.contains_key(&format!("{folder}{}", image.file)) {
        return;
    }
    let message = if image.file.contains("://") {
        both(
            format!("Bilder von anderen Websites werden nicht geladen: {}", image.file),
            format!("images from other websites are not loaded: {}", image.file),
        )
    } else {
        both(
            format!("Das Bild „{}“ liegt nicht im Ordner des Textes", image.file),
            format!("the image `{}` is not in the folder of the text", image.file),
        )
    };
    let beside = site.images.keys().filter_map(|path| path.strip_prefix(&folder));
    let fix = match nearest(&image.file, beside) {
        Some(file) => both(format!("Gemeint war wohl: {file}"), format!("did you mean {file}?")),
        None => both(
            format!("Die Datei nach {folder} legen (svg, png, jpg, webp, avif oder gif)"),
            format!("put the file into {folder} (svg, png, jpg, webp, avif or gif)"),
        ),
    };
    sink.report(Diagnostic::at(Code::ImageMissing, image.span, message).fix(fix));
}
