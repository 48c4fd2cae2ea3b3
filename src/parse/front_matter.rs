//! The front matter of guidance entries, situations and pages: typed, with every fault at its place.
//!
//! Owns: which keys there are. What differs by language stands in each file ([`TextMeta`]); what is equal in
//! both stands in the German file only ([`EntryFacts`], [`PageFacts`]).

use jiff::civil::Date;

use super::Area;
use super::fields::{Choice, Fields};
use super::markdown::{is_anchor, slug};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, both};
use crate::source::{Located, Span};

/// What differs by language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMeta {
    /// The title; the file's key if it is missing.
    pub title: Located<String>,
    /// Part of the address: `blaue-karte-eu`.
    pub slug: Option<Located<String>>,
    /// The answer, in at most 300 characters.
    pub summary: Option<Located<String>>,
    /// Questions as people ask them.
    pub asked_as: Vec<Located<String>>,
    /// Slugs that this text had before.
    pub aliases: Vec<Located<String>>,
    /// Compared with the statute by the authors.
    pub wording_checked: Option<Located<Date>>,
    /// Read by a named role at the operator.
    pub reviewed: Option<Located<Date>>,
    /// That role.
    pub reviewer: Option<Located<String>>,
    /// Short hashes of the source blocks that this translation was made from.
    pub translates: Vec<Located<String>>,
}

/// What is equal in both languages of an entry or situation; stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFacts {
    /// Keys of `topics.toml`.
    pub topics: Vec<Located<String>>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// When, on the company's timeline.
    pub phase: Vec<Phase>,
    /// Residence titles: section numbers, or one of a few words.
    pub permits: Vec<Located<String>>,
    /// The statute that a bare "§ 18g" means.
    pub statute: Option<Located<String>>,
    /// Per cited statute, by abbreviation, the register's state at the review.
    pub law_state: Vec<(String, Date)>,
    /// To be read again by.
    pub review_by: Option<Located<Date>>,
    /// Published or draft.
    pub status: Status,
    /// Where it applies: `de`, `ni`, a municipality's key.
    pub region: Option<Located<String>>,
    /// Keys of other entries.
    pub related: Vec<Located<String>>,
    /// Key of the next step.
    pub next: Option<Located<String>>,
    /// Key of `service/offices.toml`.
    pub office: Option<Located<String>>,
    /// Of a residence title: keys of the titles that may follow it.
    pub successors: Vec<Located<String>>,
    /// What changed, newest first.
    pub changes: Vec<Change>,
    /// Where the facts come from.
    pub sources: Vec<Located<String>>,
}

/// The keys of [`EntryFacts`] and [`PageFacts`].
pub(super) const SHARED_KEYS: [&str; 16] = [
    "successors",
    "topics",
    "audience",
    "phase",
    "permits",
    "statute",
    "law_state",
    "review_by",
    "status",
    "region",
    "related",
    "next",
    "office",
    "changes",
    "sources",
    "footer",
];

/// What is equal in both languages of a page; stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFacts {
    /// Shown in the footer.
    pub footer: bool,
    /// The statute that a bare "§ 5" means.
    pub statute: Option<Located<String>>,
    /// To be read again by.
    pub review_by: Option<Located<Date>>,
}

/// A change of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub date: Date,
    /// What, one sentence.
    pub text: Bilingual<String>,
}

/// For whom an entry is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Personnel departments.
    Hr,
    /// Owners and managers.
    Owner,
    /// Superiors in the department.
    Supervisor,
    /// The foreigners' authority.
    Abh,
    /// Career centres of universities.
    CareerCenter,
    /// Students and graduates.
    Students,
}

impl Choice for Audience {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("hr", Self::Hr),
        ("owner", Self::Owner),
        ("supervisor", Self::Supervisor),
        ("abh", Self::Abh),
        ("career-center", Self::CareerCenter),
        ("students", Self::Students),
    ];
}

