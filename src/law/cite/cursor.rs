//! A place in a text, and the small steps a recogniser takes from there.
//!
//! Owns: what counts as white space inside a citation (no-break and narrow spaces, one line end) and what a number, a
//! Roman numeral and a word are. Must not know: citations.

use crate::law::norm::is_number;

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over `word` if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Goes over `word` if it stands here as a whole word.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let after = self.rest().strip_prefix(word);
        let whole = after.is_some_and(|after| !after.starts_with(char::is_alphanumeric));
        if whole {
            self.at += word.len();
        }
        whole
    }

    /// Goes over white space, but not over an empty line; says whether there was any.
    pub(super) fn space(&mut self) -> bool {
        let start = self.at;
        let mut line_ends = 0;
        for c in self.rest().chars() {
            match c {
                '\n' => line_ends += 1,
                ' ' | '\t' | '\r' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{200a}'
                | '\u{ad}' | '\u{200b}' => {}
                _ => break,
            }
            if line_ends > 1 {
                break;
            }
            self.at += c.len_utf8();
        }
        if line_ends > 1 {
            self.at = start;
        }
        self.at > start
    }

    /// Digits, at most `most` of them, with nothing alphanumeric after them.
    pub(super) fn digits(&mut self, most: usize) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 || end > most || rest[end..].starts_with(char::is_alphabetic) {
            return None;
        }
        self.at += end;
        Some(&rest[..end])
    }

    /// The number of a norm or of one of its parts: `18`, `18g`, `139aa`, `74 a`; written without spaces.
    pub(super) fn number(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 || end > 4 {
            return None;
        }
        let letters = &rest[end..];
        let length = letters.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(letters.len());
        let after = &letters[length..];
        // `§33Abs.2` and `Abs. 1Nr. 2` are slips of the keyboard, `§ 5G` something else.
        if after.starts_with(char::is_alphanumeric)
            && !["Abs", "Nr.", "Satz"].into_iter().any(|word| after.starts_with(word))
        {
            return None;
        }
        let suffix = &letters[..length];
        if matches!(suffix, "ff" | "f") && (suffix == "ff" || after.starts_with('.')) {
            // `42ff.` and `42f.`: the number alone; what follows is read next.
            self.at += end;
            return Some(rest[..end].to_owned());
        }
        if length > 0 {
            let number = &rest[..end + length];
            if !is_number(number) {
                return None;
            }
            self.at += number.len();
            return Some(number.to_owned());
        }
        self.at += end;
        // `74 a`: one letter on its own, but neither the `a` of `a. F.` nor an item `a)`.
        let mut ahead = *self;
        if ahead.space() {
            let mut chars = ahead.rest().chars();
            let letter = chars.next().filter(char::is_ascii_lowercase);
            let alone =
                chars.next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '-' | '\''));
            if let Some(letter) = letter.filter(|_| alone && ahead.at - self.at <= 3) {
                self.at = ahead.at + 1;
                return Some(format!("{}{letter}", &rest[..end]));
            }
        }
        Some(rest[..end].to_owned())
    }

    /// A Roman numeral up to 39 with perhaps a letter, as Arabic: `V` → 5, `IIa` → 2a.
    pub(super) fn roman(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !matches!(b, b'I' | b'V' | b'X')).unwrap_or(rest.len());
        let value = roman_value(&rest[..end])?;
        let after = &rest[end..];
        let mut letter = "";
        if after.starts_with(|c: char| c.is_ascii_lowercase())
            && !after[1..].starts_with(char::is_alphanumeric)
        {
            letter = &after[..1];
        }
        let after = &after[letter.len()..];
        // `I. V. m.` is no Absatz, nor is `V. Abschnitt`.
        let stop = after.strip_prefix('.').is_some_and(|after| {
            let next = after.trim_start_matches([' ', '\u{a0}']);
            next.starts_with("V.") || next.starts_with("Abschnitt") || next.starts_with("Kapitel")
        });
        if after.starts_with(char::is_alphanumeric) || after.starts_with(['-', '/']) || stop {
            return None;
        }
        self.at += end + letter.len();
        Some(format!("{value}{letter}"))
    }

    /// One capital letter on its own: `Abschnitt A`.
    pub(super) fn capital(&mut self) -> Option<String> {
        let mut chars = self.rest().chars();
        let letter = chars.next().filter(char::is_ascii_uppercase)?;
        let alone = chars.next().is_none_or(|c| !c.is_alphanumeric());
        alone.then(|| {
            self.at += 1;
            letter.to_string()
        })
    }

    /// One or two small letters as the name of a Buchstabe: `a`, `aa`.
    pub(super) fn letters(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.bytes().position(|b| !b.is_ascii_lowercase()).unwrap_or(rest.len());
        let doubled = end > 1 && rest.as_bytes()[..end].iter().all(|b| *b == rest.as_bytes()[0]);
        if !(end == 1 || (doubled && end <= 3)) || rest[end..].starts_with(char::is_alphanumeric) {
            return None;
        }
        self.at += end;
        Some(&rest[..end])
    }
}

/// The value of a Roman numeral of I, V and X, if it is well formed.
fn roman_value(numeral: &str) -> Option<u32> {
    if numeral.is_empty() || numeral.len() > 6 {
        return None;
    }
    let digit = |b| match b {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let values: Vec<i64> = numeral.bytes().map(digit).collect();
    let signed = values.iter().enumerate().map(|(index, value)| {
        let before_larger = values.get(index + 1).is_some_and(|next| next > value);
        if before_larger { -value } else { *value }
    });
    // `IIX` adds up to something too, but nobody writes it.
    let sum = u32::try_from(signed.sum::<i64>()).ok()?;
    (roman_text(sum) == numeral).then_some(sum)
}

fn roman_text(mut value: u32) -> String {
    let mut out = String::new();
    for (amount, numeral) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while value >= amount {
            out.push_str(numeral);
            value -= amount;
        }
    }
    out
}
