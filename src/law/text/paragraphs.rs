//! From the lines of a norm to its Absätze: "(1)", "(2a)", text without a number, and what has fallen away.
//!
//! Owns: where an Absatz begins, for both importers. Must not know: XML and Markdown.

use super::{Line, NormText, ParagraphText};
use crate::law::norm::{Division, NormId, is_number};

/// Collects lines and starts an Absatz where one begins.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    done: Vec<ParagraphText>,
    /// A label on a line of its own, for the next line.
    label: Option<String>,
    /// A rule was met: below it stand footnotes.
    closed: bool,
}

impl Paragraphs {
    /// Adds a line; empty ones are left out.
    pub(super) fn line(&mut self, label: Option<&str>, text: &str) {
        let (text, is_last) = match text.split_once("-----") {
            Some((text, _)) => (text, true),
            None => (text, false),
        };
        let text = without_marks(&single_spaces(text));
        let label = label.map(single_spaces).filter(|label| !label.is_empty());
        if self.closed || (text.is_empty() && label.is_none()) || is_source(&text) {
            return;
        }
        self.closed = is_last || label.as_deref() == Some("*)");
        if self.closed && !is_last {
            return;
        }
        if label.is_none()
            && let Some((name, rest)) = absatz(&text)
            && !self.done.iter().any(|paragraph| paragraph.label.as_deref() == Some(name))
        {
            self.flush_label();
            self.begin(name, rest);
        } else if label.is_none() && is_label(&text) {
            self.flush_label();
            self.label = Some(text);
        } else {
            let label = match label {
                Some(label) => {
                    self.flush_label();
                    Some(label)
                }
                None => self.label.take(),
            };
            self.push(Line { label, text });
        }
    }

    /// A label that no text followed: an item that has only items below it.
    fn flush_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.push(Line { label: Some(label), text: String::new() });
        }
    }

    fn push(&mut self, line: Line) {
        match self.done.last_mut() {
            Some(paragraph) => paragraph.lines.push(line),
            None => self.done.push(ParagraphText { label: None, lines: vec![line] }),
        }
    }

    fn begin(&mut self, name: &str, rest: &str) {
        let mut names = vec![name.to_owned()];
        let mut rest = rest;
        // "(2) bis (4) (weggefallen)" and "(2) und (3) (weggefallen)"
        if let Some((last, after, is_range)) = further(rest)
            && super::is_gone(after)
        {
            match (name.parse::<u16>(), last.parse::<u16>()) {
                (Ok(first), Ok(last)) if is_range => {
                    names.extend((first + 1..=last.min(first + 100)).map(|n| n.to_string()));
                }
                _ => names.push(last.to_owned()),
            }
            rest = after;
        }
        for name in names {
            let lines =
                if rest.is_empty() { Vec::new() } else { vec![Line { label: None, text: rest.to_owned() }] };
            self.done.push(ParagraphText { label: Some(name), lines });
        }
    }

    /// The norm with these paragraphs; one that has fallen away has none.
    pub(super) fn into_norm(mut self, id: NormId, to: Option<String>, heading: &str) -> NormText {
        self.flush_label();
        // Mirrors lose the line break within the heading of an annex.
        let heading = single_spaces(&without_marks(heading).replace(')', ") ")).replace(" )", ")");
        let mut paragraphs = self.done;
        if id.division == Division::Annex {
            paragraphs = one_wording(paragraphs);
        }
        // What an annex leaves of a form that cannot be shown is no wording.
        paragraphs.retain(|paragraph| paragraph.label.is_some() || !paragraph.lines.is_empty());
        let gone = if paragraphs.is_empty() {
            // "(weggefallen)", "(jetzt § 650)", "(Änderungsvorschriften)"
            heading.ends_with("(weggefallen)")
                || heading.starts_with('(') && heading.ends_with(')')
                || (heading.is_empty() && id.division != Division::Annex)
        } else {
            super::is_gone(&heading) || paragraphs.iter().all(ParagraphText::is_gone)
        };
        if gone {
            let named = !super::is_gone(&heading) && !heading.starts_with('(') && !heading.ends_with(')');
            let heading = if named { heading } else { String::new() };
            return NormText { id, to, heading, paragraphs: Vec::new() };
        }
        if paragraphs.is_empty() {
            paragraphs.push(ParagraphText::default());
        }
        NormText { id, to, heading, paragraphs }
    }
}

/// Annexes are cited as a whole: "(1)" in them may be a form's line or another statute's Absatz.
fn one_wording(paragraphs: Vec<ParagraphText>) -> Vec<ParagraphText> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        for (index, mut line) in paragraph.lines.into_iter().enumerate() {
            if let (0, Some(label)) = (index, &paragraph.label) {
                line.text = format!("({label}) {}", line.text);
            }
            lines.push(line);
        }
    }
    if lines.is_empty() { Vec::new() } else { vec![ParagraphText { label: None, lines }] }
}

