//! The law a site cites: what is known of it, how it is cited, and what rests on it.
//!
//! ```text
//! text      official XML, a zip of it, a Markdown mirror -> StatuteText    wording, in one shape
//! register  what is known of the statutes: norms, paragraphs, fingerprints, states; never the wording
//! cite      prose -> citations, with their places
//! ```
//!
//! Must not know: entries, pages, and how files are read or written.

pub mod cite;
pub mod import;
pub mod norm;
pub mod outdated;
pub mod register;
pub mod resolve;
pub mod text;
pub mod values;
