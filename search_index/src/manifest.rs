//! The manifest: the only file at a fixed address. It says what there is, which piece holds a key, and what the
//! kinds of match are worth.
//!
//! Owns its text and the names of pieces. Must not know what is in the pieces.

use crate::document::Language;
use crate::error::Problem;
use crate::format::{HASH, SHELF, body, header, push_coded, read_coded};
use crate::vlq::{Reader, push};

/// What a match is worth, by how near the form is to the word of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Matching {
    /// The form itself.
    pub(crate) exact: u32,
    /// Another form of the same stem.
    pub(crate) other: u32,
    /// A longer word, if the word of the query is a word of the index itself.
    pub(crate) prefix_beside: u32,
    /// A longer word, if it is not.
    pub(crate) prefix_alone: u32,
    /// A compound that holds the word.
    pub(crate) part: u32,
    /// A word that a compound of the query is made of, if no page holds the compound.
    pub(crate) cut: u32,
    /// A word that is spelt nearly so.
    pub(crate) typo: u32,
    /// A stop word.
    pub(crate) stop: u32,
    /// How often a page's words count against its best section's.
    pub(crate) page: u32,
    /// How much covering the whole query adds to the score, as a multiple of it.
    pub(crate) cover: u32,
    /// A page is found if it covers at least one part in so many of what the best page covers.
    pub(crate) least: u32,
}

/// The weights of this version.
pub(crate) const MATCHING: Matching = Matching {
    exact: 16,
    other: 15,
    prefix_beside: 3,
    prefix_alone: 8,
    part: 13,
    cut: 10,
    typo: 8,
    stop: 2,
    page: 2,
    cover: 3,
    least: 5,
};

impl Matching {
    fn numbers(&self) -> [u32; 11] {
        [
            self.exact,
            self.other,
            self.prefix_beside,
            self.prefix_alone,
            self.part,
            self.cut,
            self.typo,
            self.stop,
            self.page,
            self.cover,
            self.least,
        ]
    }
}

/// A row of pieces in order of their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// One hash for every [`SHELF`] pieces.
    pub(crate) shelves: Vec<String>,
    /// The first key of each piece, cut to what tells it from the piece before.
    pub(crate) keys: Vec<String>,
}

impl List {
    /// The piece in which a key would stand.
    pub(crate) fn find(&self, key: &str) -> Option<usize> {
        let after = self.keys.partition_point(|first| !first.encode_utf16().gt(key.encode_utf16()));
        (!self.keys.is_empty()).then(|| after.saturating_sub(1))
    }

    /// The pieces that may hold keys from `first` to `last`.
    pub(crate) fn range(&self, first: &str, last: &str) -> std::ops::RangeInclusive<usize> {
        let (first, last) = (self.find(first), self.find(last));
        first.unwrap_or(1)..=last.unwrap_or(0)
    }

    /// Whether keys with this beginning stand in more than one piece.
    pub(crate) fn is_divided(&self, prefix: &str) -> bool {
        self.keys.iter().any(|first| first.len() > prefix.len() && first.starts_with(prefix))
    }

    /// The name of a piece; none if there is no such piece.
    pub(crate) fn name(&self, language: Language, index: usize) -> Option<String> {
        let hash = self.shelves.get(index / SHELF)?;
        Some(format!("{}/{hash}-{index}", language.code()))
    }
}

/// What the manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) pages: u32,
    pub(crate) sections: u32,
    pub(crate) matching: Matching,
    pub(crate) stop_words: Vec<String>,
    pub(crate) words: List,
    pub(crate) prefixes: List,
    pub(crate) stops: List,
    /// Pieces of texts have no keys.
    pub(crate) texts: List,
    /// How many pages stand in each of them.
    pub(crate) text_pages: Vec<usize>,
    /// Words to correct misspelt ones with.
    pub(crate) spellings: List,
    /// One piece per facet; the keys are the facets' names.
    pub(crate) facets: List,
}

