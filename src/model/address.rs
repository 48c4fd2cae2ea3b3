//! Addresses: which page lies where below `dist/`.
//!
//! Owns: [`PageId`] (every page a site can have), the names of generated pages, and that no two pages share an
//! address. All pages lie exactly one folder deep (`de/…`, `en/…`), so a relative link is short and the folder
//! `dist/` works wherever it lies.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::law::norm::NormId;
use crate::model::{Article, Letters, Tool};
use crate::parse::{Area, Audience, Check, Checklist, Choice, Letter, Phase, TopicGroup, slug};
use crate::source::Span;

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// Home.
    Home(Lang),
    /// All situations.
    Situations(Lang),
    /// All topics.
    Topics(Lang),
    /// Entries of a topic.
    Topic(Lang, String),
    /// All residence titles.
    Permits(Lang),
    /// Entries for a phase of the company's timeline.
    Phase(Lang, Phase),
    /// Entries for an audience.
    Audience(Lang, Audience),
    /// All checklists.
    Checklists(Lang),
    /// A checklist, by key.
    Checklist(Lang, String),
    /// All decision tables.
    Checks(Lang),
    /// A decision table, by key.
    Check(Lang, String),
    /// All letters.
    LetterList(Lang),
    /// A letter, by key.
    Letter(Lang, String),
    /// A page that works something out or shows the region.
    Tool(Lang, Tool),
    /// An actor of the region, by key.
    Actor(Lang, String),
    /// A–Z.
    AtoZ(Lang),
    /// The words of some letters of the A–Z, with what they mean.
    Words(Lang, Letters),
    /// The results of a search.
    Search(Lang),
    /// What is new.
    News(Lang),
    /// Offices and events.
    Contacts(Lang),
    /// All tables of amounts and deadlines.
    Values(Lang),
    /// A table of amounts and deadlines, by key.
    ValueTable(Lang, String),
    /// All statutes that are cited.
    Law(Lang),
    /// A statute, by abbreviation.
    Statute(Lang, String),
    /// A norm of a statute.
    Norm(Lang, String, NormId),
    /// An entry, situation or page, by key.
    Article(Lang, String),
}

impl PageId {
    /// The language of the page.
    pub const fn lang(&self) -> Lang {
        match self {
            Self::Home(lang)
            | Self::Situations(lang)
            | Self::Topics(lang)
            | Self::Topic(lang, _)
            | Self::Permits(lang)
            | Self::Phase(lang, _)
            | Self::Audience(lang, _)
            | Self::Checklists(lang)
            | Self::Checklist(lang, _)
            | Self::Checks(lang)
            | Self::Check(lang, _)
            | Self::LetterList(lang)
            | Self::Letter(lang, _)
            | Self::Tool(lang, _)
            | Self::Actor(lang, _)
            | Self::AtoZ(lang)
            | Self::Words(lang, _)
            | Self::Search(lang)
            | Self::News(lang)
            | Self::Contacts(lang)
            | Self::Values(lang)
            | Self::ValueTable(lang, _)
            | Self::Law(lang)
            | Self::Statute(lang, _)
            | Self::Norm(lang, ..)
            | Self::Article(lang, _) => *lang,
        }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        match self {
            Self::Home(_) => Self::Home(lang),
            Self::Situations(_) => Self::Situations(lang),
            Self::Topics(_) => Self::Topics(lang),
            Self::Topic(_, key) => Self::Topic(lang, key.clone()),
            Self::Permits(_) => Self::Permits(lang),
            Self::Phase(_, phase) => Self::Phase(lang, *phase),
            Self::Audience(_, audience) => Self::Audience(lang, *audience),
            Self::Checklists(_) => Self::Checklists(lang),
            Self::Checklist(_, key) => Self::Checklist(lang, key.clone()),
            Self::Checks(_) => Self::Checks(lang),
            Self::Check(_, key) => Self::Check(lang, key.clone()),
            Self::LetterList(_) => Self::LetterList(lang),
            Self::Tool(_, tool) => Self::Tool(lang, *tool),
            Self::Actor(_, key) => Self::Actor(lang, key.clone()),
            Self::Letter(_, key) => Self::Letter(lang, key.clone()),
            Self::AtoZ(_) => Self::AtoZ(lang),
            Self::Words(_, letters) => Self::Words(lang, *letters),
            Self::Search(_) => Self::Search(lang),
            Self::News(_) => Self::News(lang),
            Self::Contacts(_) => Self::Contacts(lang),
            Self::Values(_) => Self::Values(lang),
            Self::ValueTable(_, key) => Self::ValueTable(lang, key.clone()),
            Self::Law(_) => Self::Law(lang),
            Self::Statute(_, statute) => Self::Statute(lang, statute.clone()),
            Self::Norm(_, statute, norm) => Self::Norm(lang, statute.clone(), norm.clone()),
            Self::Article(_, key) => Self::Article(lang, key.clone()),
        }
    }

