//! An event whose last day has passed: it has left the site, its entry can be deleted.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    for event in &linked.site.events {
        let last = event.last_day();
        if last.value >= today {
            continue;
        }
        let message = both(
            format!(
                "„{}“ endete am {} und wird nicht mehr gezeigt",
                event.title.de,
                Lang::De.date(last.value)
            ),
            format!(
                "\u{201c}{}\u{201d} ended on {} and is no longer shown",
                event.title.en,
                Lang::En.date(last.value)
            ),
        );
        let fix = both(
            format!("Den Abschnitt [{}] löschen oder das neue Datum eintragen", event.key),
            format!("delete the section [{}] or enter the new date", event.key),
        );
        sink.report(Diagnostic::at(Code::EventPast, last.span, message).fix(fix));
    }
}
