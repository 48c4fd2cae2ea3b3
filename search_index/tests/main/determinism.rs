//! Equal pages give equal bytes, whatever the number of threads.

use lotse_search_index::{Language, build, stem};

use crate::corpus::{options, pages, stems};

#[test]
fn bytes_do_not_depend_on_threads() {
    let pages = pages(Language::German, 120);
    let with = |threads| {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        pool.install(|| build(&options(Language::German), &pages)).expect("it can be built")
    };
    let (one, four) = (with(1), with(4));
    assert_eq!(one.len(), four.len());
    assert!(one == four, "the same pages gave other bytes");
}

#[test]
fn no_pages_are_an_index_too() {
    let files = build(&options(Language::English), &[]).expect("it can be built");
    assert_eq!(files.len(), 1);
}

#[test]
fn stems_are_those_of_the_fixture() {
    for language in [Language::German, Language::English] {
        for (form, expected) in stems(language) {
            assert_eq!(stem(language, &form), expected, "{form}");
        }
    }
}
