//! A rule, an outcome or a question of a decision table that no answers ever reach.

use jiff::civil::Date;

use crate::decide::{IdleRule, Limits, prove};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;
use crate::parse::Check;
use crate::source::Located;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    let limits = Limits { values: &linked.site.values, today, last_known: true };
    for check in linked.site.checks.values().filter(|check| !check.table.rules.is_empty()) {
        let proof = prove(&check.table, limits);
        for idle in &proof.idle_rules {
            sink.report(rule(check, idle));
        }
        for outcome in &proof.idle_outcomes {
            let key = &check.table.outcomes[*outcome].key;
            sink.report(unreached(
                key,
                "Zum Ergebnis",
                "führt keine Antwort",
                "no answers lead to the outcome",
            ));
        }
        for question in &proof.idle_questions {
            let key = &check.table.questions[*question].key;
            sink.report(unreached(
                key,
                "Die Frage",
                "wird nie gestellt",
                "nobody is ever asked the question",
            ));
        }
    }
}

fn rule(check: &Check, idle: &IdleRule) -> Diagnostic {
    let number = idle.rule + 1;
    let span = check.table.rules[idle.rule].span;
    let Some(winner) = idle.winners.first() else {
        let message = both(
            format!(
                "Die Regel {number} kann nie gelten: Sie fragt nach etwas, das bei ihren anderen Antworten nicht gefragt wird"
            ),
            format!(
                "rule {number} can never apply: it asks for something that is not asked with its other answers"
            ),
        );
        let fix = both(
            "Die Bedingungen der Regel mit „when“ der Fragen vergleichen",
            "compare the rule's conditions with `when` of the questions",
        );
        return Diagnostic::at(Code::CheckUnreachable, span, message).fix(fix);
    };
    let winners: Vec<String> = idle.winners.iter().map(|rule| (rule + 1).to_string()).collect();
    let list = winners.join(", ");
    let message = both(
        format!(
            "Die Regel {number} kommt nie an die Reihe: Vorher gilt immer schon eine andere (Regel {list})"
        ),
        format!("rule {number} never gets its turn: another one always applies first (rule {list})"),
    );
    let fix = both(
        "Die Regel weiter nach oben stellen, oder streichen, wenn die andere das Richtige sagt",
        "move the rule up, or delete it if the other says what is right",
    );
    Diagnostic::at(Code::CheckUnreachable, span, message)
        .fix(fix)
        .other(check.table.rules[*winner].span, both("diese gilt zuerst", "this one applies first"))
}

fn unreached(key: &Located<String>, what: &str, de: &str, en: &str) -> Diagnostic {
    let name = &key.value;
    let message = both(format!("{what} „{name}“ {de}"), format!("{en} `{name}`"));
    let fix =
        both("Eine Regel dafür ergänzen, oder den Block streichen", "add a rule for it, or delete the block");
    Diagnostic::at(Code::CheckUnreachable, key.span, message).fix(fix)
}
