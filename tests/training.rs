//! Courses: what a change of law marks, packages for learning platforms, faults in quizzes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use lotse::diagnostic::Code;
use lotse::diagnostic::render::Format;
use lotse::lang::Lang;

use crate::support::{TODAY, base_site, build_as_of, lotse, messages, read_tree, root, starter, stderr};

const REGISTER: &str = "abbreviation = \"AufenthG\"\ntitle = \"Aufenthaltsgesetz\"\naddress = \"https://www.gesetze-im-internet.de/aufenthg_2004/\"\n\
    as_of = 2026-08-19\nstates = [2025-03-01, 2026-08-19]\n\n[\"§ 18\"]\nheading = \"Grundsatz\"\n1 = \"aaaaaaaa\"\n\n[\"§ 18g\"]\nheading = \"Blaue Karte EU\"\n\
    1 = \"bbbbbbbb since 2026-08-19\"\n2 = \"cccccccc\"\n";

const COURSE: &str = r#"
title = { de = "Übergang", en = "Transition" }
summary = { de = "Probe.", en = "Sample." }
goals = { de = ["Wege kennen"], en = ["Know ways"] }
wording_checked = 2026-01-10
law_state = { AufenthG = 2025-03-01 }

[[lesson]]
key = "card"
title = { de = "Die Karte", en = "The card" }
minutes = 10

[[lesson]]
key = "basics"
title = { de = "Grundsatz", en = "Principle" }
minutes = 5
"#;

fn question(key: &str, basis: &str) -> String {
    format!(
        "[[question]]\nkey = \"{key}\"\nkind = \"truth\"\ntext = {{ de = \"Stimmt das?\", en = \"Is it true?\" }}\n\
         basis = \"{basis}\"\nright = true\nfeedback = {{ de = \"Ja.\", en = \"Yes.\" }}\n\n"
    )
}

/// A site with one course: a lesson on § 18g Abs. 1, one on § 18, and three questions.
fn site() -> BTreeMap<String, Vec<u8>> {
    let mut files = base_site();
    let mut put = |path: &str, text: String| files.insert(path.to_owned(), text.into_bytes());
    put("law/aufenthg.toml", REGISTER.to_owned());
    put("training/transition/course.toml", COURSE.to_owned());
    let quiz = question("salary", "§ 18g Abs. 1 AufenthG")
        + &question("it", "§ 18g Abs. 2 AufenthG")
        + &question("offer", "§ 18 Abs. 1 AufenthG");
    put("training/transition/quiz.toml", quiz);
    for (lesson, norm) in [("card", "§ 18g Abs. 1 AufenthG"), ("basics", "§ 18 Abs. 1 AufenthG")] {
        for (lang, title) in [("de", "Titel"), ("en", "Title")] {
            let text = format!("+++\ntitle = \"{title} {lesson}\"\n+++\n\n## {title} {{#what}}\n\n{norm}.\n");
            put(&format!("training/transition/{lesson}/{lang}.md"), text);
        }
    }
    files
}

#[test]
fn a_change_of_law_marks_exactly_what_rests_on_it() {
    let (_, build) = build_as_of(&site(), TODAY);
    let told: BTreeSet<String> = build
        .diagnostics
        .iter()
        .filter(|fault| fault.code == Code::LawChanged)
        .filter_map(|fault| fault.fix.as_ref()?.en.split("lotse review ").nth(1).map(str::to_owned))
        .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
        .collect();
    let expected = ["lesson:transition/card", "question:transition/salary"].map(str::to_owned);
    assert_eq!(told, BTreeSet::from(expected));
}

