//! A citation against the register: does the norm exist, and which paragraphs does the text rest on?
//!
//! Owns: [`resolve`] and its answers as data. Must not know: how an answer is worded (see `link::law`) and what cites.

use super::cite::{Cited, Names};
use super::norm::{Division, NormId, compare_numbers};
use super::register::{Norm, Paragraph, Register, Statute, Wording};
use super::text::Items;

/// What became of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It exists.
    Found(Found),
    /// Its statute has no register, or the norm is none of a partial one: nothing can be said.
    NotMonitored {
        /// The statute, as cited.
        statute: String,
    },
    /// It is not right.
    Wrong(Wrong),
}

/// A norm that exists, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Abbreviation of the statute in the register.
    pub statute: String,
    /// The norm; of a range the first.
    pub norm: NormId,
    /// What the citation rests on.
    pub rests_on: Vec<Rest>,
    /// What is gone of it, as written: the norm, an Absatz or a Nummer.
    pub gone: Option<Gone>,
    /// Does somebody watch the wording of everything it rests on?
    pub watched: bool,
}

/// A paragraph, or a whole norm, that a text rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rest {
    /// Abbreviation of the statute in the register.
    pub statute: String,
    /// The norm.
    pub norm: NormId,
    /// The Absatz; `None` for the whole norm.
    pub absatz: Option<String>,
}

/// Something that was there once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Which part: `Abs. 3`, `Nr. 4`; `None` for the norm itself.
    pub part: Option<String>,
    /// Since which state, if that is known.
    pub since: Option<jiff::civil::Date>,
}

/// What is wrong with a citation, and what is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No statute is named, and there is no default.
    NoStatute,
    /// The statute has no register, but its name is nearly that of one that has.
    Misspelt {
        /// As cited.
        statute: String,
        /// The nearest one with a register.
        nearest: String,
    },
    /// The statute has another name now.
    Renamed {
        /// As cited.
        statute: String,
        /// Its name now.
        now: String,
    },
    /// § for an Article, or the reverse.
    Sign {
        /// The right form.
        right: String,
    },
    /// There is no such thing.
    Missing(Missing),
}

/// What does not exist in its statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// There is no such norm.
    Norm {
        /// Abbreviation of the statute.
        statute: String,
        /// As cited: `§ 18z`.
        norm: String,
        /// The nearest that exists, with its heading.
        nearest: Option<(NormId, String)>,
    },
    /// There is no such Absatz.
    Absatz {
        /// Abbreviation of the statute.
        statute: String,
        /// The norm.
        norm: NormId,
        /// As cited.
        absatz: String,
        /// Those that exist; empty if the norm has none.
        known: Vec<String>,
    },
    /// There is no such Nummer or Buchstabe.
    Item {
        /// Abbreviation of the statute.
        statute: String,
        /// The norm with its Absatz, as printed.
        place: String,
        /// As cited: `Nr. 9`.
        item: String,
        /// Those that exist, as printed: `Nr. 1, 2, 3`; empty if there are none.
        known: Vec<String>,
    },
}

/// Looks a citation up. `default` is the statute that a bare norm means.
pub fn resolve(register: &Register, names: &Names, cited: &Cited, default: Option<&str>) -> Answer {
    let Some(name) = cited.statute.as_deref().or(default) else { return Answer::Wrong(Wrong::NoStatute) };
    let Some(statute) = find_statute(register, names, name) else {
        return without_register(register, names, name);
    };
    if statute.is_former_name(name) {
        return Answer::Wrong(Wrong::Renamed { statute: name.to_owned(), now: statute.abbreviation.clone() });
    }
    let id = match (&cited.anlage, &cited.number) {
        (Some(annex), _) => NormId::new(Division::Annex, annex.clone()),
        (None, Some(number)) => NormId::new(cited.division, number.clone()),
        (None, None) => return Answer::NotMonitored { statute: name.to_owned() },
    };
    match statute.norm(&id) {
        Some(norm) => within(statute, norm, cited),
        None if !statute.complete => Answer::NotMonitored { statute: statute.abbreviation.clone() },
        None => no_norm(statute, &id),
    }
}

