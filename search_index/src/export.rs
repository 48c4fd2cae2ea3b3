//! From pages to files: groups are cut into pieces, pieces get names, names go into the manifest.
//!
//! Owns where pieces end and which records travel with them. Must not know the text inside the pieces.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::analysis::fold;
use crate::document::{Facet, Language, Options, Page};
use crate::error::Error;
use crate::even_pieces::even_pieces;
use crate::format::{
    Group, HASH, Kind, PageText, Posting, Record, SHELF, SectionName, SectionText, TermPiece, encode_pages,
    encode_terms, postings_length, tidy,
};
use crate::groups::{SHORTEST_PREFIX, best, group, part_groups, prefix_groups};
use crate::manifest::{List, MATCHING, Manifest};
use crate::piece::wrap;
use crate::rank::{Alternative, Ranked, Word, rank};
use crate::segment::form_postings;
use crate::side_pieces::{FacetValue, Spelling, encode_facet, encode_spellings};
use crate::spelling::{SHORTEST, keys};
use crate::stop_words::stop_words;

/// About so many bytes of a piece of words arrive after gzip.
const WORD_PIECE: usize = 9000;
/// The same for beginnings, which come on top of a piece of words.
const PREFIX_PIECE: usize = 5000;
/// Hits of a group whose records travel with it.
const RECORDS: usize = 5;
/// Forms of a group whose hits are looked at for that.
const RECORD_FORMS: usize = 3;
/// Postings of a form that are looked at for that.
const RECORD_POSTINGS: usize = 128;
/// Pieces of words at most; where they would be more, they become larger.
const TERM_PIECES: usize = 800;
/// The same for words to correct misspelt ones with; a correction takes two to four of these.
const SPELLING_PIECE: usize = 8000;
/// Pieces of spellings at most.
const SPELLING_PIECES: usize = 150;
/// Bytes of a piece of texts before gzip, at least.
const TEXT_PIECE: usize = 8000;
/// Files at most, whatever the site's size. Texts get what the other lists leave: the smaller their pieces, the less a snippet costs.
const FILES: usize = 1990;

/// Builds the files of one language: names below `search/`, and contents.
///
/// The first is the manifest, `de.js` or `en.js`, the only one at a fixed address. Equal input gives equal
/// bytes. Pages keep their order: where scores are equal, the earlier page comes first.
pub fn build(options: &Options, pages: &[Page]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let language = options.language;
    let stops: BTreeSet<String> = stop_words(language).map(str::to_owned).collect();
    let stops: Vec<String> = stops.into_iter().collect();
    let sections: usize = pages.iter().map(|page| page.sections.len().max(1)).sum();
    let sections = u32::try_from(sections).map_err(|_| Error::TooLarge("so many sections"))?;
    let forms = form_postings(options, pages)?;
    let (word_groups, stop_groups) = group(language, forms, &stops, sections);

    let spellings = spellings(language, &word_groups);
    let parts = part_groups(language, &word_groups, &options.words, sections);
    let words = cut(pages, merged(word_groups, parts), WORD_PIECE);
    let crowded = crowded_prefixes(&words);
    let all_words: Vec<&Costed> = words.iter().flatten().collect();
    let prefixes = prefix_groups(language, all_words.iter().map(|costed| &costed.group), &crowded);
    let prefixes = cut(pages, prefixes, PREFIX_PIECE);
    let stop_pieces = cut(pages, stop_groups, WORD_PIECE);
    let spellings = even_pieces(&spellings, spelling_cost, SPELLING_PIECE, SPELLING_PIECES);
    let facets = facets(pages);
    let others = [words.len(), prefixes.len(), stop_pieces.len(), spellings.len(), facets.len()];
    let left = FILES - others.iter().sum::<usize>().min(FILES / 2);
    let texts: Vec<PageText> = pages.par_iter().map(page_text).collect();
    let texts = even_pieces(&texts, |_, text| text.length(), TEXT_PIECE, left);

    let mut files = Vec::new();
    let mut manifest = Manifest {
        pages: u32::try_from(pages.len()).map_err(|_| Error::TooLarge("so many pages"))?,
        sections,
        matching: MATCHING,
        stop_words: stops,
        words: List::default(),
        prefixes: List::default(),
        stops: List::default(),
        texts: List::default(),
        text_pages: texts.iter().map(|pages| pages.len()).collect(),
        spellings: List::default(),
        facets: List::default(),
    };
    for (list, pieces) in [
        (&mut manifest.words, &words),
        (&mut manifest.prefixes, &prefixes),
        (&mut manifest.stops, &stop_pieces),
    ] {
        list.keys = first_keys(pieces, |costed| &costed.group.key);
        let payloads = pieces.par_iter().map(|groups| encode_terms(&term_piece(pages, groups))).collect();
        shelve(language, list, payloads, &mut files);
    }
    let texts = texts.par_iter().map(|texts| encode_pages(texts)).collect();
    shelve(language, &mut manifest.texts, texts, &mut files);
    manifest.spellings.keys = first_keys(&spellings, |spelling| &spelling.key);
    let payloads = spellings.par_iter().map(|spellings| encode_spellings(spellings)).collect();
    shelve(language, &mut manifest.spellings, payloads, &mut files);
    manifest.facets.keys = facets.keys().cloned().collect();
    let payloads = facets.values().map(|values| encode_facet(values)).collect();
    shelve(language, &mut manifest.facets, payloads, &mut files);
    let code = language.code();
    files.insert(0, (format!("{code}.js"), wrap(code, &manifest.encode(language))));
    Ok(files)
}

