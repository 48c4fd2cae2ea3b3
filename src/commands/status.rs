//! `lotse status`: what needs attention; with `--fail-on` for a nightly job.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::ArgMatches;

use super::{Call, exit, out};
use crate::diagnostic::Sink;
use crate::parse::Memo;
use crate::read::read;
use crate::status::{Format, Status, print};
use crate::{Options, examine};

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: true, strict: false };
    let (linked, _) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    let status = Status::of(&linked, options.today);
    let format = match args.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        Some("html") => Format::Html,
        _ => Format::Table,
    };
    out(&print(&status, format, call.lang));
    let fails = |what: &String| match what.as_str() {
        "due" => status.any_due(),
        "stale" => status.any_stale(),
        _ => status.any_expired(),
    };
    exit(args.get_many::<String>("fail-on").into_iter().flatten().any(fails))
}