    /// File name of a generated page.
    fn fixed_name(&self) -> Option<String> {
        let name = |de: &str, en: &str| match self.lang() {
            Lang::De => format!("{de}.html"),
            Lang::En => format!("{en}.html"),
        };
        Some(match self {
            Self::Home(_) => name("index", "index"),
            Self::Situations(_) => name("situationen", "situations"),
            Self::Topics(_) => name("themen", "topics"),
            Self::Topic(_, key) => name(&format!("thema-{key}"), &format!("topic-{key}")),
            Self::Permits(_) => name("aufenthaltstitel", "residence-titles"),
            Self::Phase(_, phase) => {
                let (de, en) = phase_names(*phase);
                name(&format!("phase-{de}"), &format!("phase-{en}"))
            }
            Self::Audience(_, audience) => {
                let (de, en) = audience_names(*audience);
                name(&format!("fuer-{de}"), &format!("for-{en}"))
            }
            Self::Checklists(_) => name("checklisten", "checklists"),
            Self::Checklist(_, key) => name(&format!("checkliste-{key}"), &format!("checklist-{key}")),
            Self::Checks(_) => name("schnellchecks", "checks"),
            Self::Check(_, key) => name(&format!("schnellcheck-{key}"), &format!("check-{key}")),
            Self::LetterList(_) => name("schreiben", "letters"),
            Self::Tool(_, tool) => {
                let (de, en) = tool.names();
                name(de, en)
            }
            Self::Actor(_, key) => name(&format!("akteur-{key}"), &format!("actor-{key}")),
            Self::Letter(_, key) => name(&format!("schreiben-{key}"), &format!("letter-{key}")),
            Self::AtoZ(_) => name("a-z", "a-z"),
            Self::Words(_, letters) => {
                let letters = format!("a-z-{}", letters.key());
                name(&letters, &letters)
            }
            Self::Search(_) => name("suche", "search"),
            Self::News(_) => name("neu", "news"),
            Self::Contacts(_) => name("kontakte", "contacts"),
            Self::Values(_) => name("werte", "values"),
            Self::ValueTable(_, key) => name(&format!("werte-{key}"), &format!("values-{key}")),
            Self::Law(_) => name("recht", "law"),
            Self::Statute(_, statute) => {
                let statute = slug(statute);
                name(&format!("recht-{statute}"), &format!("law-{statute}"))
            }
            Self::Norm(_, statute, norm) => {
                let norm = format!("{}-{}", slug(statute), norm.slug());
                name(&format!("recht-{norm}"), &format!("law-{norm}"))
            }
            Self::Article(..) => return None,
        })
    }
}

/// German and English names of a phase in addresses.
fn phase_names(phase: Phase) -> (&'static str, &'static str) {
    let german = match phase {
        Phase::BeforeHiring => "vor-der-einstellung",
        Phase::Studies => "studium",
        Phase::Transition => "uebergang",
        Phase::Employment => "beschaeftigung",
        Phase::Extension => "verlaengerung",
        Phase::Ending => "ende",
    };
    (german, phase.word())
}

/// German and English names of an audience in addresses.
fn audience_names(audience: Audience) -> (&'static str, &'static str) {
    let german = match audience {
        Audience::Hr => "personalabteilungen",
        Audience::Owner => "unternehmensleitungen",
        Audience::Supervisor => "vorgesetzte",
        Audience::Abh => "auslaenderbehoerden",
        Audience::CareerCenter => "career-center",
        Audience::Students => "studierende",
    };
    (german, audience.word())
}

