//! The codes of all diagnostics, with their severity and their page.
//!
//! Each code has a page in `pages/<code>.md`: what it means in German and English, and an example that is run
//! by the tests. `lotse explain CODE` prints it.

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// An editor wrote something that cannot be published.
    Error,
    /// Time, a change of law, or a text that is hard to read: shown, and published.
    Warning,
}

/// Declares the codes: variant, name, severity.
macro_rules! codes {
    ($($variant:ident, $name:literal, $severity:ident;)*) => {
        /// The kind of a diagnostic. Its documentation is its page, printed by `lotse explain`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Code {
            /// All codes in the order of their names.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name, as printed and as given to `lotse explain`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Error or warning.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The page that explains it, in Markdown.
            pub const fn page(self) -> &'static str {
                match self { $(Self::$variant => include_str!(concat!("pages/", $name, ".md")),)* }
            }
        }
    };
}

codes! {
    AvoidedWord, "avoided-word", Warning;
    BadDate, "bad-date", Error;
    BadValue, "bad-value", Error;
    BareCitation, "bare-citation", Error;
    BrokenAnchor, "broken-anchor", Error;
    BrokenLink, "broken-link", Error;
    BrokenReference, "broken-reference", Error;
    CheckGap, "check-gap", Error;
    CheckUnreachable, "check-unreachable", Error;
    DuplicateAddress, "duplicate-address", Error;
    DuplicateAnchor, "duplicate-anchor", Error;
    DuplicateKey, "duplicate-key", Error;
    EventPast, "event-past", Warning;
    HeadingSkip, "heading-skip", Error;
    ImageMissing, "image-missing", Error;
    ImageWithoutText, "image-without-text", Error;
    LawChanged, "law-changed", Warning;
    LiteralAmount, "literal-amount", Warning;
    LongSentence, "long-sentence", Warning;
    LongSlide, "long-slide", Warning;
    LostAddress, "lost-address", Warning;
    MissingField, "missing-field", Error;
    MissingFrontMatter, "missing-front-matter", Error;
    MissingNext, "missing-next", Warning;
    MissingOriginal, "missing-original", Error;
    MissingPage, "missing-page", Error;
    NormGone, "norm-gone", Warning;
    NotUtf8, "not-utf8", Error;
    OutdatedLaw, "outdated-law", Error;
    QuestionNotFound, "question-not-found", Warning;
    RawHtml, "raw-html", Error;
    ReviewOverdue, "review-overdue", Warning;
    TelltaleAnswer, "telltale-answer", Warning;
    Theme, "theme", Error;
    TomlSyntax, "toml-syntax", Error;
    TranslationBehind, "translation-behind", Warning;
    UnexplainedAbbreviation, "unexplained-abbreviation", Warning;
    UnknownCallout, "unknown-callout", Error;
    UnknownFile, "unknown-file", Warning;
    UnknownKey, "unknown-key", Error;
    UnknownNorm, "unknown-norm", Error;
    UnknownStatute, "unknown-statute", Error;
    UnknownTopic, "unknown-topic", Error;
    ValueExpired, "value-expired", Warning;
    ValuePeriods, "value-periods", Error;
    WrongType, "wrong-type", Error;
}

impl Code {
    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
