//! Annexes: `Anlage D11a AufenthV`, `Anlage A Nr. 1 zu § 16 AufenthV`.

use super::chain::Reader;
use super::cursor::Cursor;
use super::units::{Part, Unit};
use super::{ANNEXES, sign};

impl Reader<'_> {
    /// An annex with its parts; "zu § 16 `AufenthV`" belongs to it.
    pub(super) fn annex(&mut self, start: usize) -> Option<()> {
        let mut ahead = self.cursor;
        ahead.space();
        let label = annex_label(&mut ahead);
        if label.is_some() {
            self.cursor = ahead;
        }
        let anlage = label.unwrap_or_default();
        self.push(start, self.sign.division, None, None, Vec::new());
        self.items.last_mut().expect("just added").anlage = Some(anlage);
        self.parts();
        let mut ahead = self.cursor;
        ahead.space();
        if (ahead.eat_word("zu") || ahead.eat_word("zum") || ahead.eat_word("to")) && ahead.space() {
            let mut numbered = ahead;
            if let Some(sign) = sign(&mut numbered) {
                numbered.space();
                let number = numbered.number()?;
                let item = self.items.last_mut().expect("just added");
                item.number = Some(number);
                item.division = sign.division;
                item.end = numbered.at;
                self.cursor = numbered;
                let own: Vec<Part> = std::mem::take(&mut item.parts);
                self.parts();
                // The parts of an annex say more than those of the norm that refers to it.
                let item = self.items.last_mut().expect("just added");
                item.parts.retain(|part| own.iter().all(|known| known.unit != part.unit));
                item.parts.extend(own);
            }
        }
        Some(())
    }

    /// `und Anlage 2`, ` and Annex II`, ` und 3`: one more annex of a list.
    pub(super) fn another_annex(&mut self) -> Option<()> {
        self.cursor.space();
        let joined = self.cursor.eat(",")
            || ["und", "and", "oder", "or", "sowie"].into_iter().any(|word| self.cursor.eat_word(word));
        (joined && self.cursor.space()).then_some(())?;
        let start = self.cursor.at;
        if !ANNEXES.into_iter().any(|word| self.cursor.eat_word(word)) {
            annex_label(&mut self.cursor.clone())?;
        }
        self.annex(start)
    }

    /// `Nr. 2 der Anlage 2 zum BauGB`: the Nummer stands before its annex.
    pub(super) fn take_nummer_before(&mut self, start: usize, free: usize) {
        let text = self.cursor.text;
        let article = ["der ", "des "].into_iter().find_map(|article| text[..start].strip_suffix(article));
        let Some(before) = article.map(str::trim_end) else { return };
        let number_start = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '.').len();
        let number = &before[number_start..];
        let word = before[..number_start].trim_end();
        let known = ["Nummer", "Nr.", "Ziffer", "Ziff."].into_iter().find(|known| word.ends_with(known));
        // What another citation holds is not this one's.
        let known = known.filter(|known| word.len() - known.len() >= free);
        if let Some(known) = known
            .filter(|_| (1..=6).contains(&number.len()) && number.starts_with(|c: char| c.is_ascii_digit()))
        {
            let item = &mut self.items[0];
            item.start = word.len() - known.len();
            item.parts.push(Part { unit: Unit::Nummer, value: number.to_owned() });
        }
    }
}

/// Whether the ordinary division of a statute is the Article: acts of the European Union.
pub(super) fn is_in_articles(statute: &str) -> bool {
    let first = statute.split(' ').next().unwrap_or_default();
    let act =
        ["RL", "VO", "Richtlinie", "Verordnung", "Beschluss", "Durchführungsverordnung"].contains(&first);
    act && statute.contains('/') || statute == "DSGVO" || statute.ends_with("-VO")
}

/// `D11a`, `2a`, `III`, `A`.
pub(super) fn annex_label(cursor: &mut Cursor<'_>) -> Option<String> {
    let rest = cursor.rest();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let label = &rest[..end];
    let digits = label.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let capitals = label.len() - digits.len();
    let plain = !label.is_empty()
        && label.len() <= 5
        && digits.chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
    let shaped = if digits.is_empty() {
        capitals == 1 || label.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    } else {
        capitals <= 1 && digits.starts_with(|c: char| c.is_ascii_digit())
    };
    if !(plain && shaped) {
        return None;
    }
    cursor.at += label.len();
    Some(label.to_owned())
}
