//! `checks/<key>.csv`: the rules of a decision table as a sheet from Excel or `LibreOffice`.
//!
//! ```text
//! paper;salary;employer;outcome
//! permit-18b | blue-card;>= value:blue-card-regular;other;ask-first
//! unknown;;;clarify
//! ```
//!
//! One column per question, one row per rule, tried from top to bottom; an empty cell means "whatever the answer is". Columns are headed by
//! a question's key or text, cells name options by key or text, several with `|`. Numbers and days: `>=`, `>`, `<=`, `<`, `=`, also two of them.
//! Of several choices: `+` before what must be chosen, `-` before what must not. The separator (semicolon, comma, tab) is recognised. A
//! column headed `note` is for the author.
//!
//! Owns: the format; faults name row and column. Must not know: files.

use super::checks::outcome_of;
use super::conditions::{UNKNOWN, limit, no_such, one_of, option, wrong_limit};
use crate::decide::{Bound, Condition, Kind, Outcome, Question, Relation, Rule, Test};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::{Bilingual, both};
use crate::source::{Located, SourceId, Span};

/// A sheet as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    /// The file.
    pub file: SourceId,
    /// Its text.
    pub text: &'a str,
}

impl Sheet<'_> {
    /// The beginning of the file.
    pub(super) fn start(&self) -> Span {
        Span::new(self.file, 0..0)
    }
}

/// What a column holds.
enum Column {
    Question(usize),
    Outcome,
    Note,
}

/// Reads the rules of a sheet.
pub(super) fn rules(
    sheet: Sheet<'_>,
    questions: &[Question],
    outcomes: &[Outcome],
    report: &mut dyn FnMut(Diagnostic),
) -> Vec<Rule> {
    let mut reader = reader(&sheet);
    let mut columns: Vec<Option<Column>> = Vec::new();
    let mut rules = Vec::new();
    for (row, record) in (1..).zip(reader.records()) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                report(unreadable(&sheet, &error));
                break;
            }
        };
        let span = place(&sheet, &record);
        if columns.is_empty() {
            columns = record.iter().map(|name| column(name, span, questions, report)).collect();
            if !columns.iter().flatten().any(|column| matches!(column, Column::Outcome)) {
                report(no_outcome_column(span));
                break;
            }
            continue;
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        let mut when = Vec::new();
        let mut outcome = None;
        for (index, (cell, column)) in record.iter().zip(&columns).enumerate() {
            let mut in_cell = |fault: Diagnostic| report(named(fault, row, index));
            let written = Located { value: cell.to_owned(), span };
            match column {
                Some(Column::Outcome) => outcome = outcome_of(&written, outcomes, &mut in_cell),
                Some(Column::Question(question)) if !cell.is_empty() => {
                    let test = test(&questions[*question].kind, &written, &mut in_cell);
                    when.extend(test.map(|test| Condition { question: *question, test, span }));
                }
                Some(Column::Question(_) | Column::Note) | None => {}
            }
        }
        rules.extend(outcome.map(|outcome| Rule { when, outcome, span }));
    }
    rules
}

/// Reads a sheet row by row, whatever separates its cells.
pub(super) fn reader<'a>(sheet: &Sheet<'a>) -> csv::Reader<&'a [u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter(sheet.text))
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(sheet.text.as_bytes())
}

fn column(
    name: &str,
    span: Span,
    questions: &[Question],
    report: &mut dyn FnMut(Diagnostic),
) -> Option<Column> {
    match name.to_lowercase().as_str() {
        "outcome" | "ergebnis" => return Some(Column::Outcome),
        "note" | "notiz" | "bemerkung" | "" => return Some(Column::Note),
        _ => {}
    }
    let named = |question: &Question| {
        let Bilingual { de, en } = &question.text;
        [&question.key.value, de, en].into_iter().any(|known| known == name)
    };
    let found = questions.iter().position(named).map(Column::Question);
    if found.is_none() {
        let keys = questions.iter().map(|question| question.key.value.as_str());
        report(no_such(span, "Eine Frage", "question", name, keys.chain(["outcome", "note"])));
    }
    found
}

