//! Values in pages: within a text, as a table, and on the page of all values.
//!
//! Owns: that an old amount is never shown as the current one. Beside what applies on the day of the build stand, hidden,
//! what is known for later and the words for what is not; the reader's browser shows the right one by its own date.

use std::fmt::Write;

use jiff::civil::Date;

use super::Renderer;
use super::cited::{cited_text, dated};
use super::html::{Context, escape};
use super::view::{Card, Link, ValueTableView, ValueView, ValuesView};
use crate::lang::Lang;
use crate::law::values::{
    Form, Period, Series, State, Table, Unit, day_after, day_before, period_text, written,
};
use crate::link::Place;
use crate::model::{PageId, relative};

/// The value as plain text, for the search and for places without markup.
pub(super) fn text(series: &Series, form: Form, lang: Lang, today: Date) -> String {
    match series.on(today) {
        State::Applies(period) | State::Later(period) => written(series, period, form, lang),
        State::Unknown(_) | State::Empty => "…".to_owned(),
    }
}

/// A value within a text: a link to its series.
pub(super) fn inline(context: &Context<'_>, series: &Series, form: Form) -> String {
    let to = context.linked.site.value_address(context.lang, &series.key.value).unwrap_or_default();
    let href = escape(&relative(context.address, &to));
    let title = escape(&format!("{}, {}", series.name.get(context.lang), series.basis.value));
    format!("<a class=\"value\" href=\"{href}\" title=\"{title}\">{}</a>", spans(context, series, form))
}

/// What applies now, and hidden what is known or unknown for later.
fn spans(context: &Context<'_>, series: &Series, form: Form) -> String {
    let today = context.today;
    let mut out = String::new();
    let mut put = |text: &str, from: Option<Date>, until: Option<Date>| {
        let dates = dated(from, until, today);
        write!(out, "<span{dates}>{}</span>", escape(text)).expect("writing to a string cannot fail");
    };
    let write = |period| written(series, period, form, context.lang);
    match series.on(today) {
        State::Applies(period) => put(&write(period), None, period.to),
        // Nothing applies yet; the sentence still needs its words, and says when they begin to be right.
        State::Later(period) => {
            let short = if form == Form::Full { Form::Amount } else { form };
            let since = context.texts.fill("value_since", &[("date", &context.lang.date(period.from))]);
            let text = format!("{} ({since})", written(series, period, short, context.lang));
            put(&text, None, Some(day_before(period.from)));
        }
        State::Unknown(_) | State::Empty => {}
    }
    for period in series.following(today) {
        put(&write(period), Some(period.from), period.to);
    }
    let unknown_from = match series.on(today) {
        State::Empty => Some(today),
        _ => series.ends().map(day_after),
    };
    if let Some(from) = unknown_from {
        let when = context.lang.date(from);
        put(&context.texts.fill("value_unknown", &[("date", &when)]), Some(from), None);
    }
    out
}

/// All periods of a series as a table.
pub(super) fn table(context: &Context<'_>, series: &Series) -> String {
    let texts = context.texts;
    let name = escape(series.name.get(context.lang));
    let label = escape(&format!("{}: {}", texts.get("table"), series.name.get(context.lang)));
    let mut out = format!(
        "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"{label}\"><table>\n<thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\" class=\"right\">{name}</th></tr></thead>\n<tbody>\n",
        escape(texts.get("value_period"))
    );
    for period in &series.periods {
        let when = escape(&when(series, period, context.lang, texts.get("value_since")));
        let amount = escape(&written(series, period, Form::Amount, context.lang));
        writeln!(out, "<tr><td>{when}</td><td class=\"right\">{amount}</td></tr>")
            .expect("writing to a string cannot fail");
    }
    if let Some(end) = series.ends().filter(|_| series.unit != Unit::Dates) {
        let since = texts.fill("value_since", &[("date", &context.lang.date(day_after(end)))]);
        writeln!(
            out,
            "<tr><td>{}</td><td class=\"right\">{}</td></tr>",
            escape(&since),
            escape(texts.get("value_open"))
        )
        .expect("writing to a string cannot fail");
    }
    out.push_str("</tbody>\n</table></section>\n");
    out
}

/// When a period applies, also one without an end.
fn when(series: &Series, period: &Period, lang: Lang, since: &str) -> String {
    if series.unit == Unit::Dates {
        return written(series, period, Form::Amount, lang);
    }
    match (period.to, period_text(series.unit, period, lang)) {
        (Some(_), Some(text)) if text.len() == 4 => text,
        (Some(to), _) => format!("{} – {}", lang.date(period.from), lang.date(to)),
        (None, _) => since.replace("{date}", &lang.date(period.from)),
    }
}

impl Renderer {
    /// `view` of `value-table.html`.
    pub(super) fn value_table(&self, lang: Lang, key: &str, address: &str) -> ValueTableView {
        let context = self.html_context(lang, address);
        let site = &self.linked.site;
        let since = context.texts.get("value_since");
        let value = |key: &String| {
            let series = site.values.get(key)?;
            let citing = self.linked.citing.iter().find(|citing| citing.place == Place::Value(key.clone()));
            let norms = citing.map_or(&[][..], |citing| &citing.norms);
            Some(ValueView {
                id: format!("value-{key}"),
                name: series.name.get(lang).clone(),
                now: spans(&context, series, Form::Full),
                basis: cited_text(&context, &series.basis.value, norms),
                source: series.source.clone(),
                periods: series
                    .periods
                    .iter()
                    .map(|period| {
                        (when(series, period, lang, since), written(series, period, Form::Amount, lang))
                    })
                    .collect(),
            })
        };
        let table = site.value_tables.iter().find(|table| table.key == key);
        let others = self.tables().filter(|table| table.key != key);
        ValueTableView {
            text: table.and_then(|table| table.text.as_ref()).map(|text| text.get(lang).clone()),
            values: table.map_or(&[][..], |table| &table.keys).iter().filter_map(value).collect(),
            others: others.filter_map(|table| self.table_link(lang, table, address)).collect(),
        }
    }

    /// `view` of `values.html`.
    pub(super) fn values_page(&self, lang: Lang, address: &str) -> ValuesView {
        let card = |table: &Table| {
            let Link { title, href } = self.table_link(lang, table, address)?;
            let summary = table.text.as_ref().map_or_else(String::new, |text| text.get(lang).clone());
            Some(Card { title, href, summary, lang: None })
        };
        ValuesView { tables: self.tables().filter_map(card).collect() }
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.linked.site.value_tables.iter()
    }

    fn table_link(&self, lang: Lang, table: &Table, address: &str) -> Option<Link> {
        let to = self.address_of(&PageId::ValueTable(lang, table.key.clone()))?;
        Some(Link { title: table.title.get(lang).clone(), href: relative(address, to) })
    }
}
