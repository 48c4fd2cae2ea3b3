//! `checks/<key>.toml`: decision tables. Rules stand in the file, or in a sheet beside it (`<key>.csv`, see [`super::rule_sheet`]).
//!
//! ```toml
//! title = { de = "Darf diese Person anfangen?", en = "May this person start?" }
//! summary = { de = "…", en = "…" }
//! entries = ["employer-check"]
//!
//! [[question]]
//! key = "paper"
//! kind = "choice"                       # choice, several, number, money, date
//! text = { de = "Welches Papier liegt vor?", en = "Which paper is there?" }
//! unsure = { de = "Es steht auf der Karte oben.", en = "It stands on top of the card." }
//!
//! [[question.option]]
//! key = "permit-18b"
//! text = { de = "Karte mit § 18b", en = "Card with § 18b" }
//!
//! [[rule]]
//! when = { paper = ["permit-18b", "unknown"], salary = { from = "value:blue-card-regular" } }
//! outcome = "ask-first"
//!
//! [[outcome]]
//! key = "ask-first"
//! answer = "clarify"                    # yes, limited, no, clarify
//! text = { de = "Erst die Behörde fragen.", en = "Ask the authority first." }
//! basis = "§ 4a Abs. 3 Satz 4 AufenthG"
//! steps = { de = ["…"], en = ["…"] }
//! office = "abh"
//! entries = ["change-of-employer"]
//! letter = "inquiry"                    # or letters = ["…"]; also checklist, values, deadlines
//! ```
//!
//! Owns: the format. Must not know: whether a table is complete (see `decide`).

use super::citations::{Reading, cited_text};
use super::compared::{Compared, compared};
use super::conditions::{UNKNOWN, conditions, no_such};
use super::fields::Fields;
use super::rule_sheet::{self, Sheet};
use crate::decide::{Choice, Kind, Outcome, Question, Rule, Table, Verdict};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, both};
use crate::law::values::Unit;
use crate::source::Located;

/// A decision table with its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The file's name: the permanent key.
    pub key: Located<String>,
    /// Title.
    pub title: Bilingual<String>,
    /// What it answers, in a sentence or two.
    pub summary: Bilingual<String>,
    /// Residence titles it is about.
    pub permits: Vec<Located<String>>,
    /// Keys of the entries and situations that offer it.
    pub entries: Vec<Located<String>>,
    /// When it was compared with the statutes.
    pub compared: Compared,
    /// The table.
    pub table: Table,
}

/// What a question can be, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    Choice,
    Several,
    Number,
    Money,
    Date,
}

impl super::Choice for Written {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("choice", Self::Choice),
        ("several", Self::Several),
        ("number", Self::Number),
        ("money", Self::Money),
        ("date", Self::Date),
    ];
}

/// Reads a table; `sheet` holds its rules if they stand in a file of their own.
pub(super) fn check(
    key: &str,
    mut fields: Fields<'_, '_>,
    source: &str,
    sheet: Option<Sheet<'_>>,
    reading: &Reading,
) -> Check {
    for name in ["title", "summary", "question", "outcome"] {
        fields.require(name);
    }
    let span = fields.span();
    let head =
        (fields.bilingual("title").unwrap_or_default(), fields.bilingual("summary").unwrap_or_default());
    let (permits, entries) = (fields.texts("permits"), fields.texts("entries"));
    let compared = compared(&mut fields);
    let mut questions: Vec<Question> = Vec::new();
    fields.tables("question", |fields| {
        let question = question(fields, &questions);
        questions.extend(question);
    });
    let outcomes: Vec<Outcome> = fields.tables("outcome", |fields| outcome(fields, source, reading));
    twice(&mut fields, questions.iter().map(|question| &question.key));
    twice(&mut fields, outcomes.iter().map(|outcome| &outcome.key));
    let mut rules: Vec<Rule> =
        fields.tables("rule", |fields| rule(fields, &questions, &outcomes)).into_iter().flatten().collect();
    match sheet {
        Some(sheet) if rules.is_empty() => {
            rules = rule_sheet::rules(sheet, &questions, &outcomes, &mut |fault| fields.report(fault));
        }
        Some(sheet) => fields.report(rules_twice(&sheet, &rules[0])),
        None if rules.is_empty() => {
            fields.require("rule");
        }
        None => {}
    }
    fields.finish();
    let (title, summary) = head;
    Check {
        key: Located { value: key.to_owned(), span },
        title,
        summary,
        permits,
        entries,
        compared,
        table: Table { questions, rules, outcomes },
    }
}

