//! Links, terms and images within a text, as HTML.
//!
//! Owns: where a link leads from a page, and what it prints without words of its own. Must not know: blocks.

use jiff::civil::Date;

use super::html::{Context, Writer, escape};
use super::theme::Texts;
use crate::doc::{Image, Link};
use crate::lang::Lang;
use crate::link::{Linked, Target};
use crate::model::{PageId, relative};

impl Writer<'_> {
    pub(super) fn link(&mut self, link: &Link) {
        let Context { linked, .. } = *self.context;
        let target = linked.target(self.text.file, link.index);
        if let Target::Value(key, form) = target
            && link.text.is_empty()
            && let Some(series) = linked.site.values.get(key)
        {
            self.out.push_str(&super::values::inline(self.context, series, *form));
            return;
        }
        let Some((href, attributes)) = self.href(target) else {
            self.link_text(link, target);
            return;
        };
        let title = match target {
            Target::Term(key) => self.explanation(key),
            _ => String::new(),
        };
        self.put(format_args!("<a{attributes} href=\"{}\"{title}>", escape(&href)));
        let plain = std::mem::replace(&mut self.plain, true);
        self.link_text(link, target);
        self.plain = plain;
        self.out.push_str("</a>");
    }

    /// Address and further attributes of a link; `None` if it leads nowhere.
    pub(super) fn href(&self, target: &Target) -> Option<(String, &'static str)> {
        let Context { linked, lang, address, .. } = *self.context;
        let book = &linked.site.addresses;
        let to = |page: &PageId| book.of(page).map(|to| relative(address, to));
        Some(match target {
            Target::Article { key, anchor } => {
                let page = to(&PageId::Article(lang, key.clone()))?;
                (format!("{page}{}", anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default()), "")
            }
            Target::Term(key) => {
                (relative(address, &linked.site.term_address(lang, key)?), " class=\"term\"")
            }
            Target::Office(key) => (format!("{}#{key}", to(&PageId::Contacts(lang))?), ""),
            Target::Checklist(key) => (to(&PageId::Checklist(lang, key.clone()))?, ""),
            Target::Check(key) => (to(&PageId::Check(lang, key.clone()))?, ""),
            Target::Tool(tool) => (to(&PageId::Tool(lang, *tool))?, ""),
            Target::Letter(key) => (to(&PageId::Letter(lang, key.clone()))?, ""),
            Target::Course(key) => (to(&PageId::Course(lang, key.clone()))?, ""),
            Target::Courses => (to(&PageId::Courses(lang))?, ""),
            Target::Value(key, _) => (relative(address, &linked.site.value_address(lang, key)?), ""),
            Target::Here(anchor) if self.away => {
                let page = to(&PageId::Article(lang, self.text.key.clone()))?;
                (format!("{page}#{anchor}"), "")
            }
            Target::Here(anchor) => (format!("#{anchor}"), ""),
            Target::External(url) if url.starts_with("http") => {
                (url.clone(), " class=\"external\" rel=\"external\"")
            }
            Target::External(url) => (url.clone(), ""),
            Target::Hidden(_) | Target::Broken => return None,
        })
    }

    /// The author's own words, or the name of what is linked.
    fn link_text(&mut self, link: &Link, target: &Target) {
        if !link.text.is_empty() {
            self.inlines(&link.text);
            return;
        }
        let name = target_name(
            self.context.linked,
            self.context.texts,
            self.context.lang,
            self.context.today,
            target,
        );
        self.out.push_str(&escape(&name));
    }

    pub(super) fn image(&mut self, image: &Image) {
        let path = format!("{}/{}/{}", self.text.area.folder(), self.text.key, image.file);
        let output = super::image_address(&self.text.key, &image.file);
        let href = relative(self.context.address, &output);
        let size = self.context.image_sizes.get(&path);
        let size = size.map(|(w, h)| format!(" width=\"{w}\" height=\"{h}\"")).unwrap_or_default();
        self.put(format_args!(
            "<img src=\"{}\" alt=\"{}\"{size} loading=\"lazy\">",
            escape(&href),
            escape(&image.alt)
        ));
    }
}

/// What `[[key]]` prints.
pub(crate) fn target_name(
    linked: &Linked,
    texts: &Texts,
    lang: Lang,
    today: Date,
    target: &Target,
) -> String {
    let site = &linked.site;
    match target {
        Target::Article { key, .. } => {
            site.articles.get(key).map(|article| article.title(lang).to_owned()).unwrap_or_default()
        }
        Target::Term(key) => {
            site.glossary.get(key).map(|term| term.words.get(lang).name.clone()).unwrap_or_default()
        }
        Target::Office(key) => {
            site.office(key).map(|office| office.name.get(lang).clone()).unwrap_or_default()
        }
        Target::Checklist(key) => {
            site.checklists.get(key).map(|list| list.title.get(lang).clone()).unwrap_or_default()
        }
        Target::Check(key) => {
            site.checks.get(key).map(|check| check.title.get(lang).clone()).unwrap_or_default()
        }
        Target::Letter(key) => {
            site.letters.get(key).map(|letter| letter.title.get(lang).clone()).unwrap_or_default()
        }
        Target::Value(key, form) => {
            let series = site.values.get(key);
            series.map(|series| super::values::text(series, *form, lang, today)).unwrap_or_default()
        }
        Target::Course(key) => {
            let course = site.courses.iter().find(|course| course.key.value == *key);
            course.map(|course| course.title.get(lang).clone()).unwrap_or_default()
        }
        Target::Courses => texts.get("title_courses").to_owned(),
        Target::Tool(tool) => texts.label("title", tool.word()),
        Target::Hidden(title) => title.clone(),
        Target::Here(_) | Target::External(_) | Target::Broken => "…".to_owned(),
    }
}
