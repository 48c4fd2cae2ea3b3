//! Views of the law: all cited statutes, one statute, one norm; and what entries say of the law they rest on.

use std::collections::BTreeSet;

use super::Renderer;
use super::cited::norm_link;
use super::html::escape;
use super::view::{
    BasisView, CitedByView, LawTrustView, LawView, Link, NormLineView, NormLinkView, NormView, ParagraphView,
    StatuteCardView, StatuteView,
};
use crate::lang::Lang;
use crate::law::norm::{NormId, compare_numbers};
use crate::law::register::{Paragraph, Statute, Wording};
use crate::law::resolve::Answer;
use crate::law::text::NormText;
use crate::link::{Citing, Place};
use crate::model::{Article, PageId, Tool, relative};

/// Texts listed with each norm of a statute; the norm's page lists all.
const LISTED: usize = 6;

impl Renderer {
    /// `view` of `law.html`.
    pub(super) fn law(&self, lang: Lang, address: &str) -> LawView {
        let card = |(abbreviation, norms): (&String, &std::collections::BTreeSet<NormId>)| {
            let statute = self.linked.site.register.statute(abbreviation)?;
            let to = self.address_of(&PageId::Statute(lang, abbreviation.clone()))?;
            Some(StatuteCardView {
                href: relative(address, to),
                abbreviation: abbreviation.clone(),
                title: statute.short_title.clone().unwrap_or_else(|| statute.title.clone()),
                norms: norms.len(),
                as_of: statute.as_of().map(|date| Self::date(lang, date)),
            })
        };
        let statutes = self.linked.norms.iter().filter_map(card).collect();
        let mut not_monitored: Vec<String> =
            self.linked.citing.iter().flat_map(Citing::not_monitored).map(str::to_owned).collect();
        not_monitored.sort();
        not_monitored.dedup();
        LawView { statutes, not_monitored }
    }

    /// `view` of `statute.html`.
    pub(super) fn statute(&self, lang: Lang, abbreviation: &str, address: &str) -> StatuteView {
        let statute = self.statute_of(abbreviation);
        let norms = self.linked.norms.get(abbreviation).into_iter().flatten();
        let line = |id: &NormId| {
            let norm = statute.norm(id)?;
            let to = self.address_of(&PageId::Norm(lang, abbreviation.to_owned(), id.clone()))?;
            let cited_by = self.cited_by(lang, abbreviation, id, address);
            Some(NormLineView {
                name: id.to_string().replace(' ', "\u{a0}"),
                heading: norm.heading.clone(),
                href: relative(address, to),
                gone: norm.gone.is_some(),
                more: cited_by
                    .len()
                    .checked_sub(LISTED)
                    .filter(|more| *more > 0)
                    .map(|more| self.theme.texts.get(lang).fill("law_more", &[("n", &more.to_string())])),
                entries: cited_by
                    .into_iter()
                    .take(LISTED)
                    .map(|cited| Link { title: cited.title, href: cited.href })
                    .collect(),
            })
        };
        StatuteView {
            abbreviation: abbreviation.to_owned(),
            full_title: statute.title.clone(),
            short_title: statute.short_title.clone(),
            official: statute.address.clone(),
            as_of: statute.as_of().map(|date| Self::date(lang, date)),
            complete: statute.complete,
            norms: norms.filter_map(line).collect(),
        }
    }

    /// `view` of `norm.html`.
    pub(super) fn norm(&self, lang: Lang, abbreviation: &str, id: &NormId, address: &str) -> NormView {
        let statute = self.statute_of(abbreviation);
        let norm = statute.norm(id).expect("a page is made for norms of the register only");
        let wording =
            self.wordings.get(abbreviation).and_then(|text| text.norms.iter().find(|text| text.id == *id));
        let up = self
            .linked
            .site
            .addresses
            .of(&PageId::Statute(lang, abbreviation.to_owned()))
            .unwrap_or_default();
        NormView {
            name: format!("{id} {abbreviation}"),
            heading: norm.heading.clone(),
            statute: Link { title: statute.title.clone(), href: relative(address, up) },
            official: statute.official_address(id),
            as_of: statute.as_of().map(|date| Self::date(lang, date)),
            gone: norm.gone.map(|date| Self::date(lang, date)),
            paragraphs: norm
                .living()
                .map(|paragraph| Self::paragraph(lang, statute, paragraph, wording))
                .collect(),
            has_wording: wording.is_some(),
            cited_by: self.cited_by(lang, abbreviation, id, address),
        }
    }

