//! The arguments of `lotse law`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use jiff::civil::Date;

use crate::lang::Lang;

/// `lotse law` with all it can do.
pub(in crate::commands) fn law(lang: Lang, site: &Arg, as_of: &Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    let norm = || {
        Arg::new("norm")
            .required(true)
            .value_name(say("VORSCHRIFT", "NORM"))
            .help(say("zum Beispiel \"§ 18g AufenthG\"", "for example \"§ 18g AufenthG\""))
    };
    let list = Command::new("list")
        .about(say("Die Gesetze des Registers", "the statutes of the register"))
        .args([site.clone(), format(lang, &["human", "json", "urls"])]);
    let show = Command::new("show")
        .about(say(
            "Was Lotse von einer Vorschrift weiß, und wer sie zitiert",
            "what Lotse knows of a norm, and what cites it",
        ))
        .args([norm(), site.clone()]);
    let diff = Command::new("diff")
        .about(say(
            "Alten und neuen Wortlaut vergleichen (aus aufbewahrten Texten)",
            "compare old and new wording (from kept texts)",
        ))
        .arg(norm())
        .arg(
            Arg::new("state")
                .num_args(2)
                .value_name(say("STAND", "STATE"))
                .value_parser(date)
                .help(say("zwei Stände; sonst die letzte Änderung", "two states; default: the last change")),
        )
        .arg(site.clone());
    let cite = Command::new("cite")
        .about(say(
            "Alle Fundstellen eines Textes mit ihren Teilen",
            "every citation of a text with its parts",
        ))
        .arg(
            Arg::new("file")
                .required(true)
                .value_name(say("DATEI", "FILE"))
                .help(say("Datei, oder - für die Standardeingabe", "file, or - for standard input")),
        )
        .args([site.clone(), format(lang, &["human", "json"])]);
    Command::new("law")
        .about(say("Das Register der Gesetze", "the register of statutes"))
        .subcommand_required(true)
        .subcommands([import(lang, site), update(lang, site, as_of), list, show, diff, cite])
}

fn import(lang: Lang, site: &Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("import")
        .about(say(
            "Gesetzestexte in das Register übernehmen und sagen, welche Texte sich auf Geändertes stützen",
            "take statute texts into the register and say which texts rest on what changed",
        ))
        .arg(
            Arg::new("path")
                .required(true)
                .num_args(1..)
                .value_name(say("PFAD", "PATH"))
                .value_parser(value_parser!(PathBuf))
                .help(say(
                    "amtliches XML, xml.zip, Markdown, oder Ordner damit",
                    "official XML, xml.zip, Markdown, or folders of them",
                )),
        )
        .arg(Arg::new("state").long("state").value_name(say("DATUM", "DATE")).value_parser(date).help(say(
            "Stand der Texte; nötig bei Markdown, im XML steht er selbst",
            "state of the texts; needed for Markdown, XML has its own",
        )))
        .arg(Arg::new("with-text").long("with-text").action(ArgAction::SetTrue).help(say(
            "den Wortlaut auf diesem Rechner aufbewahren (law/texts/)",
            "keep the wording on this computer (law/texts/)",
        )))
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say(
            "auch übernehmen, wenn auf einmal viele Vorschriften fehlen",
            "import even if many norms are suddenly missing",
        )))
        .args([site.clone(), format(lang, &["human", "json"])])
}

fn update(lang: Lang, site: &Arg, as_of: &Arg) -> Command {
    let say = |de: &'static str, en: &'static str| if lang == Lang::De { de } else { en };
    Command::new("update")
        .about(say(
            "Die Gesetze des Registers von gesetze-im-internet.de holen und übernehmen",
            "fetch the statutes of the register from gesetze-im-internet.de and import them",
        ))
        .arg(
            Arg::new("statute").num_args(0..).value_name(say("GESETZ", "STATUTE")).help(say(
                "nur diese, zum Beispiel AufenthG BeschV",
                "only these, for example AufenthG BeschV",
            )),
        )
        .args([site.clone(), as_of.clone(), format(lang, &["human", "json"])])
}

fn date(text: &str) -> Result<Date, String> {
    text.parse::<Date>().map_err(|error| error.to_string())
}

fn format(lang: Lang, values: &'static [&'static str]) -> Arg {
    let help = if lang == Lang::De { "Form der Ausgabe" } else { "form of the output" };
    Arg::new("format").long("format").value_parser(values.to_vec()).default_value(values[0]).help(help)
}
