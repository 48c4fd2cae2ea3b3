//! A statute in the Markdown layout of public mirrors → [`StatuteText`].
//!
//! ```text
//! % Gesetz über den Aufenthalt … (Aufenthaltsgesetz - AufenthG)
//!
//! # § 18g – Blaue Karte EU
//!
//! (1) Einer Fachkraft …
//!
//! 1. einen Beruf ausüben …
//! ```
//!
//! Owns: what in such a file is wording: tables in HTML or with bars give their cells, escapes their character;
//! footnotes, notes in `(+++ … +++)`, images and sources give nothing.

use super::paragraphs::{Paragraphs, norm_name, single_spaces};
use super::{NormText, StatuteText, Unreadable};
use crate::lang::both;

/// Tags at which a line ends.
const LINES: [&str; 10] = ["td", "th", "tr", "br", "dt", "dd", "p", "li", "table", "dl"];

/// Reads a statute. `name` is the file's name without its ending: mirrors call files `AufenthG-BJNR195010004`.
pub fn parse_markdown(text: &str, name: &str) -> Result<StatuteText, Unreadable> {
    let mut title_lines = Vec::new();
    let mut norms = Vec::new();
    // The heading of the norm that is being read, and where its body begins.
    let mut open: Option<(&str, usize)> = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some(heading) = line.strip_prefix("# ") {
            if let Some((heading, start)) = open.replace((heading.trim(), offset + line.len())) {
                norms.extend(norm(heading, &text[start..offset]));
            }
        } else if let Some(title) = line.strip_prefix('%')
            && open.is_none()
        {
            title_lines.push(title.trim());
        }
        offset += line.len();
    }
    if let Some((heading, start)) = open {
        norms.extend(norm(heading, &text[start..]));
    }
    if norms.is_empty() {
        let message = both(
            "Kein Gesetz in der Form „# § 18g – Überschrift“ gefunden",
            "no statute of the form `# § 18g – heading` found",
        );
        return Err(Unreadable::new(message));
    }
    let (title, short_title, abbreviation) = names(title_lines.first().copied().unwrap_or_default());
    let (file_abbreviation, document) = match name.rsplit_once('-') {
        Some((abbreviation, number)) if number.starts_with("BJNR") => (abbreviation, Some(number.to_owned())),
        _ => (name, None),
    };
    let file_abbreviation = file_abbreviation.replace('_', " ");
    Ok(StatuteText {
        document,
        abbreviation: abbreviation.unwrap_or(file_abbreviation),
        short_title,
        title,
        state: None,
        norms: super::merged(norms),
    })
}

/// `Title  (Short title - ABBR)` → its three parts.
fn names(line: &str) -> (String, Option<String>, Option<String>) {
    let line = single_spaces(line);
    let bracket = line.strip_suffix(')').and_then(|line| line.rfind(" (").map(|at| (at, &line[at + 2..])));
    let Some((at, inside)) = bracket else { return (footnote_free(&line), None, None) };
    // A bracket with a date is where a code was enacted, not its name.
    if inside.chars().any(|c| c.is_ascii_digit()) && inside.contains(" vom ") || inside.contains(" v. ") {
        return (footnote_free(&line), None, None);
    }
    let title = footnote_free(&line[..at]);
    let is_abbreviation = |text: &str| {
        text.chars().filter(|c| c.is_uppercase()).count() > 1
            && text.split(' ').count() <= 2
            && !text.contains('-')
    };
    match inside.rsplit_once(" - ") {
        Some((short, abbreviation)) if is_abbreviation(abbreviation) => {
            (title, Some(short.trim().to_owned()), Some(abbreviation.trim().to_owned()))
        }
        _ if is_abbreviation(inside) => (title, None, Some(inside.to_owned())),
        _ => (title, Some(inside.to_owned()), None),
    }
}

/// The mark of a footnote at the end of a title: `Bundesgebiet1)`, `Gesetz*`.
fn footnote_free(title: &str) -> String {
    let bare = title.trim_end_matches([')', '*', ' ']);
    let letters = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = title.ends_with(')') && letters.len() < bare.len() && letters.ends_with(char::is_alphabetic);
    if marked { letters.to_owned() } else { title.trim_end_matches(['*', ' ']).to_owned() }
}

/// A norm from its heading line and its body; `None` for tables of contents and preambles.
fn norm(heading: &str, body: &str) -> Option<NormText> {
    let heading = unescape(&without_tags(heading));
    let (name, title) = heading.split_once(" – ").unwrap_or((&heading, ""));
    let (id, to) = norm_name(name)?;
    let mut paragraphs = Paragraphs::default();
    for line in lines(body) {
        if is_note(&line) {
            break;
        }
        let (label, text) = item(&line);
        paragraphs.line(label, text);
    }
    Some(paragraphs.into_norm(id, to, &footnote_free(title)))
}

/// The lines of wording of a body.
fn lines(body: &str) -> Vec<String> {
    let text = without_notes(body);
    let text = without_tags(&text);
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for line in text.lines() {
        let line = line.trim().trim_end_matches('\\').trim_end();
        if is_rule(line) {
            // Below a rule stand footnotes.
            break;
        }
        if line.starts_with('|') {
            flush(&mut current, &mut lines);
            if !line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
                lines.extend(cells(line));
            }
            continue;
        }
        if line.is_empty() || item(line).0.is_some() {
            flush(&mut current, &mut lines);
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(&unescape(&without_images(line)));
    }
    flush(&mut current, &mut lines);
    lines
}