/// Which page is where.
#[derive(Debug, Clone, Default)]
pub struct AddressBook {
    by_page: BTreeMap<PageId, String>,
    /// Old address → the page that is there now.
    aliases: BTreeMap<String, PageId>,
    /// Every address that is taken, with the place of the text that took it.
    taken: BTreeMap<String, Option<Span>>,
}

/// What decides which pages Lotse makes itself.
pub(super) struct Generated<'a> {
    pub(super) articles: &'a BTreeMap<String, Article>,
    pub(super) topics: &'a [TopicGroup],
    /// Keys of the tables of values.
    pub(super) value_tables: Vec<&'a str>,
    pub(super) checklists: &'a BTreeMap<String, Checklist>,
    pub(super) checks: &'a BTreeMap<String, Check>,
    pub(super) letters: &'a BTreeMap<String, Letter>,
    /// Pages that there is data for.
    pub(super) tools: Vec<Tool>,
    /// Keys of actors.
    pub(super) actors: Vec<&'a str>,
}

/// Who claims an address, to explain a clash.
struct Claims<'s> {
    taken: BTreeMap<String, Option<Span>>,
    reported: BTreeSet<Span>,
    sink: &'s mut Sink,
}

impl AddressBook {
    /// Gives every page its address and reports those that two pages want.
    pub(super) fn new(generated: &Generated<'_>, languages: &[Lang], sink: &mut Sink) -> Self {
        let articles = generated.articles;
        let mut book = Self::default();
        let mut claims = Claims { taken: BTreeMap::new(), reported: BTreeSet::new(), sink };
        for &lang in languages {
            for page in generated_pages(lang, generated) {
                let name = page.fixed_name().expect("generated pages have fixed names");
                let address = format!("{}/{name}", lang.code());
                claims.claim(&address, None);
                book.by_page.insert(page, address);
            }
            for article in articles.values() {
                let text = article.text(lang);
                // A missing translation is shown at the original's slug.
                let slug = text.meta.slug.as_ref();
                let name = slug.map_or_else(|| article.key.replace('/', "-"), |slug| slug.value.clone());
                let address = format!("{}/{name}.html", lang.code());
                claims.claim(&address, Some(slug.map_or_else(|| text.start(), |slug| slug.span)));
                book.by_page.insert(PageId::Article(lang, article.key.clone()), address);
            }
        }
        for &lang in languages {
            // Without a translation the original's old addresses lead to its page in this language too.
            for article in articles.values() {
                for alias in &article.text(lang).meta.aliases {
                    let address = format!("{}/{}.html", lang.code(), alias.value);
                    if claims.claim(&address, Some(alias.span)) {
                        book.aliases.insert(address, PageId::Article(lang, article.key.clone()));
                    }
                }
            }
        }
        book.taken = claims.taken;
        book
    }

    /// Gives a page that Lotse makes itself its address; which norms are cited shows only later than the rest.
    pub(crate) fn add_generated(&mut self, page: PageId, sink: &mut Sink) {
        let name = page.fixed_name().expect("generated pages have fixed names");
        let address = format!("{}/{name}", page.lang().code());
        let taken = std::mem::take(&mut self.taken);
        let mut claims = Claims { taken, reported: BTreeSet::new(), sink };
        claims.claim(&address, None);
        self.taken = claims.taken;
        self.by_page.insert(page, address);
    }

    /// The address of a page below `dist/`, such as `de/blaue-karte-eu.html`.
    pub fn of(&self, page: &PageId) -> Option<&str> {
        self.by_page.get(page).map(String::as_str)
    }

    /// All pages with their addresses.
    pub fn pages(&self) -> impl Iterator<Item = (&PageId, &str)> {
        self.by_page.iter().map(|(page, address)| (page, address.as_str()))
    }

    /// Old addresses with the pages they lead to.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &PageId)> {
        self.aliases.iter().map(|(address, page)| (address.as_str(), page))
    }
}

