//! How well citations are recognised: measured on texts annotated by hand (`citations/README.md`).
//!
//! `cargo test --test tests citations -- --nocapture` prints the figures. Each set was measured once before the
//! recogniser was mended with it (the first figures stand in `citations/README.md`) and only guards against steps back
//! since.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use lotse::law::cite::{Citation, Finder};
use lotse::law::norm::Division;
use serde::Deserialize;

use crate::support::{read_text, root};

/// One line of `*.jsonl`; offsets in characters.
#[derive(Deserialize)]
struct Marked {
    start: usize,
    end: usize,
    text: String,
    statute: Option<String>,
    kind: String,
    number: Option<String>,
    number_to: Option<String>,
    absatz: Option<String>,
    satz: Option<String>,
    nummer: Option<String>,
    buchstabe: Option<String>,
    halbsatz: Option<String>,
    ff: bool,
    anlage: Option<String>,
}

/// What was found, missed and invented.
#[derive(Default)]
struct Score {
    hits: usize,
    extra: usize,
    missed: usize,
}

impl Score {
    fn count<T: Ord>(&mut self, expected: &[T], found: &[T]) {
        let mut counts: BTreeMap<&T, (usize, usize)> = BTreeMap::new();
        for item in expected {
            counts.entry(item).or_default().0 += 1;
        }
        for item in found {
            counts.entry(item).or_default().1 += 1;
        }
        for (expected, found) in counts.into_values() {
            self.hits += expected.min(found);
            self.extra += found.saturating_sub(expected);
            self.missed += expected.saturating_sub(found);
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a few thousand citations")]
    fn precision_recall(&self) -> (f64, f64) {
        let share = |other: usize| self.hits as f64 / (self.hits + other) as f64;
        (share(self.extra), share(self.missed))
    }
}

/// The federal documentation counts the books of the social code in Arabic numerals.
const BOOKS: [&str; 15] =
    ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"];

/// EU acts are written in several ways that mean the same; the short form without "Nr." stands for all.
fn same_act(statute: Option<&str>) -> String {
    let words: Vec<&str> =
        statute.unwrap_or_default().split_whitespace().filter(|word| *word != "Nr.").collect();
    let name = words.join(" ").replacen("Richtlinie ", "RL ", 1).replacen("Verordnung ", "VO ", 1);
    let book = name.strip_prefix("SGB ").and_then(|book| BOOKS.get(book.parse::<usize>().ok()?));
    if let Some(book) = book {
        return format!("SGB {book}");
    }
    // "AuslG 1990": annotators differ on whether the year of a version belongs to the name.
    let year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let name = match name.rsplit_once(' ') {
        Some((name, last)) if year(last) => name.to_owned(),
        _ => name,
    };
    match name.as_str() {
        "EFZG" => "EntgFG".to_owned(),
        "DS-GVO" => "DSGVO".to_owned(),
        "Dublin-III-VO" => "Dublin III-VO".to_owned(),
        _ => name,
    }
}

/// Every field of a citation as one line, for comparison and for the report.
fn fields_of(found: &Citation) -> String {
    let norm = &found.norm;
    let kind = if norm.division == Division::Article { "article" } else { "section" };
    let parts = [
        &norm.number,
        &norm.number_to,
        &norm.absatz,
        &norm.satz,
        &norm.nummer,
        &norm.buchstabe,
        &norm.halbsatz,
        &norm.anlage,
    ];
    fields(norm.statute.as_deref(), kind, parts, norm.ff.is_some())
}

fn fields(statute: Option<&str>, kind: &str, parts: [&Option<String>; 8], ff: bool) -> String {
    let mut out = format!("{} {kind}", same_act(statute));
    for (name, value) in
        ["no", "to", "absatz", "satz", "nummer", "buchstabe", "halbsatz", "anlage"].iter().zip(parts)
    {
        if let Some(value) = value {
            write!(out, " {name}={value}").unwrap();
        }
    }
    if ff {
        out.push_str(" ff");
    }
    out
}

impl Marked {
    fn fields(&self) -> String {
        let parts = [
            &self.number,
            &self.number_to,
            &self.absatz,
            &self.satz,
            &self.nummer,
            &self.buchstabe,
            &self.halbsatz,
            &self.anlage,
        ];
        fields(self.statute.as_deref(), &self.kind, parts, self.ff)
    }
}

/// How one set was recognised.
struct Measured {
    /// Spans, exactly.
    spans: Score,
    /// (statute, number), wherever they stand.
    norms: Score,
    /// Spans with every field right.
    whole: Score,
    /// Traps that a recognised span overlaps.
    trapped: usize,
    traps: usize,
    /// Every difference, to read.
    report: String,
}

fn measure(set: char, traps: &str) -> Measured {
    let finder = Finder::new();
    let folder = root().join("tests/citations");
    let mut measured = Measured {
        spans: Score::default(),
        norms: Score::default(),
        whole: Score::default(),
        trapped: 0,
        traps: 0,
        report: String::new(),
    };
    let traps = read_text(&folder.join(traps));
    for number in 1.. {
        let file = format!("{set}{number:02}");
        if !folder.join(format!("{file}.txt")).exists() {
            break;
        }
        let text = read_text(&folder.join(format!("{file}.txt")));
        let marked: Vec<Marked> = read_text(&folder.join(format!("{file}.jsonl")))
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let found = finder.find(&text);
        let place = |citation: &Citation| {
            let start = text[..citation.range.start].chars().count();
            (start, start + text[citation.range.clone()].chars().count())
        };
        let places: Vec<(usize, usize)> = found.iter().map(place).collect();
        let expected: Vec<(usize, usize)> = marked.iter().map(|m| (m.start, m.end)).collect();
        measured.spans.count(&expected, &places);
        measured.norms.count(
            &marked.iter().map(|m| (same_act(m.statute.as_deref()), m.number.clone())).collect::<Vec<_>>(),
            &found
                .iter()
                .map(|c| (same_act(c.norm.statute.as_deref()), c.norm.number.clone()))
                .collect::<Vec<_>>(),
        );
        let expected: Vec<_> = marked.iter().map(|m| (m.start, m.end, m.fields())).collect();
        let given: Vec<_> = found.iter().zip(&places).map(|(c, (s, e))| (*s, *e, fields_of(c))).collect();
        measured.whole.count(&expected, &given);
        for (item, sign) in expected
            .iter()
            .filter(|item| !given.contains(item))
            .map(|item| (item, '-'))
            .chain(given.iter().filter(|item| !expected.contains(item)).map(|item| (item, '+')))
        {
            let words: String = text.chars().skip(item.0).take(item.1 - item.0).collect();
            writeln!(measured.report, "{file} {sign} {}: {words:?} {}", item.0, item.2).unwrap();
        }
        for m in &marked {
            assert_eq!(
                text.chars().skip(m.start).take(m.end - m.start).collect::<String>(),
                m.text,
                "{file}"
            );
        }
        for trap in traps.lines().filter(|line| line.starts_with(&file)) {
            let cells: Vec<&str> = trap.split('\t').collect();
            let (start, end): (usize, usize) = (cells[1].parse().unwrap(), cells[2].parse().unwrap());
            measured.traps += 1;
            if places.iter().any(|(from, to)| *from < end && start < *to) {
                measured.trapped += 1;
                writeln!(measured.report, "{file} trap {start}: {}", cells[3]).unwrap();
            }
        }
    }
    measured
}

#[test]
fn citations_are_recognised() {
    for (set, traps, bar) in [
        ('a', "traps.tsv", 0.98),
        ('b', "traps-b.tsv", 0.98),
        ('c', "traps-c.tsv", 0.98),
        ('d', "traps-d.tsv", 0.98),
        ('e', "traps-e.tsv", 0.979),
        ('f', "traps-f.tsv", 0.96),
        ('g', "traps-g.tsv", 0.979),
        ('h', "traps-h.tsv", 0.98),
        ('i', "traps-i.tsv", 0.98),
    ] {
        let measured = measure(set, traps);
        let (span, norm) = (measured.spans.precision_recall(), measured.norms.precision_recall());
        let whole = measured.whole.precision_recall();
        println!(
            "set {set}: {} citations; span P {:.4} R {:.4}; (statute, number) P {:.4} R {:.4}; \
             every field P {:.4} R {:.4}; {} of {} traps",
            measured.spans.hits + measured.spans.missed,
            span.0,
            span.1,
            norm.0,
            norm.1,
            whole.0,
            whole.1,
            measured.trapped,
            measured.traps
        );
        let worst = [span.0, span.1, norm.0, norm.1].into_iter().fold(1.0, f64::min);
        assert!(worst >= bar, "set {set}:\n{}", measured.report);
    }
}
