//! What a page is, and the file names of the pages that Lotse makes itself. Must not know which pages a site has.

use super::{Letters, Tool};
use crate::lang::Lang;
use crate::law::norm::NormId;
use crate::parse::{Audience, Choice, Phase, slug};

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
    /// All courses, for those who teach.
    Courses(Lang),
    /// A course, by key.
    Course(Lang, String),
    /// The slides of a course.
    Slides(Lang, String),
    /// The questions of a course.
    Quiz(Lang, String),
    /// A test drawn from the questions of all courses.
    FinalTest(Lang),
    /// A certificate to print.
    Certificate(Lang),
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
            | Self::Courses(lang)
            | Self::Course(lang, _)
            | Self::Slides(lang, _)
            | Self::Quiz(lang, _)
            | Self::FinalTest(lang)
            | Self::Certificate(lang)
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
            Self::Courses(_) => Self::Courses(lang),
            Self::Course(_, key) => Self::Course(lang, key.clone()),
            Self::Slides(_, key) => Self::Slides(lang, key.clone()),
            Self::Quiz(_, key) => Self::Quiz(lang, key.clone()),
            Self::FinalTest(_) => Self::FinalTest(lang),
            Self::Certificate(_) => Self::Certificate(lang),
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
    pub(super) fn fixed_name(&self) -> Option<String> {
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
            Self::Courses(_) => name("schulung", "training"),
            Self::Course(_, key) => name(&format!("kurs-{key}"), &format!("course-{key}")),
            Self::Slides(_, key) => name(&format!("folien-{key}"), &format!("slides-{key}")),
            Self::Quiz(_, key) => name(&format!("quiz-{key}"), &format!("quiz-{key}")),
            Self::FinalTest(_) => name("abschlusstest", "final-test"),
            Self::Certificate(_) => name("bescheinigung", "certificate"),
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