/// Mirrors put editors' notes unmarked behind the last paragraph; these words stand in no statute.
fn is_note(line: &str) -> bool {
    line.starts_with("Die Änderungen des §")
        || ["Kursivdruck", "BVerfGE ", " mWv ", " idF d. ", "(+++", " iVm "]
            .iter()
            .any(|word| line.contains(word))
}

fn flush(current: &mut String, lines: &mut Vec<String>) {
    let line = std::mem::take(current);
    if !line.trim().is_empty() {
        lines.push(line);
    }
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| b == b'-')
}

/// The cells of a table row with bars.
fn cells(line: &str) -> Vec<String> {
    let inside = line.trim_matches('|');
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inside.chars() {
        let last = cells.last_mut().expect("there is always a cell");
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => last.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    let texts = cells.iter().map(|cell| unescape(&without_images(cell)).trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// `2a. Text` → `2a.`, `Text`; a line without such a label is all text.
fn item(line: &str) -> (Option<&str>, &str) {
    let end = line.find(' ').unwrap_or(line.len());
    let label = line[..end].trim_end_matches('\\');
    let bare = label.trim_end_matches(['.', ')']).trim_end_matches('\\');
    let has_stop = label.ends_with(['.', ')']);
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let numbered = !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit());
    let lettered = digits.is_empty() && (1..=3).contains(&bare.len()) && label.ends_with(')');
    let dash = ["-", "–"].contains(&label);
    // "4. u. 5. (weggefallen)" is a line about two items, not item 4.
    let several = ["u. ", "und ", "bis "].iter().any(|word| {
        let after = line[end..].trim_start().strip_prefix(word);
        after.is_some_and(|after| {
            after.starts_with(|c: char| c.is_ascii_digit()) && after.contains("weggefallen")
        })
    });
    if (has_stop && (numbered || lettered) && !bare.contains('(') && !several) || (dash && end < line.len()) {
        (Some(&line[..end]), line[end..].trim_start())
    } else {
        (None, line)
    }
}

/// Leaves out editors' notes `(+++ … +++)`, comments and the sources of annexes `(Fundstelle: …)`.
fn without_notes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(['(', '<']) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = if from.starts_with("(+++") {
            from.find("+++)").map(|end| end + "+++)".len())
        } else if from.starts_with("<!--") {
            from.find("-->").map(|end| end + "-->".len())
        } else if is_source(from) {
            balanced(from)
        } else {
            None
        };
        if let Some(end) = end {
            rest = &from[end..];
        } else {
            out.push_str(&from[..1]);
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

fn is_source(text: &str) -> bool {
    let inside = text[1..].trim_start();
    text.starts_with('(')
        && ["Fundstelle:", "Inhalt:", "Fundstelle des"].iter().any(|word| inside.starts_with(word))
}

/// Where the bracket that `text` begins with is closed.
fn balanced(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(index + 1);
        }
    }
    None
}

/// HTML without its tags: cells and breaks end a line, marks of footnotes vanish, entities become characters.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let from = &rest[start..];
        let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let Some(end) = from.find('>').filter(|_| is_tag) else {
            out.push('<');
            rest = &from[1..];
            continue;
        };
        let tag = &from[1..end];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        rest = &from[end + 1..];
        if name == "a" && tag.contains("FnR") {
            rest = rest.find("</a>").map_or(rest, |end| &rest[end + "</a>".len()..]);
        } else if LINES.contains(&name) {
            out.push('\n');
        }
    }
    out.push_str(rest);
    for (entity, character) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", "\u{a0}"), ("&amp;", "&")]
    {
        if out.contains(entity) {
            out = out.replace(entity, character);
        }
    }
    out
}

fn without_images(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = rest.find("![") {
        let end = rest[start..].find("](").and_then(|middle| {
            let target = start + middle;
            rest[target..].find(')').map(|close| target + close + 1)
        });
        let Some(end) = end else { break };
        out.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Escapes become their character; marks of emphasis vanish.
fn unescape(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => out.extend(chars.next()),
            '*' if chars.peek() != Some(&')') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_title_line() {
        let names = |line| {
            let (title, short, abbreviation) = names(line);
            (title, short.unwrap_or_default(), abbreviation.unwrap_or_default())
        };
        let found = names("Gesetz über den Aufenthalt im Bundesgebiet1)  (Aufenthaltsgesetz - AufenthG)");
        assert_eq!(
            found,
            (
                "Gesetz über den Aufenthalt im Bundesgebiet".into(),
                "Aufenthaltsgesetz".into(),
                "AufenthG".into()
            )
        );
        assert_eq!(names("Digitale-Dienste-Gesetz*  (DDG)").2, "DDG");
        assert_eq!(names("Gesetz über das Ausländerzentralregister  (AZR-Gesetz)").1, "AZR-Gesetz");
        let book = "Sozialgesetzbuch (SGB) Drittes Buch (III) (Artikel 1 des Gesetzes vom 24. März 1997, BGBl. I S. 594)";
        assert_eq!(names(book), (book.into(), String::new(), String::new()));
    }

    #[test]
    fn tables_notes_and_escapes() {
        let body = "Der Satz<a href=\"#x\" class=\"FnR\">*)</a></sup> gilt:\n\n|     |   |\n|:----|:--|\n| 1\\. | ab 1. Januar |\n\n\
                    <table><tr><td>a &lt; b</td><td>c</td></tr></table>\n\n(+++ Hinweis (1) +++)\n(Fundstelle: BGBl. (2004))\n\n\
                    -----\n\n\\*) Fußnote\n";
        assert_eq!(lines(body), ["Der Satz gilt:", "1.", "ab 1. Januar", "a < b", "c"]);
    }
}
