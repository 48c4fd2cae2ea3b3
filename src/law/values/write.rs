//! A value in words: number format, currency and unit of both languages.

use jiff::civil::Date;

use super::{Period, Series, Unit};
use crate::lang::Lang;

/// How much of a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// With its unit and its period: `50.700 € im Jahr (2026)`.
    Full,
    /// With its unit: `50.700 € im Jahr`.
    Amount,
    /// The same after a preposition: `innerhalb von 18 Monaten`.
    Dative,
    /// The number alone: `18`.
    Number,
    /// A yearly amount by month: `4.225 € im Monat`.
    Month,
    /// The whole series as a table.
    Table,
}

impl Form {
    /// The word after `#` in `[[value:key#word]]`.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("amount", Self::Amount),
        ("dative", Self::Dative),
        ("number", Self::Number),
        ("month", Self::Month),
        ("table", Self::Table),
    ];
}

/// A value of a period in words.
pub fn written(series: &Series, period: &Period, form: Form, lang: Lang) -> String {
    if series.unit == Unit::Dates {
        return dates(period, lang);
    }
    if form == Form::Number {
        return number(period.value, lang, false);
    }
    let (value, unit) = match (form, series.unit) {
        // A twelfth, rounded to a cent.
        (Form::Month, Unit::EuroYear) => ((period.value + 60) / 120 * 10, Unit::EuroMonth),
        (_, unit) => (period.value, unit),
    };
    let text = with_unit(value, unit, form == Form::Dative, lang);
    match (form, period_text(series.unit, period, lang)) {
        (Form::Full | Form::Month, Some(when)) => format!("{text} ({when})"),
        _ => text,
    }
}

/// A number (in thousandths) with its unit: `50.700 € im Jahr`.
pub fn amount(value: i64, unit: Unit, lang: Lang) -> String {
    with_unit(value, unit, false, lang)
}

/// The unit alone: `€ im Jahr`, `Stunden je Woche`.
pub fn unit_text(unit: Unit, lang: Lang) -> String {
    let word = unit_word(unit, false, false, lang);
    match unit {
        Unit::Euro | Unit::EuroYear | Unit::EuroMonth | Unit::EuroHour => {
            format!("€ {word}").trim_end().to_owned()
        }
        _ => word.to_owned(),
    }
}

fn with_unit(value: i64, unit: Unit, dative: bool, lang: Lang) -> String {
    let amount = match unit {
        Unit::Euro | Unit::EuroYear | Unit::EuroMonth | Unit::EuroHour => euro(value, lang),
        _ => number(value, lang, false),
    };
    let word = unit_word(unit, value == 1000, dative, lang);
    if word.is_empty() { amount } else { format!("{amount}\u{a0}{word}") }
}

/// When a period applies: `2026`, `bis 30. Juni 2027`; `None` if it has no end.
pub fn period_text(unit: Unit, period: &Period, lang: Lang) -> Option<String> {
    let to = period.to?;
    let year = period.from.year();
    let calendar_year =
        period.from.day_of_year() == 1 && to.year() == year && (to.month(), to.day()) == (12, 31);
    Some(match (calendar_year, lang) {
        _ if unit == Unit::Dates => dates(period, lang),
        (true, _) => year.to_string(),
        (false, Lang::De) => format!("bis {}", lang.date(to)),
        (false, Lang::En) => format!("until {}", lang.date(to)),
    })
}

fn dates(period: &Period, lang: Lang) -> String {
    let between = if lang == Lang::De { "bis" } else { "to" };
    let date = |date: Date| lang.date(date);
    match period.to {
        Some(to) => format!("{} {between} {}", date(period.from), date(to)),
        None => date(period.from),
    }
}

fn euro(value: i64, lang: Lang) -> String {
    let number = number(value, lang, true);
    match lang {
        Lang::De => format!("{number}\u{a0}€"),
        Lang::En => format!("€{number}"),
    }
}

/// `50.700`, `13,90`, `2,5`; of money two decimals or none.
fn number(value: i64, lang: Lang, money: bool) -> String {
    let (thousands, point) = match lang {
        Lang::De => ('.', ','),
        Lang::En => (',', '.'),
    };
    let whole = (value / 1000).abs().to_string();
    let mut out = if value < 0 { "\u{2212}".to_owned() } else { String::new() };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    let rest = (value % 1000).abs();
    if rest > 0 {
        let decimals = format!("{rest:03}");
        let decimals = if money { &decimals[..2] } else { decimals.trim_end_matches('0') };
        out.push(point);
        out.push_str(decimals);
    }
    out
}

fn unit_word(unit: Unit, one: bool, dative: bool, lang: Lang) -> &'static str {
    match (unit, lang) {
        (Unit::Euro | Unit::Number | Unit::Dates, _) => "",
        (Unit::EuroYear, Lang::De) => "im Jahr",
        (Unit::EuroYear, Lang::En) => "a year",
        (Unit::EuroMonth, Lang::De) => "im Monat",
        (Unit::EuroMonth, Lang::En) => "a month",
        (Unit::EuroHour, Lang::De) => "je Stunde",
        (Unit::EuroHour, Lang::En) => "an hour",
        (Unit::Percent, Lang::De) => "Prozent",
        (Unit::Percent, Lang::En) => "per cent",
        (Unit::WorkingDays, Lang::De) => plural(one, dative, ["Arbeitstag", "Arbeitstage", "Arbeitstagen"]),
        (Unit::WorkingDays, Lang::En) => plural(one, false, ["working day", "working days", ""]),
        (Unit::Werktage, Lang::De) => plural(one, dative, ["Werktag", "Werktage", "Werktagen"]),
        (Unit::Werktage, Lang::En) => {
            plural(one, false, ["working day (Monday to Saturday)", "working days (Monday to Saturday)", ""])
        }
        (Unit::Days, Lang::De) => plural(one, dative, ["Tag", "Tage", "Tagen"]),
        (Unit::Days, Lang::En) => plural(one, false, ["day", "days", ""]),
        (Unit::Weeks, Lang::De) => plural(one, false, ["Woche", "Wochen", ""]),
        (Unit::Weeks, Lang::En) => plural(one, false, ["week", "weeks", ""]),
        (Unit::Months, Lang::De) => plural(one, dative, ["Monat", "Monate", "Monaten"]),
        (Unit::Months, Lang::En) => plural(one, false, ["month", "months", ""]),
        (Unit::Years, Lang::De) => plural(one, dative, ["Jahr", "Jahre", "Jahren"]),
        (Unit::Years, Lang::En) => plural(one, false, ["year", "years", ""]),
        (Unit::Hours, Lang::De) => plural(one, false, ["Stunde", "Stunden", ""]),
        (Unit::Hours, Lang::En) => plural(one, false, ["hour", "hours", ""]),
        (Unit::HoursWeek, Lang::De) => plural(one, false, ["Stunde je Woche", "Stunden je Woche", ""]),
        (Unit::HoursWeek, Lang::En) => plural(one, false, ["hour a week", "hours a week", ""]),
    }
}

const fn plural(one: bool, dative: bool, words: [&'static str; 3]) -> &'static str {
    if one {
        words[0]
    } else if dative {
        words[2]
    } else {
        words[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_languages() {
        assert_eq!(euro(50_700_000, Lang::De), "50.700\u{a0}€");
        assert_eq!(euro(41_041_800, Lang::En), "€41,041.80");
        assert_eq!(number(2_500, Lang::De, false), "2,5");
        assert_eq!(number(45_300, Lang::En, false), "45.3");
        assert_eq!(number(1_234_567_000, Lang::De, false), "1.234.567");
    }
}
