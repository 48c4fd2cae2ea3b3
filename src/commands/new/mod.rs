//! `lotse new`: skeletons of entries, situations, checks, courses and whole sites, with a comment on every key.

mod course;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{Call, exit, out};
use crate::lang::Lang;
use crate::parse::slug;
use crate::publish::create_files;
use crate::read::starter_files;
use crate::source::Content;

/// Months until a new entry is to be read again.
const MONTHS_TO_REVIEW: i32 = 6;

/// Makes what the subcommand says and prints the new files.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let (folder, files) = match args.subcommand() {
        Some(("entry", args)) => article(call, args, "guidance")?,
        Some(("situation", args)) => article(call, args, "situations")?,
        Some(("check", args)) => check(call, args)?,
        Some(("course", args)) => {
            let key = well_formed_key(call, args)?;
            let title = args.get_one::<String>("title").map_or(key, String::as_str);
            (call.own_site(args)?, course::files(call, key, title))
        }
        Some(("site", args)) => {
            let dir = args.get_one::<PathBuf>("dir").expect("`dir` is required");
            (dir.clone(), site(call, dir))
        }
        _ => unreachable!("clap asks for one of these"),
    };
    create_files(&folder, &files)?;
    for (path, _) in &files {
        out(&format!("{}\n", folder.join(path).display()));
    }
    exit(false)
}

type Files = Vec<(String, Vec<u8>)>;

fn article(call: &Call<'_>, args: &ArgMatches, area: &str) -> Result<(PathBuf, Files)> {
    let key = well_formed_key(call, args)?;
    let folder = call.own_site(args)?;
    let title = args.get_one::<String>("title").map_or(key, String::as_str);
    let today = call.surroundings.today;
    let files = vec![
        (format!("{area}/{key}/de.md"), german(call.lang, title, today, area).into_bytes()),
        (format!("{area}/{key}/en.md"), english(call.lang, key).into_bytes()),
    ];
    Ok((folder, files))
}

fn well_formed_key<'a>(call: &Call<'_>, args: &'a ArgMatches) -> Result<&'a str> {
    let key = args.get_one::<String>("key").expect("`key` is required");
    let well_formed = !key.is_empty() && key.split('/').all(|part| !part.is_empty() && slug(part) == part);
    if !well_formed {
        let wanted: Vec<String> = key.split('/').map(slug).collect();
        let what = call
            .say("der Schlüssel besteht aus a–z, 0–9 und Bindestrichen", "a key has a–z, 0–9 and hyphens");
        bail!("{key}: {what}: {}", wanted.join("/"));
    }
    Ok(key)
}

/// A decision table that proves complete, to change line by line.
fn check(call: &Call<'_>, args: &ArgMatches) -> Result<(PathBuf, Files)> {
    let key = well_formed_key(call, args)?;
    let title = args.get_one::<String>("title").map_or(key, String::as_str).replace(['\\', '"'], "");
    let c = |de: &'static str, en: &'static str| call.say(de, en);
    let text = format!(
        r#"title = {{ de = "{title}", en = "{title}" }}
summary = {{ de = "…", en = "…" }}  # {}
entries = []  # {}

# {}
[[question]]
key = "card"
kind = "choice"  # choice, several, number, money, date
text = {{ de = "…?", en = "…?" }}
unsure = {{ de = "…", en = "…" }}  # {}

[[question.option]]
key = "yes"
text = {{ de = "Ja", en = "Yes" }}

[[question.option]]
key = "no"
text = {{ de = "Nein", en = "No" }}

# {}
[[rule]]
when = {{ card = "yes" }}  # {}
outcome = "go"

[[rule]]
when = {{ card = ["no", "unknown"] }}
outcome = "ask"

[[outcome]]
key = "go"
answer = "yes"  # yes, limited, no, clarify
text = {{ de = "Ja, …", en = "Yes, …" }}
basis = "§ 4a Abs. 1 AufenthG"  # {}
steps = {{ de = ["…"], en = ["…"] }}  # {}
office = "abh"  # {}
entries = []

[[outcome]]
key = "ask"
answer = "clarify"
text = {{ de = "Erst klären: …", en = "Clarify first: …" }}
basis = "§ 4a Abs. 5 AufenthG"
steps = {{ de = ["…"], en = ["…"] }}
office = "abh"
entries = []
"#,
        c("was man danach weiß, in einem Satz", "what one knows afterwards, in a sentence"),
        c("Einträge, die den Schnellcheck anbieten", "entries that offer the check"),
        c(
            "Fragen in der Reihenfolge, in der sie gestellt werden",
            "questions in the order in which they are asked"
        ),
        c("wo man nachsieht, wenn man es nicht weiß", "where to look if one does not know"),
        c(
            "Regeln gelten von oben nach unten; auch als Tabelle in einer .csv daneben. Prüfen: lotse check; alle Wege: lotse paths",
            "rules apply from top to bottom; also as a sheet in a .csv beside. Prove: lotse check; all ways: lotse paths"
        ),
        c(
            "auch: [\"a\", \"unknown\"], {{ from = 20 }}, {{ below = \"value:schlüssel\" }}, {{ with = [\"a\"] }}",
            "also: [\"a\", \"unknown\"], {{ from = 20 }}, {{ below = \"value:key\" }}, {{ with = [\"a\"] }}"
        ),
        c("die Vorschrift, auf der die Antwort beruht", "the norm that the answer rests on"),
        c("was als Nächstes zu tun ist", "what to do next"),
        c("Schlüssel aus service/offices.toml", "key of service/offices.toml"),
    );
    Ok((call.own_site(args)?, vec![(format!("checks/{key}.toml"), text.into_bytes())]))
}

