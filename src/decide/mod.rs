//! Decision tables: questions, rules in order, outcomes. A table, not a language: conditions compare an answer with
//! options, constants, dates and values, and there is nothing to compute.
//!
//! Owns: [`Table`] (`table.rs`) and what follows from answers ([`Table::step`]): the next question, or the outcome. The first rule that
//! fits wins. A question is asked only while it can still change the outcome. The browser's twin is
//! `themes/default/scripts/decide.js`; both must walk the same paths.
//!
//! Must not know: files, pages, and how a table is written.

mod paths;
mod proof;
mod table;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use paths::{Path, answers_text, bound_text, choices_text};
pub use proof::{IdleRule, Node, Proof, leaves, prove};
pub use table::{
    Bound, Choice, Cited, Condition, Kind, Limit, Outcome, Question, Relation, Rule, Table, Test, Verdict,
};

use crate::law::values::{State, Values};

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Index of the option.
    Option(usize),
    /// Indices of the options.
    Several(BTreeSet<usize>),
    /// A number in thousandths.
    Number(i64),
    /// A day.
    Day(Date),
    /// "I don't know".
    Unknown,
}

/// The answers so far, by question.
pub type Answers = Vec<Option<Answer>>;

/// What follows from answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask this question.
    Ask(usize),
    /// This rule decides.
    Decided(usize),
    /// No rule fits: the table has a hole here.
    Hole,
}

/// What limits are on a day.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// The site's values.
    pub values: &'a Values,
    /// The day.
    pub today: Date,
    /// Where nothing is known for the day: take the last that was known? Proofs do, so that time alone makes no hole.
    pub last_known: bool,
}

impl Limits<'_> {
    /// The number behind a limit, in thousandths; of a day its number since the year 0. `None` if it is not known.
    pub fn number(&self, limit: &Limit) -> Option<i64> {
        match limit {
            Limit::Number(number) => Some(*number),
            Limit::Day(day) => Some(day_number(*day)),
            Limit::Today => Some(day_number(self.today)),
            Limit::Value(key) => {
                let series = self.values.get(&key.value)?;
                match series.on(self.today) {
                    State::Applies(period) => Some(period.value),
                    State::Later(period) | State::Unknown(period) if self.last_known => Some(period.value),
                    _ => None,
                }
            }
        }
    }
}

/// Days as numbers, to compare them.
pub(super) fn day_number(day: Date) -> i64 {
    i64::from(jiff::civil::date(0, 1, 1).until(day).map_or(0, |span| span.get_days()))
}

/// True, false, or still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Holds,
    Open,
    Fails,
}

impl Truth {
    /// All of them hold.
    fn all(truths: impl Iterator<Item = Self>) -> Self {
        let mut all = Self::Holds;
        for truth in truths {
            match truth {
                Self::Fails => return Self::Fails,
                Self::Open => all = Self::Open,
                Self::Holds => {}
            }
        }
        all
    }
}

impl Table {
    /// What follows from the answers so far.
    pub fn step(&self, answers: &Answers, limits: Limits<'_>) -> Step {
        let mut open = Vec::new();
        let mut fallback = None;
        for (index, rule) in self.rules.iter().enumerate() {
            match self.truth(&rule.when, answers, limits) {
                Truth::Fails => {}
                Truth::Open => open.push(index),
                Truth::Holds => {
                    fallback = Some(index);
                    break;
                }
            }
        }
        if let Some(fallback) = fallback
            && open.iter().all(|rule| self.rules[*rule].outcome == self.rules[fallback].outcome)
        {
            return Step::Decided(fallback);
        }
        let mut needed = BTreeSet::new();
        for rule in open {
            self.needed(&self.rules[rule].when, answers, limits, &mut needed);
        }
        needed.first().map_or(Step::Hole, |question| Step::Ask(*question))
    }

    /// The questions whose answers open conditions wait for, and those that decide whether these are asked at all.
    fn needed(
        &self,
        when: &[Condition],
        answers: &Answers,
        limits: Limits<'_>,
        needed: &mut BTreeSet<usize>,
    ) {
        for condition in when {
            if self.holds(condition, answers, limits) == Truth::Open && needed.insert(condition.question) {
                self.needed(&self.questions[condition.question].when, answers, limits, needed);
            }
        }
    }

    fn truth(&self, when: &[Condition], answers: &Answers, limits: Limits<'_>) -> Truth {
        Truth::all(when.iter().map(|condition| self.holds(condition, answers, limits)))
    }

    fn holds(&self, condition: &Condition, answers: &Answers, limits: Limits<'_>) -> Truth {
        let question = &self.questions[condition.question];
        if self.truth(&question.when, answers, limits) == Truth::Fails {
            return Truth::Fails;
        }
        let fits = match &answers[condition.question] {
            None => return Truth::Open,
            // What cannot be compared is not known.
            Some(_) if !self.limits_known(condition.question, limits) => {
                condition.test.fits(&Answer::Unknown, limits)
            }
            Some(answer) => condition.test.fits(answer, limits),
        };
        if fits { Truth::Holds } else { Truth::Fails }
    }

    /// Are all amounts known that a question is compared with?
    fn limits_known(&self, question: usize, limits: Limits<'_>) -> bool {
        limits.last_known || self.bounds_on(question).all(|bound| limits.number(&bound.limit).is_some())
    }

    /// The bounds of all conditions on a question, of rules and of other questions.
    pub fn bounds_on(&self, question: usize) -> impl Iterator<Item = &Bound> {
        let conditions =
            self.rules.iter().flat_map(|rule| &rule.when).chain(self.questions.iter().flat_map(|q| &q.when));
        conditions.filter(move |condition| condition.question == question).flat_map(|condition| {
            match &condition.test {
                Test::Within(bounds) => bounds.as_slice(),
                _ => &[],
            }
        })
    }
}

impl Test {
    fn fits(&self, answer: &Answer, limits: Limits<'_>) -> bool {
        match (self, answer) {
            (Self::OneOf { options, .. }, Answer::Option(option)) => options.contains(option),
            (Self::OneOf { unknown, .. }, Answer::Unknown) => *unknown,
            (Self::Chosen { with, without }, Answer::Several(chosen)) => {
                with.is_subset(chosen) && without.is_disjoint(chosen)
            }
            (Self::Within(bounds), Answer::Number(number)) => within(bounds, *number, limits),
            (Self::Within(bounds), Answer::Day(day)) => within(bounds, day_number(*day), limits),
            (Self::Unknown, Answer::Unknown) => true,
            _ => false,
        }
    }
}

fn within(bounds: &[Bound], number: i64, limits: Limits<'_>) -> bool {
    bounds.iter().all(|bound| {
        limits.number(&bound.limit).is_some_and(|limit| match bound.relation {
            Relation::From => number >= limit,
            Relation::Over => number > limit,
            Relation::UpTo => number <= limit,
            Relation::Below => number < limit,
        })
    })
}
