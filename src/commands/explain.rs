//! `lotse explain CODE`: the page of a diagnostic.

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::{Call, exit, out};
use crate::diagnostic::{Code, Severity, nearest};
use crate::lang::Lang;

/// Prints the page of a code, or the list of all codes.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let Some(name) = args.get_one::<String>("code") else {
        for code in Code::ALL {
            let severity = match code.severity() {
                Severity::Error => call.say("Fehler", "error"),
                Severity::Warning => call.say("Warnung", "warning"),
            };
            out(&format!("{:<24}{severity}\n", code.name()));
        }
        return exit(false);
    };
    let Some(code) = Code::from_name(name) else {
        let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
        bail!(
            "{}: {name}{}",
            call.say("diese Meldung gibt es nicht", "there is no such message"),
            near.map(|near| format!(" ({near}?)")).unwrap_or_default()
        );
    };
    out(&section(code.page(), call.lang));
    exit(false)
}

/// Title, explanation in `lang` and example of a page.
fn section(page: &str, lang: Lang) -> String {
    let skipped = match lang {
        Lang::De => "## English",
        Lang::En => "## Deutsch",
    };
    let mut text = String::new();
    let mut skipping = false;
    for line in page.lines() {
        if line.starts_with("## ") {
            skipping = line == skipped;
        }
        if !skipping {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
