//! When a data file was compared with the statutes, and with which state of each: checks, letters, checklists.
//!
//! `lotse review check:KEY` writes it. Must not know what the file holds.

use jiff::civil::Date;

use super::fields::Fields;

/// What a comparison with the statutes wrote down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// By the authors, on this day.
    pub wording_checked: Option<Date>,
    /// The state of each statute that was seen.
    pub law_state: Vec<(String, Date)>,
}

/// Reads it.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method's path is not general over lifetimes"
)]
pub(super) fn compared(fields: &mut Fields<'_, '_>) -> Compared {
    Compared {
        wording_checked: fields.date("wording_checked").map(|date| date.value),
        law_state: fields.table("law_state", |states| states.accept_any_dates()).unwrap_or_default(),
    }
}
