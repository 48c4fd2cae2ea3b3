//! The skeleton of a course: a lesson from an entry, a lesson of its own, a question.
//!
//! It has no faults, so that whoever changes it line by line sees only the own ones.

use jiff::ToSpan;

use super::{Files, MONTHS_TO_REVIEW};
use crate::commands::Call;

/// `training/<key>/`: the course, a lesson in both languages, the quiz.
pub(super) fn files(call: &Call<'_>, key: &str, title: &str) -> Files {
    let title = title.replace(['\\', '"'], "");
    let text = |path: &str, text: String| (format!("training/{key}/{path}"), text.into_bytes());
    vec![
        text("course.toml", course(call, &title)),
        text("quiz.toml", quiz(call)),
        text("intro/de.md", lesson("Einstieg", "Worum geht es?", "Was sagen Sie dazu?")),
        text("intro/en.md", lesson("Introduction", "What is it about?", "What do you say about it?")),
    ]
}

fn course(call: &Call<'_>, title: &str) -> String {
    let c = |de: &'static str, en: &'static str| call.say(de, en);
    let review_by = call.surroundings.today.saturating_add(MONTHS_TO_REVIEW.months());
    format!(
        r#"order = 99  # {}
title = {{ de = "{title}", en = "{title}" }}
summary = {{ de = "Sie wissen, …", en = "You know …" }}  # {}
goals = {{ de = ["…"], en = ["…"] }}
audience = ["hr"]  # hr, owner, supervisor, abh, career-center, students
prepare = {{ de = ["…"], en = ["…"] }}  # {}
review_by = {review_by}  # {}

# {}
[[lesson]]
key = "intro"
title = {{ de = "Einstieg", en = "Introduction" }}
minutes = 5

# {}
[[lesson]]
key = "check"
title = {{ de = "Papiere prüfen", en = "Checking papers" }}
minutes = 10
from = ["employer-check#documents"]  # {}
notes = {{ de = "…", en = "…" }}  # {}
"#,
        c("Platz unter den Kursen", "place among the courses"),
        c(
            "was die Teilnehmenden danach können, in ein oder zwei Sätzen",
            "what participants can do afterwards, in one or two sentences"
        ),
        c("was Sie vorbereiten", "what the trainer prepares"),
        c("bis dahin wieder lesen", "to be read again by"),
        c(
            "Eine Lektion mit eigenem Text: intro/de.md und intro/en.md. Jede Überschrift wird eine Folie.",
            "A lesson with a text of its own: intro/de.md and intro/en.md. Each heading becomes a slide."
        ),
        c(
            "Eine Lektion aus Einträgen: Sie ist nie älter als diese.",
            "A lesson from entries: it is never older than they are."
        ),
        c("Eintrag, oder Eintrag#überschrift", "entry, or entry#heading"),
        c("für die Trainerin oder den Trainer", "for the trainer"),
    )
}

fn quiz(call: &Call<'_>) -> String {
    let c = |de: &'static str, en: &'static str| call.say(de, en);
    format!(
        r#"# {}
[[question]]
key = "first"
kind = "single"
text = {{ de = "Wer prüft vor dem ersten Arbeitstag den Aufenthaltstitel?", en = "Who checks the residence title before the first working day?" }}
basis = "§ 4a Abs. 5 Satz 3 Nr. 1 AufenthG"  # {}
entry = "employer-check"  # {}

[[question.option]]
text = {{ de = "der Betrieb", en = "the company" }}
right = true
feedback = {{ de = "Richtig: Der Arbeitgeber prüft (§ 4a Abs. 5 Satz 3 Nr. 1 AufenthG).", en = "Right: the employer checks (§ 4a Abs. 5 Satz 3 Nr. 1 AufenthG)." }}  # {}

[[question.option]]
text = {{ de = "die Hochschule", en = "the university" }}
feedback = {{ de = "Falsch: Die Pflicht trifft den Arbeitgeber (§ 4a Abs. 5 Satz 3 Nr. 1 AufenthG).", en = "Wrong: the duty is the employer's (§ 4a Abs. 5 Satz 3 Nr. 1 AufenthG)." }}
"#,
        c(
            "kind: single, multiple, truth (right = true), order, match (question.pair), number (answer), case (question.step)",
            "kind: single, multiple, truth (right = true), order, match (question.pair), number (answer), case (question.step)"
        ),
        c(
            "die Vorschrift; ändert sie sich, wird die Frage genannt",
            "the norm; if it changes, the question is named"
        ),
        c("wo man nachliest", "where to read on"),
        c("zu jeder Antwort, warum sie stimmt oder nicht", "for each answer why it is right or not"),
    )
}

fn lesson(title: &str, heading: &str, notes: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n\n## {heading} {{#start}}\n\n…\n\n> [!TRAINER]\n> {notes}\n")
}
