//! Values of all files together: keys, computed amounts, and what is wrong with their periods.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::law::values::{Fault, Series, Table, Values, complete};

/// Puts tables and series together. Of two series with one key the first stays.
pub(super) fn collect(read: Vec<(Table, Vec<Series>)>, sink: &mut Sink) -> (Vec<Table>, Values) {
    let (mut tables, mut values) = (Vec::new(), Values::new());
    for (mut table, series) in read {
        for series in series {
            let key = series.key.value.clone();
            if let Some(other) = values.get(&key) {
                sink.report(twice(&series, other));
                table.keys.retain(|known| *known != key);
            } else {
                values.insert(key, series);
            }
        }
        tables.push(table);
    }
    tables.sort_by(|a, b| {
        (a.order.is_none(), a.order, &a.title.de).cmp(&(b.order.is_none(), b.order, &b.title.de))
    });
    for fault in complete(&mut values) {
        sink.report(diagnostic(&fault, &values));
    }
    (tables, values)
}

fn twice(series: &Series, other: &Series) -> Diagnostic {
    let key = &series.key.value;
    let message =
        both(format!("Den Wert „{key}“ gibt es schon"), format!("there is a value `{key}` already"));
    let fix = both("Einen der beiden umbenennen", "rename one of the two");
    Diagnostic::at(Code::DuplicateKey, series.key.span, message)
        .fix(fix)
        .other(other.key.span, both("hier zuerst", "first here"))
}

fn diagnostic(fault: &Fault, values: &Values) -> Diagnostic {
    let periods = |span, de: &str, en: &str, fix_de: &str, fix_en: &str| {
        Diagnostic::at(Code::ValuePeriods, span, both(de, en)).fix(both(fix_de, fix_en))
    };
    match fault {
        Fault::Overlap(span) => periods(
            *span,
            "Dieser Zeitraum überschneidet sich mit dem vorigen: An manchen Tagen gälten zwei Werte",
            "this period overlaps the one before: on some days two values would apply",
            "Beim vorigen Zeitraum to auf den Tag vor diesem from setzen",
            "set `to` of the period before to the day before this `from`",
        ),
        Fault::Gap(span) => periods(
            *span,
            "Zwischen dem vorigen Zeitraum und diesem fehlen Tage: Für sie gäbe es keinen Wert",
            "days are missing between the period before and this one: they would have no value",
            "from auf den Tag nach dem vorigen to setzen, oder den fehlenden Zeitraum ergänzen",
            "set `from` to the day after the previous `to`, or add the missing period",
        ),
        Fault::Backwards(span) => periods(
            *span,
            "Der Zeitraum endet, bevor er beginnt",
            "the period ends before it begins",
            "from und to vertauschen",
            "exchange `from` and `to`",
        ),
        Fault::NoBase(span, of) => {
            crate::link::unknown_key("value:", of, values.keys().map(String::as_str), *span)
        }
        Fault::Circle(span) => periods(
            *span,
            "Diese Werte hängen im Kreis voneinander ab",
            "these values depend on each other in a circle",
            "Einer der beiden braucht eigene Zeiträume: periods = [{ from = …, value = … }]",
            "one of them needs periods of its own: periods = [{ from = …, value = … }]",
        ),
    }
}
