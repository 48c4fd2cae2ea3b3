//! Publishing: atomic, sparing, and never into somebody else's folder.

use std::path::Path;
use std::process::{Command, Stdio};

use lotse::publish::{Way, publish};
use lotse::render::Outputs;

use crate::support::{read_tree, write};

fn outputs(files: &[(&str, &str)]) -> Outputs {
    Outputs(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
}

fn site(dist: &Path) -> Vec<(String, String)> {
    let files = read_tree(dist).into_iter().filter(|(path, _)| path != ".lotse-build");
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn the_second_build_writes_only_what_changed_and_keeps_hashed_pieces_for_one_build() {
    let dir = tempfile::tempdir().unwrap();
    let dist = dir.path().join("dist");
    let first =
        publish(&outputs(&[("de/a.html", "1"), ("de/b.html", "b"), ("assets/lotse.1.css", "x")]), &dist)
            .unwrap();
    assert_eq!((first.written, first.way), (3, Way::Exchanged));
    let second =
        publish(&outputs(&[("de/a.html", "2"), ("de/b.html", "b"), ("assets/lotse.2.css", "y")]), &dist)
            .unwrap();
    assert_eq!(second.written, 2);
    assert_eq!(
        site(&dist),
        pairs(&[
            ("assets/lotse.1.css", "x"),
            ("assets/lotse.2.css", "y"),
            ("de/a.html", "2"),
            ("de/b.html", "b")
        ])
    );
    publish(&outputs(&[("de/a.html", "2"), ("de/b.html", "b"), ("assets/lotse.2.css", "y")]), &dist).unwrap();
    assert_eq!(site(&dist), pairs(&[("assets/lotse.2.css", "y"), ("de/a.html", "2"), ("de/b.html", "b")]));
    let beside: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(beside.iter().all(|name| name == "dist" || name == ".dist.lotse-lock"), "{beside:?}");
}

#[test]
fn what_somebody_changed_by_hand_is_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let dist = dir.path().join("dist");
    let files = outputs(&[("de/a.html", "one")]);
    publish(&files, &dist).unwrap();
    write(&dist.join("de/a.html"), b"ONE by hand");
    publish(&files, &dist).unwrap();
    assert_eq!(site(&dist), pairs(&[("de/a.html", "one")]));
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let dist = dir.path().join("dist");
    write(&dist.join("photo.txt"), b"mine");
    let error = publish(&outputs(&[("index.html", "x")]), &dist).unwrap_err();
    assert!(error.to_string().contains("nicht leer"), "{error}");
    assert_eq!(site(&dist), pairs(&[("photo.txt", "mine")]));
}

/// The program is killed at growing moments of its run; each time `dist/` must be wholly one site or the other.
#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let (site, dist) = (dir.path().join("site"), dir.path().join("dist"));
    let mut files = crate::support::base_site();
    let text = |word: &str| crate::support::entry("Titel", word).into_bytes();
    for n in 0..60 {
        files.insert(format!("guidance/entry-{n:02}/de.md"), text("ALT"));
    }
    for (path, bytes) in &files {
        write(&site.join(path), bytes);
    }
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lotse"));
        command.args(["build", "--as-of", "2026-11-23", "--site"]).arg(&site).arg("--out").arg(&dist);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(build().status().unwrap().success());
    let mut word = "ALT";
    let (mut old, mut new) = (0, 0);
    for round in 0..24u64 {
        let next = if word == "ALT" { "NEU" } else { "ALT" };
        for n in 0..60 {
            write(&site.join(format!("guidance/entry-{n:02}/de.md")), &text(next));
        }
        let mut child = build().spawn().unwrap();
        // Not a wait for something to happen: the moment of the kill is the input of this test.
        std::thread::sleep(std::time::Duration::from_millis(round * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let pages: Vec<_> =
            read_tree(&dist).into_iter().filter(|(path, _)| path.starts_with("de/entry-")).collect();
        let with = |word: &str| {
            pages
                .iter()
                .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&format!("<p>{word}</p>")))
                .count()
        };
        assert_eq!(pages.len(), 60);
        assert!(with(word) == 60 || with(next) == 60, "round {round}: a mixture");
        if with(next) == 60 {
            word = next;
            new += 1;
        } else {
            old += 1;
        }
    }
    assert!(old > 0, "no run was killed in time ({new} finished): the test shows nothing");
    assert!(build().status().unwrap().success(), "a later build is not disturbed by what was left behind");
}
