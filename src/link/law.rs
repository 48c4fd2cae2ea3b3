//! Citations against the register: what each text rests on, which norms get a page, and what is wrong.
//!
//! Owns: [`Citing`] and the wording of faults. Must not know: how citations are recognised, and how a page looks.

use std::collections::{BTreeMap, BTreeSet};

use super::law_faults::fault;
use crate::decide::Outcome;
use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::doc::CitationSource;
use crate::lang::{Lang, both};
use crate::law::norm::NormId;
use crate::law::resolve::{Answer, Found, Rest, find_statute, resolve};
use crate::model::{Article, PageId, Site};
use crate::parse::{ParsedText, Purpose, outdated_law};
use crate::source::{Located, SourceId, Span};

/// A text that cites the law.
#[derive(Debug, Clone)]
pub struct Citing {
    /// What it is.
    pub place: Place,
    /// The file it stands in.
    pub file: SourceId,
    /// Its citations: those of the summary first, then those of the text, in order.
    pub norms: Vec<CitedNorm>,
    /// How many of them are the summary's.
    pub in_summary: usize,
}

/// Where a citing text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An entry, situation or page in a language.
    Article(String, Lang),
    /// A term of the glossary in a language.
    Term(String, Lang),
    /// A value: its basis.
    Value(String),
    /// A checklist: what its items rest on, in their order.
    Checklist(String),
    /// A decision table: what its outcomes rest on, in their order.
    Check(String),
    /// A letter: what it rests on.
    Letter(String),
    /// The offices by place: why they are responsible.
    Areas,
    /// The deadlines.
    Deadlines,
    /// A question of a course.
    Question(String, String),
}

/// A citation with what became of it.
#[derive(Debug, Clone)]
pub struct CitedNorm {
    /// As it reads.
    pub text: String,
    /// The parts of the norm that it names: `Abs. 1 Satz 2`.
    pub parts: String,
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub answer: Answer,
}

impl Place {
    /// The key as reports print it: `blue-card`, `term:abh`, `value:blue-card-regular`.
    pub fn key(&self) -> String {
        match self {
            Self::Article(key, _) => key.clone(),
            Self::Term(key, _) => format!("term:{key}"),
            Self::Value(key) => format!("value:{key}"),
            Self::Checklist(key) => format!("checklist:{key}"),
            Self::Check(key) => format!("check:{key}"),
            Self::Letter(key) => format!("letter:{key}"),
            Self::Areas => "areas".to_owned(),
            Self::Deadlines => "deadlines".to_owned(),
            Self::Question(course, key) => format!("question:{course}/{key}"),
        }
    }

    /// Its German title, if it has a page of its own.
    pub fn title(&self, site: &Site) -> String {
        let title = match self {
            Self::Article(key, lang) => site.articles.get(key).map(|article| article.title(*lang).to_owned()),
            Self::Term(key, lang) => site.glossary.get(key).map(|term| term.words.get(*lang).name.clone()),
            Self::Value(key) => site.values.get(key).map(|series| series.name.de.clone()),
            Self::Checklist(key) => site.checklists.get(key).map(|list| list.title.de.clone()),
            Self::Check(key) => site.checks.get(key).map(|check| check.title.de.clone()),
            Self::Letter(key) => site.letters.get(key).map(|letter| letter.title.de.clone()),
            Self::Question(course, key) => {
                let course = site.courses.iter().find(|known| known.key.value == *course);
                let question =
                    course.and_then(|course| course.questions.iter().find(|q| q.key.value == *key));
                question.map(|question| question.text.de.clone())
            }
            Self::Areas | Self::Deadlines => None,
        };
        title.unwrap_or_default()
    }

    /// The language, if the text has one.
    pub const fn lang(&self) -> Option<Lang> {
        match self {
            Self::Article(_, lang) | Self::Term(_, lang) => Some(*lang),
            Self::Value(_)
            | Self::Checklist(_)
            | Self::Check(_)
            | Self::Letter(_)
            | Self::Areas
            | Self::Deadlines
            | Self::Question(..) => None,
        }
    }
}

