//! A quiz whose right option can be told by its length alone.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::lang::{Lang, both};
use crate::link::Linked;
use crate::parse::{Question, QuestionKind, QuizOption};

/// The right option stands out if it is so much longer than every other, in per cent.
const STANDS_OUT: usize = 160;

pub(in crate::check) fn check(linked: &Linked, _today: Date, sink: &mut Sink) {
    for question in linked.site.courses.iter().flat_map(|course| &course.questions) {
        for options in option_lists(question) {
            if let Some(option) = Lang::ALL.iter().find_map(|lang| telltale(options, *lang)) {
                let message = both(
                    "Die richtige Antwort ist viel länger als alle anderen und dadurch zu erraten",
                    "the right option is much longer than all others and can be guessed by that",
                );
                let fix = both(
                    "Die richtige kürzen, oder eine falsche ebenso ausführlich schreiben",
                    "shorten the right one, or write a wrong one in as much detail",
                );
                sink.report(Diagnostic::at(Code::TelltaleAnswer, option.span, message).fix(fix));
            }
        }
    }
}

fn option_lists(question: &Question) -> Vec<&[QuizOption]> {
    match &question.kind {
        QuestionKind::Single(options) => vec![options],
        QuestionKind::Case(steps) => steps.iter().map(|step| step.options.as_slice()).collect(),
        _ => Vec::new(),
    }
}

/// The right option, if its length gives it away.
fn telltale(options: &[QuizOption], lang: Lang) -> Option<&QuizOption> {
    let length = |option: &QuizOption| option.text.get(lang).chars().count();
    let right = options.iter().find(|option| option.right)?;
    let longest = options.iter().filter(|option| !option.right).map(length).max()?;
    // Of short ones the length tells nothing.
    (length(right) > 40 && length(right) * 100 > longest * STANDS_OUT).then_some(right)
}
