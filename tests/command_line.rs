//! The program as it is called: exit codes, languages, what goes where.

use crate::support::{entry, lotse, read_text, read_tree, root, stderr, stdout, with_site, write};

const AS_OF: [&str; 2] = ["--as-of", "2026-11-23"];

#[test]
fn a_good_site_is_built_and_its_addresses_are_remembered() {
    let dir = with_site();
    let output = lotse(dir.path(), &["build", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(read_text(&dir.path().join("dist/de/blue-card.html")).contains("Gehälter"));
    let addresses = read_text(&dir.path().join("content/addresses.toml"));
    assert!(addresses.contains("\"blue-card.html\" = \"blue-card\""), "{addresses}");

    // A new slug leaves the old address without a page; an alias mends it.
    let text = entry("Blaue Karte EU", "Text.").replace("summary", "slug = \"blaue-karte\"\nsummary");
    let file = dir.path().join("content/guidance/blue-card/de.md");
    write(&file, text.as_bytes());
    let output = lotse(dir.path(), &["check", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(0), "a lost address warns");
    assert!(stderr(&output).contains("aliases = [\"blue-card\"]"), "{}", stderr(&output));
    write(&file, text.replace("summary", "aliases = [\"blue-card\"]\nsummary").as_bytes());
    let output = lotse(dir.path(), &["build", AS_OF[0], AS_OF[1]]);
    assert!(!stderr(&output).contains("lost-address"), "{}", stderr(&output));
    assert!(read_text(&dir.path().join("dist/de/blue-card.html")).contains("url=blaue-karte.html"));
}

#[test]
fn a_fault_publishes_nothing_and_is_explained_in_german() {
    let dir = with_site();
    assert!(lotse(dir.path(), &["build", AS_OF[0], AS_OF[1]]).status.success());
    let before = crate::support::read_tree(&dir.path().join("dist"));
    let text = entry("Blaue Karte EU", "Siehe [[blue-crad]].").replace("summary", "sumary");
    write(&dir.path().join("content/guidance/blue-card/de.md"), text.as_bytes());
    let output = lotse(dir.path(), &["build", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    for part in [
        "Fehler[unknown-key]",
        "guidance/blue-card/de.md:3:1",
        "Gemeint war wohl: summary",
        "Fehler[broken-reference]",
        "Gemeint war wohl: blue-card",
        "Nichts veröffentlicht",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    assert_eq!(before, crate::support::read_tree(&dir.path().join("dist")));
    let english = lotse(dir.path(), &["check", "--lang", "en", "--format", "short", AS_OF[0], AS_OF[1]]);
    assert!(
        stderr(&english)
            .contains("guidance/blue-card/de.md:3:1: error[unknown-key]: there is no key `sumary` here")
    );
}

#[test]
fn time_warns_and_strict_makes_it_an_error() {
    let dir = with_site();
    let late = lotse(dir.path(), &["check", "--as-of", "2027-06-01"]);
    assert_eq!(late.status.code(), Some(0));
    assert!(stderr(&late).contains("Warnung[review-overdue]"), "{}", stderr(&late));
    assert_eq!(lotse(dir.path(), &["build", "--strict", "--as-of", "2027-06-01"]).status.code(), Some(1));
    assert!(!dir.path().join("dist").exists());
}

#[test]
fn wrong_calls_end_with_two() {
    let dir = with_site();
    for call in [
        &["bauen"][..],
        &["build", "--site", "nirgends"],
        &["explain", "broken-refrence"],
        &["check", "--as-of", "x"],
    ] {
        assert_eq!(lotse(dir.path(), call).status.code(), Some(2), "{call:?}");
    }
    assert!(stderr(&lotse(dir.path(), &["explain", "broken-refrence"])).contains("broken-reference?"));
}

#[test]
fn a_new_entry_is_a_valid_draft_once_its_summary_and_topic_are_written() {
    let dir = with_site();
    let output = lotse(dir.path(), &["new", "entry", "probation", "--title", "Probezeit und Kündigung"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = dir.path().join("content/guidance/probation/de.md");
    let text = read_text(&file);
    assert!(text.contains("slug = \"probezeit-und-kuendigung\""), "{text}");
    let unfinished = lotse(dir.path(), &["build", "--strict", AS_OF[0], AS_OF[1]]);
    assert_eq!(
        unfinished.status.code(),
        Some(0),
        "an unfinished draft stops nothing: {}",
        stderr(&unfinished)
    );
    assert!(stderr(&unfinished).contains("Warnung[missing-field]"), "{}", stderr(&unfinished));
    assert!(!dir.path().join("dist/de/probezeit-und-kuendigung.html").exists());
    let text = text
        .replace("summary = \"\"", "summary = \"Ja.\"")
        .replace("topics = []", "topics = [\"blue-card\"]");
    write(&file, text.as_bytes());
    let english = dir.path().join("content/guidance/probation/en.md");
    write(&english, read_text(&english).replace("summary = \"\"", "summary = \"Yes.\"").as_bytes());
    let output = lotse(dir.path(), &["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        lotse(dir.path(), &["new", "entry", "probation"]).status.code(),
        Some(2),
        "never over an existing file"
    );
    assert_eq!(lotse(dir.path(), &["new", "entry", "Probe Zeit"]).status.code(), Some(2));
}

#[test]
fn a_new_site_over_the_starter_content_builds() {
    let dir = tempfile::tempdir().unwrap();
    assert!(lotse(dir.path(), &["new", "site", "stadt"]).status.success());
    let output = lotse(dir.path(), &["build", "--site", "stadt", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = read_text(&dir.path().join("dist/de/blaue-karte-eu.html"));
    assert!(page.contains("starter"), "the page says which layer its text comes from");
}

#[test]
fn a_new_course_has_no_faults_and_is_offered_with_size_and_date() {
    let dir = tempfile::tempdir().unwrap();
    assert!(lotse(dir.path(), &["new", "site", "stadt"]).status.success());
    let output = lotse(dir.path(), &["new", "course", "welcome", "--title", "Ankommen", "--site", "stadt"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let file = dir.path().join("stadt/site.toml");
    write(&file, read_text(&file).replace("# downloads = true", "downloads = true").as_bytes());
    let output = lotse(dir.path(), &["build", "--strict", "--site", "stadt", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = read_text(&dir.path().join("dist/de/kurs-welcome.html"));
    let link =
        page.split("href=\"../downloads/lotse-welcome-de.zip\"").nth(1).expect("the package is linked");
    assert!(link.lines().next().unwrap().contains(" kB, Stand 23. November 2026)"), "{link}");
    let files = read_tree(&dir.path().join("dist/downloads"));
    assert!(files["lotse-welcome-de.zip"].starts_with(b"PK") && files["lotse.zip"].starts_with(b"PK"));
    assert!(read_text(&dir.path().join("dist/de/schulung.html")).contains("../downloads/lotse.zip"));
}

#[test]
fn an_entry_of_the_base_can_be_hidden_and_a_wrong_name_is_said() {
    let dir = tempfile::tempdir().unwrap();
    assert!(lotse(dir.path(), &["new", "site", "stadt"]).status.success());
    let file = dir.path().join("stadt/site.toml");
    let text = read_text(&file);
    write(&file, text.replace("# hide = [\"guidance/…\"]", "hide = [\"guidance/blue-card\"]").as_bytes());
    let output = lotse(dir.path(), &["build", "--site", "stadt", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!dir.path().join("dist/de/blaue-karte-eu.html").exists());
    // Texts of the base that point to it print its title, without a link.
    let page = read_text(&dir.path().join("dist/de/nach-dem-abschluss.html"));
    assert!(page.contains("Blaue Karte EU") && !page.contains("blaue-karte-eu.html"));
    write(&file, text.replace("# hide = [\"guidance/…\"]", "hide = [\"blue-card\"]").as_bytes());
    let output = lotse(dir.path(), &["build", "--site", "stadt", AS_OF[0], AS_OF[1]]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("guidance/blue-card"), "{}", stderr(&output));
}

#[test]
fn the_search_prints_ranked_hits() {
    let output = lotse(&root(), &["search", "Fiktionsbescheinigung", "--format", "json"]);
    let first: serde_json::Value = serde_json::from_str(stdout(&output).lines().next().unwrap()).unwrap();
    assert_eq!(first["key"], "fiction");
    assert!(first["address"].as_str().unwrap().starts_with("de/") && first["score"].as_u64().unwrap() > 0);
}

#[test]
fn every_code_is_explained() {
    let list = stdout(&lotse(&root(), &["explain"]));
    assert!(list.lines().count() >= 20);
    let page = stdout(&lotse(&root(), &["explain", "heading-skip", "--lang", "de"]));
    assert!(page.contains("## Deutsch") && !page.contains("## English"), "{page}");
}
