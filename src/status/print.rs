//! The status on paper: a table for people, lines of JSON for machines, a page for those who like to click.

use std::fmt::Write;

use serde::Serialize;

use super::{EntryStatus, Review, Status};
use crate::lang::Lang;
use crate::model::Translation;

/// How a status is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// One JSON object a line.
    Json,
    /// One HTML page that stands alone.
    Html,
}

/// Prints a status.
pub fn print(status: &Status, format: Format, lang: Lang) -> String {
    match format {
        Format::Table => table(status, lang),
        Format::Json => json(status),
        Format::Html => html(status, lang),
    }
}

const fn say(lang: Lang, de: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::De => de,
        Lang::En => en,
    }
}

/// Headline and lines of each part.
fn parts(status: &Status, lang: Lang) -> Vec<(&'static str, Vec<(String, String)>)> {
    let mut register = Vec::new();
    if let Some(oldest) = status.registers.iter().filter(|register| register.texts > 0).max_by_key(|r| r.age)
    {
        let until = oldest.known_until.clone().unwrap_or_default();
        let text = match lang {
            Lang::De => format!(
                "ältestes Gesetz, auf dem Texte beruhen: {}, bekannt bis {until} (vor {} Tagen)",
                oldest.statute, oldest.age
            ),
            Lang::En => format!(
                "oldest statute that texts rest on: {}, known until {until} ({} days ago)",
                oldest.statute, oldest.age
            ),
        };
        register.push((String::new(), text));
    }
    let count = status.registers.len();
    register.push((
        String::new(),
        match lang {
            Lang::De => format!("{count} Gesetze im Register"),
            Lang::En => format!("{count} statutes in the register"),
        },
    ));
    let entries = status.entries.iter().map(|entry| (entry.key.clone(), entry_line(entry, lang))).collect();
    let value = |value: &super::ValueStatus| {
        let ends = value.ends.clone().unwrap_or_default();
        let word = if value.expired {
            say(lang, "abgelaufen, neuer Wert fehlt; galt bis", "expired, new value missing; applied until")
        } else {
            say(lang, "endet bald:", "ends soon:")
        };
        (value.key.clone(), format!("{word} {ends}"))
    };
    let unverified = |key: &String| {
        (key.clone(), say(lang, "Kontaktdaten nicht bestätigt", "contact data not verified").to_owned())
    };
    let old = |key: &String| {
        (
            key.clone(),
            say(lang, "vor mehr als einem Jahr bestätigt", "verified more than a year ago").to_owned(),
        )
    };
    let unconfirmed = |key: &String| {
        (key.clone(), say(lang, "Angaben nicht bestätigt", "details not confirmed").to_owned())
    };
    let past = |key: &String| (key.clone(), say(lang, "vorbei", "over").to_owned());
    let unwatched = |(statute, texts): &(String, usize)| {
        (
            statute.clone(),
            match lang {
                Lang::De => format!("{texts} Texte"),
                Lang::En => format!("{texts} texts"),
            },
        )
    };
    vec![
        (say(lang, "Gesetzesregister", "Register of statutes"), register),
        (say(lang, "Texte", "Texts"), entries),
        (say(lang, "Werte", "Values"), status.values.iter().map(value).collect()),
        (
            say(lang, "Nicht überwachte Gesetze", "Statutes not monitored"),
            status.not_monitored.iter().map(unwatched).collect(),
        ),
        (
            say(lang, "Kontakte", "Contacts"),
            status
                .unverified_contacts
                .iter()
                .map(unverified)
                .chain(status.old_contacts.iter().map(old))
                .collect(),
        ),
        (say(lang, "Akteure", "Actors"), status.unverified_actors.iter().map(unconfirmed).collect()),
        (say(lang, "Veranstaltungen", "Events"), status.past_events.iter().map(past).collect()),
    ]
}

