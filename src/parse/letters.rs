//! `letters/<key>.toml`: forms that become a letter.
//!
//! ```toml
//! title = { de = "Mitteilung an die Ausländerbehörde", en = "Notice to the foreigners' authority" }
//! summary = { de = "…", en = "…" }
//! entries = ["employer-notify"]
//! office = "abh"
//! basis = "§ 4a Abs. 5 Satz 3 Nr. 3 AufenthG"
//! prepare = { de = ["Ende der Beschäftigung"], en = ["End of the employment"] }
//! subject = { de = "Vorzeitiges Ende: {name}", en = "Early end: {name}" }
//! body = { de = """…{name}…""", en = """…""" }
//!
//! [[field]]
//! key = "name"
//! kind = "line"                         # line, text, date, month, choice, several, number
//! label = { de = "Name der Person", en = "Name of the person" }
//! hint = { de = "Wie im Pass", en = "As in the passport" }
//! required = true
//! ```
//!
//! `{name}` in subject and body stands for what was entered; a line whose places are all empty is left out. A letter to a German authority
//! is written in German on the English page too (`language = "de"`), with the English text beside it.
//!
//! Owns: the format. Must not know: how a form looks.

use std::collections::BTreeSet;

use super::citations::Reading;
use super::compared::{Compared, compared};
use super::fields::{Choice, Fields};
use crate::decide;
use crate::diagnostic::{Code, Diagnostic};
use crate::doc::CitationSource;
use crate::lang::{Bilingual, Lang, both};
use crate::source::Located;

/// A form that becomes a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The file's name: the permanent key.
    pub key: Located<String>,
    /// Title.
    pub title: Bilingual<String>,
    /// What it is for, in a sentence or two.
    pub summary: Bilingual<String>,
    /// Keys of the entries and situations that offer it.
    pub entries: Vec<Located<String>>,
    /// When it was compared with the statutes.
    pub compared: Compared,
    /// Key of the office it goes to.
    pub office: Option<Located<String>>,
    /// The norms it rests on, as written.
    pub basis: String,
    /// The norms in `basis`.
    pub citations: Vec<CitationSource>,
    /// What to have ready first.
    pub prepare: Bilingual<Vec<String>>,
    /// The language it is written in, if it is not the reader's.
    pub language: Option<Lang>,
    /// Key of the field whose text is looked up in the site: the answer may be here.
    pub suggest: Option<String>,
    /// The fields of the form.
    pub fields: Vec<Field>,
    /// Subject line, with places for fields.
    pub subject: Bilingual<String>,
    /// Text, with places for fields.
    pub body: Bilingual<String>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its key.
    pub key: Located<String>,
    /// What is entered.
    pub kind: FieldKind,
    /// Label.
    pub label: Bilingual<String>,
    /// What to enter, and what not.
    pub hint: Option<Bilingual<String>>,
    /// Is the letter incomplete without it?
    pub required: bool,
    /// Options of a choice.
    pub options: Vec<decide::Choice>,
}

/// What is entered in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A day.
    Date,
    /// A month: often enough, and less than a day tells.
    Month,
    /// One of the options.
    Choice,
    /// Any number of the options.
    Several,
    /// A number.
    Number,
}

impl Choice for FieldKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("line", Self::Line),
        ("text", Self::Text),
        ("date", Self::Date),
        ("month", Self::Month),
        ("choice", Self::Choice),
        ("several", Self::Several),
        ("number", Self::Number),
    ];
}

/// Reads a letter.
pub(super) fn letter(key: &str, mut fields: Fields<'_, '_>, source: &str, reading: &Reading) -> Letter {
    for name in ["title", "summary", "subject", "body", "field"] {
        fields.require(name);
    }
    let basis = fields.text("basis");
    let letter = Letter {
        key: Located { value: key.to_owned(), span: fields.span() },
        title: fields.bilingual("title").unwrap_or_default(),
        summary: fields.bilingual("summary").unwrap_or_default(),
        entries: fields.texts("entries"),
        compared: compared(&mut fields),
        office: fields.text("office"),
        citations: basis
            .as_ref()
            .map_or_else(Vec::new, |basis| super::citations::in_value(basis, source, reading)),
        basis: basis.map(|basis| basis.value).unwrap_or_default(),
        prepare: fields.bilingual_texts("prepare"),
        language: fields.choice("language"),
        suggest: fields.text("suggest").map(|text| text.value),
        fields: fields.tables("field", field).into_iter().flatten().collect(),
        subject: fields.bilingual("subject").unwrap_or_default(),
        body: fields.bilingual("body").unwrap_or_default(),
    };
    check_places(&letter, &mut fields);
    fields.finish();
    letter
}

fn field(fields: &mut Fields<'_, '_>) -> Option<Field> {
    for name in ["kind", "label"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    let kind = fields.choice::<FieldKind>("kind");
    if matches!(kind, Some(FieldKind::Choice | FieldKind::Several)) {
        fields.require("option");
    }
    Some(Field {
        label: fields.bilingual("label").unwrap_or_default(),
        hint: fields.bilingual("hint"),
        required: fields.boolean("required", false),
        options: fields.tables("option", super::checks::option).into_iter().flatten().collect(),
        kind: kind?,
        key: key?,
    })
}

/// The places for fields in a text: `{name}`.
pub fn places(text: &str) -> BTreeSet<&str> {
    let after_open = text.split('{').skip(1);
    after_open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// Every place must have its field, and every field its place, in both languages.
fn check_places(letter: &Letter, fields: &mut Fields<'_, '_>) {
    for lang in Lang::ALL {
        let text = format!("{}\n{}", letter.subject.get(lang), letter.body.get(lang));
        let places = places(&text);
        for place in &places {
            if !letter.fields.iter().any(|field| field.key.value == *place) {
                let keys = letter.fields.iter().map(|field| field.key.value.as_str());
                fields.report(super::conditions::no_such(fields.span(), "Ein Feld", "field", place, keys));
            }
        }
        for field in letter.fields.iter().filter(|field| !places.contains(field.key.value.as_str())) {
            let (name, code) = (&field.key.value, lang.code());
            let message = both(
                format!("Was in „{name}“ steht, kommt im Brief ({code}) nicht vor"),
                format!("what `{name}` holds does not appear in the letter ({code})"),
            );
            let fix = both(
                format!(
                    "Im Text {{{name}}} schreiben, oder das Feld streichen: nur fragen, was gebraucht wird"
                ),
                format!("write {{{name}}} in the text, or delete the field: ask only what is needed"),
            );
            fields.report(Diagnostic::at(Code::BadValue, field.key.span, message).fix(fix));
        }
    }
}
