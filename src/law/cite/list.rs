//! How a chain goes on: connectors, and what an item after one is and inherits.
//!
//! A bare number is one more Absatz or a norm of its own; rules as in `tests/citations/README.md`.

use super::chain::{Item, Reader};
use super::cursor::Cursor;
use super::reading::range_end;
use super::units::{Part, Unit, part};
use super::{ANNEXES, sign};
use crate::lang::GERMAN_MONTHS;
use crate::law::norm::{Division, compare_numbers};

/// What joins two items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Connector {
    Comma,
    And,
    InConjunction,
}

/// Words that join the items of a list.
const AND: [&str; 15] = [
    "und/oder",
    "bzw.",
    "bzw",
    "und",
    "oder",
    "u.",
    "sowie",
    "beziehungsweise",
    "als auch",
    "and",
    "or",
    "as well as",
    "noch",
    "&",
    "respektive",
];

/// Spellings of "in Verbindung mit".
const CONJUNCTION: [&str; 14] = [
    "i. V. m.",
    "i.V.m.",
    "i.V. m.",
    "i. V.m.",
    "iVm.",
    "iVm",
    "IVm",
    "i.V. mit",
    "i. V. mit",
    "in Verbindung mit",
    "i.\u{a0}V.\u{a0}m.",
    "in conjunction with",
    "read in conjunction with",
    "in connection with",
];

