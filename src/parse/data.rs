//! The TOML files of a site: `site.toml`, `topics.toml`, `glossary.toml`, `service/*.toml`, `addresses.toml`.
//!
//! Owns: their formats. Must not know: what refers to them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::citations::Reading;
use super::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::doc::CitationSource;
use crate::lang::{Bilingual, Lang, both};
use crate::source::{Located, SourceId};

/// `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Title of the site.
    pub title: Bilingual<String>,
    /// One or two sentences about it.
    pub description: Bilingual<String>,
    /// Where it applies.
    pub region: Option<Bilingual<String>>,
    /// The languages, the authoritative one first; never empty.
    pub languages: Vec<Lang>,
    /// Absolute address of the site's root, with a slash at the end.
    pub base_url: Option<String>,
    /// Name of the body that runs the site.
    pub operator: String,
    /// Its address for mistakes and questions.
    pub operator_mail: String,
    /// Keys of entries whose questions stand on the home page.
    pub questions: Vec<Located<String>>,
    /// Folders of lower layers that are not shown: `guidance/<key>`.
    pub hide: Vec<Located<String>>,
    /// Are packages of courses and the whole site offered for download?
    pub downloads: bool,
    /// Weights of the search, by field; what is absent has its default.
    pub search: Vec<(&'static str, u32)>,
    /// Words that compounds may be made of though no page has them on their own.
    pub search_words: Vec<String>,
}

impl Config {
    /// The authoritative language.
    pub fn original(&self) -> Lang {
        self.languages[0]
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: both("Lotse", "Lotse"),
            description: Bilingual::default(),
            region: None,
            languages: Lang::ALL.to_vec(),
            base_url: None,
            operator: String::new(),
            operator_mail: String::new(),
            questions: Vec::new(),
            hide: Vec::new(),
            downloads: false,
            search: Vec::new(),
            search_words: Vec::new(),
        }
    }
}

/// Fields of the search whose weight `site.toml` may set under `[search]`.
pub const SEARCH_FIELDS: [&str; 6] = ["title", "asked", "heading", "summary", "body", "keywords"];

/// Reads `site.toml`. `layers` are the bases that were found, to report those that were not.
pub(super) fn config(mut fields: Fields<'_, '_>, layers: &[String]) -> Config {
    let default = Config::default();
    for key in ["title", "operator"] {
        fields.require(key);
    }
    let title = fields.bilingual("title").unwrap_or(default.title);
    let operator = fields.table("operator", |f| {
        (f.required_text("name").map(|t| t.value), f.required_text("mail").map(|t| t.value))
    });
    let (operator, operator_mail) = operator.unwrap_or_default();
    for base in fields.texts("extends") {
        if !layers.contains(&base.value) {
            let message = both(
                format!("Die Grundlage „{}“ gibt es nicht", base.value),
                format!("there is no base `{}`", base.value),
            );
            let fix = both(
                "\"starter\" für die mitgelieferten Inhalte, oder der Weg zu einem Ordner neben diesem: \"../basis\"",
                "\"starter\" for the built-in content, or the path to a folder beside this one: \"../base\"",
            );
            fields.report(Diagnostic::at(Code::BadValue, base.span, message).fix(fix));
        }
    }
    fields.text("theme");
    let (search, search_words) = fields.table("search", search_settings).unwrap_or_default();
    let mut languages = fields.choices::<Lang>("languages");
    languages.dedup();
    let config = Config {
        title,
        description: fields.bilingual("description").unwrap_or_default(),
        region: fields.bilingual("region"),
        languages: if languages.is_empty() { default.languages } else { languages },
        base_url: base_url(&mut fields),
        operator: operator.unwrap_or_default(),
        operator_mail: operator_mail.unwrap_or_default(),
        questions: fields.table("home", |f| f.texts("questions")).unwrap_or_default(),
        hide: fields.texts("hide"),
        downloads: fields.boolean("downloads", false),
        search,
        search_words,
    };
    fields.finish();
    config
}

/// Weights of fields, and `words = ["Gleis"]`.
fn search_settings(fields: &mut Fields<'_, '_>) -> (Vec<(&'static str, u32)>, Vec<String>) {
    let weights = SEARCH_FIELDS.iter().filter_map(|name| Some((*name, fields.number(name)?.value))).collect();
    let words = fields.texts("words").into_iter().map(|word| word.value.to_lowercase()).collect();
    (weights, words)
}

fn base_url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let url = fields.text("base_url")?;
    let absolute = url.value.starts_with("https://") || url.value.starts_with("http://");
    if !absolute || url.value.contains(['?', '#', ' ', '"', '<']) {
        let message = both(
            format!("„{}“ ist keine vollständige Adresse", url.value),
            format!("`{}` is not a complete address", url.value),
        );
        let fix = "base_url = \"https://wissen.example.de/\"";
        fields.report(Diagnostic::at(Code::BadValue, url.span, message).fix(both(fix, fix)));
        return None;
    }
    Some(format!("{}/", url.value.trim_end_matches('/')))
}

/// A group of topics in `topics.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicGroup {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: Bilingual<String>,
    /// Its topics, in the author's order.
    pub topics: Vec<Topic>,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its key, also part of its address.
    pub key: String,
    /// Its title.
    pub title: Bilingual<String>,
}

