//! A decision table with a hole: answers for which no rule fits.

use jiff::civil::Date;

use crate::decide::{Limits, Path, Table, answers_text, prove};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::parse::Check;

/// So many groups of combinations are named; the others are counted.
const NAMED: usize = 5;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    let limits = Limits { values: &linked.site.values, today, last_known: true };
    for check in linked.site.checks.values().filter(|check| !check.table.rules.is_empty()) {
        let proof = prove(&check.table, limits);
        if proof.too_many {
            sink.report(too_many(check));
            continue;
        }
        let holes: Vec<Path> = proof.tree.paths().into_iter().filter(|path| path.rule.is_none()).collect();
        for path in holes.iter().take(NAMED) {
            sink.report(hole(check, path, holes.len(), limits));
        }
    }
}

fn hole(check: &Check, path: &Path, all: usize, limits: Limits<'_>) -> Diagnostic {
    let text = |lang: Lang| combination(&check.table, path, limits, lang);
    let message = both(
        format!("Für diese Antworten gibt es kein Ergebnis (eine von {all} Lücken): {}", text(Lang::De)),
        format!("these answers have no outcome (one of {all} holes): {}", text(Lang::En)),
    );
    let fix = both(
        "Eine Regel für diesen Fall ergänzen, oder bei einer vorhandenen eine Bedingung weglassen",
        "add a rule for this case, or leave out a condition of an existing one",
    );
    let last = check.table.rules.last().map_or(check.key.span, |rule| rule.span);
    Diagnostic::at(Code::CheckGap, last, message).fix(fix)
}

/// `paper = Karte mit § 18b, employer = weiß ich nicht`
fn combination(table: &Table, path: &Path, limits: Limits<'_>, lang: Lang) -> String {
    let given = path.answers.iter().map(|(question, answers)| {
        let text = answers_text(table, *question, answers, limits, lang);
        format!("{} = {text}", table.questions[*question].key.value)
    });
    given.collect::<Vec<_>>().join(", ")
}

fn too_many(check: &Check) -> Diagnostic {
    let message = both(
        "Der Schnellcheck hat zu viele Wege, um sie alle zu prüfen",
        "the check has too many ways to prove them all",
    );
    let fix = both(
        "In zwei Schnellchecks teilen, oder Fragen früher entscheiden lassen",
        "divide it into two checks, or let questions decide earlier",
    );
    Diagnostic::at(Code::CheckGap, check.key.span, message).fix(fix)
}