impl Reader<'_> {
    /// What joins the next item, if something does.
    pub(super) fn connector(&mut self) -> Option<Connector> {
        let mut ahead = self.cursor;
        let mut found = None;
        if ahead.eat(",") || ahead.eat("/") {
            found = Some(Connector::Comma);
        }
        let spaced = ahead.space();
        for word in AND {
            let mut over = ahead;
            let whole = if word.ends_with(['.', '&']) { over.eat(word) } else { over.eat_word(word) };
            if (spaced || found.is_some()) && whole {
                over.space();
                ahead = over;
                found = Some(Connector::And);
                break;
            }
        }
        for phrase in CONJUNCTION {
            let mut over = ahead;
            if eat_phrase(&mut over, phrase) && (spaced || found.is_some()) {
                over.space();
                // "i. V. m. mit", "in Verbindung mit dem"
                ahead = over;
                found = Some(Connector::InConjunction);
                break;
            }
        }
        for also in ["auch", "jeweils", "ferner"] {
            if found.is_some() && ahead.eat_word(also) {
                ahead.space();
            }
        }
        if found.is_some() {
            self.cursor = ahead;
        }
        found
    }

    /// Reads a connector and the item after it.
    pub(super) fn next_item(&mut self) -> bool {
        let Some(connector) = self.connector() else { return false };
        let start = self.cursor.at;
        // A sign of its own: `§ 5 und § 7`.
        let mut ahead = self.cursor;
        if let Some(sign) = sign(&mut ahead) {
            self.cursor = ahead;
            let before = self.sign;
            self.sign = sign;
            if self.norm(start).is_some() {
                return true;
            }
            self.sign = before;
            return false;
        }
        for word in ANNEXES {
            let mut ahead = self.cursor;
            if ahead.eat_word(word) {
                self.cursor = ahead;
                return self.annex(start).is_some();
            }
        }
        if self.again_part(start) {
            return true;
        }
        if connector == Connector::InConjunction { self.after_conjunction(start) } else { self.bare(start) }
    }

    /// `Satz 2`, `Abs. 3 Nr. 1`, `(4)`: a part on its own takes over what stands above it.
    pub(super) fn again_part(&mut self, start: usize) -> bool {
        let Some(last) = self.items.last().cloned() else { return false };
        let Some(found) = part(&mut self.cursor) else { return self.again_bracket(start, &last) };
        self.continued(start, &last, found);
        true
    }

    /// `and (f)`, `und (2)` in the style of brackets.
    pub(super) fn again_bracket(&mut self, start: usize, last: &Item) -> bool {
        let mut ahead = self.cursor;
        if !ahead.eat("(") {
            return false;
        }
        let has = |unit| last.parts.iter().any(|part| part.unit == unit);
        let found = if has(Unit::Absatz)
            && let Some(value) = ahead.number().filter(|n| n.len() <= 3)
        {
            Part { unit: Unit::Absatz, value }
        } else if has(Unit::Buchstabe)
            && let Some(value) = ahead.letters()
        {
            Part { unit: Unit::Buchstabe, value: value.to_owned() }
        } else {
            return false;
        };
        if !ahead.eat(")") {
            return false;
        }
        self.cursor = ahead;
        self.continued(start, last, found);
        true
    }

    /// Adds an item that differs from the last from `found` on.
    pub(super) fn continued(&mut self, start: usize, last: &Item, mut found: Part) {
        let unit = found.unit;
        if let Some(last) = self.range(|cursor| range_end(cursor, unit)) {
            found.value = format!("{}-{last}", found.value);
        }
        let kept = match last.parts.iter().position(|part| part.unit == unit) {
            Some(position) => last.parts[..position].to_vec(),
            None => last.parts.iter().filter(|part| part.unit < unit).cloned().collect(),
        };
        let parts = kept.into_iter().chain([found]).collect();
        self.close_letter(unit);
        let (number, number_to) = (last.number.clone(), last.number_to.clone());
        let anlage = last.anlage.clone();
        self.push(start, last.division, number, number_to, parts);
        self.items.last_mut().expect("just added").anlage = anlage;
        self.satz_after_roman();
        self.parts();
    }

    /// A number, Roman numeral or letter alone: it goes on with what was named last.
    pub(super) fn bare(&mut self, start: usize) -> bool {
        let Some(last) = self.items.last().cloned() else { return false };
        let lowest = last.parts.iter().rev().find(|part| part.unit != Unit::Other).map(|part| part.unit);
        if self.roman_alone(start, &last) {
            return true;
        }
        if lowest == Some(Unit::Buchstabe)
            && let Some(value) = self.letter_alone()
        {
            self.continued(start, &last, Part { unit: Unit::Buchstabe, value });
            return true;
        }
        let before = self.cursor;
        let Some(number) = self.cursor.number() else { return self.letter_of_number(start, &last) };
        if !self.is_plausible_end() {
            self.cursor = before;
            return false;
        }
        let Some(unit) = lowest.filter(|_| !self.begins_norm(&last, &number)) else {
            return self.new_number(start, last.division, number);
        };
        self.continued(start, &last, Part { unit, value: number });
        true
    }

    /// `III` in `§ 280 I, III BGB`.
    pub(super) fn roman_alone(&mut self, start: usize, last: &Item) -> bool {
        if !self.roman {
            return false;
        }
        let Some(value) = self.cursor.roman() else { return false };
        self.continued(start, last, Part { unit: Unit::Absatz, value });
        true
    }

    pub(super) fn new_number(&mut self, start: usize, division: Division, number: String) -> bool {
        let number_to = self.range(|cursor| {
            sign(cursor);
            cursor.space();
            cursor.number()
        });
        self.push(start, division, Some(number), number_to, Vec::new());
        self.parts();
        true
    }

    /// Is a bare number a norm of its own rather than one more Absatz or Nummer?
    pub(super) fn begins_norm(&self, last: &Item, number: &str) -> bool {
        let Some(section) = &last.number else { return false };
        let mut ahead = self.cursor;
        ahead.space();
        // What has Absätze is a norm.
        let mut roman = ahead;
        if matches!(part(&mut ahead), Some(part) if part.unit == Unit::Absatz)
            || (self.roman && roman.roman().is_some())
        {
            return true;
        }
        let greater = compare_numbers(number, section).is_gt();
        let lowest = last.parts.iter().rev().find(|part| part.unit != Unit::Other);
        let value =
            |text: &str| text.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().unwrap_or_default();
        let far = lowest.is_some_and(|part| {
            value(number).saturating_sub(value(part.value.rsplit('-').next().unwrap_or_default())) > 10
        });
        // Lists of norms ascend: the 7 of "§§ 60 Abs. 5, 7" is an Absatz.
        if self.sign.plural { greater || (far && value(number) >= 30) } else { greater && far }
    }

    /// After "i. V. m." a Roman numeral is an Absatz, and a bare number a norm if the chain began in the plural:
    /// `§§ 3 i. V. m. 4 AsylG`.
    pub(super) fn after_conjunction(&mut self, start: usize) -> bool {
        let Some(last) = self.items.last().cloned() else { return false };
        if self.roman_alone(start, &last) {
            return true;
        }
        let before = self.cursor;
        match self.cursor.number() {
            Some(number) if self.sign.plural && self.is_plausible_end() => {
                self.new_number(start, self.sign.division, number)
            }
            _ => {
                self.cursor = before;
                false
            }
        }
    }

    /// `b` in `lit. a und b`.
    pub(super) fn letter_alone(&mut self) -> Option<String> {
        let mut ahead = self.cursor;
        let letters = ahead.letters()?.to_owned();
        if ahead.rest().starts_with(['.', '-']) && !is_sentence_end(ahead) {
            return None;
        }
        self.cursor = ahead;
        Some(letters)
    }

    /// `b` in `§§ 97a, b UrhG`: § 97b.
    pub(super) fn letter_of_number(&mut self, start: usize, last: &Item) -> bool {
        let Some(number) = &last.number else { return false };
        let digits = number.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if digits.len() + 1 != number.len() || !last.parts.is_empty() || !self.sign.plural {
            return false;
        }
        let Some(letter) = self.letter_alone().filter(|letter| letter.as_str() > &number[digits.len()..])
        else {
            return false;
        };
        let number = format!("{digits}{letter}");
        self.new_number(start, last.division, number)
    }

    /// May a list end after the number just read, or does it count something: "und 18 Monate", "3. März"?
    pub(super) fn is_plausible_end(&self) -> bool {
        const COUNTED: [&str; 30] = [
            "DM ",
            "v.H.",
            "Monat",
            "Woche",
            "Tag",
            "Jahr",
            "Stund",
            "Arbeitstag",
            "Werktag",
            "Kalendertag",
            "Euro",
            "EUR",
            "Prozent",
            "Uhr",
            "Personen",
            "Kinder",
            "Mal",
            "Fäll",
            "Million",
            "Mio",
            "Mitarbeit",
            "Beschäftigt",
            "Arbeitnehmer",
            "Quadratmeter",
            "month",
            "week",
            "day",
            "year",
            "hour",
            "per cent",
        ];
        if self.is_no_number_end() {
            return false;
        }
        let mut ahead = self.cursor;
        let stopped = ahead.eat(".");
        if stopped && !is_sentence_end(self.cursor) {
            return false;
        }
        ahead.space();
        let rest = ahead.rest();
        !(COUNTED.iter().chain(&GERMAN_MONTHS).any(|word| rest.starts_with(word))
            || rest.starts_with(['%', '€', '–', '$']))
    }
}

/// Is the full stop here the end of a sentence: followed by nothing or by a word that begins one?
pub(super) fn is_sentence_end(cursor: Cursor<'_>) -> bool {
    let mut ahead = cursor;
    if !ahead.eat(".") {
        return false;
    }
    let spaced = ahead.space();
    match ahead.peek() {
        None | Some('\n' | ')' | '“' | '"' | '»' | ']') => true,
        Some(c) => {
            spaced
                && (c.is_uppercase() || matches!(c, '–' | '„' | '('))
                && !GERMAN_MONTHS.iter().any(|month| ahead.rest().starts_with(month))
        }
    }
}

/// A phrase whose spaces may be any white space.
pub(super) fn eat_phrase(cursor: &mut Cursor<'_>, phrase: &str) -> bool {
    let mut ahead = *cursor;
    for (index, word) in phrase.split(' ').enumerate() {
        if index > 0 && !ahead.space() {
            return false;
        }
        if !ahead.eat(word) {
            return false;
        }
    }
    if phrase.ends_with(char::is_alphabetic) && ahead.peek().is_some_and(char::is_alphanumeric) {
        return false;
    }
    *cursor = ahead;
    true
}
