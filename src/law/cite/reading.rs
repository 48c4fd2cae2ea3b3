//! The parts after a norm's number: Absatz, Satz and so on, ranges of them, and "ff."
//!
//! Must not know: lists and statutes.

use super::chain::Reader;
use super::cursor::Cursor;
use super::list::is_sentence_end;
use super::units::{Part, Unit, part, value};
use crate::law::norm::Division;

impl Reader<'_> {
    /// What follows a number that is none of a norm: `§ 5.2`, `§ 12/2024`.
    pub(super) fn is_no_number_end(&self) -> bool {
        let mut rest = self.cursor.rest().chars();
        match rest.next() {
            // `§§ 18a/18b` is a list.
            Some('/') if self.sign.plural => false,
            Some('.' | '/' | ':') => rest.next().is_some_and(|c| c.is_ascii_digit()),
            Some('%' | '€') => true,
            _ => false,
        }
    }

    /// `bis 18d`, `– 5`: what stands after the dash or word.
    pub(super) fn range(&mut self, read: impl FnOnce(&mut Cursor<'_>) -> Option<String>) -> Option<String> {
        let mut ahead = self.cursor;
        let spaced = ahead.space();
        let word = spaced && ["bis", "to", "through"].into_iter().any(|word| ahead.eat_word(word));
        let dash = !word && ["-", "–", "—", "‑"].into_iter().any(|dash| ahead.eat(dash));
        if !(word || dash) {
            return None;
        }
        ahead.space();
        let found = read(&mut ahead)?;
        self.cursor.at = ahead.at;
        Some(found)
    }

    /// All parts that follow the last item without a list, then `ff.`
    pub(super) fn parts(&mut self) {
        loop {
            self.following();
            let before = self.cursor;
            let spaced = self.cursor.space();
            let part = self
                .roman(spaced)
                .or_else(|| self.lettered(spaced))
                .or_else(|| self.bracketed(spaced))
                .or_else(|| part(&mut self.cursor));
            let part = part.or_else(|| self.section_of_article(spaced)).or_else(|| {
                self.cursor = before;
                self.deeper_after_comma()
            });
            let Some(mut part) = part else {
                self.cursor = before;
                break;
            };
            let unit = part.unit;
            let tight = self.cursor.rest().starts_with(['-', '–']);
            if (unit != Unit::Other || tight)
                && let Some(last) = self.range(|cursor| range_end(cursor, unit))
            {
                part.value = format!("{}-{last}", part.value);
            }
            self.close_letter(unit);
            let end = self.cursor.at;
            let item = self.items.last_mut().expect("parts belong to an item");
            item.parts.push(part);
            item.end = end;
            self.satz_after_roman();
            self.letter_after_roman();
        }
        self.following();
    }

    /// `lit. a)`: the bracket belongs to the letter, unless it closes one that was opened before.
    pub(super) fn close_letter(&mut self, unit: Unit) {
        let Cursor { text, at } = self.cursor;
        let lettered = matches!(unit, Unit::Buchstabe | Unit::Nummer)
            && text[..at].ends_with(|c: char| c.is_ascii_lowercase());
        if !lettered || !text[at..].starts_with(')') {
            return;
        }
        let window = text[..at].char_indices().rev().take(300).last().map_or(0, |(index, _)| index);
        let depth = text[window..at].chars().fold(0_i32, |depth, c| match c {
            '(' => depth + 1,
            ')' => (depth - 1).max(0),
            _ => depth,
        });
        if depth == 0 {
            self.cursor.at += 1;
        }
    }

    /// `V` in `§ 4a V 3 Nr. 3`: a Roman Absatz right after the number.
    pub(super) fn roman(&mut self, spaced: bool) -> Option<Part> {
        let item = self.items.last()?;
        if !spaced || item.parts.iter().any(|part| part.unit != Unit::Other) {
            return None;
        }
        let mut ahead = self.cursor;
        let value = ahead.roman()?;
        self.cursor = ahead;
        self.roman = true;
        Some(Part { unit: Unit::Absatz, value })
    }

    /// `F` in `Art. 1 F GFK`: the parts of an Article that have no name.
    fn lettered(&mut self, spaced: bool) -> Option<Part> {
        let item = self.items.last()?;
        if !spaced || item.division != Division::Article || !item.parts.is_empty() || self.sign.english {
            return None;
        }
        let mut ahead = self.cursor;
        let value = ahead.capital().filter(|letter| ("A"..="F").contains(&letter.as_str()))?;
        let closed =
            ahead.rest().starts_with([' ', ',', ';', ')', '\u{a0}', '\n']) || ahead.rest().is_empty();
        closed.then(|| {
            self.cursor = ahead;
            Part { unit: Unit::Other, value }
        })
    }

    /// `§ 5` in `Art. 229 § 5 EGBGB`: introductory acts divide their Articles into sections.
    fn section_of_article(&mut self, spaced: bool) -> Option<Part> {
        let item = self.items.last()?;
        if !spaced || item.division != Division::Article || !item.parts.is_empty() || self.sign.english {
            return None;
        }
        let mut ahead = self.cursor;
        let value = (ahead.eat("§") && ahead.space()).then(|| ahead.number())??;
        self.cursor = ahead;
        Some(Part { unit: Unit::Other, value })
    }

    /// `3` in `§ 4a V 3`: after a Roman Absatz a number is a Satz.
    pub(super) fn satz_after_roman(&mut self) {
        let text = self.cursor.text;
        let item = self.items.last_mut().expect("parts belong to an item");
        let roman = matches!(item.parts.last(), Some(part) if part.unit == Unit::Absatz)
            && text[..item.end].ends_with(['I', 'V', 'X'])
            || matches!(item.parts.last(), Some(part) if part.unit == Unit::Absatz)
                && text[..item.end]
                    .trim_end_matches(|c: char| c.is_ascii_lowercase())
                    .ends_with(['I', 'V', 'X']);
        if !roman {
            return;
        }
        let mut ahead = self.cursor;
        if !ahead.space() {
            return;
        }
        let Some(digits) = ahead.digits(2) else { return };
        if ahead.rest().starts_with('.') && !is_sentence_end(ahead) {
            return;
        }
        let mut value = digits.to_owned();
        self.cursor = ahead;
        // `§ 23 I 2-4`
        if ahead.rest().starts_with(['-', '–'])
            && let Some(last) = self.range(|cursor| cursor.digits(2).map(str::to_owned))
        {
            value = format!("{value}-{last}");
        }
        let end = self.cursor.at;
        let item = self.items.last_mut().expect("parts belong to an item");
        item.parts.push(Part { unit: Unit::Satz, value });
        item.end = end;
    }

    /// `c` in `Art. 6 I c DSGVO`: after a Roman Absatz a letter right before the statute's name.
    fn letter_after_roman(&mut self) {
        let mut ahead = self.cursor;
        if !self.roman || self.sign.division != Division::Article || !ahead.space() {
            return;
        }
        let Some(letter) = ahead.letters() else { return };
        if self.names.after(ahead).is_none() {
            return;
        }
        self.cursor = ahead;
        let item = self.items.last_mut().expect("parts belong to an item");
        item.parts.push(Part { unit: Unit::Buchstabe, value: letter.to_owned() });
        item.end = ahead.at;
    }

    /// `(1)` is an Absatz, `(c)` a Buchstabe, `(ii)` finer.
    pub(super) fn bracketed(&mut self, spaced: bool) -> Option<Part> {
        let item = self.items.last()?;
        let has = |unit| item.parts.iter().any(|part| part.unit == unit);
        let mut ahead = self.cursor;
        if has(Unit::Absatz) && spaced && !has(Unit::Buchstabe) {
            // `Abs. 1 d)`
            let mut letter = ahead;
            if let Some(value) = letter.letters().filter(|_| letter.rest().starts_with(')')) {
                self.cursor = letter;
                return Some(Part { unit: Unit::Buchstabe, value: value.to_owned() });
            }
        }
        if !ahead.eat("(") {
            return None;
        }
        let part = if !has(Unit::Absatz)
            && let Some(number) = ahead.number().filter(|n| n.len() <= 3)
        {
            Part { unit: Unit::Absatz, value: number }
        } else {
            let allowed = self.sign.english || self.sign.division == Division::Article || !spaced;
            let letters = ahead.letters().filter(|_| allowed)?;
            let unit = if has(Unit::Buchstabe) { Unit::Other } else { Unit::Buchstabe };
            Part { unit, value: letters.to_owned() }
        };
        if !ahead.eat(")") {
            return None;
        }
        self.cursor = ahead;
        Some(part)
    }

    /// `Abs. 1, Nr. 2`: a comma before a finer part joins no list.
    pub(super) fn deeper_after_comma(&mut self) -> Option<Part> {
        let mut ahead = self.cursor;
        if !ahead.eat(",") || !ahead.space() {
            return None;
        }
        let Some(last) = self.items.last()?.parts.last().map(|part| part.unit) else {
            // "Section 4a, Paragraph 5, Sentence 2"
            let part = part(&mut ahead).filter(|part| part.unit == Unit::Absatz && self.sign.english)?;
            self.cursor = ahead;
            return Some(part);
        };
        let has =
            |unit| self.items.last().is_some_and(|item| item.parts.iter().any(|part| part.unit == unit));
        let part = part(&mut ahead).filter(|part| match part.unit {
            // `Nr. 1, 2. Halbsatz`, `(5), third sentence`
            Unit::Halbsatz | Unit::Other => !has(part.unit),
            // "Article 6(1), first subparagraph, point (f)"
            unit if last == Unit::Other => {
                self.sign.english
                    && self.items.last().is_some_and(|item| {
                        item.parts.iter().all(|part| part.unit < unit || part.unit == Unit::Other)
                    })
            }
            unit => unit > last,
        })?;
        self.cursor = ahead;
        Some(part)
    }

    /// `ff.`, `f.`, `et seq.`
    pub(super) fn following(&mut self) {
        let mut ahead = self.cursor;
        ahead.space();
        let found = [
            ("ff.", "ff"),
            ("ff", "ff"),
            ("f.", "f"),
            ("et seqq.", "ff"),
            ("et seq.", "ff"),
            ("et seq", "ff"),
        ]
        .into_iter()
        .find(|(form, _)| {
            let mut over = ahead;
            let whole = over.eat(form) && !over.peek().is_some_and(char::is_alphanumeric);
            if whole {
                ahead = over;
            }
            whole
        });
        if let Some((_, name)) = found {
            let item = self.items.last_mut().expect("only after a number");
            if item.ff.is_none() {
                item.ff = Some(name);
                item.end = ahead.at;
                self.cursor = ahead;
            }
        }
    }
}

/// What a range of parts ends with: `7`, or `Abs. 7` once more.
pub(super) fn range_end(cursor: &mut Cursor<'_>, unit: Unit) -> Option<String> {
    let mut ahead = *cursor;
    if let Some(again) = part(&mut ahead).filter(|again| again.unit == unit) {
        *cursor = ahead;
        return Some(again.value);
    }
    value(cursor, unit)
}
