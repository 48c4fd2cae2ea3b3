//! The parts of a norm: Absatz, Satz, Nummer, Buchstabe, Halbsatz, and their many spellings.
//!
//! Owns: which word names which [`Unit`], and what may stand after it. Must not know: lists and statutes.

use super::cursor::Cursor;

/// A part of a norm, from the coarsest to the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Absatz,
    Satz,
    Halbsatz,
    Nummer,
    Buchstabe,
    /// Unterabsatz, Alternative, Spiegelstrich: within the citation, not recorded.
    Other,
}

/// Every spelling, longer ones before shorter ones that begin alike.
const WORDS: &[(&str, Unit)] = &[
    ("Absatzes", Unit::Absatz),
    ("Absätzen", Unit::Absatz),
    ("Absätze", Unit::Absatz),
    ("Absatz", Unit::Absatz),
    ("Abs.", Unit::Absatz),
    ("Abs", Unit::Absatz),
    ("ABs.", Unit::Absatz),
    ("abs.", Unit::Absatz),
    ("paragraphs", Unit::Absatz),
    ("paragraph", Unit::Absatz),
    ("Paragraph", Unit::Absatz),
    ("Paras.", Unit::Absatz),
    ("Para.", Unit::Absatz),
    ("paras.", Unit::Absatz),
    ("paras", Unit::Absatz),
    ("para.", Unit::Absatz),
    ("para", Unit::Absatz),
    ("subsections", Unit::Absatz),
    ("subsection", Unit::Absatz),
    ("Subsection", Unit::Absatz),
    ("subsec.", Unit::Absatz),
    ("subs.", Unit::Absatz),
    ("sub-section", Unit::Absatz),
    ("Unterabsatzes", Unit::Other),
    ("Unterabsätze", Unit::Other),
    ("Unterabsatz", Unit::Other),
    ("Unterabs.", Unit::Other),
    ("UAbs.", UNIT_OTHER),
    ("UAbs", UNIT_OTHER),
    ("Uabs.", UNIT_OTHER),
    ("UA", UNIT_OTHER),
    ("subparagraph", UNIT_OTHER),
    ("sub-paragraph", UNIT_OTHER),
    ("Satzes", Unit::Satz),
    ("Sätzen", Unit::Satz),
    ("Sätze", Unit::Satz),
    ("Satz", Unit::Satz),
    ("S.", Unit::Satz),
    ("S", Unit::Satz),
    ("sent.", Unit::Satz),
    ("sentences", Unit::Satz),
    ("sentence", Unit::Satz),
    ("Sentence", Unit::Satz),
    ("Halbsatzes", Unit::Halbsatz),
    ("Halbsatz", Unit::Halbsatz),
    ("Halbs.", Unit::Halbsatz),
    ("Halbs", Unit::Halbsatz),
    ("Hs.", Unit::Halbsatz),
    ("Hs", Unit::Halbsatz),
    ("HS.", Unit::Halbsatz),
    ("HS", Unit::Halbsatz),
    ("half-sentence", Unit::Halbsatz),
    ("half sentence", Unit::Halbsatz),
    ("Nummern", Unit::Nummer),
    ("Nummer", Unit::Nummer),
    ("Nrn.", Unit::Nummer),
    ("Nrn", Unit::Nummer),
    ("Nrs.", Unit::Nummer),
    ("Nr.", Unit::Nummer),
    ("Nr", Unit::Nummer),
    ("NRn.", Unit::Nummer),
    ("NR.", Unit::Nummer),
    ("Ziffern", Unit::Nummer),
    ("Ziffer", Unit::Nummer),
    ("Ziff.", Unit::Nummer),
    ("Ziff", Unit::Nummer),
    ("Z.", Unit::Nummer),
    ("numbers", Unit::Nummer),
    ("number", Unit::Nummer),
    ("Number", Unit::Nummer),
    ("nos.", Unit::Nummer),
    ("Nos.", Unit::Nummer),
    ("no.", Unit::Nummer),
    ("No.", Unit::Nummer),
    ("No", Unit::Nummer),
    ("no", Unit::Nummer),
    ("item", Unit::Nummer),
    ("points", Unit::Buchstabe),
    ("point", Unit::Buchstabe),
    ("Buchstaben", Unit::Buchstabe),
    ("Buchstabe", Unit::Buchstabe),
    ("Buchst.", Unit::Buchstabe),
    ("Buchst", Unit::Buchstabe),
    ("Bst.", Unit::Buchstabe),
    ("litt.", Unit::Buchstabe),
    ("lit.", Unit::Buchstabe),
    ("Lit.", Unit::Buchstabe),
    ("lit", Unit::Buchstabe),
    ("Letter", Unit::Buchstabe),
    ("letters", Unit::Buchstabe),
    ("letter", Unit::Buchstabe),
    ("Abschnitt", UNIT_OTHER),
    ("Abschn.", UNIT_OTHER),
    ("Doppelbuchstaben", UNIT_OTHER),
    ("Doppelbuchstabe", UNIT_OTHER),
    ("Doppelbuchst.", UNIT_OTHER),
    ("Alternativen", UNIT_OTHER),
    ("Alternative", UNIT_OTHER),
    ("alternative", UNIT_OTHER),
    ("Alt.", UNIT_OTHER),
    ("Alt", UNIT_OTHER),
    ("Varianten", UNIT_OTHER),
    ("Variante", UNIT_OTHER),
    ("Var.", UNIT_OTHER),
    ("Var", UNIT_OTHER),
    ("Fallgruppe", UNIT_OTHER),
    ("Fall", UNIT_OTHER),
    ("Spiegelstrichs", UNIT_OTHER),
    ("Spiegelstrich", UNIT_OTHER),
    ("Spstr.", UNIT_OTHER),
    ("Gedankenstrich", UNIT_OTHER),
    ("indent", UNIT_OTHER),
    ("Teilsatz", UNIT_OTHER),
    ("Teil", UNIT_OTHER),
    ("Teils.", UNIT_OTHER),
    ("Teils", UNIT_OTHER),
];

