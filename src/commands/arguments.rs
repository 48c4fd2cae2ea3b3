//! The command line: verbs and options, with help in the reader's language. clap appears here and where its
//! matches are read.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use jiff::civil::Date;

use super::law::arguments::law;
use crate::lang::Lang;

/// The language of messages: `--lang`, else English in an English locale, else German.
pub(super) fn language(arguments: &[OsString], locale: Option<&str>) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after =
        texts.iter().position(|text| *text == "--lang").and_then(|index| texts.get(index + 1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let english = locale.is_some_and(|locale| locale.starts_with("en"));
    after.or(joined).and_then(Lang::from_code).unwrap_or(if english { Lang::En } else { Lang::De })
}

/// The whole command line, described in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let site = || {
        Arg::new("site")
            .long("site")
            .value_name(say("ORDNER", "DIR"))
            .value_parser(value_parser!(PathBuf))
            .help(say("Ordner der Site (sonst: content)", "folder of the site (default: content)"))
    };
    let as_of = || {
        Arg::new("as-of")
            .long("as-of")
            .value_name(say("DATUM", "DATE"))
            .value_parser(|text: &str| text.parse::<Date>().map_err(|error| error.to_string()))
            .help(say("so tun, als wäre dieser Tag: 2027-01-01", "as if it were this day: 2027-01-01"))
    };
    let format = |values: [&'static str; 3]| {
        Arg::new("format")
            .long("format")
            .value_parser(values)
            .default_value(values[0])
            .help(say("Form der Ausgabe", "form of the output"))
    };
    let strict = || {
        let help = say("Warnungen gelten als Fehler", "warnings count as errors");
        Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(help)
    };
    let build = Command::new("build")
        .about(say("Die Site bauen und nach dist/ schreiben", "build the site and write it to dist/"))
        .arg(site())
        .arg(
            Arg::new("out")
                .long("out")
                .value_name(say("ORDNER", "DIR"))
                .value_parser(value_parser!(PathBuf))
                .default_value("dist")
                .help(say("Ordner für das Ergebnis", "folder for the result")),
        )
        .args([as_of(), strict(), format(["human", "short", "json"])]);
    let check = Command::new("check")
        .about(say("Alles prüfen, nichts schreiben", "check everything, write nothing"))
        .args([site(), as_of(), strict(), format(["human", "short", "json"])]);
    let search = Command::new("search")
        .about(say("In der Site suchen wie im Browser", "search the site as the browser does"))
        .arg(Arg::new("query").required(true).num_args(1..).value_name(say("FRAGE", "QUERY")))
        .arg(Arg::new("limit").long("limit").value_parser(value_parser!(usize)).default_value("10"))
        .args([site(), as_of(), format(["human", "short", "json"])]);
    let explain = Command::new("explain").about(say("Eine Meldung erklären", "explain a message")).arg(
        Arg::new("code")
            .value_name("CODE")
            .help(say("zum Beispiel broken-reference", "for example broken-reference")),
    );
    Command::new("lotse")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say(
            "Lotse macht aus einem Ordner mit Texten eine Website für Unternehmen, mit Suche und geprüften Verweisen.",
            "Lotse turns a folder of texts into a website for companies, with search and checked references.",
        ))
        .disable_help_subcommand(true)
        .arg(
            Arg::new("lang")
                .long("lang")
                .global(true)
                .value_parser(["de", "en"])
                .help(say("Sprache der Meldungen, bei export scorm auch des Kurses", "language of messages, for export scorm also of the course")),
        )
        .subcommands([build, check, serve(lang, site(), as_of()), new(lang, site()), search, paths(lang, site(), as_of()), status(lang, site(), as_of()), review(lang, site(), as_of()), law(lang, &site(), &as_of()), export(lang, &site(), &as_of()), explain])
}

fn paths(lang: Lang, site: Arg, as_of: Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("paths")
        .about(say(
            "Alle Wege durch einen Schnellcheck zeigen, zum Lesen und Unterschreiben",
            "show all ways through a check, to read and to sign",
        ))
        .arg(Arg::new("key").required(true).value_name(say("SCHLÜSSEL", "KEY")).help(say(
            "Name der Datei unter checks/, zum Beispiel start",
            "name of the file below checks/, for example start",
        )))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["text", "html", "csv", "json"])
                .default_value("text")
                .help(say("Form der Ausgabe", "form of the output")),
        )
        .args([site, as_of])
}