#[test]
fn faults_in_a_quiz_are_named() {
    let mut files = site();
    let quiz = "[[question]]\nkey = \"two\"\nkind = \"single\"\ntext = { de = \"Was?\", en = \"What?\" }\nbasis = \"§ 18 Abs. 1 AufenthG\"\n\
                option = [\n  { text = { de = \"a\", en = \"a\" }, right = true, feedback = { de = \"ja\", en = \"yes\" } },\n\
                \x20 { text = { de = \"b\", en = \"b\" }, right = true },\n]\n";
    files.insert("training/transition/quiz.toml".to_owned(), quiz.as_bytes().to_vec());
    files.insert(
        "training/empty/course.toml".to_owned(),
        COURSE.replace("key = \"card\"", "key = \"nothing\"").into_bytes(),
    );
    let (sources, build) = build_as_of(&files, TODAY);
    let shown = messages(&sources, &build, Format::Short, Lang::En);
    for part in [
        "exactly one option should be right, here are 2",
        "it is missing why this is right or wrong",
        "the lesson `nothing` has neither sections of entries nor a text of its own",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
}

#[test]
fn an_event_leads_to_its_courses_and_a_wrong_one_is_named() {
    let event = "[evening]\ntitle = { de = \"Abend\", en = \"Evening\" }\ntext = { de = \"Für alle.\", en = \"For all.\" }\n\
                 from = 2027-12-01\nplace = { de = \"Halle\", en = \"Hall\" }\n";
    let with = |courses: &str| {
        let mut files = site();
        files
            .insert("service/events.toml".to_owned(), format!("{event}courses = [{courses}]\n").into_bytes());
        build_as_of(&files, TODAY)
    };
    let (_, build) = with("\"transition\"");
    let contacts = build.outputs.expect("no errors").0.remove("de/kontakte.html").unwrap();
    let contacts = String::from_utf8(contacts).unwrap();
    assert!(contacts.contains("<a href=\"kurs-transition.html\">"), "{contacts}");
    let (sources, build) = with("\"transitoin\"");
    let shown = messages(&sources, &build, Format::Short, Lang::En);
    assert!(shown.contains("service/events.toml:6:12: error[broken-reference]"), "{shown}");
    assert!(shown.contains("transition"), "{shown}");
}

#[test]
fn a_package_says_who_made_it_and_where_todays_version_is() {
    let package = |config: &str| {
        let mut files = site();
        files.get_mut("site.toml").unwrap().splice(0..0, config.bytes());
        let course = format!("review_by = 2027-02-15{COURSE}");
        files.insert("training/transition/course.toml".to_owned(), course.into_bytes());
        let (_, build) = build_as_of(&files, TODAY);
        let files = build.renderer.scorm(Lang::De, "transition").unwrap().unwrap();
        String::from_utf8(files["index.html"].clone()).unwrap()
    };
    let alone = package("");
    assert!(alone.contains("data-from=\"2027-02-16\" hidden>"), "{alone}");
    assert_eq!(alone.matches("href=\"mailto:").count(), 2, "{alone}");
    let linked = package("base_url = \"https://stadt.example/\"\n");
    assert_eq!(
        linked.matches("href=\"https://stadt.example/de/kurs-transition.html\"").count(),
        2,
        "{linked}"
    );
}

#[test]
fn every_course_of_the_starter_is_complete() {
    let build = starter();
    let courses = &build.linked.site.courses;
    assert!(courses.len() >= 8, "{}", courses.len());
    for course in courses {
        let key = &course.key.value;
        assert!(course.minutes() >= 30, "{key}: {} minutes", course.minutes());
        assert!((5..=8).contains(&course.questions.len()), "{key}: {} questions", course.questions.len());
        let kinds: BTreeSet<&str> = course.questions.iter().map(|question| question.kind.word()).collect();
        assert!(kinds.len() >= 4, "{key}: {kinds:?}");
        for question in &course.questions {
            assert!(!question.basis.citations.is_empty(), "{key}/{}: no norm", question.key.value);
        }
    }
}

#[test]
fn packages_are_small_whole_and_equal_each_time() {
    let folder = tempfile::tempdir().unwrap();
    for course in starter().linked.site.courses.iter().map(|course| course.key.value.clone()) {
        let zip = |name: &str| {
            let content = root().join("content").display().to_string();
            let arguments = ["export", "scorm", &course, "--lang", "de", "--site", &content, "--out", name];
            let output = lotse(folder.path(), &arguments);
            assert!(output.status.success(), "{}", stderr(&output));
            read_tree(folder.path())[name].clone()
        };
        let (first, second) = (zip("a.zip"), zip("b.zip"));
        assert_eq!(first, second, "{course}: other bytes");
        assert!(first.len() < 1_000_000, "{course}: {} bytes", first.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        let mut text = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let manifest = text("imsmanifest.xml");
        let page = text("index.html");
        let listed: Vec<&str> =
            manifest.split("<file href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let names: BTreeSet<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(listed.len() + 1, names.len(), "{course}: {listed:?}");
        assert!(listed.iter().all(|file| names.contains(*file)), "{course}: {listed:?}");
        // Everything it loads is inside, and nothing else is asked for.
        for loaded in page.split(" src=\"").skip(1).chain(page.split("stylesheet\" href=\"").skip(1)) {
            let file = loaded.split('"').next().unwrap();
            assert!(names.contains(file), "{course}: {file}");
        }
    }
}