impl Citing {
    /// The norms that were found, in the order of the text.
    pub fn found(&self) -> impl Iterator<Item = (&CitedNorm, &Found)> {
        self.norms.iter().filter_map(|norm| match &norm.answer {
            Answer::Found(found) => Some((norm, found)),
            _ => None,
        })
    }

    /// Everything the text rests on.
    pub fn rests_on(&self) -> BTreeSet<&Rest> {
        self.found().flat_map(|(_, found)| &found.rests_on).collect()
    }

    /// Statutes it cites that nobody watches, as cited.
    pub fn not_monitored(&self) -> BTreeSet<&str> {
        self.norms
            .iter()
            .filter_map(|norm| match &norm.answer {
                Answer::NotMonitored { statute } => Some(statute.as_str()),
                Answer::Found(found) if !found.watched => Some(found.statute.as_str()),
                _ => None,
            })
            .collect()
    }
}

/// Everything in the site that cites, resolved.
pub(super) fn citing(site: &Site, sink: &mut Sink) -> Vec<Citing> {
    let mut all = Vec::new();
    for article in site.articles.values() {
        let default = article.statute();
        check_default(site, default, sink);
        for text in article.texts() {
            all.push(of_text(site, article, text, default.map(|statute| statute.value.as_str()), sink));
        }
    }
    for (key, term) in &site.glossary {
        for lang in Lang::ALL {
            let sources = &term.words.get(lang).citations;
            all.push(of_data(site, Place::Term(key.clone(), lang), &term.key, sources, sink));
        }
    }
    for (key, series) in &site.values {
        all.push(of_data(site, Place::Value(key.clone()), &series.key, &series.citations, sink));
    }
    for (key, list) in &site.checklists {
        let items = list.groups.iter().flat_map(|group| &group.items);
        let sources = items.flat_map(|item| &item.citations);
        all.push(of_data(site, Place::Checklist(key.clone()), &list.key, sources, sink));
    }
    for (key, check) in &site.checks {
        let sources = check.table.outcomes.iter().flat_map(Outcome::cited);
        let sources = sources.flat_map(|text| &text.citations);
        all.push(of_data(site, Place::Check(key.clone()), &check.key, sources, sink));
    }
    if let Some(first) = site.areas.purposes.first() {
        let sources = site.areas.purposes.iter().flat_map(Purpose::cited).flat_map(|text| &text.citations);
        all.push(of_data(site, Place::Areas, &first.key, sources, sink));
    }
    for course in &site.courses {
        for question in &course.questions {
            let place = Place::Question(course.key.value.clone(), question.key.value.clone());
            all.push(of_data(site, place, &question.key, &question.basis.citations, sink));
        }
    }
    if let Some(first) = site.deadlines.first() {
        let texts = site.deadlines.iter().flat_map(|deadline| [&deadline.text.de, &deadline.text.en]);
        let sources = texts.flat_map(|text| &text.citations);
        all.push(of_data(site, Place::Deadlines, &first.key, sources, sink));
    }
    for (key, letter) in &site.letters {
        all.push(of_data(site, Place::Letter(key.clone()), &letter.key, &letter.citations, sink));
    }
    all
}

/// The citations of something that stands in a data file.
fn of_data<'c>(
    site: &Site,
    place: Place,
    key: &Located<String>,
    sources: impl IntoIterator<Item = &'c CitationSource>,
    sink: &mut Sink,
) -> Citing {
    Citing { place, file: key.span.file, norms: resolved(site, sources, None, sink), in_summary: 0 }
}

