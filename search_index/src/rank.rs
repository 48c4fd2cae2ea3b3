//! The order of the hits: pure arithmetic on postings, in whole numbers.
//!
//! `client/rank.js` does the same sums; `README.md` has the formula. Must not know words, pieces or texts.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::format::Posting;
use crate::manifest::Matching;

/// Postings that satisfy a word of the query, and what they are worth.
pub(crate) struct Alternative<'a> {
    pub(crate) factor: u32,
    pub(crate) postings: &'a [Posting],
}

/// A word of the query.
pub(crate) struct Word<'a> {
    /// What covering the word is worth.
    pub(crate) weight: u32,
    pub(crate) alternatives: Vec<Alternative<'a>>,
}

/// A page and its best sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ranked {
    pub(crate) page: u32,
    pub(crate) score: u64,
    /// The best section and at most two further ones.
    pub(crate) sections: Vec<u32>,
}

/// A page among all that are found.
struct Found<'e> {
    page: u32,
    score: u64,
    /// Weight of the words found.
    covered: u64,
    entries: &'e [Entry],
}

/// Sections shown of one page.
pub(crate) const SECTIONS: usize = 3;

/// One word in one section: page, section, number of the word, score.
type Entry = (u32, u32, usize, u64);

/// What is found.
pub(crate) struct Ranking {
    /// The best pages.
    pub(crate) hits: Vec<Ranked>,
    /// All pages, in order of their numbers.
    pub(crate) pages: Vec<u32>,
}

/// The pages found, and the best `limit` of them. With `allowed`, others are left out.
pub(crate) fn rank(
    words: &[Word<'_>],
    matching: &Matching,
    limit: usize,
    allowed: Option<&BTreeSet<u32>>,
) -> Ranking {
    let mut entries: Vec<Entry> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        for alternative in &word.alternatives {
            let allowed = alternative
                .postings
                .iter()
                .filter(|posting| allowed.is_none_or(|allowed| allowed.contains(&posting.page)));
            entries.extend(allowed.map(|posting| {
                let score = u64::from(alternative.factor) * u64::from(posting.impact);
                (posting.page, posting.section, number, score)
            }));
        }
    }
    // The best alternative of a word in a section comes first, the others go.
    entries.sort_unstable_by_key(|&(page, section, word, score)| (page, section, word, Reverse(score)));
    entries.dedup_by_key(|&mut (page, section, word, _)| (page, section, word));

    let whole: u64 = words.iter().map(|word| u64::from(word.weight)).sum::<u64>().max(1);
    let mut best_of_word = vec![0; words.len()];
    let mut pages: Vec<Found<'_>> = entries
        .chunk_by(|a, b| a.0 == b.0)
        .map(|entries| rank_page(entries, words, matching, whole, &mut best_of_word))
        .collect();
    let best = pages.iter().map(|page| page.covered).max().unwrap_or(0);
    pages.retain(|page| page.covered * u64::from(matching.least) >= best);
    let all = pages.iter().map(|page| page.page).collect();
    pages.sort_unstable_by_key(|page| (Reverse(page.score), page.page));
    pages.truncate(limit);
    let ranked = |found: Found<'_>| {
        let sections = best_sections(found.entries);
        Ranked { page: found.page, score: found.score, sections }
    };
    Ranking { hits: pages.into_iter().map(ranked).collect(), pages: all }
}

fn sum(section: &[Entry]) -> u64 {
    section.iter().map(|(.., score)| score).sum()
}

/// `best_of_word` is room for a number per word, handed from page to page.
fn rank_page<'e>(
    entries: &'e [Entry],
    words: &[Word<'_>],
    matching: &Matching,
    whole: u64,
    best_of_word: &mut [u64],
) -> Found<'e> {
    best_of_word.fill(0);
    for &(_, _, word, score) in entries {
        best_of_word[word] = score.max(best_of_word[word]);
    }
    let best_section = entries.chunk_by(|a, b| a.1 == b.1).map(sum).max().unwrap_or(0);
    let found = words.iter().zip(&*best_of_word).filter(|(_, best)| **best > 0);
    let covered: u64 = found.map(|(word, _)| u64::from(word.weight)).sum();
    let score = u64::from(matching.page) * best_of_word.iter().sum::<u64>() + best_section;
    let score = score * (whole + u64::from(matching.cover) * covered) / whole;
    Found { page: entries[0].0, score, covered, entries }
}

/// The best of a page's sections, best first.
fn best_sections(entries: &[Entry]) -> Vec<u32> {
    let sections = entries.chunk_by(|a, b| a.1 == b.1).map(|section| (sum(section), section[0].1));
    let mut sections: Vec<(u64, u32)> = sections.collect();
    sections.sort_unstable_by_key(|&(sum, section)| (Reverse(sum), section));
    let best = sections.first().map_or(0, |(sum, _)| *sum);
    sections.retain(|(sum, _)| sum * 3 >= best);
    sections.truncate(SECTIONS);
    sections.into_iter().map(|(_, section)| section).collect()
}
