//! Pages and queries made up from the words of the stem fixtures, the same on every run.

use lotse_search_index::{Facet, Language, Options, Page, Section};

use crate::fixtures::{json, text};

/// A small generator of numbers: the tests must not depend on a library's choice of algorithm.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// Early words are much more frequent than late ones, as in a language.
    fn word<'w>(&mut self, words: &'w [String]) -> &'w str {
        let end = 1 + self.below(words.len());
        let end = 1 + self.below(end);
        &words[self.below(end)]
    }

    fn words(&mut self, words: &[String], most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.word(words)).collect::<Vec<_>>().join(" ")
    }
}

fn fixture(language: Language) -> &'static str {
    match language {
        Language::German => "stems_german.json",
        Language::English => "stems_english.json",
    }
}

/// Forms and stems of the fixture.
pub(crate) fn stems(language: Language) -> Vec<(String, String)> {
    let lines = json(fixture(language));
    let lines = lines.as_array().expect("an array of lines").iter().map(text);
    let pair = |pair: &str| pair.split_once(' ').map(|(form, stem)| (form.to_owned(), stem.to_owned()));
    lines.flat_map(|line| line.split(", ").filter_map(pair).collect::<Vec<_>>()).collect()
}

/// The forms in an order that mixes letters, so that frequent words begin with all of them.
pub(crate) fn vocabulary(language: Language) -> Vec<String> {
    let mut dice = Dice::new(5);
    let mut forms: Vec<String> = stems(language).into_iter().map(|(form, _)| form).collect();
    for at in (1..forms.len()).rev() {
        forms.swap(at, dice.below(at + 1));
    }
    let stops = ["der", "die", "was", "wie", "ist", "the", "what", "is", "18b", "18g"];
    forms.splice(20..20, stops.map(str::to_owned));
    forms
}

/// Names of the same thing, made of early words of the vocabulary.
pub(crate) fn options(language: Language) -> Options {
    let words = vocabulary(language);
    let group = |at: usize| vec![words[at].clone(), format!("{} {}", words[at + 1], words[at + 2])];
    Options { synonyms: (0..30).step_by(3).map(group).collect(), ..Options::new(language) }
}

/// Pages of one to five sections.
pub(crate) fn pages(language: Language, count: usize) -> Vec<Page> {
    let words = vocabulary(language);
    let mut dice = Dice::new(17);
    (0..count)
        .map(|number| {
            let sections = (0..=dice.below(5)).map(|section| Section {
                anchor: (section > 0).then(|| format!("s{section}")),
                heading: (section > 0).then(|| dice.words(&words, 4)),
                text: dice.words(&words, 120),
            });
            let sections = sections.collect();
            Page {
                key: format!("page-{number}"),
                address: if number % 3 == 0 {
                    format!("{number}/x.html")
                } else {
                    format!("page-{number}.html")
                },
                title: dice.words(&words, 5),
                summary: if number % 4 == 0 { String::new() } else { dice.words(&words, 12) },
                asked: (0..dice.below(3)).map(|_| dice.words(&words, 6)).collect(),
                keywords: (0..dice.below(3)).map(|number| format!("{}a", 10 + number)).collect(),
                sections,
                details: format!("{number} › details"),
                facets: vec![Facet {
                    name: "kind".into(),
                    key: format!("k{}", number % 3),
                    label: format!("Kind {}", number % 3),
                }],
                share: if number % 7 == 0 { 50 } else { 0 },
            }
        })
        .collect()
}

/// Queries of one to eight words: whole, cut short, with other endings, with section signs, with typing errors.
pub(crate) fn queries(language: Language, count: usize) -> Vec<String> {
    let words = vocabulary(language);
    let mut dice = Dice::new(29);
    (0..count)
        .map(|_| {
            let mut query = dice.words(&words, 8);
            match dice.below(12) {
                0 => query.push(' '),
                1 => query = query.to_uppercase(),
                2 => query.push_str(["en", "ungen", "ing", "s"][dice.below(4)]),
                3 => query = format!("§ 18 b {query}"),
                4 | 5 => {
                    let keep = 1 + dice.below(query.chars().count());
                    query = query.chars().take(keep).collect();
                }
                6 | 7 => query = misspelt(&mut dice, &query),
                // Words that follow each other: now and then on a page.
                8 => query = format!("\"{}\"", dice.words(&words[..40], 2)),
                9 => query = format!("{}{}", dice.word(&words), dice.word(&words)),
                _ => {}
            }
            query
        })
        .collect()
}

/// One or two letters dropped, doubled, changed or swapped.
pub(crate) fn misspelt(dice: &mut Dice, query: &str) -> String {
    let mut letters: Vec<char> = query.chars().collect();
    for _ in 0..=dice.below(2) {
        let at = dice.below(letters.len());
        match dice.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 => letters[at] = 'x',
            _ => {
                let other = (at + 1).min(letters.len() - 1);
                letters.swap(at, other);
            }
        }
        if letters.is_empty() {
            letters.push('x');
        }
    }
    letters.into_iter().collect()
}
