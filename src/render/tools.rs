//! Views of pages that work something out: the working-day account, deadlines, the responsible office.
//!
//! Owns: the JSON that their scripts read. Must not know: how it is worked out.

use serde_json::{Value, json};

use super::Renderer;
use super::checks::script_json;
use super::cited::{cited_text, cited_texts};
use super::view::{
    AccountView, DeadlineView, DeadlinesView, FinderView, Link, NumberView, PlaceView, PurposeView,
};
use crate::lang::Lang;
use crate::law::values::{Form, Series, State, Unit, amount};
use crate::link::Place;
use crate::model::{PageId, Tool};
use crate::parse::{By, Choice as _, Deadline};

/// The numbers that the account counts with: key of the value, name for the script.
const ACCOUNT: [(&str, &str); 4] = [
    ("account-days", "account_days"),
    ("account-half-day", "half_day_hours"),
    ("account-week", "week_days"),
    ("account-week-hours", "week_hours"),
];

impl Renderer {
    /// `view` of `account.html`.
    pub(super) fn account(&self, lang: Lang, address: &str) -> AccountView {
        let site = &self.linked.site;
        let context = self.html_context(lang, address);
        let mut data = json!({ "year": self.today.year(), "today": self.today.to_string() });
        let mut values = Vec::new();
        for (key, name) in ACCOUNT {
            let Some(series) = site.values.get(key) else { continue };
            let Some(now) = current(series, self.today) else { continue };
            data[name] = number(now);
            values.push(NumberView {
                name: series.name.get(lang).clone(),
                text: amount(now, series.unit, lang),
                basis: cited_text(
                    &context,
                    &series.basis.value,
                    self.norms_of(&Place::Value(key.to_owned())),
                ),
            });
        }
        // § 3 ArbZG: with compensation so much on a day, and on average so much on each of six days.
        let hours = |key: &str| site.values.get(key).and_then(|series| current(series, self.today));
        data["day_hours_most"] = hours("working-day-extended").map_or(Value::Null, number);
        data["week_hours_most"] = hours("working-day").map_or(Value::Null, |day| number(6 * day));
        let lectures = site.values.iter().filter(|(_, series)| series.unit == Unit::Dates);
        let university = |(key, series): (&String, &Series)| {
            let period = |period: &crate::law::values::Period| {
                Some(json!({ "from": period.from.to_string(), "to": period.to?.to_string() }))
            };
            let periods: Vec<Value> = series.periods.iter().filter_map(period).collect();
            json!({ "key": key, "name": series.name.get(lang), "periods": periods })
        };
        data["universities"] = lectures.map(university).collect();
        AccountView { values, data: script_json(&data) }
    }

    /// A deadline at its place on the page that works it out.
    pub(super) fn deadline_link(&self, lang: Lang, key: &str, address: &str) -> Option<Link> {
        let deadline = self.linked.site.deadlines.iter().find(|deadline| deadline.key.value == key)?;
        let Link { href, .. } = self.page_link(&PageId::Tool(lang, Tool::Deadlines), address)?;
        Some(Link { title: deadline.title.get(lang).clone(), href: format!("{href}#deadline-{key}") })
    }

    /// `view` of `deadlines.html`.
    pub(super) fn deadlines(&self, lang: Lang, address: &str) -> DeadlinesView {
        let site = &self.linked.site;
        let context = self.html_context(lang, address);
        let series =
            |deadline: &Deadline| deadline.value.as_ref().and_then(|key| site.values.get(&key.value));
        let mut norms = self.norms_of(&Place::Deadlines);
        let view = |deadline: &Deadline| {
            let series = series(deadline);
            let html = cited_texts(&context, [&deadline.text.de, &deadline.text.en], &mut norms);
            DeadlineView {
                key: deadline.key.value.clone(),
                title: deadline.title.get(lang).clone(),
                from: deadline.from.get(lang).clone(),
                length: series.map(|series| super::values::inline(&context, series, Form::Full)),
                text: html[usize::from(lang == Lang::En)].clone(),
                basis: series.map_or_else(String::new, |series| {
                    let place = Place::Value(series.key.value.clone());
                    cited_text(&context, &series.basis.value, self.norms_of(&place))
                }),
                entries: deadline
                    .entries
                    .iter()
                    .filter_map(|key| self.page_link(&PageId::Article(lang, key.value.clone()), address))
                    .collect(),
            }
        };
        let data = |deadline: &Deadline| {
            let length = series(deadline).and_then(|series| {
                Some(json!({ "number": number(current(series, self.today)?), "unit": series.unit.word() }))
            });
            json!({
                "key": deadline.key.value,
                "title": deadline.title.get(lang),
                "before": deadline.before,
                "kind": deadline.kind.word(),
                "length": length,
                "label": deadline.label.get(lang),
                "basis": series(deadline).map(|series| &series.basis.value),
            })
        };
        let all: Vec<Value> = site.deadlines.iter().map(data).collect();
        DeadlinesView {
            deadlines: site.deadlines.iter().map(view).collect(),
            data: script_json(&json!({ "deadlines": all })),
        }
    }

