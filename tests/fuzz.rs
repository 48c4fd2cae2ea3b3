//! Random damage to real texts, for the three readers of what others wrote: citations, official XML, Markdown.
//!
//! Each target is a plain function from bytes that must hold for any input. A normal run takes a few thousand seeded
//! inputs; `LOTSE_FUZZ=1200 cargo test --release --test tests fuzz` goes on for that many seconds each and prints the
//! input that broke a target.

use std::time::{Duration, Instant};

use lotse::law::cite::Finder;
use lotse::law::register::fit::fit;
use lotse::law::register::{Statute, file};
use lotse::law::text::archive::read_statute;
use lotse::law::text::{StatuteText, to_markdown};
use proptest::test_runner::{RngAlgorithm, TestRng};
use rand::RngExt as _;

use crate::support::{read_tree, root};

/// Citations lie in order on the boundaries of characters, and none overlaps another.
fn citations(finder: &Finder, data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut end = 0;
    for citation in finder.find(&text) {
        assert!(citation.range.start >= end && citation.range.end > citation.range.start, "{citation:?}");
        assert!(!text[citation.range.clone()].trim().is_empty());
        assert!(citation.norm.number.is_some() || citation.norm.anlage.is_some(), "{citation:?}");
        end = citation.range.end;
    }
}

/// What can be read can be fitted into a register, written, and kept as a text.
fn statute(text: &StatuteText) {
    let state = jiff::civil::date(2026, 8, 19);
    let (first, _) = fit(None, text, state);
    let (again, changes) = fit(Some(&first), text, jiff::civil::date(2026, 9, 1));
    assert!(changes.is_empty(), "the same text changes nothing: {changes:?}");
    let _: (&Statute, String) = (&again, file::write(&again));
    to_markdown(text);
}

fn xml(data: &[u8]) {
    if let Ok(text) = read_statute("aufenthg_2004.xml", data) {
        statute(&text);
    }
}

fn markdown(data: &[u8]) {
    if let Ok(text) = read_statute("AufenthG-BJNR195010004.md", data) {
        statute(&text);
    }
}

/// Pieces that matter to one of the readers.
const PIECES: [&str; 64] = [
    "§",
    "§§ ",
    "Art. ",
    "Artikel ",
    " Abs. ",
    " Satz ",
    " Nr. ",
    " lit. a) ",
    " i. V. m. ",
    " bis ",
    " und ",
    ", ",
    " ff.",
    " f.",
    " AufenthG",
    " des Aufenthaltsgesetzes",
    " SGB III",
    "BGB §§ ",
    " (EU) 2016/679",
    "Anlage D11a zu ",
    "Section ",
    " of the Residence Act",
    " IV",
    " 18g",
    "18 a",
    "1-3",
    "–",
    "\u{a0}",
    "\u{202f}",
    "\u{ad}",
    "\n",
    "\r\n",
    "\t",
    "ä\u{308}",
    "🙂",
    "\u{0}",
    "\u{feff}",
    "<P>",
    "</P>",
    "<DL>",
    "<DT>1.</DT>",
    "<DD>",
    "</DL>",
    "<norm>",
    "</norm>",
    "<enbez>§ 5</enbez>",
    "<titel>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "<!--",
    "-->",
    "<BR/>",
    "# § 7 – Titel\n",
    "# §§ 3 bis 6 – (weggefallen)\n",
    "(1) ",
    "(2a) (weggefallen)",
    "| a | b |\n",
    "---\n",
    "\\",
    "% ",
    "(+++ ",
];

/// A text with a few places damaged: cut, doubled, moved, replaced, or with a piece put in.
fn damaged(rng: &mut TestRng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let pick = |rng: &mut TestRng| corpus[rng.random_range(0..corpus.len())].clone();
    let mut data = pick(rng);
    // Short inputs find more in the same time.
    let start = rng.random_range(0..data.len());
    let length = rng.random_range(0..4000);
    if rng.random_bool(0.7) {
        data = data[start..(start + length).min(data.len())].to_vec();
    }
    for _ in 0..rng.random_range(1..12) {
        let at = if data.is_empty() { 0 } else { rng.random_range(0..data.len()) };
        let end = (at + rng.random_range(0..60)).min(data.len());
        match rng.random_range(0..6) {
            0 => drop(data.drain(at..end)),
            1 => {
                let part = data[at..end].to_vec();
                data.splice(end..end, part.repeat(rng.random_range(1..4)));
            }
            2 => {
                let other = pick(rng);
                let from = rng.random_range(0..other.len());
                let to = (from + rng.random_range(0..200)).min(other.len());
                data.splice(at..end, other[from..to].iter().copied());
            }
            3 if at < data.len() => data[at] = rng.random(),
            _ => {
                let piece = PIECES[rng.random_range(0..PIECES.len())];
                data.splice(at..at, piece.bytes());
            }
        }
    }
    data
}

/// Runs a target for a number of inputs, or for as long as it is told.
#[expect(clippy::disallowed_methods, reason = "tests read the environment")]
fn run(target: impl Fn(&[u8]) + std::panic::RefUnwindSafe, corpus: &[Vec<u8>], inputs: usize) -> usize {
    let seconds = std::env::var("LOTSE_FUZZ").ok().and_then(|value| value.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut seed = [0; 32];
    if until.is_some() {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        seed[..16].copy_from_slice(&now.as_nanos().to_le_bytes());
    }
    let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut count = 0;
    while until.map_or(count < inputs, |until| Instant::now() < until) {
        let data = damaged(&mut rng, corpus);
        if let Err(panic) = std::panic::catch_unwind(|| target(&data)) {
            panic!("{panic:?} with {:?}", String::from_utf8_lossy(&data));
        }
        count += 1;
    }
    count
}

fn corpus(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let files = read_tree(&root().join(folder));
    let corpus: Vec<_> =
        files.into_iter().filter(|(name, _)| name.ends_with(ending)).map(|(_, bytes)| bytes).collect();
    assert!(!corpus.is_empty());
    corpus
}

#[test]
fn citations_of_any_text() {
    let finder = Finder::new();
    let count = run(|data| citations(&finder, data), &corpus("tests/citations", ".txt"), 3000);
    println!("{count} inputs");
}

#[test]
fn any_xml() {
    println!("{} inputs", run(xml, &corpus("tests/law/excerpts", ".xml"), 1500));
}

#[test]
fn any_markdown() {
    println!("{} inputs", run(markdown, &corpus("tests/law/excerpts", ".md"), 1500));
}
