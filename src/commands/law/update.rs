//! `lotse law update`: fetches the official XML of the registered statutes and imports it. The only command that uses the
//! network.
//!
//! Asks only for what changed (`ETag`, `Last-Modified`), tries again after a failure of the network, and stops cleanly:
//! what was fetched until then is imported, the rest stays as it was.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::super::{Call, exit, note, out};
use super::import::{From, Losses, refused, take_over};
use super::show::download_address;
use crate::law::import::Incoming;
use crate::law::text::archive::{self, LARGEST};
use crate::publish::{Edit, apply_edits};
use crate::read::read_optional;

/// How often a download is tried.
const TRIES: u32 = 3;

/// What was fetched last, kept beside the texts and like them outside of version control.
const FETCHED: &str = "law/texts/fetched.json";

/// What a server said of a file, to ask it for changes only.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
struct Stamp {
    url: String,
    etag: Option<String>,
    modified: Option<String>,
}

/// What an answer of a server is.
enum Answer {
    /// The same as the last time.
    Unchanged,
    /// A file.
    File(Vec<u8>, Stamp),
}

pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let folder = call.own_site(args)?;
    let (_, linked) = super::linked(call, args)?;
    let wanted: Vec<String> = args.get_many::<String>("statute").into_iter().flatten().cloned().collect();
    let register = &linked.site.register;
    if let Some(unknown) = wanted.iter().find(|name| register.statute(name).is_none()) {
        bail!("{unknown}: {}", call.say("kein Register dieses Gesetzes", "no register of this statute"));
    }
    let urls: Vec<(String, String)> = register
        .statutes()
        .iter()
        .filter(|statute| {
            let named = |name: &String| {
                register.statute(name).is_some_and(|s| s.abbreviation == statute.abbreviation)
            };
            wanted.is_empty() || wanted.iter().any(named)
        })
        .filter_map(|statute| Some((statute.abbreviation.clone(), download_address(statute)?)))
        .collect();
    let mut stamps: Vec<Stamp> = read_optional(&folder.join(FETCHED))?
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    let stopped = stop_flag();
    let fetched = fetch_all(&urls, &stamps, &stopped);
    if fetched.files.is_empty() && fetched.unchanged.is_empty() {
        note(call.say(
            "Nichts geholt: Das Register ist unverändert.",
            "Nothing was fetched: the register is unchanged.",
        ));
        return Ok(ExitCode::from(2));
    }
    let complete = fetched.failed == 0 && !stopped.load(Ordering::Relaxed);
    let today = call.today(args);
    let mut incoming = Vec::new();
    let mut unreadable = 0;
    for (statute, url, bytes, stamp) in fetched.files {
        // `…/aufenthg_2004/xml.zip`: the folder names the statute.
        let name = url.rsplit('/').nth(1).map_or_else(|| url.clone(), |part| format!("{part}.zip"));
        match archive::read_statute(&name, &bytes) {
            Ok(mut text) => {
                // What is fetched stands today, even if it was made before the state that the register has.
                let known = register.statute(&statute).and_then(crate::law::register::Statute::as_of);
                if text.state.is_none_or(|state| known.is_some_and(|known| state < known)) {
                    text.state = Some(today);
                }
                incoming.push(Incoming { name, text });
                stamps.retain(|known| known.url != stamp.url);
                stamps.push(stamp);
            }
            Err(fault) => {
                unreadable += 1;
                note(&refused(call, &format!("{statute} ({url})"), &fault));
            }
        }
    }
    say_unchanged(call, &fetched.unchanged);
    let from = From { state: None, with_text: true, losses: Losses::Skipped, checked: Some(today) };
    let complete = take_over(call, args, &folder, incoming, from)? && complete;
    confirm(call, args, &folder, &fetched.unchanged)?;
    stamps.sort_by(|a, b| a.url.cmp(&b.url));
    let text = serde_json::to_vec_pretty(&stamps)?;
    apply_edits(&folder, &[Edit::Write(FETCHED.to_owned(), text)])?;
    if !complete {
        note(call.say(
            "Nicht alle Gesetze wurden geholt; noch einmal aufrufen holt den Rest.",
            "Not all statutes were fetched; calling it again fetches the rest.",
        ));
    }
    if complete && unreadable == 0 { exit(false) } else { Ok(ExitCode::from(2)) }
}

fn say_unchanged(call: &Call<'_>, unchanged: &[String]) {
    if !unchanged.is_empty() {
        let word = call.say("unverändert", "unchanged");
        out(&format!("{word}: {}\n", unchanged.join(", ")));
    }
}

