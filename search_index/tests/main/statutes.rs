//! Sections of German statutes as pages, and queries as people make them, from a corpus in the folder `LOTSE_CORPUS`.

use std::process::Command;

use lotse_search_index::{Facet, Page, Section};

use crate::corpus::{Dice, misspelt};

/// The first `count` sections; none, with a word on why, if there is no corpus.
pub(crate) fn pages(count: usize) -> Option<Vec<Page>> {
    let Some(folder) = std::env::var_os("LOTSE_CORPUS") else {
        println!("not run: LOTSE_CORPUS names no folder");
        return None;
    };
    let file = std::path::Path::new(&folder).join(format!("corpus-{count}.jsonl.xz"));
    let output = Command::new("xz").arg("-dkc").arg(&file).output().expect("xz is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the corpus is UTF-8");
    Some(text.lines().enumerate().map(|(number, line)| page(number, line)).collect())
}

fn page(number: usize, line: &str) -> Page {
    let entry: serde_json::Value = serde_json::from_str(line).expect("an entry a line");
    let text = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
    Page {
        key: text("id"),
        address: text("id") + ".html",
        title: text("title"),
        sections: vec![Section { text: text("body_markdown"), ..Section::default() }],
        facets: vec![Facet {
            name: "kind".into(),
            key: format!("k{}", number % 3),
            label: format!("Kind {}", number % 3),
        }],
        ..Page::default()
    }
}

/// Makes a query of the words of a page.
type Make = fn(&mut Dice, &[&str]) -> String;

/// `count` queries of each kind.
pub(crate) fn queries(pages: &[Page], count: usize) -> Vec<(&'static str, Vec<String>)> {
    let mut dice = Dice::new(41);
    let kinds: [(&str, Make); 8] = [
        ("words", |dice, words| long_word(dice, words, 4).to_owned()),
        ("beginnings", |dice, words| {
            let word = long_word(dice, words, 5);
            word.chars().take(3 + dice.below(4)).collect()
        }),
        ("misspellings", |dice, words| {
            let word = long_word(dice, words, 7);
            misspelt(dice, word)
        }),
        ("compounds", |dice, words| {
            format!("{}s{}", long_word(dice, words, 8), long_word(dice, words, 8).to_lowercase())
        }),
        ("citations", |dice, words| {
            let forms = ["§ {} ", "§{} ", "{} ", "Paragraf {} ", "{} abs 1 "];
            let number = (1 + dice.below(120)).to_string();
            forms[dice.below(forms.len())].replace("{}", &number) + words[0]
        }),
        ("phrases", |dice, words| {
            // Nobody quotes "in der": a phrase begins with a word that weighs.
            let word = long_word(dice, words, 7);
            let at = words.iter().position(|other| *other == word).unwrap_or(0);
            format!("\"{}\"", words[at..words.len().min(at + 2 + dice.below(2))].join(" "))
        }),
        ("sentences", |dice, words| {
            let at = dice.below(words.len().saturating_sub(12));
            format!("Wie ist das, wenn {}?", words[at..words.len().min(at + 8)].join(" "))
        }),
        ("mixed languages", |dice, words| {
            let english = ["work permit", "how long", "residence", "employer must", "notice period"];
            format!("{} {}", english[dice.below(english.len())], long_word(dice, words, 5))
        }),
    ];
    let ask = |make: Make, dice: &mut Dice| {
        let page = &pages[dice.below(pages.len())];
        let text = format!("{} {}", page.title, page.sections[0].text);
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        make(dice, &words)
    };
    kinds.map(|(kind, make)| (kind, (0..count).map(|_| ask(make, &mut dice)).collect())).to_vec()
}

/// A word of so many letters, if a few tries find one.
fn long_word<'w>(dice: &mut Dice, words: &[&'w str], letters: usize) -> &'w str {
    let mut word = words[dice.below(words.len())];
    for _ in 0..12 {
        if word.chars().count() >= letters && word.chars().all(char::is_alphabetic) {
            break;
        }
        word = words[dice.below(words.len())];
    }
    word
}
