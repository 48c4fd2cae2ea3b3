//! Official XML of gesetze-im-internet (`gii-norm.dtd`) → [`StatuteText`].
//!
//! Owns: which elements are wording and which are editors' notes. No document type is read and no entity expanded
//! but the five of XML itself, so there is nothing to blow up.

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::paragraphs::{Paragraphs, norm_name};
use super::{NormText, StatuteText, Unreadable};
use crate::lang::both;

/// Elements whose text is no wording: footnotes and their marks, sources, captions, forms that cannot be shown.
/// (`noindex` is no such: the annexes of the Unification Treaty stand in it.)
const NOT_WORDING: [&str; 8] =
    ["kommentar", "fussnoten", "Footnotes", "Footnote", "FnR", "FnArea", "TOC", "Subtitle"];

/// Elements that end a line.
const LINES: [&str; 11] = ["P", "DL", "DD", "LA", "row", "entry", "pre", "table", "Ident", "Content", "text"];

/// Reads a statute.
pub fn parse_xml(xml: &str) -> Result<StatuteText, Unreadable> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut statute = Statute::default();
    loop {
        let position = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let event = reader.read_event().map_err(|error| malformed(&error, position))?;
        match event {
            Event::Eof if statute.path.is_empty() => break,
            Event::Eof => return Err(cut_off(position)),
            Event::DocType(doctype) if doctype.contains('[') => return Err(own_entities(position)),
            Event::Start(element) => statute.open(&element),
            Event::Empty(element) => {
                statute.open(&element);
                statute.close(element.name().as_ref());
            }
            Event::End(element) => statute.close(element.name().as_ref()),
            Event::Text(text) => statute.text(&text),
            Event::CData(text) => statute.text(&text),
            Event::GeneralRef(entity) => statute.text(resolve(&entity, position)?.as_str()),
            Event::Decl(decl) => check_encoding(decl.encoding(), position)?,
            Event::DocType(_) | Event::Comment(_) | Event::PI(_) => {}
        }
    }
    statute.finish()
}

/// A character reference or one of the five names that XML defines.
fn resolve(entity: &BytesRef<'_>, position: usize) -> Result<String, Unreadable> {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return Ok(c.to_string());
    }
    let name: &str = entity;
    let known = quick_xml::escape::resolve_xml_entity(name);
    known.map(str::to_owned).ok_or_else(|| unknown_entity(name, position))
}

/// What is being collected.
#[derive(Default)]
struct Statute {
    /// Open elements.
    path: Vec<String>,
    /// How many of them are no wording.
    hidden: usize,
    found_root: bool,
    state: Option<Date>,
    document: Option<String>,
    /// Of the first `norm`, which describes the statute.
    jurabk: String,
    amtabk: String,
    short_title: String,
    title: String,
    norms: Vec<NormText>,
    norm: Norm,
    /// How many `norm` elements began.
    count: usize,
}

/// The norm that is being read.
#[derive(Default)]
struct Norm {
    name: String,
    heading: String,
    label: Option<String>,
    line: String,
    paragraphs: Paragraphs,
    /// The caption of the open table; it is read after the table, as mirrors have it.
    caption: String,
}

impl Statute {
    fn open(&mut self, element: &BytesStart<'_>) {
        let name = element.name().as_ref().to_owned();
        match name.as_str() {
            "dokumente" => {
                self.found_root = true;
                self.state = attribute(element, "builddate").and_then(|date| state(&date));
                self.document = attribute(element, "doknr").filter(|number| number.starts_with("BJNR"));
            }
            "norm" => {
                self.count += 1;
                self.norm = Norm::default();
            }
            "BR" => self.text(" "),
            "DT" => self.end_line(),
            other if LINES.contains(&other) => self.end_line(),
            _ => {}
        }
        if NOT_WORDING.contains(&name.as_str()) {
            self.hidden += 1;
        }
        self.path.push(name);
    }

    fn close(&mut self, name: &str) {
        if NOT_WORDING.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        match name {
            "DT" => {
                let label = std::mem::take(&mut self.norm.line);
                // An item that begins with items of its own has no text to carry its label.
                if let Some(above) = self.norm.label.replace(label) {
                    self.norm.paragraphs.line(Some(&above), "");
                }
            }
            "norm" => self.end_norm(),
            "table" => {
                self.end_line();
                self.norm.line = std::mem::take(&mut self.norm.caption);
                self.end_line();
            }
            other if LINES.contains(&other) => self.end_line(),
            _ => {}
        }
        self.path.pop();
    }

