//! The ways through a table as rows that a lawyer can read and sign.
//!
//! Owns: [`Path`], and how answers and limits read. Answers that lead the same way stand in one row. Must not know: HTML.

use super::{Answer, Bound, Kind, Limit, Limits, Node, Relation, Table, Test};
use crate::lang::Lang;
use crate::law::values::{Unit, amount};

/// One way: what was asked, which answers lead on, and the rule that decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Question and the answers that lead on.
    pub answers: Vec<(usize, Vec<Answer>)>,
    /// Index of the rule; absent where the table has a hole.
    pub rule: Option<usize>,
}

impl Node {
    /// All ways, in the order of the questions' answers.
    pub fn paths(&self) -> Vec<Path> {
        match self {
            Self::Decided(rule) => vec![Path { answers: Vec::new(), rule: Some(*rule) }],
            Self::Hole => vec![Path { answers: Vec::new(), rule: None }],
            Self::Ask { question, branches } => {
                let mut groups: Vec<(Vec<Answer>, &Self)> = Vec::new();
                for (answer, node) in branches {
                    match groups.iter_mut().find(|(_, known)| *known == node) {
                        Some((answers, _)) => answers.push(answer.clone()),
                        None => groups.push((vec![answer.clone()], node)),
                    }
                }
                let of_group = |(answers, node): (Vec<Answer>, &Self)| {
                    let rows = node.paths().into_iter();
                    let question = *question;
                    rows.map(move |mut path| {
                        path.answers.insert(0, (question, answers.clone()));
                        path
                    })
                    .collect::<Vec<_>>()
                };
                groups.into_iter().flat_map(of_group).collect()
            }
        }
    }
}

/// How answers read that lead the same way: `ja oder nein`, `ab 50.700 Euro im Jahr`.
pub fn answers_text(
    table: &Table,
    question: usize,
    answers: &[Answer],
    limits: Limits<'_>,
    lang: Lang,
) -> String {
    let words = words(lang);
    let asked = &table.questions[question];
    let all = super::proof::samples(table, question, limits);
    if answers.len() == all.len() {
        return words.any.to_owned();
    }
    let mut texts = Vec::new();
    if let Kind::Number(_) | Kind::Date = asked.kind {
        texts.extend(ranges(table, question, &all, answers, limits, lang));
    }
    for answer in answers {
        match answer {
            Answer::Option(option) => texts.push(asked.kind.options()[*option].text.get(lang).clone()),
            Answer::Several(chosen) if chosen.is_empty() => texts.push(words.none.to_owned()),
            Answer::Several(chosen) => {
                let chosen =
                    chosen.iter().map(|option| asked.kind.options()[*option].text.get(lang).as_str());
                texts.push(chosen.collect::<Vec<_>>().join(" + "));
            }
            Answer::Unknown => texts.push(words.unknown.to_owned()),
            Answer::Number(_) | Answer::Day(_) => {}
        }
    }
    texts.join(&format!(" {} ", words.or))
}

