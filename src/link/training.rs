//! Courses: every lesson has its sections of entries or a text of its own, every question its entry.
//!
//! Must not know slides.

use std::collections::BTreeSet;

use super::resolve::{anchor_exists, unknown_article, unknown_key};
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::model::Site;
use crate::parse::{Course, Lesson, Question, value_references};

/// Reports what leads nowhere.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for course in &site.courses {
        for lesson in &course.lessons {
            lesson_has_text(site, course, lesson, sink);
        }
        for question in &course.questions {
            values_exist(site, question, sink);
        }
        for entry in course.questions.iter().filter_map(|question| question.entry.as_ref()) {
            if !site.articles.contains_key(&entry.value) && !site.hidden.contains_key(&entry.value) {
                sink.report(unknown_article(site, &entry.value, entry.span));
            }
        }
    }
}

/// The values that a question names; the same one is reported once.
fn values_exist(site: &Site, question: &Question, sink: &mut Sink) {
    let texts = Lang::ALL.into_iter().flat_map(|lang| question.texts(lang));
    let named: BTreeSet<&str> = texts.flat_map(value_references).map(|reference| reference.key).collect();
    for key in named.into_iter().filter(|key| !site.values.contains_key(*key)) {
        sink.report(unknown_key("value:", key, site.values.keys().map(String::as_str), question.key.span));
    }
}

fn lesson_has_text(site: &Site, course: &Course, lesson: &Lesson, sink: &mut Sink) {
    for from in &lesson.from {
        let (key, anchor) = from.value.split_once('#').unwrap_or((&from.value, ""));
        match site.articles.get(key) {
            Some(article) if !anchor.is_empty() => {
                anchor_exists(&article.original, anchor, from.span, sink);
            }
            Some(_) => {}
            None if site.hidden.contains_key(key) => {}
            None => sink.report(unknown_article(site, key, from.span)),
        }
    }
    let own = format!("{}/{}", course.key.value, lesson.key.value);
    if lesson.from.is_empty() && !site.articles.contains_key(&own) {
        let message = both(
            format!(
                "Die Einheit „{}“ hat weder Abschnitte von Einträgen noch einen eigenen Text",
                lesson.key.value
            ),
            format!(
                "the lesson `{}` has neither sections of entries nor a text of its own",
                lesson.key.value
            ),
        );
        let fix = both(
            format!("from = [\"eintrag#abschnitt\"] ergänzen, oder den Text anlegen: training/{own}/de.md"),
            format!("add from = [\"entry#heading\"], or make the text: training/{own}/de.md"),
        );
        sink.report(Diagnostic::at(Code::BrokenReference, lesson.key.span, message).fix(fix));
    }
}