fn test(kind: &Kind, cell: &Located<String>, report: &mut dyn FnMut(Diagnostic)) -> Option<Test> {
    let part = |text: &str| Located { value: text.trim().to_owned(), span: cell.span };
    let is_unknown =
        |text: &str| [UNKNOWN, "weiß nicht", "weiß ich nicht", "I don't know", "?"].contains(&text);
    match kind {
        Kind::Choice(options) => {
            let words = cell
                .value
                .split('|')
                .map(str::trim)
                .map(|word| part(if is_unknown(word) { UNKNOWN } else { word }));
            one_of(options, &words.collect::<Vec<_>>(), report)
        }
        _ if is_unknown(&cell.value) => Some(Test::Unknown),
        Kind::Several(options) => {
            let (mut with, mut without) = (Vec::new(), Vec::new());
            for word in cell.value.split('|').map(str::trim) {
                match word.strip_prefix('-') {
                    Some(word) => without.push(part(word)),
                    None => with.push(part(word.trim_start_matches('+'))),
                }
            }
            let mut set = |words: &[Located<String>]| {
                words.iter().filter_map(|word| option(options, word, report)).collect()
            };
            Some(Test::Chosen { with: set(&with), without: set(&without) })
        }
        Kind::Number(_) | Kind::Date => {
            let bounds = bounds(kind, cell);
            if bounds.is_none() {
                report(wrong_limit(cell.span, kind));
            }
            bounds.map(Test::Within)
        }
    }
}

/// `>= 20 < 30`
fn bounds(kind: &Kind, cell: &Located<String>) -> Option<Vec<Bound>> {
    const RELATIONS: [(&str, &[Relation]); 7] = [
        (">=", &[Relation::From]),
        ("≥", &[Relation::From]),
        ("<=", &[Relation::UpTo]),
        ("≤", &[Relation::UpTo]),
        (">", &[Relation::Over]),
        ("<", &[Relation::Below]),
        ("=", &[Relation::From, Relation::UpTo]),
    ];
    let mut rest = cell.value.as_str();
    let mut bounds = Vec::new();
    while !rest.is_empty() {
        let (sign, relations) = RELATIONS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        let written = rest[sign.len()..].trim_start();
        let end = written.find(|c: char| c.is_whitespace() || "<>=≤≥".contains(c)).unwrap_or(written.len());
        // A sheet from a German program writes 20,5.
        let number = written[..end].replace(',', ".");
        let limit = limit(&Located { value: number, span: cell.span }, kind)?;
        bounds.extend(relations.iter().map(|relation| Bound { relation: *relation, limit: limit.clone() }));
        rest = written[end..].trim_start();
    }
    (!bounds.is_empty()).then_some(bounds)
}

/// The separator that the first line holds most often.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |separator: char| header.matches(separator).count();
    [(';', b';'), ('\t', b'\t'), (',', b',')]
        .into_iter()
        .rev()
        .max_by_key(|(separator, _)| count(*separator))
        .map_or(b';', |(_, byte)| byte)
}

/// Where a row stands.
pub(super) fn place(sheet: &Sheet<'_>, record: &csv::StringRecord) -> Span {
    let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    let end = sheet.text[start..].find('\n').map_or(sheet.text.len(), |end| start + end);
    Span::new(sheet.file, start..end)
}

/// The fault with its row and column, as a sheet names them.
fn named(mut fault: Diagnostic, row: usize, column: usize) -> Diagnostic {
    let letter = column_name(column);
    let Bilingual { de, en } = &fault.message;
    fault.message =
        both(format!("Zeile {row}, Spalte {letter}: {de}"), format!("row {row}, column {letter}: {en}"));
    fault
}

/// `A`, `B`, … `Z`, `AA`.
pub(super) fn column_name(mut column: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(column % 26).expect("below 26");
        name.insert(0, char::from(b'A' + letter));
        column /= 26;
        if column == 0 {
            return name;
        }
        column -= 1;
    }
}

fn no_outcome_column(span: Span) -> Diagnostic {
    let message = both("Keine Spalte heißt „outcome“", "no column is called `outcome`");
    let fix = both(
        "In die erste Zeile gehören die Schlüssel der Fragen und „outcome“",
        "the first row holds the keys of the questions and `outcome`",
    );
    Diagnostic::at(Code::MissingField, span, message).fix(fix)
}

fn unreadable(sheet: &Sheet<'_>, error: &csv::Error) -> Diagnostic {
    let message = both("Die Tabelle ist hier nicht zu lesen", "the sheet cannot be read here");
    let fix = both(
        "Im Tabellenprogramm neu speichern: CSV, UTF-8, Trennzeichen Semikolon",
        "save it again in the spreadsheet program: CSV, UTF-8, separator semicolon",
    );
    let start = error.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    Diagnostic::at(Code::BadValue, Span::new(sheet.file, start..start), message).fix(fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_sheet() {
        assert_eq!([0, 2, 25, 26, 27, 701, 702].map(column_name), ["A", "C", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn separators_are_recognised() {
        assert_eq!(
            [delimiter("a;b,c;d"), delimiter("a,b"), delimiter("a\tb"), delimiter("a")],
            [b';', b',', b'\t', b';']
        );
    }
}
