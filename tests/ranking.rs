//! Ranking as data: `tests/search/*.toml` says which entry a query must find within which rank.
//!
//! The queries were written from the users' side before anybody looked at results. The floors below only rise.

use std::collections::BTreeMap;

use lotse::index;
use lotse::lang::Lang;
use lotse_search_index::{Language, Options as SearchOptions, Page, Searcher, Section};
use serde::Deserialize;

use crate::support::{read_text, root, starter};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Queries {
    query: Vec<Query>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Query {
    text: String,
    lang: String,
    /// Keys that are right answers.
    expect: Vec<String>,
    /// The rank within which one of them must come.
    within: usize,
}

#[derive(Default)]
struct Score {
    asked: usize,
    first: usize,
    three: usize,
    /// Sum of the reciprocal ranks within the first ten, in thousandths.
    reciprocal: usize,
    missed: Vec<String>,
}

/// Per kind (the file's name): the least share of queries, in per cent, whose entry comes within its rank.
const FLOORS: [(&str, usize); 10] = [
    ("abbreviation", 88),
    ("citation", 92),
    ("compound", 90),
    ("english", 86),
    ("inflection", 91),
    ("mixed", 86),
    ("question", 84),
    ("typo", 97),
    ("umlaut", 100),
    ("word", 98),
];

#[test]
fn queries_find_what_they_ask_for() {
    let build = starter();
    let outputs = build.outputs.unwrap().0;
    let load = |name: &str| outputs.get(&format!("search/{name}")).cloned();
    let searchers = Lang::ALL.map(|lang| (lang, Searcher::open(index::language(lang), load).unwrap()));
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (kind, _) in FLOORS {
        let file: Queries =
            toml::from_str(&read_text(&root().join(format!("tests/search/{kind}.toml")))).unwrap();
        let score = scores.entry(kind).or_default();
        for query in file.query {
            for key in &query.expect {
                assert!(build.linked.site.articles.contains_key(key), "{kind}: there is no `{key}`");
            }
            let lang = Lang::from_code(&query.lang).expect("de or en");
            let searcher = &searchers.iter().find(|(known, _)| *known == lang).unwrap().1;
            let answer = searcher.query(&query.text, 10);
            let rank =
                answer.hits.iter().position(|hit| query.expect.contains(&hit.key)).map(|index| index + 1);
            score.asked += 1;
            score.first += usize::from(rank == Some(1));
            score.three += usize::from(rank.is_some_and(|rank| rank <= 3));
            score.reciprocal += rank.map_or(0, |rank| 1000 / rank);
            if rank.is_none_or(|rank| rank > query.within) {
                score.missed.push(format!("{} (rank {rank:?}, wanted {:?})", query.text, query.expect));
            }
        }
    }
    let mut low = Vec::new();
    for (kind, floor) in FLOORS {
        let score = &scores[kind];
        let share = (score.asked - score.missed.len()) * 100 / score.asked;
        println!(
            "{kind:<13} {:>4} queries   first {:>3} %   in three {:>3} %   MRR@10 0.{:03}",
            score.asked,
            score.first * 100 / score.asked,
            score.three * 100 / score.asked,
            (score.reciprocal / score.asked).min(999),
        );
        if share < floor {
            low.push(format!("{kind}: {share} % instead of {floor} %\n  {}", score.missed.join("\n  ")));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

/// Queries over sections of German statutes, written by people who had not seen the program: per file the least share of
/// queries, in per cent, whose section comes first, and within the first ten.
const CORPUS_FLOORS: [(&str, usize, usize); 3] =
    [("sentences", 65, 90), ("questions", 12, 46), ("words", 90, 96)];

#[derive(Deserialize)]
struct CorpusQueries {
    query: Vec<CorpusQuery>,
}

#[derive(Deserialize)]
struct CorpusQuery {
    text: String,
    expect: Vec<String>,
}

#[test]
#[ignore = "not run: needs LOTSE_CORPUS"]
fn questions_find_sections_of_statutes() {
    let Some(folder) = std::env::var_os("LOTSE_CORPUS") else {
        println!("not run: LOTSE_CORPUS names no folder");
        return;
    };
    let file = std::path::Path::new(&folder).join("corpus-1000.jsonl.xz");
    let output = std::process::Command::new("xz").arg("-dkc").arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pages: Vec<Page> = String::from_utf8(output.stdout).unwrap().lines().map(corpus_page).collect();
    let options =
        SearchOptions { synonyms: index::everyday(Lang::De), ..SearchOptions::new(Language::German) };
    let files: BTreeMap<_, _> = lotse_search_index::build(&options, &pages).unwrap().into_iter().collect();
    let searcher = Searcher::open(Language::German, |name| files.get(name).cloned()).unwrap();
    let mut low = Vec::new();
    for (kind, first, ten) in CORPUS_FLOORS {
        let file = root().join(format!("tests/search/corpus/{kind}.toml"));
        let queries: CorpusQueries = toml::from_str(&read_text(&file)).unwrap();
        let rank = |query: &CorpusQuery| {
            searcher.query(&query.text, 10).hits.iter().position(|hit| query.expect.contains(&hit.key))
        };
        let ranks: Vec<Option<usize>> = queries.query.iter().map(rank).collect();
        let share =
            |most: usize| ranks.iter().flatten().filter(|rank| **rank < most).count() * 100 / ranks.len();
        println!(
            "{kind:<13} {:>4} queries   first {:>3} %   in three {:>3} %   in ten {:>3} %",
            ranks.len(),
            share(1),
            share(3),
            share(10)
        );
        if share(1) < first || share(10) < ten {
            low.push(kind);
        }
    }
    assert!(low.is_empty(), "{low:?}");
}

fn corpus_page(line: &str) -> Page {
    let entry: serde_json::Value = serde_json::from_str(line).unwrap();
    let text = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    Page {
        key: text("id"),
        address: text("id") + ".html",
        title: text("title"),
        sections: vec![Section { text: text("body_markdown"), ..Section::default() }],
        ..Page::default()
    }
}
