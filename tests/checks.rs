//! Decision tables: the matrix of papers row by row, thresholds that follow the values, sheets, proofs.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use lotse::Build;
use lotse::decide::{Answer, Answers, Kind, Limits, Step, Table, prove};
use lotse::diagnostic::render::Format;
use lotse::lang::Lang;
use lotse::parse::Choice as _;
use serde::Deserialize;

use crate::support::{TODAY, base_site, build_as_of, messages, read_text, root, starter};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matrix {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    document: String,
    answers: BTreeMap<String, String>,
    answer: String,
    outcome: String,
}

fn limits(build: &Build, today: Date) -> Limits<'_> {
    Limits { values: &build.linked.site.values, today, last_known: false }
}

fn table<'a>(build: &'a Build, key: &str) -> &'a Table {
    &build.linked.site.checks[key].table
}

/// Walks a table with answers as an address writes them; gives the outcome's key and verdict, and what was asked.
fn walk<'t>(
    table: &'t Table,
    given: &BTreeMap<String, String>,
    limits: Limits<'_>,
) -> (Option<(&'t str, &'static str)>, Vec<&'t str>) {
    let mut answers: Answers = vec![None; table.questions.len()];
    let mut asked = Vec::new();
    loop {
        match table.step(&answers, limits) {
            Step::Decided(rule) => {
                let outcome = &table.outcomes[table.rules[rule].outcome];
                return (Some((&outcome.key.value, outcome.verdict.word())), asked);
            }
            Step::Hole => return (None, asked),
            Step::Ask(question) => {
                let key = table.questions[question].key.value.as_str();
                asked.push(key);
                let Some(written) = given.get(key) else { return (None, asked) };
                answers[question] = Some(answer(&table.questions[question].kind, written));
            }
        }
    }
}

fn answer(kind: &Kind, written: &str) -> Answer {
    let option = |key: &str| {
        let found = kind.options().iter().position(|option| option.key.value == key);
        found.unwrap_or_else(|| panic!("there is no option `{key}`"))
    };
    match kind {
        _ if written == "unknown" => Answer::Unknown,
        Kind::Choice(_) => Answer::Option(option(written)),
        Kind::Several(_) => Answer::Several(written.split(',').map(option).collect()),
        Kind::Number(_) => Answer::Number(thousandths(written)),
        Kind::Date => Answer::Day(written.parse().unwrap()),
    }
}

fn thousandths(written: &str) -> i64 {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    format!("{whole}{decimals:0<3}").parse().unwrap()
}

