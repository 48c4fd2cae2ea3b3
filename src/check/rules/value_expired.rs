//! A value whose last known period has passed.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::law::values::{State, Unit, day_after};
use crate::link::Linked;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    for series in linked.site.values.values() {
        let State::Unknown(last) = series.on(today) else { continue };
        // What is computed from another series expires with it: one message is enough.
        if series.unit == Unit::Dates || series.rule.is_some() {
            continue;
        }
        let from = last.to.map_or(today, day_after);
        let message = both(
            format!("„{}“ ist ab dem {} nicht bekannt", series.name.de, Lang::De.date(from)),
            format!("\u{201c}{}\u{201d} is not known from {}", series.name.en, Lang::En.date(from)),
        );
        let fix = both(
            format!("Den neuen Zeitraum ergänzen: {{ from = {from}, to = …, value = … }}"),
            format!("add the new period: {{ from = {from}, to = …, value = … }}"),
        );
        sink.report(Diagnostic::at(Code::ValueExpired, last.span, message).fix(fix));
    }
}
