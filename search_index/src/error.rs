//! What can go wrong: while building (an [`Error`]) and while searching (a [`Problem`], shown to the reader).
//!
//! Must not know how either is printed.

/// Why an index could not be built or opened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The segment could not be built or read back.
    #[error("the search index could not be built: {0}")]
    Index(#[from] tantivy::TantivyError),
    /// The segment's files could not be read back.
    #[error("the search index could not be read back: {0}")]
    Io(#[from] std::io::Error),
    /// A limit of the format was exceeded.
    #[error("the search format has no room for {0}")]
    TooLarge(&'static str),
    /// The manifest cannot be used.
    #[error("the search index cannot be opened: {name} is {problem}")]
    Open {
        /// File below `search/`.
        name: String,
        /// What is wrong with it.
        problem: Problem,
    },
}

/// What keeps an answer from being complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A file is not there.
    Missing,
    /// A file is there but is not what was written.
    Damaged,
    /// A file has another version of the format.
    Outdated,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Missing => "missing",
            Self::Damaged => "damaged",
            Self::Outdated => "outdated",
        })
    }
}