/// About what a spelling takes after gzip.
fn spelling_cost(before: Option<&Spelling>, spelling: &Spelling) -> usize {
    let shared = before.map_or(0, |before| shared_start(&before.key, &spelling.key).len());
    (spelling.key.len() - shared) * 6 / 10 + 2
}

/// Groups of words and of parts in one row.
fn merged(words: Vec<Group>, parts: Vec<Group>) -> Vec<Group> {
    let mut groups = words;
    groups.extend(parts);
    groups.par_sort_by(|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()).then(a.kind.cmp(&b.kind)));
    groups
}

/// All words that a misspelt one may have been meant for, in order of their keys.
fn spellings(language: Language, words: &[Group]) -> Vec<Spelling> {
    let mut found: Vec<Spelling> = words
        .par_iter()
        .flat_map_iter(|group| {
            group.forms.iter().map(move |form| (group.idf / 8, fold(language, &form.text)))
        })
        .filter(|(_, word)| word.chars().all(char::is_alphabetic) && word.chars().count() >= SHORTEST)
        .flat_map_iter(|(rarity, word)| {
            keys(&word).map(move |key| Spelling { key, rarity }).collect::<Vec<_>>()
        })
        .collect();
    found.par_sort_by(|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()).then(a.rarity.cmp(&b.rarity)));
    // Forms that fold to the same letters: the most common counts.
    found.dedup_by(|next, kept| next.key == kept.key);
    found
}

/// The values of each facet, in the order of their keys.
fn facets(pages: &[Page]) -> BTreeMap<String, Vec<FacetValue>> {
    let mut facets: BTreeMap<String, Vec<FacetValue>> = BTreeMap::new();
    for (page, number) in pages.iter().zip(0_u32..) {
        for Facet { name, key, label } in &page.facets {
            let values = facets.entry(tidy(name)).or_default();
            match values.iter_mut().find(|value| value.key == *key) {
                Some(value) if value.pages.last() == Some(&number) => {}
                Some(value) => value.pages.push(number),
                None => {
                    let (key, label) = (tidy(key), tidy(label));
                    values.push(FacetValue { key, label, pages: vec![number] });
                }
            }
        }
    }
    for values in facets.values_mut() {
        values.sort_by(|a, b| a.key.cmp(&b.key));
    }
    facets
}

/// A group with the hits whose records travel with it.
struct Costed {
    group: Group,
    hits: Vec<(u32, Vec<u32>)>,
    /// Estimated bytes after gzip, without records.
    cost: usize,
}

