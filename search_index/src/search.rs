//! The native search: reads the exported pieces and must answer as the browser does.
//!
//! `client/index.js` and `client/rank.js` are its port; `fixtures/rankings.json` and the differential test hold
//! both to the same hits, scores and sections. Must not know how pieces were made.

use std::collections::BTreeMap;

use crate::analysis::{fold, normalise};
use crate::document::Language;
use crate::error::{Error, Problem};
use crate::format::{Group, Kind, PageText, Posting, Record, TermPiece, decode_pages, decode_terms};
use crate::manifest::{List, Manifest};
use crate::piece::unwrap;
use crate::query::{QueryWord, parse};
use crate::rank::{Alternative, Ranked, Word, rank};
use crate::snippet::{Fragment, snippet};

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
    /// The heading of the best section; none if that is the page's beginning.
    pub heading: Option<String>,
    /// The fragment of the best section; none if that is the page's beginning.
    pub anchor: Option<String>,
    /// Comparable within one answer only.
    pub score: u64,
    /// Further sections that match, at most two.
    pub sections: Vec<Place>,
    #[serde(skip)]
    page: u32,
    #[serde(skip)]
    section: u32,
}

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Answer {
    /// Number of pages found.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
    /// What keeps the answer from being complete; the hits are then what could be found without it.
    #[serde(skip)]
    pub problem: Option<Problem>,
}

/// Content of a file below `search/`, if it is there.
type Load<'load> = Box<dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'load>;

/// An open index.
pub struct Searcher<'load> {
    language: Language,
    manifest: Manifest,
    load: Load<'load>,
}

/// The pieces of one query, loaded once, and what went wrong.
struct Pieces<'s> {
    searcher: &'s Searcher<'s>,
    terms: BTreeMap<String, Option<TermPiece>>,
    texts: BTreeMap<usize, Option<Vec<PageText>>>,
    problem: Option<Problem>,
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
        let query = parse(self.language, &self.manifest.stop_words, text);
        let mut pieces = self.pieces();
        for (list, key) in query.iter().flat_map(|word| self.wanted(word)) {
            pieces.terms_of(list, key);
        }
        let words: Vec<Word<'_>> = query.iter().map(|word| self.matches(word, &pieces)).collect();
        let (total, ranked) = rank(&words, &self.manifest.matching, limit);
        let hits = ranked.iter().filter_map(|ranked| pieces.hit(ranked)).collect();
        Answer { total, hits, problem: pieces.problem }
    }

    /// The words of a hit's best section around those of the query; empty if the text cannot be read.
    pub fn snippet(&self, text: &str, hit: &Hit) -> Vec<Fragment> {
        let query = parse(self.language, &self.manifest.stop_words, text);
        let mut pieces = self.pieces();
        let Some(page) = pieces.page(hit.page) else { return Vec::new() };
        let body = page.sections.get(hit.section as usize).map_or("", |section| &section.text);
        let summary = if hit.section == 0 { &*page.summary } else { "" };
        let texts: Vec<&str> = [summary, body].into_iter().filter(|text| !text.is_empty()).collect();
        snippet(self.language, &query, &normalise(&texts.join(" ")))
    }

    fn pieces(&self) -> Pieces<'_> {
        Pieces { searcher: self, terms: BTreeMap::new(), texts: BTreeMap::new(), problem: None }
    }

    /// The lists and keys that a word needs.
    fn wanted<'q>(&'q self, word: &'q QueryWord) -> Vec<(&'q List, &'q str)> {
        let manifest = &self.manifest;
        let own = if word.stop { (&manifest.stops, &*word.form) } else { (&manifest.words, &*word.stem) };
        let prefix = word.prefix.as_deref().map(|prefix| (self.prefix_list(prefix), prefix));
        [Some(own), prefix].into_iter().flatten().collect()
    }

    /// Beginnings that fill more than one piece have groups of their own.
    fn prefix_list(&self, prefix: &str) -> &List {
        if self.manifest.words.is_divided(prefix) { &self.manifest.prefixes } else { &self.manifest.words }
    }

    /// The postings for a word of the query.
    fn matches<'p>(&self, word: &QueryWord, pieces: &'p Pieces<'_>) -> Word<'p> {
        let manifest = &self.manifest;
        let matching = &manifest.matching;
        let mut alternatives = Vec::new();
        let mut weight = 0;
        let (list, key, kind) = if word.stop {
            (&manifest.stops, &word.form, Kind::Stop)
        } else {
            (&manifest.words, &word.stem, Kind::Word)
        };
        if let Some(group) = pieces.group(list, key, kind) {
            let exact = if word.stop { matching.stop } else { matching.exact };
            weight = group.idf * exact;
            for form in &group.forms {
                let factor = group.idf * if form.text == word.form { exact } else { matching.other };
                alternatives.push(Alternative { factor, postings: &form.postings });
            }
        }
        if let Some(prefix) = &word.prefix {
            let (idf, postings) = self.completions(prefix, pieces);
            let share = if weight > 0 { matching.prefix_beside } else { matching.prefix_alone };
            if weight == 0 {
                weight = idf * matching.exact;
            }
            alternatives
                .extend(postings.into_iter().map(|postings| Alternative { factor: idf * share, postings }));
        }
        Word { weight, alternatives }
    }

    /// The lowest idf among words that begin with `prefix`, and their postings.
    fn completions<'p>(&self, prefix: &str, pieces: &'p Pieces<'_>) -> (u32, Vec<&'p [Posting]>) {
        if self.manifest.words.is_divided(prefix) {
            let group = pieces.group(&self.manifest.prefixes, prefix, Kind::Prefix);
            let postings = |group: &'p Group| group.forms.iter().map(|form| &*form.postings).collect();
            return group.map_or_else(|| (0, Vec::new()), |group| (group.idf, postings(group)));
        }
        let mut idf = u32::MAX;
        let mut found = Vec::new();
        let piece = pieces.piece(&self.manifest.words, prefix);
        // A form shares its first letters with its stem: other groups need not be looked at.
        let start: String = prefix.chars().take(2).collect();
        let near = |group: &&Group| group.kind == Kind::Word as u32 && group.key.starts_with(&start);
        for group in piece.iter().flat_map(|piece| &piece.groups).filter(near) {
            for form in &group.forms {
                if fold(self.language, &form.text).starts_with(prefix) {
                    idf = idf.min(group.idf);
                    found.push(&*form.postings);
                }
            }
        }
        (if found.is_empty() { 0 } else { idf }, found)
    }
}

