//! Sites made of strings, and what every test needs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use jiff::civil::{Date, date};
use lotse::diagnostic::render::{Format, render};
use lotse::lang::Lang;
use lotse::read::{SiteDir, read};
use lotse::source::{Layer, LayerId, Source, Sources, normalise};
use lotse::{Build, Options};

/// The day on which all tests take place.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// The options of a plain build.
pub(crate) const OPTIONS: Options = Options { today: TODAY, drafts: false, strict: false };

/// The smallest site that builds without faults.
pub(crate) fn base_site() -> BTreeMap<String, Vec<u8>> {
    let site_toml = "title = { de = \"Probe\", en = \"Sample\" }\nlanguages = [\"de\", \"en\"]\n\n\
                     [operator]\nname = \"Stadt Musterstadt\"\nmail = \"redaktion@example.org\"\n";
    let topics = "[[group]]\nkey = \"residence\"\ntitle = { de = \"Aufenthalt\", en = \"Residence\" }\n\n\
                  [[group.topic]]\nkey = \"blue-card\"\ntitle = { de = \"Blaue Karte EU\", en = \"EU Blue Card\" }\n";
    let mut files = BTreeMap::from([
        ("site.toml".to_owned(), site_toml.as_bytes().to_vec()),
        ("topics.toml".to_owned(), topics.as_bytes().to_vec()),
    ]);
    for (key, de, en) in [
        ("imprint", "Impressum", "Imprint"),
        ("privacy", "Datenschutz", "Privacy"),
        ("accessibility", "Barrierefreiheit", "Accessibility"),
    ] {
        for (lang, title) in [("de", de), ("en", en)] {
            let text = format!("+++\ntitle = \"{title}\"\n+++\n\n{title}.\n");
            files.insert(format!("pages/{key}/{lang}.md"), text.into_bytes());
        }
    }
    files
}

/// An entry without faults, to change one thing of.
pub(crate) fn entry(title: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"Die Antwort.\"\ntopics = [\"blue-card\"]\naudience = [\"hr\"]\n\
         phase = [\"transition\"]\nreview_by = 2027-03-31\n+++\n\n{body}\n"
    )
}

/// Sources of one layer.
pub(crate) fn sources(files: &BTreeMap<String, Vec<u8>>) -> Arc<Sources> {
    let source = |(path, bytes): (&String, &Vec<u8>)| Source {
        path: path.clone(),
        layer: LayerId(0),
        content: normalise(bytes),
    };
    let layers = vec![Layer { name: "content".to_owned() }];
    Arc::new(Sources::new(layers, files.iter().map(source).collect()))
}

/// Builds a site of files as of a day.
pub(crate) fn build_as_of(files: &BTreeMap<String, Vec<u8>>, today: Date) -> (Arc<Sources>, Build) {
    let sources = sources(files);
    let options = Options { today, ..OPTIONS };
    let build = lotse::checked(&sources, options, &|_| {}).expect("building in memory does not fail");
    (sources, build)
}

/// The starter content, built.
pub(crate) fn starter() -> Build {
    let content = SiteDir::Folder(root().join("content"));
    let sources = Arc::new(read(&content).expect("the starter content can be read"));
    lotse::build(&sources, OPTIONS, &|_| {}).expect("building in memory does not fail")
}

/// The diagnostics of a build as an editor reads them.
pub(crate) fn messages(sources: &Sources, build: &Build, format: Format, lang: Lang) -> String {
    render(&build.diagnostics, sources, format, lang, false)
}

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// All files below a folder with their contents, by path.
#[expect(clippy::disallowed_methods, reason = "tests read files")]
pub(crate) fn read_tree(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(dir).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Reads a text file.
#[expect(clippy::disallowed_methods, reason = "tests read files")]
pub(crate) fn read_text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file and the folders above it.
#[expect(clippy::disallowed_methods, reason = "tests write files")]
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Should expected results be rewritten? `UPDATE=1 cargo test`, then look at the difference.
#[expect(clippy::disallowed_methods, reason = "tests read the environment")]
pub(crate) fn updating() -> bool {
    std::env::var("UPDATE").is_ok_and(|value| value == "1")
}

/// Calls the program in a folder.
pub(crate) fn lotse(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lotse"))
        .args(arguments)
        .current_dir(dir)
        .env("LANG", "de_DE.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap()
}

/// What it printed.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it said on the side.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A site in `content/` of a new folder, with one entry.
pub(crate) fn with_site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in base_site() {
        write(&dir.path().join("content").join(path), &bytes);
    }
    let text = entry("Blaue Karte EU", "Text über Gehälter.");
    write(&dir.path().join("content/guidance/blue-card/de.md"), text.as_bytes());
    dir
}