impl Manifest {
    /// The payload of the manifest.
    pub(crate) fn encode(&self, language: Language) -> String {
        let mut out = header('m');
        out.push('\n');
        out.push_str(language.code());
        out.push('\t');
        for number in [self.pages, self.sections] {
            push(&mut out, number);
        }
        for number in self.matching.numbers() {
            push(&mut out, number);
        }
        out.push('\n');
        out.push_str(&self.stop_words.join(" "));
        for list in [&self.words, &self.prefixes, &self.stops] {
            push_list(&mut out, list);
        }
        push_list(&mut out, &self.texts);
        out.push('\t');
        for pages in &self.text_pages {
            push(&mut out, u32::try_from(*pages).unwrap_or(u32::MAX));
        }
        for list in [&self.spellings, &self.facets] {
            push_list(&mut out, list);
        }
        out
    }

    /// The piece of texts in which a page stands, and its place there.
    pub(crate) fn place_of_text(&self, page: u32) -> Option<(usize, usize)> {
        let mut rest = page as usize;
        for (piece, pages) in self.text_pages.iter().enumerate() {
            match rest.checked_sub(*pages) {
                Some(later) => rest = later,
                None => return Some((piece, rest)),
            }
        }
        None
    }

    /// Reads a manifest.
    pub(crate) fn decode(language: Language, payload: &str) -> Result<Self, Problem> {
        let body = body(payload, 'm')?;
        Self::read(language, body).ok_or(Problem::Damaged)
    }

    fn read(language: Language, body: &str) -> Option<Self> {
        let mut lines = body.split('\n');
        let (code, numbers) = lines.next()?.split_once('\t')?;
        (code == language.code()).then_some(())?;
        let mut reader = Reader::new(numbers);
        let mut number = || reader.number();
        let (pages, sections) = (number()?, number()?);
        let matching = Matching {
            exact: number()?,
            other: number()?,
            prefix_beside: number()?,
            prefix_alone: number()?,
            part: number()?,
            cut: number()?,
            typo: number()?,
            stop: number()?,
            page: number()?,
            cover: number()?,
            least: number()?,
        };
        let stop_words = lines.next()?.split(' ').map(str::to_owned).collect();
        let mut list = || read_list(lines.next()?);
        let (words, prefixes, stops) = (list()?, list()?, list()?);
        let (texts, text_pages) = read_texts(lines.next()?)?;
        let mut list = || read_list(lines.next()?);
        let (spellings, facets) = (list()?, list()?);
        Some(Self {
            pages,
            sections,
            matching,
            stop_words,
            words,
            prefixes,
            stops,
            texts,
            text_pages,
            spellings,
            facets,
        })
    }
}

fn push_list(out: &mut String, list: &List) {
    out.push('\n');
    out.push_str(&list.shelves.concat());
    let mut before = "";
    for key in &list.keys {
        out.push('\t');
        push_coded(out, before, key);
        before = key;
    }
}

/// Pieces of texts, and how many pages stand in each.
fn read_texts(line: &str) -> Option<(List, Vec<usize>)> {
    let (hashes, numbers) = line.split_once('\t')?;
    let mut reader = Reader::new(numbers);
    let mut pages = Vec::new();
    while !reader.rest().is_empty() {
        pages.push(reader.number()? as usize);
    }
    Some((read_list(hashes)?, pages))
}

fn read_list(line: &str) -> Option<List> {
    let mut fields = line.split('\t');
    let hashes = fields.next()?;
    (hashes.is_ascii() && hashes.len().is_multiple_of(HASH)).then_some(())?;
    let shelves = (0..hashes.len() / HASH).map(|at| hashes[at * HASH..(at + 1) * HASH].to_owned()).collect();
    let mut keys: Vec<String> = Vec::new();
    for coded in fields {
        let key = read_coded(keys.last().map_or("", String::as_str), coded)?;
        keys.push(key);
    }
    Some(List { shelves, keys })
}
