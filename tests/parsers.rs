//! Properties of the parsers: whatever is written, they do not panic, and every place lies inside its file.

use proptest::prelude::*;

use lotse::diagnostic::Diagnostic;
use lotse::source::Sources;

use crate::support::{TODAY, base_site, build_as_of, entry};

fn places_are_inside(sources: &Sources, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        if let Some(span) = diagnostic.span {
            let text = sources.get(span.file).text();
            assert!(span.start <= span.end && span.end as usize <= text.len() + 1, "{diagnostic:?}");
            sources.position(span);
        }
    }
}

/// Pieces of syntax that an editor may put together in any order.
fn scrap() -> impl Strategy<Value = String> {
    let pieces = [
        "## Gehalt {#salary}\n",
        "#### tief\n",
        "# oben\n",
        "Text über § 18g Abs. 1 AufenthG ",
        "[[blue-card]]",
        "[[",
        "]]",
        "[Wort](a#b)",
        "[x](#salary)",
        "> [!NOTE]\n> Text\n",
        "> [!PRACTICE]\n",
        "> [!FROM 2027-13-01]\n",
        "> [!",
        "| a | b |\n|---|:-:|\n| 1 | [[x]] |\n",
        "- [ ] tun\n",
        "1. eins\n   - zwei\n",
        "[^1]",
        "[^1]: Fußnote\n",
        "![](bild.svg)",
        "![Karte](karte.png)",
        "<b>",
        "<!-- x -->",
        "`code`",
        "```\nx\n```\n",
        "***",
        "\n\n",
        "+++\n",
        "ä\u{308}",
        "\u{2028}",
        "\u{0}",
        "🙂",
        "\\",
        "https://example.org ",
        "<https://example.org>",
        "{#}",
        "{#ä}",
        "|",
        "\t",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_never_panics(body in scrap()) {
        let mut files = base_site();
        files.insert("guidance/blue-card/de.md".to_owned(), entry("Probe", &body).into_bytes());
        let (sources, build) = build_as_of(&files, TODAY);
        places_are_inside(&sources, &build.diagnostics);
    }

    #[test]
    fn front_matter_never_panics(front in "[a-z_]{1,8} = [\\[\\]{}\"0-9a-zäß, .:=#-]{0,40}\n?", rest in "\\PC{0,60}") {
        let mut files = base_site();
        let text = format!("+++\n{front}{rest}\n+++\nText\n");
        files.insert("guidance/blue-card/de.md".to_owned(), text.into_bytes());
        let (sources, build) = build_as_of(&files, TODAY);
        places_are_inside(&sources, &build.diagnostics);
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200), path in "(guidance/a/de.md|glossary.toml|site.toml|topics.toml|service/events.toml|addresses.toml)") {
        let mut files = base_site();
        files.insert(path, bytes);
        let (sources, build) = build_as_of(&files, TODAY);
        places_are_inside(&sources, &build.diagnostics);
    }
}