impl Pieces<'_> {
    fn name(&self, list: &List, key: &str) -> Option<String> {
        list.name(self.searcher.language, list.find(key)?)
    }

    /// Loads the piece that would hold a key.
    fn terms_of(&mut self, list: &List, key: &str) {
        let Some(name) = self.name(list, key) else { return };
        if !self.terms.contains_key(&name) {
            let piece = read(&self.searcher.load, &name).and_then(|payload| decode_terms(&payload));
            let piece = self.note(piece);
            self.terms.insert(name, piece);
        }
    }

    fn piece(&self, list: &List, key: &str) -> Option<&TermPiece> {
        self.terms.get(&self.name(list, key)?)?.as_ref()
    }

    fn group(&self, list: &List, key: &str, kind: Kind) -> Option<&Group> {
        let groups = &self.piece(list, key)?.groups;
        groups.iter().find(|group| group.key == key && group.kind == kind as u32)
    }

    /// The texts of a page.
    fn page(&mut self, page: u32) -> Option<&PageText> {
        let per_piece = self.searcher.manifest.pages_per_piece;
        let index = (page / per_piece) as usize;
        if !self.texts.contains_key(&index) {
            let name = self.searcher.manifest.texts.name(self.searcher.language, index);
            let payload = name.ok_or(Problem::Damaged).and_then(|name| read(&self.searcher.load, &name));
            let pages = self.note(payload.and_then(|payload| decode_pages(&payload)));
            self.texts.insert(index, pages);
        }
        self.texts.get(&index)?.as_ref()?.get((page % per_piece) as usize)
    }

    /// A hit, from a record that came with the words, else from the page's texts.
    fn hit(&mut self, ranked: &Ranked) -> Option<Hit> {
        let has_all = |record: &&Record| {
            let known = |section: &u32| record.sections.iter().any(|name| name.section == *section);
            record.page == ranked.page
                && ranked.sections.iter().all(|section| *section == 0 || known(section))
        };
        let records = self.terms.values().flatten().flat_map(|piece| &piece.records);
        if let Some(record) = { records }.find(has_all) {
            let name = |section: u32| {
                let name = record.sections.iter().find(|name| name.section == section);
                name.map_or(("", ""), |name| (&name.heading, &name.anchor))
            };
            return hit(ranked, [&record.key, &record.title, &record.address], name);
        }
        let page = self.page(ranked.page)?;
        let name = |section: u32| {
            let section = page.sections.get(section as usize);
            section.map_or(("", ""), |section| (&*section.heading, &*section.anchor))
        };
        hit(ranked, [&page.key, &page.title, &page.address], name)
    }

    /// The value, or none and the problem kept for the answer: the first one stays.
    fn note<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.problem = self.problem.or(Some(problem))).ok()
    }
}

fn hit<'a>(
    ranked: &Ranked,
    [key, title, address]: [&String; 3],
    name: impl Fn(u32) -> (&'a str, &'a str),
) -> Option<Hit> {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let mut places = ranked.sections.iter().map(|section| {
        let (heading, anchor) = name(*section);
        Place { heading: some(heading), anchor: some(anchor) }
    });
    let best = places.next()?;
    let sections = places.collect();
    Some(Hit {
        key: key.clone(),
        title: title.clone(),
        address: address.clone(),
        heading: best.heading,
        anchor: best.anchor,
        score: ranked.score,
        sections,
        page: ranked.page,
        section: *ranked.sections.first()?,
    })
}

fn read(load: &impl Fn(&str) -> Option<Vec<u8>>, name: &str) -> Result<String, Problem> {
    let script = load(&format!("{name}.js")).ok_or(Problem::Missing)?;
    unwrap(name, &script)
}
