//! From a query's words to postings: other forms, compounds, what words are made of, words spelt nearly so.
//!
//! `client/expand.js` is the port. Must not know what hits look like.

use std::collections::BTreeSet;

use crate::analysis::fold;
use crate::compounds::LINKS;
use crate::document::Language;
use crate::format::{Group, Kind, Posting};
use crate::manifest::List;
use crate::pieces::Pieces;
use crate::query::{Query, QueryWord, other_word};
use crate::rank::{Alternative, Word};
use crate::search::{Correction, Searcher};
use crate::spelling::{self, SHORTEST, edits, nearest};

/// A word that stands in fewer sections may be misspelt.
const FEW: usize = 3;
/// A compound that stands in fewer is searched by the words that it is made of, too: most pages write it another way.
const RARE: usize = 8;
/// Pieces in which the first word of an unknown compound is looked for, and cuts that are tried.
const CUT_PIECES: usize = 4;
const CUTS: usize = 4;
/// A query of more words that weigh is a question.
const QUESTION: usize = 4;

/// A word that is searched.
pub(crate) enum Wanted {
    /// A word of the query, and words spelt nearly so.
    Own(QueryWord, Vec<QueryWord>),
    /// One of the words that a word of the query is made of.
    Part(QueryWord),
}

/// A query's words with what is searched beside them.
pub(crate) struct Expanded {
    pub(crate) words: Vec<Wanted>,
    pub(crate) corrected: Vec<Correction>,
    pub(crate) marks: Vec<QueryWord>,
}

