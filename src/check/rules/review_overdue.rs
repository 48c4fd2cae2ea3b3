//! A text whose date for the next review has passed.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    for article in linked.site.articles.values() {
        let Some(due) = article.review_by().filter(|due| due.value < today) else { continue };
        let message = both(
            format!(
                "„{}“ sollte bis zum {} erneut geprüft werden",
                article.title(Lang::De),
                Lang::De.date(due.value)
            ),
            format!(
                "\u{201c}{}\u{201d} was to be reviewed by {}",
                article.title(Lang::En),
                Lang::En.date(due.value)
            ),
        );
        let fix = both(
            "Prüfen, mit dem Gesetz vergleichen und ein neues Datum bei review_by eintragen",
            "review it, compare it with the statute and enter a new date for review_by",
        );
        sink.report(Diagnostic::at(Code::ReviewOverdue, due.span, message).fix(fix));
    }
}
