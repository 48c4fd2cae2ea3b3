//! `lotse review` and `lotse status`: what an editor writes down after reading, and what a nightly job asks.

use std::path::Path;

use crate::support::{entry, lotse, read_text, read_tree, root, stderr, stdout, with_site, write};

const STATE: &str = "2026-08-19";

/// A site whose entry cites the residence act, with a register of two states: § 18 Abs. 4 changed in between.
fn site() -> tempfile::TempDir {
    let dir = with_site();
    for (name, bytes) in read_tree(&root().join("tests/law/excerpts")) {
        if name.to_lowercase().starts_with("aufenthg") {
            write(&dir.path().join("gesetze").join(name), &bytes);
        }
    }
    for (file, state) in [("aufenthg_2004.xml", "2025-03-01"), ("AufenthG-BJNR195010004.md", STATE)] {
        let output = lotse(dir.path(), &["law", "import", &format!("gesetze/{file}"), "--state", state]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    dir
}

fn original(dir: &Path) -> std::path::PathBuf {
    dir.join("content/guidance/blue-card/de.md")
}

#[test]
fn only_the_lines_of_the_review_change() {
    let dir = site();
    let text =
        entry("Blaue Karte EU", "Das Gehalt regelt § 18g Abs. 1 AufenthG.\n\nUnd § 18 Abs. 4 AufenthG.")
            .replacen("+++\n", "+++\n# Diese Zeile bleibt.\n", 1)
            .replace(
                "review_by = 2027-03-31",
                "reviewed   = 2025-01-07   # von Hand\nreview_by = 2027-03-31",
            );
    let written = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    write(&original(dir.path()), written.as_bytes());
    let output =
        lotse(dir.path(), &["review", "blue-card", "--by", "Ausländerbehörde", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "guidance/blue-card/de.md\n");
    let after = read_text(&original(dir.path()));
    let expected = written
        .replace("reviewed   = 2025-01-07   # von Hand", "reviewed   = 2026-11-23   # von Hand")
        .replace(
            "review_by = 2027-03-31\r\n",
            &format!("review_by = 2027-03-31\r\nreviewer = \"Ausländerbehörde\"\r\nlaw_state = {{ AufenthG = {STATE} }}\r\n"),
        );
    assert_eq!(after, expected);
    // Twice the same is the same.
    lotse(dir.path(), &["review", "blue-card", "--by", "Ausländerbehörde", "--as-of", "2026-11-23"]);
    assert_eq!(read_text(&original(dir.path())), expected);
}

#[test]
fn a_stale_text_is_named_until_somebody_reads_it() {
    let dir = site();
    let text = entry("Blaue Karte EU", "Der Titel gilt vier Jahre (§ 18 Abs. 4 AufenthG).")
        .replace("review_by", "law_state = { AufenthG = 2025-03-01 }\nreview_by");
    write(&original(dir.path()), text.as_bytes());
    let status = |fail: &str| lotse(dir.path(), &["status", "--as-of", "2026-11-23", "--fail-on", fail]);
    let output = status("stale");
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
    assert!(
        stdout(&output).contains("blue-card") && stdout(&output).contains("§ 18 Abs. 4 AufenthG"),
        "{}",
        stdout(&output)
    );
    assert_eq!(status("due").status.code(), Some(0));
    assert_eq!(status("expired").status.code(), Some(0));

    let output = lotse(dir.path(), &["check", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(0), "law that changed only warns");
    assert!(stderr(&output).contains("Warnung[law-changed]"), "{}", stderr(&output));
    let output = lotse(dir.path(), &["build", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = read_text(&dir.path().join("dist/de/blue-card.html"));
    assert!(
        page.contains("notice-warning") && page.contains("hat sich das Recht geändert"),
        "readers are told: {page}"
    );

    let output =
        lotse(dir.path(), &["review", "blue-card", "--by", "Ausländerbehörde", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(status("stale").status.code(), Some(0));
    lotse(dir.path(), &["build", "--as-of", "2026-11-23"]);
    assert!(!read_text(&dir.path().join("dist/de/blue-card.html")).contains("hat sich das Recht geändert"));
    let output = lotse(dir.path(), &["status", "--as-of", "2027-04-01", "--fail-on", "due"]);
    assert_eq!(output.status.code(), Some(1), "the day to read it again has passed");
}

#[test]
fn a_translation_remembers_the_blocks_it_was_made_from() {
    let dir = site();
    let original = original(dir.path());
    write(&original, entry("Blaue Karte EU", "Erstens.\n\nZweitens (§ 18g AufenthG).").as_bytes());
    let english = dir.path().join("content/guidance/blue-card/en.md");
    write(&english, b"+++\ntitle = \"EU Blue Card\"\nsummary = \"The answer.\"\n+++\n\nFirst.\n\nSecond (section 18g of the Residence Act).\n");
    let status = || {
        let output = lotse(dir.path(), &["status", "--as-of", "2026-11-23", "--format", "json"]);
        let text = stdout(&output);
        let line = text.lines().find(|line| line.contains("\"key\":\"blue-card\"")).unwrap().to_owned();
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        value["translation"].clone()
    };
    assert_eq!(status(), "unknown");
    let output =
        lotse(dir.path(), &["review", "blue-card", "--lang", "en", "--wording", "--as-of", "2026-11-23"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(status(), "current");
    // A line break or another front matter is no change; a block is.
    let text = entry("Blaue Karte EU (neu)", "Erstens.\n\nZweitens\n(§ 18g AufenthG).");
    write(&original, text.as_bytes());
    assert_eq!(status(), "current");
    write(&original, text.replace("Erstens.", "Erstens und vor allem.").as_bytes());
    assert_eq!(status(), serde_json::json!({ "behind": 1 }));
}

#[test]
fn wrong_calls_say_what_to_do() {
    let dir = site();
    let output = lotse(dir.path(), &["review", "blue-card"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--by ROLLE"), "{}", stderr(&output));
    let output = lotse(dir.path(), &["review", "blu-card", "--by", "Ausländerbehörde"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("diesen Eintrag gibt es nicht (blue-card?)"), "{}", stderr(&output));
}

/// The interface for machines: one object a line, places in characters, every field.
#[test]
fn citations_of_a_text_as_json() {
    let dir = site();
    let text = "Ö: §§ 18a, 18g Abs. 1 Satz 2 Nr. 2 AufenthG, § 18i AufenthG, Anlage 3 GKG, § 5 des Vertrages, `§ 1 GG`.";
    write(&dir.path().join("text.md"), text.as_bytes());
    let output = lotse(dir.path(), &["law", "cite", "text.md", "--format", "json"]);
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let brief: Vec<String> = lines
        .iter()
        .map(|line| {
            let at = |key: &str| usize::try_from(line[key].as_u64().unwrap()).unwrap();
            let cut: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
            assert_eq!(line["text"], cut);
            format!("{cut} = {} {} {}", line["statute"], line["number"], line["resolved"])
        })
        .collect();
    assert_eq!(
        brief,
        [
            "§§ 18a = \"AufenthG\" \"18a\" \"yes\"",
            "18g Abs. 1 Satz 2 Nr. 2 AufenthG = \"AufenthG\" \"18g\" \"yes\"",
            "§ 18i AufenthG = \"AufenthG\" \"18i\" \"yes\"",
            "Anlage 3 GKG = \"GKG\" null \"not-monitored\"",
        ]
    );
    let keys: Vec<&str> = lines[1].as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = vec![
        "start",
        "end",
        "text",
        "statute",
        "kind",
        "number",
        "number_to",
        "absatz",
        "satz",
        "nummer",
        "buchstabe",
        "halbsatz",
        "ff",
        "anlage",
        "resolved",
    ];
    expected.sort_unstable();
    assert_eq!(keys.len(), expected.len());
    assert!(keys.iter().all(|key| expected.contains(key)), "{keys:?}");
    assert_eq!(
        (&lines[1]["absatz"], &lines[1]["satz"], &lines[1]["nummer"]),
        (&"1".into(), &"2".into(), &"2".into())
    );
}
