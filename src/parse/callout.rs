//! The first line of a callout: `[!NOTE]`, `[!PRACTICE] ABH Osnabrück, 2026-11-23`, `[!FROM 2027-01-01]`.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::doc::CalloutKind;
use crate::lang::both;
use crate::source::Span;

/// German words that an editor may write, and the kind each means.
const GERMAN: [(&str, &str); 5] = [
    ("HINWEIS", "NOTE"),
    ("ACHTUNG", "WARNING"),
    ("WARNUNG", "WARNING"),
    ("PRAXIS", "PRACTICE"),
    ("OFFEN", "OPEN"),
];

const KINDS: [&str; 7] = ["NOTE", "WARNING", "PRACTICE", "OPEN", "FROM", "UNTIL", "TRAINER"];

/// Reads a marker that starts with `[!`; what it is not is reported, and the box becomes a quotation.
pub(super) fn parse_marker(line: &str, span: Span, sink: &mut Sink) -> Option<CalloutKind> {
    let line = line.trim_end();
    let (inside, after) = line.strip_prefix("[!")?.split_once(']')?;
    let (name, argument) = inside.split_once(' ').unwrap_or((inside, ""));
    let after = after.trim();
    let kind = match name {
        "NOTE" => CalloutKind::Note,
        "WARNING" => CalloutKind::Warning,
        "PRACTICE" if !after.is_empty() => return Some(CalloutKind::Practice(after.to_owned())),
        "PRACTICE" => {
            let message = both(
                "Bei örtlicher Praxis fehlen die Stelle und das Datum",
                "local practice needs the office and the date",
            );
            let fix = "> [!PRACTICE] Ausländerbehörde Musterstadt, 2026-11-23";
            sink.report(Diagnostic::at(Code::MissingField, span, message).fix(both(fix, fix)));
            return Some(CalloutKind::Practice(String::new()));
        }
        "OPEN" => CalloutKind::Open,
        "TRAINER" => CalloutKind::Trainer,
        "FROM" | "UNTIL" => return dated(name, argument.trim(), span, sink),
        _ => {
            report_unknown(name, span, sink);
            return None;
        }
    };
    Some(kind)
}

fn dated(name: &str, argument: &str, span: Span, sink: &mut Sink) -> Option<CalloutKind> {
    let Ok(date) = argument.parse::<Date>() else {
        let message = if argument.is_empty() {
            both(format!("Bei {name} fehlt das Datum"), format!("{name} needs a date"))
        } else {
            both(
                format!("„{argument}“ ist kein Datum der Form Jahr-Monat-Tag"),
                format!("`{argument}` is not a date of the form year-month-day"),
            )
        };
        let fix = format!("> [!{name} 2027-01-01]");
        sink.report(Diagnostic::at(Code::BadDate, span, message).fix(both(fix.clone(), fix)));
        return None;
    };
    Some(if name == "FROM" { CalloutKind::From(date) } else { CalloutKind::Until(date) })
}

fn report_unknown(name: &str, span: Span, sink: &mut Sink) {
    let message = both(format!("Den Kasten „{name}“ gibt es nicht"), format!("there is no callout `{name}`"));
    let german = GERMAN.iter().find(|(word, _)| *word == name.to_uppercase()).map(|(_, kind)| *kind);
    let fix = if let Some(word) = german.or_else(|| nearest(name, KINDS)) {
        both(format!("Gemeint war wohl: > [!{word}]"), format!("did you mean > [!{word}]?"))
    } else {
        let known = "NOTE (Hinweis), WARNING (Achtung), PRACTICE (örtliche Praxis), OPEN (offen), FROM (ab), UNTIL (bis)";
        both(format!("Möglich sind: {known}"), format!("possible are: {}", KINDS.join(", ")))
    };
    sink.report(Diagnostic::at(Code::UnknownCallout, span, message).fix(fix));
}
