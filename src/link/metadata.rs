//! References in front matter and data files: topics, related entries, next steps, offices.

use std::collections::BTreeMap;

use super::resolve::{unknown_article, unknown_key};
use crate::decide::Limit;
use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::lang::both;
use crate::model::{Site, Tool};
use crate::parse::{Check, EntryFacts};
use crate::source::Located;

/// Reports every key that names nothing.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for article in site.articles.values() {
        if let Some(facts) = article.entry() {
            entry(site, facts, sink);
        }
    }
    for list in site.checklists.values() {
        for key in &list.entries {
            article_exists(site, key, sink);
        }
        office_exists(site, list.office.as_ref(), sink);
    }
    for check in site.checks.values() {
        decision_table(site, check, sink);
    }
    for letter in site.letters.values() {
        for key in &letter.entries {
            article_exists(site, key, sink);
        }
        office_exists(site, letter.office.as_ref(), sink);
    }
    service(site, sink);
    let named = site.glossary.values().filter_map(|term| term.entry.as_ref());
    for key in named.chain(&site.config.questions) {
        article_exists(site, key, sink);
    }
}

/// Deadlines, areas and the region.
fn service(site: &Site, sink: &mut Sink) {
    for deadline in &site.deadlines {
        exists("value:", deadline.value.as_ref(), &site.values, sink);
        for key in &deadline.entries {
            article_exists(site, key, sink);
        }
    }
    for place in &site.areas.places {
        for office in &place.offices {
            office_exists(site, office.as_ref(), sink);
        }
    }
    for purpose in &site.areas.purposes {
        if !site.areas.roles.contains(&purpose.role.value) {
            let known = site.areas.roles.iter().map(String::as_str);
            sink.report(unknown_key("", &purpose.role.value, known, purpose.role.span));
        }
    }
    for key in site.events.iter().flat_map(|event| &event.courses) {
        if !site.courses.iter().any(|course| course.key.value == key.value) {
            let known = site.courses.iter().map(|course| course.key.value.as_str());
            sink.report(unknown_key("", &key.value, known, key.span));
        }
    }
    for actor in &site.region.actors {
        office_exists(site, actor.office.as_ref(), sink);
    }
    for pair in &site.region.interfaces {
        for key in [&pair.from, &pair.to] {
            if !site.region.actors.iter().any(|actor| actor.key.value == key.value) {
                let known = site.region.actors.iter().map(|actor| actor.key.value.as_str());
                sink.report(unknown_key("", &key.value, known, key.span));
            }
        }
    }
}

fn decision_table(site: &Site, check: &Check, sink: &mut Sink) {
    let table = &check.table;
    for key in check.entries.iter().chain(table.outcomes.iter().flat_map(|outcome| &outcome.entries)) {
        article_exists(site, key, sink);
    }
    for outcome in &table.outcomes {
        office_exists(site, outcome.office.as_ref(), sink);
        exists("checklist:", outcome.checklist.as_ref(), &site.checklists, sink);
        for key in &outcome.letters {
            exists("letter:", Some(key), &site.letters, sink);
        }
        for key in &outcome.tools {
            if Tool::named(&key.value, &site.addresses, site.config.original()).is_none() {
                sink.report(unknown_key(
                    "tool:",
                    &key.value,
                    Tool::ALL.into_iter().map(Tool::word),
                    key.span,
                ));
            }
        }
        for key in &outcome.deadlines {
            if !site.deadlines.iter().any(|deadline| deadline.key.value == key.value) {
                let known = site.deadlines.iter().map(|deadline| deadline.key.value.as_str());
                sink.report(unknown_key("", &key.value, known, key.span));
            }
        }
        for key in &outcome.values {
            exists("value:", Some(key), &site.values, sink);
        }
    }
    for question in 0..table.questions.len() {
        for bound in table.bounds_on(question) {
            if let Limit::Value(key) = &bound.limit {
                exists("value:", Some(key), &site.values, sink);
            }
        }
    }
}

fn exists<T>(prefix: &str, key: Option<&Located<String>>, things: &BTreeMap<String, T>, sink: &mut Sink) {
    if let Some(key) = key.filter(|key| !things.contains_key(&key.value)) {
        sink.report(unknown_key(prefix, &key.value, things.keys().map(String::as_str), key.span));
    }
}

fn entry(site: &Site, facts: &EntryFacts, sink: &mut Sink) {
    for key in facts.related.iter().chain(&facts.next) {
        article_exists(site, key, sink);
    }
    for key in &facts.successors {
        article_exists(site, key, sink);
    }
    office_exists(site, facts.office.as_ref(), sink);
    let topics: Vec<&str> =
        site.topics.iter().flat_map(|group| &group.topics).map(|topic| topic.key.as_str()).collect();
    for topic in facts.topics.iter().filter(|topic| !topics.contains(&topic.value.as_str())) {
        sink.report(unknown_topic(topic, &topics));
    }
}

fn office_exists(site: &Site, office: Option<&Located<String>>, sink: &mut Sink) {
    if let Some(office) = office.filter(|office| site.office(&office.value).is_none()) {
        let known = site.offices.iter().map(|office| office.key.as_str());
        sink.report(unknown_key("office:", &office.value, known, office.span));
    }
}

fn article_exists(site: &Site, key: &Located<String>, sink: &mut Sink) {
    // A base may point to what its site hides; such a pointer is simply not shown.
    if !site.articles.contains_key(&key.value) && !site.hidden.contains_key(&key.value) {
        sink.report(unknown_article(site, &key.value, key.span));
    }
}

fn unknown_topic(topic: &Located<String>, known: &[&str]) -> Diagnostic {
    let message = both(
        format!("Das Thema „{}“ steht nicht in topics.toml", topic.value),
        format!("the topic `{}` is not in topics.toml", topic.value),
    );
    let fix = match nearest(&topic.value, known.iter().copied()) {
        Some(word) => both(format!("Gemeint war wohl: \"{word}\""), format!("did you mean \"{word}\"?")),
        None => both(
            "Ein Thema aus topics.toml nehmen, oder es dort ergänzen",
            "take a topic from topics.toml, or add it there",
        ),
    };
    Diagnostic::at(Code::UnknownTopic, topic.span, message).fix(fix)
}
