//! `training/<course>/course.toml` and `quiz.toml`: courses of lessons, and questions about them.
//!
//! ```toml
//! order = 1
//! title = { de = "Wer darf arbeiten?", en = "Who may work?" }
//! summary = { de = "…", en = "…" }
//! goals = { de = ["…"], en = ["…"] }
//! audience = ["hr"]
//!
//! [[lesson]]
//! key = "card"
//! title = { de = "Die Karte lesen", en = "Reading the card" }
//! minutes = 10
//! from = ["eat-zusatzblatt#card"]       # sections of entries; or own texts in card/{de,en}.md
//! ```
//!
//! A quiz holds `[[question]]`: `single` and `multiple` with options, `truth` with `right = true`, `order` with options in the right order, `match` with
//! pairs, `number` with an `answer`, `case` with steps. Every question names the norm it rests on (`basis`).
//!
//! Owns: the formats. Must not know: slides, and what a learner answers.

use super::citations::{Reading, cited_text};
use super::compared::{Compared, compared};
use super::fields::{Choice, Fields};
use super::front_matter::Audience;
use crate::decide::Cited;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, Lang, both};
use crate::source::{Located, Span};

use jiff::civil::Date;

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The folder's name: the permanent key.
    pub key: Located<String>,
    /// Its place among the courses.
    pub order: u32,
    /// Title.
    pub title: Bilingual<String>,
    /// What participants can do afterwards.
    pub summary: Bilingual<String>,
    /// The same, point by point.
    pub goals: Bilingual<Vec<String>>,
    /// For whom.
    pub audience: Vec<Audience>,
    /// What the trainer prepares.
    pub prepare: Bilingual<Vec<String>>,
    /// To be read again by.
    pub review_by: Option<Located<Date>>,
    /// When it was compared with the statutes.
    pub compared: Compared,
    /// In order.
    pub lessons: Vec<Lesson>,
    /// Questions about it, from `quiz.toml`.
    pub questions: Vec<Question>,
}

impl Course {
    /// How long it takes, in minutes.
    pub fn minutes(&self) -> u32 {
        self.lessons.iter().map(|lesson| lesson.minutes).sum()
    }
}

/// A lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Its key; the folder of its own text.
    pub key: Located<String>,
    /// Title.
    pub title: Bilingual<String>,
    /// How long it takes.
    pub minutes: u32,
    /// Sections of entries, `key#heading`; empty: it has a text of its own.
    pub from: Vec<Located<String>>,
    /// For the trainer.
    pub notes: Option<Bilingual<String>>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its key.
    pub key: Located<String>,
    /// What is asked, or the case.
    pub text: Bilingual<String>,
    /// What an answer is.
    pub kind: QuestionKind,
    /// Why, for kinds without options of their own.
    pub feedback: Option<Bilingual<String>>,
    /// The norms it rests on.
    pub basis: Cited,
    /// Key of the entry to read on.
    pub entry: Option<Located<String>>,
}

/// What an answer to a question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// One of the options.
    Single(Vec<QuizOption>),
    /// All right ones of the options.
    Multiple(Vec<QuizOption>),
    /// True or false.
    Truth(bool),
    /// The options in this order.
    Order(Vec<QuizOption>),
    /// What belongs to what.
    Match(Vec<(Bilingual<String>, Bilingual<String>)>),
    /// A number, in thousandths, and what it counts.
    Number(i64, Bilingual<String>),
    /// Several steps, each with one right option.
    Case(Vec<CaseStep>),
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuizOption {
    /// How it reads.
    pub text: Bilingual<String>,
    /// Is it right?
    pub right: bool,
    /// Why it is right or wrong.
    pub feedback: Option<Bilingual<String>>,
    /// Where it stands.
    pub span: Span,
}

/// A step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseStep {
    /// What is asked.
    pub text: Bilingual<String>,
    /// One of them is right.
    pub options: Vec<QuizOption>,
}

