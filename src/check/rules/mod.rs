//! The rules, one per file; each file is named for the code it reports.

pub(super) mod avoided_word;
pub(super) mod check_gap;
pub(super) mod check_unreachable;
pub(super) mod event_past;
pub(super) mod heading_skip;
pub(super) mod law_changed;
pub(super) mod long_sentence;
pub(super) mod long_slide;
pub(super) mod lost_address;
pub(super) mod missing_next;
pub(super) mod missing_page;
pub(super) mod review_overdue;
pub(super) mod telltale_answer;
pub(super) mod translation_behind;
pub(super) mod unexplained_abbreviation;
pub(super) mod value_expired;
