//! Diagnostics on paper: for people (`human`), one line each (`short`), for machines (`json`).
//!
//! Owns: the layout. Must not know: what the diagnostics are about.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::lang::{Bilingual, Lang};
use crate::source::{Sources, Span};

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the line, marked.
    Human,
    /// `path:line:column: error[code]: message`.
    Short,
    /// One JSON object a line.
    Json,
}

/// Prints all diagnostics with a closing line of counts (not in JSON).
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    format: Format,
    lang: Lang,
    colour: bool,
) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let text = match format {
            Format::Human => human(diagnostic, sources, lang, colour),
            Format::Short => short(diagnostic, sources, lang),
            Format::Json => json(diagnostic, sources),
        };
        out.push_str(text.trim_end());
        out.push('\n');
        if format == Format::Human {
            out.push('\n');
        }
    }
    if format != Format::Json && !diagnostics.is_empty() {
        out.push_str(&counts(diagnostics, lang));
        out.push('\n');
    }
    out
}

/// `2 Fehler, 1 Warnung`.
pub fn counts(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let errors = diagnostics.iter().filter(|d| d.severity() == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    match lang {
        Lang::De => {
            format!("{errors} Fehler, {warnings} {}", if warnings == 1 { "Warnung" } else { "Warnungen" })
        }
        Lang::En => {
            let s = |n| if n == 1 { "" } else { "s" };
            format!("{errors} error{}, {warnings} warning{}", s(errors), s(warnings))
        }
    }
}

fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::De) => "Fehler",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::De) => "Warnung",
        (Severity::Warning, Lang::En) => "warning",
    }
}

fn human(diagnostic: &Diagnostic, sources: &Sources, lang: Lang, colour: bool) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .with_name(severity_name(diagnostic.severity(), lang))
        .primary_title(diagnostic.message.get(lang).as_str())
        .id(diagnostic.code.name());
    let mut group = match diagnostic.span {
        Some(span) => {
            let mut snippet =
                snippet(sources, span).annotation(AnnotationKind::Primary.span(visible(sources, span)));
            if let Some((place, label)) = &diagnostic.other
                && place.file == span.file
            {
                let range = visible(sources, *place);
                snippet =
                    snippet.annotation(AnnotationKind::Context.span(range).label(label.get(lang).as_str()));
            }
            title.element(snippet)
        }
        None => Group::with_title(title),
    };
    if let Some((place, label)) = &diagnostic.other
        && diagnostic.span.is_none_or(|span| span.file != place.file)
    {
        let mark = AnnotationKind::Context.span(visible(sources, *place)).label(label.get(lang).as_str());
        group = group.element(snippet(sources, *place).annotation(mark));
    }
    if let Some(fix) = &diagnostic.fix {
        let name = if lang == Lang::De { "so geht es" } else { "fix" };
        group = group.element(Level::HELP.with_name(name).message(fix.get(lang).as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).render(&[group])
}

fn snippet(sources: &Sources, span: Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = sources.get(span.file);
    Snippet::source(source.text()).path(source.path.as_str()).fold(true)
}

/// The part of a span to mark: within the text, and on its first line only.
fn visible(sources: &Sources, span: Span) -> std::ops::Range<usize> {
    let text = sources.get(span.file).text();
    let start = (span.start as usize).min(text.len());
    let end = (span.end as usize).clamp(start, text.len());
    let end = text[start..end].find('\n').map_or(end, |newline| start + newline);
    start..end.max(start)
}

fn short(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let place = diagnostic.span.map_or_else(String::new, |span| {
        let (line, column) = sources.position(span);
        format!("{}:{line}:{column}: ", sources.get(span.file).path)
    });
    let fix = diagnostic.fix.as_ref().map_or_else(String::new, |fix| format!(" – {}", fix.get(lang)));
    let severity = severity_name(diagnostic.severity(), lang);
    let text = format!("{place}{severity}[{}]: {}{fix}", diagnostic.code, diagnostic.message.get(lang));
    text.replace('\n', " ")
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a Bilingual<String>,
    fix: Option<&'a Bilingual<String>>,
}

fn json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let position = diagnostic.span.map(|span| sources.position(span));
    serde_json::to_string(&JsonDiagnostic {
        code: diagnostic.code.name(),
        severity: severity_name(diagnostic.severity(), Lang::En),
        path: diagnostic.span.map(|span| sources.get(span.file).path.as_str()),
        line: position.map(|p| p.0),
        column: position.map(|p| p.1),
        message: &diagnostic.message,
        fix: diagnostic.fix.as_ref(),
    })
    .expect("strings and numbers are always serialisable")
}