impl Claims<'_> {
    /// Takes an address; `false` (and a report) if it is taken.
    fn claim(&mut self, address: &str, by: Option<Span>) -> bool {
        let Some(other) = self.taken.get(address) else {
            self.taken.insert(address.to_owned(), by);
            return true;
        };
        let message = both(
            format!("Die Adresse „{address}“ ist schon vergeben"),
            format!("the address `{address}` is taken already"),
        );
        let fix = both(
            "Einen anderen slug wählen oder die Adresse bei aliases streichen",
            "choose another slug, or delete the address from aliases",
        );
        let mut diagnostic = match by {
            Some(span) => Diagnostic::at(Code::DuplicateAddress, span, message),
            None => Diagnostic::of_site(Code::DuplicateAddress, message),
        };
        diagnostic = match other {
            Some(span) => diagnostic.fix(fix).other(*span, both("hier zuerst", "first here")),
            None => diagnostic.fix(both(
                format!("{} (diese Seite macht Lotse selbst)", fix.de),
                format!("{} (Lotse makes this page itself)", fix.en),
            )),
        };
        // Without a translation both languages clash at the same place: one fault.
        if by.is_none_or(|span| self.reported.insert(span)) {
            self.sink.report(diagnostic);
        }
        false
    }
}

/// The pages that Lotse makes itself; a topic has one if it has entries.
fn generated_pages(lang: Lang, generated: &Generated<'_>) -> Vec<PageId> {
    let Generated { articles, topics: groups, value_tables, checklists, checks, letters, tools, actors } =
        generated;
    let articles = *articles;
    let mut pages = vec![
        PageId::Home(lang),
        PageId::Topics(lang),
        PageId::AtoZ(lang),
        PageId::Search(lang),
        PageId::News(lang),
        PageId::Contacts(lang),
    ];
    if articles.values().any(|article| article.area == Area::Situations) {
        pages.push(PageId::Situations(lang));
    }
    if articles.values().any(|article| article.area == Area::Permits) {
        pages.push(PageId::Permits(lang));
    }
    let lists = [
        (checklists.is_empty(), PageId::Checklists(lang)),
        (checks.is_empty(), PageId::Checks(lang)),
        (letters.is_empty(), PageId::LetterList(lang)),
    ];
    pages.extend(lists.into_iter().filter(|(empty, _)| !empty).map(|(_, page)| page));
    pages.extend(checklists.keys().map(|key| PageId::Checklist(lang, key.clone())));
    pages.extend(checks.keys().map(|key| PageId::Check(lang, key.clone())));
    pages.extend(tools.iter().map(|tool| PageId::Tool(lang, *tool)));
    pages.extend(actors.iter().map(|key| PageId::Actor(lang, (*key).to_owned())));
    pages.extend(letters.keys().map(|key| PageId::Letter(lang, key.clone())));
    pages.extend(Letters::ALL.map(|letters| PageId::Words(lang, letters)));
    let facts = || articles.values().filter_map(Article::entry);
    let phases: BTreeSet<Phase> = facts().flat_map(|facts| &facts.phase).copied().collect();
    pages.extend(phases.into_iter().map(|phase| PageId::Phase(lang, phase)));
    let audiences: BTreeSet<Audience> = facts().flat_map(|facts| &facts.audience).copied().collect();
    pages.extend(audiences.into_iter().map(|audience| PageId::Audience(lang, audience)));
    if !value_tables.is_empty() {
        pages.push(PageId::Values(lang));
    }
    pages.extend(value_tables.iter().map(|key| PageId::ValueTable(lang, (*key).to_owned())));
    let used: BTreeSet<&str> =
        facts().flat_map(|facts| facts.topics.iter().map(|topic| topic.value.as_str())).collect();
    for topic in groups.iter().flat_map(|group| &group.topics) {
        if used.contains(topic.key.as_str()) {
            pages.push(PageId::Topic(lang, topic.key.clone()));
        }
    }
    pages
}

/// The way from one address below `dist/` to another: `y.html`, `../en/y.html`.
pub fn relative(from: &str, to: &str) -> String {
    let from_folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (to_folder, name) = to.rsplit_once('/').unwrap_or(("", to));
    if from_folder == to_folder {
        return name.to_owned();
    }
    let up = if from_folder.is_empty() { 0 } else { from_folder.matches('/').count() + 1 };
    format!("{}{to}", "../".repeat(up))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses() {
        assert_eq!(relative("de/a.html", "de/b.html"), "b.html");
        assert_eq!(relative("de/a.html", "en/b.html"), "../en/b.html");
        assert_eq!(relative("index.html", "de/b.html"), "de/b.html");
        assert_eq!(relative("de/a.html", "images/x/y.svg"), "../images/x/y.svg");
    }
}
