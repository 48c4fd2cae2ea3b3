//! Lotse: a static site generator for advisory knowledge bases that knows the law it cites.
//!
//! # How it works
//!
//! A site is a folder of Markdown and TOML. It goes through stages; each stage is a function, and each has a type
//! that says what is known when it is done:
//!
//! ```text
//! read     site folders -> Sources           the only place that reads files
//! parse    Sources      -> Parsed            front matter and Markdown -> one tree with spans, per file, parallel
//! model    Parsed       -> Site              entries, topics, offices; keys and addresses; no HTML yet
//! link     Site         -> Linked            every reference, link and anchor resolved or reported
//! check    Linked       -> diagnostics       one rule per file
//! render   Linked       -> Outputs           typed page views -> Tera, parallel
//! index    Linked       -> Outputs           documents -> search files (crate `lotse-search-index`)
//! package  Outputs      -> Outputs           archives to take along, if `site.toml` offers them
//! publish  Outputs      -> dist/             atomic; with any error nothing is written
//! ```
//!
//! Beside the stages stands the room [`law`]: it recognises citations, knows the register of statutes and answers simple
//! questions (does this norm exist, since when does its wording stand, what is a value on a day). `parse` asks it for
//! citations, `link` for what became of them. [`status`] gathers what needs somebody's attention.
//!
//! What always holds:
//!
//! - A stage is total: what is wrong with content is a [`diagnostic::Diagnostic`], reported into a
//!   [`diagnostic::Sink`]; only reading and writing can fail. All faults come in one run.
//! - [`build`] and [`examine`] below are all there is: `build`, `check`, `serve` and `search` use these stages and
//!   nothing beside them.
//! - `today` is an input, never the clock, and nothing that is written depends on the order of a hash table or on
//!   the number of threads: equal input gives equal bytes.
//! - Files are read in `read` and written in `publish` only; the lints in `.clippy.toml` enforce it.
//!
//! Where to look: the tree of a text is [`doc`], what templates see is [`render::view`], the codes of all
//! diagnostics are in [`diagnostic`] with a page each, the search format is the README of `search_index/`.

pub mod check;
pub mod commands;
pub mod decide;
pub mod diagnostic;
pub mod doc;
pub mod index;
pub mod lang;
pub mod law;
pub mod link;
pub mod model;
pub mod package;
pub mod parse;
pub mod publish;
pub mod read;
pub mod render;
pub mod serve;
pub mod source;
pub mod status;
mod words;

use std::sync::Arc;

use jiff::civil::Date;

use diagnostic::{Diagnostic, Sink, any_error};
use link::Linked;
use parse::Memo;
use render::{Outputs, Renderer, Theme};
use source::Sources;

/// What a build depends on besides its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The day of the build.
    pub today: Date,
    /// Are drafts part of the site (previews)?
    pub drafts: bool,
    /// Do warnings stop the build too?
    pub strict: bool,
}

/// A site that went through all stages but the last.
pub struct Build {
    /// The site, for what else is asked of it.
    pub linked: Arc<Linked>,
    /// What made its pages, for archives of them.
    pub renderer: Renderer,
    /// Everything that is to be written; `None` if an error stands in the way.
    pub outputs: Option<Outputs>,
    /// All faults, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// From sources to everything that is to be written. `stage` is told what is being done.
pub fn build(sources: &Arc<Sources>, options: Options, stage: &dyn Fn(Stage)) -> anyhow::Result<Build> {
    let mut sink = Sink::default();
    let (linked, theme) = examine(sources, options, &mut Memo::default(), &mut sink, stage);
    let usable = theme.usable;
    let renderer = Renderer::new(Arc::clone(&linked), Arc::clone(sources), Arc::clone(&theme), options.today);
    stage(Stage::Render);
    let mut outputs = if usable { renderer.all(&mut sink) } else { Outputs::default() };
    let diagnostics = sink.into_sorted(sources, &linked.site.draft_files);
    if any_error(&diagnostics, options.strict) {
        return Ok(Build { linked, renderer, outputs: None, diagnostics });
    }
    stage(Stage::Index);
    outputs.0.extend(index::index(&linked, &theme, options.today)?.0);
    Ok(Build { linked, renderer, outputs: Some(outputs), diagnostics })
}

/// As [`build`]; then the search is asked the questions that texts say they answer.
pub fn checked(sources: &Arc<Sources>, options: Options, stage: &dyn Fn(Stage)) -> anyhow::Result<Build> {
    let mut build = build(sources, options, stage)?;
    if let Some(outputs) = &build.outputs {
        stage(Stage::Ask);
        let mut sink = Sink::default();
        index::ask(&build.linked, outputs, &mut sink)?;
        build.diagnostics.extend(sink.into_sorted(sources, &build.linked.site.draft_files));
        diagnostic::sort(&mut build.diagnostics);
    }
    Ok(build)
}

/// The stages up to `check`, and the theme. `memo` spares parsing again what did not change.
pub fn examine(
    sources: &Sources,
    options: Options,
    memo: &mut Memo,
    sink: &mut Sink,
    stage: &dyn Fn(Stage),
) -> (Arc<Linked>, Arc<Theme>) {
    stage(Stage::Parse);
    let parsed = parse::parse(sources, memo, sink);
    let site = model::model(parsed, sources, options.drafts, sink);
    stage(Stage::Link);
    let linked = link::link(site, sink);
    stage(Stage::Check);
    check::check(&linked, options.today, sink);
    (Arc::new(linked), Arc::new(Theme::load(sources, sink)))
}

/// What is being done, for those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Read,
    /// Parsing them.
    Parse,
    /// Resolving references.
    Link,
    /// Running the rules.
    Check,
    /// Making pages.
    Render,
    /// Making the search.
    Index,
    /// Asking it.
    Ask,
    /// Making archives.
    Package,
    /// Writing.
    Publish,
}
