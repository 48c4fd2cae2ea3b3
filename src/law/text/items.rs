//! Numbered and lettered items of a paragraph: which Nummern there are, and which Buchstaben below them.
//!
//! Owns: [`Items`], built from the labels in the order of the text (`1.`, `a)`, `aa)`), and its compact written form
//! `1-3(a-c),4`. Sätze are not counted, so lists of several Sätze flow together: § 16b Abs. 3 Satz 3 Nr. 2 is found
//! under Abs. 3.

use std::collections::BTreeMap;
use std::fmt;

use crate::law::norm::compare_numbers;

/// An item's label: sorted as numbers are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Label(String);

impl Ord for Label {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        compare_numbers(&self.0, &other.0)
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The items of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Items {
    /// Nummern (or Buchstaben, where there are no Nummern above them) with the Buchstaben below each.
    top: BTreeMap<Label, Vec<String>>,
}

/// What a label in front of an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// `1.`
    Nummer,
    /// `a)`
    Buchstabe,
    /// `aa)` and everything finer; not recorded.
    Finer,
}

/// The depth of a label such as `2a.`, `b)` or `aa)`; `None` for dashes and the like.
pub(super) fn depth(label: &str) -> Option<(Depth, &str)> {
    let label = label.trim();
    let bare = label.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    // "1" alone numbers the headings of an annex.
    if !label.ends_with(['.', ')', ':']) {
        return None;
    }
    let letters = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - letters.len();
    let small = letters.chars().all(|c| c.is_ascii_lowercase());
    match (digits, letters.len()) {
        (1..=3, 0..=2) if small => Some((Depth::Nummer, bare)),
        (0, 1) if small => Some((Depth::Buchstabe, bare)),
        // `aa)`: doubled letters only, so that no short word counts.
        (0, 2..=4) if small && letters.bytes().all(|b| b == letters.as_bytes()[0]) => {
            Some((Depth::Finer, bare))
        }
        _ => None,
    }
}

impl Items {
    /// Collects labels in the order of the text; `None` stands for text that closes a list.
    pub fn collect<'a>(labels: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut items = Self::default();
        let mut nummer: Option<Label> = None;
        for label in labels {
            match label.and_then(depth) {
                None if label.is_none() => nummer = None,
                None | Some((Depth::Finer, _)) => {}
                Some((Depth::Nummer, bare)) => {
                    let label = Label(bare.to_owned());
                    items.top.entry(label.clone()).or_default();
                    nummer = Some(label);
                }
                Some((Depth::Buchstabe, bare)) => match &nummer {
                    Some(above) => {
                        let below = items.top.entry(above.clone()).or_default();
                        if !below.iter().any(|known| known == bare) {
                            below.push(bare.to_owned());
                        }
                    }
                    None => {
                        items.top.entry(Label(bare.to_owned())).or_default();
                    }
                },
            }
        }
        for below in items.top.values_mut() {
            below.sort_by(|a, b| compare_numbers(a, b));
        }
        items
    }

    /// Are there no items at all?
    pub fn is_empty(&self) -> bool {
        self.top.is_empty()
    }

    /// Is there a Nummer of this name?
    pub fn has_nummer(&self, nummer: &str) -> bool {
        self.top.contains_key(&Label(nummer.to_owned()))
    }

    /// Is there a Buchstabe, below `nummer` if one is named?
    pub fn has_buchstabe(&self, nummer: Option<&str>, buchstabe: &str) -> bool {
        match nummer {
            // Tables and text in between tear lists apart: a Buchstabe that stands alone may belong to any Nummer.
            Some(nummer) => {
                let below = self.top.get(&Label(nummer.to_owned()));
                below.is_some_and(|below| below.iter().any(|known| known == buchstabe))
                    || self.has_nummer(buchstabe)
            }
            None => self.has_nummer(buchstabe) || self.top.values().flatten().any(|known| known == buchstabe),
        }
    }

    /// All Nummern in order.
    pub fn nummern(&self) -> impl Iterator<Item = &str> {
        self.top.keys().map(|label| label.0.as_str())
    }

    /// All Buchstaben below a Nummer, or anywhere.
    pub fn buchstaben<'a>(&'a self, nummer: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let wanted = move |label: &Label| nummer.is_none_or(|nummer| label.0 == nummer);
        let below = self.top.iter().filter(move |(label, _)| wanted(label)).flat_map(|(_, below)| below);
        let top = self
            .top
            .keys()
            .filter(move |label| nummer.is_none() && !label.0.starts_with(|c: char| c.is_ascii_digit()));
        below.map(String::as_str).chain(top.map(|label| label.0.as_str()))
    }

    /// Takes over the items of another wording.
    pub fn extend(&mut self, other: &Self) {
        for (label, below) in &other.top {
            let known = self.top.entry(label.clone()).or_default();
            known.extend(below.iter().filter(|name| !known.contains(name)).cloned().collect::<Vec<_>>());
            known.sort_by(|a, b| compare_numbers(a, b));
        }
    }

    /// The items that another wording does not have. A Nummer that only lost Buchstaben stays with those.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Self::default();
        for (label, below) in &self.top {
            let Some(known) = other.top.get(label) else {
                left.top.insert(label.clone(), below.clone());
                continue;
            };
            let gone: Vec<String> = below.iter().filter(|name| !known.contains(name)).cloned().collect();
            if !gone.is_empty() {
                left.top.insert(label.clone(), gone);
            }
        }
        left
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(written: &str) -> Option<Self> {
        let mut items = Self::default();
        let mut rest = written.trim();
        while !rest.is_empty() {
            let end = rest.find([',', '(']).unwrap_or(rest.len());
            let names = expand(&rest[..end])?;
            let (below, after) = match rest[end..].strip_prefix('(') {
                Some(inside) => {
                    let close = inside.find(')')?;
                    let mut below = Vec::new();
                    for part in inside[..close].split(',') {
                        below.extend(expand(part)?);
                    }
                    (below, &inside[close + 1..])
                }
                None => (Vec::new(), &rest[end..]),
            };
            let last = names.len() - 1;
            for (index, name) in names.into_iter().enumerate() {
                let below = if index == last { below.clone() } else { Vec::new() };
                items.top.insert(Label(name), below);
            }
            rest = after.strip_prefix(',').unwrap_or(after);
            if rest.len() == after.len() && !rest.is_empty() {
                return None;
            }
        }
        Some(items)
    }
}

