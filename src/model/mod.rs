//! The third stage: [`Parsed`] → [`Site`]. What exists, under which key and at which address.
//!
//! Owns: entries as pairs of original and translation, drafts, keys, addresses. No HTML and no links yet.
//!
//! Must not know: whether a reference leads anywhere.

mod address;
mod letters;
mod page_id;
mod tool;
mod translation;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use address::Generated;
pub use address::{AddressBook, relative};
pub use letters::{Letters, letter};
pub use page_id::PageId;
pub use tool::Tool;
pub use translation::{Translation, translation};

use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::lang::{Bilingual, Lang, both};
use crate::law::register::Register;
use crate::law::values::{Table, Values};
use crate::parse::{
    Addresses, Area, Areas, Check, Checklist, Config, Course, Deadline, EntryFacts, Event, Facts, Figure,
    Letter, Office, PageFacts, Parsed, ParsedText, Question, Reading, Region, Status, Term, TopicGroup,
};
use crate::source::{Layer, Located, SourceId, Sources, Span};

/// A site in which everything has its key and its address.
#[derive(Debug, Clone)]
pub struct Site {
    /// `site.toml`.
    pub config: Config,
    /// The folders it is made of.
    pub layers: Vec<Layer>,
    /// Entries, situations and pages by key.
    pub articles: BTreeMap<String, Article>,
    /// Keys of drafts that are left out of this build.
    pub drafts: BTreeSet<String>,
    /// Titles of what `hide` takes away from a base, by key: references to it print the title only.
    pub hidden: BTreeMap<String, Bilingual<String>>,
    /// The files of all drafts, left out or not.
    pub draft_files: BTreeSet<SourceId>,
    /// Groups of topics.
    pub topics: Vec<TopicGroup>,
    /// Terms by key.
    pub glossary: BTreeMap<String, Term>,
    /// Offices in the author's order.
    pub offices: Vec<Office>,
    /// Events in the author's order.
    pub events: Vec<Event>,
    /// Deadlines that can be worked out, in the author's order.
    pub deadlines: Vec<Deadline>,
    /// Which office is responsible where.
    pub areas: Areas,
    /// Who does what in the region.
    pub region: Region,
    /// Series of numbers about it, in the order of their keys.
    pub figures: Vec<Figure>,
    /// Checklists by key.
    pub checklists: BTreeMap<String, Checklist>,
    /// Decision tables by key.
    pub checks: BTreeMap<String, Check>,
    /// Courses in their order.
    pub courses: Vec<Course>,
    /// Forms that become letters, by key.
    pub letters: BTreeMap<String, Letter>,
    /// Images by path in the site folder.
    pub images: BTreeMap<String, SourceId>,
    /// Which page is where.
    pub addresses: AddressBook,
    /// Every address published before.
    pub published: Addresses,
    /// What is known of the statutes.
    pub register: Arc<Register>,
    /// What finds citations, with the names of statutes, and what is outdated.
    pub reading: Arc<Reading>,
    /// Amounts and deadlines by key, the computed ones too.
    pub values: Values,
    /// The tables they stand in.
    pub value_tables: Vec<Table>,
    /// Texts of statutes that are kept: folder name, then state.
    pub law_texts: BTreeMap<String, BTreeMap<Date, SourceId>>,
}

/// An entry, a situation or a page: original and translation.
#[derive(Debug, Clone)]
pub struct Article {
    /// The permanent key.
    pub key: String,
    /// Which kind of text.
    pub area: Area,
    /// The authoritative text.
    pub original: Arc<ParsedText>,
    /// Its translation, if there is one.
    pub translation: Option<Arc<ParsedText>>,
}

impl Article {
    /// The text in `lang`, or the original if there is no translation.
    pub fn text(&self, lang: Lang) -> &ParsedText {
        self.translation.as_deref().filter(|text| text.lang == lang).unwrap_or(&self.original)
    }

    /// Is there a text in `lang`?
    pub fn has(&self, lang: Lang) -> bool {
        self.text(lang).lang == lang
    }

    /// The title in `lang`, or the original's.
    pub fn title(&self, lang: Lang) -> &str {
        &self.text(lang).meta.title.value
    }

    /// The summary in `lang`, or the original's; empty for pages without one.
    pub fn summary(&self, lang: Lang) -> &str {
        self.text(lang).meta.summary.as_ref().map_or("", |summary| &summary.value)
    }

    /// The facts of an entry or situation.
    pub fn entry(&self) -> Option<&EntryFacts> {
        match &self.original.facts {
            Facts::Entry(facts) => Some(facts),
            Facts::Page(_) | Facts::Translation => None,
        }
    }

    /// The facts of a page.
    pub fn page(&self) -> Option<&PageFacts> {
        match &self.original.facts {
            Facts::Page(facts) => Some(facts),
            Facts::Entry(_) | Facts::Translation => None,
        }
    }

    /// The statute that a norm without one means.
    pub fn statute(&self) -> Option<&Located<String>> {
        match &self.original.facts {
            Facts::Entry(facts) => facts.statute.as_ref(),
            Facts::Page(facts) => facts.statute.as_ref(),
            Facts::Translation => None,
        }
    }