/// The statute of a name: as the register has it, or by its usual abbreviation.
pub fn find_statute<'a>(register: &'a Register, names: &Names, name: &str) -> Option<&'a Statute> {
    register.statute(name).or_else(|| register.statute(names.canonical(name)?))
}

fn without_register(register: &Register, names: &Names, name: &str) -> Answer {
    let known = names.canonical(name).is_some() || name.contains(' ');
    let all = register.statutes().iter().map(|statute| statute.abbreviation.as_str());
    match crate::diagnostic::nearest(name, all).filter(|_| !known && name.chars().count() > 3) {
        Some(nearest) => {
            Answer::Wrong(Wrong::Misspelt { statute: name.to_owned(), nearest: nearest.to_owned() })
        }
        None => Answer::NotMonitored { statute: name.to_owned() },
    }
}

/// The norm exists in the register: its range, Absätze and items.
fn within(statute: &Statute, norm: &Norm, cited: &Cited) -> Answer {
    let mut found = Found {
        statute: statute.abbreviation.clone(),
        norm: norm.id.clone(),
        rests_on: Vec::new(),
        gone: None,
        watched: true,
    };
    let rest = |id: &NormId, absatz: Option<&str>| Rest {
        statute: statute.abbreviation.clone(),
        norm: id.clone(),
        absatz: absatz.map(str::to_owned),
    };
    if norm.gone.is_some() {
        found.gone = Some(Gone { part: None, since: norm.gone });
        found.rests_on.push(rest(&norm.id, None));
        return Answer::Found(found);
    }
    if let Some(last) = &cited.number_to {
        let last = NormId::new(norm.id.division, last.clone());
        if statute.norm(&last).is_none() && statute.complete {
            return no_norm(statute, &last);
        }
        // What fell away inside of a range changed what the text says, too.
        found.rests_on.extend(statute.range(&norm.id, &last).map(|norm| rest(&norm.id, None)));
        found.watched = statute.range(&norm.id, &last).all(|norm| is_watched(norm, None));
        return Answer::Found(found);
    }
    if cited.ff.is_some()
        && let Some(next) = statute.norms.iter().find(|next| next.id > norm.id && next.gone.is_none())
    {
        found.rests_on.push(rest(&next.id, None));
    }
    let absaetze = match absaetze(statute, norm, cited) {
        Ok(absaetze) => absaetze,
        Err(wrong) => return Answer::Wrong(wrong),
    };
    if absaetze.is_empty() {
        found.rests_on.push(rest(&norm.id, None));
        found.watched = is_watched(norm, None);
    }
    for paragraph in &absaetze {
        if let (Wording::Gone(since), [_]) = (&paragraph.wording, absaetze.as_slice()) {
            let since = *since;
            let part = format!("Abs. {}", paragraph.label.as_deref().unwrap_or_default());
            found.gone = Some(Gone { part: Some(part), since: Some(since) });
        }
        found.rests_on.push(rest(&norm.id, paragraph.label.as_deref()));
        found.watched &= is_watched(norm, paragraph.label.as_deref());
    }
    if found.gone.is_none() {
        match items(statute, norm, &absaetze, cited) {
            Ok(gone) => found.gone = gone,
            Err(wrong) => return Answer::Wrong(wrong),
        }
    }
    Answer::Found(found)
}

fn is_watched(norm: &Norm, absatz: Option<&str>) -> bool {
    let wanted = |paragraph: &&Paragraph| absatz.is_none() || paragraph.label.as_deref() == absatz;
    let mut paragraphs = norm.paragraphs.iter().filter(wanted).peekable();
    norm.gone.is_some()
        || (paragraphs.peek().is_some()
            && paragraphs.all(|paragraph| paragraph.wording != Wording::Unwatched))
}

