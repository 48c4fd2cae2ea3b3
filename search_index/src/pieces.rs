//! The pieces of one query: loaded once, decoded, and what went wrong with them.
//!
//! `client/pieces.js` is the port. Owns what a hit is read from. Must not know what matches are worth.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{analyzer, fold, normalise, words};
use crate::error::Problem;
use crate::format::{Group, Kind, PageText, Record, TermPiece, decode_pages, decode_terms};
use crate::manifest::List;
use crate::piece::unwrap;
use crate::rank::{Ranked, SECTIONS};
use crate::search::{Filter, Hit, Place, Searcher};
use crate::side_pieces::{FacetValue, Spelling, decode_facet, decode_spellings};
use crate::spelling::SHORTEST;

/// The pieces of one query, loaded once, and what went wrong.
pub(crate) struct Pieces<'s> {
    searcher: &'s Searcher<'s>,
    terms: BTreeMap<String, Option<TermPiece>>,
    texts: BTreeMap<usize, Option<Vec<PageText>>>,
    spellings: BTreeMap<usize, Option<Vec<Spelling>>>,
    facets: BTreeMap<String, Vec<FacetValue>>,
    pub(crate) problem: Option<Problem>,
}

impl<'s> Pieces<'s> {
    /// Nothing is loaded yet.
    pub(crate) fn new(searcher: &'s Searcher<'s>) -> Self {
        Self {
            searcher,
            terms: BTreeMap::new(),
            texts: BTreeMap::new(),
            spellings: BTreeMap::new(),
            facets: BTreeMap::new(),
            problem: None,
        }
    }
}

