//! `service/areas.csv` and `service/areas.toml`: which office is responsible where.
//!
//! ```text
//! municipality;ags;postcodes;abh;zentralstelle;note
//! Musterstadt;01234000;12345 12346;abh-musterstadt;lab-ni;
//! Musterdorf;01234001;;abh-kreis;lab-ni;unverified
//! ```
//!
//! One row per municipality, from any spreadsheet. Every column besides `municipality`, `ags`, `postcodes` and `note` is a role: it holds keys of
//! `service/offices.toml`. `areas.toml` says what people come for (`[[purpose]]`), by which place it goes (`home` or `work`) and which role answers, what to do
//! outside the area (`outside`), and where the list comes from (`source`).
//!
//! Owns: the formats. Must not know: which offices there are (see `link`).

use super::citations::{Reading, cited_text};
use super::fields::{Choice, Fields};
use super::rule_sheet::{Sheet, column_name, place, reader};
use crate::decide::Cited;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, both};
use crate::source::{Located, Span};

/// Which office is responsible where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Areas {
    /// The columns that name offices.
    pub roles: Vec<String>,
    /// In the order of the sheet.
    pub places: Vec<Municipality>,
    /// What people come for.
    pub purposes: Vec<Purpose>,
    /// What to do where no row is.
    pub outside: Bilingual<String>,
    /// Where the list comes from, with the words its licence asks for.
    pub source: Bilingual<String>,
}

/// A municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its official name.
    pub name: String,
    /// Its official key (*Amtlicher Gemeindeschlüssel*), eight digits; may be empty.
    pub ags: String,
    /// Its postcodes; one may belong to several municipalities.
    pub postcodes: Vec<String>,
    /// The office of each role, by [`Areas::roles`].
    pub offices: Vec<Option<Located<String>>>,
    /// Does no named source prove the row?
    pub unverified: bool,
}

/// What people come for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    /// Its key.
    pub key: Located<String>,
    /// How it reads.
    pub text: Bilingual<String>,
    /// By which place it goes.
    pub place: By,
    /// The role that answers.
    pub role: Located<String>,
    /// Why this place, and what the office does.
    pub why: Bilingual<Cited>,
    /// The norm.
    pub basis: Cited,
}

impl Purpose {
    /// All its texts that may cite norms, in a fixed order.
    pub fn cited(&self) -> [&Cited; 3] {
        [&self.basis, &self.why.de, &self.why.en]
    }
}

/// The place that decides who is responsible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Where the employee lives.
    Home,
    /// Where the work is done.
    Work,
}

impl Choice for By {
    const WORDS: &'static [(&'static str, Self)] = &[("home", Self::Home), ("work", Self::Work)];
}

/// Reads `areas.toml`.
pub(super) fn purposes(mut fields: Fields<'_, '_>, source: &str, reading: &Reading, areas: &mut Areas) {
    for name in ["outside", "source", "purpose"] {
        fields.require(name);
    }
    areas.outside = fields.bilingual("outside").unwrap_or_default();
    areas.source = fields.bilingual("source").unwrap_or_default();
    areas.purposes =
        fields.tables("purpose", |fields| purpose(fields, source, reading)).into_iter().flatten().collect();
    fields.finish();
}

fn purpose(fields: &mut Fields<'_, '_>, source: &str, reading: &Reading) -> Option<Purpose> {
    for name in ["text", "place", "why"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    let role = fields.required_text("role");
    let basis = fields.required_text("basis");
    Some(Purpose {
        text: fields.bilingual("text").unwrap_or_default(),
        place: fields.choice("place").unwrap_or(By::Home),
        why: super::citations::cited(fields, "why", source, reading),
        basis: basis.map(|basis| cited_text(basis, source, reading)).unwrap_or_default(),
        role: role?,
        key: key?,
    })
}

/// What a column of the sheet holds.
enum Column {
    Name,
    Ags,
    Postcodes,
    Note,
    Role,
}

/// Reads `areas.csv`.
pub(super) fn places(sheet: Sheet<'_>, areas: &mut Areas, report: &mut dyn FnMut(Diagnostic)) {
    let mut columns: Vec<Column> = Vec::new();
    for (row, record) in reader(&sheet).records().enumerate() {
        let Ok(record) = record else { continue };
        let span = place(&sheet, &record);
        if columns.is_empty() {
            for name in &record {
                columns.push(match name.to_lowercase().as_str() {
                    "municipality" | "gemeinde" => Column::Name,
                    "ags" => Column::Ags,
                    "postcodes" | "plz" => Column::Postcodes,
                    "note" | "notiz" | "bemerkung" => Column::Note,
                    role => {
                        areas.roles.push(role.to_owned());
                        Column::Role
                    }
                });
            }
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        let mut place = Municipality {
            name: String::new(),
            ags: String::new(),
            postcodes: Vec::new(),
            offices: Vec::new(),
            unverified: false,
        };
        for (index, (cell, column)) in record.iter().zip(&columns).enumerate() {
            match column {
                Column::Name => cell.clone_into(&mut place.name),
                Column::Ags => cell.clone_into(&mut place.ags),
                Column::Note => place.unverified = ["unverified", "ungeprüft"].contains(&cell),
                Column::Postcodes => {
                    place.postcodes = cell.split_whitespace().map(str::to_owned).collect();
                    for wrong in place.postcodes.iter().filter(|code| !is_postcode(code)) {
                        report(no_postcode(span, row + 1, index, wrong));
                    }
                }
                Column::Role => {
                    let office = Located { value: cell.to_owned(), span };
                    place.offices.push((!cell.is_empty()).then_some(office));
                }
            }
        }
        areas.places.push(place);
    }
}

fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.chars().all(|c| c.is_ascii_digit())
}

fn no_postcode(span: Span, row: usize, column: usize, text: &str) -> Diagnostic {
    let letter = column_name(column);
    let message = both(
        format!("Zeile {row}, Spalte {letter}: „{text}“ ist keine Postleitzahl"),
        format!("row {row}, column {letter}: `{text}` is no postcode"),
    );
    let fix = both(
        "Fünf Ziffern, mehrere mit Leerzeichen dazwischen; im Tabellenprogramm die Spalte als Text formatieren, damit keine Null verloren geht",
        "five digits, several with spaces between them; format the column as text, so that no zero is lost",
    );
    Diagnostic::at(Code::BadValue, span, message).fix(fix)
}
