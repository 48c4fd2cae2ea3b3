//! `service/actors.toml`: who does what for graduates and companies in the region, and how they work together. `figures/*.toml`: numbers about it.
//!
//! ```toml
//! [actor.career-service]
//! name = { de = "Career Service der Hochschule", en = "Career service of the university" }
//! what = { de = "…", en = "…" }
//! office = "career"                     # contact data in service/offices.toml, if there are any
//! source = "…, 2026"
//! verified = 2026-11-27
//!
//! [[actor.career-service.service]]
//! name = { de = "Bewerbungstraining", en = "Application training" }
//! stages = ["search"]                   # arrival, studies, degree, search, entry, stay: the graduate's path
//! audience = ["students"]               # students, graduates, companies
//!
//! [[interface]]
//! from = "career-service"
//! to = "ba"
//! stage = "search"
//! what = { de = "Gemeinsame Jobmesse", en = "Joint job fair" }
//! ```
//!
//! Owns: the formats. Must not know: how the matrix looks.

use jiff::civil::Date;

use super::fields::{Choice, Fields};
use crate::lang::{Bilingual, Lang};
use crate::source::{Located, Span};

/// The actors of a region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    /// In the author's order.
    pub actors: Vec<Actor>,
    /// Who works with whom.
    pub interfaces: Vec<Interface>,
}

impl Region {
    /// The name of an actor; its key if there is none.
    pub fn name(&self, key: &str, lang: Lang) -> String {
        let actor = self.actors.iter().find(|actor| actor.key.value == key);
        actor.map_or_else(|| key.to_owned(), |actor| actor.name.get(lang).clone())
    }
}

/// A body that does something for graduates or companies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its key.
    pub key: Located<String>,
    /// Its name.
    pub name: Bilingual<String>,
    /// What it does, and what not.
    pub what: Bilingual<String>,
    /// Key of the office that holds its contact data.
    pub office: Option<Located<String>>,
    /// Web address.
    pub web: Option<String>,
    /// Where the facts come from.
    pub source: Option<String>,
    /// When the body itself confirmed them.
    pub verified: Option<Date>,
    /// What it offers.
    pub services: Vec<Service>,
}

/// Something that an actor offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// What.
    pub name: Bilingual<String>,
    /// At which stages of the graduate's path.
    pub stages: Vec<Stage>,
    /// For whom.
    pub audience: Vec<Beneficiary>,
    /// Languages, cost, form, how often: in a sentence.
    pub details: Option<Bilingual<String>>,
}

/// Two actors that work together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Key of one.
    pub from: Located<String>,
    /// Key of the other.
    pub to: Located<String>,
    /// At which stage.
    pub stage: Stage,
    /// What passes between them.
    pub what: Bilingual<String>,
}

/// A stage of the graduate's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Coming to the country.
    Arrival,
    /// Studying.
    Studies,
    /// Finishing.
    Degree,
    /// Looking for work.
    Search,
    /// Starting to work.
    Entry,
    /// Staying.
    Stay,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Arrival, Self::Studies, Self::Degree, Self::Search, Self::Entry, Self::Stay];
}

impl Choice for Stage {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("arrival", Self::Arrival),
        ("studies", Self::Studies),
        ("degree", Self::Degree),
        ("search", Self::Search),
        ("entry", Self::Entry),
        ("stay", Self::Stay),
    ];
}

/// For whom a service is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beneficiary {
    /// Students.
    Students,
    /// Graduates.
    Graduates,
    /// Companies.
    Companies,
}

impl Choice for Beneficiary {
    const WORDS: &'static [(&'static str, Self)] =
        &[("students", Self::Students), ("graduates", Self::Graduates), ("companies", Self::Companies)];
}

/// Reads `service/actors.toml`.
pub(super) fn region(mut fields: Fields<'_, '_>) -> Region {
    let actors = fields.table("actor", |fields| fields.other_tables(actor)).unwrap_or_default();
    let interfaces = fields.tables("interface", |fields| {
        fields.require("what");
        Some(Interface {
            from: fields.required_text("from")?,
            to: fields.required_text("to")?,
            stage: fields.choice("stage")?,
            what: fields.bilingual("what").unwrap_or_default(),
        })
    });
    fields.finish();
    Region { actors, interfaces: interfaces.into_iter().flatten().collect() }
}

fn actor(key: Located<String>, fields: &mut Fields<'_, '_>) -> Actor {
    for name in ["name", "what"] {
        fields.require(name);
    }
    Actor {
        key,
        name: fields.bilingual("name").unwrap_or_default(),
        what: fields.bilingual("what").unwrap_or_default(),
        office: fields.text("office"),
        web: fields.text("web").map(|text| text.value),
        source: fields.text("source").map(|text| text.value),
        verified: fields.date("verified").map(|date| date.value),
        services: fields.tables("service", |fields| {
            for name in ["name", "stages"] {
                fields.require(name);
            }
            Service {
                name: fields.bilingual("name").unwrap_or_default(),
                stages: fields.choices("stages"),
                audience: fields.choices("audience"),
                details: fields.bilingual("details"),
            }
        }),
    }
}

/// A series of numbers about the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The file's name: the permanent key.
    pub key: Located<String>,
    /// What is counted.
    pub title: Bilingual<String>,
    /// How it is defined, who counts it.
    pub definition: Bilingual<String>,
    /// What one is.
    pub unit: Bilingual<String>,
    /// Where the numbers come from.
    pub source: String,
    /// When the source was read.
    pub seen: Option<Date>,
    /// The numbers in order.
    pub points: Vec<Point>,
    /// Where the definition changed: before and after cannot be compared.
    pub breaks: Vec<(String, Bilingual<String>)>,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When: a year, a semester, a day; as written.
    pub at: String,
    /// How much, in thousandths.
    pub value: i64,
    /// Where it stands.
    pub span: Span,
}

/// Reads a file of `figures/`.
pub(super) fn figure(key: &str, mut fields: Fields<'_, '_>) -> Figure {
    for name in ["title", "definition", "unit", "seen", "point"] {
        fields.require(name);
    }
    let points = fields.tables("point", |fields| {
        let at = fields.required_text("at");
        fields.require("value");
        let value = fields.thousandths("value");
        Some(Point { at: at?.value, value: value?.value, span: fields.span() })
    });
    let breaks = fields.tables("break", |fields| {
        fields.require("text");
        let text = fields.bilingual("text").unwrap_or_default();
        Some((fields.required_text("at")?.value, text))
    });
    let figure = Figure {
        key: Located { value: key.to_owned(), span: fields.span() },
        title: fields.bilingual("title").unwrap_or_default(),
        definition: fields.bilingual("definition").unwrap_or_default(),
        unit: fields.bilingual("unit").unwrap_or_default(),
        source: fields.required_text("source").map(|text| text.value).unwrap_or_default(),
        seen: fields.date("seen").map(|date| date.value),
        points: points.into_iter().flatten().collect(),
        breaks: breaks.into_iter().flatten().collect(),
    };
    fields.finish();
    figure
}
