//! The text inside the pieces: how groups, records, sections and the manifest are written and read.
//!
//! The grammar is in `README.md`; `client/format.js` is the browser's reader. Owns the layout and nothing else:
//! what a group is worth or where a piece ends is decided elsewhere.

use crate::error::Problem;
use crate::vlq::{Reader, digits, push, push_digit};

/// The version of the format; stands in every piece.
pub(crate) const VERSION: u32 = 2;
/// Neighbouring pieces that share one hash in the manifest.
pub(crate) const SHELF: usize = 16;
/// Characters of such a hash.
pub(crate) const HASH: usize = 7;

/// Where a form stands and what it is worth there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) page: u32,
    pub(crate) section: u32,
    /// From 1 to 63.
    pub(crate) impact: u8,
}

/// What a group of postings is found by. Numbers not named here are for later and are skipped by readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// All forms of a stem.
    Word = 0,
    /// The beginning of so many words that they fill more than one piece.
    Prefix = 1,
    /// One stop word.
    Stop = 2,
    /// Compounds that hold a stem as a part.
    Part = 3,
}

/// A surface form and its postings, in order of page and section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) text: String,
    pub(crate) postings: Vec<Posting>,
}

/// The forms of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) key: String,
    pub(crate) kind: u32,
    pub(crate) idf: u32,
    pub(crate) forms: Vec<Form>,
}

/// A section's heading and anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionName {
    pub(crate) section: u32,
    pub(crate) heading: String,
    pub(crate) anchor: String,
}

/// What is shown of a page in a list of hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) page: u32,
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) details: String,
    pub(crate) sections: Vec<SectionName>,
}

/// Groups in order of their keys, and the records of their best hits in order of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TermPiece {
    pub(crate) groups: Vec<Group>,
    pub(crate) records: Vec<Record>,
}

/// A page with its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageText {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) address: String,
    pub(crate) details: String,
    pub(crate) summary: String,
    pub(crate) sections: Vec<SectionText>,
}

impl PageText {
    /// About how many bytes the page takes in its piece.
    pub(crate) fn length(&self) -> usize {
        let sections = self.sections.iter();
        let own = self.key.len() + self.title.len() + self.details.len() + self.summary.len();
        own + sections.map(|s| s.heading.len() + s.anchor.len() + s.text.len() + 3).sum::<usize>()
    }
}

/// A section with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SectionText {
    pub(crate) heading: String,
    pub(crate) anchor: String,
    pub(crate) text: String,
}

/// One line of text without tabs: runs of white space become one space.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// The first line of every payload.
pub(crate) fn header(kind: char) -> String {
    format!("{VERSION}{kind}")
}

/// Checks the first line and returns the lines after it.
pub(crate) fn body(payload: &str, kind: char) -> Result<&str, Problem> {
    let (first, rest) = payload.split_once('\n').unwrap_or((payload, ""));
    let version = first.trim_end_matches(|c: char| !c.is_ascii_digit());
    match version.parse::<u32>() {
        Ok(VERSION) if first[version.len()..].chars().eq([kind]) => Ok(rest),
        Ok(VERSION) | Err(_) => Err(Problem::Damaged),
        Ok(_) => Err(Problem::Outdated),
    }
}

/// Writes `text` as the number of UTF-16 units that it shares with `before`, and the rest.
pub(crate) fn push_coded(out: &mut String, before: &str, text: &str) {
    let shared = before.chars().zip(text.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a);
    let (units, bytes) = shared.fold((0, 0), |(u, b), c| (u + c.len_utf16(), b + c.len_utf8()));
    push(out, u32::try_from(units).unwrap_or(0));
    out.push_str(&text[bytes..]);
}

/// Reads what [`push_coded`] wrote.
pub(crate) fn read_coded(before: &str, coded: &str) -> Option<String> {
    let mut reader = Reader::new(coded);
    let mut units = reader.number()? as usize;
    let mut text = String::new();
    for c in before.chars() {
        if units == 0 {
            break;
        }
        units = units.checked_sub(c.len_utf16())?;
        text.push(c);
    }
    (units == 0).then_some(())?;
    text.push_str(reader.rest());
    Some(text)
}

