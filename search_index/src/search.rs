//! The native search: reads the exported pieces and must answer as the browser does.
//!
//! `client/engine.js` is its port; `fixtures/rankings.json` and the differential test hold
//! both to the same hits, scores and sections. Must not know how pieces were made.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::normalise;
use crate::document::Language;
use crate::error::{Error, Problem};
use crate::expand::Expanded;
use crate::manifest::Manifest;
use crate::pieces::{Pieces, read};
use crate::query::{QueryWord, parse};
use crate::rank::{Ranking, Word, rank};
use crate::snippet::{Fragment, snippet};

/// Pages whose texts are looked through for a phrase.
const PHRASE_CANDIDATES: usize = 40;

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The heading; none at the page's beginning.
    pub heading: Option<String>,
    /// The fragment that leads there; none at the page's beginning.
    pub anchor: Option<String>,
}

/// One page found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Hit {
    /// The caller's key.
    pub key: String,
    /// The title.
    pub title: String,
    /// Address relative to the language folder.
    pub address: String,
    /// What the caller wants shown.
    pub details: String,
    /// The heading of the best section; none if that is the page's beginning.
    pub heading: Option<String>,
    /// The fragment of the best section; none if that is the page's beginning.
    pub anchor: Option<String>,
    /// Comparable within one answer only.
    pub score: u64,
    /// Further sections that match, at most two.
    pub sections: Vec<Place>,
    #[serde(skip)]
    pub(crate) page: u32,
    #[serde(skip)]
    pub(crate) section: u32,
}

/// A word of the query that no page holds, and the one that was searched instead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Correction {
    /// As in the query, in lower case.
    pub from: String,
    /// As pages have it.
    pub to: String,
}

/// Facets and their values that hits must have: one of the values of each facet.
pub type Filter = BTreeMap<String, Vec<String>>;

/// The values of a facet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FacetCounts {
    /// The facet's name.
    pub name: String,
    /// Those that an answer's pages have, and those chosen.
    pub values: Vec<FacetCount>,
}

/// A value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FacetCount {
    /// For addresses.
    pub key: String,
    /// As shown.
    pub label: String,
    /// Pages of the answer that have it.
    pub count: usize,
    /// Whether the filter names it.
    pub chosen: bool,
}

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Answer {
    /// Number of pages found.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// Words that were searched in another spelling.
    pub corrected: Vec<Correction>,
    /// What keeps the answer from being complete; the hits are then what could be found without it.
    #[serde(skip)]
    pub problem: Option<Problem>,
    #[serde(skip)]
    pages: Vec<u32>,
    /// What a snippet marks.
    #[serde(skip)]
    marks: Vec<QueryWord>,
}

/// Content of a file below `search/`, if it is there.
type Load<'load> = Box<dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'load>;

/// An open index.
pub struct Searcher<'load> {
    pub(crate) language: Language,
    pub(crate) manifest: Manifest,
    pub(crate) load: Load<'load>,
}

impl<'load> Searcher<'load> {
    /// Opens an index. `load` is given names below `search/`, for example `de.js`.
    pub fn open(
        language: Language,
        load: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'load,
    ) -> Result<Self, Error> {
        let code = language.code();
        let manifest = read(&load, code).and_then(|payload| Manifest::decode(language, &payload));
        let manifest = manifest.map_err(|problem| Error::Open { name: format!("{code}.js"), problem })?;
        Ok(Self { language, manifest, load: Box::new(load) })
    }

    /// The pages for a query, best first, at most `limit`.
    pub fn query(&self, text: &str, limit: usize) -> Answer {
        self.narrowed(text, limit, &Filter::new())
    }

    /// The pages for a query that a filter lets through, best first, at most `limit`.
    pub fn narrowed(&self, text: &str, limit: usize, filter: &Filter) -> Answer {
        self.answer(text, limit, filter, &mut Pieces::new(self))
    }

    /// The pages for each of many queries, best first, at most `limit`. Pieces are read once for all of them.
    pub fn queries<'q>(&self, texts: impl Iterator<Item = &'q str>, limit: usize) -> Vec<Answer> {
        let (mut pieces, filter) = (Pieces::new(self), Filter::new());
        texts.map(|text| self.answer(text, limit, &filter, &mut pieces)).collect()
    }

    fn answer(&self, text: &str, limit: usize, filter: &Filter, pieces: &mut Pieces<'_>) -> Answer {
        let query = parse(self.language, &self.manifest.stop_words, text);
        let Expanded { words, corrected, marks } = self.expanded(&query, pieces);
        let allowed = pieces.allowed(filter);
        let allowed = self.with_phrase_words(&query, allowed, pieces);
        let most = if query.phrases.is_empty() { limit } else { PHRASE_CANDIDATES };
        let words: Vec<Word<'_>> = words.iter().map(|word| self.word(word, pieces)).collect();
        let Ranking { mut hits, mut pages } = rank(&words, &self.manifest.matching, most, allowed.as_ref());
        if !query.phrases.is_empty() {
            hits.retain_mut(|ranked| pieces.holds_phrases(ranked, &query.phrases));
            pages = hits.iter().map(|ranked| ranked.page).collect();
            hits.truncate(limit);
        }
        let hits = hits.iter().filter_map(|ranked| pieces.hit(ranked)).collect();
        Answer { total: pages.len(), hits, corrected, problem: pieces.problem, pages, marks }
    }

    /// How many pages of an answer each value of each facet has, and which are chosen.
    ///
    /// Counts of a facet are those that choosing another of its values would give: its own choice does not count.
    pub fn facets(&self, text: &str, filter: &Filter) -> Vec<FacetCounts> {
        let mut pieces = Pieces::new(self);
        let names = self.manifest.facets.keys.iter();
        let mut counts = Vec::new();
        for name in names {
            let others: Filter = filter
                .iter()
                .filter(|(other, _)| *other != name)
                .map(|(n, v)| (n.clone(), v.clone()))
                .collect();
            let found: BTreeSet<u32> = self.narrowed(text, 0, &others).pages.into_iter().collect();
            let chosen = filter.get(name);
            let values = pieces.facet(name).iter().map(|value| FacetCount {
                key: value.key.clone(),
                label: value.label.clone(),
                count: value.pages.iter().filter(|page| found.contains(page)).count(),
                chosen: chosen.is_some_and(|chosen| chosen.contains(&value.key)),
            });
            let values = values.filter(|value| value.count > 0 || value.chosen).collect();
            counts.push(FacetCounts { name: name.clone(), values });
        }
        counts
    }

    /// The words of a hit's best section around those of the query; empty if the text cannot be read.
    pub fn snippet(&self, answer: &Answer, hit: &Hit) -> Vec<Fragment> {
        let mut pieces = Pieces::new(self);
        let Some(page) = pieces.page(hit.page) else { return Vec::new() };
        let body = page.sections.get(hit.section as usize).map_or("", |section| &section.text);
        let summary = if hit.section == 0 { &*page.summary } else { "" };
        let texts: Vec<&str> = [summary, body].into_iter().filter(|text| !text.is_empty()).collect();
        snippet(self.language, &answer.marks, &normalise(&texts.join(" ")))
    }
}
