//! The second stage: [`Sources`] → [`Parsed`]. Each file on its own, in parallel.
//!
//! Owns: which file is what, TOML and Markdown syntax. A broken file still gives a text (its title is the file's
//! key), so that one fault does not cascade into false broken references.
//!
//! Must not know: other files. What refers to what is the business of `link`.

mod areas;
mod callout;
mod checklists;
mod checks;
mod citations;
mod compared;
mod conditions;
mod data;
mod data_files;
mod deadlines;
mod expected;
mod fields;
mod file_kind;
mod front_matter;
mod letters;
mod markdown;
mod reference;
mod region;
mod rule_sheet;
mod syntax;
mod training;
mod values;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use areas::{Areas, By, Municipality, Purpose};
pub use checklists::{Checklist, ChecklistGroup, ChecklistItem};
pub use checks::Check;
pub use citations::Reading;
pub(crate) use citations::outdated_law;
pub use compared::Compared;
pub use data::{Addresses, Config, Event, Office, SEARCH_FIELDS, Term, TermWords, Topic, TopicGroup};
pub use deadlines::{Deadline, DeadlineKind};
pub use fields::Choice;
pub(crate) use front_matter::split as split_front_matter;
pub use front_matter::{Audience, Change, EntryFacts, PageFacts, Phase, SUMMARY_LENGTH, Status, TextMeta};
pub use letters::{Field, FieldKind, Letter, places};
pub use markdown::slug;
pub use region::{Actor, Beneficiary, Figure, Interface, Point, Region, Service, Stage};

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::doc::{CitationSource, Doc};
use crate::lang::{Lang, both};
use crate::law::register::{Register, Statute};
use crate::law::values::{Series, Table};
use crate::source::{Content, LayerId, Source, SourceId, Sources, Span};
pub(crate) use fields::Fields;
use file_kind::{FileKind, file_kind};
use syntax::parse_toml;
pub use training::{CaseStep, Course, Lesson, Question, QuestionKind, QuizOption, value_references};

/// What all files say, each on its own.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// `site.toml`.
    pub config: Config,
    /// All texts in the order of their paths.
    pub texts: Vec<Arc<ParsedText>>,
    /// `topics.toml`.
    pub topics: Vec<TopicGroup>,
    /// `glossary.toml`.
    pub glossary: Vec<Term>,
    /// `service/offices.toml`.
    pub offices: Vec<Office>,
    /// `service/events.toml`.
    pub events: Vec<Event>,
    /// `service/deadlines.toml`.
    pub deadlines: Vec<Deadline>,
    /// `service/areas.csv` and `service/areas.toml`.
    pub areas: Areas,
    /// `service/actors.toml`.
    pub region: Region,
    /// `figures/*.toml`.
    pub figures: Vec<Figure>,
    /// `addresses.toml`.
    pub addresses: Addresses,
    /// Images beside texts.
    pub images: Vec<SourceId>,
    /// `law/*.toml`.
    pub register: Arc<Register>,
    /// `values/*.toml`: the tables and their series.
    pub values: Vec<(Table, Vec<Series>)>,
    /// `checklists/*.toml`.
    pub checklists: Vec<Checklist>,
    /// `checks/*.toml`.
    pub checks: Vec<Check>,
    /// `letters/*.toml`.
    pub letters: Vec<Letter>,
    /// `training/*/course.toml`.
    pub courses: Vec<Course>,
    /// `training/*/quiz.toml`, by course.
    pub quizzes: BTreeMap<String, Vec<Question>>,
    /// What finds citations, with the names of statutes, and what is outdated.
    pub reading: Arc<Reading>,
    /// Texts of statutes that are kept: folder name below `law/texts/`, state, file.
    pub law_texts: Vec<(String, Date, SourceId)>,
}

/// The folders that hold texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// `guidance/`: entries.
    Guidance,
    /// `situations/`: step-by-step guides.
    Situations,
    /// `permits/`: one text per residence title.
    Permits,
    /// `training/`: own texts of lessons.
    Training,
    /// `pages/`: imprint, privacy, about.
    Pages,
}

impl Area {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Guidance, Self::Situations, Self::Permits, Self::Training, Self::Pages];

    /// Are its texts plain pages, without the facts of an entry?
    pub const fn is_plain(self) -> bool {
        matches!(self, Self::Training | Self::Pages)
    }

    /// Name of the folder.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Guidance => "guidance",
            Self::Situations => "situations",
            Self::Permits => "permits",
            Self::Training => "training",
            Self::Pages => "pages",
        }
    }
}