/// A key of the original: name, value, and what it is for in German and English.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// Every key of an entry. `TITLE`, `SLUG`, `TODAY` and `REVIEW_BY` are filled in; a key with `#` is left out for now.
const LINES: [Line; 19] = [
    ("title", "\"TITLE\"", "Überschrift der Seite", "title of the page"),
    (
        "slug",
        "\"SLUG\"",
        "Teil der Adresse; bleibt, auch wenn der Titel sich ändert",
        "part of the address; stays when the title changes",
    ),
    ("summary", "\"\"", "die Antwort in höchstens 300 Zeichen", "the answer in at most 300 characters"),
    (
        "asked_as",
        "[]",
        "Fragen, wie Menschen sie stellen: [\"…?\", \"…?\"]",
        "questions as people ask them: [\"…?\", \"…?\"]",
    ),
    (
        "topics",
        "[]",
        "Schlüssel aus topics.toml, der eigene zuerst",
        "keys of topics.toml, the own one first",
    ),
    (
        "audience",
        "[\"hr\"]",
        "hr, owner, supervisor, abh, career-center, students",
        "hr, owner, supervisor, abh, career-center, students",
    ),
    (
        "phase",
        "[\"before-hiring\"]",
        "before-hiring, studies, transition, employment, extension, ending",
        "before-hiring, studies, transition, employment, extension, ending",
    ),
    (
        "permits",
        "[]",
        "Aufenthaltstitel: \"18b\", \"18g\", … oder \"fiction\", \"visa-d\", \"eu\"",
        "residence titles: \"18b\", \"18g\", … or \"fiction\", \"visa-d\", \"eu\"",
    ),
    (
        "statute",
        "\"AufenthG\"",
        "Gesetz, das „§ 18g“ ohne Namen meint",
        "the statute that a bare § 18g means",
    ),
    (
        "# wording_checked",
        "TODAY",
        "an diesem Tag mit dem Gesetz verglichen",
        "compared with the statute on this day",
    ),
    ("review_by", "REVIEW_BY", "bis dahin wieder lesen", "to be read again by"),
    ("status", "\"draft\"", "draft (Entwurf) oder published (veröffentlicht)", "draft or published"),
    ("region", "\"de\"", "wo es gilt: de, ni, …", "where it applies: de, ni, …"),
    ("related", "[]", "Schlüssel verwandter Einträge", "keys of related entries"),
    ("# next", "\"…\"", "Schlüssel des nächsten Schritts", "key of the next step"),
    ("# office", "\"abh\"", "Schlüssel aus service/offices.toml", "key of service/offices.toml"),
    ("aliases", "[]", "frühere Adressen (slugs) dieses Textes", "former addresses (slugs) of this text"),
    (
        "changes",
        "[{ date = TODAY, de = \"Neu.\", en = \"New.\" }]",
        "was sich geändert hat, für „Neues“",
        "what changed, for the news page",
    ),
    ("sources", "[]", "Quellen: [\"Name, https://…\"]", "sources: [\"name, https://…\"]"),
];

