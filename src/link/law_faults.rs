//! What an editor is told of a citation that is not right.
//!
//! Must not know: how citations are resolved.

use crate::diagnostic::{Code, Diagnostic};
use crate::doc::CitationSource;
use crate::lang::{Bilingual, Lang, both};
use crate::law::resolve::{Answer, Found, Gone, Missing, Wrong};

/// What an editor is told of a citation.
pub(super) fn fault(source: &CitationSource, answer: &Answer) -> Option<Diagnostic> {
    match answer {
        Answer::NotMonitored { .. } => None,
        Answer::Found(found) => found.gone.as_ref().map(|gone| gone_norm(source, found, gone)),
        Answer::Wrong(wrong) => Some(wrong_citation(source, wrong)),
    }
}

fn gone_norm(source: &CitationSource, found: &Found, gone: &Gone) -> Diagnostic {
    let norm = format!("{} {}", found.norm, found.statute);
    let (de, en) = match &gone.part {
        None => (format!("{norm} gibt es nicht mehr"), format!("{norm} does not exist any more")),
        Some(part) => (format!("{norm} hat {part} nicht mehr"), format!("{norm} no longer has {part}")),
    };
    let since = gone.since.map_or_else(Bilingual::default, |since| {
        both(format!(" (Stand {})", Lang::De.date(since)), format!(" (law as of {})", Lang::En.date(since)))
    });
    let message = both(format!("{de}{}", since.de), format!("{en}{}", since.en));
    let fix = both(
        "Nachsehen, was an die Stelle getreten ist, und den Satz anpassen; bis dahin steht ein Hinweis auf der Seite",
        "look up what took its place and change the sentence; until then the page carries a note",
    );
    Diagnostic::at(Code::NormGone, source.span, message).fix(fix)
}

fn wrong_citation(source: &CitationSource, wrong: &Wrong) -> Diagnostic {
    let cited = &source.text;
    let (code, message, fix) = match wrong {
        Wrong::NoStatute => {
            let message = both(format!("„{cited}“ nennt kein Gesetz"), format!("`{cited}` names no statute"));
            let fix = both(
                format!(
                    "Das Gesetz dazuschreiben: {cited} AufenthG – oder oben im Eintrag: statute = \"AufenthG\""
                ),
                format!(
                    "add the statute: {cited} AufenthG – or at the top of the entry: statute = \"AufenthG\""
                ),
            );
            (Code::BareCitation, message, fix)
        }
        Wrong::Misspelt { statute, nearest } => {
            let message = both(
                format!("Ein Gesetz „{statute}“ ist nicht bekannt"),
                format!("a statute `{statute}` is not known"),
            );
            let right = cited.replace(statute.as_str(), nearest);
            (Code::UnknownStatute, message, meant(&right))
        }
        Wrong::Renamed { statute, now } => {
            let message = both(
                format!("Das Gesetz „{statute}“ heißt jetzt {now}"),
                format!("the statute `{statute}` is now called {now}"),
            );
            let right = cited.replace(statute.as_str(), now);
            (Code::OutdatedLaw, message, both(right.clone(), right))
        }
        Wrong::Sign { right } => {
            let message = both(
                format!("„{cited}“: § und Artikel sind vertauscht"),
                format!("`{cited}`: § and Article are mixed up"),
            );
            (Code::UnknownNorm, message, meant(right))
        }
        Wrong::Missing(missing) => {
            let (message, fix) = not_there(missing);
            (Code::UnknownNorm, message, fix)
        }
    };
    Diagnostic::at(code, source.span, message).fix(fix)
}

fn meant(right: &str) -> Bilingual<String> {
    both(format!("Gemeint war wohl: {right}"), format!("did you mean {right}?"))
}

/// What does not exist, and what does.
fn not_there(missing: &Missing) -> (Bilingual<String>, Bilingual<String>) {
    match missing {
        Missing::Norm { statute, norm, nearest } => {
            let message =
                both(format!("{norm} {statute} gibt es nicht"), format!("there is no {norm} {statute}"));
            let fix = match nearest {
                Some((id, heading)) if heading.is_empty() => meant(&format!("{id} {statute}")),
                Some((id, heading)) => both(
                    format!("Gemeint war wohl: {id} {statute} ({heading})"),
                    format!("did you mean {id} {statute} ({heading})?"),
                ),
                None => both(
                    "Nummer und Gesetz mit dem amtlichen Text vergleichen",
                    "compare number and statute with the official text",
                ),
            };
            (message, fix)
        }
        Missing::Absatz { statute, norm, absatz, known } if known.is_empty() => {
            let message = both(
                format!("{norm} {statute} hat keine Absätze, also auch keinen Abs. {absatz}"),
                format!("{norm} {statute} has no paragraphs (Absätze), so no Abs. {absatz}"),
            );
            (message, meant(&format!("{norm} {statute}")))
        }
        Missing::Absatz { statute, norm, absatz, known } => {
            let message = both(
                format!("{norm} {statute} hat keinen Abs. {absatz}"),
                format!("{norm} {statute} has no Abs. {absatz}"),
            );
            let known = known.join(", ");
            let fix = both(format!("Es gibt Abs. {known}"), format!("there are Abs. {known}"));
            (message, fix)
        }
        Missing::Item { statute, place, item, known } => {
            // Die Nummer, der Buchstabe.
            let none = if item.starts_with("Nr.") { "keine" } else { "keinen" };
            let message = both(
                format!("{place} {statute} hat {none} {item}"),
                format!("{place} {statute} has no {item}"),
            );
            let kind = item.split(' ').next().unwrap_or_default();
            let fix = if known.is_empty() {
                both(
                    format!("Dort ist nichts mit {kind} gezählt"),
                    format!("nothing is counted with {kind} there"),
                )
            } else {
                let known = known.join(", ");
                both(format!("Es gibt {kind} {known}"), format!("there are {kind} {known}"))
            };
            (message, fix)
        }
    }
}
