//! Statutes that no list has, recognised by their shape: acts of the European Union by their number, Länder law by its
//! abbreviation or by a name that ends as statutes' names do.
//!
//! Must not know: norms.

use super::cursor::Cursor;
use super::names::Named;

/// Kinds of Union acts as written, and the German name each is given.
const KINDS: [(&str, &str); 16] = [
    ("Richtlinien", "Richtlinie"),
    ("Richtlinie", "Richtlinie"),
    ("Durchführungsverordnung", "Durchführungsverordnung"),
    ("Durchführungsbeschlusses", "Durchführungsbeschluss"),
    ("Durchführungsbeschluss", "Durchführungsbeschluss"),
    ("Verordnungen", "Verordnung"),
    ("Verordnung", "Verordnung"),
    ("Beschlusses", "Beschluss"),
    ("Beschluss", "Beschluss"),
    ("Rahmenbeschlusses", "Rahmenbeschluss"),
    ("Rahmenbeschluss", "Rahmenbeschluss"),
    ("Directive", "Richtlinie"),
    ("Regulation", "Verordnung"),
    ("Decision", "Beschluss"),
    ("RL", "RL"),
    ("VO", "VO"),
];

/// `Richtlinie 2004/38/EG`, `VO (EU) Nr. 604/2013`, `Verordnung (EU) 2016/679`.
pub(super) fn union_act(cursor: Cursor<'_>) -> Option<Named> {
    let mut cursor = cursor;
    let (_, kind) = KINDS.iter().find(|(word, _)| cursor.eat_word(word))?;
    let mut name = (*kind).to_owned();
    cursor.space();
    for community in
        ["(EU)", "(EG)", "(EWG)", "(EC)", "(EEC)", "EU", "EG", "EWG", "(EU, Euratom)", "(EURATOM)"]
    {
        if cursor.eat(community) {
            name = format!("{name} {}", community.replace("EC", "EG"));
            break;
        }
    }
    cursor.space();
    for number in ["Nr.", "Nr", "No.", "No"] {
        if cursor.eat_word(number) {
            name.push_str(" Nr.");
            cursor.eat(".");
            break;
        }
    }
    cursor.space();
    let number = cursor.digits(4)?;
    if !cursor.eat("/") {
        return None;
    }
    let second = cursor.digits(4)?;
    name = format!("{name} {number}/{second}");
    for community in ["EWG", "EG", "EU", "EC", "EEC", "JI", "GASP"] {
        let mut ahead = cursor;
        if (ahead.eat("/") || ahead.space()) && ahead.eat_word(community) {
            name = format!("{name}/{}", community.replace("EEC", "EWG").replace("EC", "EG"));
            cursor = ahead;
            break;
        }
    }
    let statute = match (*kind, number, second) {
        (_, "2016", "679") => "DSGVO".to_owned(),
        // The decisions of the association council with Turkey are known by their number alone.
        ("Beschluss", "1" | "2" | "3", "76" | "80") => format!("ARB {number}/{second}"),
        _ => name,
    };
    Some(Named { end: cursor.at, statute })
}

/// Names of Länder as they follow an abbreviation.
const LAENDER: [&str; 44] = [
    "NRW",
    "NW",
    "Nordrhein-Westfalen",
    "BW",
    "Baden-Württemberg",
    "Bay",
    "Bayern",
    "Bln",
    "Berlin",
    "Bbg",
    "Brandenburg",
    "BB",
    "Brem",
    "Bremen",
    "HB",
    "HH",
    "Hmb",
    "Hamburg",
    "Hess",
    "HE",
    "Hessen",
    "M-V",
    "MV",
    "Mecklenburg-Vorpommern",
    "Nds.",
    "Nds",
    "NI",
    "Niedersachsen",
    "RP",
    "RLP",
    "Rh-Pf",
    "Rheinland-Pfalz",
    "Saar",
    "SL",
    "Saarland",
    "SN",
    "Sachsen",
    "LSA",
    "Sachsen-Anhalt",
    "SH",
    "Schl.-H.",
    "Schleswig-Holstein",
    "TH",
    "Thüringen",
];

/// The abbreviation that ends at `end` with the name of a Land after it, if one stands there: `VwVfG NRW`.
pub(super) fn with_land(text: &str, end: usize, statute: &str) -> Named {
    let mut cursor = Cursor { text, at: end };
    if cursor.space() && cursor.at - end <= 3 {
        for land in LAENDER {
            let mut ahead = cursor;
            if ahead.eat_word(land) && !ahead.rest().starts_with('-') {
                return Named { end: ahead.at, statute: format!("{statute} {land}") };
            }
        }
    }
    Named { end, statute: statute.to_owned() }
}

/// Short forms of Länder before an abbreviation: `Nds. SOG`.
const LAND_PREFIXES: [&str; 12] =
    ["Nds.", "Hess.", "Bay.", "Sächs.", "Thür.", "Brem.", "Hamb.", "Hmb.", "Saarl.", "Bln.", "Bbg.", "LSA"];

