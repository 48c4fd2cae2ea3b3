//! Is it law at all? Contracts, handbooks and commentaries have sections too.
//!
//! Must not know: how a chain is read.

use super::chain::Reader;
use super::titles::is_order_of_law;
use super::units::Unit;

/// How far a sign alone tells that what follows is law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// `§`
    Sure,
    /// A word that is used for other things too must prove itself: by a statute, a letter or a part.
    NeedsProof,
    /// `s. 5` is "siehe 5", unless a statute is named.
    NeedsStatute,
}

impl Reader<'_> {
    pub(super) fn is_in_doubt(&self) -> bool {
        let first = &self.items[0];
        let proved = first.number.as_deref().is_some_and(|n| n.ends_with(|c: char| c.is_ascii_lowercase()))
            || first.parts.iter().any(|part| part.unit != Unit::Other && part.unit != Unit::Buchstabe)
            || (self.items.len() > 1 && !self.sign.english);
        match self.sign.trust {
            Trust::Sure => false,
            Trust::NeedsProof => !proved,
            Trust::NeedsStatute => true,
        }
    }

    /// A norm with a margin number is a place in a commentary, not law: "§ 12 Rn. 44", "`KSchG` § 1 Rn. 112".
    pub(super) fn is_commentary(&self) -> bool {
        const MARGINS: [&str; 17] = [
            "Rn.", "Rn ", "Rn\u{a0}", "Rdnr", "RdNr", "Rdnrn", "Rz.", "Rz ", "Randnr", "Randziff", "RN ",
            "Rdn.", "Rdn ", "Tz.", "Tz ", "Anm.", "Erl.",
        ];
        let mut ahead = self.cursor;
        ahead.eat(",");
        ahead.space();
        self.items.len() == 1 && MARGINS.iter().any(|word| ahead.rest().starts_with(word))
    }

    /// Collections of decisions are ordered by norms: "Buchholz 406.11 § 9 BauGB Nr. 74", "AP Nr. 3 zu § 611 BGB".
    pub(super) fn is_place_in_a_collection(&self) -> bool {
        let before = self.cursor.text[..self.items[0].start].trim_end();
        let window = before.floor_char_boundary(before.len().saturating_sub(40));
        let words: Vec<&str> = before[window..]
            .split_whitespace()
            .rev()
            .take(5)
            .map(|word| word.trim_start_matches(['(', '[', '=', '„']))
            .collect();
        let number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        match words.as_slice() {
            ["zu", number_of, no, "AP" | "LM", ..] => number(number_of) && no.starts_with("Nr"),
            ["zu", "AP" | "EzA" | "LAGE" | "LM", ..] | ["EzA" | "LAGE" | "EzB", ..] => true,
            [number_of, "Buchholz" | "SozR", ..]
            | [_, "Anl" | "Art" | "Nr" | "Nr.", number_of, "SozR" | "Buchholz", ..] => number(number_of),
            _ => false,
        }
    }

    /// `Arbeitsvertrag § 5`, `die AGB, § 3`, `Vorauflage, § 6`.
    pub(super) fn follows_no_statute(&self) -> bool {
        let before = self.cursor.text[..self.items[0].start].trim_end().trim_end_matches(',');
        let start = before.rfind(|c: char| !(c.is_alphanumeric() || c == '-')).map_or(0, |at| at + 1);
        let word = before.get(start..).or_else(|| before.get(start + 1..)).unwrap_or_default();
        is_no_statute(word)
            || is_numbered_agreement(before)
            || ["Vorauflage", "Aufl", "Folie", "Arbeitshilfe"].contains(&word)
    }

    /// `§ 5 des Vertrages`, `Section 3 of our handbook`, `§ 4 der Satzung`.
    pub(super) fn belongs_to_no_statute(&self) -> bool {
        const OWNERS: [&str; 22] = [
            "des", "der", "dieses", "dieser", "unseres", "unserer", "Ihres", "Ihrer", "ihres", "ihrer",
            "seines", "seiner", "eines", "einer", "meines", "meiner", "jenes", "im", "in der", "of", "in",
            "zum",
        ];
        let mut ahead = self.cursor;
        ahead.space();
        // "§ 3 TV PV": a company's collective agreement; those of the public service are in the lists.
        if ahead.clone().eat_word("TV") {
            return true;
        }
        let owned = OWNERS.iter().any(|word| {
            let mut over = ahead;
            let found = over.eat_word(word) && over.space();
            if found {
                ahead = over;
            }
            found
        });
        if !owned {
            let rest = ahead.rest();
            let word = rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
            let of_a_series = ahead.eat_word("von") && ahead.space() && ahead.digits(3).is_some();
            return of_a_series
                || is_no_statute(word)
                || ["below", "above", "overleaf", "hereof"].contains(&word);
        }
        // A few words on, the noun: "des als Anlage beigefügten Mietvertrags", "of our staff handbook".
        let article = self.cursor.text[self.cursor.at..ahead.at].trim();
        let rest = ahead.rest();
        let end = rest.find(['.', ',', ';', ':', '(', ')', '§']).unwrap_or(rest.len());
        let mut words = rest[..end].split_whitespace().take(6);
        if ["des", "dieses", "of"].contains(&article) {
            // A genitive right after a norm says whose it is. Had it the name of a statute, it would have been read.
            // In German the first nouns are the name: "des Sozialplans nach dem Gesetz".
            let nouns = if article == "of" { 6 } else { 2 };
            let capital = |word: &&str| article == "of" || word.starts_with(char::is_uppercase);
            let decided =
                words.filter(capital).take(nouns).find(|word| is_no_statute(word) || is_of_law(word));
            return decided.is_none_or(is_no_statute);
        }
        words.any(is_no_statute)
    }

    /// `der Rahmenvertrag, dort § 3`, `die Vereinbarung bestimmt in § 6`: another document was named before.
    pub(super) fn stands_there(&self) -> bool {
        const LINKS: [&str; 9] =
            ["dessen", "deren", "seinem", "seinen", "ihrem", "ihren", "in", "unter", "insbesondere"];
        let before = self.cursor.text[..self.items[0].start].trim_end();
        let last = |text: &str| text.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
        let word = before.get(last(before)..).unwrap_or_default();
        if word == "dort" || before.ends_with("dort insbesondere") {
            return true;
        }
        if !LINKS.contains(&word) {
            return false;
        }
        // The document or the statute that was named last is meant.
        let window = &before[before.floor_char_boundary(before.len().saturating_sub(160))..];
        let named = window
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/')))
            .rev()
            .find(|word| is_no_statute(word) || is_of_law(word) || super::shape::is_statute_like(word));
        named.is_some_and(is_no_statute)
    }
}

