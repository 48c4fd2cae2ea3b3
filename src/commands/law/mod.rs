//! `lotse law …`: the register of statutes on the command line.

pub(super) mod arguments;
mod cite;
mod diff;
mod import;
mod show;
mod update;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::Call;
use crate::diagnostic::Sink;
use crate::law::cite::Cited;
use crate::link::Linked;
use crate::parse::Memo;
use crate::read::read;
use crate::source::Sources;
use crate::{Options, examine};

/// Does what the subcommand says.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    match args.subcommand() {
        Some(("import", args)) => import::run(call, args),
        Some(("update", args)) => update::run(call, args),
        Some(("list", args)) => show::list(call, args),
        Some(("show", args)) => show::run(call, args),
        Some(("diff", args)) => diff::run(call, args),
        Some(("cite", args)) => cite::run(call, args),
        _ => unreachable!("clap asks for one of these"),
    }
}

/// The site, read and linked; its faults are another command's business.
fn linked(call: &Call<'_>, args: &ArgMatches) -> Result<(Arc<Sources>, Arc<Linked>)> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: true, strict: false };
    let (linked, _) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    Ok((sources, linked))
}

/// The one norm that an argument such as `"§ 18g AufenthG"` names.
fn one_norm(call: &Call<'_>, linked: &Linked, written: &str) -> Result<Cited> {
    let mut found = linked.site.reading.finder.find(written);
    match found.len() {
        1 => Ok(found.remove(0).norm),
        _ => bail!(
            "{}: {written}",
            call.say(
                "eine Vorschrift mit ihrem Gesetz wird gebraucht, zum Beispiel \"§ 18g AufenthG\"",
                "a norm with its statute is needed, for example \"§ 18g AufenthG\""
            )
        ),
    }
}