const UNIT_OTHER: Unit = Unit::Other;

/// Ordinals in words.
const ORDINALS: &[(&str, &str)] = &[
    ("erste", "1"),
    ("zweite", "2"),
    ("dritte", "3"),
    ("vierte", "4"),
    ("fünfte", "5"),
    ("sechste", "6"),
    ("letzte", "letzter"),
    ("first", "1"),
    ("second", "2"),
    ("third", "3"),
    ("fourth", "4"),
    ("fifth", "5"),
    ("last", "letzter"),
];

/// A unit with its value: Absatz 2a.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) unit: Unit,
    pub(super) value: String,
}

/// A unit's word (`Abs.`, `lit.`), not yet its value.
fn word(cursor: &mut Cursor<'_>) -> Option<Unit> {
    for (word, unit) in WORDS {
        let mut ahead = *cursor;
        if !ahead.eat(word) {
            continue;
        }
        let whole = word.ends_with('.') || !ahead.peek().is_some_and(char::is_alphabetic);
        if whole {
            *cursor = ahead;
            return Some(*unit);
        }
    }
    None
}

/// `Abs. 2a`, `Satz 1`, `lit. b)`, `zweiter Halbsatz`, `1. Alt.`; nothing is eaten if there is no such part.
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<Part> {
    let mut ahead = *cursor;
    if let Some(part) = ordinal(&mut ahead) {
        *cursor = ahead;
        return Some(part);
    }
    let mut ahead = *cursor;
    let unit = word(&mut ahead)?;
    ahead.eat(".");
    ahead.space();
    let (unit, value) = value_after(&mut ahead, unit)?;
    *cursor = ahead;
    Some(Part { unit, value })
}

/// What may stand after a unit's word; English "point 3" is a Nummer.
fn value_after(cursor: &mut Cursor<'_>, unit: Unit) -> Option<(Unit, String)> {
    let value = value(cursor, unit)?;
    let is_number = value.starts_with(|c: char| c.is_ascii_digit());
    let unit = if unit == Unit::Buchstabe && is_number { Unit::Nummer } else { unit };
    Some((unit, value))
}

