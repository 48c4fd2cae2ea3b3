//! Views of the law and of values.

use serde::Serialize;

use super::{Card, DateView, Link};
use crate::law::norm::NormId;

/// How an entry stands to the law it cites.
#[derive(Debug, Clone, Serialize)]
pub struct LawTrustView {
    /// The oldest state of the statutes it cites.
    pub as_of: Option<DateView>,
    /// Nothing it cites has changed since its review.
    pub unchanged: bool,
    /// What changed or is gone since: `§ 18 Abs. 4 AufenthG`.
    pub changed: Vec<String>,
    /// The state in which the newest change was first seen.
    pub since: Option<DateView>,
    /// Statutes it cites that nobody watches.
    pub not_monitored: Vec<String>,
}

/// The norms of a statute that an entry rests on.
#[derive(Debug, Clone, Serialize)]
pub struct BasisView {
    /// `AufenthG`
    pub abbreviation: String,
    /// The page of the statute.
    pub href: String,
    /// Its norms in the order of the law.
    pub norms: Vec<NormLinkView>,
}

/// A norm in a list.
#[derive(Debug, Clone, Serialize)]
pub struct NormLinkView {
    /// `§ 18g`
    pub name: String,
    /// The name as a finished link.
    pub link: String,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// What it is sorted by.
    #[serde(skip)]
    pub order: NormId,
}

/// `law.html`: all statutes that are cited.
#[derive(Debug, Clone, Serialize)]
pub struct LawView {
    /// Statutes with a register.
    pub statutes: Vec<StatuteCardView>,
    /// Statutes that are cited but not watched.
    pub not_monitored: Vec<String>,
}

/// A statute in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct StatuteCardView {
    /// `AufenthG`
    pub abbreviation: String,
    /// Short title, else the full one.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many of its norms are cited.
    pub norms: usize,
    /// The newest state that was imported.
    pub as_of: Option<DateView>,
}

/// `statute.html`: a statute and its cited norms.
#[derive(Debug, Clone, Serialize)]
pub struct StatuteView {
    /// `AufenthG`
    pub abbreviation: String,
    /// Full title.
    pub full_title: String,
    /// `Aufenthaltsgesetz`
    pub short_title: Option<String>,
    /// The official edition.
    pub official: Option<String>,
    /// The newest state that was imported.
    pub as_of: Option<DateView>,
    /// Are all its norms known?
    pub complete: bool,
    /// The cited norms in the order of the law.
    pub norms: Vec<NormLineView>,
}

/// A cited norm of a statute.
#[derive(Debug, Clone, Serialize)]
pub struct NormLineView {
    /// `§ 18g`
    pub name: String,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// Its page.
    pub href: String,
    /// Is it gone?
    pub gone: bool,
    /// What cites it, the first few; its page names all.
    pub entries: Vec<Link>,
    /// "and 3 more", if there are more.
    pub more: Option<String>,
}

/// `norm.html`: a norm, what is known of it and what cites it.
#[derive(Debug, Clone, Serialize)]
pub struct NormView {
    /// `§ 18g AufenthG`
    pub name: String,
    /// Its heading; empty if it has none.
    pub heading: String,
    /// The full title of its statute, linked to its page.
    pub statute: Link,
    /// The norm in the official edition.
    pub official: Option<String>,
    /// The newest state that was imported.
    pub as_of: Option<DateView>,
    /// Since which state it is gone.
    pub gone: Option<DateView>,
    /// Its paragraphs.
    pub paragraphs: Vec<ParagraphView>,
    /// Is the wording kept and shown?
    pub has_wording: bool,
    /// What cites it.
    pub cited_by: Vec<CitedByView>,
}

/// A paragraph (Absatz) of a norm.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphView {
    /// Anchor: `abs-1`; absent for text without a number.
    pub id: Option<String>,
    /// `1`
    pub label: Option<String>,
    /// Its Nummern: `1, 2, 3`.
    pub items: String,
    /// Since when its wording stands.
    pub since: Option<DateView>,
    /// It may stand longer: that is the first state known.
    pub at_least: bool,
    /// Its wording, if it is kept: label and text of each line.
    pub lines: Vec<(String, String)>,
}

/// Something that cites a norm.
#[derive(Debug, Clone, Serialize)]
pub struct CitedByView {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The parts of the norm that it cites, each once; none if it cites the norm as a whole.
    pub as_cited: Vec<String>,
}

/// `values.html`: all tables of amounts and deadlines.
#[derive(Debug, Clone, Serialize)]
pub struct ValuesView {
    /// In the order of their files.
    pub tables: Vec<Card>,
}

/// `value-table.html`: a table of values.
#[derive(Debug, Clone, Serialize)]
pub struct ValueTableView {
    /// A sentence about it.
    pub text: Option<String>,
    /// Its values.
    pub values: Vec<ValueView>,
    /// The other tables.
    pub others: Vec<Link>,
}

/// A value with its periods.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// Anchor.
    pub id: String,
    /// What it is.
    pub name: String,
    /// What applies now, as HTML that the reader's browser adjusts to its date.
    pub now: String,
    /// Where it stands in the law, as HTML with links.
    pub basis: String,
    /// Where the numbers come from.
    pub source: Option<String>,
    /// When, and how much.
    pub periods: Vec<(String, String)>,
}
