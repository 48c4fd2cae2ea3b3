//! A chain of norms: what begins at a § or Art. and goes on over lists, ranges and "i. V. m." to the name of a statute.
//!
//! Owns: how lists continue, what an item inherits, and that a statute named at the end governs the items before it.
//! Rules as in `tests/citations/README.md`. Must not know: what the names of statutes are (see [`super::names`]).

use super::annexes::is_in_articles;
use super::cursor::Cursor;
use super::doubt::Trust;
use super::list::{Connector, eat_phrase};
use super::names::{Named, Names};
use super::units::{Part, Unit};
use super::{ANNEXES, Citation, Cited, sign};
use crate::law::norm::Division;

/// A norm of the chain.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) division: Division,
    pub(super) number: Option<String>,
    pub(super) number_to: Option<String>,
    /// In the order of the text.
    pub(super) parts: Vec<Part>,
    pub(super) ff: Option<&'static str>,
    pub(super) anlage: Option<String>,
    pub(super) statute: Option<String>,
}

/// How a chain began.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub(super) division: Division,
    /// `§§`, `Artt.`, `Sections`: bare numbers in its list are norms of their own.
    pub(super) plural: bool,
    /// How far the sign alone tells that this is law.
    pub(super) trust: Trust,
    /// English: brackets name Absätze and Buchstaben.
    pub(super) english: bool,
}

/// Reads the chain whose sign ends at the cursor; `start` is where the sign begins. Gives nothing if it is none, else
/// the citations and where the chain ends.
///
/// `leading` is a name that stands right before the sign, with its start: `BGB §§ 305, 306`.
pub(super) fn chain(
    cursor: Cursor<'_>,
    start: usize,
    first: Sign,
    names: &Names,
    leading: Option<(usize, String)>,
) -> Option<(Vec<Citation>, usize)> {
    let mut reader =
        Reader { cursor, sign: first, names, items: Vec::new(), leads: leading.is_some(), roman: false };
    reader.norm(start)?;
    reader.go_on();
    // `§§ 154, 159 VwGO, 83b AsylG`: the plural sign governs what follows the first statute too.
    while first.plural && reader.items.last().is_some_and(|item| item.statute.is_some()) {
        if !reader.another_statute() {
            break;
        }
    }
    if let Some((name_start, statute)) = leading
        && reader.items.iter().all(|item| item.statute.is_none())
    {
        reader.items[0].start = name_start;
        for item in &mut reader.items {
            item.statute = Some(statute.clone());
        }
    }
    reader.finish()
}

/// An annex: `Anlage D11a AufenthV`, `Anlage A Nr. 1 zu § 16 AufenthV`; only with a statute. The cursor stands after the
/// word; what stands before `free` belongs to other citations.
pub(super) fn annex(
    cursor: Cursor<'_>,
    start: usize,
    names: &Names,
    free: usize,
    leading: Option<(usize, String)>,
) -> Option<(Vec<Citation>, usize)> {
    let sign = Sign { division: Division::Section, plural: false, trust: Trust::Sure, english: false };
    let mut reader =
        Reader { cursor, sign, names, items: Vec::new(), leads: leading.is_some(), roman: false };
    reader.annex(start)?;
    reader.take_nummer_before(start, free);
    let statute = loop {
        if let Some(named) = names.after(reader.cursor).filter(|named| !reader.names_what_follows(named)) {
            // "Anlage AS 1" is a form; without a number and an article only a statute from the lists has an annex.
            let plain = reader.items.iter().all(|item| item.anlage.as_deref() == Some(""));
            let right_after = cursor.text[reader.cursor.at..named.end].trim().len() == named.statute.len();
            if plain && right_after && names.canonical(&named.statute).is_none() {
                return None;
            }
            reader.close(&named);
            break named.statute;
        }
        if let Some((name_start, statute)) = leading {
            reader.items[0].start = name_start;
            reader.items[0].statute = Some(statute.clone());
            break statute;
        }
        reader.another_annex()?;
    };
    if is_in_articles(&statute) {
        reader
            .items
            .iter_mut()
            .filter(|item| item.number.is_none())
            .for_each(|item| item.division = Division::Article);
    }
    reader.finish()
}

/// What is being read.
pub(super) struct Reader<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) sign: Sign,
    pub(super) names: &'a Names,
    pub(super) items: Vec<Item>,
    /// A name stands before the chain.
    pub(super) leads: bool,
    /// Absätze are written as Roman numerals: `§ 5 I, III`.
    pub(super) roman: bool,
}

