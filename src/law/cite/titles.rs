//! Full names that no list has: by their ending (`des Landesbeamtengesetzes`), by their date, or by how they go on
//! (`des Gesetzes über Gebühren für die Fortführung des Liegenschaftskatasters`).
//!
//! Must not know: norms.

use super::cursor::Cursor;
use super::names::Named;

/// Words of orders that a house, a university or an assembly gives itself; other orders (`Grundstücksverkehrsordnung`)
/// are law.
const ORDERS_OF_ONES_OWN: [&str; 21] = [
    "haus",
    "rechnung",
    "prüfung",
    "studien",
    "promotion",
    "habilitation",
    "geschäfts",
    "benutzung",
    "nutzung",
    "platz",
    "spiel",
    "wahl",
    "betrieb",
    "arbeits",
    "büro",
    "reise",
    "tages",
    "rang",
    "urlaub",
    "beitrag",
    "bade",
];

/// Is a word the name of an order that is law: `Grundstücksverkehrsordnung`, but not `Prüfungsordnung`?
pub(super) fn is_order_of_law(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.strip_suffix("ordnung").is_some_and(|head| {
        head.chars().count() > 3
            && !(ORDERS_OF_ONES_OWN.iter().any(|own| head.contains(own)) && head != "haushalts")
    })
}

/// Endings of the names of statutes, as they stand in the genitive or nominative, with the nominative.
const ENDINGS: [(&str, &str); 18] = [
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
    ("ordnung", "ordnung"),
];

/// English words that end the name of a statute.
const ENGLISH_ENDINGS: [&str; 7] = ["Act", "Code", "Ordinance", "Law", "Convention", "Regulation", "Treaty"];

/// A name after an article: what [`by_name`] knows, and "Gesetz vom 21. Februar 2024".
pub(super) fn after_article(cursor: Cursor<'_>) -> Option<Named> {
    by_name(cursor, true)
}

/// A name by its ending: adjectives with a capital, then a word such as `Landesbeamtengesetz`.
pub(super) fn by_name(cursor: Cursor<'_>, after_article: bool) -> Option<Named> {
    if after_article && let Some(named) = dated(cursor).or_else(|| described(cursor)) {
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
        let word_start = ahead.at;
        ahead.at += word.len();
        // "Wohn- und Teilhabegesetzes"
        if after_article && eat_hyphen_list(&mut ahead) {
            words.push(cursor.text[word_start..ahead.at].trim_end());
            continue;
        }
        words.push(word);
        let lower = word.to_lowercase();
        if let Some((ending, nominative)) = ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)) {
            // "des Gesetzes", "der Verordnung" name no statute.
            if lower.len() == ending.len() && words.len() == 1 {
                return None;
            }
            if *ending == "ordnung" && !(after_article && is_order_of_law(word)) {
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

/// `- und `, `-, ` after `Wohn`, `Lebensmittel`: the name goes on with another word for the same noun.
fn eat_hyphen_list(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    if !ahead.eat("-") {
        return false;
    }
    let comma = ahead.eat(",");
    if !ahead.space() {
        return false;
    }
    let joint = ["und", "oder", "sowie"].into_iter().any(|word| ahead.eat_word(word));
    if (joint && ahead.space()) || comma {
        *cursor = ahead;
        return true;
    }
    false
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

/// `Gesetzes über Gebühren für die Fortführung des Liegenschaftskatasters`: the name goes on as long as nouns follow each
/// other, joined by articles, prepositions and adjectives.
fn described(cursor: Cursor<'_>) -> Option<Named> {
    const JOINTS: [&str; 30] = [
        "über",
        "zur",
        "zum",
        "gegen",
        "betreffend",
        "für",
        "von",
        "vom",
        "zu",
        "in",
        "im",
        "auf",
        "aus",
        "an",
        "am",
        "bei",
        "mit",
        "nach",
        "und",
        "oder",
        "sowie",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "eines",
        "einer",
        "durch",
    ];
    let mut ahead = cursor;
    let kind = kind(&mut ahead)?;
    let start = ahead.at;
    let mut end = None;
    for index in 0..24 {
        if !ahead.space() {
            break;
        }
        let rest = ahead.rest();
        let word = &rest
            [..rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '‑'))).unwrap_or(rest.len())];
        let after = rest[word.len()..].trim_start();
        let noun = word.starts_with(char::is_uppercase);
        let adjective =
            word.ends_with('n') || word.ends_with('r') || word.ends_with('e') || word.ends_with('s');
        let before_noun = adjective && after.starts_with(char::is_uppercase);
        if word.is_empty() || !(noun || JOINTS.contains(&word) || (index > 1 && before_noun)) {
            break;
        }
        if index == 0 && !["über", "zur", "zum", "gegen", "betreffend", "zu"].contains(&word) {
            return None;
        }
        ahead.at += word.len();
        if noun {
            end = Some(ahead.at);
        }
        if rest[word.len()..].starts_with([',', '.', ';', '(', ')', ':', '–', '"', '“']) {
            break;
        }
    }
    let end = end?;
    let name = cursor.text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    let statute = own_abbreviation(Cursor { at: end, ..cursor }).unwrap_or_else(|| format!("{kind} {name}"));
    Some(Named { end, statute })
}

/// `Gesetzes`, `Verordnung`: what kind of statute a long name begins with, in the nominative.
fn kind(cursor: &mut Cursor<'_>) -> Option<&'static str> {
    let kinds = [("Gesetzes", "Gesetz"), ("Verordnung", "Verordnung"), ("Gesetz", "Gesetz")];
    kinds.into_iter().find(|(word, _)| cursor.eat_word(word)).map(|(_, kind)| kind)
}

/// `Gesetzes vom 21. Februar 2024`.
fn dated(cursor: Cursor<'_>) -> Option<Named> {
    let mut ahead = cursor;
    let kind = kind(&mut ahead)?;
    let start = ahead.at;
    let mut numbered = ahead;
    if numbered.space() && numbered.eat("Nr.") && numbered.space() && numbered.digits(4).is_some() {
        ahead = numbered;
    }
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
