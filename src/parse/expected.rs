//! What a value should have been: names of types, examples, numbers with decimals.

use toml::de::DeValue;

use crate::lang::{Bilingual, both};

/// `45.3` → 45300; `None` for anything with more than three decimals or an exponent.
pub(super) fn thousandths(written: &str) -> Option<i64> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(decimals) || decimals.len() > 3 || whole.len() > 12 {
        return None;
    }
    format!("{whole}{decimals:0<3}").parse().ok()
}

pub(super) fn type_names(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("ein Text", "a text"),
        DeValue::Integer(_) => ("eine ganze Zahl", "a whole number"),
        DeValue::Float(_) => ("eine Kommazahl", "a decimal number"),
        DeValue::Boolean(_) => ("true oder false", "true or false"),
        DeValue::Datetime(_) => ("ein Datum", "a date"),
        DeValue::Array(_) => ("eine Liste", "a list"),
        DeValue::Table(_) => ("eine Tabelle", "a table"),
    }
}

/// How a value of the expected type is written.
pub(super) fn example(key: &str, expected: &str) -> Bilingual<String> {
    let value = match expected {
        "ein Text" => "\"…\"",
        "eine Liste von Texten" => "[\"…\", \"…\"]",
        "eine Liste von Daten" => "[2026-01-01, 2027-01-01]",
        "ein Datum" => "2027-03-31",
        "true oder false" => "true",
        "eine ganze Zahl" => "10",
        "eine Zahl mit höchstens drei Nachkommastellen" => "12.82",
        "eine Liste von Tabellen" => "[{ … = … }]",
        _ => "{ de = \"…\", en = \"…\" }",
    };
    both(format!("So geschrieben: {key} = {value}"), format!("write: {key} = {value}"))
}

pub(super) fn fill_in(key: &str) -> Bilingual<String> {
    let value = match key {
        "topics" | "audience" | "phase" | "languages" => "[\"…\"]",
        "review_by" | "from" => "2027-03-31",
        "what" | "place" | "text" => "{ de = \"…\", en = \"…\" }",
        _ => "\"…\"",
    };
    both(format!("Hier ergänzen: {key} = {value}"), format!("add here: {key} = {value}"))
}