impl Reader<'_> {
    /// Reads on to the name of a statute, or as far as the list goes.
    fn go_on(&mut self) {
        loop {
            if let Some(named) = self.names.after(self.cursor).filter(|named| !self.names_what_follows(named))
            {
                self.close(&named);
                break;
            }
            let before = self.cursor;
            if !self.next_item() {
                self.cursor = before;
                break;
            }
        }
    }

    /// In a heading such as "EMRK Art. 3 ⏎ `AsylG` § 3c" a name belongs to the norm after it.
    fn names_what_follows(&self, named: &Named) -> bool {
        let text = self.cursor.text;
        let on_next_line =
            text[self.cursor.at..named.end].trim_start_matches([' ', ';', ',']).starts_with('\n');
        if self.leads && on_next_line {
            return true;
        }
        if !self.leads && !text[self.cursor.at..named.end].contains('\n') {
            return false;
        }
        let mut ahead = Cursor { text, at: named.end };
        ahead.space();
        if eat_phrase(&mut ahead, "a.F.") || eat_phrase(&mut ahead, "a. F.") {
            ahead.space();
        }
        let mut numbered = ahead;
        let year = numbered.digits(4).is_some() && numbered.space();
        let mut norm = if year { numbered } else { ahead };
        sign(&mut norm).is_some() || ANNEXES.into_iter().any(|word| norm.eat_word(word))
    }

    /// A comma or "i. V. m." and norms of another statute under the same plural sign; only if that statute is named.
    fn another_statute(&mut self) -> bool {
        let before = self.cursor;
        let so_far = std::mem::take(&mut self.items);
        let joined = matches!(self.connector(), Some(Connector::Comma | Connector::InConjunction));
        let found = joined && {
            let start = self.cursor.at;
            let number = self.cursor.number();
            number.is_some_and(|number| {
                self.is_plausible_end() && {
                    let division = so_far.last().map_or(Division::Section, |item| item.division);
                    self.new_number(start, division, number);
                    self.go_on();
                    self.items.iter().all(|item| item.statute.is_some())
                }
            })
        };
        let more = std::mem::replace(&mut self.items, so_far);
        if found {
            self.items.extend(more);
        } else {
            self.cursor = before;
        }
        found
    }

    /// A number with its parts, right after a sign.
    pub(super) fn norm(&mut self, start: usize) -> Option<()> {
        self.cursor.space();
        let number = self.cursor.number()?;
        if self.is_no_number_end() {
            return None;
        }
        let number_to = self.range(|cursor| {
            sign(cursor);
            cursor.space();
            cursor.number()
        });
        self.push(start, self.sign.division, Some(number), number_to, Vec::new());
        self.parts();
        Some(())
    }

    pub(super) fn push(
        &mut self,
        start: usize,
        division: Division,
        number: Option<String>,
        number_to: Option<String>,
        parts: Vec<Part>,
    ) {
        let end = self.cursor.at;
        self.items.push(Item {
            start,
            end,
            division,
            number,
            number_to,
            parts,
            ff: None,
            anlage: None,
            statute: None,
        });
    }

    /// The statute is named: it governs all items before it that have none.
    fn close(&mut self, named: &Named) {
        if let Some(last) = self.items.last_mut() {
            last.end = named.end;
        }
        self.cursor.at = named.end;
        for item in &mut self.items {
            item.statute.get_or_insert_with(|| named.statute.clone());
        }
    }

    /// The citations of the chain; none if it is a contract's or stands in doubt.
    fn finish(mut self) -> Option<(Vec<Citation>, usize)> {
        let bare = self.items.iter().all(|item| item.statute.is_none());
        if bare && self.items.iter().any(|item| item.anlage.is_some()) {
            self.items.retain(|item| item.anlage.is_none());
        }
        let doubtful = || {
            self.belongs_to_no_statute()
                || self.follows_no_statute()
                || self.stands_there()
                || self.is_in_doubt()
        };
        // "§ 8 BV" is a works agreement, "Art. 101 BV" the constitution of Bavaria.
        if self
            .items
            .iter()
            .any(|item| item.statute.as_deref() == Some("BV") && item.division == Division::Section)
        {
            return None;
        }
        if self.items.is_empty()
            || self.is_commentary()
            || self.is_place_in_a_collection()
            || (bare && doubtful())
        {
            return None;
        }
        let end = self.items.last()?.end;
        Some((self.items.into_iter().map(Item::into_citation).collect(), end))
    }
}

impl Item {
    fn into_citation(self) -> Citation {
        let value = |unit| self.parts.iter().find(|part| part.unit == unit).map(|part| part.value.clone());
        let (absatz, satz, nummer) = (value(Unit::Absatz), value(Unit::Satz), value(Unit::Nummer));
        let (buchstabe, halbsatz) = (value(Unit::Buchstabe), value(Unit::Halbsatz));
        let norm = Cited {
            statute: self.statute,
            division: self.division,
            number: self.number,
            number_to: self.number_to,
            absatz,
            satz,
            nummer,
            buchstabe,
            halbsatz,
            ff: self.ff,
            anlage: self.anlage,
        };
        Citation { range: self.start..self.end, norm }
    }
}