/// The original with every key; comments in the editor's language.
fn german(lang: Lang, title: &str, today: Date, area: &str) -> String {
    let review_by = today.saturating_add(MONTHS_TO_REVIEW.months()).to_string();
    let quoted = title.replace('\\', "").replace('"', "\\\"");
    let mut text = "+++\n".to_owned();
    for (key, value, de, en) in LINES {
        let value = value
            .replace("TITLE", &quoted)
            .replace("SLUG", &slug(title))
            .replace("TODAY", &today.to_string())
            .replace("REVIEW_BY", &review_by);
        let comment = if lang == Lang::De { de } else { en };
        writeln!(text, "{key} = {value}  # {comment}").expect("writing to a string cannot fail");
    }
    text.push_str("+++\n\n");
    text.push_str(if area == "situations" {
        "## 1. Der erste Schritt\n\nWer macht was, wo, mit welchen Unterlagen, bis wann?\n\n## 2. Der zweite Schritt\n\n…\n"
    } else {
        "## Für wen gilt das?\n\n…\n\n## Was gilt?\n\n…\n\n## Was ist zu tun?\n\n1. …\n2. …\n"
    });
    text
}

/// The translation: only what differs by language.
fn english(lang: Lang, key: &str) -> String {
    let c = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    format!(
        "+++\ntitle = \"{key}\"  # {}\nslug = \"{}\"  # {}\nsummary = \"\"  # {}\nasked_as = []\n+++\n\n## …\n\n…\n",
        c("englischer Titel", "English title"),
        key.replace('/', "-"),
        c("Teil der englischen Adresse", "part of the English address"),
        c("die Antwort in höchstens 300 Zeichen", "the answer in at most 300 characters"),
    )
}

/// An own site over the starter content: what every operator must fill in is copied, the rest lies beneath.
fn site(call: &Call<'_>, dir: &Path) -> Files {
    let name = dir.file_name().map_or_else(|| "Lotse".into(), |name| name.to_string_lossy().into_owned());
    let name = name.replace(['\\', '"'], "");
    let c = |de: &'static str, en: &'static str| call.say(de, en);
    let site_toml = format!(
        "extends = [\"starter\"]  # {}\nlanguages = [\"de\", \"en\"]\ntitle = {{ de = \"{name}\", en = \"{name}\" }}\n\
         description = {{ de = \"…\", en = \"…\" }}\n# base_url = \"https://…/\"  # {}\n# hide = [\"guidance/…\"]  # {}\n\
         # downloads = true  # {}\n\n\
         [operator]  # {}\nname = \"…\"\nmail = \"redaktion@example.org\"\n\n[home]\n\
         questions = [\"fiction\", \"student-work\", \"blue-card\"]  # {}\n",
        c("darunter liegen die mitgelieferten Inhalte", "the built-in content lies beneath"),
        c("die Adresse im Netz, sobald sie feststeht", "the address on the web, once it is known"),
        c("was nicht gezeigt werden soll", "what is not to be shown"),
        c(
            "Kurse als SCORM-Paket und alle Seiten als Zip anbieten",
            "offer courses as SCORM packages and all pages as a zip"
        ),
        c("wer die Site betreibt", "who runs the site"),
        c(
            "Einträge, deren Fragen auf der Startseite stehen",
            "entries whose questions stand on the home page"
        ),
    );
    let mut files = vec![("site.toml".to_owned(), site_toml.into_bytes())];
    for (path, content) in starter_files() {
        let own = ["pages/imprint/", "pages/privacy/", "pages/accessibility/", "service/"];
        if let Content::Text(text) = content
            && own.iter().any(|folder| path.starts_with(folder))
        {
            files.push((path, text.into_bytes()));
        }
    }
    files
}
