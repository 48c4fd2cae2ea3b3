//! TOML as a text: parsing it, and saying in plain words what is wrong with a line.
//!
//! Must not know: which keys there are.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeTable;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::source::{SourceId, Span};

/// Parses a TOML text that starts at byte `base` of its file. Of several syntax faults the first is reported, because
/// the others mostly follow from it; the second value says whether there was one.
pub(super) fn parse_toml<'a>(
    text: &'a str,
    base: usize,
    file: SourceId,
    sink: &mut Sink,
) -> (Spanned<DeTable<'a>>, bool) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
    if let Some(error) = first {
        let span = error.span().unwrap_or(0..0);
        let line = text[..span.start.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line..].lines().next().unwrap_or_default();
        let span = Span::new(file, base + span.start..base + span.end);
        sink.report(syntax_fault(error.message(), line, span));
    }
    (table, !errors.is_empty())
}

/// Plain words and a hint for what the TOML parser says of a line.
fn syntax_fault(message: &str, line: &str, span: Span) -> Diagnostic {
    let has = |word| message.contains(word);
    let key = line.split('=').next().unwrap_or_default().trim();
    let value = line.split_once('=').map_or("", |(_, value)| value).trim();
    let (words, fix) = if let Some(date) = german_date(value) {
        let fix = format!("{key} = {date}");
        (
            both("Ein Datum hat die Form Jahr-Monat-Tag", "a date has the form year-month-day"),
            both(fix.clone(), fix),
        )
    } else if ["date", "month", "day"].into_iter().any(has) {
        let words = both("Das ist kein gültiges Datum", "this is not a valid date");
        let fix = "review_by = 2027-03-31";
        (words, both(format!("Zum Beispiel: {fix}"), format!("for example: {fix}")))
    } else if value.starts_with(['„', '“', '”', '‚', '‘', '«', '»']) {
        let words = both(
            "Typografische Anführungszeichen versteht TOML nicht",
            "TOML does not understand curly quotation marks",
        );
        let plain = value.replace(['„', '“', '”', '‚', '‘', '«', '»'], "\"");
        let fix = format!("{key} = {plain}");
        (words, both(fix.clone(), fix))
    } else if has("duplicate") {
        let words = both("Dieser Schlüssel steht zweimal da", "this key is there twice");
        (words, both("Eine der beiden Zeilen löschen", "delete one of the two lines"))
    } else if value.matches('"').count() != 2 && value.starts_with('"') {
        let words = both(
            "Hier stimmt etwas mit den Anführungszeichen nicht",
            "something is wrong with the quotation marks here",
        );
        let fix = both(
            "Texte stehen in geraden Anführungszeichen: title = \"Blaue Karte EU\"; im Text „so“ oder \\\"so\\\"",
            "texts stand in straight quotation marks: title = \"EU Blue Card\"; inside a text write \\\"",
        );
        (words, fix)
    } else {
        let words = both("Diese Zeile ist nicht zu verstehen", "this line cannot be understood");
        let fix = both(
            "Eine Zeile hat die Form: schlüssel = \"Text\"; Listen: [\"a\", \"b\"]",
            "a line has the form: key = \"text\"; lists: [\"a\", \"b\"]",
        );
        (words, fix)
    };
    let message = both(format!("{} (TOML: {message})", words.de), format!("{} (TOML: {message})", words.en));
    Diagnostic::at(Code::TomlSyntax, span, message).fix(fix)
}

/// `30.06.2027`, as dates are written in German.
pub(super) fn german_date(written: &str) -> Option<Date> {
    let mut parts = written.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
