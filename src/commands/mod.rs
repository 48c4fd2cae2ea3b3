//! The `lotse` command: arguments, and one file per verb.
//!
//! Owns: what is printed and the exit code: 0 fine, 1 faults in content, 2 wrong usage or files that cannot be read
//! or written. Must not know: how the stages work.

mod arguments;
mod build;
mod explain;
mod export;
mod law;
mod new;
mod paths;
mod progress;
mod review;
mod search;
mod status;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::ArgMatches;
use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Format, render};
use crate::lang::Lang;
use crate::read::SiteDir;
use crate::source::Sources;

/// What the surroundings say: the only place where the clock and the environment come in.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Today's date.
    pub today: Date,
    /// The locale of the system, such as `de-DE`, if it has one.
    pub locale: Option<String>,
    /// The folder of the program file, for a start by double-click.
    pub program_folder: Option<PathBuf>,
    /// May output be coloured?
    pub colour: bool,
}

/// Runs the command line; the first argument is the program's name.
pub fn run(arguments: Vec<OsString>, surroundings: &Surroundings) -> ExitCode {
    let lang = arguments::language(&arguments, surroundings.locale.as_deref());
    let double_click = arguments.len() <= 1;
    let matches = match arguments::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let wrong = error.use_stderr();
            // Printing to a closed pipe fails; there is nobody left to tell.
            let _ = error.print();
            return ExitCode::from(if wrong { 2 } else { 0 });
        }
    };
    let call = Call { lang, surroundings };
    let result = match matches.subcommand() {
        Some(("build", args)) => build::build(&call, args),
        Some(("check", args)) => build::check(&call, args),
        Some(("serve", args)) => crate::serve::command(&call, args, false),
        Some(("new", args)) => new::run(&call, args),
        Some(("paths", args)) => paths::run(&call, args),
        Some(("search", args)) => search::run(&call, args),
        Some(("status", args)) => status::run(&call, args),
        Some(("review", args)) => review::run(&call, args),
        Some(("law", args)) => law::run(&call, args),
        Some(("export", args)) => export::run(&call, args),
        Some(("explain", args)) => explain::run(&call, args),
        _ => crate::serve::command(&call, &matches, double_click),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            let word = if lang == Lang::De { "Fehler" } else { "error" };
            note(&format!("{word}: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// One call of the program.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Language of messages.
    pub lang: Lang,
    /// What the surroundings say.
    pub surroundings: &'a Surroundings,
}

impl Call<'_> {
    /// The German or the English text.
    pub fn say<'t>(&self, de: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::De => de,
            Lang::En => en,
        }
    }

    /// The day of the build: `--as-of`, else today.
    pub fn today(&self, args: &ArgMatches) -> Date {
        args.try_get_one::<Date>("as-of").ok().flatten().copied().unwrap_or(self.surroundings.today)
    }

    /// The site: `--site`, else `content/`, else the folder one is in, else the folder of the program, else the
    /// starter content.
    pub fn site(&self, args: &ArgMatches) -> SiteDir {
        if let Some(dir) = args.get_one::<PathBuf>("site") {
            return SiteDir::Folder(dir.clone());
        }
        let beside = self.surroundings.program_folder.as_deref();
        let candidates = [Some(Path::new("content")), Some(Path::new(".")), beside];
        let own = candidates.into_iter().flatten().flat_map(|dir| [dir.to_path_buf(), dir.join("content")]);
        own.into_iter().find(|dir| dir.join("site.toml").is_file()).map_or(SiteDir::Starter, SiteDir::Folder)
    }

    /// The folder of the site that a command changes; the starter content is nobody's own.
    pub fn own_site(&self, args: &ArgMatches) -> Result<PathBuf> {
        match self.site(args) {
            SiteDir::Folder(folder) => Ok(folder),
            SiteDir::Starter => bail!(
                "{}",
                self.say(
                    "hier ist keine eigene Site; zuerst eine anlegen: lotse new site ORDNER",
                    "there is no own site here; make one first: lotse new site DIR"
                )
            ),
        }
    }

    /// Prints diagnostics: to standard output as JSON, else to standard error.
    pub fn report(&self, diagnostics: &[Diagnostic], sources: &Arc<Sources>, format: Format) {
        let colour = self.surroundings.colour && std::io::stderr().is_terminal();
        let text = render(diagnostics, sources, format, self.lang, colour);
        if format == Format::Json {
            out(&text);
        } else if !text.is_empty() {
            note(text.trim_end());
        }
    }
}

/// The form of diagnostics that `--format` asks for.
pub fn format(args: &ArgMatches) -> Format {
    match args.get_one::<String>("format").map(String::as_str) {
        Some("short") => Format::Short,
        Some("json") => Format::Json,
        _ => Format::Human,
    }
}

/// Prints results. A closed pipe is no fault: who reads has seen enough.
pub fn out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Prints a line for people.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Exit code of faults in content.
pub fn exit(faults: bool) -> Result<ExitCode> {
    Ok(ExitCode::from(u8::from(faults)))
}