/// The paragraphs that the citation names: none, one, or those of a range.
fn absaetze<'a>(statute: &Statute, norm: &'a Norm, cited: &Cited) -> Result<Vec<&'a Paragraph>, Wrong> {
    let Some(written) = cited.absatz.as_deref().filter(|_| norm.id.division != Division::Annex) else {
        return Ok(Vec::new());
    };
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    let missing = [first, last].into_iter().find(|absatz| norm.paragraph(Some(absatz)).is_none());
    if let Some(absatz) = missing {
        if norm.paragraphs.is_empty() && !statute.complete {
            return Ok(Vec::new());
        }
        let known = norm.living().filter_map(|paragraph| paragraph.label.clone()).collect();
        return Err(Wrong::Missing(Missing::Absatz {
            statute: statute.abbreviation.clone(),
            norm: norm.id.clone(),
            absatz: absatz.to_owned(),
            known,
        }));
    }
    let inside = |paragraph: &&Paragraph| {
        paragraph.label.as_deref().is_some_and(|label| {
            compare_numbers(label, first).is_ge() && compare_numbers(label, last).is_le()
        })
    };
    Ok(norm.paragraphs.iter().filter(inside).collect())
}

/// Checks Nummer and Buchstabe; Sätze are not counted.
fn items(
    statute: &Statute,
    norm: &Norm,
    absaetze: &[&Paragraph],
    cited: &Cited,
) -> Result<Option<Gone>, Wrong> {
    // Where the text tells no Absatz, any of them may hold the Nummer.
    let all: Vec<&Paragraph> = if absaetze.is_empty() { norm.living().collect() } else { absaetze.to_vec() };
    let nothing_known = all.iter().all(|p| p.items.is_empty() && p.wording == Wording::Unwatched);
    if nothing_known || (norm.id.division == Division::Annex && all.iter().all(|p| p.items.is_empty())) {
        return Ok(None);
    }
    // Ranges name their ends; "1.1" counts an administrative instruction's numbers, "aa" is finer than what is known.
    let numbers = cited.nummer.iter().flat_map(|written| written.split('-')).filter(|n| !n.contains('.'));
    let nummer = cited.nummer.as_deref().filter(|n| !n.contains(['-', '.']));
    let letters = cited.buchstabe.iter().flat_map(|written| written.split('-')).filter(|l| l.len() == 1);
    let wanted = numbers.map(|name| (false, name)).chain(letters.map(|name| (true, name)));
    for (is_letter, name) in wanted {
        let has = |items: &Items| {
            if is_letter { items.has_buchstabe(nummer, name) } else { items.has_nummer(name) }
        };
        if all.iter().any(|paragraph| has(&paragraph.items)) {
            continue;
        }
        let item = format!("{} {name}", if is_letter { "Buchst." } else { "Nr." });
        if let Some(paragraph) = all.iter().find(|paragraph| has(&paragraph.gone_items)) {
            let since = norm.changed(paragraph.label.as_deref());
            return Ok(Some(Gone { part: Some(item), since }));
        }
        let place = match absaetze {
            [only] => format!("{} Abs. {}", norm.id, only.label.as_deref().unwrap_or_default()),
            _ => norm.id.to_string(),
        };
        let place = match nummer.filter(|_| is_letter) {
            Some(nummer) => format!("{place} Nr. {nummer}"),
            None => place,
        };
        let known = known_items(&all, is_letter, nummer);
        return Err(Wrong::Missing(Missing::Item {
            statute: statute.abbreviation.clone(),
            place,
            item,
            known,
        }));
    }
    Ok(None)
}

fn known_items(paragraphs: &[&Paragraph], letters: bool, nummer: Option<&str>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let names: Vec<&str> = if letters {
            paragraph.items.buchstaben(nummer).collect()
        } else {
            paragraph.items.nummern().collect()
        };
        known.extend(names.into_iter().map(str::to_owned));
    }
    known.sort_by(|a, b| compare_numbers(a, b));
    known.dedup();
    known
}

fn no_norm(statute: &Statute, id: &NormId) -> Answer {
    let other = match id.division {
        Division::Section => Some(Division::Article),
        Division::Article => Some(Division::Section),
        Division::Annex => None,
    };
    if let Some(other) = other
        && !statute.norms.iter().any(|norm| norm.id.division == id.division)
        && let Some(norm) = statute.norm(&NormId::new(other, id.number.clone()))
    {
        return Answer::Wrong(Wrong::Sign { right: format!("{} {}", norm.id, statute.abbreviation) });
    }
    Answer::Wrong(Wrong::Missing(Missing::Norm {
        statute: statute.abbreviation.clone(),
        norm: id.to_string(),
        nearest: nearest_norm(statute, id),
    }))
}