    fn statute_of(&self, abbreviation: &str) -> &Statute {
        self.linked
            .site
            .register
            .statute(abbreviation)
            .expect("a page is made for statutes of the register only")
    }

    fn paragraph(
        lang: Lang,
        statute: &Statute,
        paragraph: &Paragraph,
        text: Option<&NormText>,
    ) -> ParagraphView {
        let (since, first) = match &paragraph.wording {
            Wording::Since { state, .. } => (Some(*state), statute.states.first() == Some(state)),
            Wording::Gone(_) | Wording::Unwatched => (None, false),
        };
        let wording = text.and_then(|text| text.paragraphs.iter().find(|text| text.label == paragraph.label));
        ParagraphView {
            id: paragraph.label.as_ref().map(|label| format!("abs-{label}")),
            label: paragraph.label.clone(),
            items: paragraph.items.nummern().map(str::to_owned).collect::<Vec<_>>().join(", "),
            since: since.map(|date| Self::date(lang, date)),
            at_least: first,
            lines: wording.into_iter().flat_map(|text| &text.lines).map(label_and_text).collect(),
        }
    }

    /// What cites a norm: entries first, by title, then terms and values.
    fn cited_by(&self, lang: Lang, statute: &str, id: &NormId, address: &str) -> Vec<CitedByView> {
        let site = &self.linked.site;
        let cites =
            |citing: &&Citing| citing.found().any(|(_, found)| found.statute == statute && found.norm == *id);
        let mut entries = Vec::new();
        let mut others = Vec::new();
        for citing in self.linked.citing.iter().filter(cites) {
            let places = citing.found().filter(|(_, found)| found.statute == statute && found.norm == *id);
            let parts: BTreeSet<&str> = places.map(|(norm, _)| norm.parts.as_str()).collect();
            let mut as_cited: Vec<String> =
                parts.into_iter().filter(|parts| !parts.is_empty()).map(str::to_owned).collect();
            as_cited.sort_by(|a, b| compare_numbers(a, b));
            match &citing.place {
                Place::Article(key, of) => {
                    let article = &site.articles[key];
                    if article.text(lang).lang == *of {
                        let href = self.href(lang, article, address);
                        entries.push(CitedByView { title: article.title(lang).to_owned(), href, as_cited });
                    }
                }
                Place::Term(key, of) if *of == lang => {
                    let to = site.term_address(lang, key).unwrap_or_default();
                    let title = site.glossary[key].words.get(lang).name.clone();
                    others.push(CitedByView { title, href: relative(address, &to), as_cited });
                }
                Place::Value(key) => {
                    let to = site.value_address(lang, key).unwrap_or_default();
                    let title = site.values[key].name.get(lang).clone();
                    others.push(CitedByView { title, href: relative(address, &to), as_cited });
                }
                Place::Checklist(key) => {
                    others.extend(self.citing_page(&PageId::Checklist(lang, key.clone()), as_cited, address));
                }
                Place::Check(key) => {
                    others.extend(self.citing_page(&PageId::Check(lang, key.clone()), as_cited, address));
                }
                Place::Letter(key) => {
                    others.extend(self.citing_page(&PageId::Letter(lang, key.clone()), as_cited, address));
                }
                Place::Deadlines => {
                    others.extend(self.citing_page(&PageId::Tool(lang, Tool::Deadlines), as_cited, address));
                }
                Place::Question(course, _) => {
                    others.extend(self.citing_page(&PageId::Quiz(lang, course.clone()), as_cited, address));
                }
                Place::Areas => {
                    others.extend(self.citing_page(&PageId::Tool(lang, Tool::Finder), as_cited, address));
                }
                Place::Term(..) => {}
            }
        }
        self.collation.get(lang).sort_by(&mut entries, |entry| &entry.title);
        entries.extend(others);
        entries
    }

