//! Reading TOML tables field by field, reporting every fault at its place.
//!
//! Owns: [`Fields`], the one way from TOML to typed values. serde would stop at the first fault; here each
//! field is asked for by name, so that all faults come in one run, each with its span, and what was asked for
//! is what is known when an unknown key is to be explained.
//!
//! Must not know: which tables there are.

mod own_keys;

pub(crate) use own_keys::Entry;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::expected::{example, fill_in, thousandths, type_names};
use super::syntax::german_date;
use crate::diagnostic::{Code, Diagnostic, Sink, nearest};
use crate::lang::{Bilingual, Lang, both};
use crate::source::{Located, SourceId, Span};

/// A closed set of words in a file, such as the values of `audience`.
pub trait Choice: Sized + Copy + PartialEq + 'static {
    /// All words with what they mean.
    const WORDS: &'static [(&'static str, Self)];

    /// The word for it.
    fn word(&self) -> &'static str {
        Self::WORDS.iter().find(|(_, known)| known == self).map_or("", |(word, _)| *word)
    }
}

/// One table that is being read. Call [`Fields::finish`] at the end: it reports the keys nobody asked for.
pub(crate) struct Fields<'a, 's> {
    table: &'a DeTable<'a>,
    /// The whole table, for faults that have no better place.
    span: Span,
    base: usize,
    sink: &'s mut Sink,
    known: Vec<&'static str>,
    any_key: bool,
    /// Keys that stand in the original for both languages.
    elsewhere: &'static [&'static str],
}

impl<'a, 's> Fields<'a, 's> {
    /// Reads `table`, whose text starts at byte `base` of `file`.
    pub(crate) fn new(
        table: &'a Spanned<DeTable<'a>>,
        base: usize,
        file: SourceId,
        sink: &'s mut Sink,
    ) -> Fields<'a, 's> {
        let range = table.span();
        let span = Span::new(file, base + range.start..base + range.end);
        Fields { table: table.get_ref(), span, base, sink, known: Vec::new(), any_key: false, elsewhere: &[] }
    }

