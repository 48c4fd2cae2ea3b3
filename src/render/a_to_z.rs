//! The A–Z: terms of the glossary, their abbreviations and other words, and the titles of all entries.

use super::Renderer;
use super::collation::letter;
use super::view::{AtoZItem, AtoZView, LetterView, Link};
use crate::lang::Lang;
use crate::model::{Article, PageId, relative};
use crate::parse::{Area, Term};

/// Other words of a term that are shown with it, and that have a line of their own. The search knows all of them; a page of
/// all would be too long to read and to load.
const SHOWN: usize = 4;
const LISTED: usize = 4;

impl Renderer {
    /// `view` of `a-z.html`.
    pub(super) fn a_to_z(&self, lang: Lang, address: &str) -> AtoZView {
        let site = &self.linked.site;
        let mut items: Vec<AtoZItem> =
            site.glossary.values().flat_map(|term| self.term_items(lang, term, address)).collect();
        let titled = site.articles.values().filter(|article| article.area != Area::Pages);
        items.extend(titled.map(|article| self.title_item(lang, article, address)));
        self.collation.get(lang).sort_by(&mut items, |item| &item.title);
        let mut letters: Vec<LetterView> = Vec::new();
        for item in items {
            let letter = letter(&item.title).to_string();
            match letters.iter_mut().find(|known| known.letter == letter) {
                Some(known) => known.items.push(item),
                None => letters.push(LetterView { id: letter_id(&letter), letter, items: vec![item] }),
            }
        }
        letters.sort_by(|a, b| a.letter.cmp(&b.letter));
        AtoZView { letters }
    }

    /// The term itself, and a line "see" for its abbreviation and each other word.
    fn term_items(&self, lang: Lang, term: &Term, address: &str) -> Vec<AtoZItem> {
        let words = term.words.get(lang);
        let id = format!("term-{}", term.key.value);
        let entry = term.entry.as_ref().and_then(|key| {
            let article = self.linked.site.articles.get(&key.value)?;
            let to = self.linked.site.addresses.of(&PageId::Article(lang, key.value.clone()))?;
            Some(Link { title: article.title(lang).to_owned(), href: relative(address, to) })
        });
        let see = |word: &String| AtoZItem {
            title: word.clone(),
            abbreviation: None,
            id: None,
            explanation: None,
            synonyms: Vec::new(),
            link: Some(Link { title: words.name.clone(), href: format!("#{id}") }),
        };
        let also = words.synonyms.iter().take(LISTED);
        let mut items: Vec<AtoZItem> = words.abbreviation.iter().chain(also).map(see).collect();
        items.push(AtoZItem {
            title: words.name.clone(),
            abbreviation: words.abbreviation.clone(),
            id: Some(id.clone()),
            explanation: Some(words.explanation.clone()),
            synonyms: words.synonyms.iter().take(SHOWN).cloned().collect(),
            link: entry,
        });
        items
    }

    fn title_item(&self, lang: Lang, article: &Article, address: &str) -> AtoZItem {
        let title = article.title(lang).to_owned();
        AtoZItem {
            title: title.clone(),
            abbreviation: None,
            id: None,
            explanation: None,
            synonyms: Vec::new(),
            link: Some(Link { title, href: self.href(lang, article, address) }),
        }
    }
}

fn letter_id(letter: &str) -> String {
    if letter == "#" { "letter-0".to_owned() } else { format!("letter-{}", letter.to_lowercase()) }
}
