//! How a text becomes words, and a word its stem: the one definition for index and query.
//!
//! Owns normalisation, the tokenizer (a tantivy pipeline), stems and folds. `client/analyse.js` is its port;
//! `fixtures/tokens.json` holds both to the same answers. Must not know what words are good for.

use tantivy::tokenizer::{
    Language as StemmerLanguage, LowerCaser, RawTokenizer, Stemmer, TextAnalyzer, Token as RawToken,
    TokenStream, Tokenizer,
};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::document::Language;

/// Words that stand for a section sign: "Paragraf 18 g".
const SECTION_WORDS: [&str; 10] = [
    "Art",
    "art",
    "Artikel",
    "artikel",
    "Article",
    "article",
    "Paragraf",
    "paragraf",
    "Paragraph",
    "paragraph",
];

/// Longer runs are no words but data that somebody pasted; in characters.
const LONGEST_WORD: usize = 80;

/// A word of a normalised text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The surface form: what is indexed.
    pub text: String,
    /// Where the word starts in the normalised text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// NFC without the characters that nobody sees (soft hyphens, zero-width characters, byte order marks).
pub(crate) fn normalise(text: &str) -> String {
    let visible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    if text.is_ascii() || (is_nfc(text) && text.chars().all(|c| visible(&c))) {
        return text.to_owned();
    }
    text.chars().filter(visible).nfc().collect()
}

/// The words of a text, in order.
///
/// Offsets point into the normalised text, which is the text itself unless it holds decomposed letters,
/// soft hyphens or zero-width characters.
pub fn tokens(language: Language, text: &str) -> Vec<Token> {
    words(&mut analyzer(language), &normalise(text))
}

/// The stem of a form: what forms of the same word have in common.
pub fn stem(language: Language, form: &str) -> String {
    Stems::new(language).stem(form)
}

/// The words of a text that is normalised already.
pub(crate) fn words(analyzer: &mut TextAnalyzer, text: &str) -> Vec<Token> {
    let mut stream = analyzer.token_stream(text);
    let mut found = Vec::new();
    while stream.advance() {
        let token = stream.token();
        found.push(Token { text: token.text.clone(), start: token.offset_from, end: token.offset_to });
    }
    found
}

/// The pipeline from a normalised text to surface forms.
pub(crate) fn analyzer(_language: Language) -> TextAnalyzer {
    TextAnalyzer::builder(Words).filter(LowerCaser).build()
}

/// Computes stems with tantivy's filter, one word at a time.
pub(crate) struct Stems(TextAnalyzer, Language);

impl Stems {
    pub(crate) fn new(language: Language) -> Self {
        let stemmer = match language {
            Language::German => StemmerLanguage::German,
            Language::English => StemmerLanguage::English,
        };
        Self(TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(stemmer)).build(), language)
    }

    pub(crate) fn stem(&mut self, form: &str) -> String {
        let form = if self.1 == Language::German { without_gender(form) } else { form };
        let mut stream = self.0.token_stream(form);
        if stream.advance() { stream.token().text.clone() } else { String::new() }
    }
}

/// What a word for a woman ends with before "-in" and "-innen"; elsewhere these letters are no ending ("Termin", "gewinnen").
const BEFORE_GENDER: [&str; 15] = [
    "er", "ent", "ant", "ist", "or", "eur", "log", "arzt", "ärzt", "anwält", "kolleg", "kund", "beamt",
    "chef", "bot",
];

/// "Absolventinnen" → "Absolvent": who looks for one means the other too. The stemmer leaves "-in" alone.
fn without_gender(form: &str) -> &str {
    let stem = form.strip_suffix("innen").or_else(|| form.strip_suffix("in"));
    let is_person = |stem: &&str| {
        BEFORE_GENDER.iter().any(|ending| {
            stem.strip_suffix(ending).is_some_and(|rest| ending.len() > 3 || rest.chars().nth(1).is_some())
        })
    };
    stem.filter(is_person).unwrap_or(form)
}

