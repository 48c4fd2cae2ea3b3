//! Does a text still rest on the wording that its last review saw?
//!
//! Owns: [`LawState`], the one answer that rules, status and pages share. A text is stale when the wording of a paragraph
//! it rests on was first seen in a state newer than the one its review wrote down, whatever the day of the review was.
//!
//! Must not know: how it is told.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{CitedNorm, Citing, Linked, Place};
use crate::lang::Lang;
use crate::law::resolve::{Found, Rest, find_statute};
use crate::model::Article;
use crate::parse::Compared;
use crate::source::{Located, SourceId};

/// How a text stands to the law it cites.
#[derive(Debug, Clone, Default)]
pub struct LawState<'a> {
    /// What changed since the review, each once, in the order of the law.
    pub changed: Vec<Changed<'a>>,
    /// What it cites that is gone.
    pub gone: Vec<(&'a CitedNorm, &'a Found)>,
    /// Statutes it cites whose state no review wrote down.
    pub not_recorded: BTreeSet<&'a str>,
    /// Statutes or norms it cites that nobody watches.
    pub not_monitored: BTreeSet<&'a str>,
    /// The oldest state of the statutes it cites: up to then all of them were looked at.
    pub as_of: Option<Date>,
}

/// Something in a data file that goes stale with the law.
#[derive(Debug, Clone)]
pub struct Data<'a> {
    /// `check:start`, `lesson:basics/card`.
    pub key: String,
    /// Its German title.
    pub title: String,
    /// The file that holds what its last comparison wrote down.
    pub file: SourceId,
    /// Where it cites.
    pub places: Vec<Place>,
    /// What that comparison wrote down.
    pub compared: &'a Compared,
}

/// A norm that changed.
#[derive(Debug, Clone)]
pub struct Changed<'a> {
    /// What changed.
    pub rest: &'a Rest,
    /// The state in which the new wording was first seen.
    pub since: Date,
    /// The state that the review saw.
    pub seen: Date,
    /// A citation that rests on it.
    pub norm: &'a CitedNorm,
}

impl Linked {
    /// How an entry, in both its languages, stands to the law.
    pub fn law_state<'a>(&'a self, article: &'a Article) -> LawState<'a> {
        let texts = article.texts().filter_map(|text| self.citing(text.file));
        let recorded = article.entry().map_or(&[][..], |facts| &facts.law_state);
        self.compared_with(recorded, texts)
    }

    /// How what stands in a data file stands to the law.
    pub fn law_state_of<'a>(&'a self, data: &'a Data<'a>) -> LawState<'a> {
        let citing = self.citing.iter().filter(|citing| data.places.contains(&citing.place));
        self.compared_with(&data.compared.law_state, citing)
    }

    /// Checks, letters, checklists, lessons with own texts and questions, each with what its last comparison wrote down.
    pub fn compared_data(&self) -> Vec<Data<'_>> {
        let site = &self.site;
        let mut all = Vec::new();
        let mut one = |place: Place, key: &Located<String>, compared| {
            let (name, title) = (place.key(), place.title(site));
            all.push(Data { key: name, title, file: key.span.file, places: vec![place], compared });
        };
        for check in site.checks.values() {
            one(Place::Check(check.key.value.clone()), &check.key, &check.compared);
        }
        for letter in site.letters.values() {
            one(Place::Letter(letter.key.value.clone()), &letter.key, &letter.compared);
        }
        for list in site.checklists.values() {
            one(Place::Checklist(list.key.value.clone()), &list.key, &list.compared);
        }
        for course in &site.courses {
            for question in &course.questions {
                let place = Place::Question(course.key.value.clone(), question.key.value.clone());
                // What a comparison wrote down stands with the course.
                one(place, &course.key, &course.compared);
            }
        }
        for course in &site.courses {
            for lesson in course.lessons.iter().filter(|lesson| lesson.from.is_empty()) {
                let text = format!("{}/{}", course.key.value, lesson.key.value);
                all.push(Data {
                    key: format!("lesson:{text}"),
                    title: lesson.title.de.clone(),
                    file: course.key.span.file,
                    places: Lang::ALL.map(|lang| Place::Article(text.clone(), lang)).to_vec(),
                    compared: &course.compared,
                });
            }
        }
        all
    }

    fn compared_with<'a>(
        &'a self,
        recorded: &'a [(String, Date)],
        citing: impl Iterator<Item = &'a Citing>,
    ) -> LawState<'a> {
        let mut state = LawState::default();
        let mut told = BTreeSet::new();
        for citing in citing {
            state.not_monitored.extend(citing.not_monitored());
            for (norm, found) in citing.found() {
                if found.gone.is_some() && !state.gone.iter().any(|(_, known)| known.norm == found.norm) {
                    state.gone.push((norm, found));
                }
                self.compare(recorded, norm, found, &mut told, &mut state);
            }
        }
        state.changed.sort_by(|a, b| a.rest.cmp(b.rest));
        state
    }

    fn compare<'a>(
        &'a self,
        recorded: &'a [(String, Date)],
        norm: &'a CitedNorm,
        found: &'a Found,
        told: &mut BTreeSet<&'a Rest>,
        state: &mut LawState<'a>,
    ) {
        let Some(statute) = self.site.register.statute(&found.statute) else { return };
        // Of a statute that is only known to exist nothing can change.
        let Some(as_of) = statute.as_of() else { return };
        let looked = statute.checked.map_or(as_of, |checked| checked.max(as_of));
        state.as_of = Some(state.as_of.map_or(looked, |known| known.min(looked)));
        let names = self.site.reading.finder.names();
        let recorded = recorded.iter().find(|(name, _)| {
            find_statute(&self.site.register, names, name)
                .is_some_and(|known| known.abbreviation == statute.abbreviation)
        });
        let Some((_, seen)) = recorded else {
            state.not_recorded.insert(&found.statute);
            return;
        };
        for rest in &found.rests_on {
            let changed = statute.norm(&rest.norm).and_then(|norm| norm.changed(rest.absatz.as_deref()));
            if let Some(since) = changed.filter(|since| since > seen)
                && told.insert(rest)
            {
                state.changed.push(Changed { rest, since, seen: *seen, norm });
            }
        }
    }
}

impl Rest {
    /// `§ 18 Abs. 4 AufenthG`
    pub fn text(&self) -> String {
        match &self.absatz {
            Some(absatz) => format!("{} Abs. {absatz} {}", self.norm, self.statute),
            None => format!("{} {}", self.norm, self.statute),
        }
    }
}
