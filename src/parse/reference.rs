//! What `[[…]]` and link targets name: `key`, `key#anchor`, `kind:key`. Must not know whether it exists.

use crate::doc::{RawTarget, ReferenceKind};

/// `key`, `key#anchor`, `kind:key`.
pub(super) fn reference(target: &str) -> RawTarget {
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (target, None),
    };
    let (kind, key) = match path.split_once(':') {
        None => (ReferenceKind::Article, path),
        Some(("office", key)) => (ReferenceKind::Office, key),
        Some(("term", key)) => (ReferenceKind::Term, key),
        Some(("checklist", key)) => (ReferenceKind::Checklist, key),
        Some(("check", key)) => (ReferenceKind::Check, key),
        Some(("letter", key)) => (ReferenceKind::Letter, key),
        Some(("tool", key)) => (ReferenceKind::Tool, key),
        Some(("course", key)) => (ReferenceKind::Course, key),
        Some(("value", key)) => (ReferenceKind::Value, key),
        Some((kind, key)) => (ReferenceKind::Unknown(kind.to_owned()), key),
    };
    let well_formed = !key.is_empty()
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '_'));
    if well_formed {
        RawTarget::Reference { kind, key: key.to_owned(), anchor }
    } else {
        RawTarget::Malformed(target.to_owned())
    }
}