    /// The day by which it is to be read again.
    pub fn review_by(&self) -> Option<&Located<Date>> {
        match &self.original.facts {
            Facts::Entry(facts) => facts.review_by.as_ref(),
            Facts::Page(facts) => facts.review_by.as_ref(),
            Facts::Translation => None,
        }
    }

    /// Both texts.
    pub fn texts(&self) -> impl Iterator<Item = &ParsedText> {
        std::iter::once(&*self.original).chain(self.translation.as_deref())
    }
}

impl Site {
    /// Entries and situations that belong to a topic, in the order of their keys.
    pub fn entries_of_topic<'a>(
        &'a self,
        topic: &'a str,
    ) -> impl Iterator<Item = (&'a Article, &'a EntryFacts)> {
        self.articles.values().filter_map(move |article| {
            let facts = article.entry()?;
            facts.topics.iter().any(|key| key.value == topic).then_some((article, facts))
        })
    }

    /// Where the A–Z explains a term, below `dist/`: page and anchor.
    pub fn term_address(&self, lang: Lang, key: &str) -> Option<String> {
        let letters = Letters::of(&self.glossary.get(key)?.words.get(lang).name);
        let page = self.addresses.of(&PageId::Words(lang, letters))?;
        Some(format!("{page}#term-{key}"))
    }

    /// Where a value stands, below `dist/`: the page of its table, and its anchor.
    pub fn value_address(&self, lang: Lang, key: &str) -> Option<String> {
        let table = self.value_tables.iter().find(|table| table.keys.iter().any(|own| own == key))?;
        let page = self.addresses.of(&PageId::ValueTable(lang, table.key.clone()))?;
        Some(format!("{page}#value-{key}"))
    }

    /// The office with this key.
    pub fn office(&self, key: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.key == key)
    }
}

/// The texts of a site, sorted into what is shown and what is not.
#[derive(Default)]
struct Articles {
    shown: BTreeMap<String, Article>,
    hidden: BTreeMap<String, Bilingual<String>>,
    left_out: BTreeSet<String>,
    draft_files: BTreeSet<SourceId>,
}

fn articles(texts: Vec<Arc<ParsedText>>, config: &Config, drafts: bool, sink: &mut Sink) -> Articles {
    let mut unused: BTreeMap<String, Span> =
        config.hide.iter().map(|path| (path.value.clone(), path.span)).collect();
    let mut known = Vec::new();
    let mut all = Articles::default();
    for article in pair_up(texts, config.original(), sink) {
        let folder = format!("{}/{}", article.area.folder(), article.key);
        let is_hidden = config.hide.iter().any(|path| path.value == folder);
        unused.remove(&folder);
        known.push(folder);
        if is_hidden {
            let titles = Bilingual::from_fn(|lang| article.title(lang).to_owned());
            all.hidden.insert(article.key, titles);
            continue;
        }
        let is_draft = article.entry().is_some_and(|facts| facts.status == Status::Draft);
        if is_draft {
            all.draft_files.extend(article.texts().map(|text| text.file));
        }
        if !drafts && is_draft {
            all.left_out.insert(article.key);
            continue;
        }
        match all.shown.get(&article.key) {
            Some(other) => sink.report(duplicate_key(&article, other)),
            None => {
                all.shown.insert(article.key.clone(), article);
            }
        }
    }
    for (path, span) in unused {
        sink.report(nothing_to_hide(&path, span, &known));
    }
    all
}

/// Puts together what belongs together. With `drafts`, drafts are part of the site (previews).
pub fn model(parsed: Parsed, sources: &Sources, drafts: bool, sink: &mut Sink) -> Site {
    let Articles { shown: articles, hidden, left_out, draft_files } =
        articles(parsed.texts, &parsed.config, drafts, sink);
    let images =
        parsed.images.into_iter().map(|id| (sources.get(id).path.clone(), id)).collect::<BTreeMap<_, _>>();
    let glossary = parsed.glossary.into_iter().map(|term| (term.key.value.clone(), term)).collect();
    let (value_tables, values) = values::collect(parsed.values, sink);
    let tools = tools(&parsed.deadlines, &parsed.areas, &parsed.region, &parsed.figures, &values);
    let checklists = by_key(parsed.checklists, |list: &Checklist| &list.key);
    let checks = by_key(parsed.checks, |check: &Check| &check.key);
    let letters = by_key(parsed.letters, |letter: &Letter| &letter.key);
    let courses = courses(parsed.courses, parsed.quizzes);
    let generated = Generated {
        articles: &articles,
        topics: &parsed.topics,
        value_tables: value_tables.iter().map(|table: &Table| table.key.as_str()).collect(),
        checklists: &checklists,
        checks: &checks,
        letters: &letters,
        courses: courses.iter().map(|course| course.key.value.as_str()).collect(),
        tools,
        actors: parsed.region.actors.iter().map(|actor| actor.key.value.as_str()).collect(),
    };
    let addresses = AddressBook::new(&generated, &parsed.config.languages, sink);
    let mut law_texts: BTreeMap<String, BTreeMap<Date, SourceId>> = BTreeMap::new();
    for (statute, state, file) in parsed.law_texts {
        law_texts.entry(statute).or_default().insert(state, file);
    }
    Site {
        config: parsed.config,
        layers: sources.layers.clone(),
        articles,
        drafts: left_out,
        hidden,
        draft_files,
        topics: parsed.topics,
        glossary,
        offices: parsed.offices,
        events: parsed.events,
        deadlines: parsed.deadlines,
        areas: parsed.areas,
        region: parsed.region,
        figures: parsed.figures,
        checklists,
        checks,
        courses,
        letters,
        images,
        addresses,
        published: parsed.addresses,
        register: parsed.register,
        reading: parsed.reading,
        values,
        value_tables,
        law_texts,
    }
}