fn of_text(
    site: &Site,
    article: &Article,
    text: &ParsedText,
    default: Option<&str>,
    sink: &mut Sink,
) -> Citing {
    let summary = resolved(site, &text.summary_citations, default, sink);
    let in_summary = summary.len();
    let body = resolved(site, &text.doc.citations, default, sink);
    Citing {
        place: Place::Article(article.key.clone(), text.lang),
        file: text.file,
        norms: summary.into_iter().chain(body).collect(),
        in_summary,
    }
}

fn resolved<'c>(
    site: &Site,
    sources: impl IntoIterator<Item = &'c CitationSource>,
    default: Option<&str>,
    sink: &mut Sink,
) -> Vec<CitedNorm> {
    let one = |source: &CitationSource| {
        let statute = source.norm.statute.as_deref().or(default);
        let outdated = site.reading.outdated.norm(source.suspects, statute, &source.norm);
        let answer = resolve(&site.register, site.reading.finder.names(), &source.norm, default);
        let fault = match outdated {
            Some(found) => Some(outdated_law(source.span, &source.text, &found)),
            None => fault(source, &answer),
        };
        if let Some(fault) = fault {
            sink.report(fault);
        }
        CitedNorm { text: source.text.clone(), parts: source.norm.parts(), span: source.span, answer }
    };
    sources.into_iter().map(one).collect()
}

/// The statute that bare norms mean must be one that somebody knows.
fn check_default(site: &Site, statute: Option<&Located<String>>, sink: &mut Sink) {
    let Some(statute) = statute else { return };
    let names = site.reading.finder.names();
    if find_statute(&site.register, names, &statute.value).is_some()
        || names.canonical(&statute.value).is_some()
    {
        return;
    }
    let known = site.register.statutes().iter().map(|statute| statute.abbreviation.as_str());
    let message = both(
        format!("Das Gesetz „{}“ ist nicht bekannt", statute.value),
        format!("the statute `{}` is not known", statute.value),
    );
    let fix = match nearest(&statute.value, known) {
        Some(near) => both(format!("Gemeint war wohl: \"{near}\""), format!("did you mean \"{near}\"?")),
        None => both(
            "Die amtliche Abkürzung schreiben, zum Beispiel \"AufenthG\"",
            "write the official abbreviation, for example \"AufenthG\"",
        ),
    };
    sink.report(Diagnostic::at(Code::UnknownStatute, statute.span, message).fix(fix));
}

/// Gives every cited norm a page, and keeps those that were published before. Gives who cites which norm.
pub(super) fn norm_pages(
    site: &mut Site,
    citing: &[Citing],
    sink: &mut Sink,
) -> BTreeMap<String, BTreeSet<NormId>> {
    let mut norms: BTreeMap<String, BTreeSet<NormId>> = BTreeMap::new();
    for (_, found) in citing.iter().flat_map(Citing::found) {
        let of_statute = norms.entry(found.statute.clone()).or_default();
        of_statute.insert(found.norm.clone());
    }
    for key in site.published.known.values() {
        let Some(written) = key.value.strip_prefix("law:") else { continue };
        let Some((statute, norm)) = written.split_once(": ") else { continue };
        let known = site.register.statute(statute);
        if let (Some(statute), Some(id)) = (known, NormId::parse(norm))
            && statute.norm(&id).is_some()
        {
            norms.entry(statute.abbreviation.clone()).or_default().insert(id);
        }
    }
    let languages = site.config.languages.clone();
    let pages = norms.iter().flat_map(|(statute, ids)| {
        let of_norms = ids.iter().map(move |id| PageId::Norm(Lang::De, statute.clone(), id.clone()));
        std::iter::once(PageId::Statute(Lang::De, statute.clone())).chain(of_norms)
    });
    let pages: Vec<PageId> = pages.collect();
    if !pages.is_empty() {
        for lang in languages {
            site.addresses.add_generated(PageId::Law(lang), sink);
            for page in &pages {
                site.addresses.add_generated(page.in_lang(lang), sink);
            }
        }
    }
    norms
}
