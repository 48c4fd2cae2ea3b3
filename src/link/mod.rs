//! The fourth stage: [`Site`] → [`Linked`]. Every reference, link and anchor is resolved or reported.
//!
//! Owns: [`Target`], what a link leads to. Must not know: how a link looks in HTML.

mod metadata;
mod resolve;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Sink;
use crate::model::{Article, Site};
use crate::source::SourceId;

/// A site in which every link is resolved.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The site.
    pub site: Site,
    /// Per text, by [`crate::doc::Link::index`].
    targets: BTreeMap<SourceId, Vec<Target>>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An entry, situation or page, perhaps a heading of it.
    Article {
        /// Its key.
        key: String,
        /// The heading.
        anchor: Option<String>,
    },
    /// A term of the glossary.
    Term(String),
    /// An office.
    Office(String),
    /// A heading of the same page.
    Here(String),
    /// Another site, a mail address or a telephone number.
    External(String),
    /// Something that the site hides, with its title: printed as text.
    Hidden(String),
    /// Nothing; reported. Printed as plain text in previews.
    Broken,
}

impl Linked {
    /// What a link of a text leads to.
    pub fn target(&self, text: SourceId, index: usize) -> &Target {
        self.targets.get(&text).and_then(|targets| targets.get(index)).unwrap_or(&Target::Broken)
    }
}

/// Resolves everything that refers to something.
pub fn link(site: Site, sink: &mut Sink) -> Linked {
    let texts: Vec<_> = site.articles.values().flat_map(Article::texts).collect();
    let resolved: Vec<_> = texts
        .par_iter()
        .map(|text| {
            let mut sink = Sink::default();
            (text.file, resolve::text(&site, text, &mut sink), sink.into_unsorted())
        })
        .collect();
    let mut targets = BTreeMap::new();
    for (file, found, diagnostics) in resolved {
        targets.insert(file, found);
        sink.extend(diagnostics);
    }
    metadata::check(&site, sink);
    Linked { site, targets }
}
