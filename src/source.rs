//! Source files as the stages see them: normalised text, with a path, a layer and an identity.
//!
//! Owns: [`Sources`], [`Span`] and the way from a span to line and column. Every text here is already free of
//! BOM and CRLF and in Unicode form NFC, so that no hash, span or address depends on the editor's machine.
//!
//! Must not know: the file system (see `read`) and what is inside the files.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Identity of a source file within one [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A place in a source file, in bytes of the normalised text; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets.
    pub fn new(file: SourceId, range: std::ops::Range<usize>) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The byte range.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// One folder of the site: the starter content, a shared base, or the site's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// As written in `extends`: `starter`, `../base`, or the name of the site's own folder.
    pub name: String,
}

/// Index of a layer in [`Sources::layers`]; the uppermost (the site's own folder) is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LayerId(pub usize);

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Text, normalised.
    Text(String),
    /// A file that is not meant to be text (images).
    Bytes(Vec<u8>),
    /// A file that should be text and is not UTF-8; the text up to the fault.
    NotUtf8(String),
}

/// A source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path within the site folder, with `/`: `guidance/blue-card/de.md`.
    pub path: String,
    /// The folder it comes from.
    pub layer: LayerId,
    /// What it holds.
    pub content: Content,
}

impl Source {
    /// The text; what could be read of it, if it is not UTF-8; empty for images.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::NotUtf8(text) => text,
            Content::Bytes(_) => "",
        }
    }

    /// The bytes to publish.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) | Content::NotUtf8(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }
}

/// All source files of a site: one per path, the uppermost layer's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// From the lowest base to the site's own folder.
    pub layers: Vec<Layer>,
    /// In the order of their paths; shared, so that a change of one file copies no other.
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Layers files over each other: of two with the same path, the one from the upper layer stays.
    pub fn new(layers: Vec<Layer>, mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| (&a.path, b.layer).cmp(&(&b.path, a.layer)));
        files.dedup_by(|lower, upper| lower.path == upper.path);
        Self { layers, files: files.into_iter().map(Arc::new).collect() }
    }

    /// The same sources with new contents of some files of the uppermost layer; every file keeps its identity.
    /// `None` if one of the paths is not there yet, or comes from a lower layer.
    pub fn with_contents(&self, changed: Vec<(String, Content)>) -> Option<Self> {
        let mut sources = self.clone();
        let top = LayerId(self.layers.len() - 1);
        for (path, content) in changed {
            let (id, before) = self.find(&path)?;
            if before.layer != top {
                return None;
            }
            sources.files[id.0 as usize] = Arc::new(Source { path, layer: top, content });
        }
        Some(sources)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (Self::id(index), &**source))
    }

    /// The file with this identity.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The file with this identity, to be kept.
    pub fn share(&self, id: SourceId) -> Arc<Source> {
        Arc::clone(&self.files[id.0 as usize])
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<(SourceId, &Source)> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((Self::id(index), &self.files[index]))
    }

    /// Line and column (both from 1, the column in characters) where a span starts.
    pub fn position(&self, span: Span) -> (usize, usize) {
        let text = self.get(span.file).text();
        let start = floor_char_boundary(text, span.start as usize);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    fn id(index: usize) -> SourceId {
        SourceId(u32::try_from(index).expect("fewer than four thousand million files"))
    }
}

/// The nearest character boundary at or before `index`.
fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// Bytes of a text file to text: without BOM, with `\n` line ends, in Unicode form NFC.
pub fn normalise(bytes: &[u8]) -> Content {
    match std::str::from_utf8(bytes) {
        Ok(text) => Content::Text(normalise_text(text)),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            Content::NotUtf8(normalise_text(valid))
        }
    }
}

/// See [`normalise`].
pub fn normalise_text(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text: String = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bom_line_ends_and_unicode_form_do_not_matter() {
        let plain = normalise("Ä\nb".as_bytes());
        assert_eq!(normalise("\u{feff}A\u{308}\r\nb".as_bytes()), plain);
        assert_eq!(normalise("Ä\rb".as_bytes()), plain);
    }

    #[test]
    fn the_upper_layer_wins() {
        let file = |layer, text: &str| Source {
            path: "site.toml".into(),
            layer: LayerId(layer),
            content: Content::Text(text.into()),
        };
        let sources = Sources::new(vec![], vec![file(0, "base"), file(1, "own")]);
        let (id, source) = sources.find("site.toml").unwrap();
        assert_eq!(source.text(), "own");
        assert_eq!(sources.position(Span::new(id, 1..2)), (1, 2));
    }
}