/// One `de.md` or `en.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedText {
    /// The file.
    pub file: SourceId,
    /// The folder of the site it comes from.
    pub layer: LayerId,
    /// Which kind of text.
    pub area: Area,
    /// The folder's name: the permanent key.
    pub key: String,
    /// Its language.
    pub lang: Lang,
    /// What differs by language.
    pub meta: TextMeta,
    /// What is equal in both languages.
    pub facts: Facts,
    /// The text.
    pub doc: Doc,
    /// The norms that its summary cites.
    pub summary_citations: Vec<CitationSource>,
}

impl ParsedText {
    /// The beginning of the file, for faults without a better place.
    pub const fn start(&self) -> Span {
        Span { file: self.file, start: 0, end: 0 }
    }
}

/// What is equal in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Of an entry or situation.
    Entry(Box<EntryFacts>),
    /// Of a page.
    Page(PageFacts),
    /// Nothing: this is a translation.
    Translation,
}

/// Texts that were parsed before, used again as long as their source is the very same. For `serve`, which reads one
/// file after an edit; a plain build starts with an empty one. Everything after this stage runs anew each time.
#[derive(Default)]
pub struct Memo {
    texts: BTreeMap<SourceId, Remembered>,
    registers: BTreeMap<SourceId, RememberedRegister>,
    register: Arc<Register>,
    /// The names of statutes are the same for all sites.
    reading: Arc<Reading>,
}

/// A register that was read before.
struct RememberedRegister {
    source: Arc<Source>,
    statute: Arc<Statute>,
    faults: Vec<Diagnostic>,
}

struct Remembered {
    /// The source it was made from, and whether it was the original: all that [`parse_text`] depends on.
    source: Arc<Source>,
    is_original: bool,
    text: Arc<ParsedText>,
    faults: Vec<Diagnostic>,
}

/// Parses all files; those that `memo` remembers are not parsed again.
pub fn parse(sources: &Sources, memo: &mut Memo, sink: &mut Sink) -> Parsed {
    let mut parsed = Parsed::default();
    let layers: Vec<String> = sources.layers.iter().map(|layer| layer.name.clone()).collect();
    let Some((site_toml, _)) = sources.find("site.toml") else {
        sink.report(missing_site_toml());
        return parsed;
    };
    parse_data(sources, site_toml, |f| parsed.config = data::config(f, &layers), sink);
    let original = parsed.config.original();

    let (mut texts, mut registers) = (Vec::new(), Vec::new());
    for (id, source) in sources.iter() {
        if let Content::NotUtf8(text) = &source.content {
            sink.report(not_utf8(id, text));
        }
        match file_kind(&source.path) {
            FileKind::Image => parsed.images.push(id),
            FileKind::Register => registers.push(id),
            FileKind::LawText { statute, state } => parsed.law_texts.push((statute.to_owned(), state, id)),
            FileKind::Text { area, key, lang } => texts.push((id, area, key, lang)),
            FileKind::Unknown => sink.report(unknown_file(id)),
            kind => data_files::read(kind, sources, id, &memo.reading, &mut parsed, sink),
        }
    }
    parsed.register = read_registers(sources, registers, memo, sink);
    let reading = Arc::clone(&memo.reading);
    parsed.reading = Arc::clone(&reading);
    let reading = &*reading;
    let remember = |(id, area, key, lang): (SourceId, Area, &str, Lang)| {
        let (source, is_original) = (sources.share(id), lang == original);
        if let Some(known) = memo.texts.get(&id)
            && Arc::ptr_eq(&known.source, &source)
            && known.is_original == is_original
        {
            return (
                id,
                Remembered { source, is_original, text: known.text.clone(), faults: known.faults.clone() },
            );
        }
        let mut sink = Sink::default();
        let text = Arc::new(parse_text(reading, id, &source, area, key, lang, is_original, &mut sink));
        (id, Remembered { source, is_original, text, faults: sink.into_unsorted() })
    };
    let results: BTreeMap<_, _> = texts.into_par_iter().map(remember).collect();
    for remembered in results.values() {
        parsed.texts.push(Arc::clone(&remembered.text));
        sink.extend(remembered.faults.iter().cloned());
    }
    memo.texts = results;
    parsed
}

/// Reads the registers, in parallel; the whole is made anew only if one of them is another.
fn read_registers(sources: &Sources, ids: Vec<SourceId>, memo: &mut Memo, sink: &mut Sink) -> Arc<Register> {
    let known = &memo.registers;
    let unchanged =
        |id: &SourceId| known.get(id).is_some_and(|known| Arc::ptr_eq(&known.source, &sources.share(*id)));
    if known.len() != ids.len() || !ids.iter().all(unchanged) {
        let read = |id: SourceId| {
            let mut sink = Sink::default();
            let mut statute = Statute::default();
            parse_data(sources, id, |fields| statute = crate::law::register::file::read(fields), &mut sink);
            (
                id,
                RememberedRegister {
                    source: sources.share(id),
                    statute: Arc::new(statute),
                    faults: sink.into_unsorted(),
                },
            )
        };
        memo.registers = ids.into_par_iter().map(read).collect();
        memo.register = Arc::new(Register::new(
            memo.registers.values().map(|known| Arc::clone(&known.statute)).collect(),
        ));
    }
    for known in memo.registers.values() {
        sink.extend(known.faults.iter().cloned());
    }
    Arc::clone(&memo.register)
}

