//! The starter content: complete, without faults, and found by what people ask.

use std::collections::BTreeSet;

use lotse::check::sentences::sentences;
use lotse::index;
use lotse::lang::Lang;
use lotse::model::Article;
use lotse::parse::Area;
use lotse_search_index::Searcher;

use crate::support::starter;

#[test]
fn it_has_no_faults() {
    let build = starter();
    assert!(build.diagnostics.is_empty(), "{:#?}", build.diagnostics);
}

#[test]
fn every_text_exists_in_both_languages_with_the_same_parts() {
    let build = starter();
    for article in build.linked.site.articles.values() {
        assert!(article.has(Lang::De) && article.has(Lang::En), "{}: both languages", article.key);
        let shape = |lang: Lang| {
            let headings = article.text(lang).doc.headings();
            headings.map(|heading| heading.level).collect::<Vec<_>>()
        };
        assert_eq!(shape(Lang::De), shape(Lang::En), "{}: the same headings in both languages", article.key);
    }
}

/// Amounts change every year; until they come from tables with dates, no text may state one.
#[test]
fn no_text_states_an_amount_of_money() {
    let build = starter();
    for text in build.linked.site.articles.values().flat_map(Article::texts) {
        text.doc.each_inline(&mut |inline| {
            if let lotse::doc::Inline::Text(words, _) = inline {
                assert!(!words.contains('€') && !words.contains(" Euro "), "{}: {words}", text.key);
            }
        });
    }
}

#[test]
fn the_core_questions_are_answered() {
    let build = starter();
    let keys: BTreeSet<&str> = build.linked.site.articles.keys().map(String::as_str).collect();
    for key in [
        "student-work",
        "job-search-20",
        "after-graduation",
        "skilled-18b",
        "blue-card",
        "fiction",
        "employer-check",
        "employer-notify",
        "abh-procedure",
        "settlement-permit",
        "imprint",
        "privacy",
        "accessibility",
    ] {
        assert!(keys.contains(key), "{key}");
    }
}

/// Plain language: sixteen words a sentence at most, on average over an entry.
#[test]
fn sentences_are_short() {
    for article in starter().linked.site.articles.values().filter(|article| article.entry().is_some()) {
        let text = article.text(Lang::De);
        let words: Vec<usize> = sentences(&text.doc).iter().map(|sentence| sentence.words).collect();
        let sum: usize = words.iter().sum();
        assert!(sum <= 16 * words.len(), "{}: {sum} words in {} sentences", article.key, words.len());
    }
}

/// An entry is read in a few minutes: as long as its matter needs, and no longer. Tables are looked at, not read.
#[test]
fn entries_are_neither_hints_nor_treatises() {
    for article in starter().linked.site.articles.values() {
        for lang in Lang::ALL.into_iter().filter(|_| article.area == Area::Guidance) {
            let words: usize = sentences(&article.text(lang).doc).iter().map(|sentence| sentence.words).sum();
            assert!((250..=900).contains(&words), "{} {lang:?}: {words} words", article.key);
        }
    }
}

/// The questions that an entry says it answers must lead to it.
#[test]
fn questions_find_their_entries() {
    let build = starter();
    let outputs = build.outputs.unwrap().0;
    let (mut asked, mut found) = (0, 0);
    for lang in Lang::ALL {
        let load = |name: &str| outputs.get(&format!("search/{name}")).cloned();
        let searcher = Searcher::open(index::language(lang), load).unwrap();
        for article in build.linked.site.articles.values() {
            for question in &article.text(lang).meta.asked_as {
                asked += 1;
                let answer = searcher.query(&question.value, 3);
                found += usize::from(answer.hits.iter().any(|hit| hit.key == article.key));
            }
        }
        for query in ["§18b", "§ 18 b", "18b"] {
            // The entry, or the text about the title itself.
            let first = &searcher.query(query, 1).hits[0].key;
            assert!(["skilled-18b", "title-18b"].contains(&first.as_str()), "{query}: {first}");
        }
    }
    assert!(asked > 100, "there are questions");
    assert!(found * 100 >= asked * 95, "{found} of {asked} questions find their entry in the first three");
}
