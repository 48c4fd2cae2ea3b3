//! What a file of a site folder is, by its path alone.

use jiff::civil::Date;

use super::Area;
use crate::lang::Lang;

/// What a file is, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind<'a> {
    Config,
    Topics,
    Glossary,
    Offices,
    Events,
    Deadlines,
    /// Which office is responsible where: what people come for, and the list of places.
    Areas,
    AreaList,
    Actors,
    /// A series of numbers.
    Figure {
        key: &'a str,
    },
    Addresses,
    /// Amounts with their periods.
    Values {
        key: &'a str,
    },
    /// Documents and steps to tick.
    Checklist {
        key: &'a str,
    },
    /// A decision table.
    Check {
        key: &'a str,
    },
    /// The rules of a decision table as a sheet.
    CheckRules,
    /// A form that becomes a letter.
    Letter {
        key: &'a str,
    },
    /// A course.
    Course {
        key: &'a str,
    },
    /// Questions about a course.
    Quiz {
        key: &'a str,
    },
    /// A register of a statute.
    Register,
    /// The text of a statute, kept locally.
    LawText {
        statute: &'a str,
        state: Date,
    },
    Text {
        area: Area,
        key: &'a str,
        lang: Lang,
    },
    Image,
    /// Belongs to the folder but not to the site: README, licence, the site's own theme.
    Other,
    Unknown,
}

/// What lies at a path of a site folder.
pub(super) fn file_kind(path: &str) -> FileKind<'_> {
    match path {
        "site.toml" => return FileKind::Config,
        "topics.toml" => return FileKind::Topics,
        "glossary.toml" => return FileKind::Glossary,
        "addresses.toml" => return FileKind::Addresses,
        "service/offices.toml" => return FileKind::Offices,
        "service/events.toml" => return FileKind::Events,
        "service/deadlines.toml" => return FileKind::Deadlines,
        "service/areas.toml" => return FileKind::Areas,
        "service/areas.csv" => return FileKind::AreaList,
        "service/actors.toml" => return FileKind::Actors,
        _ => {}
    }
    if let Some((folder, name)) = path.split_once('/')
        && let Some(kind) = data_file(folder, name)
    {
        return kind;
    }
    if let Some(rest) = path.strip_prefix("training/")
        && let Some((key, name)) = rest.split_once('/')
    {
        match name {
            "course.toml" => return FileKind::Course { key },
            "quiz.toml" => return FileKind::Quiz { key },
            _ => {}
        }
    }
    if let Some(name) = path.strip_prefix("law/") {
        return law_file(name);
    }
    if path.starts_with("theme/") || (!path.contains('/') && !has_ending(path, "toml")) {
        return FileKind::Other;
    }
    for area in Area::ALL {
        let Some(rest) = path.strip_prefix(area.folder()).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let Some((key, name)) = rest.rsplit_once('/') else { break };
        if ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"].iter().any(|ending| has_ending(name, ending))
        {
            return FileKind::Image;
        }
        if let Some(lang) = name.strip_suffix(".md").and_then(Lang::from_code) {
            return FileKind::Text { area, key, lang };
        }
    }
    FileKind::Unknown
}

/// A file that holds one thing, named by its key.
fn data_file<'a>(folder: &str, name: &'a str) -> Option<FileKind<'a>> {
    if name.contains('/') {
        return None;
    }
    let key = name.strip_suffix(".toml");
    Some(match (folder, key) {
        ("values", Some(key)) => FileKind::Values { key },
        ("checklists", Some(key)) => FileKind::Checklist { key },
        ("checks", Some(key)) => FileKind::Check { key },
        ("figures", Some(key)) => FileKind::Figure { key },
        ("letters", Some(key)) => FileKind::Letter { key },
        ("checks", None) if has_ending(name, "csv") => FileKind::CheckRules,
        _ => return None,
    })
}

/// `law/aufenthg.toml`, `law/texts/aufenthg/2026-08-19.md`.
fn law_file(name: &str) -> FileKind<'_> {
    if let Some(text) = name.strip_prefix("texts/") {
        let parts = text.split_once('/').map(|(statute, file)| (statute, file.strip_suffix(".md")));
        return match parts {
            Some((statute, Some(state))) => {
                state.parse().map_or(FileKind::Unknown, |state| FileKind::LawText { statute, state })
            }
            _ => FileKind::Other,
        };
    }
    if has_ending(name, "toml") && !name.contains('/') { FileKind::Register } else { FileKind::Unknown }
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, e)| e.eq_ignore_ascii_case(ending))
}