    /// Names keys that do not stand here but in the original, for both languages.
    pub(crate) const fn belongs_elsewhere(&mut self, keys: &'static [&'static str]) {
        self.elsewhere = keys;
    }

    /// The place of the whole table.
    pub(crate) const fn span(&self) -> Span {
        self.span
    }

    /// Where to report a fault that the caller finds.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.report(diagnostic);
    }

    fn place(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.span.file, self.base + range.start..self.base + range.end)
    }

    fn get(&mut self, key: &'static str) -> Option<(&'a DeValue<'a>, Span)> {
        self.known.push(key);
        let value = self.table.get(key)?;
        Some((value.get_ref(), self.place(value.span())))
    }

    fn wrong_type(&mut self, key: &str, span: Span, value: &DeValue<'_>, expected: &Bilingual<String>) {
        let (found_de, found_en) = type_names(value);
        let message = both(
            format!("„{key}“ soll {} sein, ist aber {found_de}", expected.de),
            format!("`{key}` should be {}, but is {found_en}", expected.en),
        );
        self.sink.report(Diagnostic::at(Code::WrongType, span, message).fix(example(key, &expected.de)));
    }

    /// A text, if the key is there.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let (value, span) = self.get(key)?;
        let text = value.as_str();
        if text.is_none() {
            self.wrong_type(key, span, value, &both("ein Text", "a text"));
        }
        text.map(|text| Located { value: text.trim().to_owned(), span })
    }

    /// A text that must be there and not be empty.
    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Located<String>> {
        if !self.require(key) {
            return None;
        }
        let text = self.text(key)?;
        if text.value.is_empty() {
            let message = both(format!("„{key}“ ist leer"), format!("`{key}` is empty"));
            let fix = both("Hier einen Text eintragen", "enter a text here");
            self.sink.report(Diagnostic::at(Code::MissingField, text.span, message).fix(fix));
        }
        Some(text)
    }

    /// Reports a key that is missing; says whether it is there.
    pub(crate) fn require(&mut self, key: &'static str) -> bool {
        self.known.push(key);
        if self.table.contains_key(key) {
            return true;
        }
        let message = both(format!("„{key}“ fehlt"), format!("`{key}` is missing"));
        let place = Span { end: self.span.start, ..self.span };
        self.sink.report(Diagnostic::at(Code::MissingField, place, message).fix(fill_in(key)));
        false
    }

    /// A list of texts; empty if the key is not there.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong_type(key, span, value, &both("eine Liste von Texten", "a list of texts"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in array {
            let place = self.place(item.span());
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located { value: text.trim().to_owned(), span: place }),
                None => {
                    self.wrong_type(
                        key,
                        place,
                        item.get_ref(),
                        &both("eine Liste von Texten", "a list of texts"),
                    );
                }
            }
        }
        texts
    }

    /// A date, if the key is there.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        let (value, span) = self.get(key)?;
        let written = match value {
            DeValue::Datetime(datetime) => datetime.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => {
                self.wrong_type(key, span, value, &both("ein Datum", "a date"));
                return None;
            }
        };
        match (value, written.parse::<Date>()) {
            (DeValue::Datetime(_), Ok(date)) => Some(Located { value: date, span }),
            (_, parsed) => {
                let meant = parsed.ok().or_else(|| german_date(&written));
                let message = both(
                    format!("\"{written}\" ist kein Datum der Form Jahr-Monat-Tag ohne Anführungszeichen"),
                    format!("\"{written}\" is not a date of the form year-month-day without quotation marks"),
                );
                let fix = match meant {
                    Some(date) => {
                        both(format!("So geschrieben: {key} = {date}"), format!("write: {key} = {date}"))
                    }
                    None => both(
                        format!("Zum Beispiel: {key} = 2027-03-31"),
                        format!("for example: {key} = 2027-03-31"),
                    ),
                };
                self.sink.report(Diagnostic::at(Code::BadDate, span, message).fix(fix));
                None
            }
        }
    }

    /// A list of dates; empty if the key is not there.
    pub(crate) fn dates(&mut self, key: &'static str) -> Vec<Date> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let date = |value: &DeValue<'_>| value.as_datetime().and_then(|date| date.to_string().parse().ok());
        let dates = value
            .as_array()
            .map(|array| array.iter().map(|item| date(item.get_ref())).collect::<Option<Vec<_>>>());
        dates.flatten().unwrap_or_else(|| {
            self.wrong_type(key, span, value, &both("eine Liste von Daten", "a list of dates"));
            Vec::new()
        })
    }

    /// Yes or no; `default` if the key is not there.
    pub(crate) fn boolean(&mut self, key: &'static str, default: bool) -> bool {
        let Some((value, span)) = self.get(key) else { return default };
        value.as_bool().unwrap_or_else(|| {
            self.wrong_type(key, span, value, &both("true oder false", "true or false"));
            default
        })
    }

    /// A whole number of at least zero, if the key is there.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<Located<u32>> {
        let (value, span) = self.get(key)?;
        let number = value.as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        if number.is_none() {
            self.wrong_type(key, span, value, &both("eine ganze Zahl", "a whole number"));
        }
        number.map(|value| Located { value, span })
    }

    /// A number with up to three decimals, in thousandths, if the key is there.
    pub(crate) fn thousandths(&mut self, key: &'static str) -> Option<Located<i64>> {
        let (value, span) = self.get(key)?;
        let written = match value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => "",
        };
        let number = thousandths(written);
        if number.is_none() {
            self.wrong_type(
                key,
                span,
                value,
                &both(
                    "eine Zahl mit höchstens drei Nachkommastellen",
                    "a number with three decimals at most",
                ),
            );
        }
        number.map(|value| Located { value, span })
    }

    /// One word of a closed set, if the key is there.
    pub(crate) fn choice<C: Choice>(&mut self, key: &'static str) -> Option<C> {
        let text = self.text(key)?;
        self.word(key, &text)
    }

    /// A list of words of a closed set.
    pub(crate) fn choices<C: Choice>(&mut self, key: &'static str) -> Vec<C> {
        let texts = self.texts(key);
        texts.iter().filter_map(|text| self.word(key, text)).collect()
    }

    fn word<C: Choice>(&mut self, key: &str, text: &Located<String>) -> Option<C> {
        if let Some((_, choice)) = C::WORDS.iter().find(|(word, _)| *word == text.value) {
            return Some(*choice);
        }
        let all: Vec<&str> = C::WORDS.iter().map(|(word, _)| *word).collect();
        let message = both(
            format!("„{}“ gibt es für „{key}“ nicht", text.value),
            format!("`{}` is not a value of `{key}`", text.value),
        );
        let fix = match nearest(&text.value, all.iter().copied()) {
            Some(word) => both(format!("Gemeint war wohl: \"{word}\""), format!("did you mean \"{word}\"?")),
            None => {
                both(format!("Möglich sind: {}", all.join(", ")), format!("possible are: {}", all.join(", ")))
            }
        };
        self.sink.report(Diagnostic::at(Code::BadValue, text.span, message).fix(fix));
        None
    }

    /// `{ de = "…", en = "…" }`, if the key is there; both must be.
    pub(crate) fn bilingual(&mut self, key: &'static str) -> Option<Bilingual<String>> {
        self.table(key, |fields| {
            Bilingual::from_fn(|lang| fields.required_text(lang.code()).map(|t| t.value).unwrap_or_default())
        })
    }

    /// `{ de = […], en = […] }`.
    pub(crate) fn bilingual_texts(&mut self, key: &'static str) -> Bilingual<Vec<String>> {
        self.table(key, |fields| {
            Bilingual::from_fn(|lang| fields.texts(lang.code()).into_iter().map(|t| t.value).collect())
        })
        .unwrap_or_default()
    }

    /// A table inside this one.
    pub(crate) fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'a, '_>) -> T,
    ) -> Option<T> {
        let (value, span) = self.get(key)?;
        self.inner(key, value, span, read)
    }

    /// A list of tables inside this one.
    pub(crate) fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'a, '_>) -> T,
    ) -> Vec<T> {
        let Some((value, span)) = self.get(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong_type(key, span, value, &both("eine Liste von Tabellen", "a list of tables"));
            return Vec::new();
        };
        let items: Vec<_> = array.iter().map(|item| (item.get_ref(), self.place(item.span()))).collect();
        items.into_iter().filter_map(|(item, place)| self.inner(key, item, place, &mut read)).collect()
    }

    fn inner<T>(
        &mut self,
        key: &str,
        value: &'a DeValue<'a>,
        span: Span,
        read: impl FnOnce(&mut Fields<'a, '_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(table) = value else {
            let expected = both("eine Tabelle { … = … }", "a table { … = … }");
            self.wrong_type(key, span, value, &expected);
            return None;
        };
        let mut fields = Fields {
            table,
            span,
            base: self.base,
            sink: &mut *self.sink,
            known: Vec::new(),
            any_key: false,
            elsewhere: &[],
        };
        let out = read(&mut fields);
        fields.finish();
        Some(out)
    }

    /// Reports the keys nobody asked for.
    pub(crate) fn finish(self) {
        if self.any_key {
            return;
        }
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if self.known.contains(&name) {
                continue;
            }
            if self.elsewhere.contains(&name) {
                let message = both(
                    format!("„{name}“ gehört in das Original und gilt für beide Sprachen"),
                    format!("`{name}` belongs in the original and applies to both languages"),
                );
                let span = self.place(key.span());
                let fix = both("Die Zeile hier löschen", "delete the line here");
                self.sink.report(Diagnostic::at(Code::UnknownKey, span, message).fix(fix));
                continue;
            }
            let message = both(
                format!("Den Schlüssel „{name}“ gibt es hier nicht"),
                format!("there is no key `{name}` here"),
            );
            let mut known = self.known.clone();
            known.sort_unstable();
            known.dedup();
            let fix = match nearest(name, known.iter().copied()) {
                Some(word) => both(format!("Gemeint war wohl: {word}"), format!("did you mean {word}?")),
                None => both(
                    format!("Möglich sind: {}", known.join(", ")),
                    format!("possible keys: {}", known.join(", ")),
                ),
            };
            let span = self.place(key.span());
            self.sink.report(Diagnostic::at(Code::UnknownKey, span, message).fix(fix));
        }
    }
}

/// Only [`Lang`]'s own words.
impl Choice for Lang {
    const WORDS: &'static [(&'static str, Self)] = &[("de", Self::De), ("en", Self::En)];
}
