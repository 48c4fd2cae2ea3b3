//! [`Doc`] → HTML. Everything is escaped here; there is no raw HTML in content.
//!
//! Owns: the elements and classes that a theme's stylesheet meets inside `body`. No `style` attributes: the
//! policy forbids them, so alignment of table cells is a class.
//!
//! Must not know: templates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use jiff::civil::Date;

use super::cited::{dated, norm_link};
use super::terms::Terms;
use super::theme::Texts;
use crate::doc::{Alignment, Block, Callout, CalloutKind, Doc, Inline, Item, Table, plain_text};
use crate::lang::{Bilingual, Lang};
use crate::law::values::Form;
use crate::link::{Linked, Target};
use crate::parse::ParsedText;

/// What the HTML of a text depends on besides the text.
pub(super) struct Context<'a> {
    pub(super) linked: &'a Linked,
    pub(super) texts: &'a Texts,
    /// Language of the page (that of the text may differ).
    pub(super) lang: Lang,
    /// Address of the page, to make links relative.
    pub(super) address: &'a str,
    /// The day of the build, for dated passages and values.
    pub(super) today: Date,
    /// Width and height of the images whose format tells, by path in the site folder.
    pub(super) image_sizes: &'a BTreeMap<String, (usize, usize)>,
    /// The glossary's terms.
    pub(super) terms: &'a Bilingual<Terms>,
}

/// The HTML of a text.
pub(super) fn body(context: &Context<'_>, text: &ParsedText) -> String {
    let mut writer = writer(context, text);
    writer.blocks(&text.doc.blocks);
    writer.footnotes(&text.doc);
    writer.out
}

/// The HTML of some blocks of a text, for a page that is not its own: links within the text lead to the text's page. `label`
/// names the tables among them.
pub(super) fn blocks<'b>(
    context: &Context<'_>,
    text: &ParsedText,
    label: &str,
    blocks: impl IntoIterator<Item = &'b Block>,
) -> String {
    let mut writer = writer(context, text);
    writer.away = true;
    label.clone_into(&mut writer.heading);
    // Terms are explained on the text's own page.
    writer.plain = true;
    blocks.into_iter().for_each(|block| writer.block(block));
    writer.out
}

fn writer<'a>(context: &'a Context<'a>, text: &'a ParsedText) -> Writer<'a> {
    let terms = context.terms.get(text.lang);
    // Nothing leads to an explanation that leads back here.
    let site = &context.linked.site;
    let own =
        site.glossary.iter().filter(|(_, term)| term.entry.as_ref().is_some_and(|key| key.value == text.key));
    Writer {
        context,
        text,
        out: String::new(),
        heading: String::new(),
        tables: 0,
        terms,
        explained: own.map(|(key, _)| key.as_str()).collect(),
        plain: text.lang != context.lang,
        away: false,
    }
}

/// Escapes text for HTML elements and double-quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// `ABH Osnabrück, 2026-11-23` with the date in words.
fn with_date(source: &str, lang: Lang) -> String {
    let (name, date) = source.rsplit_once(',').unwrap_or((source, ""));
    date.trim().parse().map_or_else(|_| source.to_owned(), |date| format!("{name}, {}", lang.date(date)))
}

/// "§ 18g" must not be torn apart at the end of a line: a no-break space after what a number follows.
pub(super) fn keep_together(text: &str) -> Cow<'_, str> {
    const BEFORE_NUMBERS: [&str; 6] = ["§ ", "Abs. ", "Satz ", "Nr. ", "Art. ", "Section "];
    if !BEFORE_NUMBERS.iter().any(|word| text.contains(word)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.char_indices().peekable();
    while let Some((index, c)) = chars.next() {
        let before = &text[..index + c.len_utf8()];
        let number = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let joins = c == ' ' && number && BEFORE_NUMBERS.iter().any(|word| before.ends_with(word));
        out.push(if joins { '\u{a0}' } else { c });
    }
    Cow::Owned(out)
}

pub(super) struct Writer<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) text: &'a ParsedText,
    pub(super) out: String,
    /// The last heading, which names the tables below it.
    pub(super) heading: String,
    /// Tables below that heading so far.
    pub(super) tables: usize,
    pub(super) terms: &'a Terms,
    /// Terms that are linked already: only the first time a word needs its explanation.
    pub(super) explained: BTreeSet<&'a str>,
    /// Inside a heading or a link no word becomes a link.
    pub(super) plain: bool,
    /// Is the page another one than the text's own?
    pub(super) away: bool,
}