/// `1.`, `2a.` or `b)` and nothing else.
fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')']);
    let letters = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let short = bare.len() <= 4 && letters.len() <= 2 && letters.chars().all(|c| c.is_ascii_lowercase());
    !bare.is_empty()
        && short
        && bare.len() < text.len()
        && !(letters.len() == bare.len() && text.ends_with('.'))
}

/// Where an annex was published; a note of the documentation, mostly marked as one.
fn is_source(text: &str) -> bool {
    text.trim_start_matches(['(', '<', ' ']).starts_with("Fundstelle")
}

/// Text without the marks of footnotes: `Bundesregierung*)`.
fn without_marks(text: &str) -> String {
    if text.contains('*') { text.replace("**)", "").replace("*)", "") } else { text.to_owned() }
}

/// The norm's number and what follows: `§ 18g`, `§§ 3 bis 6`, `(XXXX) §§ 285 u. 286`, `Art 12a`, `Anlage D11a`.
pub(super) fn norm_name(written: &str) -> Option<(NormId, Option<String>)> {
    let written = single_spaces(written);
    // The documentation marks norms that have fallen away with (XXXX).
    let written = written.trim_start_matches("(XXXX)").trim();
    let (division, rest) = if let Some(rest) = written.strip_prefix('§') {
        (Division::Section, rest.trim_start_matches('§'))
    } else if let Some(rest) = written.strip_prefix("Art") {
        (Division::Article, rest.trim_start_matches("ikel").trim_start_matches('.'))
    } else if let Some(rest) = written.strip_prefix("Anlage").or_else(|| written.strip_prefix("Anhang")) {
        (Division::Annex, rest)
    } else {
        return None;
    };
    let mut words = rest.split_whitespace();
    if division == Division::Annex {
        let number = words.next().unwrap_or_default();
        let plain = number.len() <= 8 && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        return (plain && words.next().is_none()).then(|| (NormId::new(division, number), None));
    }
    let number = words.next()?;
    if !is_number(number) {
        return None;
    }
    let to = match (words.next(), words.next()) {
        (None, _) => None,
        (Some("bis" | "und" | "u."), Some(last)) if is_number(last) => Some(last.to_owned()),
        _ => return None,
    };
    Some((NormId::new(division, number), to))
}

/// `(2a) Text` → `2a`, `Text`.
fn absatz(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('(')?;
    let close = inside.find(')').filter(|close| *close <= 6)?;
    let name = &inside[..close];
    let rest = &inside[close + 1..];
    let apart =
        rest.is_empty() || rest.starts_with([' ', '(', '\u{2013}']) || rest.starts_with(char::is_uppercase);
    (is_number(name) && name.len() <= 4 && apart).then(|| (name, rest.trim_start()))
}

/// `bis (4) (weggefallen)` → `4`, `(weggefallen)`, a range.
fn further(text: &str) -> Option<(&str, &str, bool)> {
    let (word, rest) = text.split_once(' ')?;
    let is_range = match word {
        "bis" => true,
        "und" | "u." => false,
        _ => return None,
    };
    let (last, after) = absatz(rest)?;
    Some((last, after, is_range))
}

/// Runs of white space (no-break spaces too) become one space; none at the ends.
pub(super) fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(lines: &[&str]) -> Vec<(Option<String>, usize)> {
        let mut collected = Paragraphs::default();
        for line in lines {
            collected.line(None, line);
        }
        let norm = collected.into_norm(NormId::new(Division::Section, "1"), None, "Titel");
        norm.paragraphs.into_iter().map(|p| (p.label.clone(), p.lines.len())).collect()
    }

    #[test]
    fn an_absatz_begins_with_its_number() {
        let found = paragraphs(&[
            "Vorweg",
            "(1) Eins",
            "weiter",
            "(1a) Eins a",
            "(2) bis (4) (weggefallen)",
            "(1) noch",
        ]);
        let label = |text: &str| Some(text.to_owned());
        let expected = vec![
            (None, 1),
            (label("1"), 2),
            (label("1a"), 1),
            (label("2"), 1),
            (label("3"), 1),
            (label("4"), 2),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn names_of_norms() {
        let name = |text| norm_name(text).map(|(id, to)| (id.to_string(), to));
        assert_eq!(name("§ 18g"), Some(("§ 18g".into(), None)));
        assert_eq!(name("(XXXX)§§ 285 u. 286"), Some(("§ 285".into(), Some("286".into()))));
        assert_eq!(name("Art 12a"), Some(("Art. 12a".into(), None)));
        assert_eq!(name("Anlage D11a"), Some(("Anlage D11a".into(), None)));
        assert_eq!(name("Anhang EV"), Some(("Anlage EV".into(), None)));
        assert_eq!(name("Inhaltsübersicht"), None);
    }
}
