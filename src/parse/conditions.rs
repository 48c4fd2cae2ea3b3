//! Conditions of decision tables as TOML writes them: `{ paper = ["a", "b"], salary = { from = "value:x" } }`.
//!
//! Owns: how a test is written, and the messages about what does not fit its question. Must not know: rules and outcomes.

use std::collections::BTreeSet;

use jiff::civil::Date;
use toml::de::DeValue;

use super::expected::thousandths;
use super::fields::{Entry, Fields};
use crate::decide::{Bound, Choice, Condition, Kind, Limit, Question, Relation, Test};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::lang::{Bilingual, both};
use crate::source::{Located, Span};

/// The answer that every question has.
pub(super) const UNKNOWN: &str = "unknown";

/// Reads all keys of a table as conditions on questions.
pub(super) fn conditions(fields: &mut Fields<'_, '_>, questions: &[Question]) -> Vec<Condition> {
    let entries = fields.entries();
    entries.iter().filter_map(|entry| condition(fields, entry, questions)).collect()
}

fn condition<'a>(
    fields: &mut Fields<'a, '_>,
    entry: &Entry<'a>,
    questions: &[Question],
) -> Option<Condition> {
    let Some(question) = questions.iter().position(|question| question.key.value == entry.key.value) else {
        fields.report(no_such(
            entry.key.span,
            "Eine Frage",
            "question",
            &entry.key.value,
            questions.iter().map(|question| question.key.value.as_str()),
        ));
        return None;
    };
    let test = test(fields, entry, &questions[question])?;
    Some(Condition { question, test, span: entry.span })
}

fn test<'a>(fields: &mut Fields<'a, '_>, entry: &Entry<'a>, question: &Question) -> Option<Test> {
    let words = words(fields, entry);
    match (&question.kind, entry.value) {
        (Kind::Choice(options), DeValue::String(_) | DeValue::Array(_)) => {
            one_of(options, &words?, &mut |fault| fields.report(fault))
        }
        (Kind::Several(_) | Kind::Number(_) | Kind::Date, DeValue::String(_))
            if words.as_ref().is_some_and(|words| words.len() == 1 && words[0].value == UNKNOWN) =>
        {
            Some(Test::Unknown)
        }
        (Kind::Several(options), DeValue::Table(_)) => fields.as_table(entry, |fields| {
            let (with, without) = (fields.texts("with"), fields.texts("without"));
            let mut set = |words: &[Located<String>]| -> BTreeSet<usize> {
                words
                    .iter()
                    .filter_map(|word| option(options, word, &mut |fault| fields.report(fault)))
                    .collect()
            };
            Test::Chosen { with: set(&with), without: set(&without) }
        }),
        (Kind::Number(_) | Kind::Date, DeValue::Table(_)) => fields.as_table(entry, |fields| {
            let bounds = fields.entries();
            Test::Within(bounds.iter().filter_map(|entry| bound(fields, entry, &question.kind)).collect())
        }),
        _ => {
            fields.report(wrong_form(entry.span, question));
            None
        }
    }
}

/// The texts of a text or a list of texts.
fn words(fields: &Fields<'_, '_>, entry: &Entry<'_>) -> Option<Vec<Located<String>>> {
    match entry.value {
        DeValue::String(text) => Some(vec![Located { value: text.trim().to_owned(), span: entry.span }]),
        DeValue::Array(array) => fields
            .items(array)
            .into_iter()
            .map(|(item, span)| item.as_str().map(|text| Located { value: text.trim().to_owned(), span }))
            .collect(),
        _ => None,
    }
}

/// A test for one of several options.
pub(super) fn one_of(
    options: &[Choice],
    words: &[Located<String>],
    report: &mut dyn FnMut(Diagnostic),
) -> Option<Test> {
    let unknown = words.iter().any(|word| word.value == UNKNOWN);
    let named = words.iter().filter(|word| word.value != UNKNOWN);
    let options: BTreeSet<usize> = named.filter_map(|word| option(options, word, report)).collect();
    (unknown || !options.is_empty()).then_some(Test::OneOf { options, unknown })
}

/// The option with this key, or with this text in either language.
pub(super) fn option(
    options: &[Choice],
    word: &Located<String>,
    report: &mut dyn FnMut(Diagnostic),
) -> Option<usize> {
    let named = |option: &Choice| {
        let Bilingual { de, en } = &option.text;
        [&option.key.value, de, en].into_iter().any(|name| *name == word.value)
    };
    let found = options.iter().position(named);
    if found.is_none() {
        let keys = options.iter().map(|option| option.key.value.as_str());
        report(no_such(word.span, "Eine Antwort", "option", &word.value, keys.chain([UNKNOWN])));
    }
    found
}

