//! Does a text still rest on the wording that its last review saw?
//!
//! Owns: [`LawState`], the one answer that rules, status and pages share. A text is stale when the wording of a paragraph
//! it rests on was first seen in a state newer than the one its review wrote down, whatever the day of the review was.
//!
//! Must not know: how it is told.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{CitedNorm, Citing, Linked, Place};
use crate::law::resolve::{Found, Rest, find_statute};
use crate::model::Article;
use crate::parse::Compared;

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
    pub fn law_state_of<'a>(&'a self, place: &'a Place, compared: &'a Compared) -> LawState<'a> {
        let citing = self.citing.iter().filter(move |citing| citing.place == *place);
        self.compared_with(&compared.law_state, citing)
    }

    /// Checks, letters and checklists, each with what its last comparison wrote down.
    pub fn compared_data(&self) -> impl Iterator<Item = (Place, &Compared)> {
        let site = &self.site;
        let checks = site.checks.iter().map(|(key, check)| (Place::Check(key.clone()), &check.compared));
        let letters = site.letters.iter().map(|(key, letter)| (Place::Letter(key.clone()), &letter.compared));
        let lists = site.checklists.iter().map(|(key, list)| (Place::Checklist(key.clone()), &list.compared));
        checks.chain(letters).chain(lists)
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
