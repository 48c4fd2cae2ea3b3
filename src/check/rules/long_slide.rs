//! A slide of a lesson's own text that holds more than people can read while somebody talks.

use jiff::civil::Date;

use crate::check::slides::{MOST_WORDS, slides};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::both;
use crate::link::Linked;
use crate::parse::Area;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    let lessons = linked.site.articles.values().filter(|article| article.area == Area::Training);
    for text in lessons.flat_map(crate::model::Article::texts) {
        for slide in slides(&text.doc, None, Area::Training) {
            let words = slide.words();
            if words <= MOST_WORDS {
                continue;
            }
            let span = slide.heading.map_or_else(|| text.start(), |heading| heading.span);
            let message = both(
                format!("Diese Folie hat {words} Wörter; niemand liest so viel, während jemand spricht"),
                format!("this slide has {words} words; nobody reads so much while somebody talks"),
            );
            let fix = both(
                "Mit einer weiteren Überschrift teilen, kürzen, oder in den Kasten > [!TRAINER] nehmen, was gesprochen wird",
                "divide it by another heading, shorten it, or move what is spoken into a box > [!TRAINER]",
            );
            sink.report(Diagnostic::at(Code::LongSlide, span, message).fix(fix));
        }
    }
}
