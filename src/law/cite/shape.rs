//! Abbreviations that no list has, recognised by their shape: `NBauO`, `StlÜbk`, `DBA-Schweiz`.
//!
//! Must not know: norms.

use super::acts::{land_prefix, with_land};
use super::cursor::Cursor;
use super::names::Named;
use super::titles::by_name;

/// Abbreviations in capitals that are courts, journals, bodies and forms of companies.
const NO_STATUTES: [&str; 119] = [
    "BVerwG", "BVerfG", "BVerfGE", "BVerfGK", "BVerwGE", "BGH", "BGHZ", "BGHSt", "BAG", "BAGE", "BSG",
    "BSGE", "BFH", "BFHE", "BPatG", "EuGH", "EuG", "EGMR", "OVG", "OVGE", "VGH", "BayVGH", "HessVGH", "VG",
    "LG", "AG", "OLG", "KG", "LAG", "LSG", "SG", "ArbG", "FG", "BayObLG", "VerfGH", "VerfG", "StGH", "NJW",
    "NVwZ", "NZA", "NZS", "DVBl", "DÖV", "ZAR", "BGBl", "RGBl", "ABl", "BAnz", "GVBl", "GVOBl", "MDR", "BB",
    "DB", "FamRZ", "NStZ", "WM", "ZIP", "JZ", "JA", "BT", "BR", "EU", "EWG", "UN", "UNHCR", "BRD", "DDR",
    "USA", "GmbH", "OHG", "GbR", "ABH", "BAMF", "BA", "BMI", "BMAS", "HR", "IHK", "HWK", "DRV", "GKV", "IT",
    "PC", "PDF", "TV", "CDU", "SPD", "VV", "AVV", "AVwV", "VwV", "VAH", "FAQ", "AGB", "ISCO", "HTML", "ZAV",
    "KMK", "DAAD", "ZAB", "FKS", "LAB", "AA", "UND", "ODER", "DER", "DIE", "DAS", "DES", "ABS", "SATZ", "NR",
    "RN", "RZ", "ECLI", "EURO", "EUR", "DM", "MVZ",
];

/// An abbreviation that looks like a statute's: several capitals, the last letter one of them.
///
/// `german`: no English article stands before it, where a word in capitals is mostly a contract ("of the MSA").
pub(super) fn by_shape(cursor: Cursor<'_>, german: bool) -> Option<Named> {
    if let Some((prefix, ahead)) = land_prefix(cursor) {
        let named = by_shape(ahead, german)?;
        return Some(Named { end: named.end, statute: format!("{prefix} {}", named.statute) });
    }
    let rest = cursor.rest();
    let end =
        rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/' | '‑'))).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['-', '/', '‑']);
    if let Some(named) = double_taxation(cursor, word) {
        return Some(named);
    }
    if is_statute_like(word) || (german && (stands_as_statute(word) || is_costs_act(cursor, word))) {
        return Some(with_land(cursor.text, cursor.at + word.len(), word));
    }
    // "Verf ND": the constitution of a Land.
    if matches!(word, "Verf" | "LV") {
        return Some(with_land(cursor.text, cursor.at + word.len(), word))
            .filter(|named| named.statute != word);
    }
    by_name(cursor, false)
}

/// `KG` is a court and a form of companies, but right after a norm Bavaria's act on costs.
fn is_costs_act(cursor: Cursor<'_>, word: &str) -> bool {
    const COURT: [&str; 8] =
        [", Urt", ", Beschl", ", NJW", ", Rpfleger", " Urt", " Beschl", " Berlin", " NJW"];
    let after = &cursor.rest()[word.len()..];
    word == "KG" && !COURT.iter().any(|court| after.starts_with(court))
}

/// A single word that looks like the name of a statute: `StlÜbk`, `Gesellschaftssteuerrichtlinie`.
pub(super) fn shaped(word: &str) -> Option<String> {
    let directive = word.starts_with(char::is_uppercase)
        && word.len() > "richtlinie".len()
        && word.ends_with("richtlinie");
    (directive || is_statute_like(word) || stands_as_statute(word) || word == "KG").then(|| word.to_owned())
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
    // "AllgZustVO-Kom": what stands before the hyphen looks like one.
    let suffixed = || word.rsplit_once('-').is_some_and(|(head, _)| head.len() > 4 && is_statute_like(head));
    word.starts_with(char::is_uppercase) && ((capitals >= 2 && ends_right && plausible) || suffixed())
}

/// Right after a norm or at the head of a line, a word in capitals names a statute whatever it ends with: `CA`, `BMV-Z`.
fn stands_as_statute(word: &str) -> bool {
    let length = word.chars().count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let joined = word.chars().filter(|c| *c == '-').count();
    (2..=8).contains(&length) && capitals >= 2 && capitals + joined == length && !NO_STATUTES.contains(&word)
}