/// Cuts groups into pieces of about the same size after gzip, where neighbouring keys differ early: that keeps
/// the manifest small and beginnings together.
fn cut(pages: &[Page], groups: Vec<Group>, target: usize) -> Vec<Vec<Costed>> {
    let costed: Vec<Costed> = groups.into_par_iter().map(costed).collect();
    let mut target = target;
    let mut ends = piece_ends(pages, &costed, target);
    // Large sites get larger pieces, not more files than a host takes.
    while ends.len() > TERM_PIECES {
        target += target / 20 + target * (ends.len() - TERM_PIECES) / TERM_PIECES;
        ends = piece_ends(pages, &costed, target);
    }
    let mut rest = costed.into_iter();
    ends.into_iter().map(|end| rest.by_ref().take(end).collect()).collect()
}

/// The lengths of the pieces.
fn piece_ends(pages: &[Page], groups: &[Costed], target: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < groups.len() {
        let end = piece_end(pages, &groups[start..], target);
        ends.push(end);
        start += end;
    }
    ends
}

fn piece_end(pages: &[Page], groups: &[Costed], target: usize) -> usize {
    let mut seen = BTreeSet::new();
    let mut cost = 0;
    let mut best: Option<(usize, usize)> = None;
    for (at, group) in groups.iter().enumerate() {
        // A cut before this group is worth considering once the piece is nearly full.
        if at > 0 && cost * 10 >= target * 7 {
            let shared = shared_start(&groups[at - 1].group.key, &group.group.key).len();
            if best.is_none_or(|(least, _)| shared <= least) {
                best = Some((shared, at));
            }
        }
        cost += group.cost;
        for (page, sections) in &group.hits {
            if seen.insert(*page) {
                cost += record_cost(&pages[*page as usize], sections);
            }
        }
        if cost > target && at > 0 {
            return best.map_or(at, |(_, at)| at);
        }
    }
    groups.len()
}

fn shared_start<'a>(a: &'a str, b: &str) -> &'a str {
    let end = a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    &a[..end.unwrap_or_else(|| a.len().min(b.len()))]
}

/// Digits of postings hardly compress, words do by half, records by two thirds.
fn costed(group: Group) -> Costed {
    let length: usize = group.forms.iter().map(|form| postings_length(&form.postings)).sum();
    let names: usize = group.key.len() + group.forms.iter().map(|form| form.text.len() / 2).sum::<usize>();
    // Hardly a hit comes from a stop word alone, and without records all of them fit one or two pieces.
    let hits = if group.kind == Kind::Stop as u32 { Vec::new() } else { hits(&group) };
    Costed { hits, cost: (length + names + 4) * 6 / 10 + names / 4, group }
}

/// About what a record takes after gzip.
fn record_cost(page: &Page, sections: &[u32]) -> usize {
    let own_section = |section: &u32| page.sections.get(*section as usize).filter(|_| *section > 0);
    let names = sections.iter().filter_map(own_section).map(|section| {
        let length = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        length(&section.heading) + length(&section.anchor) + 4
    });
    let own = page.key.len() + page.title.len() + page.details.len() + 8;
    (own + names.sum::<usize>()) * 4 / 10
}

/// The first hits of one-word queries for the group's most frequent forms.
fn hits(group: &Group) -> Vec<(u32, Vec<u32>)> {
    let mut forms: Vec<usize> = (0..group.forms.len()).collect();
    forms.sort_by_key(|form| Reverse(group.forms[*form].postings.len()));
    // The first pages are among those with the highest impacts.
    let postings: Vec<Vec<Posting>> =
        group.forms.iter().map(|form| best(form.postings.clone(), RECORD_POSTINGS)).collect();
    let mut hits: Vec<(u32, Vec<u32>)> = Vec::new();
    for exact in forms.into_iter().take(RECORD_FORMS) {
        for Ranked { page, sections, .. } in rank_form(group, &postings, exact) {
            match hits.iter_mut().find(|(known, _)| *known == page) {
                Some((_, known)) => known.extend(sections),
                None => hits.push((page, sections)),
            }
        }
    }
    hits
}

fn rank_form(group: &Group, postings: &[Vec<Posting>], exact: usize) -> Vec<Ranked> {
    let alternatives = postings
        .iter()
        .enumerate()
        .map(|(number, postings)| Alternative {
            factor: group.idf
                * match (group.kind, number == exact) {
                    (kind, _) if kind == Kind::Part as u32 => MATCHING.part,
                    (_, true) => MATCHING.exact,
                    (_, false) => MATCHING.other,
                },
            postings,
        })
        .collect();
    rank(&[Word { weight: group.idf * MATCHING.exact, alternatives }], &MATCHING, RECORDS, None).hits
}