/// Reads `topics.toml`.
pub(super) fn topics(mut fields: Fields<'_, '_>) -> Vec<TopicGroup> {
    let groups = fields.tables("group", |group| TopicGroup {
        key: group.required_text("key").map(|t| t.value).unwrap_or_default(),
        title: group.bilingual("title").unwrap_or_default(),
        topics: group.tables("topic", |topic| Topic {
            key: topic.required_text("key").map(|t| t.value).unwrap_or_default(),
            title: topic.bilingual("title").unwrap_or_default(),
        }),
    });
    fields.finish();
    groups
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its key.
    pub key: Located<String>,
    /// Its words in both languages.
    pub words: Bilingual<TermWords>,
    /// The entry that says more.
    pub entry: Option<Located<String>>,
}

/// A term in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermWords {
    /// The preferred word.
    pub name: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// What it means, in plain words.
    pub explanation: String,
    /// Other words for the same.
    pub synonyms: Vec<String>,
    /// Words that the site does not use for it, outdated or misleading: `check` names the term instead.
    pub avoid: Vec<String>,
    /// The norms that the explanation cites.
    pub citations: Vec<CitationSource>,
}

/// Reads `glossary.toml`.
pub(super) fn glossary(fields: Fields<'_, '_>, source: &str, reading: &Reading) -> Vec<Term> {
    fields.named_tables(|key, term| {
        for lang in Lang::ALL {
            term.require(lang.code());
        }
        Term {
            key,
            words: Bilingual::from_fn(|lang| {
                term.table(lang.code(), |fields| term_words(fields, source, reading)).unwrap_or_default()
            }),
            entry: term.text("entry"),
        }
    })
}

fn term_words(fields: &mut Fields<'_, '_>, source: &str, reading: &Reading) -> TermWords {
    let explanation = fields.required_text("explanation");
    let cited = explanation.as_ref();
    TermWords {
        citations: cited.map_or_else(Vec::new, |text| super::citations::in_value(text, source, reading)),
        name: fields.required_text("name").map(|t| t.value).unwrap_or_default(),
        abbreviation: fields.text("abbreviation").map(|t| t.value),
        explanation: explanation.map(|text| text.value).unwrap_or_default(),
        synonyms: fields.texts("synonyms").into_iter().map(|t| t.value).collect(),
        avoid: fields.texts("avoid").into_iter().map(|t| t.value).collect(),
    }
}

/// An authority or contact in `service/offices.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Bilingual<String>,
    /// What it is responsible for.
    pub what: Bilingual<String>,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// Telephone, as people write it.
    pub phone: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Web address.
    pub web: Option<String>,
    /// Hours, one line each.
    pub hours: Bilingual<Vec<String>>,
    /// When somebody verified the contact data.
    pub verified: Option<Date>,
    /// Where they come from.
    pub source: Option<String>,
}

/// Reads `service/offices.toml`.
pub(super) fn offices(fields: Fields<'_, '_>) -> Vec<Office> {
    fields.named_tables(|key, office| {
        for key in ["name", "what"] {
            office.require(key);
        }
        Office {
            key: key.value,
            name: office.bilingual("name").unwrap_or_default(),
            what: office.bilingual("what").unwrap_or_default(),
            address: office.texts("address").into_iter().map(|t| t.value).collect(),
            phone: office.text("phone").map(|t| t.value),
            mail: office.text("mail").map(|t| t.value),
            web: office.text("web").map(|t| t.value),
            hours: office.bilingual_texts("hours"),
            verified: office.date("verified").map(|d| d.value),
            source: office.text("source").map(|t| t.value),
        }
    })
}

/// An event in `service/events.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: Bilingual<String>,
    /// What it is about.
    pub text: Bilingual<String>,
    /// First day.
    pub from: Located<Date>,
    /// Last day, if it is another one.
    pub to: Option<Located<Date>>,
    /// Where.
    pub place: Bilingual<String>,
    /// Registration or information.
    pub web: Option<String>,
    /// Keys of the courses it works with.
    pub courses: Vec<Located<String>>,
}

impl Event {
    /// The last day.
    pub fn last_day(&self) -> &Located<Date> {
        self.to.as_ref().unwrap_or(&self.from)
    }
}

/// Reads `service/events.toml`.
pub(super) fn events(fields: Fields<'_, '_>) -> Vec<Event> {
    let events = fields.named_tables(|key, event| {
        for key in ["title", "text", "from", "place"] {
            event.require(key);
        }
        Some(Event {
            key: key.value,
            title: event.bilingual("title").unwrap_or_default(),
            text: event.bilingual("text").unwrap_or_default(),
            to: event.date("to"),
            place: event.bilingual("place").unwrap_or_default(),
            web: event.text("web").map(|t| t.value),
            courses: event.texts("courses"),
            from: event.date("from")?,
        })
    });
    events.into_iter().flatten().collect()
}

/// `addresses.toml`: every address ever published, with the key of what it showed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// The file, if there is one.
    pub file: Option<SourceId>,
    /// Path below `dist/` → key.
    pub known: BTreeMap<String, Located<String>>,
}

/// Reads `addresses.toml`.
pub(super) fn addresses(fields: Fields<'_, '_>, file: SourceId) -> Addresses {
    let mut known = BTreeMap::new();
    fields.named_tables(|lang, table| {
        for (slug, key) in table.other_texts() {
            known.insert(format!("{}/{slug}", lang.value), key);
        }
    });
    Addresses { file: Some(file), known }
}
