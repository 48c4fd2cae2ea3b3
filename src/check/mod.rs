//! The fifth stage: rules over the whole site. One rule per file in `rules/`.
//!
//! Owns: the list of rules. A rule reads [`Linked`] and reports; it changes nothing. `today` is an input, so
//! that a build of yesterday can be repeated.

mod rules;
pub mod sentences;
pub mod slides;
mod words;

pub use rules::missing_page::REQUIRED as REQUIRED_PAGES;

use jiff::civil::Date;

use crate::diagnostic::Sink;
use crate::link::Linked;

/// A rule: reads the site, reports what it finds.
type Rule = fn(&Linked, Date, &mut Sink);

const RULES: &[Rule] = &[
    rules::avoided_word::check,
    rules::check_gap::check,
    rules::check_unreachable::check,
    rules::event_past::check,
    rules::heading_skip::check,
    rules::law_changed::check,
    rules::long_sentence::check,
    rules::long_slide::check,
    rules::lost_address::check,
    rules::missing_next::check,
    rules::missing_page::check,
    rules::review_overdue::check,
    rules::telltale_answer::check,
    rules::translation_behind::check,
    rules::unexplained_abbreviation::check,
    rules::value_expired::check,
];

/// Runs all rules as of `today`.
pub fn check(linked: &Linked, today: Date, sink: &mut Sink) {
    for rule in RULES {
        rule(linked, today, sink);
    }
}
