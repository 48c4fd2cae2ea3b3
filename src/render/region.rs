//! Views of the region: actors by stages with gaps shown, an actor, figures with their charts; the profile as a sheet.
//!
//! Must not know: where the facts come from.

use std::fmt::Write;

use super::Renderer;
use super::html::escape;
use super::view::{
    ActorRow, ActorView, FigureView, FiguresView, GapView, InterfaceView, Link, RegionView, ServiceView,
};
use crate::lang::Lang;
use crate::law::values::{Unit, amount};
use crate::model::{PageId, Tool};
use crate::parse::{Actor, Beneficiary, Choice as _, Figure, Interface, Stage};

/// The page of the coordination office, if the site has one.
const COORDINATION: &str = "coordination";

impl Renderer {
    /// `view` of `region.html`.
    pub(super) fn region(&self, lang: Lang, address: &str) -> RegionView {
        let region = &self.linked.site.region;
        let more = [PageId::Tool(lang, Tool::Figures), PageId::Article(lang, COORDINATION.to_owned())];
        RegionView {
            stages: Stage::ALL.iter().map(|stage| self.stage(lang, *stage)).collect(),
            rows: region.actors.iter().map(|actor| self.actor_row(lang, actor, address)).collect(),
            gaps: self.gaps(lang),
            interfaces: region.interfaces.iter().map(|pair| self.interface(lang, pair, address)).collect(),
            sheet: "profil.csv".to_owned(),
            template: "profil-vorlage.csv".to_owned(),
            more: more.iter().filter_map(|page| self.page_link(page, address)).collect(),
        }
    }

    fn actor_row(&self, lang: Lang, actor: &Actor, address: &str) -> ActorRow {
        let at = |stage: &Stage| {
            let services = actor.services.iter().filter(|service| service.stages.contains(stage));
            services.map(|service| service.name.get(lang).clone()).collect()
        };
        ActorRow {
            actor: self.actor_link(lang, &actor.key.value, address),
            verified: actor.verified.is_some(),
            cells: Stage::ALL.iter().map(at).collect(),
        }
    }

    fn actor_link(&self, lang: Lang, key: &str, address: &str) -> Link {
        let page = self.page_link(&PageId::Actor(lang, key.to_owned()), address);
        page.unwrap_or_else(|| Link { title: key.to_owned(), href: String::new() })
    }

    /// For each group the stages at which nobody offers it anything.
    fn gaps(&self, lang: Lang) -> Vec<GapView> {
        let services = || self.linked.site.region.actors.iter().flat_map(|actor| &actor.services);
        let gap = |(word, audience): &(&'static str, Beneficiary)| {
            let served =
                |stage: &Stage| services().any(|s| s.stages.contains(stage) && s.audience.contains(audience));
            let open = Stage::ALL.iter().filter(|stage| !served(stage));
            GapView {
                audience: self.theme.texts.get(lang).label("beneficiary", word),
                stages: open.map(|stage| self.stage(lang, *stage)).collect(),
            }
        };
        Beneficiary::WORDS.iter().map(gap).filter(|gap| !gap.stages.is_empty()).collect()
    }

    fn interface(&self, lang: Lang, pair: &Interface, address: &str) -> InterfaceView {
        InterfaceView {
            from: self.actor_link(lang, &pair.from.value, address),
            to: self.actor_link(lang, &pair.to.value, address),
            stage: self.stage(lang, pair.stage),
            what: pair.what.get(lang).clone(),
        }
    }

    fn stage(&self, lang: Lang, stage: Stage) -> String {
        self.theme.texts.get(lang).label("stage", stage.word())
    }

    /// `view` of `actor.html`.
    pub(super) fn actor(&self, lang: Lang, key: &str, address: &str) -> Option<ActorView> {
        let site = &self.linked.site;
        let actor = site.region.actors.iter().find(|actor| actor.key.value == key)?;
        let texts = self.theme.texts.get(lang);
        let of_actor = |pair: &&Interface| pair.from.value == key || pair.to.value == key;
        let service = |service: &crate::parse::Service| ServiceView {
            name: service.name.get(lang).clone(),
            stages: service
                .stages
                .iter()
                .map(|stage| self.stage(lang, *stage))
                .collect::<Vec<_>>()
                .join(", "),
            audience: service
                .audience
                .iter()
                .map(|audience| texts.label("beneficiary", audience.word()))
                .collect::<Vec<_>>()
                .join(", "),
            details: service.details.as_ref().map(|details| details.get(lang).clone()),
        };
        let pairs = site.region.interfaces.iter().filter(of_actor);
        Some(ActorView {
            what: actor.what.get(lang).clone(),
            services: actor.services.iter().map(service).collect(),
            interfaces: pairs.map(|pair| self.interface(lang, pair, address)).collect(),
            office: actor
                .office
                .as_ref()
                .and_then(|key| site.office(&key.value))
                .map(|office| self.office(lang, office, address)),
            web: actor.web.clone(),
            source: actor.source.clone(),
            verified: actor.verified.map(|date| Self::date(lang, date)),
        })
    }

