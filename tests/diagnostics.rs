//! Each code's page in `src/diagnostic/pages/` is its test: the example's files give the example's output.
//!
//! A page names files as `path`: before a fence; they are laid over the smallest valid site. The fence after
//! "Lotse sagt · Lotse says:" is the exact German output. `UPDATE=1` rewrites it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lotse::diagnostic::Code;
use lotse::diagnostic::render::Format;
use lotse::lang::Lang;

use crate::support::{TODAY, base_site, build_as_of, messages, read_text, root, updating, write};

const SAYS: &str = "Lotse sagt · Lotse says:";

/// An example: files to lay over the base site, and where the expected output stands in the page.
struct Example {
    files: BTreeMap<String, Vec<u8>>,
    missing: Vec<String>,
    output: std::ops::Range<usize>,
}

fn page_path(code: Code) -> PathBuf {
    root().join("src/diagnostic/pages").join(format!("{code}.md"))
}

fn parse_example(page: &str) -> Option<Example> {
    let mut example = Example { files: BTreeMap::new(), missing: Vec::new(), output: 0..0 };
    let (mut before, mut offset) = (String::new(), 0);
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        offset += line.len();
        if line.starts_with("````") {
            let start = offset;
            for line in lines.by_ref() {
                if line.starts_with("````") {
                    offset += line.len();
                    break;
                }
                offset += line.len();
            }
            let end = offset - "````\n".len();
            if before == SAYS {
                example.output = start..end;
            } else if let Some(path) = before.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:")) {
                let text = &page[start..end];
                let latin1 = line.contains("latin-1");
                let bytes = if latin1 { to_latin1(text) } else { text.as_bytes().to_vec() };
                example.files.insert(path.to_owned(), bytes);
            }
        } else if let Some(path) = line.trim().strip_suffix("` fehlt · is missing") {
            example.missing.push(path.trim_start_matches('`').to_owned());
        } else if !line.trim().is_empty() {
            line.trim().clone_into(&mut before);
        }
    }
    (!example.output.is_empty() || page.contains(SAYS)).then_some(example)
}

fn to_latin1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

#[test]
fn every_page_says_what_lotse_says() {
    let mut wrong = Vec::new();
    for &code in Code::ALL {
        let page = read_text(&page_path(code));
        let Some(example) = parse_example(&page) else {
            wrong.push(format!("{code}: no example"));
            continue;
        };
        let mut files = base_site();
        files.extend(example.files);
        for path in &example.missing {
            files.retain(|known, _| !known.starts_with(path.as_str()));
        }
        let (sources, build) = build_as_of(&files, TODAY);
        let output = messages(&sources, &build, Format::Human, Lang::De);
        let own = build.diagnostics.iter().any(|diagnostic| diagnostic.code == code);
        let others: Vec<_> =
            build.diagnostics.iter().filter(|d| d.code != code).map(|d| d.code.name()).collect();
        if !own || !others.is_empty() {
            wrong.push(format!("{code}: the example gives {own}, and also {others:?}\n{output}"));
        } else if page[example.output.clone()] != output {
            if updating() {
                let updated =
                    format!("{}{output}{}", &page[..example.output.start], &page[example.output.end..]);
                write(&page_path(code), updated.as_bytes());
            } else {
                wrong.push(format!(
                    "{code}: the page says\n{}\nbut Lotse says\n{output}",
                    &page[example.output]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_page_explains_in_both_languages() {
    for &code in Code::ALL {
        let page = code.page();
        assert!(page.starts_with(&format!("# {code}\n")), "{code}: the page begins with its code");
        for heading in ["## Deutsch", "## English", "## Beispiel · Example"] {
            let section = page.split(heading).nth(1).unwrap_or_default();
            let text = section.split("\n## ").next().unwrap_or_default().trim();
            assert!(text.len() > 60, "{code}: `{heading}` says too little: {text:?}");
        }
    }
}

#[test]
fn every_message_has_a_fix_in_both_languages() {
    for &code in Code::ALL {
        let Some(example) = parse_example(code.page()) else { continue };
        let mut files = base_site();
        files.extend(example.files);
        for path in &example.missing {
            files.retain(|known, _| !known.starts_with(path.as_str()));
        }
        let (_, build) = build_as_of(&files, TODAY);
        for diagnostic in build.diagnostics {
            let fix = diagnostic.fix.unwrap_or_else(|| panic!("{code}: no fix"));
            for text in [&diagnostic.message.de, &diagnostic.message.en, &fix.de, &fix.en] {
                assert!(!text.trim().is_empty(), "{code}: an empty text");
            }
        }
    }
}

#[test]
fn all_faults_come_in_one_run_in_a_stable_order() {
    let mut files = base_site();
    let broken = "+++\ntitel = \"Falsch\"\nsummary = 5\ntopics = [\"blue-crad\"]\naudience = [\"hr\", \"chef\"]\n\
                  phase = [\"transition\"]\nreview_by = \"morgen\"\n+++\n\n### Zu tief\n\n[[nirgends]] <b>fett</b>\n";
    files.insert("guidance/blue-card/de.md".to_owned(), broken.as_bytes().to_vec());
    files.insert("guidance/skilled/de.md".to_owned(), b"Nur Text.\n".to_vec());
    let (sources, build) = build_as_of(&files, TODAY);
    let codes: Vec<_> = build.diagnostics.iter().map(|d| d.code.name()).collect();
    for code in [
        "unknown-key",
        "missing-field",
        "wrong-type",
        "unknown-topic",
        "bad-value",
        "bad-date",
        "heading-skip",
        "broken-reference",
        "raw-html",
        "missing-front-matter",
    ] {
        assert!(codes.contains(&code), "{code} is missing: {codes:?}");
    }
    assert!(build.outputs.is_none(), "with an error nothing is published");
    let spans: Vec<_> = build.diagnostics.iter().map(|d| d.span).collect();
    assert!(spans.is_sorted());
    let json = messages(&sources, &build, Format::Json, Lang::En);
    assert_eq!(json.lines().count(), build.diagnostics.len());
    for line in json.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(value["message"]["de"].is_string() && value["line"].is_number(), "{line}");
    }
}

#[test]
fn bom_line_ends_and_unicode_form_change_no_place() {
    use unicode_normalization::UnicodeNormalization;
    let text = crate::support::entry("Übergänge für Ärztinnen", "Wörter über [[nirgends]].");
    let plain: Vec<u8> = text.clone().into_bytes();
    let disguised = format!("\u{feff}{}", text.replace('\n', "\r\n").nfd().collect::<String>()).into_bytes();
    let outputs: Vec<String> = [plain, disguised]
        .into_iter()
        .map(|bytes| {
            let mut files = base_site();
            files.insert("guidance/a/de.md".to_owned(), bytes);
            let (sources, build) = build_as_of(&files, TODAY);
            messages(&sources, &build, Format::Human, Lang::De)
        })
        .collect();
    assert!(outputs[0].contains("guidance/a/de.md:10:13"), "{}", outputs[0]);
    assert_eq!(outputs[0], outputs[1]);
}
