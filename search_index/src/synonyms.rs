//! Names of the same thing: a section that holds one of them is found by the others too.
//!
//! Worked out while the index is built, so that the browser needs neither a list nor another step. Must not know fields.

use rustc_hash::FxHashMap;
use tantivy::tokenizer::{TextAnalyzer, TokenStream};

use crate::analysis::{Stems, analyzer, normalise, words};
use crate::document::Language;

/// A stem that stands in a name, by its number; none for all other stems of the language.
type StemId = Option<u32>;

/// Groups of names, by the stems of their words.
pub(crate) struct Synonyms {
    /// The stems of all names.
    ids: FxHashMap<String, u32>,
    /// Per stem the names that begin with it.
    by_first: Vec<Vec<Name>>,
    /// The names as given.
    groups: Vec<Vec<String>>,
}

/// Where a name stands in the groups, and the stems of its words.
struct Name {
    group: usize,
    number: usize,
    stems: Vec<StemId>,
}

impl Synonyms {
    /// Names of one thing per group. A name that stems to nothing is left out.
    pub(crate) fn new(language: Language, groups: &[Vec<String>]) -> Self {
        let (mut analyzer, mut stems) = (analyzer(language), Stems::new(language));
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut by_first: Vec<Vec<Name>> = Vec::new();
        for (group, names) in groups.iter().enumerate() {
            for (number, text) in names.iter().enumerate() {
                let mut found = Vec::new();
                for token in words(&mut analyzer, &normalise(text)) {
                    let next = u32::try_from(ids.len()).expect("fewer names than a u32 counts");
                    found.push(*ids.entry(stems.stem(&token.text)).or_insert(next));
                }
                by_first.resize_with(ids.len(), Vec::new);
                let stems = found.iter().copied().map(Some).collect();
                if let Some(first) = found.first() {
                    by_first[*first as usize].push(Name { group, number, stems });
                }
            }
        }
        Self { ids, by_first, groups: groups.to_vec() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

/// Reads the words of texts, and remembers their stems: the same words come again and again.
pub(crate) struct Reader<'s> {
    synonyms: &'s Synonyms,
    analyzer: TextAnalyzer,
    stems: Stems,
    known: FxHashMap<String, StemId>,
    found: Vec<StemId>,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(language: Language, synonyms: &'s Synonyms) -> Self {
        let (analyzer, stems) = (analyzer(language), Stems::new(language));
        Self { synonyms, analyzer, stems, known: FxHashMap::default(), found: Vec::new() }
    }

    /// The other names of what a text speaks of, each once.
    pub(crate) fn others(&mut self, text: &str) -> Vec<&'s str> {
        self.read(text);
        let (synonyms, stems) = (self.synonyms, &self.found);
        let mut groups: Vec<usize> = Vec::new();
        let mut held: Vec<(usize, usize)> = Vec::new();
        for (at, first) in stems.iter().enumerate() {
            let Some(first) = first else { continue };
            for name in &synonyms.by_first[*first as usize] {
                if stems[at..].starts_with(&name.stems) {
                    held.push((name.group, name.number));
                    groups.push(name.group);
                }
            }
        }
        groups.sort_unstable();
        groups.dedup();
        held.sort_unstable();
        let names = |group: usize| (0..synonyms.groups[group].len()).map(move |number| (group, number));
        let others = groups.into_iter().flat_map(names).filter(|name| held.binary_search(name).is_err());
        others.map(|(group, number)| synonyms.groups[group][number].as_str()).collect()
    }

    /// Finds the stems of a text's words, in order.
    fn read(&mut self, text: &str) {
        self.found.clear();
        let mut stream = self.analyzer.token_stream(text);
        while stream.advance() {
            let form = &stream.token().text;
            let id = self.known.get(form).copied().unwrap_or_else(|| {
                let id = self.synonyms.ids.get(&self.stems.stem(form)).copied();
                self.known.insert(form.clone(), id);
                id
            });
            self.found.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Synonyms};
    use crate::document::Language;

    #[test]
    fn other_names_of_what_a_text_holds() {
        let groups = [
            vec!["Ausländerbehörde".to_owned(), "ABH".to_owned(), "immigration office".to_owned()],
            vec!["Blaue Karte EU".to_owned(), "Blue Card".to_owned()],
        ];
        let synonyms = Synonyms::new(Language::German, &groups);
        let mut reader = Reader::new(Language::German, &synonyms);
        let mut others = |text: &str| reader.others(text).join(", ");
        assert_eq!(others("bei den ausländerbehörden"), "ABH, immigration office");
        assert_eq!(
            others("die blaue karte eu und die ABH"),
            "Ausländerbehörde, immigration office, Blue Card"
        );
        assert_eq!(others("eine blaue Jacke"), "");
    }
}