/// A value that a text of a quiz names: `[[value:key#form]]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueReference<'t> {
    /// The whole reference.
    pub written: &'t str,
    /// The value's key.
    pub key: &'t str,
    /// The form asked for; empty: with its unit.
    pub form: &'t str,
}

/// The values that a text names. Quizzes know no other references.
pub fn value_references(text: &str) -> Vec<ValueReference<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("[[") {
        let Some(length) = rest[start..].find("]]") else { break };
        let written = &rest[start..start + length + 2];
        let inside = &written[2..written.len() - 2];
        let named = inside.strip_prefix("value:").unwrap_or(inside);
        let (key, form) = named.split_once('#').unwrap_or((named, ""));
        found.push(ValueReference { written, key, form });
        rest = &rest[start + length + 2..];
    }
    found
}

impl Question {
    /// All its texts in one language.
    pub fn texts(&self, lang: Lang) -> Vec<&str> {
        let mut texts = vec![self.text.get(lang).as_str()];
        texts.extend(self.feedback.as_ref().map(|text| text.get(lang).as_str()));
        let mut options: Vec<&QuizOption> = self.kind.options().iter().collect();
        match &self.kind {
            QuestionKind::Case(steps) => {
                texts.extend(steps.iter().map(|step| step.text.get(lang).as_str()));
                options.extend(steps.iter().flat_map(|step| &step.options));
            }
            QuestionKind::Match(pairs) => {
                texts.extend(pairs.iter().flat_map(|(l, r)| [l.get(lang).as_str(), r.get(lang)]));
            }
            _ => {}
        }
        for option in options {
            texts.push(option.text.get(lang));
            texts.extend(option.feedback.as_ref().map(|text| text.get(lang).as_str()));
        }
        texts
    }
}

/// The kinds as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Single,
    Multiple,
    Truth,
    Order,
    Match,
    Number,
    Case,
}

impl Choice for Written {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("single", Self::Single),
        ("multiple", Self::Multiple),
        ("truth", Self::Truth),
        ("order", Self::Order),
        ("match", Self::Match),
        ("number", Self::Number),
        ("case", Self::Case),
    ];
}

impl QuestionKind {
    /// The word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Multiple(_) => "multiple",
            Self::Truth(_) => "truth",
            Self::Order(_) => "order",
            Self::Match(_) => "match",
            Self::Number(..) => "number",
            Self::Case(_) => "case",
        }
    }

    /// Its options, if it has any of its own.
    pub fn options(&self) -> &[QuizOption] {
        match self {
            Self::Single(options) | Self::Multiple(options) | Self::Order(options) => options,
            Self::Truth(_) | Self::Match(_) | Self::Number(..) | Self::Case(_) => &[],
        }
    }
}

/// Reads a course.
pub(super) fn course(key: &str, mut fields: Fields<'_, '_>) -> Course {
    for name in ["title", "summary", "goals", "lesson"] {
        fields.require(name);
    }
    let course = Course {
        key: Located { value: key.to_owned(), span: fields.span() },
        order: fields.number("order").map_or(u32::MAX, |order| order.value),
        title: fields.bilingual("title").unwrap_or_default(),
        summary: fields.bilingual("summary").unwrap_or_default(),
        goals: fields.bilingual_texts("goals"),
        audience: fields.choices("audience"),
        prepare: fields.bilingual_texts("prepare"),
        review_by: fields.date("review_by"),
        compared: compared(&mut fields),
        lessons: fields.tables("lesson", lesson).into_iter().flatten().collect(),
        questions: Vec::new(),
    };
    fields.finish();
    course
}

