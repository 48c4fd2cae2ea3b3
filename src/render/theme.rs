//! A theme: templates, texts, stylesheet, script. The default theme with the site's own files over it.
//!
//! Owns: loading (a site's `theme/…` replaces the default's file of the same name), the stylesheet as one file
//! and content hashes in asset names. Must not know: what the templates show.

use std::collections::BTreeMap;

use tera::Tera;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Bilingual, both};
use crate::read::theme_files;
use crate::source::{Content, Sources};

/// Everything a theme brings.
#[derive(Clone)]
pub struct Theme {
    /// All templates, compiled.
    pub(super) tera: Tera,
    /// The theme's words.
    pub(crate) texts: Bilingual<Texts>,
    /// Files below `assets/`: stylesheet, script, images.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
    /// Name of the stylesheet below `assets/`.
    pub(super) stylesheet: String,
    /// Names of the stylesheets that only some pages load, one for each file of `css/tools/`.
    pub(super) sheets: BTreeMap<String, String>,
    /// Name of the script below `assets/`.
    pub(super) script: String,
    /// Names of the scripts that only some pages load: `results`, `tools`, `account`, …
    pub(super) scripts: BTreeMap<&'static str, String>,
    /// Did all templates compile?
    pub(crate) usable: bool,
}

/// The bundles that only some pages load.
const SCRIPTS: [&str; 7] = ["account", "quiz", "results", "scorm", "slides", "tools", "training"];

/// The words of a theme in one language.
#[derive(Debug, Clone, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// The text with this key; the key itself if the theme has none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text with its placeholders `{name}` filled in.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// What a word of the front matter is called: `career-center` as an audience.
    pub fn label(&self, kind: &str, word: &str) -> String {
        self.get(&format!("{kind}_{}", word.replace('-', "_"))).to_owned()
    }

    /// `18g` → `§ 18g AufenthG`; words come from the theme.
    pub fn permit(&self, permit: &str) -> String {
        if permit.starts_with(|c: char| c.is_ascii_digit()) {
            return format!("§\u{a0}{permit}\u{a0}AufenthG");
        }
        self.label("permit", permit)
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Theme {
    /// Loads the default theme with the site's own files over it. Faults of templates are reported.
    pub fn load(sources: &Sources, sink: &mut Sink) -> Self {
        let mut files: BTreeMap<String, Content> = theme_files().into_iter().collect();
        for (_, source) in sources.iter() {
            if let Some(path) = source.path.strip_prefix("theme/") {
                files.insert(path.to_owned(), source.content.clone());
            }
        }
        let mut tera = Tera::default();
        let templates = files.iter().filter_map(|(path, content)| {
            Some((path.strip_prefix("templates/")?.to_owned(), text_of(content)))
        });
        let added = tera.add_raw_templates(templates.collect::<Vec<_>>());
        if let Err(error) = &added {
            sink.report(fault(error, None));
        }
        let mut assets = BTreeMap::new();
        let css =
            files.iter().filter(|(path, _)| path.starts_with("css/") && !path.starts_with("css/tools/"));
        let css: String = css.map(|(_, content)| text_of(content)).collect();
        let stylesheet = add_asset(&mut assets, "lotse", "css", css.into_bytes());
        let mut sheets = BTreeMap::new();
        for (path, content) in &files {
            let name = path.strip_prefix("css/tools/").and_then(|name| name.strip_suffix(".css"));
            if let Some(name) = name {
                let css = text_of(content).as_bytes().to_vec();
                sheets.insert(name.to_owned(), add_asset(&mut assets, &format!("lotse-{name}"), "css", css));
            }
        }
        let mut add_script = |stem: &str, path: &str| {
            let text = files.get(path).map(text_of).unwrap_or_default();
            add_asset(&mut assets, stem, "js", text.as_bytes().to_vec())
        };
        let script = add_script("lotse", "scripts/bundle.js");
        let scripts = SCRIPTS
            .iter()
            .map(|name| (*name, add_script(&format!("lotse-{name}"), &format!("scripts/bundle-{name}.js"))))
            .collect();
        for (path, content) in &files {
            if let Some(name) = path.strip_prefix("images/") {
                assets.insert(name.to_owned(), bytes_of(content));
            }
        }
        let texts = Bilingual::from_fn(|lang| {
            let file = files.get(&format!("texts/{}.toml", lang.code()));
            Texts(file.and_then(|content| toml::from_str(text_of(content)).ok()).unwrap_or_default())
        });
        Self { tera, texts, assets, stylesheet, sheets, script, scripts, usable: added.is_ok() }
    }
}

/// A template's fault, with what was being rendered. Tera names the template and its line.
pub(super) fn fault(error: &tera::Error, page: Option<&str>) -> Diagnostic {
    let told = error.to_string();
    let told = told.trim().trim_start_matches("error: ");
    let page_de = page.map(|page| format!(" (Seite „{page}“)")).unwrap_or_default();
    let page_en = page.map(|page| format!(" (page \u{201c}{page}\u{201d})")).unwrap_or_default();
    let message = both(
        format!("Eine Vorlage ist fehlerhaft{page_de}:\n{told}"),
        format!("a template is faulty{page_en}:\n{told}"),
    );
    let fix = both(
        "Die Datei im Ordner theme/templates/ der Site berichtigen oder löschen; dann gilt wieder die mitgelieferte",
        "correct or delete the file in the site's folder theme/templates/; then the built-in one applies again",
    );
    Diagnostic::of_site(Code::Theme, message).fix(fix)
}

/// Adds a file under a name with its content hash.
fn add_asset(assets: &mut BTreeMap<String, Vec<u8>>, stem: &str, ending: &str, bytes: Vec<u8>) -> String {
    let hash = blake3::hash(&bytes).to_hex();
    let name = format!("{stem}.{}.{ending}", &hash[..10]);
    assets.insert(name.clone(), bytes);
    name
}

fn text_of(content: &Content) -> &str {
    match content {
        Content::Text(text) | Content::NotUtf8(text) => text,
        Content::Bytes(_) => "",
    }
}

fn bytes_of(content: &Content) -> Vec<u8> {
    match content {
        Content::Text(text) | Content::NotUtf8(text) => text.clone().into_bytes(),
        Content::Bytes(bytes) => bytes.clone(),
    }
}