/// The company's timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before hiring.
    BeforeHiring,
    /// Work during studies.
    Studies,
    /// From degree to job.
    Transition,
    /// In the job.
    Employment,
    /// When the permit runs out.
    Extension,
    /// When the job ends.
    Ending,
}

impl Choice for Phase {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("before-hiring", Self::BeforeHiring),
        ("studies", Self::Studies),
        ("transition", Self::Transition),
        ("employment", Self::Employment),
        ("extension", Self::Extension),
        ("ending", Self::Ending),
    ];
}

/// May it be published?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Shown in previews only.
    Draft,
    /// Yes.
    Published,
}

impl Choice for Status {
    const WORDS: &'static [(&'static str, Self)] = &[("published", Self::Published), ("draft", Self::Draft)];
}

/// Longest summary, in characters: what fits on a phone without scrolling.
pub const SUMMARY_LENGTH: usize = 300;

/// Reads the fields of [`TextMeta`]. `key` stands in for a missing title, so that one fault stays one.
pub(super) fn text_meta(fields: &mut Fields<'_, '_>, key: &str, needs_summary: bool) -> TextMeta {
    let place = fields.span();
    let title = fields.required_text("title").filter(|title| !title.value.is_empty());
    let title = title.unwrap_or_else(|| Located { value: key.to_owned(), span: place });
    let summary = if needs_summary { fields.required_text("summary") } else { fields.text("summary") };
    if let Some(summary) = &summary {
        check_length(fields, summary);
    }
    let slug = fields.text("slug");
    let aliases = fields.texts("aliases");
    for slug in slug.iter().chain(&aliases) {
        check_slug(fields, slug);
    }
    TextMeta {
        title,
        slug,
        summary,
        asked_as: fields.texts("asked_as"),
        aliases,
        wording_checked: fields.date("wording_checked"),
        reviewed: fields.date("reviewed"),
        reviewer: fields.text("reviewer"),
        translates: fields.texts("translates"),
    }
}

/// Reads the fields of [`EntryFacts`].
pub(super) fn entry_facts(fields: &mut Fields<'_, '_>, area: Area) -> EntryFacts {
    for key in ["topics", "audience", "phase", "review_by"] {
        fields.require(key);
    }
    let permits = fields.texts("permits");
    for permit in &permits {
        check_permit(fields, permit);
    }
    let mut changes = fields.tables("changes", change);
    changes.sort_by_key(|change| std::cmp::Reverse(change.as_ref().map(|change| change.date)));
    EntryFacts {
        topics: fields.texts("topics"),
        audience: fields.choices("audience"),
        phase: fields.choices("phase"),
        permits,
        statute: fields.text("statute"),
        law_state: law_state(fields).unwrap_or_default(),
        review_by: fields.date("review_by"),
        status: fields.choice("status").unwrap_or(Status::Published),
        region: fields.text("region"),
        related: fields.texts("related"),
        next: fields.text("next"),
        office: fields.text("office"),
        successors: if area == Area::Permits { fields.texts("successors") } else { Vec::new() },
        changes: changes.into_iter().flatten().collect(),
        sources: fields.texts("sources"),
    }
}

/// Reads the fields of [`PageFacts`].
pub(super) fn page_facts(fields: &mut Fields<'_, '_>) -> PageFacts {
    PageFacts {
        footer: fields.boolean("footer", false),
        statute: fields.text("statute"),
        review_by: fields.date("review_by"),
    }
}

/// Per cited statute, by abbreviation, the state of the register.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's path is not general over lifetimes"
)]
fn law_state(fields: &mut Fields<'_, '_>) -> Option<Vec<(String, Date)>> {
    fields.table("law_state", |states| states.accept_any_dates())
}

fn change(fields: &mut Fields<'_, '_>) -> Option<Change> {
    fields.require("date");
    let date = fields.date("date");
    let texts = Bilingual::from_fn(|lang| fields.required_text(lang.code()));
    let (de, en) = (texts.de?.value, texts.en?.value);
    Some(Change { date: date?.value, text: both(de, en) })
}

