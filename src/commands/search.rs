//! `lotse search QUERY`: the ranking of the browser, from the same files.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use clap::ArgMatches;
use lotse_search_index::{Hit, Searcher};
use serde::Serialize;

use super::{Call, exit, note, out};
use crate::diagnostic::Sink;
use crate::lang::Lang;
use crate::parse::Memo;
use crate::read::read;
use crate::{Options, examine, index};

#[derive(Serialize)]
struct JsonHit<'a> {
    key: &'a str,
    heading: Option<&'a str>,
    address: String,
    score: u64,
}

/// Builds the search in memory and asks it.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let words: Vec<&str> =
        args.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect();
    let limit = *args.get_one::<usize>("limit").expect("`limit` has a default");
    let sources = Arc::new(read(&call.site(args))?);
    let options = Options { today: call.today(args), drafts: false, strict: false };
    let (linked, theme) = examine(&sources, options, &mut Memo::default(), &mut Sink::default(), &|_| {});
    let lang = args.get_one::<String>("lang").and_then(|code| Lang::from_code(code));
    let lang = lang.unwrap_or_else(|| linked.site.config.original());
    if !linked.site.config.languages.contains(&lang) {
        bail!(
            "{}: {}",
            call.say("diese Sprache hat die Site nicht", "the site does not have this language"),
            lang.code()
        );
    }
    let files = index::index(&linked, &theme, options.today)?.0;
    let load = |name: &str| files.get(&format!("search/{name}")).cloned();
    let searcher = Searcher::open(index::language(lang), load)?;
    let query = words.join(" ");
    let answer = searcher.query(&query, limit);
    let format = args.get_one::<String>("format").map(String::as_str);
    if format.is_none() {
        for correction in &answer.corrected {
            note(call.say(
                &format!("Gesucht wurde auch nach „{}“ statt „{}“.", correction.to, correction.from),
                &format!("Searched for `{}` instead of `{}`.", correction.to, correction.from),
            ));
        }
    }
    for (rank, hit) in answer.hits.iter().enumerate() {
        let address = address(lang, hit);
        let title =
            hit.heading.as_ref().map_or_else(|| hit.title.clone(), |h| format!("{} › {h}", hit.title));
        out(&match format {
            Some("json") => {
                let line =
                    JsonHit { key: &hit.key, heading: hit.heading.as_deref(), address, score: hit.score };
                format!("{}\n", serde_json::to_string(&line)?)
            }
            Some("short") => format!("{}. {title} ({address})\n", rank + 1),
            _ => {
                let snippet: String = searcher
                    .snippet(&answer, hit)
                    .iter()
                    .map(|f| if f.mark { format!("*{}*", f.text) } else { f.text.clone() })
                    .collect();
                format!("{:>2}. {title}\n    {address}\n    {snippet}\n\n", rank + 1)
            }
        });
    }
    if answer.hits.is_empty() && format != Some("json") {
        note(call.say("Nichts gefunden.", "Nothing found."));
    }
    exit(false)
}

/// Path below `dist/`, with the anchor of the best section.
fn address(lang: Lang, hit: &Hit) -> String {
    let anchor = hit.anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
    format!("{}/{}{anchor}", lang.code(), hit.address)
}
