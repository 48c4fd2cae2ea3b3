//! Names of statutes without their case endings: "des Aufenthaltsgesetzes" and "Aufenthaltsgesetz" agree.
//!
//! Must not know: which names there are.

/// Words of a name with the byte after each; commas, spaces and hyphens stand between, anything else ends the name.
pub(super) fn words(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        if at > 0 {
            let gap = text[at..].find(|c: char| !(matches!(c, ',' | '-' | '.' | '/') || c.is_whitespace()));
            let gap = gap.unwrap_or(text.len() - at);
            let between = &text[at..at + gap];
            // A full stop ends a name but after a number or "Nr".
            let stopped = between.starts_with('.')
                && !text[..at].ends_with(|c: char| c.is_ascii_digit())
                && !text[..at].ends_with("Nr");
            if gap == 0 || stopped || between.matches('\n').count() > 1 {
                return None;
            }
            at += gap;
        }
        let rest = &text[at..];
        let length = hyphenated(rest);
        if length == 0 {
            return None;
        }
        at += length;
        Some((&rest[..length], at))
    })
}

/// Length of the word at the start of a text; one that is divided at the end of a line is one word.
fn hyphenated(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let run = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '‑'))).unwrap_or(rest.len());
        let length = end + rest[..run].trim_end_matches('-').len();
        let next = text[length..].strip_prefix("-\n").map(str::trim_start);
        match next {
            Some(next) if length > end && next.starts_with(|c: char| c.is_lowercase()) => {
                end = text.len() - next.len();
            }
            _ => return length,
        }
    }
}

/// A word without its case ending, lower-case, ß as ss, hashed: "Aufenthaltsgesetzes" and "Aufenthaltsgesetz" agree.
pub(super) fn stem(word: &str) -> u64 {
    const ENDINGS: [&str; 8] = ["ern", "es", "en", "er", "em", "e", "s", "n"];
    let ending = ENDINGS.into_iter().find(|ending| word.len() >= ending.len() + 4 && word.ends_with(ending));
    let bare = &word[..word.len() - ending.map_or(0, str::len)];
    // FNV-1a
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut buffer = [0; 4];
    let divided = bare.contains('\n');
    for c in bare.chars().flat_map(char::to_lowercase) {
        match c {
            '-' if divided => {}
            c if c.is_whitespace() => {}
            'ß' => b"ss".iter().for_each(|byte| add(*byte)),
            '‑' => add(b'-'),
            c => c.encode_utf8(&mut buffer).bytes().for_each(&mut add),
        }
    }
    hash
}
