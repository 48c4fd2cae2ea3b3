#![doc = include_str!("../README.md")]

mod analysis;
mod compounds;
mod document;
mod error;
mod even_pieces;
mod expand;
mod export;
mod format;
#[cfg(test)]
mod format_tests;
mod groups;
mod manifest;
mod piece;
mod pieces;
mod query;
mod rank;
mod search;
mod segment;
mod side_pieces;
mod snippet;
mod spelling;
mod stop_words;
mod synonyms;
mod vlq;

pub use analysis::{Token, stem, tokens};
pub use document::{Facet, Language, Options, Page, Section, Weights};
pub use error::{Error, Problem};
pub use export::build;
pub use search::{Answer, Correction, FacetCount, FacetCounts, Filter, Hit, Place, Searcher};
pub use snippet::Fragment;
