//! Periods of a series: are they without gap and overlap, and what follows from a base?

use std::collections::BTreeSet;

use super::{Period, Rate, Round, Rule, Series, Unit, Values, day_after, day_before};
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
    Some(periods.iter().flat_map(|period| rated(rule, period)).collect())
}

/// A period of the base, cut where the rate changes; before the first rate there is no value.
fn rated<'a>(rule: &'a Rule, base: &'a Period) -> impl Iterator<Item = Period> + 'a {
    rule.rates.iter().enumerate().filter_map(|(index, rate)| {
        let next = rule.rates.get(index + 1).and_then(|next| next.from);
        let from = rate.from.map_or(base.from, |from| from.max(base.from));
        let to = match (base.to, next.map(day_before)) {
            (Some(to), Some(last)) => Some(to.min(last)),
            (to, last) => to.or(last),
        };
        let value = apply(*rate, rule.round, base.value);
        to.is_none_or(|to| from <= to).then(|| Period { from, to, value, ..base.clone() })
    })
}

/// `value × times ÷ over`, rounded.
fn apply(rate: Rate, round: Round, value: i64) -> i64 {
    let exact = i128::from(value) * i128::from(rate.times);
    let over = i128::from(rate.over.max(1));
    let step = match round {
        Round::Cent => 10,
        Round::EuroUp => 1000,
    };
    let (quotient, remainder) = (exact.div_euclid(over * step), exact.rem_euclid(over * step));
    let up = match round {
        Round::Cent => remainder * 2 >= over * step,
        Round::EuroUp => remainder > 0,
    };
    i64::try_from((quotient + i128::from(up)) * step).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_exact_and_rounded_as_the_law_says() {
        let percent = |times| Rate { from: None, times, over: 100_000 };
        // § 18g Abs. 1 Satz 2 AufenthG: 45.3 per cent of 90,600 and of 96,600.
        assert_eq!(apply(percent(45_300), Round::Cent, 90_600_000), 41_041_800);
        assert_eq!(apply(percent(45_300), Round::Cent, 96_600_000), 43_759_800);
        // § 8 Abs. 1a SGB IV: minimum wage × 130 ÷ 3, rounded up to full euro.
        let fraction = Rate { from: None, times: 130_000, over: 3_000 };
        assert_eq!(apply(fraction, Round::EuroUp, 12_410), 538_000);
        assert_eq!(apply(fraction, Round::EuroUp, 13_900), 603_000);
    }
}
