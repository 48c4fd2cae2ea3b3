//! `lotse law diff NORM [STATE STATE]`: old and new wording, word by word, from kept texts.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;
use jiff::civil::Date;
use similar::{ChangeTag, TextDiff};

use super::super::{Call, exit, out};
use crate::law::norm::NormId;
use crate::law::resolve::{Answer, resolve};
use crate::law::text::{NormText, ParagraphText, parse_markdown};
use crate::parse::slug;

/// Prints the paragraphs of a norm that differ between two states.
pub(super) fn run(call: &Call<'_>, args: &ArgMatches) -> Result<ExitCode> {
    let written = args.get_one::<String>("norm").expect("`norm` is required");
    let states: Vec<Date> = args.get_many::<Date>("state").into_iter().flatten().copied().collect();
    let (sources, linked) = super::linked(call, args)?;
    let cited = super::one_norm(call, &linked, written)?;
    let site = &linked.site;
    let Answer::Found(found) = resolve(&site.register, site.reading.finder.names(), &cited, None) else {
        bail!("{}: {written}", call.say("gibt es im Register nicht", "is not in the register"));
    };
    let none = || {
        call.say(
            "keine Texte aufbewahrt; mit lotse law import … --with-text oder lotse law update geschieht das",
            "no texts are kept; lotse law import … --with-text or lotse law update keeps them",
        )
        .to_owned()
    };
    let kept = site.law_texts.get(&slug(&found.statute)).with_context(none)?;
    let norm_of = |date: &Date| -> Option<Then> {
        let text = parse_markdown(sources.get(*kept.get(date)?).text(), &found.statute).ok()?;
        Some((*date, text.norms.into_iter().find(|norm| norm.id == found.norm)))
    };
    let (old, new) = match states.as_slice() {
        [old, new] => (norm_of(old), norm_of(new)),
        _ => last_two_that_differ(kept.keys().filter_map(norm_of).collect()),
    };
    let (Some((old_date, old)), Some((new_date, new))) = (old, new) else {
        let dates: Vec<String> = kept.keys().map(ToString::to_string).collect();
        bail!(
            "{}: {}",
            call.say("aufbewahrt sind nur die Stände", "kept are only the states"),
            dates.join(", ")
        );
    };
    out(&format!(
        "{} {}: {} → {}\n",
        found.norm,
        found.statute,
        call.lang.date(old_date),
        call.lang.date(new_date)
    ));
    let changes = differing(old.as_ref(), new.as_ref());
    if changes.is_empty() {
        out(&format!("{}\n", call.say("Der Wortlaut ist gleich.", "The wording is the same.")));
    }
    for (name, old, new) in changes {
        out(&format!(
            "\n{}\n{}\n",
            heading(&found.norm, name.as_deref()),
            marked(&old, &new, call.surroundings.colour)
        ));
    }
    exit(false)
}

/// A state with the norm as it read then, if it existed.
type Then = (Date, Option<NormText>);

/// The newest state, and the newest before it in which the norm read otherwise.
fn last_two_that_differ(mut states: Vec<Then>) -> (Option<Then>, Option<Then>) {
    let newest = states.pop();
    let other = |state: &Then| {
        !differing(state.1.as_ref(), newest.as_ref().and_then(|newest| newest.1.as_ref())).is_empty()
    };
    let differs = states.iter().rposition(other).or_else(|| states.len().checked_sub(1));
    (differs.map(|index| states.swap_remove(index)), newest)
}

/// A paragraph's number, its old and its new text.
pub(super) type Difference = (Option<String>, String, String);

/// The paragraphs whose wording differs.
pub(super) fn differing(old: Option<&NormText>, new: Option<&NormText>) -> Vec<Difference> {
    let paragraphs = |norm: Option<&NormText>| norm.map_or(Vec::new(), |norm| norm.paragraphs.clone());
    let (old, new) = (paragraphs(old), paragraphs(new));
    let find =
        |all: &[ParagraphText], label: &Option<String>| all.iter().find(|p| p.label == *label).cloned();
    let mut labels: Vec<Option<String>> = new.iter().map(|paragraph| paragraph.label.clone()).collect();
    labels.extend(old.iter().map(|p| p.label.clone()).filter(|label| find(&new, label).is_none()));
    let mut out = Vec::new();
    for label in labels {
        let (old, new) = (find(&old, &label), find(&new, &label));
        let print = |paragraph: &Option<ParagraphText>| paragraph.as_ref().map(ParagraphText::fingerprint);
        if print(&old) != print(&new) {
            let text = |paragraph: Option<ParagraphText>| paragraph.map(|p| plain(&p)).unwrap_or_default();
            out.push((label, text(old), text(new)));
        }
    }
    out
}

fn plain(paragraph: &ParagraphText) -> String {
    let line = |line: &crate::law::text::Line| match &line.label {
        Some(label) => format!("{label} {}", line.text),
        None => line.text.clone(),
    };
    paragraph.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn heading(norm: &NormId, absatz: Option<&str>) -> String {
    absatz.map_or_else(|| norm.to_string(), |absatz| format!("{norm} Abs. {absatz}"))
}

/// What was taken out in `[-…-]`, what came in `{+…+}`; on a terminal in red and green.
fn marked(old: &str, new: &str, colour: bool) -> String {
    let (out_start, out_end, in_start, in_end) = if colour {
        ("\u{1b}[31m[-", "-]\u{1b}[0m", "\u{1b}[32m{+", "+}\u{1b}[0m")
    } else {
        ("[-", "-]", "{+", "+}")
    };
    let mut text = String::new();
    let mut open: Option<ChangeTag> = None;
    let end = |tag: Option<ChangeTag>| match tag {
        Some(ChangeTag::Delete) => out_end,
        Some(ChangeTag::Insert) => in_end,
        Some(ChangeTag::Equal) | None => "",
    };
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        if open != Some(change.tag()) {
            text.push_str(end(open));
            text.push_str(match change.tag() {
                ChangeTag::Delete => out_start,
                ChangeTag::Insert => in_start,
                ChangeTag::Equal => "",
            });
            open = Some(change.tag());
        }
        text.push_str(change.value());
    }
    text.push_str(end(open));
    text
}
