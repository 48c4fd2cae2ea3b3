//! What a decision table consists of. Must not know what follows from answers.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::doc::CitationSource;
use crate::lang::{Bilingual, Lang};
use crate::law::values::Unit;
use crate::source::{Located, Span};

/// Questions, rules and outcomes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
    /// In the order in which they are tried.
    pub rules: Vec<Rule>,
    /// What rules lead to.
    pub outcomes: Vec<Outcome>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its key.
    pub key: Located<String>,
    /// What is asked.
    pub text: Bilingual<String>,
    /// What it means.
    pub help: Option<Bilingual<String>>,
    /// For those who do not know: where to look.
    pub unsure: Bilingual<String>,
    /// What an answer is.
    pub kind: Kind,
    /// It is asked only if all of these hold; they compare earlier questions.
    pub when: Vec<Condition>,
}

/// What an answer to a question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One of the options.
    Choice(Vec<Choice>),
    /// Any number of the options.
    Several(Vec<Choice>),
    /// A number in this unit.
    Number(Unit),
    /// A day.
    Date,
}

impl Kind {
    /// The options, if there are any.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(options) | Self::Several(options) => options,
            Self::Number(_) | Self::Date => &[],
        }
    }
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its key.
    pub key: Located<String>,
    /// How it reads.
    pub text: Bilingual<String>,
    /// What it means.
    pub help: Option<Bilingual<String>>,
}

/// A rule: if all conditions hold, this is the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// All of them must hold.
    pub when: Vec<Condition>,
    /// Index of the outcome.
    pub outcome: usize,
    /// Where it stands.
    pub span: Span,
}

/// What the answer to a question must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Index of the question.
    pub question: usize,
    /// What its answer must be.
    pub test: Test,
    /// Where it stands.
    pub span: Span,
}

/// A test of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these options of a choice, or, if `unknown`, "I don't know".
    OneOf {
        /// Indices of options.
        options: BTreeSet<usize>,
        /// Does "I don't know" fit too?
        unknown: bool,
    },
    /// Of several choices all of these and none of those.
    Chosen {
        /// Indices of options that must be chosen.
        with: BTreeSet<usize>,
        /// Indices of options that must not.
        without: BTreeSet<usize>,
    },
    /// A number or a day within all these bounds.
    Within(Vec<Bound>),
    /// "I don't know".
    Unknown,
}

/// One side of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Which side.
    pub relation: Relation,
    /// Compared with what.
    pub limit: Limit,
}

/// How an answer is compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// At least, or on that day or later.
    From,
    /// More than, or after that day.
    Over,
    /// At most, or on that day or earlier.
    UpTo,
    /// Less than, or before that day.
    Below,
}

/// What an answer is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// A number in thousandths.
    Number(i64),
    /// The value with this key, as it is on the day.
    Value(Located<String>),
    /// A day.
    Day(Date),
    /// The day on which the table is used.
    Today,
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its key.
    pub key: Located<String>,
    /// The answer in a word.
    pub verdict: Verdict,
    /// The answer in a sentence or two.
    pub text: Bilingual<Cited>,
    /// Why, under which conditions, what can go wrong.
    pub more: Bilingual<Vec<Cited>>,
    /// The norms it rests on, as written.
    pub basis: Cited,
    /// Keys of amounts and periods that matter.
    pub values: Vec<Located<String>>,
    /// What to do next, in order.
    pub steps: Bilingual<Vec<Cited>>,
    /// Keys of letters that help.
    pub letters: Vec<Located<String>>,
    /// Words of tools that work something out, such as `account`.
    pub tools: Vec<Located<String>>,
    /// Keys of deadlines that run.
    pub deadlines: Vec<Located<String>>,
    /// Key of a checklist that helps.
    pub checklist: Option<Located<String>>,
    /// Key of the office to ask.
    pub office: Option<Located<String>>,
    /// Keys of the entries to read on.
    pub entries: Vec<Located<String>>,
}

/// A text that cites norms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cited {
    /// As written.
    pub text: String,
    /// The norms in it, in order.
    pub citations: Vec<CitationSource>,
}

impl Outcome {
    /// All its texts that may cite norms, in a fixed order: basis, then German, then English.
    pub fn cited(&self) -> impl Iterator<Item = &Cited> {
        let of = |lang: Lang| {
            let rest = self.more.get(lang).iter().chain(self.steps.get(lang));
            std::iter::once(self.text.get(lang)).chain(rest)
        };
        std::iter::once(&self.basis).chain(Lang::ALL.into_iter().flat_map(of))
    }
}

/// The answer in a word: never a colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// Only within limits.
    Limited,
    /// No.
    No,
    /// Clarify first.
    Clarify,
}

impl crate::parse::Choice for Verdict {
    const WORDS: &'static [(&'static str, Self)] =
        &[("yes", Self::Yes), ("limited", Self::Limited), ("no", Self::No), ("clarify", Self::Clarify)];
}