    /// A page that cites a norm.
    fn citing_page(&self, page: &PageId, as_cited: Vec<String>, address: &str) -> Option<CitedByView> {
        let to = self.address_of(page)?;
        Some(CitedByView { title: self.title(page), href: relative(address, to), as_cited })
    }

    /// The legal basis of an entry: each norm once, by statute in the order in which the text first cites them.
    pub(super) fn legal_basis(&self, lang: Lang, article: &Article, address: &str) -> Vec<BasisView> {
        let Some(citing) = self.linked.citing(article.text(lang).file) else { return Vec::new() };
        let context = self.html_context(lang, address);
        let mut statutes: Vec<BasisView> = Vec::new();
        for (_, found) in citing.found() {
            let index =
                statutes.iter().position(|known| known.abbreviation == found.statute).unwrap_or_else(|| {
                    let page = PageId::Statute(lang, found.statute.clone());
                    let to = self.linked.site.addresses.of(&page).unwrap_or_default();
                    statutes.push(BasisView {
                        abbreviation: found.statute.clone(),
                        href: relative(address, to),
                        norms: Vec::new(),
                    });
                    statutes.len() - 1
                });
            let norms = &mut statutes[index].norms;
            let name = found.norm.to_string().replace(' ', "\u{a0}");
            if norms.iter().any(|known| known.name == name) {
                continue;
            }
            let whole = Answer::Found(crate::law::resolve::Found { rests_on: Vec::new(), ..found.clone() });
            let norm = self.statute_of(&found.statute).norm(&found.norm);
            norms.push(NormLinkView {
                link: norm_link(&context, &whole)
                    .map(|open| format!("{open}{}</a>", escape(&name)))
                    .unwrap_or_default(),
                name,
                heading: norm.map(|norm| norm.heading.clone()).unwrap_or_default(),
                order: found.norm.clone(),
            });
        }
        for statute in &mut statutes {
            statute.norms.sort_by(|a, b| a.order.cmp(&b.order));
        }
        statutes
    }

    /// What changed in the law since a check, a letter or a checklist was compared with it.
    pub(super) fn changed_norms(&self, key: &str) -> Vec<String> {
        let all = self.linked.compared_data();
        let mut norms = Vec::new();
        for data in all.iter().filter(|data| data.key == key) {
            let state = self.linked.law_state_of(data);
            norms.extend(state.changed.iter().map(|changed| changed.rest.text()));
            norms.extend(state.gone.iter().map(|(norm, _)| norm.text.clone()));
        }
        norms.into_iter().map(|norm| norm.replace(' ', "\u{a0}")).collect()
    }

    /// How an entry stands to the law it cites.
    pub(super) fn law_trust(&self, lang: Lang, article: &Article) -> LawTrustView {
        let state = self.linked.law_state(article);
        let mut changed: Vec<String> = state.changed.iter().map(|changed| changed.rest.text()).collect();
        changed.extend(state.gone.iter().map(|(norm, _)| norm.text.clone()));
        changed.dedup();
        LawTrustView {
            as_of: state.as_of.map(|date| Self::date(lang, date)),
            since: state.changed.iter().map(|changed| changed.since).max().map(|date| Self::date(lang, date)),
            unchanged: changed.is_empty() && state.not_recorded.is_empty() && state.as_of.is_some(),
            changed: changed.into_iter().map(|norm| norm.replace(' ', "\u{a0}")).collect(),
            not_monitored: state.not_monitored.iter().map(|statute| (*statute).to_owned()).collect(),
        }
    }
}

/// A line of wording with its item's label.
fn label_and_text(line: &crate::law::text::Line) -> (String, String) {
    (line.label.clone().unwrap_or_default(), line.text.clone())
}