/// A form as the stemmer spells it before it cuts endings, so that a beginning of a word can be compared
/// with stems: German umlauts and their two-letter spellings lose their dots.
pub(crate) fn fold(language: Language, form: &str) -> String {
    if language == Language::English {
        return form.to_owned();
    }
    let mut letters: Vec<char> = form.chars().collect();
    let is_vowel = |c: char| "aeiouyäöü".contains(c);
    // As in the stemmer: an u between vowels is a consonant, so "Steuer" holds no "ue".
    let mut at = 0;
    while at + 2 < letters.len() {
        if is_vowel(letters[at]) && matches!(letters[at + 1], 'u' | 'y') && is_vowel(letters[at + 2]) {
            letters[at + 1] = letters[at + 1].to_ascii_uppercase();
            at += 1;
        }
        at += 1;
    }
    let mut folded = String::with_capacity(form.len());
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied();
        match (letters[at], next) {
            ('ß', _) => folded.push_str("ss"),
            ('q', Some('u')) => folded.push_str("qu"),
            ('Y', _) => folded.push('y'),
            ('ä' | 'a', _) => folded.push('a'),
            ('ö' | 'o', _) => folded.push('o'),
            ('ü' | 'u' | 'U', _) => folded.push('u'),
            (other, _) => folded.push(other),
        }
        at += match (letters[at], next) {
            ('a' | 'o' | 'u', Some('e')) | ('q', Some('u')) => 2,
            _ => 1,
        };
    }
    folded
}

/// Runs of letters, digits and their marks; "§ 18 b" is the word `18b`.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream { text, at: 0, section_sign: false, token: RawToken::default() }
    }
}

struct WordStream<'a> {
    text: &'a str,
    at: usize,
    /// Whether a section sign or "Art." stands right before `at`.
    section_sign: bool,
    token: RawToken,
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_combining_mark(c) }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

impl WordStream<'_> {
    /// Moves to the next word and returns its bounds.
    fn next_run(&mut self) -> Option<(usize, usize)> {
        let rest = &self.text[self.at..];
        let mut start = None;
        for (offset, c) in rest.char_indices() {
            match (is_word_char(c), start) {
                (true, None) => start = Some(offset),
                (false, Some(start)) => return Some((self.at + start, self.at + offset)),
                (false, None) if c == '§' => self.section_sign = true,
                (false, None) if c == '.' || is_space(c) => {}
                (false, None) => self.section_sign = false,
                (true, Some(_)) => {}
            }
        }
        start.map(|start| (self.at + start, self.text.len()))
    }

    /// The end of a lone small letter that follows a number after white space: the "b" of "§ 18 b".
    fn letter_of_number(&self, end: usize) -> Option<(char, usize)> {
        let rest = &self.text[end..];
        let letter = rest.trim_start_matches(is_space);
        let mut chars = letter.chars();
        let first = chars.next().filter(char::is_ascii_lowercase)?;
        let alone = !chars.next().is_some_and(is_word_char);
        (alone && letter.len() < rest.len()).then(|| (first, self.text.len() - letter.len() + 1))
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let Some((start, mut end)) = self.next_run() else { return false };
            let word = &self.text[start..end];
            self.token.text.clear();
            self.token.text.push_str(word);
            if self.section_sign
                && word.bytes().all(|b| b.is_ascii_digit())
                && let Some((letter, after)) = self.letter_of_number(end)
            {
                self.token.text.push(letter);
                end = after;
            }
            self.section_sign = SECTION_WORDS.contains(&word);
            self.at = end;
            if word.len() > LONGEST_WORD && word.chars().count() > LONGEST_WORD {
                continue;
            }
            self.token.offset_from = start;
            self.token.offset_to = end;
            self.token.position = self.token.position.wrapping_add(1);
            return true;
        }
    }

    fn token(&self) -> &RawToken {
        &self.token
    }

    fn token_mut(&mut self) -> &mut RawToken {
        &mut self.token
    }
}