fn lesson(fields: &mut Fields<'_, '_>) -> Option<Lesson> {
    for name in ["title", "minutes"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    Some(Lesson {
        title: fields.bilingual("title").unwrap_or_default(),
        minutes: fields.number("minutes").map_or(0, |minutes| minutes.value),
        from: fields.texts("from"),
        notes: fields.bilingual("notes"),
        key: key?,
    })
}

/// Reads a quiz.
pub(super) fn quiz(mut fields: Fields<'_, '_>, source: &str, reading: &Reading) -> Vec<Question> {
    fields.require("question");
    let questions = fields.tables("question", |fields| question(fields, source, reading));
    fields.finish();
    questions.into_iter().flatten().collect()
}

fn question(fields: &mut Fields<'_, '_>, source: &str, reading: &Reading) -> Option<Question> {
    for name in ["text", "kind"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    let basis = fields.required_text("basis").map(|basis| cited_text(basis, source, reading));
    let written = fields.choice::<Written>("kind");
    let options = fields.tables("option", option);
    let right = fields.boolean("right", false);
    let pairs = fields.tables("pair", |fields| {
        for name in ["left", "right"] {
            fields.require(name);
        }
        (fields.bilingual("left").unwrap_or_default(), fields.bilingual("right").unwrap_or_default())
    });
    let answer = fields.thousandths("answer");
    let unit = fields.bilingual("unit").unwrap_or_default();
    let steps = fields.tables("step", |fields| {
        fields.require("text");
        let text = fields.bilingual("text").unwrap_or_default();
        let options = fields.tables("option", option);
        one_right(fields, &options);
        CaseStep { text, options }
    });
    let feedback = fields.bilingual("feedback");
    let kind = match written? {
        Written::Single => {
            one_right(fields, &options);
            QuestionKind::Single(options)
        }
        Written::Multiple => QuestionKind::Multiple(options),
        Written::Truth => QuestionKind::Truth(right),
        Written::Order => QuestionKind::Order(options),
        Written::Match => QuestionKind::Match(pairs),
        Written::Number => {
            fields.require("answer");
            QuestionKind::Number(answer.map_or(0, |answer| answer.value), unit)
        }
        Written::Case => QuestionKind::Case(steps),
    };
    explained(fields, &kind, feedback.is_some());
    Some(Question {
        text: fields.bilingual("text").unwrap_or_default(),
        entry: fields.text("entry"),
        basis: basis.unwrap_or_default(),
        kind,
        feedback,
        key: key?,
    })
}

fn option(fields: &mut Fields<'_, '_>) -> QuizOption {
    fields.require("text");
    QuizOption {
        text: fields.bilingual("text").unwrap_or_default(),
        right: fields.boolean("right", false),
        feedback: fields.bilingual("feedback"),
        span: fields.span(),
    }
}

/// Where one answer is asked, exactly one is right.
fn one_right(fields: &mut Fields<'_, '_>, options: &[QuizOption]) {
    let right = options.iter().filter(|option| option.right).count();
    if right == 1 {
        return;
    }
    let message = both(
        format!("Genau eine Antwort soll richtig sein, hier sind es {right}"),
        format!("exactly one option should be right, here are {right}"),
    );
    let fix = both(
        "Bei der richtigen Antwort right = true schreiben, bei den anderen weglassen; sind mehrere richtig: kind = \"multiple\"",
        "write right = true at the right option and leave it out at the others; if several are right: kind = \"multiple\"",
    );
    fields.report(Diagnostic::at(Code::BadValue, fields.span(), message).fix(fix));
}

/// Who answers learns why: every option says it, or the question does.
fn explained(fields: &mut Fields<'_, '_>, kind: &QuestionKind, feedback: bool) {
    let mut silent: Vec<Span> = Vec::new();
    match kind {
        QuestionKind::Single(options) | QuestionKind::Multiple(options) => {
            silent
                .extend(options.iter().filter(|option| option.feedback.is_none()).map(|option| option.span));
        }
        QuestionKind::Case(steps) => {
            let options = steps.iter().flat_map(|step| &step.options);
            silent.extend(options.filter(|option| option.feedback.is_none()).map(|option| option.span));
        }
        _ if !feedback => silent.push(fields.span()),
        _ => {}
    }
    for span in silent {
        let message =
            both("Hier fehlt, warum das richtig oder falsch ist", "it is missing why this is right or wrong");
        let fix = "feedback = { de = \"…\", en = \"…\" }";
        fields.report(Diagnostic::at(Code::MissingField, span, message).fix(both(fix, fix)));
    }
}
