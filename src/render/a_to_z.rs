//! The A–Z: on one page all words and titles, on pages of some letters each the words with what they mean.

use super::Renderer;
use super::view::{AtoZItem, AtoZView, InitialView, Link};
use crate::lang::Lang;
use crate::model::{Article, Letters, PageId, letter, relative};
use crate::parse::Term;

impl Renderer {
    /// `view` of `a-z.html`: terms and abbreviations lead to their explanation, titles to their text.
    pub(super) fn a_to_z(&self, lang: Lang, address: &str) -> AtoZView {
        let site = &self.linked.site;
        let terms = site.glossary.values().flat_map(|term| {
            let words = term.words.get(lang);
            let to = site.term_address(lang, &term.key.value).unwrap_or_default();
            let href = relative(address, &to);
            let names = std::iter::once(&words.name).chain(&words.abbreviation);
            names.map(move |name| line(name, &words.name, href.clone()))
        });
        let articles = site.articles.values().filter(|article| !article.area.is_plain());
        let titles = articles.map(|article| self.title_item(lang, article, address));
        self.by_letter(lang, terms.chain(titles).collect())
    }

    /// `view` of `words.html`: the terms of some letters, and a line "see" for each other word.
    pub(super) fn words(&self, lang: Lang, letters: Letters, address: &str) -> AtoZView {
        let site = &self.linked.site;
        let items = site.glossary.values().flat_map(|term| self.term_items(lang, term, address));
        self.by_letter(lang, items.filter(|item| Letters::of(&item.title) == letters).collect())
    }

    fn by_letter(&self, lang: Lang, mut items: Vec<AtoZItem>) -> AtoZView {
        self.collation.get(lang).sort_by(&mut items, |item| &item.title);
        let mut letters: Vec<InitialView> = Vec::new();
        for item in items {
            let letter = letter(&item.title).to_string();
            match letters.iter_mut().find(|known| known.letter == letter) {
                Some(known) => known.items.push(item),
                None => letters.push(InitialView { id: letter_id(&letter), letter, items: vec![item] }),
            }
        }
        letters.sort_by(|a, b| a.letter.cmp(&b.letter));
        AtoZView { letters, ranges: self.ranges(lang) }
    }

    /// The pages of words.
    fn ranges(&self, lang: Lang) -> Vec<Link> {
        let link = |letters: Letters| {
            let to = self.address_of(&PageId::Words(lang, letters))?;
            let href = to.rsplit_once('/').map_or(to, |(_, name)| name).to_owned();
            Some(Link { title: letters.title(), href })
        };
        Letters::ALL.into_iter().filter_map(link).collect()
    }

    /// The term itself, and a line "see" for its abbreviation and each other word.
    fn term_items(&self, lang: Lang, term: &Term, address: &str) -> Vec<AtoZItem> {
        let words = term.words.get(lang);
        let to = self.linked.site.term_address(lang, &term.key.value).unwrap_or_default();
        let entry = term.entry.as_ref().and_then(|key| {
            let article = self.linked.site.articles.get(&key.value)?;
            let to = self.address_of(&PageId::Article(lang, key.value.clone()))?;
            Some(Link { title: article.title(lang).to_owned(), href: relative(address, to) })
        });
        let others = words.abbreviation.iter().chain(&words.synonyms);
        let mut items: Vec<AtoZItem> =
            others.map(|word| line(word, &words.name, relative(address, &to))).collect();
        items.push(AtoZItem {
            title: words.name.clone(),
            abbreviation: words.abbreviation.clone(),
            id: Some(format!("term-{}", term.key.value)),
            explanation: Some(words.explanation.clone()),
            synonyms: words.synonyms.clone(),
            link: entry,
        });
        items
    }

    fn title_item(&self, lang: Lang, article: &Article, address: &str) -> AtoZItem {
        let title = article.title(lang);
        line(title, title, self.href(lang, article, address))
    }
}

/// A line that leads somewhere and explains nothing.
fn line(word: &str, to: &str, href: String) -> AtoZItem {
    AtoZItem {
        title: word.to_owned(),
        abbreviation: None,
        id: None,
        explanation: None,
        synonyms: Vec::new(),
        link: Some(Link { title: to.to_owned(), href }),
    }
}

fn letter_id(letter: &str) -> String {
    if letter == "#" { "letter-0".to_owned() } else { format!("letter-{}", letter.to_lowercase()) }
}
