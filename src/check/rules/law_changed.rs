//! A cited paragraph whose wording changed since the last review.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::{Changed, Linked};

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for article in linked.site.articles.values() {
        for changed in linked.law_state(article).changed {
            sink.report(told(&changed, &article.key));
        }
    }
    for data in linked.compared_data() {
        for changed in linked.law_state_of(&data).changed {
            sink.report(told(&changed, &data.key));
        }
    }
}

fn told(changed: &Changed<'_>, key: &str) -> Diagnostic {
    let norm = changed.rest.text();
    let date = |lang: Lang, date| lang.date(date);
    let message = both(
        format!(
            "{norm} hat seit der letzten Prüfung einen anderen Wortlaut (Stand {}; geprüft wurde der Stand {})",
            date(Lang::De, changed.since),
            date(Lang::De, changed.seen)
        ),
        format!(
            "the wording of {norm} has changed since the last review (law as of {}; reviewed was {})",
            date(Lang::En, changed.since),
            date(Lang::En, changed.seen)
        ),
    );
    let fix = both(
        format!("Alten und neuen Wortlaut vergleichen; stimmt der Text noch: lotse review {key} --by ROLLE"),
        format!("compare old and new wording; if the text still holds: lotse review {key} --by ROLE"),
    );
    Diagnostic::at(Code::LawChanged, changed.norm.span, message).fix(fix)
}