fn export(lang: Lang, site: &Arg, as_of: &Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let out = || {
        Arg::new("out")
            .long("out")
            .value_name(say("DATEI", "FILE"))
            .value_parser(value_parser!(PathBuf))
            .help(say("wohin (sonst ein Name im Ordner)", "where to (default: a name in this folder)"))
    };
    let common = || [site.clone(), as_of.clone(), out()];
    Command::new("export")
        .about(say("Für andere Programme ausgeben", "write for other programs"))
        .subcommand_required(true)
        .subcommands([
            Command::new("scorm")
                .about(say(
                    "einen Kurs als SCORM-1.2-Paket für eine Lernplattform",
                    "a course as a SCORM 1.2 package for a learning platform",
                ))
                .arg(Arg::new("course").required(true).value_name(say("KURS", "COURSE")))
                .args(common()),
            Command::new("zip")
                .about(say(
                    "die ganze Site oder ein Kurs als Zip, für einen USB-Stick",
                    "the whole site or one course as a zip, for a USB stick",
                ))
                .arg(Arg::new("course").long("course").value_name(say("KURS", "COURSE")).help(say(
                    "nur dieser Kurs mit allem, worauf er sich stützt",
                    "only this course with all that it rests on",
                )))
                .args(common()),
            Command::new("documents")
                .about(say(
                    "alle Abschnitte als NDJSON für einen Suchserver (Quickwit)",
                    "all sections as NDJSON for a search server (Quickwit)",
                ))
                .args(common()),
        ])
}

fn serve(lang: Lang, site: Arg, as_of: Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("serve")
        .about(say(
            "Die Site im Browser zeigen und bei jeder Änderung neu laden",
            "show the site in the browser and reload it at every change",
        ))
        .arg(Arg::new("port").long("port").value_parser(value_parser!(u16)).help(say(
            "Port (sonst: der erste freie ab 4040)",
            "port (default: the first free one from 4040)",
        )))
        .arg(
            Arg::new("open")
                .long("open")
                .action(ArgAction::SetTrue)
                .help(say("den Browser öffnen", "open the browser")),
        )
        .args([site, as_of])
}

fn status(lang: Lang, site: Arg, as_of: Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("status")
        .about(say(
            "Was zu tun ist: Prüfungen, geändertes Recht, Werte, Übersetzungen, Kontakte",
            "what is to be done: reviews, changed law, values, translations, contacts",
        ))
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["table", "json", "html"])
                .default_value("table")
                .help(say("Form der Ausgabe", "form of the output")),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_delimiter(',')
                .value_parser(["due", "stale", "expired"])
                .help(say(
                    "mit 1 enden, wenn eine Prüfung überfällig (due), ein Text überholt (stale) oder ein Wert abgelaufen ist (expired)",
                    "exit with 1 if a review is overdue (due), a text is stale, or a value has expired",
                )),
        )
        .args([site, as_of])
}

fn review(lang: Lang, site: Arg, as_of: Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("review")
        .about(say(
            "Festhalten, dass ein Text gelesen wurde und stimmt, mit dem Stand des Rechts",
            "record that a text was read and holds, with the state of the law",
        ))
        .arg(Arg::new("key").required(true).num_args(1..).value_name(say("SCHLÜSSEL", "KEY")).help(say(
            "Ordnername des Eintrags, zum Beispiel blue-card",
            "folder name of the entry, for example blue-card",
        )))
        .arg(Arg::new("by").long("by").value_name(say("ROLLE", "ROLE")).help(say(
            "wer geprüft hat: eine Stelle oder Funktion, kein Name",
            "who reviewed it: an office or function, no person's name",
        )))
        .arg(Arg::new("wording").long("wording").action(ArgAction::SetTrue).help(say(
            "nur der Wortlaut wurde verglichen (durch die Verfasser)",
            "only the wording was compared (by the authors)",
        )))
        .args([site, as_of])
}

fn new(lang: Lang, site: Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let key = || {
        Arg::new("key").required(true).value_name(say("SCHLÜSSEL", "KEY")).help(say(
            "Name des Ordners, bleibt für immer: blue-card",
            "name of the folder, stays for ever: blue-card",
        ))
    };
    let title = || {
        Arg::new("title")
            .long("title")
            .value_name(say("TITEL", "TITLE"))
            .help(say("deutscher Titel", "German title"))
    };
    Command::new("new")
        .about(say("Etwas Neues anlegen", "make something new"))
        .subcommand_required(true)
        .subcommands([
            Command::new("entry")
                .about(say("ein Eintrag in beiden Sprachen", "an entry in both languages"))
                .args([key(), title(), site.clone()]),
            Command::new("situation")
                .about(say("eine Schritt-für-Schritt-Anleitung", "a step-by-step guide"))
                .args([key(), title(), site.clone()]),
            Command::new("check").about(say("ein Schnellcheck", "a check")).args([
                key(),
                title(),
                site.clone(),
            ]),
            Command::new("course")
                .about(say("ein Kurs mit Lektion und Quiz", "a course with a lesson and a quiz"))
                .args([key(), title(), site]),
            Command::new("site").about(say("eine eigene Site", "an own site")).arg(
                Arg::new("dir")
                    .required(true)
                    .value_name(say("ORDNER", "DIR"))
                    .value_parser(value_parser!(PathBuf)),
            ),
        ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn german_is_the_language_unless_the_locale_is_english() {
        let call = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&call("lotse check"), None), Lang::De);
        assert_eq!(language(&call("lotse check"), Some("en-GB")), Lang::En);
        assert_eq!(language(&call("lotse check --lang de"), Some("en-GB")), Lang::De);
        assert_eq!(language(&call("lotse check --lang=en"), None), Lang::En);
    }
}
