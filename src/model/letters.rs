//! The alphabet of the A–Z: under which letter a word stands, and which letters share a page.

/// Neighbouring letters of the alphabet that share a page of words. The ranges are fixed, so that a new word
/// moves no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letters(char, char);

impl Letters {
    /// All ranges; what begins with no letter stands in the first.
    pub const ALL: [Self; 8] = [
        Self('A', 'A'),
        Self('B', 'C'),
        Self('D', 'E'),
        Self('F', 'H'),
        Self('I', 'M'),
        Self('N', 'R'),
        Self('S', 'T'),
        Self('U', 'Z'),
    ];

    /// The range in which a word stands.
    pub fn of(word: &str) -> Self {
        let first = letter(word);
        Self::ALL.into_iter().find(|range| (range.0..=range.1).contains(&first)).unwrap_or(Self::ALL[0])
    }

    /// For addresses: `b-c`.
    pub(super) fn key(self) -> String {
        let (from, to) = (self.0.to_ascii_lowercase(), self.1.to_ascii_lowercase());
        if from == to { from.to_string() } else { format!("{from}-{to}") }
    }

    /// For people: `B–C`.
    pub fn title(self) -> String {
        if self.0 == self.1 { self.0.to_string() } else { format!("{}–{}", self.0, self.1) }
    }
}

/// The letter of the alphabet that a word stands under: Ä under A; `#` for what starts with no letter.
pub fn letter(word: &str) -> char {
    use unicode_normalization::UnicodeNormalization;
    let first = word.nfd().find(|c| c.is_alphanumeric()).unwrap_or('#');
    let upper = first.to_uppercase().next().unwrap_or('#');
    if upper.is_ascii_uppercase() { upper } else { '#' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_stand_with_their_letter() {
        assert_eq!(letter("Äpfel"), 'A');
        assert_eq!(letter("§ 18g"), '#');
        assert_eq!(Letters::of("Überstunde").title(), "U–Z");
        assert_eq!(Letters::of("Blaue Karte").key(), "b-c");
        assert_eq!(Letters::of("§ 18g"), Letters::ALL[0]);
    }
}