fn check_length(fields: &mut Fields<'_, '_>, summary: &Located<String>) {
    let length = summary.value.chars().count();
    if length > SUMMARY_LENGTH {
        let message = both(
            format!("„summary“ hat {length} Zeichen, höchstens {SUMMARY_LENGTH} sind möglich"),
            format!("`summary` has {length} characters, at most {SUMMARY_LENGTH} are possible"),
        );
        let fix = both(
            format!("Um {} Zeichen kürzen; Einzelheiten gehören in den Text", length - SUMMARY_LENGTH),
            format!("shorten by {} characters; details belong into the text", length - SUMMARY_LENGTH),
        );
        fields.report(Diagnostic::at(Code::BadValue, summary.span, message).fix(fix));
    }
}

fn check_slug(fields: &mut Fields<'_, '_>, written: &Located<String>) {
    if !is_anchor(&written.value) {
        let message = both(
            format!("„{}“ kann nicht Teil einer Adresse sein", written.value),
            format!("`{}` cannot be part of an address", written.value),
        );
        let fix = format!("\"{}\"", slug(&written.value));
        fields.report(Diagnostic::at(Code::BadValue, written.span, message).fix(both(fix.clone(), fix)));
    }
}

/// A section number of the `AufenthG` (`18g`), or one of a few words.
fn check_permit(fields: &mut Fields<'_, '_>, permit: &Located<String>) {
    const WORDS: [&str; 3] = ["fiction", "visa-d", "eu"];
    let digits = permit.value.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = permit.value.len() - digits.len();
    let section = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) && letters <= 1;
    if !section && !WORDS.contains(&permit.value.as_str()) {
        let message = both(
            format!("„{}“ ist kein Aufenthaltstitel", permit.value),
            format!("`{}` is not a residence title", permit.value),
        );
        let fix = both(
            format!("Nummer des Paragrafen wie \"18g\", oder: {}", WORDS.join(", ")),
            format!("number of the section such as \"18g\", or: {}", WORDS.join(", ")),
        );
        fields.report(Diagnostic::at(Code::BadValue, permit.span, message).fix(fix));
    }
}

/// The parts of a file with front matter.
pub(crate) struct Split<'a> {
    /// The TOML between the two lines `+++`.
    pub(crate) toml: &'a str,
    /// Where the TOML starts, in bytes.
    pub(crate) toml_start: usize,
    /// The text after it.
    pub(crate) body: &'a str,
    /// Where the text starts, in bytes.
    pub(crate) body_start: usize,
}

/// Splits a file at its two `+++` lines; `None` if they are not there.
pub(crate) fn split(text: &str) -> Option<Split<'_>> {
    let toml_start = 4;
    let rest = text.strip_prefix("+++\n")?;
    let toml_end = if rest.starts_with("+++\n") || rest == "+++" { 0 } else { rest.find("\n+++")? + 1 };
    let after = &rest[toml_end + 3..];
    let line_end = after.find('\n').map_or(after.len(), |newline| newline + 1);
    if !after[..line_end].trim().is_empty() {
        return None;
    }
    let body_start = toml_start + toml_end + 3 + line_end;
    Some(Split { toml: &rest[..toml_end], toml_start, body: &text[body_start..], body_start })
}

/// The fault of a file without front matter.
pub(super) fn missing_front_matter(start: Span) -> Diagnostic {
    let message = both(
        "Am Anfang der Datei fehlen die Angaben zwischen zwei Zeilen +++",
        "the file does not begin with fields between two lines of +++",
    );
    let fix = both(
        "Am einfachsten den Anfang aus einem anderen Eintrag kopieren, oder neu anlegen: lotse new entry SCHLÜSSEL",
        "copy the beginning of another entry, or make a new one: lotse new entry KEY",
    );
    Diagnostic::at(Code::MissingFrontMatter, start, message).fix(fix)
}
