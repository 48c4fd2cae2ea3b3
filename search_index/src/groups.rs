//! From forms to groups: one group per stem, one per stop word, one per crowded beginning.
//!
//! Owns the caps that keep a piece small, and the idf. Must not know how groups are written.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::analysis::{Stems, fold};
use crate::compounds::Compounds;
use crate::document::Language;
use crate::format::{Form, Group, Kind, Posting};
use crate::segment::FormPostings;
use crate::stop_words::common_words;

/// Postings of one stem. Where a word stands in more sections, it decides little: the best are kept.
const WORD_CAP: usize = 4000;
/// What a word that is common everywhere weighs, in per cent of a word as rare.
const COMMON_SHARE: u32 = 30;
/// The logarithm that the power in [`idf`] leaves as it is.
const UNCHANGED: f64 = 100.0;
/// Postings of one stop word: enough for questions and titles that hold it.
const STOP_CAP: usize = 32;
/// Postings of the compounds that hold one stem.
const PART_CAP: usize = 300;
/// Postings of one beginning.
const PREFIX_CAP: usize = 100;
/// Shorter beginnings are not completed; in characters.
pub(crate) const SHORTEST_PREFIX: usize = 2;

/// The groups of all words but stop words, and those of stop words, each in order of their keys.
pub(crate) fn group(
    language: Language,
    forms: Vec<FormPostings>,
    stop_words: &[String],
    sections: u32,
) -> (Vec<Group>, Vec<Group>) {
    let (stops, forms): (Vec<_>, Vec<_>) =
        forms.into_iter().partition(|form| stop_words.binary_search(&form.form).is_ok());
    let mut stops: Vec<Group> = stops
        .into_iter()
        .map(|form| {
            let idf = idf(sections, form.postings.len());
            let forms = vec![Form { text: form.form.clone(), postings: best(form.postings, STOP_CAP) }];
            Group { key: form.form, kind: Kind::Stop as u32, idf, forms }
        })
        .collect();
    stops.sort_by(|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()));

    let mut stemmed: Vec<(String, FormPostings)> = forms
        .into_par_iter()
        .map_init(
            || Stems::new(language),
            |stems, form| {
                let stem = stems.stem(&form.form);
                (if stem.is_empty() { form.form.clone() } else { stem }, form)
            },
        )
        .collect();
    stemmed.par_sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()).then(a.1.form.cmp(&b.1.form)));
    let mut words: Vec<Group> = Vec::new();
    for (stem, form) in stemmed {
        let form = Form { text: form.form, postings: form.postings };
        match words.last_mut() {
            Some(group) if group.key == stem => group.forms.push(form),
            _ => words.push(Group { key: stem, kind: Kind::Word as u32, idf: 0, forms: vec![form] }),
        }
    }
    words.par_iter_mut().for_each(|group| finish_word(group, sections));
    let mut stems = Stems::new(language);
    let common: BTreeSet<String> = common_words(language).map(|word| stems.stem(word)).collect();
    for group in words.iter_mut().filter(|group| common.contains(&group.key)) {
        group.idf = (group.idf * COMMON_SHARE / 100).max(1);
    }
    (words, stops)
}

/// One group for each stem that is a part of compounds, from the forms of those.
///
/// `words` holds the groups of all stems; `more` are words that compounds may be made of though no page has them.
pub(crate) fn part_groups(language: Language, words: &[Group], more: &[String], sections: u32) -> Vec<Group> {
    if language != Language::German {
        return Vec::new();
    }
    let forms = || words.iter().flat_map(|group| group.forms.iter().map(move |form| (group, form)));
    let stem_of: HashMap<&str, &str> =
        forms().map(|(group, form)| (form.text.as_str(), group.key.as_str())).collect();
    let count = |form: &Form| u32::try_from(form.postings.len()).unwrap_or(u32::MAX);
    let own = more.iter().map(|word| (word.as_str(), u32::MAX));
    let compounds = Compounds::new(forms().map(|(_, form)| (form.text.as_str(), count(form))).chain(own));
    let all: Vec<(&Group, &Form)> = forms().collect();
    let cut: Vec<(&str, &Group, &Form)> = all
        .par_iter()
        .flat_map_iter(|(group, form)| {
            let parts = compounds.parts(&form.text).into_iter();
            let mut stems: Vec<&str> = parts.filter_map(|part| stem_of.get(part).copied()).collect();
            stems.sort_unstable();
            stems.dedup();
            stems.retain(|stem| *stem != group.key);
            stems.into_iter().map(move |stem| (stem, *group, *form))
        })
        .collect();
    let mut found: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for (stem, _, form) in cut {
        found.entry(stem).or_default().push(form);
    }
    found.into_par_iter().map(|(stem, forms)| part_group(stem, &forms, sections)).collect()
}

