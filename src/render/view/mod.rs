//! What templates see.
//!
//! Owns the contract between the generator and a theme: a template gets `site`, `t` (the theme's texts in
//! the page's language), `page` (what every page has) and `view` (what this kind of page has), and nothing
//! else. There are no template functions, so what a page depends on is exactly what stands here.
//!
//! Must not know: how pages are found, linked or checked. Every `href` is ready to print, relative to the page.
//! Fields named `html` or `body` are finished HTML (`| safe`); all others are plain text and escaped by Tera.

mod law;
mod lists;
mod tools;
mod training;

use std::collections::BTreeMap;

use serde::Serialize;

pub use law::*;
pub use lists::*;
pub use tools::*;
pub use training::*;

/// The same for all pages of one language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Language code: `de` or `en`.
    pub lang: &'static str,
    /// Title of the site.
    pub title: String,
    /// One or two sentences about the site.
    pub description: String,
    /// Name of the body that runs the site.
    pub operator: String,
    /// Its address for mistakes and questions.
    pub operator_mail: String,
    /// Where the site applies, for example "Region Osnabrück".
    pub region: Option<String>,
    /// The day by which the last of all texts was to be read again: after it every page of a copy is old.
    pub old: Option<DueView>,
    /// The strict Content-Security-Policy for `<meta http-equiv>`.
    pub csp: &'static str,
    /// File names below `assets/`, with content hash.
    pub stylesheet: String,
    /// What only some pages load besides, by name: `tools`, `account`, …; see `stylesheet`.
    pub sheets: BTreeMap<String, String>,
    /// See `stylesheet`.
    pub script: String,
    /// What only some pages load, by name: `results`, `tools`, `account`, `quiz`, …; see `stylesheet`.
    pub scripts: BTreeMap<&'static str, String>,
}

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Which kind of page: `home`, `entry`, `plain`, `lesson`, `topics`, `topic`, `permits`, `phase`, `audience`, `checklists`, `checklist`, `checks`, `check`, `letters`, `letter`, `account`, `deadlines`, `finder`, `region`, `actor`, `figures`, `courses`, `course`, `slides`, `quiz`, `final-test`, `certificate`, `situations`, `a-z`, `words`, `search`, `news`, `contacts`, `values`, `value-table`, `law`, `statute`, `norm`,
    /// `not-found`.
    pub kind: &'static str,
    /// The `h1`.
    pub title: String,
    /// For `<meta name="description">` and feeds.
    pub description: String,
    /// From this page to the root of the site: `""`, `"../"` or an absolute path (404 page).
    pub root: String,
    /// Absolute address; only with `base_url`.
    pub canonical: Option<String>,
    /// `hreflang` alternates with absolute addresses; only with `base_url`.
    pub alternates: Vec<Alternate>,
    /// The language switch: one item per language of the site, this page's included.
    pub languages: Vec<LanguageLink>,
    /// Main navigation of the header.
    pub nav: Vec<NavLink>,
    /// From home to the page above this one.
    pub breadcrumbs: Vec<Link>,
    /// Footer: imprint, privacy, accessibility first, then other pages.
    pub footer: Vec<Link>,
    /// The page of search results.
    pub search: String,
    /// Address of the Atom feed of this language.
    pub feed: String,
    /// The day of the build, if this is part of an extract of the site and not of the whole.
    pub extract: Option<String>,
    /// Language of the main text, if it differs from `site.lang` (missing translation).
    pub text_lang: Option<&'static str>,
}

/// One `hreflang` line.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// `de`, `en` or `x-default`.
    pub lang: &'static str,
    /// Absolute address.
    pub href: String,
}

/// One item of the language switch.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    /// Language code.
    pub lang: &'static str,
    /// Name in its own language: `Deutsch`, `English`.
    pub name: &'static str,
    /// The same page in that language.
    pub href: String,
    /// Is it this page's own language?
    pub current: bool,
}

/// A text with its address.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Link text.
    pub title: String,
    /// Relative address.
    pub href: String,
}

/// An item of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    /// `home`, `situations`, `topics`, `a-z`, `news`, `contacts`; the text is `t["nav_" ~ key]`.
    pub key: &'static str,
    /// Text key in `t` (with `_` for `-`).
    pub text: &'static str,
    /// Relative address.
    pub href: String,
    /// Is this page the one linked, or below it?
    pub current: bool,
}

/// A link with a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// Title of the target.
    pub title: String,
    /// Relative address.
    pub href: String,
    /// Its summary.
    pub summary: String,
    /// Language of title and summary, if it differs from `site.lang` (missing translation).
    pub lang: Option<&'static str>,
}

/// A date, for people and for machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `2026-11-23`, for `<time datetime>`.
    pub iso: String,
    /// `23. November 2026`, `23 November 2026`.
    pub text: String,
}

/// `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// All decision tables.
    pub checks: Vec<Link>,
    /// Step-by-step guides.
    pub situations: Vec<Card>,
    /// Topics that have entries, by group.
    pub groups: Vec<TopicGroupView>,
    /// The latest changes, newest first, five at most.
    pub changes: Vec<ChangeView>,
    /// The questions people ask most: `asked_as` of entries named in `site.toml`.
    pub questions: Vec<Link>,
    /// All courses.
    pub courses: Vec<Link>,
    /// The page where they are chosen.
    pub training: Option<Link>,
}