fn entry_line(entry: &EntryStatus, lang: Lang) -> String {
    let mut told = Vec::new();
    if entry.draft {
        told.push(say(lang, "Entwurf", "draft").to_owned());
    }
    let by = entry.review_by.clone().unwrap_or_default();
    match entry.review {
        Review::Overdue => {
            told.push(format!("{} {by}", say(lang, "Prüfung überfällig seit", "review overdue since")));
        }
        Review::Due => told.push(format!("{} {by}", say(lang, "Prüfung fällig bis", "review due by"))),
        Review::Later | Review::None => {}
    }
    let lists = [
        (&entry.changed, "Wortlaut geändert seit der Prüfung:", "wording changed since the review:"),
        (&entry.gone, "weggefallen:", "gone:"),
        (&entry.not_recorded, "Stand nicht festgehalten:", "state not recorded:"),
        (&entry.not_monitored, "nicht überwacht:", "not monitored:"),
    ];
    for (list, de, en) in lists {
        if !list.is_empty() {
            told.push(format!("{} {}", say(lang, de, en), list.join(", ")));
        }
    }
    match entry.translation {
        Translation::Current | Translation::Unknown => {}
        Translation::Missing => told.push(say(lang, "Übersetzung fehlt", "translation missing").to_owned()),
        Translation::Behind(blocks) => told.push(match lang {
            Lang::De => format!("Übersetzung liegt {blocks} Abschnitte zurück"),
            Lang::En => format!("translation is {blocks} blocks behind"),
        }),
    }
    if told.is_empty() { say(lang, "in Ordnung", "fine").to_owned() } else { told.join("; ") }
}

fn table(status: &Status, lang: Lang) -> String {
    let mut out = String::new();
    let width = status.entries.iter().map(|entry| entry.key.chars().count()).max().unwrap_or(0).min(32);
    for (headline, lines) in parts(status, lang) {
        if lines.is_empty() {
            continue;
        }
        writeln!(out, "{headline}").expect("writing to a string cannot fail");
        for (key, text) in lines {
            let line = if key.is_empty() { format!("  {text}") } else { format!("  {key:<width$}  {text}") };
            writeln!(out, "{line}").expect("writing to a string cannot fail");
        }
        out.push('\n');
    }
    out
}

#[derive(Serialize)]
struct Line<'a, T: Serialize> {
    kind: &'static str,
    #[serde(flatten)]
    value: &'a T,
}

#[derive(Serialize)]
struct Keyed<'a> {
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    texts: Option<usize>,
}

fn put<T: Serialize>(out: &mut String, kind: &'static str, value: &T) {
    let line =
        serde_json::to_string(&Line { kind, value }).expect("strings and numbers are always serialisable");
    out.push_str(&line);
    out.push('\n');
}

fn json(status: &Status) -> String {
    let mut out = String::new();
    status.registers.iter().for_each(|register| put(&mut out, "register", register));
    status.entries.iter().for_each(|entry| put(&mut out, "entry", entry));
    status.values.iter().for_each(|value| put(&mut out, "value", value));
    for (key, texts) in &status.not_monitored {
        put(&mut out, "not-monitored", &Keyed { key, texts: Some(*texts) });
    }
    for key in &status.unverified_contacts {
        put(&mut out, "unverified-contact", &Keyed { key, texts: None });
    }
    for key in &status.old_contacts {
        put(&mut out, "old-contact", &Keyed { key, texts: None });
    }
    for key in &status.unverified_actors {
        put(&mut out, "unverified-actor", &Keyed { key, texts: None });
    }
    for key in &status.past_events {
        put(&mut out, "past-event", &Keyed { key, texts: None });
    }
    out
}

fn html(status: &Status, lang: Lang) -> String {
    use crate::render::escape;
    let title = say(lang, "Was zu tun ist", "What is to be done");
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n</head>\n<body>\n<h1>{title} ({})</h1>\n",
        lang.code(),
        escape(&status.today)
    );
    for (headline, lines) in parts(status, lang) {
        if lines.is_empty() {
            continue;
        }
        write!(out, "<h2>{headline}</h2>\n<table>\n").expect("writing to a string cannot fail");
        for (key, text) in lines {
            writeln!(out, "<tr><th scope=\"row\">{}</th><td>{}</td></tr>", escape(&key), escape(&text))
                .expect("writing to a string cannot fail");
        }
        out.push_str("</table>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}