impl Searcher<'_> {
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

    /// The query's words, and what is searched beside or instead of those that are hardly found.
    pub(crate) fn expanded(&self, query: &Query, pieces: &mut Pieces<'_>) -> Expanded {
        for (list, key) in query.words.iter().flat_map(|word| self.wanted(word)) {
            pieces.terms_of(list, key);
        }
        let mut expanded = Expanded { words: Vec::new(), corrected: Vec::new(), marks: query.words.clone() };
        let in_question = query.words.iter().filter(|word| !word.stop).count() > QUESTION;
        for word in &query.words {
            let found: usize = self
                .word(&Wanted::Own(word.clone(), Vec::new()), pieces)
                .alternatives
                .iter()
                .map(|a| a.postings.len())
                .sum();
            let folded = fold(self.language, &word.form);
            let edits = edits(folded.chars().count(), in_question);
            if found >= RARE || word.stop || edits == 0 || !word.form.chars().all(char::is_alphabetic) {
                expanded.words.push(Wanted::Own(word.clone(), Vec::new()));
                continue;
            }
            let (distance, near) = if found < FEW {
                let spellings = pieces.spellings_of(&spelling::ranges(&folded, edits));
                nearest(&folded, edits, spellings.into_iter())
            } else {
                (0, Vec::new())
            };
            // What differs in one letter is misspelt; else the word may be a compound that hardly a page has.
            let cut = if distance == 1 { Vec::new() } else { self.cut(&folded, pieces) };
            for part in cut {
                expanded.marks.push(part.clone());
                expanded.words.push(Wanted::Part(part));
            }
            // Beside a word that is found, only what differs in one letter.
            let near = if found == 0 || distance == 1 { near } else { Vec::new() };
            let near: Vec<QueryWord> = near.iter().map(|form| other_word(self.language, form)).collect();
            for other in &near {
                pieces.terms_of(&self.manifest.words, &other.stem);
                expanded.marks.push(other.clone());
            }
            if found == 0
                && let Some(to) = near.first().and_then(|other| self.real_form(other, pieces))
            {
                expanded.corrected.push(Correction { from: word.form.clone(), to });
            }
            expanded.words.push(Wanted::Own(word.clone(), near));
        }
        expanded
    }

    /// Of the pages that are allowed, those that hold each form of each phrase; stop words decide nothing.
    pub(crate) fn with_phrase_words(
        &self,
        query: &Query,
        mut allowed: Option<BTreeSet<u32>>,
        pieces: &Pieces<'_>,
    ) -> Option<BTreeSet<u32>> {
        for word in query.words.iter().filter(|word| !word.stop) {
            if !query.phrases.iter().flatten().any(|form| *form == word.form) {
                continue;
            }
            let group = pieces.group(&self.manifest.words, &word.stem, Kind::Word);
            let form = group.and_then(|group| group.forms.iter().find(|form| form.text == word.form));
            let pages = form.into_iter().flat_map(|form| form.postings.iter().map(|posting| posting.page));
            let known = allowed.take();
            let pages = pages.filter(|page| known.as_ref().is_none_or(|known| known.contains(page)));
            allowed = Some(pages.collect());
        }
        allowed
    }

    /// The form as pages have it, of a word that was folded.
    fn real_form(&self, word: &QueryWord, pieces: &Pieces<'_>) -> Option<String> {
        let group = pieces.group(&self.manifest.words, &word.stem, Kind::Word)?;
        let form = group.forms.iter().find(|form| fold(self.language, &form.text) == word.form)?;
        Some(form.text.clone())
    }

    /// The words of the index that a compound is made of: the longest first one whose rest is a word too; if there is none,
    /// the longest first one alone.
    fn cut(&self, word: &str, pieces: &mut Pieces<'_>) -> Vec<QueryWord> {
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        if self.language != Language::German || letters.len() < 2 * SHORTEST {
            return Vec::new();
        }
        let beginnings: Vec<&str> =
            (SHORTEST..=letters.len() - SHORTEST).rev().map(|end| &word[..letters[end].0]).collect();
        let mut names: Vec<usize> = Vec::new();
        for beginning in &beginnings {
            let Some(index) = self.manifest.words.find(beginning).filter(|index| !names.contains(index))
            else {
                continue;
            };
            if names.len() < CUT_PIECES {
                names.push(index);
                pieces.terms_of(&self.manifest.words, beginning);
            }
        }
        let mut firsts: Vec<(String, String)> = Vec::new();
        for name in names {
            firsts.extend(pieces.forms_within(name, word));
        }
        firsts.sort_by(|(a, one), (b, other)| {
            b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)).then(one.cmp(other))
        });
        firsts.dedup();
        let rests = firsts.iter().flat_map(|(written, first)| {
            let rest = word.strip_prefix(written.as_str()).unwrap_or_default();
            let linked = LINKS.iter().filter_map(move |link| rest.strip_prefix(link));
            linked.filter(|rest| rest.chars().count() >= SHORTEST).map(move |rest| (first, rest))
        });
        let cuts: Vec<(QueryWord, QueryWord)> = rests
            .take(CUTS)
            .map(|(first, rest)| (other_word(self.language, first), other_word(self.language, rest)))
            .collect();
        for (_, second) in &cuts {
            pieces.terms_of(&self.manifest.words, &second.stem);
        }
        let is_word = |(_, second): &&(QueryWord, QueryWord)| {
            pieces.group(&self.manifest.words, &second.stem, Kind::Word).is_some()
        };
        match cuts.iter().find(is_word) {
            Some((first, second)) => vec![first.clone(), second.clone()],
            None => cuts.first().map(|(first, _)| first.clone()).into_iter().collect(),
        }
    }

    /// The postings for a word of the query.
    pub(crate) fn word<'p>(&self, wanted: &Wanted, pieces: &'p Pieces<'_>) -> Word<'p> {
        let matching = &self.manifest.matching;
        let mut found = Word { weight: 0, alternatives: Vec::new() };
        match wanted {
            Wanted::Part(part) => self.add(part, matching.cut, matching.cut, pieces, &mut found),
            Wanted::Own(word, near) => {
                let (exact, other) =
                    if word.stop { (matching.stop, matching.stop) } else { (matching.exact, matching.other) };
                self.add(word, exact, other, pieces, &mut found);
                if let Some(prefix) = &word.prefix {
                    let (idf, postings) = self.completions(prefix, pieces);
                    let share = if found.weight > 0 { matching.prefix_beside } else { matching.prefix_alone };
                    if found.weight == 0 {
                        found.weight = idf * matching.exact;
                    }
                    let completed = |postings| Alternative { factor: idf * share, postings };
                    found.alternatives.extend(postings.into_iter().map(completed));
                }
                for other in near {
                    self.add(other, matching.typo, matching.typo, pieces, &mut found);
                }
            }
        }
        found
    }

    /// Adds the postings of a word's forms and of the compounds that hold it.
    fn add<'p>(&self, word: &QueryWord, exact: u32, other: u32, pieces: &'p Pieces<'_>, to: &mut Word<'p>) {
        let manifest = &self.manifest;
        let (list, key, kind) = if word.stop {
            (&manifest.stops, &word.form, Kind::Stop)
        } else {
            (&manifest.words, &word.stem, Kind::Word)
        };
        let mut weight = 0;
        if let Some(group) = pieces.group(list, key, kind) {
            weight = group.idf * exact;
            for form in &group.forms {
                let share = if form.text == word.form { exact } else { other };
                to.alternatives.push(Alternative { factor: group.idf * share, postings: &form.postings });
            }
        }
        if !word.stop
            && let Some(group) = pieces.group(list, key, Kind::Part)
        {
            // As much less than the word's own forms as for a word that is spelt right.
            let share = manifest.matching.part * other / manifest.matching.other;
            if weight == 0 {
                weight = group.idf * manifest.matching.exact;
            }
            let compounds = group.forms.iter();
            to.alternatives.extend(
                compounds.map(|form| Alternative { factor: group.idf * share, postings: &form.postings }),
            );
        }
        if to.weight == 0 {
            to.weight = weight;
        }
    }

    /// The lowest idf among words that begin with `prefix`, and their postings.
    fn completions<'p>(&self, prefix: &str, pieces: &'p Pieces<'_>) -> (u32, Vec<&'p [Posting]>) {
        if self.manifest.words.is_divided(prefix) {
            let group = pieces.group(&self.manifest.prefixes, prefix, Kind::Prefix);
            let postings = |group: &'p Group| group.forms.iter().map(|form| &*form.postings).collect();
            return group.map_or_else(|| (0, Vec::new()), |group| (group.idf, postings(group)));
        }
        // A form shares its first letters with its stem: other groups need not be looked at.
        let start: String = prefix.chars().take(2).collect();
        let near = |group: &&Group| group.kind == Kind::Word as u32 && group.key.starts_with(&start);
        let groups = pieces.piece(&self.manifest.words, prefix).into_iter().flat_map(|piece| &piece.groups);
        let begins = |text: &str| fold(self.language, text).starts_with(prefix);
        let completed: Vec<&Group> =
            groups.filter(near).filter(|group| group.forms.iter().any(|form| begins(&form.text))).collect();
        // If there is but one word it can become, its other forms are meant too: "Erlaubniss" is not only "Erlaubnisse".
        let alone = completed.len() == 1;
        let forms = completed.iter().flat_map(|group| &group.forms);
        let found = forms.filter(|form| alone || begins(&form.text)).map(|form| &*form.postings).collect();
        (completed.iter().map(|group| group.idf).min().unwrap_or(0), found)
    }
}
