//! What templates of tools see: decision tables and letters. The browser gets the same as JSON in `data`.

use serde::Serialize;

use super::{Card, Link, OfficeView};

/// A page that lists cards: all decision tables, all letters.
#[derive(Debug, Clone, Serialize)]
pub struct CardsView {
    /// In the order of their titles.
    pub cards: Vec<Card>,
}

/// `check.html`: a decision table.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
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
    /// A letter that helps.
    pub letter: Option<Link>,
    /// A checklist that helps.
    pub checklist: Option<Link>,
    /// Whom to ask.
    pub office: Option<OfficeView>,
    /// Where to read on.
    pub entries: Vec<Link>,
}

/// `letter.html`: a form that becomes a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
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
