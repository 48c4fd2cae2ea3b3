//! A file as it was handed over → one statute: XML, the site's `xml.zip`, or Markdown, told apart by their content.
//!
//! Owns: every limit against broken or hostile files. Nothing is ever unpacked to disk, so a member's path can do no
//! harm; one that tries to is refused all the same, because such an archive is not what it claims to be.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{StatuteText, Unreadable, parse_markdown, parse_xml};
use crate::lang::{Bilingual, both};
use crate::source::normalise_text;

/// The largest text that is read; the longest federal statute has 4 MB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The most members of an archive; the official ones have one text and a few pictures.
const MOST_MEMBERS: usize = 2000;

/// Reads a file. `name` is its name without folders.
pub fn read_statute(name: &str, bytes: &[u8]) -> Result<StatuteText, Unreadable> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let xml = unpack(bytes)?;
        return read_text(&xml, name);
    }
    read_text(bytes, name)
}

fn read_text(bytes: &[u8], name: &str) -> Result<StatuteText, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(error.valid_up_to()))?;
    let text = normalise_text(text);
    let start = text.trim_start();
    if start.starts_with("<?xml") || start.starts_with("<!DOCTYPE") || start.starts_with("<dokumente") {
        return parse_xml(&text);
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    parse_markdown(&text, stem)
}

/// The one XML file of an archive.
fn unpack(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| damaged(&both(error.to_string(), error.to_string())))?;
    if archive.len() > MOST_MEMBERS {
        return Err(damaged(&both("zu viele Dateien", "too many files")));
    }
    let mut found = None;
    for index in 0..archive.len() {
        let member =
            archive.by_index(index).map_err(|error| damaged(&both(error.to_string(), error.to_string())))?;
        if member.enclosed_name().is_none() || member.name_raw().starts_with(b"/") {
            return Err(escaping(&String::from_utf8_lossy(member.name_raw())));
        }
        let is_xml = String::from_utf8_lossy(member.name_raw())
            .rsplit('.')
            .next()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
        if !is_xml {
            continue;
        }
        if found.is_some() {
            return Err(damaged(&both("mehr als eine XML-Datei", "more than one XML file")));
        }
        // The size that an archive states may be a lie, so what is read is counted.
        let mut xml = Vec::new();
        member
            .take(LARGEST + 1)
            .read_to_end(&mut xml)
            .map_err(|error| damaged(&both(error.to_string(), error.to_string())))?;
        if xml.len() as u64 > LARGEST {
            return Err(too_large());
        }
        found = Some(xml);
    }
    found.ok_or_else(|| damaged(&both("keine XML-Datei", "no XML file")))
}

fn damaged(why: &Bilingual<String>) -> Unreadable {
    Unreadable::new(both(
        format!("Das Archiv ist beschädigt oder enthält kein Gesetz ({})", why.de),
        format!("the archive is damaged or holds no statute ({})", why.en),
    ))
}

fn escaping(name: &str) -> Unreadable {
    let name: String = name.chars().take(80).collect();
    Unreadable::new(both(
        format!("Das Archiv enthält einen Pfad, der aus dem Ordner hinausführt: {name}"),
        format!("the archive has a path that leads out of its folder: {name}"),
    ))
}

fn too_large() -> Unreadable {
    let megabytes = LARGEST / (1024 * 1024);
    Unreadable::new(both(
        format!("Die Datei ist ausgepackt größer als {megabytes} MB; so lang ist kein Gesetz"),
        format!("unpacked, the file is larger than {megabytes} MB; no statute is that long"),
    ))
}

fn not_utf8(at: usize) -> Unreadable {
    Unreadable::at(
        both(
            "Die Datei ist nicht in UTF-8 gespeichert oder mittendrin beschädigt",
            "the file is not saved as UTF-8, or damaged inside",
        ),
        at,
    )
}