    /// The profile as a sheet: one row per service; `empty` leaves only the head, for another region.
    pub(super) fn profile_sheet(&self, lang: Lang, empty: bool) -> Vec<u8> {
        let texts = self.theme.texts.get(lang);
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        let mut head: Vec<String> =
            ["actor", "what", "service", "audience"].map(|name| texts.label("profile", name)).to_vec();
        head.extend(Stage::ALL.iter().map(|stage| self.stage(lang, *stage)));
        head.extend(["details", "source"].map(|name| texts.label("profile", name)));
        let mut rows = vec![head];
        for actor in self.linked.site.region.actors.iter().filter(|_| !empty) {
            for service in &actor.services {
                let audience = service.audience.iter().map(|who| texts.label("beneficiary", who.word()));
                let mut row = vec![
                    actor.name.get(lang).clone(),
                    actor.what.get(lang).clone(),
                    service.name.get(lang).clone(),
                    audience.collect::<Vec<_>>().join(", "),
                ];
                let mark = |stage: &Stage| if service.stages.contains(stage) { "x" } else { "" }.to_owned();
                row.extend(Stage::ALL.iter().map(mark));
                row.push(service.details.as_ref().map_or_else(String::new, |text| text.get(lang).clone()));
                row.push(actor.source.clone().unwrap_or_default());
                rows.push(row);
            }
        }
        for row in rows {
            writer.write_record(&row).expect("writing to memory cannot fail");
        }
        // With a mark at its beginning spreadsheets read it as UTF-8.
        let mut sheet = "\u{feff}".as_bytes().to_vec();
        sheet.extend(writer.into_inner().expect("writing to memory cannot fail"));
        sheet
    }

    /// `view` of `figures.html`.
    pub(super) fn figures(&self, lang: Lang) -> FiguresView {
        let view = |figure: &Figure| FigureView {
            id: format!("figure-{}", figure.key.value),
            title: figure.title.get(lang).clone(),
            definition: figure.definition.get(lang).clone(),
            unit: figure.unit.get(lang).clone(),
            source: figure.source.clone(),
            seen: figure.seen.map(|date| Self::date(lang, date)),
            rows: figure
                .points
                .iter()
                .map(|point| {
                    let changed = figure.breaks.iter().find(|(at, _)| *at == point.at);
                    let changed = changed.map(|(_, text)| text.get(lang).clone());
                    (point.at.clone(), amount(point.value, Unit::Number, lang), changed)
                })
                .collect(),
            chart: chart(figure, lang),
        };
        FiguresView { figures: self.linked.site.figures.iter().map(view).collect() }
    }
}

/// Bars over a common base line, with a gap where the definition changed. Says in words what it shows; the table beside it
/// holds the numbers.
fn chart(figure: &Figure, lang: Lang) -> String {
    const WIDTH: i64 = 640;
    const HEIGHT: i64 = 220;
    const LABELS: i64 = 24;
    let Some(most) = figure.points.iter().map(|point| point.value).max().filter(|most| *most > 0) else {
        return String::new();
    };
    let count = i64::try_from(figure.points.len()).unwrap_or(1);
    let step = WIDTH / count;
    let title = escape(&format!("{} ({})", figure.title.get(lang), figure.unit.get(lang)));
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{title}\">",
        HEIGHT + 2 * LABELS
    );
    for (index, point) in figure.points.iter().enumerate() {
        let x = i64::try_from(index).unwrap_or(0) * step;
        let height = point.value * HEIGHT / most;
        let (y, middle) = (LABELS + HEIGHT - height, x + step / 2);
        let value = escape(&amount(point.value, Unit::Number, lang));
        let at = escape(&point.at);
        let changed = figure.breaks.iter().any(|(when, _)| *when == point.at);
        if changed {
            write!(svg, "<line class=\"break\" x1=\"{x}\" y1=\"0\" x2=\"{x}\" y2=\"{}\"/>", LABELS + HEIGHT)
                .expect("writing to a string cannot fail");
        }
        write!(
            svg,
            "<rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"{height}\"/><text x=\"{middle}\" y=\"{}\">{value}</text>\
             <text x=\"{middle}\" y=\"{}\">{at}</text>",
            x + step / 6,
            step * 2 / 3,
            y - 6,
            2 * LABELS + HEIGHT - 6
        )
        .expect("writing to a string cannot fail");
    }
    svg.push_str("</svg>");
    svg
}
