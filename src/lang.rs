//! The two languages of a site, and texts that exist in both.
//!
//! Owns: [`Lang`], [`Bilingual`] and how dates are written. German is the authoritative language; English is
//! its translation. Must not know: where a text comes from.

use jiff::civil::Date;
use serde::Serialize;

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German: authoritative.
    De,
    /// English: the translation.
    En,
}

/// The months in German, January first.
pub const GERMAN_MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

impl Lang {
    /// Both, the authoritative one first.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// `de` or `en`: folder of the output, file name of a source, `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// `23. November 2026`, `23 November 2026`.
    pub fn date(self, date: Date) -> String {
        const EN: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::try_from(date.month() - 1).expect("months are 1 to 12");
        match self {
            Self::De => format!("{}. {} {}", date.day(), GERMAN_MONTHS[month], date.year()),
            Self::En => format!("{} {} {}", date.day(), EN[month], date.year()),
        }
    }

    /// `312 kB`; from a million bytes on `9,2 MB`, `9.2 MB`.
    pub fn file_size(self, bytes: usize) -> String {
        if bytes < 1_000_000 {
            return format!("{} kB", bytes.div_ceil(1000));
        }
        let tenths = bytes.div_ceil(100_000);
        let comma = match self {
            Self::De => ',',
            Self::En => '.',
        };
        format!("{}{comma}{} MB", tenths / 10, tenths % 10)
    }
}

/// Something that exists once per language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Bilingual<T> {
    /// German.
    pub de: T,
    /// English.
    pub en: T,
}

impl<T> Bilingual<T> {
    /// Makes one per language.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        Self { de: make(Lang::De), en: make(Lang::En) }
    }

    /// The one in `lang`.
    pub const fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }

    /// The one in `lang`, to change it.
    pub const fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::De => &mut self.de,
            Lang::En => &mut self.en,
        }
    }
}

/// A text in both languages.
pub fn both(de: impl Into<String>, en: impl Into<String>) -> Bilingual<String> {
    Bilingual { de: de.into(), en: en.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_words() {
        let date = jiff::civil::date(2026, 3, 1);
        assert_eq!(Lang::De.date(date), "1. März 2026");
        assert_eq!(Lang::En.date(date), "1 March 2026");
    }

    #[test]
    fn sizes_are_never_said_too_small() {
        assert_eq!(Lang::De.file_size(311_001), "312 kB");
        assert_eq!(Lang::De.file_size(9_210_000), "9,3 MB");
        assert_eq!(Lang::En.file_size(1_000_000), "1.0 MB");
    }
}
