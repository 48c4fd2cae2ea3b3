//! Which reader a data file goes to, and where in [`Parsed`] its content ends up.
//!
//! Must not know the formats: each has a file of its own.

use super::citations::Reading;
use super::fields::Fields;
use super::file_kind::FileKind;
use super::rule_sheet::Sheet;
use super::{
    Parsed, areas, checklists, checks, data, deadlines, letters, parse_data, region, training, values,
};
use crate::diagnostic::Sink;
use crate::source::{SourceId, Sources};

/// Reads a data file.
pub(super) fn read(
    kind: FileKind<'_>,
    sources: &Sources,
    id: SourceId,
    reading: &Reading,
    parsed: &mut Parsed,
    sink: &mut Sink,
) {
    let text = sources.get(id).text();
    let mut toml = |read: &mut dyn FnMut(Fields<'_, '_>)| parse_data(sources, id, read, sink);
    match kind {
        FileKind::Topics => toml(&mut |f| parsed.topics = data::topics(f)),
        FileKind::Glossary => toml(&mut |f| parsed.glossary = data::glossary(f, text, reading)),
        FileKind::Offices => toml(&mut |f| parsed.offices = data::offices(f)),
        FileKind::Events => toml(&mut |f| parsed.events = data::events(f)),
        FileKind::Addresses => toml(&mut |f| parsed.addresses = data::addresses(f, id)),
        FileKind::Values { key } => {
            toml(&mut |f| parsed.values.push(values::values(key, f, text, reading)));
        }
        FileKind::Checklist { key } => {
            toml(&mut |f| parsed.checklists.push(checklists::checklist(key, f, text, reading)));
        }
        FileKind::Check { key } => {
            let sheet = sources.find(&format!("checks/{key}.csv"));
            let sheet = sheet.map(|(file, source)| Sheet { file, text: source.text() });
            toml(&mut |f| parsed.checks.push(checks::check(key, f, text, sheet, reading)));
        }
        FileKind::CheckRules => {
            let table = sources.get(id).path.replace(".csv", ".toml");
            if sources.find(&table).is_none() {
                sink.report(super::unknown_file(id));
            }
        }
        FileKind::Letter { key } => {
            toml(&mut |f| parsed.letters.push(letters::letter(key, f, text, reading)));
        }
        FileKind::Deadlines => {
            toml(&mut |f| parsed.deadlines = deadlines::deadlines(f, text, reading));
        }
        FileKind::Areas => toml(&mut |f| areas::purposes(f, text, reading, &mut parsed.areas)),
        FileKind::AreaList => {
            let sheet = Sheet { file: id, text };
            areas::places(sheet, &mut parsed.areas, &mut |fault| sink.report(fault));
        }
        FileKind::Actors => toml(&mut |f| parsed.region = region::region(f)),
        FileKind::Figure { key } => toml(&mut |f| parsed.figures.push(region::figure(key, f))),
        FileKind::Course { key } => toml(&mut |f| parsed.courses.push(training::course(key, f))),
        FileKind::Quiz { key } => toml(&mut |f| {
            parsed.quizzes.insert(key.to_owned(), training::quiz(f, text, reading));
        }),
        // The others hold no data, or were read already.
        FileKind::Config
        | FileKind::Register
        | FileKind::LawText { .. }
        | FileKind::Text { .. }
        | FileKind::Image
        | FileKind::Other
        | FileKind::Unknown => {}
    }
}
