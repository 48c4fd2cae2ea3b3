//! Headings go down one level at a time, from `##`: the title is the only first level.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::doc::plain_text;
use crate::lang::both;
use crate::link::Linked;
use crate::model::Article;
use crate::parse::slug;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for text in linked.site.articles.values().flat_map(Article::texts) {
        let mut above = 1;
        for heading in text.doc.headings() {
            let level = heading.level;
            if level == 1 || level > above + 1 {
                let right = "#".repeat(usize::from(above + 1).min(6));
                let title = plain_text(&heading.text);
                let message = if level == 1 {
                    both(
                        "Die oberste Ebene # gehört dem Titel; im Text beginnen Überschriften mit ##",
                        "the first level # belongs to the title; headings in the text begin with ##",
                    )
                } else {
                    both(
                        format!(
                            "Diese Überschrift überspringt eine Ebene: nach {} folgt höchstens {right}",
                            hashes(above)
                        ),
                        format!("this heading skips a level: after {} comes at most {right}", hashes(above)),
                    )
                };
                let anchor =
                    if heading.id == slug(&title) { String::new() } else { format!(" {{#{}}}", heading.id) };
                let fix = format!("{} {title}{anchor}", if level == 1 { "##" } else { &right });
                sink.report(
                    Diagnostic::at(Code::HeadingSkip, heading.span, message).fix(both(fix.clone(), fix)),
                );
            }
            above = level.max(2);
        }
    }
}

fn hashes(level: u8) -> String {
    "#".repeat(usize::from(level))
}