fn bound(fields: &mut Fields<'_, '_>, entry: &Entry<'_>, kind: &Kind) -> Option<Bound> {
    const RELATIONS: [(&str, Relation); 7] = [
        ("from", Relation::From),
        ("over", Relation::Over),
        ("after", Relation::Over),
        ("up_to", Relation::UpTo),
        ("until", Relation::UpTo),
        ("below", Relation::Below),
        ("before", Relation::Below),
    ];
    let Some((_, relation)) = RELATIONS.iter().find(|(name, _)| *name == entry.key.value) else {
        let names = RELATIONS.iter().map(|(name, _)| *name);
        fields.report(no_such(entry.key.span, "Einen Vergleich", "comparison", &entry.key.value, names));
        return None;
    };
    let written = match entry.value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(day) => day.to_string(),
        _ => String::new(),
    };
    let limit = limit(&Located { value: written, span: entry.span }, kind);
    if limit.is_none() {
        fields.report(wrong_limit(entry.span, kind));
    }
    Some(Bound { relation: *relation, limit: limit? })
}

/// `20.5`, `value:key`, `2026-03-01`, `today`.
pub(super) fn limit(written: &Located<String>, kind: &Kind) -> Option<Limit> {
    let Located { value: text, span } = written;
    if *kind == Kind::Date {
        return match text.as_str() {
            "today" | "heute" => Some(Limit::Today),
            day => day.parse::<Date>().ok().map(Limit::Day),
        };
    }
    if let Some(key) = text.strip_prefix("value:") {
        return Some(Limit::Value(Located { value: key.trim().to_owned(), span: *span }));
    }
    thousandths(text).map(Limit::Number)
}

/// A name that nothing bears.
pub(super) fn no_such<'n>(
    span: Span,
    what_de: &str,
    what_en: &str,
    name: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) -> Diagnostic {
    let message = both(
        format!("{what_de} „{name}“ gibt es hier nicht"),
        format!("there is no {what_en} `{name}` here"),
    );
    let fix = if let Some(word) = nearest(name, known.clone()) {
        both(format!("Gemeint war wohl: {word}"), format!("did you mean {word}?"))
    } else {
        let all = known.collect::<Vec<_>>().join(", ");
        both(format!("Möglich sind: {all}"), format!("possible are: {all}"))
    };
    Diagnostic::at(Code::BrokenReference, span, message).fix(fix)
}

fn wrong_form(span: Span, question: &Question) -> Diagnostic {
    let key = &question.key.value;
    let (form, de, en) = match question.kind {
        Kind::Choice(_) => (
            format!("{key} = [\"…\", \"…\"]"),
            "eine Antwort oder eine Liste von Antworten",
            "an option or a list of options",
        ),
        Kind::Several(_) => (
            format!("{key} = {{ with = [\"…\"], without = [\"…\"] }}"),
            "was gewählt sein muss und was nicht",
            "what must be chosen and what must not",
        ),
        Kind::Number(_) => {
            (format!("{key} = {{ from = 20 }}"), "ein Vergleich mit einer Zahl", "a comparison with a number")
        }
        Kind::Date => (
            format!("{key} = {{ before = \"today\" }}"),
            "ein Vergleich mit einem Tag",
            "a comparison with a day",
        ),
    };
    let message =
        both(format!("Für „{key}“ soll hier {de} stehen"), format!("for `{key}` this should be {en}"));
    let fix = both(format!("So geschrieben: {form}"), format!("write: {form}"));
    Diagnostic::at(Code::WrongType, span, message).fix(fix)
}

pub(super) fn wrong_limit(span: Span, kind: &Kind) -> Diagnostic {
    let (message, fix) = if *kind == Kind::Date {
        (
            both("Hier soll ein Tag stehen", "this should be a day"),
            both(
                "Zum Beispiel: before = \"today\" oder from = 2026-03-01",
                "for example: before = \"today\" or from = 2026-03-01",
            ),
        )
    } else {
        (
            both("Hier soll eine Zahl oder ein Wert stehen", "this should be a number or a value"),
            both(
                "Zum Beispiel: from = 20 oder from = \"value:schlüssel\"",
                "for example: from = 20 or from = \"value:key\"",
            ),
        )
    };
    Diagnostic::at(Code::BadValue, span, message).fix(fix)
}
