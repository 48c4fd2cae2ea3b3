//! Amounts, deadlines and other values with the periods in which they apply.
//!
//! Owns: [`Series`], what applies on a day, amounts computed from others, and how a value is written in both languages.
//! Numbers are whole thousandths, so nothing is lost and nothing rounds by itself.
//!
//! Must not know: files, pages, and what refers to a value.

mod compute;
mod write;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::doc::CitationSource;
use crate::lang::Bilingual;
use crate::source::{Located, Span};

pub use compute::{Fault, complete};
pub use write::{Form, amount, period_text, unit_text, written};

/// All values of a site, by key.
pub type Values = BTreeMap<String, Series>;

/// A file of values, in the author's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file's name: the permanent key.
    pub key: String,
    /// Its title.
    pub title: Bilingual<String>,
    /// One or two sentences about it.
    pub text: Option<Bilingual<String>>,
    /// Its place among the tables; those without come last.
    pub order: Option<u32>,
    /// Keys of its series.
    pub keys: Vec<String>,
}

/// A value over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its key.
    pub key: Located<String>,
    /// What it is.
    pub name: Bilingual<String>,
    /// What it counts.
    pub unit: Unit,
    /// Where it stands in the law, as written, with the citations found in it.
    pub basis: Located<String>,
    /// The norms of the basis.
    pub citations: Vec<CitationSource>,
    /// Where the numbers come from.
    pub source: Option<String>,
    /// How it is computed, if it is.
    pub rule: Option<Rule>,
    /// Its periods in order. Of a computed series those of its base.
    pub periods: Vec<Period>,
}

/// A number (in thousandths) and when it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day; absent: until further notice.
    pub to: Option<Date>,
    /// The value; of dates there is none, the period is the value.
    pub value: i64,
    /// Where it is written.
    pub span: Span,
}

/// An amount that follows from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Key of the base.
    pub of: Located<String>,
    /// What it is multiplied by, in the order of time.
    pub rates: Vec<Rate>,
    /// How the result is rounded.
    pub round: Round,
}

/// What a base is multiplied by, from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// First day; absent: ever since the base is known.
    pub from: Option<Date>,
    /// Multiplied by this (in thousandths) …
    pub times: i64,
    /// … and divided by this (in thousandths).
    pub over: i64,
}

/// Rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// To a cent, halves up.
    Cent,
    /// Up to a whole euro.
    EuroUp,
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Euro, once.
    Euro,
    /// Euro in a year.
    EuroYear,
    /// Euro in a month.
    EuroMonth,
    /// Euro for an hour.
    EuroHour,
    /// Per cent.
    Percent,
    /// Working days.
    WorkingDays,
    /// Days from Monday to Saturday (*Werktage*).
    Werktage,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Hours.
    Hours,
    /// Hours in a week.
    HoursWeek,
    /// A plain number.
    Number,
    /// Not a number but a span of days, such as a lecture period.
    Dates,
}

impl crate::parse::Choice for Unit {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("euro", Self::Euro),
        ("euro-year", Self::EuroYear),
        ("euro-month", Self::EuroMonth),
        ("euro-hour", Self::EuroHour),
        ("percent", Self::Percent),
        ("working-days", Self::WorkingDays),
        ("werktage", Self::Werktage),
        ("days", Self::Days),
        ("weeks", Self::Weeks),
        ("months", Self::Months),
        ("years", Self::Years),
        ("hours", Self::Hours),
        ("hours-week", Self::HoursWeek),
        ("number", Self::Number),
        ("dates", Self::Dates),
    ];
}

/// What is known for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// A period covers it.
    Applies(&'a Period),
    /// The first known period begins later.
    Later(&'a Period),
    /// The last known period has passed: the new value is not known yet.
    Unknown(&'a Period),
    /// Nothing is known at all.
    Empty,
}

impl Series {
    /// What is known for a day. Between the spans of [`Unit::Dates`] the next one counts.
    pub fn on(&self, day: Date) -> State<'_> {
        let covers = |period: &&Period| period.from <= day && period.to.is_none_or(|to| day <= to);
        if let Some(period) = self.periods.iter().find(covers) {
            return State::Applies(period);
        }
        match (self.periods.iter().find(|period| period.from > day), self.periods.last()) {
            (Some(next), _) => State::Later(next),
            (None, Some(last)) => State::Unknown(last),
            (None, None) => State::Empty,
        }
    }

    /// The last day that is known for, if the series ends.
    pub fn ends(&self) -> Option<Date> {
        self.periods.last().and_then(|period| period.to)
    }

    /// The periods that are known after the one that applies on a day.
    pub fn following(&self, day: Date) -> impl Iterator<Item = &Period> {
        self.periods.iter().filter(move |period| period.from > day)
    }
}

/// The day before.
pub fn day_before(day: Date) -> Date {
    day.saturating_sub(1.day())
}

/// The day after.
pub fn day_after(day: Date) -> Date {
    day.saturating_add(1.day())
}