/// All beginnings of two letters or more that two neighbouring pieces share.
fn crowded_prefixes(pieces: &[Vec<Costed>]) -> BTreeSet<String> {
    let mut prefixes = BTreeSet::new();
    for pair in pieces.windows(2) {
        let (Some(last), Some(first)) = (pair[0].last(), pair[1].first()) else { continue };
        let shared = shared_start(&last.group.key, &first.group.key);
        for (at, c) in shared.char_indices().skip(SHORTEST_PREFIX - 1) {
            prefixes.insert(shared[..at + c.len_utf8()].to_owned());
        }
    }
    prefixes
}

/// The shortest keys that tell pieces apart; the first is empty.
fn first_keys<T>(pieces: &[impl AsRef<[T]>], key: impl Fn(&T) -> &str) -> Vec<String> {
    let mut keys = Vec::with_capacity(pieces.len());
    let mut before: Option<&str> = None;
    for piece in pieces {
        let (Some(first), Some(last)) = (piece.as_ref().first(), piece.as_ref().last()) else { continue };
        let first = key(first);
        let shared = before.map_or(0, |before| shared_start(before, first).chars().count() + 1);
        keys.push(first.chars().take(shared).collect());
        before = Some(key(last));
    }
    keys
}

fn term_piece(pages: &[Page], groups: &[Costed]) -> TermPiece {
    let mut wanted: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (page, sections) in groups.iter().flat_map(|group| &group.hits) {
        wanted.entry(*page).or_default().extend(sections);
    }
    TermPiece {
        groups: groups.iter().map(|costed| costed.group.clone()).collect(),
        records: wanted
            .into_iter()
            .map(|(page, sections)| record(pages, page, sections.into_iter()))
            .collect(),
    }
}

fn record(pages: &[Page], page: u32, sections: impl Iterator<Item = u32>) -> Record {
    let content = &pages[page as usize];
    let name = |section: u32| {
        let found = content.sections.get(section as usize)?;
        let heading = tidy(found.heading.as_deref().unwrap_or_default());
        Some(SectionName { section, heading, anchor: tidy(found.anchor.as_deref().unwrap_or_default()) })
    };
    Record {
        page,
        key: tidy(&content.key),
        title: tidy(&content.title),
        address: tidy(&content.address),
        details: tidy(&content.details),
        // The page's beginning has no heading: there is nothing to say of it.
        sections: sections.filter(|section| *section > 0).filter_map(name).collect(),
    }
}

fn page_text(page: &Page) -> PageText {
    let section = |section: &crate::document::Section| SectionText {
        heading: tidy(section.heading.as_deref().unwrap_or_default()),
        anchor: tidy(section.anchor.as_deref().unwrap_or_default()),
        text: tidy(&section.text),
    };
    PageText {
        key: tidy(&page.key),
        title: tidy(&page.title),
        address: tidy(&page.address),
        details: tidy(&page.details),
        summary: tidy(&page.summary),
        sections: page.sections.iter().map(section).collect(),
    }
}

/// Names the pieces of a list after the content of their shelf and adds them to the files.
fn shelve(language: Language, list: &mut List, payloads: Vec<String>, files: &mut Vec<(String, Vec<u8>)>) {
    list.shelves = payloads
        .par_chunks(SHELF)
        .map(|shelf| {
            let mut hasher = blake3::Hasher::new();
            for payload in shelf {
                hasher.update(&(payload.len() as u64).to_le_bytes());
                hasher.update(payload.as_bytes());
            }
            short(&hasher.finalize())
        })
        .collect();
    let list = &*list;
    files.par_extend(payloads.into_par_iter().enumerate().filter_map(|(index, payload)| {
        let name = list.name(language, index)?;
        let script = wrap(&name, &payload);
        Some((name + ".js", script))
    }));
}

/// 35 bits of a hash in letters and digits that every file system tells apart.
fn short(hash: &blake3::Hash) -> String {
    hash.as_bytes()
        .iter()
        .take(HASH)
        .map(|byte| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[usize::from(byte & 31)]))
        .collect()
}