/// The nearest norm by its number: the same digits with another letter, else the next in order.
fn nearest_norm(statute: &Statute, id: &NormId) -> Option<(NormId, String)> {
    let living =
        || statute.norms.iter().filter(|norm| norm.gone.is_none() && norm.id.division == id.division);
    let digits = |number: &str| number.trim_end_matches(|c: char| c.is_ascii_lowercase()).to_owned();
    let same_digits = living().rfind(|norm| digits(&norm.id.number) == digits(&id.number));
    let spelt_alike = || {
        let written = crate::diagnostic::nearest(&id.number, living().map(|norm| norm.id.number.as_str()))?;
        living().find(|norm| norm.id.number == written)
    };
    let in_order = || living().rfind(|norm| norm.id < *id);
    let norm = same_digits.or_else(spelt_alike).or_else(in_order)?;
    Some((norm.id.clone(), norm.heading.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::cite::Finder;
    use crate::law::register::fit::fit;
    use crate::law::text::parse_markdown;

    fn register() -> Register {
        let old = "% Probegesetz (ProbeG)\n# § 1 – Ziel\nEin Satz.\n# § 2 – Alt\nWeg.\n# § 18g – Karte\n(1) Text\n\n1. a\n\n2. b\n\na) x\n\n3. c\n\n(2) Text\n";
        let new = "% Probegesetz (ProbeG)\n# § 1 – Ziel\nEin Satz.\n# § 18g – Karte\n(1) Text neu\n\n1. a\n\n2. b\n\na) x\n";
        let first = jiff::civil::date(2024, 1, 1);
        let (statute, _) = fit(None, &parse_markdown(old, "ProbeG").unwrap(), first);
        let (statute, _) =
            fit(Some(&statute), &parse_markdown(new, "ProbeG").unwrap(), jiff::civil::date(2025, 1, 1));
        let article = "% Grundgesetz (GG)\n# Art 1\n(1) Text\n";
        let (article, _) = fit(None, &parse_markdown(article, "GG").unwrap(), first);
        Register::new(vec![statute.into(), article.into()])
    }

    fn answer(text: &str) -> Answer {
        let finder = Finder::new();
        let citations = finder.find(text);
        assert_eq!(citations.len(), 1, "{text}");
        resolve(&register(), finder.names(), &citations[0].norm, Some("ProbeG"))
    }

    fn gone(text: &str) -> Option<String> {
        match answer(text) {
            Answer::Found(found) => found.gone.map(|gone| gone.part.unwrap_or_else(|| "norm".into())),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn what_exists_is_found_and_what_is_gone_is_known() {
        assert_eq!(gone("§ 18g Abs. 1 Nr. 2 Buchst. a"), None);
        assert_eq!(gone("§ 1"), None);
        assert_eq!(gone("§ 2"), Some("norm".into()));
        assert_eq!(gone("§ 18g Abs. 2"), Some("Abs. 2".into()));
        assert_eq!(gone("§ 18g Abs. 1 Nr. 3"), Some("Nr. 3".into()));
    }

    #[test]
    fn what_never_existed_is_wrong() {
        assert!(
            matches!(answer("§ 18h"), Answer::Wrong(Wrong::Missing(Missing::Norm { nearest: Some((id, _)), .. })) if id.number == "18g")
        );
        assert!(
            matches!(answer("§ 1 Abs. 1"), Answer::Wrong(Wrong::Missing(Missing::Absatz { known, .. })) if known.is_empty())
        );
        assert!(
            matches!(answer("§ 18g Abs. 1 Nr. 9"), Answer::Wrong(Wrong::Missing(Missing::Item { known, .. })) if known == ["1", "2"])
        );
        assert!(matches!(answer("§ 1 GG"), Answer::Wrong(Wrong::Sign { right }) if right == "Art. 1 GG"));
        assert!(
            matches!(answer("§ 1 ProbbeG"), Answer::Wrong(Wrong::Misspelt { nearest, .. }) if nearest == "ProbeG")
        );
        assert!(matches!(answer("§ 1 VwGO"), Answer::NotMonitored { .. }));
    }
}
