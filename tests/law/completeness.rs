//! Every section and heading of the statutes is found, and none is invented.
//!
//! The expected list is read with a few string searches, without the importer's notion of XML or Markdown.

use std::collections::BTreeMap;

use jiff::civil::date;
use lotse::law::import::Incoming;
use lotse::law::norm::{Division, is_number};
use lotse::law::register::file;
use lotse::law::register::{Register, Statute};
use lotse::law::text::archive::read_statute;
use lotse::law::text::{Items, ParagraphText, to_markdown};

use super::{STATES, assert_same_statute, imported, laws, texts};
use crate::support::{TODAY, base_site, build_as_of, read_tree};

/// Heading by name (`§ 18g`, `Art. 3`), as the file has them.
fn listed(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut add = |label: &str, heading: &str| {
        let label = label.replace('\u{a0}', " ");
        let label = label.trim_start_matches("(XXXX)").trim();
        let Some((sign, numbers)) = [("§§", "§"), ("§", "§"), ("Art.", "Art."), ("Art", "Art.")]
            .into_iter()
            .find_map(|(sign, canonical)| Some((canonical, label.strip_prefix(sign)?.trim().to_owned())))
        else {
            return;
        };
        // "§§ 3 bis 6" and "§§ 3, 4" stand under their first number.
        let first = numbers.split([',', ' ']).next().unwrap_or_default().to_owned();
        let letter = numbers.split(' ').nth(1).filter(|next| next.len() == 1 && next.is_ascii());
        let number = format!("{first}{}", letter.unwrap_or_default()).to_lowercase();
        if is_number(&number) {
            found.entry(format!("{sign} {number}")).or_insert_with(|| heading.trim().to_owned());
        }
    };
    if text.starts_with("<?xml") {
        for norm in text.split("<norm ").skip(1) {
            let between = |open: &str, close: &str| {
                let start = norm.find(open)? + open.len();
                let start = start + norm[start..].find('>')? + 1;
                Some(&norm[start..start + norm[start..].find(close)?])
            };
            let head = norm.find("</metadaten>").map_or(norm, |end| &norm[..end]);
            if let Some(label) = between("<enbez", "</enbez>") {
                let heading = if head.contains("<titel") {
                    between("<titel", "</titel>").unwrap_or_default()
                } else {
                    ""
                };
                add(label, heading);
            }
        }
    } else {
        for line in text.lines() {
            if let Some(title) = line.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim()) {
                let (label, heading) = title.split_once(" – ").unwrap_or((title, ""));
                add(label, heading);
            }
        }
    }
    found
}

/// Without tags, footnote marks, breaks and typography.
fn plain(heading: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    let heading = heading.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    for c in heading.chars() {
        match c {
            '<' => depth += 1,
            '>' if depth > 0 => depth -= 1,
            _ if depth > 0 || !c.is_alphanumeric() => {}
            _ => out.push(c),
        }
    }
    out
}

#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn every_section_is_found_and_none_is_invented() {
    let (mut norms, mut headings) = (0, 0);
    for (folder, _) in STATES {
        for (name, bytes) in read_tree(&laws().join(folder)) {
            let expected = listed(std::str::from_utf8(&bytes).unwrap());
            let text = read_statute(&name, &bytes).unwrap();
            let found: BTreeMap<String, String> = text
                .norms
                .iter()
                .filter(|norm| norm.id.division != Division::Annex)
                .map(|norm| (norm.id.to_string(), plain(&norm.heading)))
                .collect();
            let missed: Vec<_> = expected.keys().filter(|norm| !found.contains_key(*norm)).collect();
            let invented: Vec<_> = found.keys().filter(|norm| !expected.contains_key(*norm)).collect();
            assert!(
                missed.is_empty() && invented.is_empty(),
                "{folder}/{name}: missed {missed:?}, invented {invented:?}"
            );
            for (norm, heading) in &expected {
                let same =
                    found[norm] == plain(heading) || (heading.starts_with('(') && found[norm].is_empty());
                assert!(same, "{folder}/{name}: {norm}: {heading:?}, found {:?}", found[norm]);
                headings += usize::from(!found[norm].is_empty());
            }
            norms += expected.len();
        }
    }
    println!("{norms} norms, {headings} headings");
    assert!(norms > 15_000, "{norms}");
}

/// A kept text says what the file said: the same norms with the same fingerprints.
#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn kept_texts_lose_nothing() {
    for (folder, _) in STATES {
        for Incoming { name, text } in texts(folder) {
            let again = read_statute("kept.md", to_markdown(&text).as_bytes()).unwrap();
            let names = |text: &lotse::law::text::StatuteText| {
                text.norms.iter().map(|norm| norm.id.to_string()).collect::<Vec<_>>().join("; ")
            };
            assert_eq!(names(&text), names(&again), "{folder}/{name}");
            for (before, after) in text.norms.iter().zip(&again.norms) {
                let facts = |norm: &lotse::law::text::NormText| {
                    // In the tables of annexes a cell "1." is no item; a line of its own would be one.
                    let items = |p: &ParagraphText| {
                        if norm.id.division == Division::Annex { Items::default() } else { p.items() }
                    };
                    let paragraphs: Vec<_> = norm
                        .paragraphs
                        .iter()
                        .map(|p| (p.label.clone(), p.fingerprint(), items(p)))
                        .collect();
                    (norm.id.clone(), norm.to.clone(), norm.heading.clone(), paragraphs)
                };
                assert_eq!(facts(before), facts(after), "{folder}/{name}");
            }
        }
    }
}

/// A register that is written and read is the same, with the states of three imports in it.
#[test]
#[ignore = "not run: needs LOTSE_LAWS"]
fn registers_survive_their_files() {
    let register = STATES
        .iter()
        .fold(Register::default(), |register, (folder, state)| imported(&register, texts(folder), *state).0);
    let mut files = base_site();
    for statute in register.statutes() {
        files.insert(file::path(&statute.abbreviation), file::write(statute).into_bytes());
    }
    let (_, build) = build_as_of(&files, TODAY);
    assert!(build.diagnostics.is_empty(), "{:?}", build.diagnostics);
    for statute in register.statutes() {
        let read: &Statute = build.linked.site.register.statute(&statute.abbreviation).unwrap();
        assert_same_statute(statute, read, "written and read");
        assert!(read.as_of() >= Some(date(2024, 2, 21)));
    }
}
