//! The proof of a table: every combination of answers reaches an outcome, every rule and outcome can be reached.
//!
//! Owns: the walk through all answers. Numbers and days are split at the limits that conditions name: between two limits
//! all answers lead the same way, so one of them stands for all. Must not know: how a fault is told.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Answer, Answers, Kind, Limit, Limits, Step, Table};

/// More than this is not walked: nobody could read it either.
const MOST_NODES: usize = 100_000;

/// All ways through a table, as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A question, and what each answer leads to.
    Ask {
        /// Index of the question.
        question: usize,
        /// One answer for each group of answers that no condition tells apart.
        branches: Vec<(Answer, Self)>,
    },
    /// Index of the rule that decides.
    Decided(usize),
    /// No rule fits.
    Hole,
}

/// What the walk found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// All ways.
    pub tree: Node,
    /// Answers that reach no outcome.
    pub holes: Vec<Answers>,
    /// Rules that decide nowhere.
    pub idle_rules: Vec<IdleRule>,
    /// Outcomes that nothing leads to.
    pub idle_outcomes: Vec<usize>,
    /// Questions that are never asked.
    pub idle_questions: Vec<usize>,
    /// Were there too many combinations to walk them all? Then nothing is proved.
    pub too_many: bool,
}

/// A rule that decides nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdleRule {
    /// Its index.
    pub rule: usize,
    /// The rules that win wherever it would fit; none if it fits nowhere, because it names a question that is not asked then.
    pub winners: BTreeSet<usize>,
}

/// Walks a table.
pub fn prove(table: &Table, limits: Limits<'_>) -> Proof {
    let mut walk =
        Walk { table, limits, nodes: 0, holes: Vec::new(), winners: BTreeSet::new(), asked: BTreeSet::new() };
    let mut answers = vec![None; table.questions.len()];
    let tree = walk.walk(&mut answers);
    let too_many = walk.nodes > MOST_NODES;
    let Walk { holes, winners, asked, .. } = walk;
    let mut proof = Proof {
        tree,
        holes,
        idle_rules: Vec::new(),
        idle_outcomes: Vec::new(),
        idle_questions: Vec::new(),
        too_many,
    };
    if too_many {
        return proof;
    }
    let reached: BTreeSet<usize> = winners.iter().map(|rule| table.rules[*rule].outcome).collect();
    proof.idle_outcomes = (0..table.outcomes.len()).filter(|outcome| !reached.contains(outcome)).collect();
    proof.idle_questions = (0..table.questions.len()).filter(|question| !asked.contains(question)).collect();
    let idle = (0..table.rules.len()).filter(|rule| !winners.contains(rule));
    proof.idle_rules = idle.map(|rule| IdleRule { rule, winners: shadowing(table, rule, limits) }).collect();
    proof
}

/// The rules that win where `rule` would fit if it stood alone.
fn shadowing(table: &Table, rule: usize, limits: Limits<'_>) -> BTreeSet<usize> {
    let alone = Table { rules: vec![table.rules[rule].clone()], ..table.clone() };
    let mut fitting = Vec::new();
    let mut walk = Walk {
        table: &alone,
        limits,
        nodes: 0,
        holes: Vec::new(),
        winners: BTreeSet::new(),
        asked: BTreeSet::new(),
    };
    let tree = walk.walk(&mut vec![None; table.questions.len()]);
    leaves(&tree, &mut vec![None; table.questions.len()], &mut |answers, leaf| {
        if *leaf == Node::Decided(0) {
            fitting.push(answers.clone());
        }
    });
    let mut winners = BTreeSet::new();
    for answers in fitting {
        let first = table.rules.iter().position(|other| {
            other.when.iter().all(|condition| table.holds(condition, &answers, limits) == super::Truth::Holds)
        });
        winners.extend(first.filter(|first| *first != rule));
    }
    winners
}

/// Calls `each` for every end of the tree, with the answers that lead there.
pub fn leaves(tree: &Node, answers: &mut Answers, each: &mut impl FnMut(&Answers, &Node)) {
    match tree {
        Node::Ask { question, branches } => {
            for (answer, node) in branches {
                answers[*question] = Some(answer.clone());
                leaves(node, answers, each);
            }
            answers[*question] = None;
        }
        leaf => each(answers, leaf),
    }
}

struct Walk<'a> {
    table: &'a Table,
    limits: Limits<'a>,
    nodes: usize,
    holes: Vec<Answers>,
    winners: BTreeSet<usize>,
    asked: BTreeSet<usize>,
}

impl Walk<'_> {
    fn walk(&mut self, answers: &mut Answers) -> Node {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Node::Hole;
        }
        match self.table.step(answers, self.limits) {
            Step::Decided(rule) => {
                self.winners.insert(rule);
                Node::Decided(rule)
            }
            Step::Hole => {
                self.holes.push(answers.clone());
                Node::Hole
            }
            Step::Ask(question) => {
                self.asked.insert(question);
                let mut branches = Vec::new();
                for answer in samples(self.table, question, self.limits) {
                    answers[question] = Some(answer.clone());
                    branches.push((answer, self.walk(answers)));
                }
                answers[question] = None;
                Node::Ask { question, branches }
            }
        }
    }
}

/// One answer for each group that no condition tells apart; "I don't know" last.
pub(super) fn samples(table: &Table, question: usize, limits: Limits<'_>) -> Vec<Answer> {
    let mut samples: Vec<Answer> = match &table.questions[question].kind {
        Kind::Choice(options) => (0..options.len()).map(Answer::Option).collect(),
        Kind::Several(options) => {
            let subsets = 0..1_u32 << options.len().min(10);
            let chosen = |bits: u32| (0..options.len()).filter(|option| bits & (1 << option) != 0).collect();
            subsets.map(|bits| Answer::Several(chosen(bits))).collect()
        }
        Kind::Number(_) => numbers(table, question, limits).into_iter().map(Answer::Number).collect(),
        Kind::Date => days(table, question, limits).into_iter().map(Answer::Day).collect(),
    };
    samples.push(Answer::Unknown);
    samples
}

/// The limits on a question in order, and a number below, between and above them.
fn numbers(table: &Table, question: usize, limits: Limits<'_>) -> Vec<i64> {
    let edges: BTreeSet<i64> =
        table.bounds_on(question).filter_map(|bound| limits.number(&bound.limit)).collect();
    let mut numbers = BTreeSet::new();
    let mut before: Option<i64> = None;
    for edge in edges {
        numbers.insert(edge);
        // Half-way, in whole numbers where there are any: people read these.
        let low = before.map_or(0, |before| before + 1);
        if low < edge {
            let middle = low + (edge - low) / 2;
            let whole = middle / 1000 * 1000;
            numbers.insert(if whole >= low { whole } else { middle });
        }
        before = Some(edge);
    }
    numbers.insert(before.map_or(0, |before| before / 1000 * 1000 + 1000));
    numbers.into_iter().collect()
}

fn days(table: &Table, question: usize, limits: Limits<'_>) -> Vec<Date> {
    let day = |limit: &Limit| match limit {
        Limit::Day(day) => Some(*day),
        Limit::Today => Some(limits.today),
        Limit::Number(_) | Limit::Value(_) => None,
    };
    let edges: BTreeSet<Date> = table.bounds_on(question).filter_map(|bound| day(&bound.limit)).collect();
    let mut days = BTreeSet::new();
    for edge in &edges {
        days.extend([edge.saturating_sub(1.day()), *edge, edge.saturating_add(1.day())]);
    }
    if days.is_empty() {
        days.insert(limits.today);
    }
    days.into_iter().collect()
}
