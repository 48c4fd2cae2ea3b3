//! Diagnostics: everything Lotse has to say about what an editor wrote.
//!
//! Owns: [`Diagnostic`], its [`Code`] and the [`Sink`] that stages report into. A diagnostic is a value with a
//! place and texts in German and English; printing it is the business of [`render`].
//!
//! Rules: errors come only from what an editor wrote; what time or a change of law causes is a warning. All
//! faults are shown in one run, sorted by path and place.
//!
//! Must not know: the rules that make diagnostics.

mod code;
mod nearest;
pub mod render;

pub use code::{Code, Severity};
pub use nearest::nearest;

use std::collections::BTreeSet;

use crate::lang::Bilingual;
use crate::source::{SourceId, Sources, Span};

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind; decides the severity.
    pub code: Code,
    /// Where; absent when the fault is that something does not exist.
    pub span: Option<Span>,
    /// What is wrong: one sentence without a full stop, names in quotation marks.
    pub message: Bilingual<String>,
    /// What to do, or the corrected line.
    pub fix: Option<Bilingual<String>>,
    /// A second place that matters (the other of two equal addresses).
    pub other: Option<(Span, Bilingual<String>)>,
    /// Does it stand in a draft? Drafts are not published, so what is wrong in them stops nothing.
    pub in_draft: bool,
}

impl Diagnostic {
    /// A fault at a place.
    pub const fn at(code: Code, span: Span, message: Bilingual<String>) -> Self {
        Self { code, span: Some(span), message, fix: None, other: None, in_draft: false }
    }

    /// A fault of the site as a whole.
    pub const fn of_site(code: Code, message: Bilingual<String>) -> Self {
        Self { code, span: None, message, fix: None, other: None, in_draft: false }
    }

    /// Says what to do.
    #[must_use]
    pub fn fix(mut self, fix: Bilingual<String>) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Names a second place.
    #[must_use]
    pub fn other(mut self, span: Span, label: Bilingual<String>) -> Self {
        self.other = Some((span, label));
        self
    }

    /// Error or warning; in a draft everything is a warning.
    pub const fn severity(&self) -> Severity {
        if self.in_draft { Severity::Warning } else { self.code.severity() }
    }
}

/// Where stages report faults.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
}

impl Sink {
    /// Reports a fault.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Takes over the faults of a part of the work.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// The faults in the order they were reported.
    pub fn into_unsorted(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// All faults: those of the site as a whole first, then by path and place; no fault twice. Those in the files of
    /// `drafts` are marked.
    pub fn into_sorted(self, sources: &Sources, drafts: &BTreeSet<SourceId>) -> Vec<Diagnostic> {
        let mut all = self.diagnostics;
        for diagnostic in &mut all {
            diagnostic.in_draft = diagnostic.span.is_some_and(|span| drafts.contains(&span.file));
        }
        // `SourceId`s are given in the order of paths, so comparing spans compares paths.
        debug_assert!(sources.iter().map(|(_, source)| &source.path).is_sorted());
        sort(&mut all);
        all
    }
}

/// Faults of the site as a whole first, then by path and place; no fault twice.
pub fn sort(all: &mut Vec<Diagnostic>) {
    all.sort_by(|a, b| (a.span, a.code, &a.message.de).cmp(&(b.span, b.code, &b.message.de)));
    all.dedup();
}

/// Does one of them stop publishing?
pub fn any_error(diagnostics: &[Diagnostic], strict: bool) -> bool {
    diagnostics.iter().any(|d| !d.in_draft && (strict || d.severity() == Severity::Error))
}