/// Abbreviations in capitals that are courts, journals, bodies and forms of companies.
const NO_STATUTES: [&str; 96] = [
    "BVerwG", "BVerfG", "BVerfGE", "BVerfGK", "BVerwGE", "BGH", "BGHZ", "BGHSt", "BAG", "BAGE", "BSG",
    "BSGE", "BFH", "BFHE", "BPatG", "EuGH", "EuG", "EGMR", "OVG", "OVGE", "VGH", "BayVGH", "HessVGH", "VG",
    "LG", "AG", "OLG", "KG", "LAG", "LSG", "SG", "ArbG", "FG", "BayObLG", "VerfGH", "VerfG", "StGH", "NJW",
    "NVwZ", "NZA", "NZS", "DVBl", "DÖV", "ZAR", "BGBl", "RGBl", "ABl", "BAnz", "GVBl", "GVOBl", "MDR", "BB",
    "DB", "FamRZ", "NStZ", "WM", "ZIP", "JZ", "JA", "BT", "BR", "EU", "EWG", "UN", "UNHCR", "BRD", "DDR",
    "USA", "GmbH", "OHG", "GbR", "ABH", "BAMF", "BA", "BMI", "BMAS", "HR", "IHK", "HWK", "DRV", "GKV", "IT",
    "PC", "PDF", "TV", "CDU", "SPD", "VV", "AVV", "AVwV", "VwV", "VAH", "FAQ", "AGB", "ISCO", "HTML",
];

/// `Nds. ` before an abbreviation: the short form, and the place after it.
pub(super) fn land_prefix(cursor: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    LAND_PREFIXES.into_iter().find_map(|prefix| {
        let mut ahead = cursor;
        (ahead.eat(prefix) && ahead.space()).then_some((prefix, ahead))
    })
}

/// An abbreviation that looks like a statute's: several capitals, the last letter one of them.
pub(super) fn by_shape(cursor: Cursor<'_>) -> Option<Named> {
    if let Some((prefix, ahead)) = land_prefix(cursor) {
        let named = by_shape(ahead)?;
        return Some(Named { end: named.end, statute: format!("{prefix} {}", named.statute) });
    }
    let rest = cursor.rest();
    let end =
        rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/' | '‑'))).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['-', '/', '‑']);
    if let Some(named) = double_taxation(cursor, word) {
        return Some(named);
    }
    if is_statute_like(word) {
        return Some(with_land(cursor.text, cursor.at + word.len(), word));
    }
    by_name(cursor, false)
}

/// `DBA-Schweiz`, `DBA USA`: the treaty on double taxation with a state.
fn double_taxation(cursor: Cursor<'_>, word: &str) -> Option<Named> {
    if word.strip_prefix("DBA-").is_some_and(|state| state.starts_with(char::is_uppercase)) {
        return Some(Named { end: cursor.at + word.len(), statute: word.to_owned() });
    }
    let mut ahead = Cursor { at: cursor.at + word.len(), ..cursor };
    if word != "DBA" || !ahead.space() {
        return None;
    }
    let rest = ahead.rest();
    let state = &rest[..rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len())];
    let statute = format!("DBA {state}");
    state.starts_with(char::is_uppercase).then(|| Named { end: ahead.at + state.len(), statute })
}

pub(super) fn is_statute_like(word: &str) -> bool {
    let length = word.chars().count();
    if !(2..=24).contains(&length) || NO_STATUTES.contains(&word) {
        return false;
    }
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let last = letters.chars().next_back();
    let has_small = letters.chars().any(char::is_lowercase);
    let ends_right = match last {
        // `LBesG`, `AVBFernwärmeV`; words such as `EuGH` end in H.
        Some('G' | 'O' | 'V' | 'B') => true,
        // Directives: `MwStSystRL`.
        Some('L') => letters.ends_with("RL") && capitals > 2,
        // Treaties: `StlÜbk`.
        Some('k') => letters.ends_with("Übk"),
        Some('K' | 'E' | 'R' | 'A') => has_small && capitals > 2,
        _ => false,
    };
    // A word in capitals only is mostly a body; a statute's has few letters and ends in G, O or V.
    let plausible = has_small || (3..=6).contains(&length);
    capitals >= 2 && ends_right && plausible && word.starts_with(char::is_uppercase)
}

/// Endings of the names of statutes, as they stand in the genitive or nominative, with the nominative.
const ENDINGS: [(&str, &str); 17] = [
    ("gesetzbuches", "gesetzbuch"),
    ("gesetzbuchs", "gesetzbuch"),
    ("gesetzbuch", "gesetzbuch"),
    ("gesetzes", "gesetz"),
    ("gesetz", "gesetz"),
    ("verordnung", "verordnung"),
    ("bauordnung", "bauordnung"),
    ("gemeindeordnung", "gemeindeordnung"),
    ("prozessordnung", "prozessordnung"),
    ("kreisordnung", "kreisordnung"),
    ("konvention", "konvention"),
    ("übereinkommens", "übereinkommen"),
    ("übereinkommen", "übereinkommen"),
    ("abkommens", "abkommen"),
    ("staatsvertrags", "staatsvertrag"),
    ("staatsvertrages", "staatsvertrag"),
    ("verfassung", "verfassung"),
];

