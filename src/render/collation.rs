//! Sorting as in a dictionary (DIN 5007-1 for German): ä with a, upper and lower case together.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::lang::Lang;

/// The order of words in one language.
pub(super) struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The order of `lang`.
    pub(super) fn new(lang: Lang) -> Self {
        let locale = match lang {
            Lang::De => locale!("de"),
            Lang::En => locale!("en"),
        };
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Tertiary);
        Self(Collator::try_new(locale.into(), options).expect("data for German and English is built in"))
    }

    /// Sorts by a text of each item; equal texts keep their order.
    pub(super) fn sort_by<T>(&self, items: &mut [T], text: impl Fn(&T) -> &str) {
        items.sort_by(|a, b| self.0.compare(text(a), text(b)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_sorted_with_their_letter() {
        let mut words = ["Zoll", "Äpfel", "arbeit", "Apfel"];
        Collation::new(Lang::De).sort_by(&mut words, |word| word);
        assert_eq!(words, ["Apfel", "Äpfel", "arbeit", "Zoll"]);
    }
}
