//! Names that are made by rule: acts of the European Union by their number, Länder law by the name of the Land.
//!
//! Must not know: norms.

use super::cursor::Cursor;
use super::names::Named;

/// Kinds of Union acts as written, and the German name each is given.
const KINDS: [(&str, &str); 18] = [
    ("Richtlinien", "Richtlinie"),
    ("Richtlinie", "Richtlinie"),
    ("Durchführungsverordnung", "Durchführungsverordnung"),
    ("Durchführungsbeschlusses", "Durchführungsbeschluss"),
    ("Durchführungsbeschluss", "Durchführungsbeschluss"),
    ("Verordnungen", "Verordnung"),
    ("Verordnung", "Verordnung"),
    ("VERORDNUNG", "Verordnung"),
    ("RICHTLINIE", "Richtlinie"),
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
    // "der Sechsten Richtlinie 77/388/EWG"
    let mut ordinal = cursor;
    if [
        "Ersten", "Zweiten", "Dritten", "Vierten", "Fünften", "Sechsten", "Siebten", "Achten", "Neunten",
        "Zehnten",
    ]
    .iter()
    .any(|word| ordinal.eat_word(word))
        && ordinal.space()
        && ordinal.rest().starts_with("Richtlinie")
    {
        cursor = ordinal;
    }
    let (_, kind) = KINDS.iter().find(|(word, _)| cursor.eat_word(word))?;
    let mut name = (*kind).to_owned();
    cursor.space();
    // Within brackets courts write "<EG>".
    for community in [
        "(EU)",
        "(EG)",
        "(EWG)",
        "(EC)",
        "(EEC)",
        "<EU>",
        "<EG>",
        "<EWG>",
        "EU",
        "EG",
        "EWG",
        "(EU, Euratom)",
        "(EURATOM)",
    ] {
        if cursor.eat(community) {
            name = format!("{name} {}", community.replace("EC", "EG").replace('<', "(").replace('>', ")"));
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
const LAENDER: [&str; 48] = [
    // The first four as the federal documentation of decisions abbreviates them.
    "ND",
    "BY",
    "BE",
    "ST",
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

/// `Nds. ` before an abbreviation: the short form, and the place after it.
pub(super) fn land_prefix(cursor: Cursor<'_>) -> Option<(&'static str, Cursor<'_>)> {
    LAND_PREFIXES.into_iter().find_map(|prefix| {
        let mut ahead = cursor;
        (ahead.eat(prefix) && ahead.space()).then_some((prefix, ahead))
    })
}
