//! A text whose date for the next review has passed.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::model::Article;
use crate::source::Located;

pub(in crate::check) fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    for article in linked.site.articles.values() {
        let Some(due) = review_by(article).filter(|due| due.value < today) else { continue };
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

/// The day by which a text is to be read again.
fn review_by(article: &Article) -> Option<&Located<Date>> {
    let entry = article.entry().and_then(|facts| facts.review_by.as_ref());
    entry.or_else(|| article.page().and_then(|facts| facts.review_by.as_ref()))
}