/// Postings in three columns without separators: page deltas, section numbers, impacts.
pub(crate) fn encode_postings(postings: &[Posting]) -> String {
    let mut out = String::with_capacity(postings.len() * 4);
    let mut last = 0;
    for posting in postings {
        push(&mut out, posting.page - last);
        last = posting.page;
    }
    for posting in postings {
        push(&mut out, posting.section);
    }
    for posting in postings {
        push_digit(&mut out, u32::from(posting.impact));
    }
    out
}

/// How many bytes [`encode_postings`] writes.
pub(crate) fn postings_length(postings: &[Posting]) -> usize {
    let mut last = 0;
    let mut length = 0;
    for posting in postings {
        length += digits(posting.page - last) + digits(posting.section) + 1;
        last = posting.page;
    }
    length
}

/// Reads postings: as many numbers are taken as leave one digit for every two of them.
pub(crate) fn decode_postings(text: &str) -> Result<Vec<Posting>, Problem> {
    let mut reader = Reader::new(text);
    let mut numbers = Vec::new();
    while numbers.len() < 2 * reader.rest().len() {
        numbers.push(reader.number().ok_or(Problem::Damaged)?);
    }
    if numbers.len() != 2 * reader.rest().len() {
        return Err(Problem::Damaged);
    }
    let (deltas, sections) = numbers.split_at(numbers.len() / 2);
    let mut page = 0_u32;
    let mut postings = Vec::with_capacity(deltas.len());
    for (delta, section) in deltas.iter().zip(sections) {
        page = page.checked_add(*delta).ok_or(Problem::Damaged)?;
        let impact = reader.digit().ok_or(Problem::Damaged)?;
        postings.push(Posting { page, section: *section, impact: u8::try_from(impact).unwrap_or(0) });
    }
    Ok(postings)
}

/// One group as one line.
pub(crate) fn encode_group(out: &mut String, before: &str, group: &Group) {
    push_coded(out, before, &group.key);
    out.push('\t');
    push(out, group.kind);
    push(out, group.idf);
    for form in &group.forms {
        out.push('\t');
        push_coded(out, &group.key, &form.text);
        out.push('\t');
        out.push_str(&encode_postings(&form.postings));
    }
    out.push('\n');
}

/// One record as one line.
pub(crate) fn encode_record(out: &mut String, before: u32, record: &Record) {
    push(out, record.page - before);
    out.push_str(&record.key);
    out.push('\t');
    out.push_str(&record.title);
    out.push('\t');
    push_address(out, &record.key, &record.address);
    out.push('\t');
    out.push_str(&record.details);
    for name in &record.sections {
        out.push('\t');
        push(out, name.section);
        out.push_str(&name.heading);
        out.push('\t');
        out.push_str(&name.anchor);
    }
    out.push('\n');
}

/// A piece of groups and records.
pub(crate) fn encode_terms(piece: &TermPiece) -> String {
    let mut out = header('t') + "\n";
    let mut before = "";
    for group in &piece.groups {
        encode_group(&mut out, before, group);
        before = &group.key;
    }
    out.push('\n');
    let mut before = 0;
    for record in &piece.records {
        encode_record(&mut out, before, record);
        before = record.page;
    }
    out
}

/// Reads a piece of groups and records.
pub(crate) fn decode_terms(payload: &str) -> Result<TermPiece, Problem> {
    let body = body(payload, 't')?;
    let mut lines = body.split('\n');
    let mut groups: Vec<Group> = Vec::new();
    loop {
        let line = lines.next().ok_or(Problem::Damaged)?;
        if line.is_empty() {
            break;
        }
        let before = groups.last().map_or("", |group| &group.key);
        groups.push(decode_group(before, line)?);
    }
    let mut records: Vec<Record> = Vec::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let before = records.last().map_or(0, |record| record.page);
        records.push(decode_record(before, line).ok_or(Problem::Damaged)?);
    }
    Ok(TermPiece { groups, records })
}

