#![doc = include_str!("../README.md")]

mod analysis;
mod document;
mod error;
mod export;
mod format;
#[cfg(test)]
mod format_tests;
mod groups;
mod manifest;
mod piece;
mod query;
mod rank;
mod search;
mod segment;
mod snippet;
mod stop_words;
mod vlq;

pub use analysis::{Token, stem, tokens};
pub use document::{Language, Page, Section, Weights};
pub use error::{Error, Problem};
pub use export::build;
pub use search::{Answer, Hit, Place, Searcher};
pub use snippet::Fragment;
