//! The short fingerprint of a paragraph's wording, equal for equal law in whatever format it came.
//!
//! Left out are what formats and typesetters add: spaces, hyphens and dashes (they come and go with line breaks),
//! quotation marks, invisible characters. Letters keep their case; digits and punctuation count, because a comma can
//! change the law.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

/// Bytes of the hash that are kept: one in four thousand million changes would go unnoticed.
const BYTES: usize = 4;

/// The fingerprint of a wording: eight hexadecimal digits of BLAKE3 over the normalised text.
pub fn fingerprint<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut text = String::new();
    for line in lines {
        text.clear();
        text.extend(line.nfkc().filter(|c| counts(*c)));
        hasher.update(text.as_bytes());
    }
    let mut out = String::with_capacity(2 * BYTES);
    for byte in &hasher.finalize().as_bytes()[..BYTES] {
        write!(out, "{byte:02x}").expect("writing to a string cannot fail");
    }
    out
}

/// Does a character belong to the wording?
fn counts(c: char) -> bool {
    let quotation = matches!(
        c,
        '"' | '\''
            | '´'
            | '`'
            | '„'
            | '“'
            | '”'
            | '‟'
            | '‚'
            | '‘'
            | '’'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '\u{2032}'
            | '\u{2033}'
    );
    let dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}');
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    !(c.is_whitespace() || c.is_control() || quotation || dash || invisible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typesetting_does_not_count_and_wording_does() {
        let plain = fingerprint(["(1) „Drittstaats-", "angehöriger“ ist – wer"]);
        assert_eq!(fingerprint(["(1)\u{a0}»Drittstaatsangehöriger« ist wer"]), plain);
        assert_eq!(fingerprint(["(1) \"Drittstaatsange\u{ad}ho\u{308}riger\" ist - wer"]), plain);
        assert_ne!(fingerprint(["(1) Drittstaatsangehöriger, ist wer"]), plain);
        assert_eq!(plain.len(), 8);
    }
}
