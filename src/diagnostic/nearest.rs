//! "Did you mean …": the nearest of some known words.
//!
//! Must not know: what the words stand for.

/// The word of `known` that differs least from `word` (Damerau–Levenshtein), if it is near enough to be meant:
/// at most one edit per three letters. Ties go to the word that comes first in the alphabet.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let length = word.chars().count().max(candidate.chars().count());
            *distance <= length.div_ceil(3)
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let known = ["title", "summary", "topics"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("Sumary", known), Some("summary"));
        assert_eq!(nearest("zuständigkeit", known), None);
    }
}