/// `1-3(a-c),3a,4`: consecutive names are joined; brackets belong to the name before them.
impl fmt::Display for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<(&Label, &Vec<String>)> = self.top.iter().collect();
        let mut index = 0;
        while index < all.len() {
            let start = index;
            while all[index].1.is_empty()
                && index + 1 < all.len()
                && follows(&all[index].0.0, &all[index + 1].0.0)
            {
                index += 1;
            }
            if start > 0 {
                f.write_str(",")?;
            }
            write_run(f, &all[start].0.0, &all[index].0.0)?;
            if !all[index].1.is_empty() {
                write!(f, "({})", joined(all[index].1))?;
            }
            index += 1;
        }
        Ok(())
    }
}

fn joined(names: &[String]) -> String {
    let mut out = String::new();
    let mut index = 0;
    while index < names.len() {
        let start = index;
        while index + 1 < names.len() && follows(&names[index], &names[index + 1]) {
            index += 1;
        }
        if start > 0 {
            out.push(',');
        }
        write_run(&mut out, &names[start], &names[index]).expect("writing to a string cannot fail");
        index += 1;
    }
    out
}

fn write_run(out: &mut dyn fmt::Write, first: &str, last: &str) -> fmt::Result {
    if first == last { out.write_str(first) } else { write!(out, "{first}-{last}") }
}

/// Does `b` come right after `a`: 3 after 2, c after b?
fn follows(a: &str, b: &str) -> bool {
    if let (Ok(a), Ok(b)) = (a.parse::<u32>(), b.parse::<u32>()) {
        return a + 1 == b;
    }
    matches!((a.as_bytes(), b.as_bytes()), ([a], [b]) if a.is_ascii_lowercase() && a + 1 == *b)
}

/// `1-3` → 1, 2, 3; `a-c` → a, b, c; `3a` → itself.
fn expand(run: &str) -> Option<Vec<String>> {
    let run = run.trim();
    let plain =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
    let Some((first, last)) = run.split_once('-') else {
        return plain(run).then(|| vec![run.to_owned()]);
    };
    if let (Ok(first), Ok(last)) = (first.parse::<u16>(), last.parse::<u16>()) {
        return (first <= last && last - first < 1000)
            .then(|| (first..=last).map(|n| n.to_string()).collect());
    }
    match (first.as_bytes(), last.as_bytes()) {
        ([a], [b]) if a.is_ascii_lowercase() && b.is_ascii_lowercase() && a <= b => {
            Some((*a..=*b).map(|byte| char::from(byte).to_string()).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &str) -> Items {
        Items::collect(labels.split(' ').map(|label| (label != "|").then_some(label)))
    }

    #[test]
    fn written_form_and_reading_are_inverse() {
        for (labels, written) in [
            ("1. 2. 3. a) b) c)", "1-3(a-c)"),
            ("1. a) b) 2. 2a. 3.", "1(a-b),2,2a,3"),
            ("a) b) aa) bb) c)", "a-c"),
            ("1. 2. a) b) | 1. 2. 3.", "1-2(a-b),3"),
            ("– –", ""),
        ] {
            let items = of(labels);
            assert_eq!(items.to_string(), written, "{labels}");
            assert_eq!(Items::parse(written).as_ref(), Some(&items), "{written}");
        }
        assert_eq!(Items::parse("1-"), None);
    }

    #[test]
    fn items_are_found() {
        let items = of("1. 2. a) b) | c)");
        assert!(items.has_nummer("2") && !items.has_nummer("3"));
        assert!(items.has_buchstabe(Some("2"), "b") && !items.has_buchstabe(Some("1"), "a"));
        let later = of("1. 2. a)");
        assert_eq!(items.without(&later).to_string(), "2(b),c");
        let mut all = later;
        all.extend(&items);
        assert_eq!(all, items);
        assert!(items.has_buchstabe(None, "c"));
    }
}
