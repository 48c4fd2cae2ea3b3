//! Imprint (§ 5 DDG), privacy notice (Art. 13 DSGVO) and accessibility statement (§ 12b BGG, § 9b NBGG) must exist.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;
use crate::parse::Area;

/// Keys of the pages that every site needs, with their German and English names.
pub const REQUIRED: [(&str, &str, &str); 3] = [
    ("imprint", "das Impressum", "the imprint"),
    ("privacy", "die Datenschutzerklärung", "the privacy notice"),
    ("accessibility", "die Erklärung zur Barrierefreiheit", "the accessibility statement"),
];

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for (key, de, en) in REQUIRED {
        if linked.site.articles.get(key).is_some_and(|article| article.area == Area::Pages) {
            continue;
        }
        let message = both(format!("Es fehlt {de}"), format!("{en} is missing"));
        let fix = both(
            format!(
                "Die Seite pages/{key}/de.md anlegen; eine Vorlage steht in den mitgelieferten Inhalten (extends = [\"starter\"])"
            ),
            format!(
                "create the page pages/{key}/de.md; the built-in content has a template (extends = [\"starter\"])"
            ),
        );
        sink.report(Diagnostic::of_site(Code::MissingPage, message).fix(fix));
    }
}