/// Words for answers in a language.
struct Words {
    or: &'static str,
    and: &'static str,
    /// Every answer.
    any: &'static str,
    /// None of several.
    none: &'static str,
    unknown: &'static str,
    not: &'static str,
    /// At least, more than, at most, less than.
    numbers: [&'static str; 4],
    /// The same for days.
    days: [&'static str; 4],
    today: &'static str,
}

const fn words(lang: Lang) -> Words {
    match lang {
        Lang::De => Words {
            or: "oder",
            and: "und",
            any: "gleich, was",
            none: "nichts davon",
            unknown: "weiß ich nicht",
            not: "nicht",
            numbers: ["ab", "mehr als", "höchstens", "weniger als"],
            days: ["ab dem", "nach dem", "bis zum", "vor dem"],
            today: "heutigen Tag",
        },
        Lang::En => Words {
            or: "or",
            and: "and",
            any: "whatever it is",
            none: "none of these",
            unknown: "I don't know",
            not: "not",
            numbers: ["at least", "more than", "at most", "less than"],
            days: ["from", "after", "until", "before"],
            today: "today",
        },
    }
}

/// Neighbouring samples as ranges between limits.
fn ranges(
    table: &Table,
    question: usize,
    all: &[Answer],
    answers: &[Answer],
    limits: Limits<'_>,
    lang: Lang,
) -> Vec<String> {
    let words = words(lang);
    let known: Vec<&Answer> = all.iter().filter(|answer| **answer != Answer::Unknown).collect();
    let chosen: Vec<bool> = known.iter().map(|answer| answers.contains(answer)).collect();
    let mut texts = Vec::new();
    let mut at = 0;
    while at < known.len() {
        if !chosen[at] {
            at += 1;
            continue;
        }
        let first = at;
        while at < known.len() && chosen[at] {
            at += 1;
        }
        let low = (first > 0).then(|| edge(table, question, known[first - 1], known[first], limits, true));
        let high = (at < known.len()).then(|| edge(table, question, known[at - 1], known[at], limits, false));
        let parts: Vec<String> = [low, high]
            .into_iter()
            .flatten()
            .flatten()
            .map(|bound| bound_text(&table.questions[question].kind, &bound, limits, lang))
            .collect();
        texts.push(if parts.is_empty() {
            words.any.to_owned()
        } else {
            parts.join(&format!(" {} ", words.and))
        });
    }
    texts
}

/// The limit between two neighbouring samples, as a bound of the side that begins (`lower`) or ends there.
fn edge(
    table: &Table,
    question: usize,
    before: &Answer,
    after: &Answer,
    limits: Limits<'_>,
    lower: bool,
) -> Option<Bound> {
    let number = |answer: &Answer| match answer {
        Answer::Number(number) => *number,
        Answer::Day(day) => super::day_number(*day),
        _ => 0,
    };
    let (before, after) = (number(before), number(after));
    let at = |edge: i64| {
        table
            .bounds_on(question)
            .find(|bound| limits.number(&bound.limit) == Some(edge))
            .map(|b| b.limit.clone())
    };
    let (relation, limit) = match (at(after), at(before)) {
        (Some(limit), _) => (if lower { Relation::From } else { Relation::Below }, limit),
        (None, Some(limit)) => (if lower { Relation::Over } else { Relation::UpTo }, limit),
        (None, None) => return None,
    };
    Some(Bound { relation, limit })
}

/// How a test of options reads: `ja oder weiß ich nicht`.
pub fn choices_text(kind: &Kind, test: &Test, lang: Lang) -> String {
    let words = words(lang);
    let named = |option: &usize| kind.options()[*option].text.get(lang).clone();
    match test {
        Test::OneOf { options, unknown } => {
            let mut texts: Vec<String> = options.iter().map(named).collect();
            texts.extend(unknown.then(|| words.unknown.to_owned()));
            texts.join(&format!(" {} ", words.or))
        }
        Test::Chosen { with, without } => {
            let without = without.iter().map(|option| format!("{} {}", words.not, named(option)));
            let texts: Vec<String> = with.iter().map(named).chain(without).collect();
            if texts.is_empty() { words.any.to_owned() } else { texts.join(" + ") }
        }
        Test::Unknown => words.unknown.to_owned(),
        Test::Within(_) => String::new(),
    }
}

/// How a bound reads: `ab 50.700 € im Jahr`, `vor dem 1. März 2024`.
pub fn bound_text(kind: &Kind, bound: &Bound, limits: Limits<'_>, lang: Lang) -> String {
    let words = words(lang);
    let relations = if *kind == Kind::Date { words.days } else { words.numbers };
    let word = match bound.relation {
        Relation::From => relations[0],
        Relation::Over => relations[1],
        Relation::UpTo => relations[2],
        Relation::Below => relations[3],
    };
    let limit = match (&bound.limit, kind) {
        (Limit::Day(day), _) => lang.date(*day),
        (Limit::Today, _) => words.today.to_owned(),
        (limit, Kind::Number(unit)) => {
            limits.number(limit).map_or_else(|| "?".to_owned(), |number| amount(number, *unit, lang))
        }
        (limit, _) => limits.number(limit).map_or_else(|| "?".to_owned(), |n| amount(n, Unit::Number, lang)),
    };
    format!("{word} {limit}")
}
