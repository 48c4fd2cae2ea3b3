//! Names of the same thing: a section that holds one of them is found by the others too.
//!
//! Worked out while the index is built, so that the browser needs neither a list nor another step. Must not know fields.

use std::collections::HashMap;

use tantivy::tokenizer::TextAnalyzer;

use crate::analysis::{Stems, analyzer, normalise, words};
use crate::document::Language;

/// Groups of names, by the stems of their words.
pub(crate) struct Synonyms {
    /// Stem of a name's first word → group, name, stems of its words.
    by_first: HashMap<String, Vec<(usize, usize, Vec<String>)>>,
    /// The names as given.
    groups: Vec<Vec<String>>,
}

impl Synonyms {
    /// Names of one thing per group. A name that stems to nothing is left out.
    pub(crate) fn new(language: Language, groups: &[Vec<String>]) -> Self {
        let (mut analyzer, mut stems) = (analyzer(language), Stems::new(language));
        let mut by_first: HashMap<String, Vec<(usize, usize, Vec<String>)>> = HashMap::new();
        for (group, names) in groups.iter().enumerate() {
            for (name, text) in names.iter().enumerate() {
                let found: Vec<String> = words(&mut analyzer, &normalise(text))
                    .iter()
                    .map(|token| stems.stem(&token.text))
                    .collect();
                if let Some(first) = found.first() {
                    by_first.entry(first.clone()).or_default().push((group, name, found));
                }
            }
        }
        Self { by_first, groups: groups.to_vec() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The other names of what a text speaks of, each once.
    pub(crate) fn others(&self, reader: &mut Reader, text: &str) -> Vec<&str> {
        let tokens = words(&mut reader.analyzer, text);
        let found: Vec<String> = tokens.iter().map(|token| reader.stem(&token.text)).collect();
        let mut others: Vec<(usize, usize)> = Vec::new();
        let mut held: Vec<(usize, usize)> = Vec::new();
        for at in 0..found.len() {
            for (group, name, stems) in self.by_first.get(&found[at]).into_iter().flatten() {
                if found[at..].starts_with(stems) {
                    held.push((*group, *name));
                    others.extend((0..self.groups[*group].len()).map(|other| (*group, other)));
                }
            }
        }
        others.sort_unstable();
        others.dedup();
        let names = others.into_iter().filter(|other| !held.contains(other));
        names.map(|(group, name)| self.groups[group][name].as_str()).collect()
    }
}

/// Reads the words of texts, and remembers stems: the same words come again and again.
pub(crate) struct Reader {
    analyzer: TextAnalyzer,
    stems: Stems,
    known: HashMap<String, String>,
}

impl Reader {
    pub(crate) fn new(language: Language) -> Self {
        Self { analyzer: analyzer(language), stems: Stems::new(language), known: HashMap::new() }
    }

    fn stem(&mut self, form: &str) -> String {
        if let Some(stem) = self.known.get(form) {
            return stem.clone();
        }
        let stem = self.stems.stem(form);
        self.known.insert(form.to_owned(), stem.clone());
        stem
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
        let mut reader = Reader::new(Language::German);
        let mut others = |text: &str| synonyms.others(&mut reader, text).join(", ");
        assert_eq!(others("bei den ausländerbehörden"), "ABH, immigration office");
        assert_eq!(
            others("die blaue karte eu und die ABH"),
            "Ausländerbehörde, immigration office, Blue Card"
        );
        assert_eq!(others("eine blaue Jacke"), "");
    }
}
