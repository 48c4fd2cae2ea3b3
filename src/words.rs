//! Words of a text with their places. Must not know: what the words are good for.

/// The words of a text, each with the byte where it begins; `within` says which letters belong to a word.
pub(crate) fn words_of(text: &str, within: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(&within)?;
        let end = text[start..].find(|c| !within(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// Whether a word is a part of a file number: the `AZR` of "9 AZR 541/15".
pub(crate) fn is_in_file_number(text: &str, at: usize, length: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    text[..at].trim_end().ends_with(digit) && text[at + length..].trim_start().starts_with(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_their_places() {
        let text = "Über 9 AZR 541/15.";
        let found: Vec<_> = words_of(text, char::is_alphanumeric).collect();
        assert_eq!(found, [(0, "Über"), (6, "9"), (8, "AZR"), (12, "541"), (16, "15")]);
        assert!(is_in_file_number(text, 8, 3) && !is_in_file_number("Das AZR hilft", 4, 3));
    }
}