/// The pages of tools that the site has data for.
fn tools(
    deadlines: &[Deadline],
    areas: &Areas,
    region: &Region,
    figures: &[Figure],
    values: &Values,
) -> Vec<Tool> {
    let has = [
        (Tool::Account, values.contains_key("account-days")),
        (Tool::Deadlines, !deadlines.is_empty()),
        (Tool::Finder, !areas.places.is_empty() && !areas.purposes.is_empty()),
        (Tool::Region, !region.actors.is_empty()),
        (Tool::Figures, !figures.is_empty()),
    ];
    has.into_iter().filter(|(_, has)| *has).map(|(tool, _)| tool).collect()
}

/// Courses with their questions, in their order.
fn courses(mut courses: Vec<Course>, mut quizzes: BTreeMap<String, Vec<Question>>) -> Vec<Course> {
    for course in &mut courses {
        course.questions = quizzes.remove(&course.key.value).unwrap_or_default();
    }
    courses.sort_by(|a, b| (a.order, &a.key.value).cmp(&(b.order, &b.key.value)));
    courses
}

/// Things by the key that their file's name gives them.
fn by_key<T>(things: Vec<T>, key: impl Fn(&T) -> &Located<String>) -> BTreeMap<String, T> {
    things.into_iter().map(|thing| (key(&thing).value.clone(), thing)).collect()
}

/// Makes articles of texts: those of one folder belong together.
fn pair_up(texts: Vec<Arc<ParsedText>>, original: Lang, sink: &mut Sink) -> Vec<Article> {
    let mut folders: BTreeMap<(Area, String), Vec<Arc<ParsedText>>> = BTreeMap::new();
    for text in texts {
        folders.entry((text.area, text.key.clone())).or_default().push(text);
    }
    let mut articles = Vec::new();
    for ((area, key), mut texts) in folders {
        let Some(position) = texts.iter().position(|text| text.lang == original) else {
            sink.report(missing_original(&texts[0], original));
            continue;
        };
        let original = texts.remove(position);
        articles.push(Article { key, area, original, translation: texts.pop() });
    }
    articles
}

fn missing_original(translation: &ParsedText, original: Lang) -> Diagnostic {
    let folder = format!("{}/{}", translation.area.folder(), translation.key);
    let message = both(
        format!("Zu dieser Übersetzung fehlt das Original {folder}/{}.md", original.code()),
        format!("the original of this translation is missing: {folder}/{}.md", original.code()),
    );
    let fix = both(
        "Zuerst das Original schreiben; dort stehen auch Themen, Zielgruppe und Fristen",
        "write the original first; topics, audience and dates stand there",
    );
    Diagnostic::at(Code::MissingOriginal, translation.start(), message).fix(fix)
}

fn nothing_to_hide(path: &str, span: Span, known: &[String]) -> Diagnostic {
    let message = both(
        format!("„{path}“ kann nicht ausgeblendet werden, das gibt es nicht"),
        format!("`{path}` cannot be hidden, it does not exist"),
    );
    let same_key = known.iter().find(|folder| folder.rsplit('/').next() == Some(path)).map(String::as_str);
    let fix = match same_key.or_else(|| nearest(path, known.iter().map(String::as_str))) {
        Some(folder) => {
            both(format!("Gemeint war wohl: \"{folder}\""), format!("did you mean \"{folder}\"?"))
        }
        None => both(
            "Zum Beispiel: hide = [\"guidance/blue-card\"]",
            "for example: hide = [\"guidance/blue-card\"]",
        ),
    };
    Diagnostic::at(Code::BrokenReference, span, message).fix(fix)
}

fn duplicate_key(article: &Article, other: &Article) -> Diagnostic {
    let key = &article.key;
    let message = both(
        format!("Der Schlüssel „{key}“ ist schon vergeben: {}/{key}", other.area.folder()),
        format!("the key `{key}` is taken already: {}/{key}", other.area.folder()),
    );
    let fix = both("Einen der beiden Ordner umbenennen", "rename one of the two folders");
    Diagnostic::at(Code::DuplicateKey, article.original.start(), message).fix(fix)
}
