//! The fourth stage: [`Site`] → [`Linked`]. Every reference, link and anchor is resolved or reported.
//!
//! Owns: [`Target`], what a link leads to. Must not know: how a link looks in HTML.

mod law;
mod law_faults;
mod metadata;
mod resolve;
mod staleness;
mod training;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use law::{CitedNorm, Citing, Place};
pub(crate) use resolve::unknown_key;
pub use staleness::{Changed, Data, LawState};

use crate::diagnostic::Sink;
use crate::law::norm::NormId;
use crate::law::values::Form;
use crate::model::{Article, Site, Tool};
use crate::source::SourceId;

/// A site in which every link is resolved.
#[derive(Debug, Clone)]
pub struct Linked {
    /// The site.
    pub site: Site,
    /// Per text, by [`crate::doc::Link::index`].
    targets: BTreeMap<SourceId, Vec<Target>>,
    /// Everything that cites the law.
    pub citing: Vec<Citing>,
    /// Which of them a text is, by its file.
    citing_of: BTreeMap<SourceId, usize>,
    /// Norms that have a page, by statute.
    pub norms: BTreeMap<String, BTreeSet<NormId>>,
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
    /// A checklist.
    Checklist(String),
    /// A decision table.
    Check(String),
    /// A letter.
    Letter(String),
    /// A page that works something out.
    Tool(Tool),
    /// A course.
    Course(String),
    /// All courses.
    Courses,
    /// An amount or deadline, and in which form it is written.
    Value(String, Form),
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
    /// The citations of an entry, situation or page.
    pub fn citing(&self, text: SourceId) -> Option<&Citing> {
        self.citing_of.get(&text).map(|index| &self.citing[*index])
    }

    /// What the links of a text lead to, in their order.
    pub fn targets(&self, text: SourceId) -> &[Target] {
        self.targets.get(&text).map_or(&[], Vec::as_slice)
    }

    /// What a link of a text leads to.
    pub fn target(&self, text: SourceId, index: usize) -> &Target {
        self.targets.get(&text).and_then(|targets| targets.get(index)).unwrap_or(&Target::Broken)
    }
}

/// Resolves everything that refers to something.
pub fn link(mut site: Site, sink: &mut Sink) -> Linked {
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
    training::check(&site, sink);
    let citing = law::citing(&site, sink);
    let norms = law::norm_pages(&mut site, &citing, sink);
    let texts = citing.iter().enumerate().filter(|(_, citing)| matches!(citing.place, Place::Article(..)));
    let citing_of = texts.map(|(index, citing)| (citing.file, index)).collect();
    Linked { site, targets, citing, citing_of, norms }
}
