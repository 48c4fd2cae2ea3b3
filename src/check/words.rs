//! Where words stand in the file.

use crate::doc::{Doc, Inline};
use crate::source::Span;

/// Calls `visit` with every stretch of a text that is no part of a citation.
pub(super) fn each_text<'a>(doc: &'a Doc, mut visit: impl FnMut(&'a str, Span)) {
    doc.each_inline(&mut |inline| {
        let Inline::Text(content, span) = inline else { return };
        let cited =
            doc.citations.iter().any(|cited| cited.span.start <= span.start && span.end <= cited.span.end);
        if !cited {
            visit(content, *span);
        }
    });
}

/// The place of a part of a text: of the whole text where something was escaped and the two differ in length.
pub(super) fn part_of(span: Span, content: &str, at: usize, length: usize) -> Span {
    if span.range().len() != content.len() {
        return span;
    }
    let start = span.range().start + at;
    Span::new(span.file, start..start + length)
}
