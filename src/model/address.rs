//! Addresses: which page lies where below `dist/`.
//!
//! Owns: that no two pages share an
//! address. All pages lie exactly one folder deep (`de/…`, `en/…`), so a relative link is short and the folder
//! `dist/` works wherever it lies.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};

use crate::model::{Article, Letters, PageId, Tool};
use crate::parse::{Area, Audience, Check, Checklist, Letter, Phase, TopicGroup};
use crate::source::Span;

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
    /// Keys of courses.
    pub(super) courses: Vec<&'a str>,
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
    let Generated {
        articles,
        topics: groups,
        value_tables,
        checklists,
        checks,
        letters,
        tools,
        courses,
        actors,
    } = generated;
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
    if !courses.is_empty() {
        pages.extend([PageId::Courses(lang), PageId::FinalTest(lang), PageId::Certificate(lang)]);
    }
    for key in courses {
        let key = || (*key).to_owned();
        pages.extend([PageId::Course(lang, key()), PageId::Slides(lang, key()), PageId::Quiz(lang, key())]);
    }
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
