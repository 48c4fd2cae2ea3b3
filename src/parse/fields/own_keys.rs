//! Tables whose keys are the author's own: names of terms, values, offices, questions.

use jiff::civil::Date;
use toml::de::DeValue;

use super::Fields;
use crate::lang::both;
use crate::source::{Located, Span};

/// A key of the author's with its value.
pub(crate) struct Entry<'a> {
    /// The key.
    pub key: Located<String>,
    /// The value.
    pub value: &'a DeValue<'a>,
    /// Where the value stands.
    pub span: Span,
}

impl<'a> Fields<'a, '_> {
    /// All tables below this one, under keys that the author chose, in the order they are written.
    pub(crate) fn named_tables<T>(
        mut self,
        mut read: impl FnMut(Located<String>, &mut Fields<'a, '_>) -> T,
    ) -> Vec<T> {
        self.other_tables(&mut read)
    }

    /// The tables under all keys nobody asked for so far, in the order they are written: the keys are names.
    pub(crate) fn other_tables<T>(
        &mut self,
        mut read: impl FnMut(Located<String>, &mut Fields<'a, '_>) -> T,
    ) -> Vec<T> {
        self.any_key = true;
        let mut items: Vec<_> =
            self.table.iter().filter(|(key, _)| !self.known.contains(&&**key.get_ref())).collect();
        items.sort_by_key(|(key, _)| key.span().start);
        let mut out = Vec::with_capacity(items.len());
        for (key, value) in items {
            let name = Located { value: key.get_ref().to_string(), span: self.place(key.span()) };
            let place = self.place(value.span());
            out.extend(self.inner(key.get_ref(), value.get_ref(), place, |fields| read(name, fields)));
        }
        out
    }

    /// The texts under all keys nobody asked for so far: the keys are the author's own.
    pub(crate) fn other_texts(&mut self) -> Vec<(String, Located<String>)> {
        self.any_key = true;
        let mut out = Vec::new();
        for (key, value) in self.table {
            if self.known.contains(&&**key.get_ref()) {
                continue;
            }
            let span = self.place(value.span());
            match value.get_ref().as_str() {
                Some(text) => out.push((key.get_ref().to_string(), Located { value: text.to_owned(), span })),
                None => self.wrong_type(key.get_ref(), span, value.get_ref(), &both("ein Text", "a text")),
            }
        }
        out
    }

    /// Takes every key, if its value is a date: the keys are the author's own.
    pub(crate) fn accept_any_dates(&mut self) -> Vec<(String, Date)> {
        let mut out = Vec::new();
        for (key, value) in self.table {
            let date = value.get_ref().as_datetime().and_then(|date| date.to_string().parse().ok());
            let span = self.place(value.span());
            match date {
                Some(date) => out.push((key.get_ref().to_string(), date)),
                None => self.wrong_type(key.get_ref(), span, value.get_ref(), &both("ein Datum", "a date")),
            }
        }
        self.any_key = true;
        out
    }

    /// All keys that nobody asked for so far, in the order they are written.
    pub(crate) fn entries(&mut self) -> Vec<Entry<'a>> {
        self.any_key = true;
        let mut items: Vec<_> =
            self.table.iter().filter(|(key, _)| !self.known.contains(&&**key.get_ref())).collect();
        items.sort_by_key(|(key, _)| key.span().start);
        let entry =
            |(key, value): (&'a toml::Spanned<std::borrow::Cow<'a, str>>, &'a toml::Spanned<DeValue<'a>>)| {
                Entry {
                    key: Located { value: key.get_ref().to_string(), span: self.place(key.span()) },
                    value: value.get_ref(),
                    span: self.place(value.span()),
                }
            };
        items.into_iter().map(entry).collect()
    }

    /// The items of an array, each with its place.
    pub(crate) fn items(&self, array: &'a toml::de::DeArray<'a>) -> Vec<(&'a DeValue<'a>, Span)> {
        array.iter().map(|item| (item.get_ref(), self.place(item.span()))).collect()
    }

    /// Reads a value as a table.
    pub(crate) fn as_table<T>(
        &mut self,
        entry: &Entry<'a>,
        read: impl FnOnce(&mut Fields<'a, '_>) -> T,
    ) -> Option<T> {
        self.inner(&entry.key.value, entry.value, entry.span, read)
    }
}
