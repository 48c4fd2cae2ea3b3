//! The pages that work something out or show the region. Must not know what they work out.

use super::{AddressBook, PageId};
use crate::lang::Lang;

/// A page that works something out or shows the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// The working-day account of students (§ 16b Abs. 3 AufenthG).
    Account,
    /// Deadlines.
    Deadlines,
    /// Which office is responsible.
    Finder,
    /// The region's actors and what they offer.
    Region,
    /// Numbers about the region.
    Figures,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Account, Self::Deadlines, Self::Finder, Self::Region, Self::Figures];

    /// The tool that this word names, if the site has it.
    pub fn named(word: &str, book: &AddressBook, lang: Lang) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|tool| tool.word() == word && book.of(&PageId::Tool(lang, *tool)).is_some())
    }

    /// The word for it in texts of the theme and in `kind`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Deadlines => "deadlines",
            Self::Finder => "finder",
            Self::Region => "region",
            Self::Figures => "figures",
        }
    }

    /// German and English names in addresses.
    pub(super) const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Account => ("arbeitstagekonto", "working-day-account"),
            Self::Deadlines => ("fristen", "deadlines"),
            Self::Finder => ("zustaendige-stelle", "responsible-office"),
            Self::Region => ("region", "region"),
            Self::Figures => ("zahlen", "figures"),
        }
    }
}
