//! `values/*.toml`: amounts with the periods in which they apply.
//!
//! ```toml
//! title = { de = "Gehaltsgrenzen", en = "Salary thresholds" }
//!
//! [bbg]
//! name = { de = "Beitragsbemessungsgrenze", en = "Contribution ceiling" }
//! unit = "euro-year"
//! basis = "§ 159 SGB VI"
//! periods = [{ from = 2026-01-01, to = 2026-12-31, value = 101400 }]
//!
//! [blue-card-regular]
//! name = { de = "Blaue Karte EU", en = "EU Blue Card" }
//! unit = "euro-year"
//! basis = "§ 18g Abs. 1 Satz 1 AufenthG"
//! of = "bbg"
//! percent = 50
//! ```
//!
//! `order` puts a file before others on the page of all values; without it files come in the order of their titles.
//!
//! Owns: the format. Must not know: what applies when.

use super::citations::Reading;
use super::fields::{Choice, Fields};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::both;
use crate::law::values::{Period, Rate, Round, Rule, Series, Table, Unit};
use crate::source::Located;

impl Choice for Round {
    const WORDS: &'static [(&'static str, Self)] = &[("cent", Self::Cent), ("euro-up", Self::EuroUp)];
}

/// Reads a file of values.
pub(super) fn values(
    key: &str,
    mut fields: Fields<'_, '_>,
    source: &str,
    reading: &Reading,
) -> (Table, Vec<Series>) {
    fields.require("title");
    let title = fields.bilingual("title").unwrap_or_default();
    let text = fields.bilingual("text");
    let order = fields.number("order").map(|order| order.value);
    let series = fields.other_tables(|key, fields| one(key, source, reading, fields));
    let series: Vec<Series> = series.into_iter().flatten().collect();
    fields.finish();
    (
        Table {
            key: key.to_owned(),
            title,
            text,
            order,
            keys: series.iter().map(|series| series.key.value.clone()).collect(),
        },
        series,
    )
}

fn one(key: Located<String>, source: &str, reading: &Reading, fields: &mut Fields<'_, '_>) -> Option<Series> {
    for name in ["name", "unit", "basis"] {
        fields.require(name);
    }
    let name = fields.bilingual("name").unwrap_or_default();
    let unit = fields.choice::<Unit>("unit");
    let basis = fields.text("basis").unwrap_or_else(|| Located { value: String::new(), span: key.span });
    let rule = rule(fields);
    let mut periods = fields.tables("periods", |fields| period(unit, fields));
    periods.retain(Option::is_some);
    if rule.is_some() != periods.is_empty() {
        let message = both(
            format!("„{}“ braucht entweder Zeiträume oder eine Berechnung", key.value),
            format!("`{}` needs either periods or a rule", key.value),
        );
        let fix = both(
            "periods = [{ from = 2026-01-01, to = 2026-12-31, value = 100 }] – oder: of = \"andere-reihe\" mit percent = 50",
            "periods = [{ from = 2026-01-01, to = 2026-12-31, value = 100 }] – or: of = \"other-series\" with percent = 50",
        );
        fields.report(Diagnostic::at(Code::BadValue, key.span, message).fix(fix));
    }
    let citations = super::citations::in_value(&basis, source, reading);
    Some(Series {
        name,
        unit: unit?,
        citations,
        basis,
        source: fields.text("source").map(|text| text.value),
        rule,
        periods: periods.into_iter().flatten().collect(),
        key,
    })
}

/// `of = "bbg"` with `percent = 50`, `factor = "130/3"`, or `rates = [{ from = 2024-03-01, percent = 45 }]`.
fn rule(fields: &mut Fields<'_, '_>) -> Option<Rule> {
    let of = fields.text("of");
    let mut rates = fields.tables("rates", |fields| {
        fields.require("from");
        let from = fields.date("from")?.value;
        Some(Rate { from: Some(from), ..rate(fields)? })
    });
    let always = rate(fields);
    let round = fields.choice("round").unwrap_or(Round::Cent);
    if rates.is_empty() {
        rates.push(Some(always.unwrap_or(Rate { from: None, times: 1000, over: 1000 })));
    }
    let mut rates: Vec<Rate> = rates.into_iter().flatten().collect();
    rates.sort_by_key(|rate| rate.from);
    Some(Rule { of: of?, rates, round })
}

fn rate(fields: &mut Fields<'_, '_>) -> Option<Rate> {
    let percent = fields.thousandths("percent");
    let factor = fields.text("factor");
    if let Some(percent) = percent {
        return Some(Rate { from: None, times: percent.value, over: 100_000 });
    }
    let factor = factor?;
    let pair = fraction(&factor.value);
    if pair.is_none() {
        let message =
            both(format!("„{}“ ist kein Bruch", factor.value), format!("`{}` is no fraction", factor.value));
        let fix = both("Zum Beispiel: factor = \"130/3\"", "for example: factor = \"130/3\"");
        fields.report(Diagnostic::at(Code::BadValue, factor.span, message).fix(fix));
    }
    let (times, over) = pair?;
    Some(Rate { from: None, times, over })
}

/// `130/3` in thousandths.
fn fraction(written: &str) -> Option<(i64, i64)> {
    let (times, over) = written.split_once('/')?;
    let whole = |text: &str| text.trim().parse::<i64>().ok().filter(|n| (1..1_000_000).contains(n));
    Some((whole(times)? * 1000, whole(over)? * 1000))
}

fn period(unit: Option<Unit>, fields: &mut Fields<'_, '_>) -> Option<Period> {
    fields.require("from");
    let from = fields.date("from");
    let to = fields.date("to");
    let value = if unit == Some(Unit::Dates) {
        0
    } else {
        fields.require("value");
        fields.thousandths("value")?.value
    };
    Some(Period { from: from?.value, to: to.map(|to| to.value), value, span: fields.span() })
}
