//! `lotse paths CHECK`: all ways through a decision table, for a lawyer to read and sign.
//!
//! Owns: the forms: text, a page to print, a sheet, and JSON with one way a line, ungrouped, for tests of the browser.

use std::fmt::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use serde_json::{Value, json};

use super::{Call, exit, out};
use crate::decide::{Answer, Answers, Limits, Node, Path, Table, answers_text, leaves, prove};
use crate::diagnostic::{Sink, nearest};
use crate::lang::Lang;
use crate::parse::{Check, Choice as _, Memo};
use crate::read::read;
use crate::render::escape;
use crate::{Options, examine};

/// Prints the ways.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let sources = read(&call.site(args))?;
    let options = Options { today: call.today(args), drafts: true, strict: false };
    let (linked, _) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    let key = args.get_one::<String>("key").expect("`key` is required");
    let checks = &linked.site.checks;
    let Some(check) = checks.get(key) else {
        let near = nearest(key, checks.keys().map(String::as_str));
        let known = checks.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        bail!(
            "{}: {key} ({})",
            call.say("diesen Schnellcheck gibt es nicht", "there is no such check"),
            near.map_or(known, |near| format!("{near}?"))
        );
    };
    let limits = Limits { values: &linked.site.values, today: options.today, last_known: true };
    let proof = prove(&check.table, limits);
    let sheet = Sheet { check, limits, lang: call.lang, call };
    let paths = proof.tree.paths();
    out(&match args.get_one::<String>("format").map(String::as_str) {
        Some("html") => sheet.html(&paths),
        Some("csv") => sheet.csv(&paths)?,
        Some("json") => json_lines(&check.table, &proof.tree),
        _ => sheet.text(&paths),
    });
    exit(!proof.holes.is_empty() || proof.too_many)
}

struct Sheet<'a> {
    check: &'a Check,
    limits: Limits<'a>,
    lang: Lang,
    call: &'a Call<'a>,
}