impl Writer<'_> {
    /// Appends formatted text; writing to a string cannot fail.
    pub(super) fn put(&mut self, args: std::fmt::Arguments<'_>) {
        self.out.write_fmt(args).expect("writing to a string cannot fail");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                self.heading = plain_text(&heading.text);
                self.tables = 0;
                self.put(format_args!("<h{} id=\"{}\">", heading.level, escape(&heading.id)));
                let plain = std::mem::replace(&mut self.plain, true);
                self.inlines(&heading.text);
                self.plain = plain;
                self.put(format_args!("</h{}>\n", heading.level));
            }
            Block::Paragraph(inlines) if self.value_table(inlines) => {}
            Block::Paragraph(inlines) => {
                self.out.push_str("<p>");
                self.inlines(inlines);
                self.out.push_str("</p>\n");
            }
            Block::Plain(inlines) => self.inlines(inlines),
            Block::List { start, items } => self.list(*start, items),
            Block::Table(table) => self.table(table),
            Block::Callout(callout) => self.callout(callout),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Code(code) => self.put(format_args!("<pre><code>{}</code></pre>\n", escape(code))),
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        let tasks = items.iter().any(|item| item.checked.is_some());
        match start {
            Some(1) => self.out.push_str("<ol>\n"),
            Some(n) => self.put(format_args!("<ol start=\"{n}\">\n")),
            None if tasks => self.out.push_str("<ul class=\"tasks\">\n"),
            None => self.out.push_str("<ul>\n"),
        }
        for item in items {
            self.out.push_str("<li>");
            match item.checked {
                Some(checked) => self.task(checked, &item.blocks),
                None => self.blocks(&item.blocks),
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// A box to tick that works without script; its label is the first line of the item.
    fn task(&mut self, checked: bool, blocks: &[Block]) {
        let checked = if checked { " checked" } else { "" };
        self.put(format_args!("<label><input type=\"checkbox\"{checked}> "));
        let rest = match blocks.split_first() {
            Some((Block::Plain(inlines) | Block::Paragraph(inlines), rest)) => {
                self.inlines(inlines);
                rest
            }
            _ => blocks,
        };
        self.out.push_str("</label>");
        self.blocks(rest);
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let mut label = self.context.texts.get("table").to_owned();
        if !self.heading.is_empty() {
            label = format!("{label}: {}", self.heading);
        }
        if self.tables > 1 {
            label = format!("{label} ({})", self.tables);
        }
        let label = escape(&label);
        self.put(format_args!(
            "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"{label}\"><table>\n<thead><tr>"
        ));
        self.cells("th scope=\"col\"", "th", &table.header, &table.alignments);
        self.out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            self.cells("td", "td", row, &table.alignments);
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></section>\n");
    }

    fn cells(&mut self, open: &str, close: &str, cells: &[Vec<Inline>], alignments: &[Alignment]) {
        for (index, cell) in cells.iter().enumerate() {
            let class = match alignments.get(index) {
                Some(Alignment::Left) => " class=\"left\"",
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Right) => " class=\"right\"",
                Some(Alignment::None) | None => "",
            };
            self.put(format_args!("<{open}{class}>"));
            self.inlines(cell);
            self.put(format_args!("</{close}>"));
        }
    }

    fn callout(&mut self, callout: &Callout) {
        let texts = self.context.texts;
        let lang = self.context.lang;
        let today = self.context.today;
        if callout.kind == CalloutKind::Trainer {
            return;
        }
        let dated = match &callout.kind {
            CalloutKind::From(date) => dated(Some(*date), None, today),
            CalloutKind::Until(date) => dated(None, Some(*date), today),
            _ => String::new(),
        };
        let (class, title) = match &callout.kind {
            CalloutKind::Trainer => ("trainer", String::new()),
            CalloutKind::Note => ("note", texts.get("callout_note").to_owned()),
            CalloutKind::Warning => ("warning", texts.get("callout_warning").to_owned()),
            CalloutKind::Practice(source) => {
                ("practice", format!("{}: {}", texts.get("callout_practice"), with_date(source, lang)))
            }
            CalloutKind::Open => ("open", texts.get("callout_open").to_owned()),
            CalloutKind::From(date) => ("from", texts.fill("callout_from", &[("date", &lang.date(*date))])),
            CalloutKind::Until(date) => {
                ("until", texts.fill("callout_until", &[("date", &lang.date(*date))]))
            }
        };
        self.put(format_args!(
            "<div class=\"callout callout-{class}\" role=\"note\"{dated}><p class=\"callout-title\">{}</p>\n",
            escape(&title)
        ));
        self.blocks(&callout.blocks);
        self.out.push_str("</div>\n");
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text, _) => self.plain_text(text),
            Inline::Emphasis(inner) => {
                self.out.push_str("<em>");
                self.inlines(inner);
                self.out.push_str("</em>");
            }
            Inline::Strong(inner) => {
                self.out.push_str("<strong>");
                self.inlines(inner);
                self.out.push_str("</strong>");
            }
            Inline::Code(code) => self.put(format_args!("<code>{}</code>", escape(code))),
            Inline::Link(link) => self.link(link),
            Inline::Citation(index, inner) => self.citation(*index, inner),
            Inline::Image(image) => self.image(image),
            Inline::FootnoteReference(_) if self.away => {}
            Inline::FootnoteReference(n) => self.put(format_args!(
                "<sup class=\"footnote-ref\"><a id=\"fnref-{n}\" href=\"#fn-{n}\">{n}</a></sup>"
            )),
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    /// Text, in which a term of the glossary leads to its explanation the first time.
    fn plain_text(&mut self, text: &str) {
        let found = if self.plain { Vec::new() } else { self.terms.find(text, &mut self.explained) };
        let mut at = 0;
        for (range, key) in found {
            self.out.push_str(&escape(&keep_together(&text[at..range.start])));
            let target = Target::Term(key.to_owned());
            let word = escape(&text[range.clone()]);
            match self.href(&target) {
                Some((href, attributes)) => {
                    let title = self.explanation(key);
                    self.put(format_args!("<a{attributes} href=\"{}\"{title}>{word}</a>", escape(&href)));
                }
                None => self.out.push_str(&word),
            }
            at = range.end;
        }
        self.out.push_str(&escape(&keep_together(&text[at..])));
    }

    /// What a term means, as a tooltip.
    pub(super) fn explanation(&self, key: &str) -> String {
        let Context { linked, lang, .. } = *self.context;
        let term = linked.site.glossary.get(key);
        term.map(|term| format!(" title=\"{}\"", escape(&term.words.get(lang).explanation)))
            .unwrap_or_default()
    }

    /// A cited norm, linked to its page.
    fn citation(&mut self, index: usize, inner: &[Inline]) {
        let citing = self.context.linked.citing(self.text.file);
        let norm = citing.and_then(|citing| citing.norms.get(citing.in_summary + index));
        let link = norm.and_then(|norm| norm_link(self.context, &norm.answer));
        if let Some(open) = &link {
            self.out.push_str(open);
        }
        let plain = std::mem::replace(&mut self.plain, true);
        self.inlines(inner);
        self.plain = plain;
        if link.is_some() {
            self.out.push_str("</a>");
        }
    }

    /// `[[value:…#table]]` alone in a paragraph is the table of its series; says whether it was one.
    fn value_table(&mut self, inlines: &[Inline]) -> bool {
        let [Inline::Link(link)] = inlines else { return false };
        let Target::Value(key, Form::Table) = self.context.linked.target(self.text.file, link.index) else {
            return false;
        };
        let Some(series) = self.context.linked.site.values.get(key) else { return false };
        self.out.push_str(&super::values::table(self.context, series));
        true
    }

    fn footnotes(&mut self, doc: &Doc) {
        if doc.footnotes.is_empty() {
            return;
        }
        let texts = self.context.texts;
        let label = escape(texts.get("footnotes"));
        self.put(format_args!("<section class=\"footnotes\" aria-label=\"{label}\"><ol>\n"));
        for (index, note) in doc.footnotes.iter().enumerate() {
            let n = index + 1;
            self.put(format_args!("<li id=\"fn-{n}\">"));
            self.blocks(&note.blocks);
            let back = escape(&texts.fill("footnote_back", &[("n", &n.to_string())]));
            self.put(format_args!(
                "<a class=\"footnote-back\" href=\"#fnref-{n}\" aria-label=\"{back}\">↩</a></li>\n"
            ));
        }
        self.out.push_str("</ol></section>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_not_torn_apart() {
        assert_eq!(keep_together("nach § 18g Abs. 1 und § x"), "nach §\u{a0}18g Abs.\u{a0}1 und § x");
        assert_eq!(escape("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