fn parse_data(sources: &Sources, id: SourceId, read: impl FnOnce(Fields<'_, '_>), sink: &mut Sink) {
    let (table, broken) = parse_toml(sources.get(id).text(), 0, id, sink);
    // What a broken file seems to lack is mostly there, beyond the syntax fault.
    let mut silent = Sink::default();
    read(Fields::new(&table, 0, id, if broken { &mut silent } else { sink }));
}

#[expect(clippy::too_many_arguments, reason = "where a text lies is four of them, each of its own type")]
fn parse_text(
    reading: &Reading,
    file: SourceId,
    source: &Source,
    area: Area,
    key: &str,
    lang: Lang,
    is_original: bool,
    sink: &mut Sink,
) -> ParsedText {
    // Of a file that cannot be read, what seems to be missing is no fault of its own.
    let mut unread = Sink::default();
    let sink = if matches!(source.content, Content::NotUtf8(_)) { &mut unread } else { sink };
    let text = source.text();
    let start = Span::new(file, 0..0);
    let split = front_matter::split(text);
    if split.is_none() {
        sink.report(front_matter::missing_front_matter(start));
    }
    let (toml, toml_start, body, body_start) = match &split {
        Some(split) => (split.toml, split.toml_start, split.body, split.body_start),
        None => ("", 0, text, 0),
    };
    let (table, broken) = parse_toml(toml, toml_start, file, sink);
    // Without readable front matter every field would seem to be missing; one fault was reported already.
    let mut silent = Sink::default();
    let field_sink = if broken || split.is_none() { &mut silent } else { &mut *sink };
    let mut fields = Fields::new(&table, toml_start, file, field_sink);
    if !is_original {
        fields.belongs_elsewhere(&front_matter::SHARED_KEYS);
    }
    let meta = front_matter::text_meta(&mut fields, key, !area.is_plain());
    let facts = match (is_original, area) {
        (false, _) => Facts::Translation,
        (true, Area::Pages | Area::Training) => Facts::Page(front_matter::page_facts(&mut fields)),
        (true, _) => Facts::Entry(Box::new(front_matter::entry_facts(&mut fields, area))),
    };
    fields.finish();
    let mut doc = markdown::parse_markdown(body, body_start, file, sink);
    citations::mark(&mut doc, reading, sink);
    let summary = meta.summary.as_ref();
    let summary_citations =
        summary.map_or_else(Vec::new, |summary| citations::in_value(summary, text, reading));
    ParsedText {
        summary_citations,
        file,
        layer: source.layer,
        area,
        key: key.to_owned(),
        lang,
        meta,
        facts,
        doc,
    }
}

fn missing_site_toml() -> Diagnostic {
    let message = both("In diesem Ordner liegt keine site.toml", "there is no site.toml in this folder");
    let fix = both(
        "Mit --site den richtigen Ordner nennen, oder einen neuen anlegen: lotse new site ORDNER",
        "name the right folder with --site, or make a new one: lotse new site FOLDER",
    );
    Diagnostic::of_site(Code::MissingPage, message).fix(fix)
}

fn not_utf8(id: SourceId, valid: &str) -> Diagnostic {
    let message = both(
        "Die Datei ist nicht in UTF-8 gespeichert; nach dieser Stelle folgt ein Zeichen, das nicht zu lesen ist",
        "the file is not saved as UTF-8; after this place comes a character that cannot be read",
    );
    let fix =
        both("Im Editor: Speichern unter … → Codierung: UTF-8", "in the editor: Save as … → encoding: UTF-8");
    Diagnostic::at(Code::NotUtf8, Span::new(id, valid.len()..valid.len()), message).fix(fix)
}

fn unknown_file(id: SourceId) -> Diagnostic {
    let message = both(
        "Diese Datei kennt Lotse nicht; sie wird nicht verwendet",
        "Lotse does not know this file and does not use it",
    );
    let fix = both(
        "Texte heißen de.md oder en.md und liegen in guidance/<schlüssel>/, situations/<schlüssel>/ oder pages/<schlüssel>/",
        "texts are called de.md or en.md and lie in guidance/<key>/, situations/<key>/ or pages/<key>/",
    );
    Diagnostic::at(Code::UnknownFile, Span::new(id, 0..0), message).fix(fix)
}