impl Sheet<'_> {
    fn answers(&self, question: usize, answers: &[Answer]) -> String {
        answers_text(&self.check.table, question, answers, self.limits, self.lang)
    }

    fn verdict(&self, path: &Path) -> (String, String, String) {
        let Some(rule) = path.rule else {
            let hole = self.call.say("KEIN ERGEBNIS", "NO OUTCOME");
            return (hole.to_owned(), String::new(), String::new());
        };
        let outcome = &self.check.table.outcomes[self.check.table.rules[rule].outcome];
        let word = match (outcome.verdict.word(), self.lang) {
            ("yes", Lang::De) => "Ja",
            ("limited", Lang::De) => "Nur in Grenzen",
            ("no", Lang::De) => "Nein",
            (_, Lang::De) => "Erst klären",
            ("yes", Lang::En) => "Yes",
            ("limited", Lang::En) => "Only within limits",
            ("no", Lang::En) => "No",
            (_, Lang::En) => "Clarify first",
        };
        (word.to_owned(), outcome.text.get(self.lang).text.clone(), outcome.basis.text.clone())
    }

    fn title(&self) -> String {
        let day = self.lang.date(self.limits.today);
        let title = self.check.title.get(self.lang);
        match self.lang {
            Lang::De => format!("{title}: alle Wege (Werte vom {day})"),
            Lang::En => format!("{title}: all ways (values as of {day})"),
        }
    }

    fn text(&self, paths: &[Path]) -> String {
        let mut text = format!("{}\n", self.title());
        for (index, path) in paths.iter().enumerate() {
            writeln!(text, "\n{}.", index + 1).expect("writing to a string cannot fail");
            for (question, answers) in &path.answers {
                let asked = self.check.table.questions[*question].text.get(self.lang);
                writeln!(text, "   {asked} → {}", self.answers(*question, answers))
                    .expect("writing to a string cannot fail");
            }
            let (word, sentence, basis) = self.verdict(path);
            writeln!(text, "   = {word}: {sentence} ({basis})").expect("writing to a string cannot fail");
        }
        text
    }

    fn csv(&self, paths: &[Path]) -> Result<String> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        let questions = &self.check.table.questions;
        let mut head = vec!["#".to_owned()];
        head.extend(questions.iter().map(|question| question.text.get(self.lang).clone()));
        head.extend(["Ergebnis", "Antwort", "Grundlage", "Zeichen"].map(str::to_owned));
        if self.lang == Lang::En {
            let from = head.len() - 4;
            head.splice(from.., ["Outcome", "Answer", "Basis", "Initials"].map(str::to_owned));
        }
        writer.write_record(&head)?;
        for (index, path) in paths.iter().enumerate() {
            let mut row = vec![(index + 1).to_string()];
            for question in 0..questions.len() {
                let asked = path.answers.iter().find(|(known, _)| *known == question);
                row.push(asked.map_or_else(String::new, |(_, answers)| self.answers(question, answers)));
            }
            let (word, sentence, basis) = self.verdict(path);
            row.extend([word, sentence, basis, String::new()]);
            writer.write_record(&row)?;
        }
        // With a mark at its beginning spreadsheets read it as UTF-8.
        Ok(format!("\u{feff}{}", String::from_utf8(writer.into_inner()?)?))
    }

    fn html(&self, paths: &[Path]) -> String {
        let title = escape(&self.title());
        let head = match self.lang {
            Lang::De => ["Antworten", "Ergebnis", "Grundlage", "Zeichen"],
            Lang::En => ["Answers", "Outcome", "Basis", "Initials"],
        };
        let mut html = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\n<style>body{{font:1rem/1.4 sans-serif;margin:2rem}}\
             table{{border-collapse:collapse;width:100%}}td,th{{border:1px solid #777;padding:.4rem;text-align:left;vertical-align:top}}\
             tr{{break-inside:avoid}}td:last-child{{min-width:5rem}}</style></head>\n<body>\n<h1>{title}</h1>\n<table>\n<thead><tr><th>#</th>",
            self.lang.code()
        );
        for name in head {
            write!(html, "<th>{name}</th>").expect("writing to a string cannot fail");
        }
        html.push_str("</tr></thead>\n<tbody>\n");
        for (index, path) in paths.iter().enumerate() {
            write!(html, "<tr><td>{}</td><td>", index + 1).expect("writing to a string cannot fail");
            for (question, answers) in &path.answers {
                let asked = escape(self.check.table.questions[*question].text.get(self.lang));
                write!(html, "{asked} <b>{}</b><br>", escape(&self.answers(*question, answers)))
                    .expect("writing to a string cannot fail");
            }
            let (word, sentence, basis) = self.verdict(path);
            writeln!(
                html,
                "</td><td><b>{}</b>: {}</td><td>{}</td><td></td></tr>",
                escape(&word),
                escape(&sentence),
                escape(&basis)
            )
            .expect("writing to a string cannot fail");
        }
        html.push_str("</tbody>\n</table>\n</body>\n</html>\n");
        html
    }
}

/// One way a line: the answers as the page's fragment writes them, in the order asked, and the outcome's key.
fn json_lines(table: &Table, tree: &Node) -> String {
    let mut lines = String::new();
    leaves(tree, &mut vec![None; table.questions.len()], &mut |answers, leaf| {
        let outcome = match leaf {
            Node::Decided(rule) => Some(&table.outcomes[table.rules[*rule].outcome].key.value),
            _ => None,
        };
        let line = json!({ "answers": answers_data(table, answers), "outcome": outcome });
        writeln!(lines, "{line}").expect("writing to a string cannot fail");
    });
    lines
}

fn answers_data(table: &Table, answers: &Answers) -> Value {
    let given = answers.iter().enumerate().filter_map(|(question, answer)| {
        let question = &table.questions[question];
        let option = |option: &usize| question.kind.options()[*option].key.value.clone();
        let written = match answer.as_ref()? {
            Answer::Option(chosen) => option(chosen),
            Answer::Several(chosen) if chosen.is_empty() => "-".to_owned(),
            Answer::Several(chosen) => chosen.iter().map(option).collect::<Vec<_>>().join(","),
            Answer::Number(number) => decimal(*number),
            Answer::Day(day) => day.to_string(),
            Answer::Unknown => "unknown".to_owned(),
        };
        Some(json!([question.key.value, written]))
    });
    given.collect()
}

/// Thousandths as a plain decimal number: `45934.2`.
fn decimal(thousandths: i64) -> String {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:03}").trim_end_matches('0').to_owned() }
}
