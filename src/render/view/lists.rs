//! What templates of list pages see: topics, residence titles, checklists, A–Z, results, news, contacts.

use serde::Serialize;

use super::{Card, ChangeView, DateView, Link, OfficeView, TopicGroupView};

/// `topic.html`: a topic, a phase or an audience.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Entries of the topic.
    pub entries: Vec<Card>,
    /// Situations of the topic.
    pub situations: Vec<Card>,
    /// The other topics of the same group.
    pub siblings: Vec<Link>,
    /// The group; "by phase", "for whom".
    pub group: String,
}

/// `checklist.html`: documents and steps to tick and print.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistView {
    /// Norms whose wording changed since the comparison with the statutes.
    pub changed: Vec<String>,
    /// The day of that comparison.
    pub wording_checked: Option<DateView>,
    /// What it is for.
    pub summary: String,
    /// Its items.
    pub groups: Vec<ChecklistGroupView>,
    /// Residence titles it is for.
    pub permits: Vec<PermitLink>,
    /// The texts that offer it.
    pub entries: Vec<Card>,
    /// The office that wants to see it.
    pub office: Option<OfficeView>,
}

/// Items that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistGroupView {
    /// Title.
    pub title: String,
    /// In order.
    pub items: Vec<ChecklistItemView>,
}

/// Something to have or to do.
#[derive(Debug, Clone, Serialize)]
pub struct ChecklistItemView {
    /// What.
    pub text: String,
    /// Only in this case.
    pub when: Option<String>,
    /// The norm that asks for it, as HTML: its citations are links.
    pub basis: String,
}

/// `topics.html`: all topics, and the other ways through the texts.
#[derive(Debug, Clone, Serialize)]
pub struct TopicsView {
    /// Topics that have entries, by group.
    pub groups: Vec<TopicGroupView>,
    /// Residence titles.
    pub permits: Vec<Link>,
    /// Phases of the company's timeline.
    pub phases: Vec<Link>,
    /// For whom.
    pub audiences: Vec<Link>,
}

/// `permits.html`: all residence titles.
#[derive(Debug, Clone, Serialize)]
pub struct PermitsView {
    /// In the order of their sections.
    pub permits: Vec<Card>,
}

/// A residence title that a text names.
#[derive(Debug, Clone, Serialize)]
pub struct PermitLink {
    /// `§ 18g AufenthG`.
    pub title: String,
    /// Its page, if it has one.
    pub href: Option<String>,
}

/// What a text about a residence title shows besides.
#[derive(Debug, Clone, Serialize)]
pub struct PermitView {
    /// Titles that it may follow.
    pub before: Vec<Link>,
    /// Titles that may follow it.
    pub after: Vec<Link>,
    /// Entries where it matters.
    pub entries: Vec<Link>,
    /// Guides where it matters.
    pub situations: Vec<Card>,
}

/// `situations.html`: all step-by-step guides.
#[derive(Debug, Clone, Serialize)]
pub struct SituationsView {
    /// The guides.
    pub situations: Vec<Card>,
}

/// `a-z.html`: all words and titles; `words.html`: those of some letters, with what they mean. Sorted as in a German
/// dictionary (DIN 5007-1).
#[derive(Debug, Clone, Serialize)]
pub struct AtoZView {
    /// Only letters that have items.
    pub letters: Vec<InitialView>,
    /// The pages of words.
    pub ranges: Vec<Link>,
}

/// One letter of the A–Z.
#[derive(Debug, Clone, Serialize)]
pub struct InitialView {
    /// `A` … `Z`, or `#` for what starts with no letter.
    pub letter: String,
    /// Anchor.
    pub id: String,
    /// In order.
    pub items: Vec<AtoZItem>,
}

/// A term or a title.
#[derive(Debug, Clone, Serialize)]
pub struct AtoZItem {
    /// The word, or the title of an entry.
    pub title: String,
    /// Abbreviation of a term.
    pub abbreviation: Option<String>,
    /// Anchor of a term (`term-…`); absent for titles.
    pub id: Option<String>,
    /// What a term means.
    pub explanation: Option<String>,
    /// Other words for the same.
    pub synonyms: Vec<String>,
    /// Title: the entry. Term: the entry that says more.
    pub link: Option<Link>,
}

/// `results.html`: the results of a search. The script fills it; this is what helps where nothing is found.
#[derive(Debug, Clone, Serialize)]
pub struct ResultsView {
    /// Topics, situations, A–Z, law: the pages from which everything can be reached.
    pub ways: Vec<Link>,
    /// Topics that have entries, by group.
    pub groups: Vec<TopicGroupView>,
}

/// `news.html`: what is new.
#[derive(Debug, Clone, Serialize)]
pub struct NewsView {
    /// Newest first.
    pub changes: Vec<ChangeView>,
}

/// `contacts.html`: all offices, and events still to come.
#[derive(Debug, Clone, Serialize)]
pub struct ContactsView {
    /// In the order of `service/offices.toml`.
    pub offices: Vec<OfficeView>,
    /// Events still to come on the day of the build.
    pub events: Vec<EventView>,
    /// Which office is responsible, by place.
    pub finder: Option<Link>,
}

/// An event.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// Key, also its anchor.
    pub key: String,
    /// Title.
    pub title: String,
    /// What it is about.
    pub text: String,
    /// First day.
    pub from: DateView,
    /// Last day, if it is another one.
    pub to: Option<DateView>,
    /// Where.
    pub place: String,
    /// Registration or information.
    pub web: Option<String>,
    /// The courses it works with, to read beforehand or again.
    pub courses: Vec<Link>,
}
