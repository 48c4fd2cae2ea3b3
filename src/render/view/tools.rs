//! What templates of tools see: decision tables and letters. The browser gets the same as JSON in `data`.

use serde::Serialize;

use super::{Card, Link, OfficeView};

/// `checks.html`: all decision tables, and what else works something out.
#[derive(Debug, Clone, Serialize)]
pub struct ChecksView {
    /// In the order of their titles.
    pub cards: Vec<Card>,
    /// Calculators and the office finder.
    pub tools: Vec<Card>,
}

/// A page that lists cards: all checklists, all letters.
#[derive(Debug, Clone, Serialize)]
pub struct CardsView {
    /// In the order of their titles.
    pub cards: Vec<Card>,
}

/// `check.html`: a decision table.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    /// Norms whose wording changed since the comparison with the statutes.
    pub changed: Vec<String>,
    /// The day of that comparison.
    pub wording_checked: Option<super::DateView>,
    /// What it answers.
    pub summary: String,
    /// In the order in which they are asked.
    pub questions: Vec<QuestionView>,
    /// In the order in which they are tried.
    pub rules: Vec<RuleView>,
    /// What comes out.
    pub outcomes: Vec<OutcomeView>,
    /// The texts that offer it.
    pub entries: Vec<Card>,
    /// The table for the browser: JSON for a `script` element.
    pub data: String,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// Anchor.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// What it means.
    pub help: Option<String>,
    /// Where to look.
    pub unsure: String,
    /// Its options with what they mean.
    pub options: Vec<(String, Option<String>)>,
}

/// A rule in words.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// Question and answers, each that matters; empty: all other cases.
    pub when: Vec<(String, String)>,
    /// The outcome.
    pub outcome: Link,
    /// `yes`, `limited`, `no`, `clarify`.
    pub verdict: &'static str,
}

/// What comes out.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// Its key.
    pub key: String,
    /// Anchor.
    pub id: String,
    /// `yes`, `limited`, `no`, `clarify`.
    pub verdict: &'static str,
    /// The answer in a sentence or two, as HTML: its citations are links.
    pub text: String,
    /// Why, under which conditions, what can go wrong, as HTML.
    pub more: Vec<String>,
    /// The norms it rests on, as HTML.
    pub basis: String,
    /// Names of amounts and periods, each with its value as HTML.
    pub values: Vec<(String, String)>,
    /// What to do next, as HTML.
    pub steps: Vec<String>,
    /// Letters that help.
    pub letters: Vec<Link>,
    /// Calculators that help.
    pub tools: Vec<Link>,
    /// Deadlines that run.
    pub deadlines: Vec<Link>,
    /// A checklist that helps.
    pub checklist: Option<Link>,
    /// Whom to ask.
    pub office: Option<OfficeView>,
    /// Where to read on.
    pub entries: Vec<Link>,
    /// Key of the first of them: what a letter is about.
    pub topic: Option<String>,
}

/// `letter.html`: a form that becomes a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// Norms whose wording changed since the comparison with the statutes.
    pub changed: Vec<String>,
    /// The day of that comparison.
    pub wording_checked: Option<super::DateView>,
    /// What it is for.
    pub summary: String,
    /// What to have ready.
    pub prepare: Vec<String>,
    /// The norms it rests on, as HTML.
    pub basis: String,
    /// The fields.
    pub fields: Vec<FieldView>,
    /// The language of the letter.
    pub lang: &'static str,
    /// Subject with gaps.
    pub subject: String,
    /// Lines of the text with gaps.
    pub lines: Vec<String>,
    /// Lines in the reader's language, if the letter is in another.
    pub translation: Vec<String>,
    /// Where it goes.
    pub office: Option<OfficeView>,
    /// The texts that offer it.
    pub entries: Vec<Card>,
    /// The form for the browser: JSON for a `script` element.
    pub data: String,
}

/// A field of a form.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// Its key.
    pub key: String,
    /// `line`, `text`, `date`, `month`, `choice`, `several`, `number`.
    pub kind: &'static str,
    /// Label.
    pub label: String,
    /// What to enter.
    pub hint: Option<String>,
    /// Is the letter incomplete without it?
    pub required: bool,
    /// Options: key and text.
    pub options: Vec<(String, String)>,
}

/// `account.html`: the working-day account of students.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    /// The numbers of the statute: days in the year, half day, flat week, week limit.
    pub values: Vec<NumberView>,
    /// Numbers and lecture periods for the browser: JSON for a `script` element.
    pub data: String,
}

/// A number of the statute.
#[derive(Debug, Clone, Serialize)]
pub struct NumberView {
    /// What it is.
    pub name: String,
    /// With its unit.
    pub text: String,
    /// The norm, as HTML.
    pub basis: String,
}

/// `deadlines.html`: a day in, a deadline out.
#[derive(Debug, Clone, Serialize)]
pub struct DeadlinesView {
    /// In the author's order.
    pub deadlines: Vec<DeadlineView>,
    /// The same for the browser: JSON for a `script` element.
    pub data: String,
}

