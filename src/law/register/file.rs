//! `law/<statute>.toml`: the register of a statute as a file, read and written.
//!
//! ```toml
//! abbreviation = "AufenthG"
//! title = "Gesetz über den Aufenthalt …"
//! as_of = 2026-08-19
//! states = [2024-01-15, 2025-03-01, 2026-08-19]
//!
//! ["§ 18g"]
//! heading = "Blaue Karte EU"
//! 1 = "5f3a9c21 1-2"
//! 2 = "9b1c04de 1-3(a-c) since 2025-03-01"
//! 8 = "gone 2025-03-01"
//! ```
//!
//! One line per paragraph: fingerprint, the Nummern it contains, those that earlier wordings had (`without 4,5`), and since
//! when the wording stands unless that is the first state. Text without a number has the key `text`; `"known"` instead of a fingerprint is a paragraph of a
//! partial register (`complete = false`) that exists but is not watched; if none is watched, there is no `as_of`.

use std::fmt::Write;

use jiff::civil::Date;

use super::{Norm, Paragraph, Statute, Wording};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::both;
use crate::law::norm::{NormId, compare_numbers};
use crate::law::text::Items;
use crate::parse::Fields;
use crate::source::Located;

/// Reads a register.
pub(crate) fn read(mut fields: Fields<'_, '_>) -> Statute {
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).map(|text| text.value);
    let texts = |fields: &mut Fields<'_, '_>, key| {
        fields.texts(key).into_iter().map(|text| text.value).collect::<Vec<_>>()
    };
    let mut statute = Statute {
        abbreviation: fields.required_text("abbreviation").map(|text| text.value).unwrap_or_default(),
        former: texts(&mut fields, "former"),
        also: texts(&mut fields, "also"),
        title: fields.required_text("title").map(|text| text.value).unwrap_or_default(),
        short_title: text(&mut fields, "short_title"),
        document: text(&mut fields, "document"),
        address: text(&mut fields, "address"),
        complete: fields.boolean("complete", true),
        checked: fields.date("checked").map(|date| date.value),
        states: fields.dates("states"),
        norms: Vec::new(),
    };
    if let Some(as_of) = fields.date("as_of").map(|date| date.value)
        && !statute.states.contains(&as_of)
    {
        statute.states.push(as_of);
    }
    statute.states.sort();
    let first = statute.states.first().copied().unwrap_or_default();
    let mut norms = fields.other_tables(|name, fields| norm(&name, first, fields));
    norms.retain(Option::is_some);
    let watched =
        |norm: &Norm| norm.paragraphs.iter().any(|paragraph| paragraph.wording != Wording::Unwatched);
    if statute.complete || norms.iter().flatten().any(watched) {
        fields.require("as_of");
    }
    statute.norms = norms.into_iter().flatten().collect();
    statute.norms.sort_by(|a, b| a.id.cmp(&b.id));
    fields.finish();
    statute
}

fn norm(name: &Located<String>, first: Date, fields: &mut Fields<'_, '_>) -> Option<Norm> {
    let Some(id) = NormId::parse(&name.value) else {
        let message = both(
            format!("„{}“ ist keine Vorschrift", name.value),
            format!("`{}` is not the name of a norm", name.value),
        );
        let fix = both(
            "Möglich sind: [\"§ 18g\"], [\"Art. 6\"], [\"Anlage D11a\"]",
            "possible are: [\"§ 18g\"], [\"Art. 6\"], [\"Anlage D11a\"]",
        );
        fields.report(Diagnostic::at(Code::BadValue, name.span, message).fix(fix));
        return None;
    };
    let heading = fields.text("heading").map(|text| text.value).unwrap_or_default();
    let to = fields.text("to").map(|text| text.value);
    let gone = fields.date("gone").map(|date| date.value);
    let mut paragraphs = Vec::new();
    for (label, written) in fields.other_texts() {
        let label = (label != "text").then_some(label);
        match paragraph(label, &written.value, first) {
            Some(paragraph) => paragraphs.push(paragraph),
            None => fields.report(unreadable(&written)),
        }
    }
    paragraphs.sort_by(|a: &Paragraph, b| {
        compare_numbers(a.label.as_deref().unwrap_or_default(), b.label.as_deref().unwrap_or_default())
    });
    Some(Norm { id, to, heading, gone, paragraphs })
}

