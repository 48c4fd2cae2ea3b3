//! What a norm is called: "§ 18g", "Art. 6", "Anlage D11a".
//!
//! Owns: [`NormId`], how it is written and in which order norms stand. Must not know: any particular statute.

use std::cmp::Ordering;
use std::fmt;

/// How a statute is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Division {
    /// Paragraf: §.
    Section,
    /// Artikel: Art.
    Article,
    /// Anlage or Anhang: what stands behind the numbered norms.
    Annex,
}

impl Division {
    /// What stands before the number.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Section => "§",
            Self::Article => "Art.",
            Self::Annex => "Anlage",
        }
    }
}

/// A norm within its statute.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NormId {
    /// § or Article.
    pub division: Division,
    /// Its number without spaces, such as `18g`; empty for the only annex of a statute.
    pub number: String,
}

impl NormId {
    /// A norm of a division.
    pub fn new(division: Division, number: impl Into<String>) -> Self {
        Self { division, number: number.into() }
    }

    /// Reads what [`fmt::Display`] writes.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let rest = |sign| written.strip_prefix(sign).map(str::trim_start);
        if let Some(number) = rest("§") {
            return is_number(number).then(|| Self::new(Division::Section, number));
        }
        if let Some(number) = rest("Art.") {
            return is_number(number).then(|| Self::new(Division::Article, number));
        }
        let number = rest("Anlage")?;
        let plain = number.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        plain.then(|| Self::new(Division::Annex, number))
    }

    /// Part of an address: `18g`, `art-6`, `anlage-d11a`.
    pub fn slug(&self) -> String {
        let number = self.number.to_lowercase().replace('.', "-");
        match self.division {
            Division::Section => number,
            Division::Article => format!("art-{number}"),
            Division::Annex if number.is_empty() => "anlage".to_owned(),
            Division::Annex => format!("anlage-{number}"),
        }
    }
}

impl fmt::Display for NormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.division.sign())?;
        if self.number.is_empty() { Ok(()) } else { write!(f, " {}", self.number) }
    }
}

/// The order of the law: § 9, § 9a, § 10; sections, then articles, then annexes.
impl Ord for NormId {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_number = || compare_numbers(&self.number, &other.number);
        self.division.cmp(&other.division).then_with(by_number)
    }
}

impl PartialOrd for NormId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Is this the number of a § or an Article: digits, then at most a few small letters?
pub fn is_number(written: &str) -> bool {
    let letters = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = written.len() - letters.len();
    (1..=4).contains(&digits) && letters.len() <= 3 && letters.chars().all(|c| c.is_ascii_lowercase())
}

/// Compares `9a` with `10`, and `D2b` with `D11`: runs of digits as numbers, everything else as letters.
pub fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        match (a.is_empty(), b.is_empty()) {
            (true, true) => return Ordering::Equal,
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        let (left, rest_a) = chunk(a);
        let (right, rest_b) = chunk(b);
        let order = match (left.parse::<u64>(), right.parse::<u64>()) {
            (Ok(left), Ok(right)) => left.cmp(&right),
            // `139z` comes before `139aa`.
            _ => left.len().cmp(&right.len()).then_with(|| left.cmp(right)),
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
}

/// The leading run of digits, or of what is no digit.
fn chunk(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms_stand_in_the_order_of_the_law() {
        let written =
            ["§ 9", "§ 9a", "§ 10", "§ 139z", "§ 139aa", "Art. 2", "Anlage", "Anlage D2b", "Anlage D11"];
        let norms: Vec<NormId> = written.iter().map(|text| NormId::parse(text).unwrap()).collect();
        assert!(norms.is_sorted());
        assert_eq!(norms.iter().map(ToString::to_string).collect::<Vec<_>>(), written);
    }

    #[test]
    fn numbers_are_digits_with_few_letters() {
        for good in ["1", "18g", "139aa", "2358"] {
            assert!(is_number(good), "{good}");
        }
        for bad in ["", "g", "18G", "18-2", "20041", "1 a"] {
            assert!(!is_number(bad), "{bad}");
        }
    }
}
