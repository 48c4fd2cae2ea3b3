//! What a caller hands over: pages, their sections, the language and the weights of the fields.
//!
//! Owns plain data only. Must not know how text is analysed, ranked or written.

/// One page of a site, as it shall be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The caller's own name for the page; handed back with every hit.
    pub key: String,
    /// Address relative to the language folder, for example `blaue-karte-eu.html`.
    pub address: String,
    /// The title, as shown and as searched.
    pub title: String,
    /// One or two sentences that say what the page answers.
    pub summary: String,
    /// Questions that the page answers, in the words of those who ask.
    pub asked: Vec<String>,
    /// Ready-made words of the caller, for example the norms that the page rests on.
    pub keywords: Vec<String>,
    /// The text. The first section is the page's beginning, without anchor and heading.
    pub sections: Vec<Section>,
    /// What the caller wants shown with a hit; handed back as it is.
    pub details: String,
    /// What hits can be narrowed down by.
    pub facets: Vec<Facet>,
    /// How much the page's words count, in per cent; nought stands for 100. Below, for pages that shall come after others.
    pub share: u32,
}

/// A value of a page by which hits can be narrowed down: audience → companies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facet {
    /// What kind of value: `audience`. Letters, digits and hyphens.
    pub name: String,
    /// The value's key, for addresses.
    pub key: String,
    /// The value as shown.
    pub label: String,
}

/// How an index is made.
#[derive(Debug, Clone)]
pub struct Options {
    /// Of all pages.
    pub language: Language,
    /// Of the fields.
    pub weights: Weights,
    /// Names of the same thing, in any language: a section that holds one is found by the others too.
    pub synonyms: Vec<Vec<String>>,
    /// Words that compounds may be made of though no page has them on their own.
    pub words: Vec<String>,
}

impl Options {
    /// Default weights, no synonyms, no words.
    pub fn new(language: Language) -> Self {
        Self { language, weights: Weights::default(), synonyms: Vec::new(), words: Vec::new() }
    }
}

/// A part of a page that can be a hit of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The fragment that leads to the section; none for the page's beginning.
    pub anchor: Option<String>,
    /// The heading; none for the page's beginning.
    pub heading: Option<String>,
    /// The plain text below the heading.
    pub text: String,
}

/// The language of an index: it chooses the stemmer, the stop words and the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// German, written to `de.js` and `de/`.
    German,
    /// English, written to `en.js` and `en/`.
    English,
}

impl Language {
    /// The name of the manifest and of the folder of pieces.
    pub const fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }
}

/// How much one occurrence of a word counts, by the place where it stands. Nought leaves a place out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// In the page's title.
    pub title: u32,
    /// In one of the questions that the page answers.
    pub asked: u32,
    /// In a section's heading.
    pub heading: u32,
    /// In the page's summary.
    pub summary: u32,
    /// In a section's text.
    pub body: u32,
    /// Among the caller's ready-made words.
    pub keywords: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { title: 12, asked: 8, heading: 6, summary: 2, body: 1, keywords: 2 }
    }
}