fn part_group(stem: &str, forms: &[&Form], sections: u32) -> Group {
    let mut postings: Vec<Posting> = forms.iter().flat_map(|form| form.postings.iter().copied()).collect();
    postings.sort_unstable_by_key(|p| (place(p), Reverse(p.impact)));
    postings.dedup_by_key(|p| place(p));
    let idf = idf(sections, postings.len());
    let form = Form { text: stem.to_owned(), postings: best(postings, PART_CAP) };
    Group { key: stem.to_owned(), kind: Kind::Part as u32, idf, forms: vec![form] }
}

/// Sets the idf of a stem and keeps the best of its postings.
fn finish_word(group: &mut Group, sections: u32) {
    let mut places: Vec<_> = group.forms.iter().flat_map(|form| &form.postings).map(place).collect();
    let all = places.len();
    if group.forms.len() > 1 {
        places.sort_unstable();
        places.dedup();
    }
    group.idf = idf(sections, places.len());
    if all <= WORD_CAP {
        return;
    }
    let mut impacts: Vec<_> = group
        .forms
        .iter()
        .enumerate()
        .flat_map(|(form, content)| content.postings.iter().map(move |p| (Reverse(p.impact), place(p), form)))
        .collect();
    impacts.sort_unstable();
    let last = impacts[WORD_CAP - 1];
    for (form, content) in group.forms.iter_mut().enumerate() {
        content.postings.retain(|p| (Reverse(p.impact), place(p), form) <= last);
    }
    group.forms.retain(|form| !form.postings.is_empty());
}

/// One group for each beginning, from all forms that begin with it. `prefixes` holds with each beginning all
/// shorter ones.
pub(crate) fn prefix_groups<'a>(
    language: Language,
    words: impl Iterator<Item = &'a Group>,
    prefixes: &BTreeSet<String>,
) -> Vec<Group> {
    let mut found: BTreeMap<&str, Vec<(&Group, &Form)>> = BTreeMap::new();
    for group in words.filter(|group| group.kind == Kind::Word as u32) {
        for form in &group.forms {
            let folded = fold(language, &form.text);
            for (at, c) in folded.char_indices().skip(SHORTEST_PREFIX - 1) {
                let Some(prefix) = prefixes.get(&folded[..at + c.len_utf8()]) else { break };
                found.entry(prefix).or_default().push((group, form));
            }
        }
    }
    let mut groups: Vec<Group> =
        found.into_par_iter().map(|(prefix, forms)| prefix_group(prefix, &forms)).collect();
    groups.sort_by(|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()));
    groups
}

fn prefix_group(prefix: &str, forms: &[(&Group, &Form)]) -> Group {
    // What is not among the best of its form is not among the best of all.
    let mut postings: Vec<Posting> =
        forms.iter().flat_map(|(_, form)| best(form.postings.clone(), PREFIX_CAP)).collect();
    postings.sort_unstable_by_key(|p| (place(p), Reverse(p.impact)));
    postings.dedup_by_key(|p| place(p));
    let forms_text = Form { text: prefix.to_owned(), postings: best(postings, PREFIX_CAP) };
    // The most common completion is the likeliest.
    let idf = forms.iter().map(|(group, _)| group.idf).min().unwrap_or(1);
    Group { key: prefix.to_owned(), kind: Kind::Prefix as u32, idf, forms: vec![forms_text] }
}

fn place(posting: &Posting) -> (u32, u32) {
    (posting.page, posting.section)
}

/// The postings of highest impact, in order of place.
pub(crate) fn best(mut postings: Vec<Posting>, cap: usize) -> Vec<Posting> {
    if postings.len() > cap {
        postings.select_nth_unstable_by_key(cap, |p| (Reverse(p.impact), place(p)));
        postings.truncate(cap);
        postings.sort_unstable_by_key(place);
    }
    postings
}

/// How much more a rare word says than a common one: sixteen times the binary logarithm of how many sections there are to one
/// that holds the word, to the power of three quarters, as a number of about the same size.
///
/// The power is below one because words that hardly a page has are often just words of talk. The logarithm is computed by
/// squaring and the power by roots: `log2` and `powf` may differ between platforms in their last bit, these do not.
fn idf(sections: u32, found: usize) -> u32 {
    let found = f64::from(u32::try_from(found).unwrap_or(u32::MAX));
    let mut ratio = 1.0 + (f64::from(sections) - found + 0.5).max(0.5) / (found + 0.5);
    let mut log: u32 = 0;
    while ratio >= 2.0 {
        ratio /= 2.0;
        log += 16;
    }
    for bit in [8, 4, 2, 1] {
        ratio *= ratio;
        if ratio >= 2.0 {
            ratio /= 2.0;
            log += bit;
        }
    }
    let root = (f64::from(log.max(1)) / UNCHANGED).sqrt();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and a few hundred"
    )]
    let idf = (UNCHANGED * root * root.sqrt()).round() as u32;
    idf.max(1)
}
