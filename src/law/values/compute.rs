//! Periods of a series: are they without gap and overlap, and what follows from a base?

use std::collections::BTreeSet;

use super::{Period, Round, Rule, Series, Unit, Values, day_after};
use crate::source::Span;

/// What is wrong with a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Two periods have days in common; the place of the later one.
    Overlap(Span),
    /// Between two periods there are days without a value; the place of the later one.
    Gap(Span),
    /// A period ends before it begins.
    Backwards(Span),
    /// The base does not exist.
    NoBase(Span, String),
    /// The base rests on the series itself.
    Circle(Span),
}

/// Computes what is computed, sorts periods, and reports what is wrong.
pub fn complete(values: &mut Values) -> Vec<Fault> {
    let mut faults = Vec::new();
    for series in values.values_mut() {
        series.periods.sort_by_key(|period| (period.from, period.to));
        check(series, &mut faults);
    }
    let computed: Vec<(String, Rule)> =
        values.iter().filter_map(|(key, series)| Some((key.clone(), series.rule.clone()?))).collect();
    for (key, rule) in &computed {
        if let Some(periods) = derive(values, rule, &mut BTreeSet::from([key.clone()]), &mut faults) {
            values.get_mut(key).expect("the key comes from the table").periods = periods;
        }
    }
    faults
}

fn check(series: &Series, faults: &mut Vec<Fault>) {
    for period in &series.periods {
        if period.to.is_some_and(|to| to < period.from) {
            faults.push(Fault::Backwards(period.span));
        }
    }
    for pair in series.periods.windows(2) {
        let [earlier, later] = pair else { continue };
        match earlier.to {
            Some(to) if to >= later.from => faults.push(Fault::Overlap(later.span)),
            // Lecture periods lie apart; of amounts every day has one.
            Some(to) if day_after(to) < later.from && series.unit != Unit::Dates => {
                faults.push(Fault::Gap(later.span));
            }
            Some(_) => {}
            None => faults.push(Fault::Overlap(later.span)),
        }
    }
}

/// The periods of a computed series; `above` are the series that wait for it.
fn derive(
    values: &Values,
    rule: &Rule,
    above: &mut BTreeSet<String>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<Period>> {
    if !above.insert(rule.of.value.clone()) {
        faults.push(Fault::Circle(rule.of.span));
        return None;
    }
    let Some(base) = values.get(&rule.of.value) else {
        faults.push(Fault::NoBase(rule.of.span, rule.of.value.clone()));
        return None;
    };
    let periods = match &base.rule {
        Some(inner) => derive(values, inner, above, faults)?,
        None => base.periods.clone(),
    };
    let value = |period: Period| Period { value: apply(rule, period.value), ..period };
    Some(periods.into_iter().map(value).collect())
}

/// `value × times ÷ over`, rounded.
fn apply(rule: &Rule, value: i64) -> i64 {
    let exact = i128::from(value) * i128::from(rule.times);
    let over = i128::from(rule.over.max(1));
    let step = match rule.round {
        Round::Cent => 10,
        Round::EuroUp => 1000,
    };
    let (quotient, remainder) = (exact.div_euclid(over * step), exact.rem_euclid(over * step));
    let up = match rule.round {
        Round::Cent => remainder * 2 >= over * step,
        Round::EuroUp => remainder > 0,
    };
    i64::try_from((quotient + i128::from(up)) * step).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Located, Source, Sources};

    fn rule(times: i64, over: i64, round: Round) -> Rule {
        let source = Source {
            path: "a".into(),
            layer: crate::source::LayerId(0),
            content: crate::source::Content::Text(String::new()),
        };
        let sources = Sources::new(Vec::new(), vec![source]);
        let (id, _) = sources.find("a").unwrap();
        Rule { of: Located { value: "x".into(), span: Span::new(id, 0..0) }, times, over, round }
    }

    #[test]
    fn percentages_are_exact_and_rounded_as_the_law_says() {
        // § 18g Abs. 1 Satz 2 AufenthG: 45.3 per cent of 90,600 and of 96,600.
        assert_eq!(apply(&rule(45_300, 100_000, Round::Cent), 90_600_000), 41_041_800);
        assert_eq!(apply(&rule(45_300, 100_000, Round::Cent), 96_600_000), 43_759_800);
        // § 8 Abs. 1a SGB IV: minimum wage × 130 ÷ 3, rounded up to full euro.
        assert_eq!(apply(&rule(130_000, 3_000, Round::EuroUp), 12_410), 538_000);
        assert_eq!(apply(&rule(130_000, 3_000, Round::EuroUp), 13_900), 603_000);
    }
}