/// A value of a unit: a number, a Roman Absatz, letters, each perhaps in brackets.
pub(super) fn value(cursor: &mut Cursor<'_>, unit: Unit) -> Option<String> {
    let start = *cursor;
    let bracket = cursor.eat("(");
    let found = match unit {
        Unit::Absatz => cursor.number().or_else(|| cursor.roman()),
        Unit::Satz | Unit::Halbsatz => cursor.digits(3).map(str::to_owned),
        Unit::Nummer => nummer(cursor).or_else(|| small_roman(cursor)),
        Unit::Buchstabe => cursor.letters().map(str::to_owned).or_else(|| nummer(cursor)),
        Unit::Other => {
            let plain = cursor.digits(2).or_else(|| cursor.letters()).map(str::to_owned);
            plain.or_else(|| cursor.roman()).or_else(|| cursor.capital())
        }
    };
    match found {
        Some(value) if !bracket || cursor.eat(")") => Some(value),
        _ => {
            *cursor = start;
            None
        }
    }
}

/// `3`, `13a`; `1.1` is an administrative instruction's and stays whole.
fn nummer(cursor: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *cursor;
    let number = ahead.number()?;
    let mut value = number;
    while ahead.rest().starts_with('.') && ahead.rest()[1..].starts_with(|c: char| c.is_ascii_digit()) {
        ahead.eat(".");
        let more = ahead.number()?;
        value = format!("{value}.{more}");
    }
    *cursor = ahead;
    Some(value)
}

/// `ii`, as treaties number.
fn small_roman(cursor: &mut Cursor<'_>) -> Option<String> {
    let rest = cursor.rest();
    let end = rest.bytes().position(|b| !matches!(b, b'i' | b'v' | b'x')).unwrap_or(rest.len());
    let whole = end > 0 && end <= 5 && !rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '.');
    if !whole {
        return None;
    }
    cursor.at += end;
    Some(rest[..end].to_owned())
}

/// `1. Halbsatz`, `zweite Alternative`, `first sentence`.
fn ordinal(cursor: &mut Cursor<'_>) -> Option<Part> {
    let value = if let Some(digits) = cursor.digits(2) {
        if !cursor.eat(".") {
            return None;
        }
        digits.to_owned()
    } else {
        let (word, value) = ORDINALS.iter().find(|(word, _)| cursor.rest().starts_with(word))?;
        cursor.eat(word);
        for ending in ["r", "s", "n", "m"] {
            if cursor.eat_word(ending) {
                break;
            }
        }
        (*value).to_owned()
    };
    cursor.space();
    let unit = word(cursor)?;
    let fits = matches!(unit, Unit::Halbsatz | Unit::Other | Unit::Satz);
    // After an ordinal the unit has no value of its own; "1. Absatz 2" is an enumeration.
    let mut ahead = *cursor;
    ahead.space();
    let doubled = ahead.peek().is_some_and(|c| c.is_ascii_digit()) && unit == Unit::Satz;
    (fits && !doubled).then_some(Part { unit, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_parts() {
        let read = |text: &str| {
            let mut cursor = Cursor { text, at: 0 };
            part(&mut cursor).map(|part| (part.unit, part.value, cursor.rest().to_owned()))
        };
        let is = |text: &str, unit, value: &str| {
            assert_eq!(read(text), Some((unit, value.to_owned(), String::new())), "{text}");
        };
        is("Abs. 2a", Unit::Absatz, "2a");
        is("Abs.5 a", Unit::Absatz, "5a");
        is("Abs. V", Unit::Absatz, "5");
        is("S.\u{a0}1", Unit::Satz, "1");
        is("Nrn. 13a", Unit::Nummer, "13a");
        is("lit. b", Unit::Buchstabe, "b");
        is("point (c)", Unit::Buchstabe, "c");
        is("point 3", Unit::Nummer, "3");
        is("2. Halbsatz", Unit::Halbsatz, "2");
        is("zweiter Halbsatz", Unit::Halbsatz, "2");
        is("1. Alt.", Unit::Other, "1");
        assert_eq!(read("Absicht 1"), None);
        assert_eq!(read("Satz des Pythagoras"), None);
    }
}