/// `5f3a9c21 1-3(a-c) without 4,5 since 2025-03-01`, `gone 2025-03-01 1-3`, `known 1-3`.
fn paragraph(label: Option<String>, written: &str, first: Date) -> Option<Paragraph> {
    let (head, rest) = written.split_once(' ').unwrap_or((written, ""));
    let (rest, since) = match rest.rsplit_once("since ") {
        Some((rest, since)) => (rest.trim(), since.trim().parse().ok()?),
        None => (rest, first),
    };
    let (rest, gone_items) = match rest.rsplit_once("without ") {
        Some((rest, gone)) => (rest.trim(), Items::parse(gone)?),
        None => (rest, Items::default()),
    };
    let (items, wording) = match head {
        "gone" => {
            let (date, items) = rest.split_once(' ').unwrap_or((rest, ""));
            (items, Wording::Gone(date.parse().ok()?))
        }
        "known" => (rest, Wording::Unwatched),
        hash if hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            (rest, Wording::Since { fingerprint: hash.to_owned(), state: since })
        }
        _ => return None,
    };
    Some(Paragraph { label, items: Items::parse(items)?, gone_items, wording })
}

fn unreadable(written: &Located<String>) -> Diagnostic {
    let message = both(
        format!("„{}“ ist kein Absatz eines Gesetzesregisters", written.value),
        format!("`{}` is not a paragraph of a register", written.value),
    );
    let fix = both(
        "Register schreibt lotse law import; von Hand geht \"known\" oder \"known 1-3\" für einen Absatz mit den Nummern 1 bis 3",
        "registers are written by lotse law import; by hand write \"known\", or \"known 1-3\" for a paragraph with the numbers 1 to 3",
    );
    Diagnostic::at(Code::BadValue, written.span, message).fix(fix)
}

/// Name of the file of a statute: `law/sgb-iii.toml`.
pub fn path(abbreviation: &str) -> String {
    format!("law/{}.toml", crate::parse::slug(abbreviation))
}

/// Writes a register in the form above.
pub fn write(statute: &Statute) -> String {
    let mut out = String::from(
        "# Was Lotse von diesem Gesetz weiß: Vorschriften, Überschriften, Fingerabdrücke der Absätze; kein Wortlaut.\n\
         # Geschrieben von `lotse law import`. What Lotse knows of this statute; written by `lotse law import`.\n",
    );
    let mut put =
        |args: std::fmt::Arguments<'_>| out.write_fmt(args).expect("writing to a string cannot fail");
    put(format_args!("abbreviation = {}\n", quoted(&statute.abbreviation)));
    for (key, names) in [("former", &statute.former), ("also", &statute.also)] {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            put(format_args!("{key} = [{}]\n", names.join(", ")));
        }
    }
    put(format_args!("title = {}\n", quoted(&statute.title)));
    for (key, text) in [
        ("short_title", &statute.short_title),
        ("document", &statute.document),
        ("address", &statute.address),
    ] {
        if let Some(text) = text {
            put(format_args!("{key} = {}\n", quoted(text)));
        }
    }
    if !statute.complete {
        put(format_args!("complete = false\n"));
    }
    if let Some(as_of) = statute.as_of() {
        put(format_args!("as_of = {as_of}\n"));
    }
    if let Some(checked) = statute.checked {
        put(format_args!("checked = {checked}\n"));
    }
    if statute.states.len() > 1 {
        let states: Vec<String> = statute.states.iter().map(ToString::to_string).collect();
        put(format_args!("states = [{}]\n", states.join(", ")));
    }
    let first = statute.states.first().copied().unwrap_or_default();
    for norm in &statute.norms {
        put(format_args!("\n[{}]\n", quoted(&norm.id.to_string())));
        if !norm.heading.is_empty() {
            put(format_args!("heading = {}\n", quoted(&norm.heading)));
        }
        if let Some(to) = &norm.to {
            put(format_args!("to = {}\n", quoted(to)));
        }
        if let Some(gone) = norm.gone {
            put(format_args!("gone = {gone}\n"));
        }
        for paragraph in &norm.paragraphs {
            let key = paragraph.label.as_deref().unwrap_or("text");
            put(format_args!("{key} = \"{}\"\n", written(paragraph, first)));
        }
    }
    out
}

fn written(paragraph: &Paragraph, first: Date) -> String {
    let after =
        |word: &str, items: &Items| if items.is_empty() { String::new() } else { format!(" {word}{items}") };
    let items = after("", &paragraph.items);
    let gone = after("without ", &paragraph.gone_items);
    match &paragraph.wording {
        Wording::Since { fingerprint, state } if *state == first => format!("{fingerprint}{items}{gone}"),
        Wording::Since { fingerprint, state } => format!("{fingerprint}{items}{gone} since {state}"),
        Wording::Gone(state) => format!("gone {state}{items}"),
        Wording::Unwatched => format!("known{items}"),
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