fn decode_group(before: &str, line: &str) -> Result<Group, Problem> {
    let mut fields = line.split('\t');
    let mut field = || fields.next().ok_or(Problem::Damaged);
    let key = read_coded(before, field()?).ok_or(Problem::Damaged)?;
    let mut numbers = Reader::new(field()?);
    let kind = numbers.number().ok_or(Problem::Damaged)?;
    let idf = numbers.number().ok_or(Problem::Damaged)?;
    let mut forms = Vec::new();
    while let Some(coded) = fields.next() {
        let text = read_coded(&key, coded).ok_or(Problem::Damaged)?;
        let postings = decode_postings(fields.next().ok_or(Problem::Damaged)?)?;
        forms.push(Form { text, postings });
    }
    Ok(Group { key, kind, idf, forms })
}

fn decode_record(before: u32, line: &str) -> Option<Record> {
    let mut reader = Reader::new(line);
    let page = before.checked_add(reader.number()?)?;
    let mut fields = reader.rest().split('\t');
    let key = fields.next()?.to_owned();
    let title = fields.next()?.to_owned();
    let address = read_address(&key, fields.next()?);
    let details = fields.next()?.to_owned();
    let mut sections = Vec::new();
    while let Some(coded) = fields.next() {
        let mut reader = Reader::new(coded);
        let section = reader.number()?;
        let (heading, anchor) = (reader.rest().to_owned(), fields.next()?.to_owned());
        sections.push(SectionName { section, heading, anchor });
    }
    Some(Record { page, key, title, address, details, sections })
}

/// Most addresses are the key and `.html`: those are left out.
fn push_address(out: &mut String, key: &str, address: &str) {
    if address.strip_suffix(".html") != Some(key) {
        out.push_str(address);
    }
}

fn read_address(key: &str, address: &str) -> String {
    if address.is_empty() { format!("{key}.html") } else { address.to_owned() }
}

/// A piece of pages with their texts.
pub(crate) fn encode_pages(pages: &[PageText]) -> String {
    let mut out = header('s') + "\n";
    for page in pages {
        push(&mut out, u32::try_from(page.sections.len()).unwrap_or(0));
        out.push_str(&page.key);
        out.push('\t');
        out.push_str(&page.title);
        out.push('\t');
        push_address(&mut out, &page.key, &page.address);
        for text in [&page.details, &page.summary] {
            out.push('\t');
            out.push_str(text);
        }
        out.push('\n');
        for section in &page.sections {
            for (text, end) in [(&section.heading, '\t'), (&section.anchor, '\t'), (&section.text, '\n')] {
                out.push_str(text);
                out.push(end);
            }
        }
    }
    out
}

/// Reads a piece of pages.
pub(crate) fn decode_pages(payload: &str) -> Result<Vec<PageText>, Problem> {
    let mut lines = body(payload, 's')?.split('\n');
    let mut pages = Vec::new();
    while let Some(line) = lines.next().filter(|line| !line.is_empty()) {
        pages.push(decode_page(line, &mut lines).ok_or(Problem::Damaged)?);
    }
    Ok(pages)
}

fn decode_page<'a>(line: &str, lines: &mut impl Iterator<Item = &'a str>) -> Option<PageText> {
    let mut reader = Reader::new(line);
    let count = reader.number()?;
    let mut fields = reader.rest().split('\t');
    let key = fields.next()?.to_owned();
    let title = fields.next()?.to_owned();
    let address = read_address(&key, fields.next()?);
    let details = fields.next()?.to_owned();
    let summary = fields.next()?.to_owned();
    let mut sections = Vec::new();
    for _ in 0..count {
        let mut fields = lines.next()?.split('\t').map(str::to_owned);
        sections.push(SectionText { heading: fields.next()?, anchor: fields.next()?, text: fields.next()? });
    }
    Some(PageText { key, title, address, details, summary, sections })
}