/// `BV 3/2022` before `, § 4`, `Chapter 2` before `Section 4`: what a number names is no norm of a statute.
fn is_numbered_agreement(before: &str) -> bool {
    let mut words = before.rsplit(char::is_whitespace);
    let number = words.next().unwrap_or_default();
    let numbered = number.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'))
        && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '/');
    let named = words.find(|word| !word.is_empty() && !word.starts_with("Nr")).unwrap_or_default();
    numbered && ["BV", "GBV", "KBV", "DV", "Chapter", "Part", "Title"].contains(&named)
}

/// Nouns for law without its name: "§ 5 des Gesetzes", "Article 24 of that Directive".
fn is_of_law(word: &str) -> bool {
    const GERMAN: [&str; 14] = [
        "gesetz",
        "verordnung",
        "richtlinie",
        "übereinkommen",
        "abkommen",
        "protokoll",
        "kodex",
        "statut",
        "beschluss",
        "konvention",
        "charta",
        "buch",
        "entwurf",
        "verfassung",
    ];
    const ENGLISH: [&str; 14] = [
        "act",
        "law",
        "code",
        "ordinance",
        "regulation",
        "directive",
        "decision",
        "convention",
        "treaty",
        "charter",
        "protocol",
        "constitution",
        "book",
        "statute",
    ];
    let lower = word.to_lowercase();
    let foreign = ["handbuch", "examination", "house", "company"].iter().any(|word| lower.contains(word));
    !foreign && (ENGLISH.contains(&lower.as_str()) || GERMAN.iter().any(|stem| lower.contains(stem)))
}

/// Nouns that have sections but are no law.
pub(super) fn is_no_statute(word: &str) -> bool {
    const ENDINGS: [&str; 29] = [
        "vertrag",
        "vertrags",
        "vertrages",
        "vertragsentwurf",
        "vertragsentwurfs",
        "vertragsentwurfes",
        "verträge",
        "vereinbarung",
        "vereinbarungen",
        "satzung",
        "satzungen",
        "bedingungen",
        "agb",
        "handbuch",
        "handbuchs",
        "leitfaden",
        "leitfadens",
        "merkblatt",
        "merkblatts",
        "skript",
        "statuten",
        "police",
        "reisekostenrichtlinie",
        "festsetzungen",
        "serie",
        "beilage",
        "ausgabe",
        "zeitung",
        "heft",
    ];
    const ENGLISH: [&str; 26] = [
        "avv",
        "checklist",
        "template",
        "magazine",
        "notice",
        "association",
        "appendix",
        "schedule",
        "contract",
        "agreement",
        "handbook",
        "policy",
        "guide",
        "guidelines",
        "terms",
        "manual",
        "lease",
        "by-laws",
        "bylaws",
        "statutes",
        "letter",
        "report",
        "document",
        "brochure",
        "paper",
        "form",
    ];
    let lower = word.to_lowercase();
    // A treaty between Länder is law.
    if lower.contains("staatsvertrag") || lower.contains("verfassung") {
        return false;
    }
    // An order of a house, a university or a company.
    let order = lower.ends_with("ordnung")
        && lower.len() > "ordnung".len()
        && !lower.ends_with("verordnung")
        && !is_order_of_law(word);
    order || ENGLISH.contains(&lower.as_str()) || ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