#[test]
fn the_matrix_of_papers_holds_row_by_row() {
    let matrix: Matrix = toml::from_str(&read_text(&root().join("tests/checks/start-matrix.toml"))).unwrap();
    assert!(matrix.row.len() >= 19, "the matrix has nineteen lines");
    let build = starter();
    let mut wrong = Vec::new();
    for row in &matrix.row {
        let (outcome, asked) = walk(table(&build, "start"), &row.answers, limits(&build, TODAY));
        let expected = (row.outcome.as_str(), row.answer.as_str());
        if outcome != Some(expected) || asked.len() != row.answers.len() {
            wrong.push(format!("{}: {outcome:?} instead of {expected:?}, asked {asked:?}", row.document));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_is_proved_complete() {
    let build = starter();
    let checks = &build.linked.site.checks;
    assert!(checks.len() >= 10, "{:?}", checks.keys());
    for (key, check) in checks {
        let proof = prove(&check.table, limits(&build, TODAY));
        assert!(!proof.too_many, "{key}");
        assert!(proof.holes.is_empty(), "{key}: {:?}", proof.holes);
        assert!(proof.idle_rules.is_empty() && proof.idle_outcomes.is_empty(), "{key}");
        assert!(proof.idle_questions.is_empty(), "{key}");
        for outcome in &check.table.outcomes {
            assert!(!outcome.basis.citations.is_empty(), "{key}: {} cites no norm", outcome.key.value);
        }
    }
}

#[test]
fn thresholds_of_the_title_after_the_degree_follow_the_values() {
    let build = starter();
    let verdict = |salary: &str, today: Date| {
        let given = [
            ("card", "study-done"),
            ("plan", "job-degree"),
            ("licence", "none"),
            ("salary", salary),
            ("age", "under"),
        ];
        let given = given.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        walk(table(&build, "title-after-degree"), &given, limits(&build, today)).0.map(|(key, _)| key)
    };
    // § 18g Abs. 1 AufenthG: half of the contribution ceiling, or 45.3 per cent of it.
    let (half, low, below) =
        (verdict("50700", TODAY), verdict("45934.20", TODAY), verdict("45934.19", TODAY));
    assert_eq!(verdict("50699.99", TODAY), low);
    assert_eq!((half, low, below), (Some("blue-card"), Some("blue-card-low"), Some("skilled-18b")));
    // A year earlier the amounts were others.
    let before = date(2025, 6, 1);
    assert_eq!(verdict("48300", before), half);
    assert_eq!(verdict("48299.99", before), low);
    assert_eq!(verdict("43759.79", before), below);
    // For a day whose amount nobody knows no salary is high enough to say so.
    assert_eq!(verdict("90000", date(2027, 2, 1)), verdict("unknown", date(2027, 2, 1)));
}

const TABLE: &str = r#"
title = { de = "Probe", en = "Sample" }
summary = { de = "Probe.", en = "Sample." }

[[question]]
key = "card"
kind = "choice"
text = { de = "Welche Karte?", en = "Which card?" }
unsure = { de = "Nachsehen.", en = "Look." }
option = [
  { key = "study", text = { de = "Studium", en = "Studies" } },
  { key = "work", text = { de = "Arbeit", en = "Work" } },
]

[[question]]
key = "hours"
kind = "number"
unit = "hours"
text = { de = "Wie viele Stunden?", en = "How many hours?" }
unsure = { de = "Zählen.", en = "Count." }

[[question]]
key = "duties"
kind = "several"
text = { de = "Was liegt vor?", en = "What is there?" }
unsure = { de = "Nachsehen.", en = "Look." }
option = [
  { key = "copy", text = { de = "Kopie", en = "Copy" } },
  { key = "note", text = { de = "Vermerk", en = "Note" } },
]
"#;

const OUTCOMES: &str = r#"
[[outcome]]
key = "go"
answer = "yes"
text = { de = "Ja.", en = "Yes." }
basis = "§ 4a Abs. 1 AufenthG"
steps = { de = ["Los."], en = ["Go."] }
office = "abh"
entries = []

[[outcome]]
key = "stop"
answer = "no"
text = { de = "Nein.", en = "No." }
basis = "§ 4a Abs. 5 AufenthG"
steps = { de = ["Halt."], en = ["Stop."] }
office = "abh"
entries = []
"#;

const OFFICE: &str = r#"
[abh]
name = { de = "Behörde", en = "Authority" }
what = { de = "Hilft.", en = "Helps." }
"#;

/// A site with one table, its rules in TOML or in a sheet.
fn site(rules: &str, sheet: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let mut files = base_site();
    let register = read_text(&root().join("content/law/aufenthg.toml"));
    files.insert("law/aufenthg.toml".to_owned(), register.into_bytes());
    files.insert("service/offices.toml".to_owned(), OFFICE.as_bytes().to_vec());
    files.insert("checks/probe.toml".to_owned(), format!("{TABLE}{rules}{OUTCOMES}").into_bytes());
    if let Some(sheet) = sheet {
        files.insert("checks/probe.csv".to_owned(), sheet.as_bytes().to_vec());
    }
    files
}

#[test]
fn rules_in_a_sheet_are_the_rules_in_toml() {
    let toml = r#"
[[rule]]
when = { card = ["study", "unknown"], hours = { over = 20.5 } }
outcome = "stop"

[[rule]]
when = { card = "work", duties = { with = ["copy"], without = ["note"] } }
outcome = "go"

[[rule]]
when = { card = "work", duties = "unknown" }
outcome = "stop"

[[rule]]
when = { hours = { from = 1, up_to = 20.5 } }
outcome = "go"

[[rule]]
outcome = "stop"
"#;
    // As spreadsheets write it: mark, semicolons, decimal commas, options by text, an empty line.
    let sheets = [
        "\u{feff}card;Wie viele Stunden?;duties;Notiz;Ergebnis\r\nstudy | weiß nicht;> 20,5;;nur so;stop\r\nArbeit;;copy | -note;;go\r\nwork;;?;;stop\r\n;>= 1 <= 20.5;;;go\r\n;;;;\r\n;;;;stop\r\n",
        "card,hours,duties,outcome\nStudies|unknown,>20.5,,stop\nwork,,+copy|-note,go\nWork,,unknown,stop\n,>=1<=20.5,,go\n,,,stop\n",
        "card\thours\tduties\toutcome\nstudy | unknown\t> 20.5\t\tstop\nwork\t\t+copy|-note\tgo\nwork\t\tunknown\tstop\n\t≥ 1 ≤ 20.5\t\tgo\n\t\t\tstop\n",
    ];
    let rules = |files: &BTreeMap<String, Vec<u8>>| {
        let (sources, build) = build_as_of(files, TODAY);
        let shown = messages(&sources, &build, Format::Short, Lang::En);
        assert!(!shown.contains("error"), "{shown}");
        let rules = &table(&build, "probe").rules;
        let plain = |rule: &lotse::decide::Rule| {
            (rule.outcome, rule.when.iter().map(|c| (c.question, c.test.clone())).collect::<Vec<_>>())
        };
        rules.iter().map(plain).collect::<Vec<_>>()
    };
    let expected = rules(&site(toml, None));
    assert_eq!(expected.len(), 5);
    for sheet in sheets {
        assert_eq!(rules(&site("", Some(sheet))), expected, "{sheet}");
    }
}

#[test]
fn faults_in_a_sheet_name_row_and_column() {
    let sheet = "card;hours;dutys;outcome\nstudi;> zwanzig;;stop\nstudy;;;halt\n";
    let (sources, build) = build_as_of(&site("", Some(sheet)), TODAY);
    let shown = messages(&sources, &build, Format::Short, Lang::De);
    for part in [
        "checks/probe.csv:1:1: Fehler[broken-reference]: Eine Frage „dutys“ gibt es hier nicht",
        "Zeile 2, Spalte A: Eine Antwort „studi“ gibt es hier nicht",
        "Zeile 2, Spalte B: Hier soll eine Zahl oder ein Wert stehen",
        "Zeile 3, Spalte D: Ein Ergebnis „halt“ gibt es hier nicht",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let both = "[[rule]]\noutcome = \"stop\"\n";
    let (sources, build) = build_as_of(&site(both, Some("card;outcome\nstudy;stop\n")), TODAY);
    let shown = messages(&sources, &build, Format::Short, Lang::De);
    assert!(shown.contains("Die Regeln stehen in der TOML-Datei und in einer CSV-Datei"), "{shown}");
}

#[test]
fn holes_and_rules_without_a_turn_are_named() {
    let holes = "[[rule]]\nwhen = { card = \"study\", hours = { over = 20 } }\noutcome = \"stop\"\n\n\
                 [[rule]]\nwhen = { card = \"work\" }\noutcome = \"go\"\n";
    let (sources, build) = build_as_of(&site(holes, None), TODAY);
    let shown = messages(&sources, &build, Format::Short, Lang::En);
    assert!(shown.contains("card = Studies, hours = at most 20\u{a0}hours or I don't know"), "{shown}");
    assert!(shown.contains("card = I don't know"), "{shown}");

    let shadowed = "[[rule]]\nwhen = { hours = { from = 10 } }\noutcome = \"stop\"\n\n\
                    [[rule]]\nwhen = { hours = { over = 20 } }\noutcome = \"go\"\n\n\
                    [[rule]]\noutcome = \"stop\"\n";
    let (sources, build) = build_as_of(&site(shadowed, None), TODAY);
    let shown = messages(&sources, &build, Format::Short, Lang::En);
    assert!(
        shown.contains("rule 2 never gets its turn: another one always applies first (rule 1)"),
        "{shown}"
    );
    assert!(shown.contains("no answers lead to the outcome `go`"), "{shown}");
    assert!(shown.contains("nobody is ever asked the question `card`"), "{shown}");
}

#[test]
fn a_value_in_time_moves_the_threshold_and_an_unknown_one_decides_nothing() {
    let values = "title = { de = \"Werte\", en = \"Values\" }\n\n[limit]\nname = { de = \"Grenze\", en = \"Limit\" }\nunit = \"hours\"\n\
                  basis = \"§ 4a Abs. 1 AufenthG\"\nperiods = [{ from = 2026-01-01, to = 2026-12-31, value = 20 }]\n";
    let rules = "[[rule]]\nwhen = { hours = { from = \"value:limit\" } }\noutcome = \"stop\"\n\n\
                 [[rule]]\nwhen = { hours = { below = \"value:limit\" } }\noutcome = \"go\"\n\n\
                 [[rule]]\nwhen = { hours = \"unknown\" }\noutcome = \"stop\"\n";
    let mut files = site(rules, None);
    files.insert("values/probe.toml".to_owned(), values.as_bytes().to_vec());
    // After its last period the value is not known: the build warns, the proof stands on the last known one.
    for today in [TODAY, date(2027, 6, 1)] {
        let (_, build) = build_as_of(&files, today);
        let proof = prove(table(&build, "probe"), Limits { last_known: true, ..limits(&build, today) });
        assert!(proof.holes.is_empty() && proof.idle_rules.is_empty(), "{today}");
    }
    let (_, build) = build_as_of(&files, TODAY);
    let at = |hours: i64, today: Date| {
        let answers = vec![None, Some(Answer::Number(hours)), None];
        table(&build, "probe").step(&answers, limits(&build, today))
    };
    assert_eq!(at(20_000, TODAY), Step::Decided(0));
    assert_eq!(at(19_999, TODAY), Step::Decided(1));
    assert_eq!(at(20_000, date(2027, 6, 1)), Step::Decided(2));
}
