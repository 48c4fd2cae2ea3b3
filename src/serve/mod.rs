//! `lotse serve`: the site in the browser while it is being written.
//!
//! Owns: watching, the loopback server, live reload and showing faults in the page. It uses the same stages as
//! `build`; pages are made when a browser asks for them, and the last good version stays while there are faults.
//!
//! The pages keep their strict policy: live reload is a classic script that waits for its answer, because the
//! policy allows neither `fetch` nor event streams.

mod live;
mod server;
mod watch;
mod workshop;

use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::ArgMatches;

use crate::Options;
use crate::commands::{Call, exit, note, out};
use crate::read::SiteDir;
use workshop::Workshop;

/// The first port that is tried.
const FIRST_PORT: u16 = 4040;

/// Runs until it is stopped. `double_click`: started without a terminal, so open the browser.
pub fn command(call: &Call<'_>, args: &ArgMatches, double_click: bool) -> Result<ExitCode> {
    // Without a subcommand there are no options; their defaults apply.
    let get = |name: &str| args.try_contains_id(name).unwrap_or(false);
    let site = if double_click { call.site(&ArgMatches::default()) } else { call.site(args) };
    let today = if get("as-of") { call.today(args) } else { call.surroundings.today };
    let open = double_click || (get("open") && args.get_flag("open"));
    let port = if get("port") { args.get_one::<u16>("port").copied() } else { None };

    let options = Options { today, drafts: true, strict: false };
    let workshop = Arc::new(Workshop::open(site.clone(), options, call.lang)?);
    let listener = listen(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    let what = match &site {
        SiteDir::Folder(folder) => folder.display().to_string(),
        SiteDir::Starter => call.say("mitgelieferte Inhalte", "built-in content").to_owned(),
    };
    out(&format!("{what}: {address}\n"));
    note(call.say("Beenden mit Strg+C", "stop with Ctrl+C"));
    let faults = workshop.faults();
    if !faults.is_empty() {
        note(&faults);
    }
    // The watcher stops when it is dropped, so it lives as long as the server.
    let _watcher = match &site {
        SiteDir::Folder(folder) => Some(watch::watch(folder, Arc::clone(&workshop))?),
        SiteDir::Starter => None,
    };
    if open && open::that_detached(&address).is_err() {
        note(call.say("Der Browser ließ sich nicht öffnen.", "The browser could not be opened."));
    }
    server::run(listener, workshop)?;
    exit(false)
}

/// A free port on this computer only: nobody else can reach it.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = match port {
        Some(port) => bind(port).with_context(|| format!("Port {port}"))?,
        None => (FIRST_PORT..FIRST_PORT + 20)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0), Ok)
            .context("Port")?,
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}