    /// `view` of `finder.html`.
    pub(super) fn finder(&self, lang: Lang, address: &str) -> FinderView {
        let site = &self.linked.site;
        let areas = &site.areas;
        let context = self.html_context(lang, address);
        let texts = self.theme.texts.get(lang);
        let mut norms = self.norms_of(&Place::Areas);
        let purposes = areas.purposes.iter().map(|purpose| {
            let [basis, de, en] = purpose.cited();
            let html = cited_texts(&context, [basis, de, en], &mut norms);
            let why = if lang == Lang::De { &html[1] } else { &html[2] };
            PurposeView {
                key: purpose.key.value.clone(),
                text: purpose.text.get(lang).clone(),
                place: purpose.place.word(),
                why: why.clone(),
                basis: html[0].clone(),
            }
        });
        let purposes: Vec<PurposeView> = purposes.collect();
        let mut places: Vec<_> = areas.places.iter().collect();
        self.collation.get(lang).sort_by(&mut places, |place| &place.name);
        let keys: std::collections::BTreeSet<&str> = places
            .iter()
            .flat_map(|place| place.offices.iter().flatten())
            .map(|office| office.value.as_str())
            .collect();
        let office_link = |key: &crate::source::Located<String>| {
            let office = site.office(&key.value)?;
            Some(Link { title: office.name.get(lang).clone(), href: format!("#{}", office.key) })
        };
        let views = places.iter().map(|place| PlaceView {
            name: place.name.clone(),
            postcodes: place.postcodes.join(", "),
            offices: place.offices.iter().map(|office| office_link(office.as_ref()?)).collect(),
            unverified: place.unverified,
        });
        let rows: Vec<Value> = places
            .iter()
            .map(|place| {
                let offices: Vec<Option<&str>> =
                    place.offices.iter().map(|office| Some(office.as_ref()?.value.as_str())).collect();
                json!([place.name, place.postcodes, offices, place.unverified])
            })
            .collect();
        let of_purposes: Vec<Value> = areas
            .purposes
            .iter()
            .map(|purpose| {
                let role = areas.roles.iter().position(|role| *role == purpose.role.value);
                let by = if purpose.place == By::Home { "home" } else { "work" };
                json!({ "key": purpose.key.value, "place": by, "role": role })
            })
            .collect();
        // Letters to an office that is another one in each place.
        let letter = |letter: &crate::parse::Letter| {
            let role = areas
                .roles
                .iter()
                .position(|role| letter.office.as_ref().is_some_and(|o| o.value == *role))?;
            let Link { title, href } =
                self.page_link(&PageId::Letter(lang, letter.key.value.clone()), address)?;
            Some(json!({ "title": title, "href": href, "role": role }))
        };
        let letters: Vec<Value> = site.letters.values().filter_map(letter).collect();
        FinderView {
            purposes,
            places: views.collect(),
            roles: areas.roles.iter().map(|role| texts.label("role", role)).collect(),
            offices: site
                .offices
                .iter()
                .filter(|office| keys.contains(office.key.as_str()))
                .map(|office| self.office(lang, office, address))
                .collect(),
            outside: areas.outside.get(lang).clone(),
            source: areas.source.get(lang).clone(),
            data: script_json(&json!({ "places": rows, "purposes": of_purposes, "letters": letters })),
        }
    }
}

/// The number that applies on a day; the last one that is known if none does.
fn current(series: &Series, today: jiff::civil::Date) -> Option<i64> {
    match series.on(today) {
        State::Applies(period) | State::Later(period) | State::Unknown(period) => Some(period.value),
        State::Empty => None,
    }
}

/// Thousandths as a JSON number.
pub(super) fn number(thousandths: i64) -> Value {
    if thousandths % 1000 == 0 {
        return json!(thousandths / 1000);
    }
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    serde_json::from_str(&text).unwrap_or(Value::Null)
}