/// A group of topics.
#[derive(Debug, Clone, Serialize)]
pub struct TopicGroupView {
    /// For example `residence`.
    pub key: String,
    /// "Aufenthaltsrecht".
    pub title: String,
    /// Its topics in the order of `topics.toml`.
    pub topics: Vec<Link>,
}

/// `entry.html`: guidance entries and situations.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// The permanent key.
    pub key: String,
    /// `guidance`, `situation` or `permit`.
    pub sort: &'static str,
    /// The answer, in at most 300 characters, as HTML: its citations are links.
    pub summary: String,
    /// The text.
    pub body: String,
    /// The norms it rests on, by statute, each once.
    pub basis: Vec<BasisView>,
    /// How it stands to the law it cites.
    pub law: LawTrustView,
    /// Its headings of level 2 (with those of level 3 inside).
    pub toc: Vec<TocItem>,
    /// Who compared this with what, and when.
    pub trust: TrustView,
    /// Shown when the text is in the other language because the translation is missing.
    pub untranslated: bool,
    /// Topics with their pages.
    pub topics: Vec<Link>,
    /// Labels for whom this is written.
    pub audience: Vec<String>,
    /// Labels of the company's timeline.
    pub phase: Vec<String>,
    /// Permits: `§ 18g AufenthG` …
    pub permits: Vec<PermitLink>,
    /// Only of a text about a residence title.
    pub permit: Option<PermitView>,
    /// Other entries to read.
    pub related: Vec<Card>,
    /// The next step.
    pub next: Option<Card>,
    /// Decision tables that the text offers.
    pub checks: Vec<Link>,
    /// Letters that the text offers.
    pub letters: Vec<Link>,
    /// Checklists that the text offers.
    pub checklists: Vec<Link>,
    /// Whom to ask.
    pub office: Option<OfficeView>,
    /// Where the facts come from.
    pub sources: Vec<SourceView>,
    /// Changes of this entry, newest first.
    pub changes: Vec<ChangeView>,
    /// "Mistake or question": `mailto:` with key and date.
    pub feedback: String,
    /// The layer the text comes from, if the site has more than one.
    pub layer: Option<String>,
}

/// A heading in the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct TocItem {
    /// Text of the heading.
    pub title: String,
    /// Its anchor, without `#`.
    pub id: String,
    /// Headings one level below.
    pub children: Vec<TocItem>,
}

/// The trust line.
#[derive(Debug, Clone, Serialize)]
pub struct TrustView {
    /// Compared with the statute by the authors.
    pub wording_checked: Option<DateView>,
    /// Read by a named role at the operator; absent in starter content.
    pub reviewed: Option<DateView>,
    /// That role.
    pub reviewer: Option<String>,
    /// To be read again by.
    pub review_by: Option<DateView>,
    /// The same, for the notice that appears when the day has passed.
    pub due: Option<DueView>,
}

/// A day by which a text was to be read again. Pages live longer than builds, so the reader's day decides too.
#[derive(Debug, Clone, Serialize)]
pub struct DueView {
    /// The day.
    pub date: String,
    /// The first day after it, `2027-01-12`.
    pub from: String,
    /// Has it passed on the day of the build?
    pub passed: bool,
}

/// A line of `sources`.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Text.
    pub text: String,
    /// Address, if the source has one.
    pub href: Option<String>,
}

/// A change of an entry.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// When.
    pub date: DateView,
    /// What, one sentence.
    pub text: String,
    /// Title of the entry.
    pub title: String,
    /// Its address.
    pub href: String,
}

/// An authority or contact.
#[derive(Debug, Clone, Serialize)]
pub struct OfficeView {
    /// Key, also its anchor on the contacts page.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it is responsible for.
    pub what: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    /// As written for people, and for `tel:`.
    pub phone: Option<PhoneView>,
    /// Mail address.
    pub mail: Option<String>,
    /// Web address.
    pub web: Option<String>,
    /// Opening hours, one line each.
    pub hours: Vec<String>,
    /// When the contact data were last verified; absent: nobody verified them.
    pub verified: Option<DateView>,
    /// Is there any contact datum that could be verified?
    pub has_contact: bool,
    /// Its place on the contacts page.
    pub href: String,
    /// The finder, if the office stands for one in each place.
    pub finder: Option<Link>,
}

/// A telephone number.
#[derive(Debug, Clone, Serialize)]
pub struct PhoneView {
    /// As printed.
    pub text: String,
    /// `tel:+49…`.
    pub href: String,
}

/// `plain.html`: imprint, privacy, accessibility, about.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// One sentence under the title.
    pub summary: Option<String>,
    /// The text.
    pub body: String,
    /// Its headings.
    pub toc: Vec<TocItem>,
    /// Shown when the translation is missing.
    pub untranslated: bool,
    /// "Mistake or question": `mailto:` with key and date.
    pub feedback: String,
}

/// `start.html`: the root of the site. Rendered without `page`.
#[derive(Debug, Clone, Serialize)]
pub struct StartView {
    /// Home in the authoritative language, where the page goes by itself.
    pub target: String,
    /// Its absolute address; only with `base_url`.
    pub canonical: Option<String>,
    /// Home in each language.
    pub languages: Vec<LanguageLink>,
    /// From this page to the root of the site: nothing, it lies there.
    pub root: &'static str,
}

/// `redirect.html`: an old address. Rendered without `page`.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView {
    /// Where the page is now, relative.
    pub target: String,
    /// Its title.
    pub title: String,
    /// Absolute address; only with `base_url`.
    pub canonical: Option<String>,
    /// From the redirecting page to the root of the site.
    pub root: String,
}
