//! What is written can be read, whatever the numbers and texts.

use proptest::prelude::*;

use crate::format::{
    Form, Group, PageText, Posting, Record, SectionName, SectionText, TermPiece, decode_pages,
    decode_postings, decode_terms, encode_pages, encode_postings, encode_terms, push_coded, read_coded, tidy,
};
use crate::piece::{unwrap, wrap};
use crate::vlq::{Reader, push};

/// Any text that fits a field: no tabs and line ends, no lone or doubled spaces.
fn field() -> impl Strategy<Value = String> {
    ".{0,20}".prop_map(|text| tidy(&text))
}

fn postings() -> impl Strategy<Value = Vec<Posting>> {
    prop::collection::btree_map((0_u32..100_000, 0_u32..40), 1_u8..64, 0..40).prop_map(|places| {
        let posting = |((page, section), impact)| Posting { page, section, impact };
        places.into_iter().map(posting).collect()
    })
}

fn group() -> impl Strategy<Value = Group> {
    let form = ("\\w{1,12}", postings()).prop_map(|(text, postings)| Form { text, postings });
    ("\\w{1,12}", 0_u32..9, 0_u32..300, prop::collection::vec(form, 0..4))
        .prop_map(|(key, kind, idf, forms)| Group { key, kind, idf, forms })
}

fn record() -> impl Strategy<Value = Record> {
    let name = (1_u32..2000, field(), field());
    let name = name.prop_map(|(section, heading, anchor)| SectionName { section, heading, anchor });
    ("\\w{1,9}", field(), "[a-z/.]{1,12}", prop::collection::vec(name, 0..3)).prop_map(
        |(key, title, address, sections)| Record {
            page: 0,
            key,
            title,
            address,
            details: "x › y".into(),
            sections,
        },
    )
}

fn page() -> impl Strategy<Value = PageText> {
    let section = (field(), field(), field());
    let section = section.prop_map(|(heading, anchor, text)| SectionText { heading, anchor, text });
    ("\\w{1,9}", field(), "[a-z/.]{1,12}", field(), prop::collection::vec(section, 0..4)).prop_map(
        |(key, title, address, summary, sections)| PageText {
            key,
            title,
            address,
            details: String::new(),
            summary,
            sections,
        },
    )
}

proptest! {
    #[test]
    fn numbers(value in 0_u32..1 << 30) {
        let mut text = String::new();
        push(&mut text, value);
        text.push_str("rest");
        let mut reader = Reader::new(&text);
        prop_assert_eq!(reader.number(), Some(value));
        prop_assert_eq!(reader.rest(), "rest");
    }

    #[test]
    fn shared_beginnings(before in "\\PC{0,12}", after in "\\PC{0,12}", keep in 0_usize..12) {
        let text: String = before.chars().take(keep).collect::<String>() + &after;
        let mut coded = String::new();
        push_coded(&mut coded, &before, &text);
        prop_assert_eq!(read_coded(&before, &coded), Some(text));
    }

    #[test]
    fn columns_of_postings(postings in postings()) {
        prop_assert_eq!(decode_postings(&encode_postings(&postings)), Ok(postings));
    }

    #[test]
    fn pieces_of_terms(
        groups in prop::collection::vec(group(), 0..5),
        records in prop::collection::vec((record(), 0_u32..5000), 0..5),
    ) {
        let mut last = 0;
        let records = records.into_iter().map(|(record, delta)| {
            last += delta;
            Record { page: last, ..record }
        });
        let piece = TermPiece { groups, records: records.collect() };
        prop_assert_eq!(decode_terms(&encode_terms(&piece)), Ok(piece));
    }

    #[test]
    fn pieces_of_pages(pages in prop::collection::vec(page(), 0..4)) {
        prop_assert_eq!(decode_pages(&encode_pages(&pages)), Ok(pages));
    }

    #[test]
    fn garbage_is_no_panic(payload in "(1[tsm])?[\\n\\t\\PC]{0,80}") {
        let _ = decode_terms(&payload);
        let _ = decode_pages(&payload);
        let _ = decode_postings(&payload);
    }

    #[test]
    fn wrapped_payloads(payload in any::<String>()) {
        prop_assert_eq!(unwrap("de/x-1", &wrap("de/x-1", &payload)), Ok(payload));
    }
}