/// English words that end the name of a statute.
const ENGLISH_ENDINGS: [&str; 7] = ["Act", "Code", "Ordinance", "Law", "Convention", "Regulation", "Treaty"];

/// A name after an article: what [`by_shape`] knows, and "Gesetz vom 21. Februar 2024".
pub(super) fn by_shape_after_article(cursor: Cursor<'_>) -> Option<Named> {
    by_name(cursor, true)
}

/// A name by its ending: adjectives with a capital, then a word such as `Landesbeamtengesetz`.
fn by_name(cursor: Cursor<'_>, after_article: bool) -> Option<Named> {
    if after_article && let Some(named) = dated(cursor) {
        return Some(named);
    }
    let mut ahead = cursor;
    let mut words: Vec<&str> = Vec::new();
    for _ in 0..5 {
        let rest = ahead.rest();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches('-');
        if word.is_empty() || !word.starts_with(char::is_uppercase) {
            return None;
        }
        words.push(word);
        ahead.at += word.len();
        let lower = word.to_lowercase();
        if let Some((ending, nominative)) = ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)) {
            // "des Gesetzes", "der Verordnung" name no statute.
            if lower.len() == ending.len() && words.len() == 1 {
                return None;
            }
            let head =
                words[..words.len() - 1].iter().map(|word| adjective(word, ending)).collect::<Vec<_>>();
            let stem_end = word.len() - ending.len();
            let noun = if word.is_char_boundary(stem_end) && lower.len() == word.len() && stem_end > 0 {
                let stem = &word[..stem_end];
                let last =
                    if stem.ends_with('-') { capitalised(nominative) } else { (*nominative).to_owned() };
                format!("{stem}{last}")
            } else {
                capitalised(nominative)
            };
            let name = head.into_iter().chain([noun]).collect::<Vec<_>>().join(" ");
            return Some(Named { end: ahead.at, statute: own_abbreviation(ahead).unwrap_or(name) });
        }
        if words.len() > 1 && ENGLISH_ENDINGS.contains(&word) {
            let statute = own_abbreviation(ahead).unwrap_or_else(|| words.join(" "));
            return Some(Named { end: ahead.at, statute });
        }
        // Only adjectives may stand before the noun in German; English names have more words.
        let english = ["and", "on", "of", "the", "for", "to"];
        if !ahead.space() {
            return None;
        }
        for small in english {
            let mut over = ahead;
            if over.eat_word(small) && over.space() {
                words.push(small);
                ahead = over;
            }
        }
    }
    None
}

/// `Landeshochschulgesetz (LHG)`: the text itself says how it abbreviates the name.
fn own_abbreviation(after: Cursor<'_>) -> Option<String> {
    let mut ahead = after;
    ahead.space();
    ahead.eat("(").then_some(())?;
    let inside = &ahead.rest()[..ahead.rest().find(')')?];
    let plain = inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/'));
    let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
    (plain && inside.len() <= 16 && capitals >= 2).then(|| inside.to_owned())
}

/// `Niedersächsischen` before a neuter noun → `Niedersächsisches`, before a feminine one → `Niedersächsische`.
fn adjective(word: &str, ending: &str) -> String {
    let Some(stem) = word.strip_suffix("en") else { return word.to_owned() };
    let feminine = ending.ends_with("ung") || ending.ends_with("ion");
    let masculine = ending.contains("vertrag");
    let suffix = if feminine {
        "e"
    } else if masculine {
        "er"
    } else {
        "es"
    };
    format!("{stem}{suffix}")
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `Gesetzes vom 21. Februar 2024`.
fn dated(cursor: Cursor<'_>) -> Option<Named> {
    let mut ahead = cursor;
    let kind = [("Gesetzes", "Gesetz"), ("Verordnung", "Verordnung"), ("Gesetz", "Gesetz")]
        .into_iter()
        .find(|(word, _)| ahead.eat_word(word))?
        .1;
    let start = ahead.at;
    (ahead.space() && ahead.eat_word("vom") && ahead.space()).then_some(())?;
    ahead.digits(2)?;
    ahead.eat(".").then_some(())?;
    ahead.space();
    let rest = ahead.rest();
    let month = rest.find(|c: char| !(c.is_alphanumeric() || c == '.')).unwrap_or(rest.len());
    ahead.at += month;
    ahead.space();
    let before = ahead.at;
    if ahead.digits(4).is_none() {
        ahead.at = before;
        // `vom 21.02.2024` has no space before the year.
        ahead.at = cursor.text[..before].trim_end().len();
    }
    let date = cursor.text[start..ahead.at].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Named { end: ahead.at, statute: format!("{kind} {date}") })
}