/// A deadline that can be worked out.
#[derive(Debug, Clone, Serialize)]
pub struct DeadlineView {
    /// Its key.
    pub key: String,
    /// What is due.
    pub title: String,
    /// The day from which it is counted, as a question.
    pub from: String,
    /// How long, as HTML; absent: the reader says it.
    pub length: Option<String>,
    /// What to know about it, as HTML.
    pub text: String,
    /// The norm, as HTML.
    pub basis: String,
    /// Where to read on.
    pub entries: Vec<Link>,
}

/// `finder.html`: which office is responsible.
#[derive(Debug, Clone, Serialize)]
pub struct FinderView {
    /// What people come for.
    pub purposes: Vec<PurposeView>,
    /// All municipalities in the order of their names.
    pub places: Vec<PlaceView>,
    /// Names of the roles, in the order of each place's offices.
    pub roles: Vec<String>,
    /// The offices that may come out.
    pub offices: Vec<OfficeView>,
    /// What to do where no municipality is.
    pub outside: String,
    /// Where the list comes from.
    pub source: String,
    /// The list for the browser: JSON for a `script` element.
    pub data: String,
}

/// What people come for.
#[derive(Debug, Clone, Serialize)]
pub struct PurposeView {
    /// Its key.
    pub key: String,
    /// How it reads.
    pub text: String,
    /// `home` or `work`: the place that decides.
    pub place: &'static str,
    /// Why this place, as HTML.
    pub why: String,
    /// The norm, as HTML.
    pub basis: String,
}

/// A municipality with its offices.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    /// Its name.
    pub name: String,
    /// Its postcodes.
    pub postcodes: String,
    /// The office of each role.
    pub offices: Vec<Option<Link>>,
    /// Does no named source prove the row?
    pub unverified: bool,
}

/// `region.html`: actors by stages, with gaps shown.
#[derive(Debug, Clone, Serialize)]
pub struct RegionView {
    /// Names of the stages of the graduate's path.
    pub stages: Vec<String>,
    /// Actors with what they offer at each stage.
    pub rows: Vec<ActorRow>,
    /// Stages at which nobody offers anything to students or graduates, and to companies.
    pub gaps: Vec<GapView>,
    /// Who works with whom.
    pub interfaces: Vec<InterfaceView>,
    /// The profile as a sheet.
    pub sheet: String,
    /// An empty one for another region.
    pub template: String,
    /// Numbers, the page of the coordination office.
    pub more: Vec<Link>,
}

/// An actor with what it offers at each stage.
#[derive(Debug, Clone, Serialize)]
pub struct ActorRow {
    /// The actor.
    pub actor: Link,
    /// Has the body itself confirmed the facts?
    pub verified: bool,
    /// Names of services, by stage.
    pub cells: Vec<Vec<String>>,
}

/// Stages without an offer for a group.
#[derive(Debug, Clone, Serialize)]
pub struct GapView {
    /// For whom.
    pub audience: String,
    /// Names of the stages.
    pub stages: Vec<String>,
}

/// Two actors that work together.
#[derive(Debug, Clone, Serialize)]
pub struct InterfaceView {
    /// One.
    pub from: Link,
    /// The other.
    pub to: Link,
    /// At which stage.
    pub stage: String,
    /// What passes between them.
    pub what: String,
}

/// `actor.html`: an actor of the region.
#[derive(Debug, Clone, Serialize)]
pub struct ActorView {
    /// What it does, and what not.
    pub what: String,
    /// What it offers.
    pub services: Vec<ServiceView>,
    /// Who it works with.
    pub interfaces: Vec<InterfaceView>,
    /// Contact data.
    pub office: Option<OfficeView>,
    /// Web address.
    pub web: Option<String>,
    /// Where the facts come from.
    pub source: Option<String>,
    /// When the body itself confirmed them.
    pub verified: Option<super::DateView>,
}

/// Something that an actor offers.
#[derive(Debug, Clone, Serialize)]
pub struct ServiceView {
    /// What.
    pub name: String,
    /// At which stages.
    pub stages: String,
    /// For whom.
    pub audience: String,
    /// More about it.
    pub details: Option<String>,
}

/// `figures.html`: numbers about the region.
#[derive(Debug, Clone, Serialize)]
pub struct FiguresView {
    /// In the order of their keys.
    pub figures: Vec<FigureView>,
}

/// A series of numbers.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// Anchor.
    pub id: String,
    /// What is counted.
    pub title: String,
    /// How it is defined.
    pub definition: String,
    /// What one is.
    pub unit: String,
    /// Where the numbers come from.
    pub source: String,
    /// When the source was read.
    pub seen: Option<super::DateView>,
    /// When and how much, and what changed there.
    pub rows: Vec<(String, String, Option<String>)>,
    /// A chart as SVG; the table says the same.
    pub chart: String,
}