fn question(fields: &mut Fields<'_, '_>, earlier: &[Question]) -> Option<Question> {
    for name in ["kind", "text", "unsure"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    let kind = fields.choice::<Written>("kind");
    let unit = fields.choice::<Unit>("unit");
    let options = fields.tables("option", option);
    let options: Vec<Choice> = options.into_iter().flatten().collect();
    twice(fields, options.iter().map(|option| &option.key));
    if matches!(kind, Some(Written::Choice | Written::Several)) && options.is_empty() {
        fields.require("option");
    }
    let question = Question {
        text: fields.bilingual("text").unwrap_or_default(),
        help: fields.bilingual("help"),
        unsure: fields.bilingual("unsure").unwrap_or_default(),
        kind: match kind? {
            Written::Choice => Kind::Choice(options),
            Written::Several => Kind::Several(options),
            Written::Number => Kind::Number(unit.unwrap_or(Unit::Number)),
            Written::Money => Kind::Number(unit.unwrap_or(Unit::Euro)),
            Written::Date => Kind::Date,
        },
        when: fields.table("when", |fields| conditions(fields, earlier)).unwrap_or_default(),
        key: key?,
    };
    Some(question)
}

pub(super) fn option(fields: &mut Fields<'_, '_>) -> Option<Choice> {
    fields.require("text");
    let key = fields.required_text("key")?;
    if key.value == UNKNOWN {
        let message = both(
            "Die Antwort „unknown“ hat jede Frage von selbst: Sie heißt „weiß ich nicht“",
            "every question has the option `unknown` by itself: it means \"I don't know\"",
        );
        let fix = both(
            "Die Antwort hier löschen, oder anders nennen",
            "delete the option here, or give it another key",
        );
        fields.report(Diagnostic::at(Code::DuplicateKey, key.span, message).fix(fix));
    }
    Some(Choice { key, text: fields.bilingual("text").unwrap_or_default(), help: fields.bilingual("help") })
}

fn rule(fields: &mut Fields<'_, '_>, questions: &[Question], outcomes: &[Outcome]) -> Option<Rule> {
    let when = fields.table("when", |fields| conditions(fields, questions)).unwrap_or_default();
    let outcome = fields.required_text("outcome")?;
    let span = outcome.span;
    outcome_of(&outcome, outcomes, &mut |fault| fields.report(fault)).map(|outcome| Rule {
        when,
        outcome,
        span,
    })
}

/// The outcome with this key.
pub(super) fn outcome_of(
    name: &Located<String>,
    outcomes: &[Outcome],
    report: &mut dyn FnMut(Diagnostic),
) -> Option<usize> {
    let found = outcomes.iter().position(|outcome| outcome.key.value == name.value);
    if found.is_none() {
        let known = outcomes.iter().map(|outcome| outcome.key.value.as_str());
        report(no_such(name.span, "Ein Ergebnis", "outcome", &name.value, known));
    }
    found
}

fn outcome(fields: &mut Fields<'_, '_>, source: &str, reading: &Reading) -> Outcome {
    for name in ["answer", "text", "steps", "entries"] {
        fields.require(name);
    }
    let key = fields.required_text("key");
    let basis = fields.required_text("basis");
    let span = fields.span();
    let cited = |text: Located<String>| cited_text(text, source, reading);
    if let Some(basis) = &basis
        && cited(basis.clone()).citations.is_empty()
        && !basis.value.is_empty()
    {
        fields.report(no_norm(basis));
    }
    let text = super::citations::cited(fields, "text", source, reading);
    let list = |fields: &mut Fields<'_, '_>, key| {
        let read = |fields: &mut Fields<'_, '_>| {
            Bilingual::from_fn(|lang| fields.texts(lang.code()).into_iter().map(cited).collect())
        };
        fields.table(key, read).unwrap_or_default()
    };
    Outcome {
        key: key.unwrap_or(Located { value: String::new(), span }),
        verdict: fields.choice("answer").unwrap_or(Verdict::Clarify),
        text,
        more: list(fields, "more"),
        basis: basis.map(cited).unwrap_or_default(),
        values: fields.texts("values"),
        steps: list(fields, "steps"),
        letters: fields.text("letter").into_iter().chain(fields.texts("letters")).collect(),
        tools: fields.texts("tools"),
        deadlines: fields.texts("deadlines"),
        checklist: fields.text("checklist"),
        office: fields.required_text("office"),
        entries: fields.texts("entries"),
    }
}

fn no_norm(basis: &Located<String>) -> Diagnostic {
    let message = both(
        "Die Grundlage nennt keine Vorschrift; jedes Ergebnis braucht eine",
        "the basis names no norm; every outcome needs one",
    );
    let example = "basis = \"§ 4a Abs. 1 AufenthG\"";
    let fix = both(format!("Zum Beispiel: {example}"), format!("for example: {example}"));
    Diagnostic::at(Code::BadValue, basis.span, message).fix(fix)
}

/// Reports keys that stand twice in one list.
fn twice<'k>(fields: &mut Fields<'_, '_>, keys: impl Iterator<Item = &'k Located<String>>) {
    let mut known: Vec<&Located<String>> = Vec::new();
    for key in keys {
        if let Some(first) = known.iter().find(|known| known.value == key.value) {
            let message = both(
                format!("„{}“ steht zweimal da", key.value),
                format!("`{}` stands here twice", key.value),
            );
            let fix = both("Einen der beiden umbenennen", "rename one of the two");
            let fault = Diagnostic::at(Code::DuplicateKey, key.span, message)
                .fix(fix)
                .other(first.span, both("hier zuerst", "first here"));
            fields.report(fault);
        }
        known.push(key);
    }
}

fn rules_twice(sheet: &Sheet<'_>, rule: &Rule) -> Diagnostic {
    let message = both(
        "Die Regeln stehen in der TOML-Datei und in einer CSV-Datei",
        "the rules stand in the TOML file and in a CSV file",
    );
    let fix = both(
        "Nur eines von beiden: die [[rule]]-Blöcke löschen, oder die CSV-Datei",
        "only one of the two: delete the [[rule]] blocks, or the CSV file",
    );
    Diagnostic::at(Code::DuplicateKey, rule.span, message)
        .fix(fix)
        .other(sheet.start(), both("die CSV-Datei", "the CSV file"))
}