impl Pieces<'_> {
    fn name(&self, list: &List, key: &str) -> Option<String> {
        list.name(self.searcher.language, list.find(key)?)
    }

    /// Loads the piece that would hold a key.
    pub(crate) fn terms_of(&mut self, list: &List, key: &str) {
        let Some(name) = self.name(list, key) else { return };
        if !self.terms.contains_key(&name) {
            let piece = read(&self.searcher.load, &name).and_then(|payload| decode_terms(&payload));
            let piece = self.note(piece);
            self.terms.insert(name, piece);
        }
    }

    pub(crate) fn piece(&self, list: &List, key: &str) -> Option<&TermPiece> {
        self.terms.get(&self.name(list, key)?)?.as_ref()
    }

    pub(crate) fn group(&self, list: &List, key: &str, kind: Kind) -> Option<&Group> {
        let groups = &self.piece(list, key)?.groups;
        groups.iter().find(|group| group.key == key && group.kind == kind as u32)
    }

    /// The forms of a piece with which a word begins, each as the word writes it and whole: "Schul-" and "Schule".
    pub(crate) fn forms_within(&self, index: usize, word: &str) -> Vec<(String, String)> {
        let language = self.searcher.language;
        let name = self.searcher.manifest.words.name(language, index);
        let piece = name.and_then(|name| self.terms.get(&name)?.as_ref());
        let start: String = word.chars().take(2).collect();
        let near = |group: &&Group| group.kind == Kind::Word as u32 && group.key.starts_with(&start);
        let forms =
            piece.into_iter().flat_map(|piece| &piece.groups).filter(near).flat_map(|group| &group.forms);
        let written = |form: String| {
            ["", "e", "en"].iter().find_map(|lost| {
                let written = form.strip_suffix(lost)?;
                let begins = written.chars().count() >= SHORTEST && word.starts_with(written);
                begins.then(|| (written.to_owned(), form.clone()))
            })
        };
        forms.filter_map(|form| written(fold(language, &form.text))).collect()
    }

    /// The spellings within ranges of keys.
    pub(crate) fn spellings_of(&mut self, ranges: &[(String, String)]) -> Vec<&Spelling> {
        let list = &self.searcher.manifest.spellings;
        let mut found: Vec<(usize, &(String, String))> = Vec::new();
        for range in ranges {
            for index in list.range(&range.0, &range.1) {
                if !self.spellings.contains_key(&index) {
                    let name = list.name(self.searcher.language, index).ok_or(Problem::Damaged);
                    let payload = name.and_then(|name| read(&self.searcher.load, &name));
                    let piece = self.note(payload.and_then(|payload| decode_spellings(&payload)));
                    self.spellings.insert(index, piece);
                }
                found.push((index, range));
            }
        }
        let within = |(index, (first, last)): (usize, &(String, String))| {
            let piece = self.spellings.get(&index).into_iter().flatten().flatten();
            piece.filter(move |spelling| *first <= spelling.key && spelling.key <= *last).collect::<Vec<_>>()
        };
        found.into_iter().flat_map(within).collect()
    }

    /// The values of a facet.
    pub(crate) fn facet(&mut self, name: &str) -> &[FacetValue] {
        if !self.facets.contains_key(name) {
            let list = &self.searcher.manifest.facets;
            let index = list.keys.iter().position(|key| key == name);
            let piece = index.and_then(|index| list.name(self.searcher.language, index));
            let payload = piece.map(|name| read(&self.searcher.load, &name));
            let values = payload.map(|payload| payload.and_then(|payload| decode_facet(&payload)));
            let values = values.and_then(|values| self.note(values)).unwrap_or_default();
            self.facets.insert(name.to_owned(), values);
        }
        &self.facets[name]
    }

    /// The pages that a filter lets through; none if it lets all through.
    pub(crate) fn allowed(&mut self, filter: &Filter) -> Option<BTreeSet<u32>> {
        let mut allowed: Option<BTreeSet<u32>> = None;
        for (name, keys) in filter.iter().filter(|(_, keys)| !keys.is_empty()) {
            let values = self.facet(name).iter().filter(|value| keys.contains(&value.key));
            let pages: BTreeSet<u32> = values.flat_map(|value| value.pages.iter().copied()).collect();
            allowed = Some(match allowed {
                Some(known) => known.intersection(&pages).copied().collect(),
                None => pages,
            });
        }
        allowed
    }

    /// Whether a page holds each phrase; its sections that do come first.
    pub(crate) fn holds_phrases(&mut self, ranked: &mut Ranked, phrases: &[Vec<String>]) -> bool {
        let language = self.searcher.language;
        let Some(page) = self.page(ranked.page) else { return false };
        let mut analyzer = analyzer(language);
        let mut holds = |text: &str, phrase: &[String]| {
            let forms = words(&mut analyzer, &normalise(text));
            forms.windows(phrase.len()).any(|window| window.iter().map(|token| &token.text).eq(phrase))
        };
        let mut within: Vec<bool> = Vec::new();
        for phrase in phrases {
            let mut found = holds(&page.title, phrase) || holds(&page.summary, phrase);
            within.resize(page.sections.len(), false);
            for (section, within) in page.sections.iter().zip(&mut within) {
                if holds(&section.heading, phrase) || holds(&section.text, phrase) {
                    (found, *within) = (true, true);
                }
            }
            if !found {
                return false;
            }
        }
        let has = |section: &u32| within.get(*section as usize).copied().unwrap_or(false);
        if !ranked.sections.iter().any(has)
            && let Some(section) = within.iter().position(|within| *within)
        {
            ranked.sections.insert(0, u32::try_from(section).unwrap_or(0));
            ranked.sections.truncate(SECTIONS);
        }
        ranked.sections.sort_by_key(|section| !has(section));
        true
    }

    /// The texts of a page.
    pub(crate) fn page(&mut self, page: u32) -> Option<&PageText> {
        let Some((index, place)) = self.searcher.manifest.place_of_text(page) else {
            self.problem.get_or_insert(Problem::Damaged);
            return None;
        };
        if !self.texts.contains_key(&index) {
            let name = self.searcher.manifest.texts.name(self.searcher.language, index);
            let payload = name.ok_or(Problem::Damaged).and_then(|name| read(&self.searcher.load, &name));
            let pages = self.note(payload.and_then(|payload| decode_pages(&payload)));
            self.texts.insert(index, pages);
        }
        self.texts.get(&index)?.as_ref()?.get(place)
    }

    /// A hit, from a record that came with the words, else from the page's texts.
    pub(crate) fn hit(&mut self, ranked: &Ranked) -> Option<Hit> {
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
            return hit(ranked, [&record.key, &record.title, &record.address, &record.details], name);
        }
        let page = self.page(ranked.page)?;
        let name = |section: u32| {
            let section = page.sections.get(section as usize);
            section.map_or(("", ""), |section| (&*section.heading, &*section.anchor))
        };
        hit(ranked, [&page.key, &page.title, &page.address, &page.details], name)
    }

    /// The value, or none and the problem kept for the answer: the first one stays.
    fn note<T>(&mut self, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.problem = self.problem.or(Some(problem))).ok()
    }
}

fn hit<'a>(
    ranked: &Ranked,
    [key, title, address, details]: [&String; 4],
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
        details: details.clone(),
        heading: best.heading,
        anchor: best.anchor,
        score: ranked.score,
        sections,
        page: ranked.page,
        section: *ranked.sections.first()?,
    })
}

/// The payload of a piece.
pub(crate) fn read(load: &impl Fn(&str) -> Option<Vec<u8>>, name: &str) -> Result<String, Problem> {
    let script = load(&format!("{name}.js")).ok_or(Problem::Missing)?;
    unwrap(name, &script)
}