    fn text(&mut self, text: &str) {
        if self.is_inside("textdaten") {
            if self.hidden > 0 || !self.is_inside("text") {
                return;
            }
            let target = if !self.is_inside("Title") {
                &mut self.norm.line
            } else if self.is_inside("table") {
                &mut self.norm.caption
            } else {
                return;
            };
            target.push_str(text);
            return;
        }
        if !self.is_inside("metadaten") || self.hidden > 0 {
            return;
        }
        let target = match self.path.last().map(String::as_str) {
            Some("enbez") => &mut self.norm.name,
            _ if self.is_inside("titel") => &mut self.norm.heading,
            Some("jurabk") if self.count == 1 => &mut self.jurabk,
            Some("amtabk") if self.count == 1 => &mut self.amtabk,
            _ if self.count == 1 && self.is_inside("kurzue") => &mut self.short_title,
            _ if self.count == 1 && self.is_inside("langue") => &mut self.title,
            _ => return,
        };
        target.push_str(text);
    }

    fn is_inside(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    /// Ends the line that is being read, if there is one.
    fn end_line(&mut self) {
        let norm = &mut self.norm;
        if norm.line.trim().is_empty() {
            norm.line.clear();
            return;
        }
        norm.paragraphs.line(norm.label.take().as_deref(), &norm.line);
        norm.line.clear();
    }

    fn end_norm(&mut self) {
        self.end_line();
        let norm = std::mem::take(&mut self.norm);
        if let Some((id, to)) = norm_name(&norm.name) {
            self.norms.push(norm.paragraphs.into_norm(id, to, &norm.heading));
        }
    }

    fn finish(self) -> Result<StatuteText, Unreadable> {
        if !self.found_root || self.norms.is_empty() {
            let message = both(
                "Das ist kein Gesetz im XML von gesetze-im-internet.de (gii-norm)",
                "this is no statute in the XML of gesetze-im-internet.de (gii-norm)",
            );
            return Err(Unreadable::new(message));
        }
        let official = Some(self.amtabk.trim()).filter(|text| !text.is_empty());
        let short_title = Some(self.short_title.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(StatuteText {
            document: self.document,
            abbreviation: official.unwrap_or_else(|| self.jurabk.trim()).to_owned(),
            short_title,
            title: super::paragraphs::single_spaces(&self.title),
            state: self.state,
            norms: super::merged(self.norms),
        })
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(attribute.value.into_owned())
}

/// `20250301213502` → 1 March 2025.
fn state(builddate: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| builddate.get(range)?.parse::<i16>().ok();
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn check_encoding(
    encoding: Option<Result<std::borrow::Cow<'_, str>, quick_xml::events::attributes::AttrError>>,
    position: usize,
) -> Result<(), Unreadable> {
    let Some(Ok(encoding)) = encoding else { return Ok(()) };
    if encoding.eq_ignore_ascii_case("utf-8") || encoding.eq_ignore_ascii_case("us-ascii") {
        return Ok(());
    }
    let message = both(
        format!("Die Datei nennt die Codierung {encoding}; gelesen wird nur UTF-8"),
        format!("the file names the encoding {encoding}; only UTF-8 is read"),
    );
    Err(Unreadable::at(message, position))
}

fn malformed(error: &quick_xml::Error, position: usize) -> Unreadable {
    let message = both(
        format!("Das XML ist beschädigt oder unvollständig ({error})"),
        format!("the XML is damaged or incomplete ({error})"),
    );
    Unreadable::at(message, position)
}

fn cut_off(position: usize) -> Unreadable {
    let message = both(
        "Das XML ist beschädigt oder unvollständig (es endet mittendrin)",
        "the XML is damaged or incomplete (it ends in the middle)",
    );
    Unreadable::at(message, position)
}

fn own_entities(position: usize) -> Unreadable {
    let message = both(
        "Die Datei definiert eigene Entitäten; so etwas wird nicht gelesen",
        "the file defines entities of its own; such a file is not read",
    );
    Unreadable::at(message, position)
}

fn unknown_entity(name: &str, position: usize) -> Unreadable {
    let message =
        both(format!("Die Entität „&{name};“ ist unbekannt"), format!("the entity `&{name};` is unknown"));
    Unreadable::at(message, position)
}