/// Writes down that statutes were compared with the official text today and found the same.
fn confirm(call: &Call<'_>, args: &ArgMatches, folder: &Path, unchanged: &[String]) -> Result<()> {
    let (_, linked) = super::linked(call, args)?;
    let today = call.today(args);
    let mut edits = Vec::new();
    for name in unchanged {
        let Some(statute) = linked.site.register.statute(name) else { continue };
        let mut statute = statute.clone();
        statute.checked = Some(today);
        let path = crate::law::register::file::path(&statute.abbreviation);
        edits.push(Edit::Write(path, crate::law::register::file::write(&statute).into_bytes()));
    }
    apply_edits(folder, &edits)
}

/// Set when somebody presses Ctrl+C: the download that runs is finished, the rest is left.
fn stop_flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&flag);
    // Without a handler Ctrl+C ends the program; nothing is half written then either.
    let _ = ctrlc::set_handler(move || set.store(true, Ordering::Relaxed));
    flag
}

/// What came of all downloads.
#[derive(Default)]
struct Fetched {
    /// Statute, address, file, and what the server said of it.
    files: Vec<(String, String, Vec<u8>, Stamp)>,
    /// Statutes that are the same as the last time.
    unchanged: Vec<String>,
    /// How many failed.
    failed: usize,
}

fn fetch_all(urls: &[(String, String)], stamps: &[Stamp], stopped: &AtomicBool) -> Fetched {
    let agent = agent();
    let bar = ProgressBar::new(urls.len() as u64);
    let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}").expect("the template is valid");
    bar.set_style(style);
    let mut fetched = Fetched::default();
    for (statute, url) in urls {
        if stopped.load(Ordering::Relaxed) {
            break;
        }
        bar.set_message(statute.clone());
        let stamp = stamps.iter().find(|known| known.url == *url);
        match fetch(&agent, url, stamp) {
            Ok(Answer::Unchanged) => fetched.unchanged.push(statute.clone()),
            Ok(Answer::File(bytes, stamp)) => {
                fetched.files.push((statute.clone(), url.clone(), bytes, stamp));
            }
            Err(error) => {
                fetched.failed += 1;
                bar.suspend(|| note(&format!("{statute}: {error:#}")));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    fetched
}

fn agent() -> Agent {
    // The system's own certificates: town halls often have a certificate authority of their own.
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build();
    Agent::config_builder()
        .tls_config(tls)
        .timeout_connect(Some(Duration::from_secs(20)))
        .timeout_global(Some(Duration::from_mins(3)))
        .http_status_as_error(false)
        .user_agent(concat!("Lotse/", env!("CARGO_PKG_VERSION")))
        .build()
        .into()
}

/// Fetches a file, again after a failure that may pass.
fn fetch(agent: &Agent, url: &str, stamp: Option<&Stamp>) -> Result<Answer> {
    refuse_plain_http(url)?;
    let mut tried = 0;
    loop {
        tried += 1;
        match fetch_once(agent, url, stamp) {
            Ok(answer) => return Ok(answer),
            Err((_, true)) if tried < TRIES => std::thread::sleep(Duration::from_millis(500 << tried)),
            Err((error, _)) => return Err(error),
        }
    }
}

/// Law comes over https, so that nobody on the way can change it; this computer itself needs none.
fn refuse_plain_http(url: &str) -> Result<()> {
    let local = ["http://127.0.0.1:", "http://localhost:"].iter().any(|start| url.starts_with(start));
    if !(url.starts_with("https://") || local) {
        bail!("{url}: nur über https · https only");
    }
    Ok(())
}

/// One try; says of a failure whether it may pass.
fn fetch_once(agent: &Agent, url: &str, stamp: Option<&Stamp>) -> Result<Answer, (anyhow::Error, bool)> {
    let mut request = agent.get(url);
    if let Some(etag) = stamp.and_then(|stamp| stamp.etag.as_deref()) {
        request = request.header("If-None-Match", etag);
    }
    if let Some(modified) = stamp.and_then(|stamp| stamp.modified.as_deref()) {
        request = request.header("If-Modified-Since", modified);
    }
    let mut response =
        request.call().map_err(|error| (anyhow::Error::new(error).context(url.to_owned()), true))?;
    let status = response.status().as_u16();
    if status == 304 {
        return Ok(Answer::Unchanged);
    }
    if status != 200 {
        return Err((anyhow::anyhow!("{url}: HTTP {status}"), status >= 500 || status == 429));
    }
    let header =
        |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let stamp = Stamp { url: url.to_owned(), etag: header("etag"), modified: header("last-modified") };
    let body = response.body_mut().with_config().limit(LARGEST).read_to_vec();
    let bytes = body.context("download").map_err(|error| (error.context(url.to_owned()), true))?;
    Ok(Answer::File(bytes, stamp))
}
