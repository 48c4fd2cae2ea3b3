//! Everyday words and the words of statutes, which the search takes for each other on every site: "Lohn" and "Arbeitsentgelt",
//! "rauswerfen" and "kündigen". The glossary adds the names of a site's own terms.
//!
//! Owns the two lists beside this file. Must not know: how names are searched.

use crate::lang::Lang;

/// Groups of words that mean the same, in one language.
pub fn everyday(lang: Lang) -> Vec<Vec<String>> {
    let list = match lang {
        Lang::De => include_str!("everyday.de.txt"),
        Lang::En => include_str!("everyday.en.txt"),
    };
    let groups = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    groups.map(|group| group.split(", ").map(str::to_owned).collect()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::everyday;
    use crate::lang::Lang;

    #[test]
    fn groups_have_two_to_eight_different_names() {
        for lang in Lang::ALL {
            for group in everyday(lang) {
                assert!((2..=8).contains(&group.len()), "{group:?}");
                assert_eq!(group.iter().collect::<BTreeSet<_>>().len(), group.len(), "{group:?}");
                assert!(group.iter().all(|name| name.trim() == name && !name.is_empty()), "{group:?}");
            }
        }
    }
}
