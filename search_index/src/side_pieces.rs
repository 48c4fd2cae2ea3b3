//! The pieces beside words and texts: facets, and words to correct misspelt ones with.
//!
//! The grammar is in `README.md`. Must not know what a facet or a spelling is good for.

use crate::error::Problem;
use crate::format::{body, header, push_coded, read_coded};
use crate::vlq::{Reader, push};

/// A value of a facet and the pages that have it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FacetValue {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) pages: Vec<u32>,
}

/// A piece with all values of a facet.
pub(crate) fn encode_facet(values: &[FacetValue]) -> String {
    let mut out = header('f') + "\n";
    for value in values {
        out.push_str(&value.key);
        out.push('\t');
        out.push_str(&value.label);
        out.push('\t');
        let mut last = 0;
        for page in &value.pages {
            push(&mut out, page - last);
            last = *page;
        }
        out.push('\n');
    }
    out
}

/// Reads a piece with all values of a facet.
pub(crate) fn decode_facet(payload: &str) -> Result<Vec<FacetValue>, Problem> {
    let lines = body(payload, 'f')?.split('\n').filter(|line| !line.is_empty());
    lines.map(|line| decode_facet_value(line).ok_or(Problem::Damaged)).collect()
}

fn decode_facet_value(line: &str) -> Option<FacetValue> {
    let mut fields = line.split('\t');
    let (key, label) = (fields.next()?.to_owned(), fields.next()?.to_owned());
    let mut reader = Reader::new(fields.next()?);
    let (mut pages, mut last) = (Vec::new(), 0_u32);
    while !reader.rest().is_empty() {
        last = last.checked_add(reader.number()?)?;
        pages.push(last);
    }
    Some(FacetValue { key, label, pages })
}

/// A word that a misspelt one may have been meant for, filed under its beginning or, backwards, its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// What it is filed under: see [`crate::spelling`].
    pub(crate) key: String,
    /// How common the word is: the idf of its stem, divided by eight.
    pub(crate) rarity: u32,
}

/// A piece of spellings: one line each, its key coded against the one before.
pub(crate) fn encode_spellings(spellings: &[Spelling]) -> String {
    let mut out = header('w') + "\n";
    let mut before = "";
    for spelling in spellings {
        push(&mut out, spelling.rarity);
        push_coded(&mut out, before, &spelling.key);
        out.push('\n');
        before = &spelling.key;
    }
    out
}

/// Reads a piece of spellings.
pub(crate) fn decode_spellings(payload: &str) -> Result<Vec<Spelling>, Problem> {
    let mut spellings: Vec<Spelling> = Vec::new();
    for line in body(payload, 'w')?.split('\n').filter(|line| !line.is_empty()) {
        let mut reader = Reader::new(line);
        let rarity = reader.number().ok_or(Problem::Damaged)?;
        let before = spellings.last().map_or("", |spelling| &spelling.key);
        let key = read_coded(before, reader.rest()).ok_or(Problem::Damaged)?;
        spellings.push(Spelling { key, rarity });
    }
    Ok(spellings)
}
