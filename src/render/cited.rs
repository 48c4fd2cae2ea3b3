//! Cited norms as links, and passages that apply from or until a day.
//!
//! Must not know: blocks and lists (see [`super::html`]).

use std::fmt::Write;

use jiff::civil::Date;

use super::html::{Context, escape, keep_together};
use crate::decide::Cited;
use crate::law::resolve::Answer;
use crate::link::CitedNorm;
use crate::model::{PageId, relative};

/// Attributes of a passage that applies from or until a day: hidden now if it does not apply now, and for the reader's
/// browser to decide again by its own date.
pub(super) fn dated(from: Option<Date>, until: Option<Date>, today: Date) -> String {
    let mut out = String::new();
    for (name, date) in [("from", from), ("until", until)] {
        if let Some(date) = date {
            write!(out, " data-{name}=\"{date}\"").expect("writing to a string cannot fail");
        }
    }
    let applies = from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until);
    if !applies {
        out.push_str(" hidden");
    }
    out
}

/// Where a norm's page lies, at the Absatz that is meant; `None` if it has no page.
fn norm_address(context: &Context<'_>, answer: &Answer) -> Option<String> {
    let Answer::Found(found) = answer else { return None };
    let page = PageId::Norm(context.lang, found.statute.clone(), found.norm.clone());
    let to = relative(context.address, context.linked.site.addresses.of(&page)?);
    let anchor = match found.rests_on.as_slice() {
        [only] => only.absatz.as_ref().map(|absatz| format!("#abs-{absatz}")),
        _ => None,
    };
    Some(format!("{to}{}", anchor.unwrap_or_default()))
}

/// The opening tag of a link to a norm's page, with its heading as a tooltip; `None` if it has no page.
pub(super) fn norm_link(context: &Context<'_>, answer: &Answer) -> Option<String> {
    let Answer::Found(found) = answer else { return None };
    let href = escape(&norm_address(context, answer)?);
    let norm = context.linked.site.register.statute(&found.statute)?.norm(&found.norm)?;
    let name = format!("{} {}", found.norm, found.statute);
    let (class, title) = if found.gone.is_some() {
        (" norm-gone", context.texts.fill("norm_gone_title", &[("norm", &name)]))
    } else if norm.heading.is_empty() {
        ("", name)
    } else {
        ("", format!("{name}: {}", norm.heading))
    };
    Some(format!("<a class=\"norm{class}\" href=\"{href}\" title=\"{}\">", escape(&title)))
}

/// Plain texts with their citations linked; `norms` are those of all texts together, in order.
pub(super) fn cited_texts<'t>(
    context: &Context<'_>,
    texts: impl IntoIterator<Item = &'t Cited>,
    norms: &mut &[CitedNorm],
) -> Vec<String> {
    let mut html = Vec::new();
    for text in texts {
        let (own, rest) = norms.split_at(text.citations.len().min(norms.len()));
        *norms = rest;
        html.push(cited_text(context, &text.text, own));
    }
    html
}

/// A plain text with its citations linked.
pub(super) fn cited_text(context: &Context<'_>, text: &str, norms: &[CitedNorm]) -> String {
    let mut out = String::new();
    for (part, norm) in parts(text, norms) {
        let inner = escape(&keep_together(part));
        match norm.and_then(|norm| norm_link(context, &norm.answer)) {
            Some(open) => write!(out, "{open}{inner}</a>").expect("writing to a string cannot fail"),
            None => out.push_str(&inner),
        }
    }
    out
}

/// A plain text in parts, each with the address of the norm that it cites, if it cites one that has a page.
pub(super) fn cited_parts(
    context: &Context<'_>,
    text: &str,
    norms: &[CitedNorm],
) -> Vec<(String, Option<String>)> {
    let address = |norm: &CitedNorm| norm_address(context, &norm.answer);
    parts(text, norms).into_iter().map(|(part, norm)| (part.to_owned(), norm.and_then(address))).collect()
}

/// A text cut at its citations. Each is found again by what it says, in order; spaces may be of any kind.
fn parts<'t, 'n>(text: &'t str, norms: &'n [CitedNorm]) -> Vec<(&'t str, Option<&'n CitedNorm>)> {
    let mut parts = Vec::new();
    let mut rest = text;
    for norm in norms {
        let Some((start, end)) = find_spaced(rest, &norm.text) else { continue };
        parts.push((&rest[..start], None));
        parts.push((&rest[start..end], Some(norm)));
        rest = &rest[end..];
    }
    parts.push((rest, None));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Where `wanted` stands in a text, whatever white space is between its words.
fn find_spaced(text: &str, wanted: &str) -> Option<(usize, usize)> {
    let first = wanted.split(' ').next()?;
    text.match_indices(first).find_map(|(start, _)| {
        let mut at = start;
        for (index, word) in wanted.split(' ').enumerate() {
            if index > 0 {
                at += text[at..].len() - text[at..].trim_start().len();
            }
            at += text[at..].starts_with(word).then_some(word.len())?;
        }
        Some((start, at))
    })
}
