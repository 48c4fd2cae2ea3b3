//! What every page has: title, navigation, language switch, breadcrumbs, footer.

use jiff::ToSpan;
use jiff::civil::Date;

use super::CSP;
use super::Renderer;
use super::theme::Theme;
use super::view::{Alternate, DateView, DueView, LanguageLink, Link, NavLink, PageView, SiteView};
use crate::lang::Lang;
use crate::link::Linked;
use crate::model::{Article, PageId, Tool, relative};
use crate::parse::Area;

/// `site` of all templates in one language.
pub(super) fn site_view(linked: &Linked, theme: &Theme, lang: Lang, today: Date) -> SiteView {
    let config = &linked.site.config;
    let entries = linked.site.articles.values().filter_map(Article::entry);
    let last = entries.filter_map(|facts| facts.review_by.as_ref()).map(|day| day.value).max();
    SiteView {
        lang: lang.code(),
        title: config.title.get(lang).clone(),
        description: config.description.get(lang).clone(),
        operator: config.operator.clone(),
        operator_mail: config.operator_mail.clone(),
        old: last.map(|day| due_view(lang, day, today)),
        region: config.region.as_ref().map(|region| region.get(lang).clone()),
        csp: CSP,
        stylesheet: theme.stylesheet.clone(),
        sheets: theme.sheets.clone(),
        script: theme.script.clone(),
        scripts: theme.scripts.clone(),
    }
}

/// Keys of the pages in the footer: imprint, privacy and accessibility first, then those with `footer = true`.
pub(super) fn footer_keys(linked: &Linked) -> Vec<String> {
    let required = crate::check::REQUIRED_PAGES.map(|(key, ..)| key.to_owned());
    let wanted = |article: &&Article| article.page().is_some_and(|facts| facts.footer);
    let others = linked.site.articles.values().filter(wanted).map(|article| article.key.clone());
    let others = others.filter(|key| !required.contains(key)).collect::<Vec<_>>();
    required.iter().cloned().chain(others).collect()
}

/// Where the feed of a language lies.
pub(super) fn feed_address(lang: Lang) -> String {
    format!("{}/feed.xml", lang.code())
}

/// The way from a page to the root of the site.
pub(super) fn root_of(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

impl Renderer {
    /// `page` of a template.
    pub(super) fn frame(&self, page: &PageId, address: &str) -> PageView {
        let lang = page.lang();
        let article = self.article_of(page);
        let text_lang =
            article.filter(|article| !article.has(lang)).map(|article| article.text(lang).lang.code());
        PageView {
            kind: kind(page, article),
            title: self.title(page),
            description: self.description(page),
            root: root_of(address),
            canonical: self.absolute(address),
            alternates: self.alternates(page),
            languages: self.languages(page, |to| relative(address, to)),
            nav: self.nav(lang, Some(page), |to| relative(address, to)),
            breadcrumbs: self.breadcrumbs(page, address),
            footer: self.footer(lang, |to| relative(address, to)),
            search: self.search_href(lang, |to| relative(address, to)),
            feed: relative(address, &feed_address(lang)),
            extract: self.only.is_some().then(|| lang.date(self.today)),
            text_lang,
        }
    }

    /// `page` of `404.html`, with absolute addresses.
    pub(super) fn not_found_frame(&self) -> PageView {
        let config = &self.linked.site.config;
        let lang = config.original();
        let root = config.base_url.as_deref().map_or("/", path_of);
        let home = PageId::Home(lang);
        let texts = self.theme.texts.get(lang);
        PageView {
            kind: "not-found",
            title: texts.get("title_not_found").to_owned(),
            description: texts.get("description_not_found").to_owned(),
            root: root.to_owned(),
            canonical: None,
            alternates: Vec::new(),
            languages: self.languages(&home, |to| format!("{root}{to}")),
            nav: self.nav(lang, None, |to| format!("{root}{to}")),
            breadcrumbs: Vec::new(),
            footer: self.footer(lang, |to| format!("{root}{to}")),
            search: self.search_href(lang, |to| format!("{root}{to}")),
            feed: format!("{root}{}", feed_address(lang)),
            extract: None,
            text_lang: None,
        }
    }

    fn article_of(&self, page: &PageId) -> Option<&Article> {
        match page {
            PageId::Article(_, key) => self.linked.site.articles.get(key),
            _ => None,
        }
    }

    pub(super) fn absolute(&self, address: &str) -> Option<String> {
        self.linked.site.config.base_url.as_ref().map(|base| format!("{base}{address}"))
    }

    /// `hreflang`: only languages in which the text exists.
    pub(super) fn alternates(&self, page: &PageId) -> Vec<Alternate> {
        let site = &self.linked.site;
        let article = self.article_of(page);
        let exists = |lang: Lang| article.is_none_or(|article| article.has(lang));
        let languages: Vec<Lang> =
            site.config.languages.iter().copied().filter(|lang| exists(*lang)).collect();
        let link = |lang: Lang, name: &'static str| {
            let address = site.addresses.of(&page.in_lang(lang))?;
            Some(Alternate { lang: name, href: self.absolute(address)? })
        };
        let mut alternates: Vec<_> = languages.iter().filter_map(|lang| link(*lang, lang.code())).collect();
        alternates.extend(link(site.config.original(), "x-default"));
        alternates
    }

    pub(super) fn languages(&self, page: &PageId, href: impl Fn(&str) -> String) -> Vec<LanguageLink> {
        let site = &self.linked.site;
        let languages = site.config.languages.iter();
        languages
            .filter_map(|&lang| {
                Some(LanguageLink {
                    lang: lang.code(),
                    name: lang.name(),
                    href: href(site.addresses.of(&page.in_lang(lang))?),
                    current: lang == page.lang(),
                })
            })
            .collect()
    }

    fn nav(&self, lang: Lang, page: Option<&PageId>, href: impl Fn(&str) -> String) -> Vec<NavLink> {
        let items = [
            ("situations", "nav_situations", PageId::Situations(lang)),
            ("checks", "nav_checks", PageId::Checks(lang)),
            ("topics", "nav_topics", PageId::Topics(lang)),
            ("permits", "nav_permits", PageId::Permits(lang)),
            ("a-z", "nav_a_z", PageId::AtoZ(lang)),
            ("news", "nav_news", PageId::News(lang)),
            ("contacts", "nav_contacts", PageId::Contacts(lang)),
        ];
        items
            .into_iter()
            .filter_map(|(key, text, target)| {
                let href = href(self.address_of(&target)?);
                Some(NavLink {
                    key,
                    text,
                    href,
                    current: page.is_some_and(|page| self.section(page) == target),
                })
            })
            .collect()
    }

    fn search_href(&self, lang: Lang, href: impl Fn(&str) -> String) -> String {
        self.linked.site.addresses.of(&PageId::Search(lang)).map(href).unwrap_or_default()
    }

    /// The page of the main navigation that a page belongs to.
    fn section(&self, page: &PageId) -> PageId {
        let lang = page.lang();
        match (page, self.article_of(page)) {
            (PageId::Topic(..) | PageId::Phase(..) | PageId::Audience(..), _) => PageId::Topics(lang),
            (PageId::Words(..), _) => PageId::AtoZ(lang),
            (PageId::Checklist(..), _) => PageId::Checklists(lang),
            (PageId::Check(..) | PageId::Tool(_, Tool::Account | Tool::Deadlines), _) => PageId::Checks(lang),
            (PageId::Letter(..), _) => PageId::LetterList(lang),
            (PageId::Actor(..), _) => PageId::Tool(lang, Tool::Region),
            (
                PageId::Course(..)
                | PageId::Slides(..)
                | PageId::Quiz(..)
                | PageId::FinalTest(_)
                | PageId::Certificate(_),
                _,
            ) => PageId::Courses(lang),
            (PageId::Tool(_, Tool::Finder), _) => PageId::Contacts(lang),
            (_, Some(article)) if article.area == Area::Guidance => PageId::Topics(lang),
            (_, Some(article)) if article.area == Area::Situations => PageId::Situations(lang),
            (_, Some(article)) if article.area == Area::Permits => PageId::Permits(lang),
            _ => page.clone(),
        }
    }

    fn breadcrumbs(&self, page: &PageId, address: &str) -> Vec<Link> {
        let lang = page.lang();
        let mut trail = vec![PageId::Home(lang)];
        match (page, self.article_of(page)) {
            (PageId::Home(_), _) => return Vec::new(),
            (PageId::Topic(..) | PageId::Phase(..) | PageId::Audience(..), _) => {
                trail.push(PageId::Topics(lang));
            }
            (PageId::Words(..), _) => trail.push(PageId::AtoZ(lang)),
            (PageId::ValueTable(..), _) => trail.push(PageId::Values(lang)),
            (PageId::Checklist(..), _) => trail.push(PageId::Checklists(lang)),
            (PageId::Letter(..), _) => trail.push(PageId::LetterList(lang)),
            (PageId::Course(..) | PageId::FinalTest(_) | PageId::Certificate(_), _) => {
                trail.push(PageId::Courses(lang));
            }
            (PageId::Slides(_, key) | PageId::Quiz(_, key), _) => {
                trail.push(PageId::Courses(lang));
                trail.push(PageId::Course(lang, key.clone()));
            }
            (_, Some(article)) if article.area == Area::Training => {
                trail.push(PageId::Courses(lang));
                let course = article.key.split('/').next().unwrap_or_default();
                trail.push(PageId::Course(lang, course.to_owned()));
            }
            (PageId::Actor(..) | PageId::Tool(_, Tool::Figures), _) => {
                trail.push(PageId::Tool(lang, Tool::Region));
            }
            (PageId::Check(..) | PageId::Tool(_, Tool::Account | Tool::Deadlines), _) => {
                trail.push(PageId::Checks(lang));
            }
            (PageId::Tool(_, Tool::Finder), _) => trail.push(PageId::Contacts(lang)),
            (PageId::Statute(..), _) => trail.push(PageId::Law(lang)),
            (PageId::Norm(_, statute, _), _) => {
                trail.push(PageId::Law(lang));
                trail.push(PageId::Statute(lang, statute.clone()));
            }
            (_, Some(article)) if article.area == Area::Situations => trail.push(PageId::Situations(lang)),
            (_, Some(article)) if article.area == Area::Permits => trail.push(PageId::Permits(lang)),
            (_, Some(article)) => {
                let topic = article.entry().and_then(|facts| facts.topics.first());
                trail.extend(topic.map(|_| PageId::Topics(lang)));
                trail.extend(topic.map(|topic| PageId::Topic(lang, topic.value.clone())));
            }
            _ => {}
        }
        let texts = self.theme.texts.get(lang);
        let link = |page: &PageId| {
            let title = match page {
                PageId::Home(_) => texts.get("nav_home").to_owned(),
                page => self.title(page),
            };
            Some(Link { title, href: relative(address, self.address_of(page)?) })
        };
        trail.iter().filter_map(link).collect()
    }

    fn footer(&self, lang: Lang, href: impl Fn(&str) -> String) -> Vec<Link> {
        let link = |page: PageId| {
            let address = self.address_of(&page)?;
            Some(Link { href: href(address), title: self.title(&page) })
        };
        let articles = self.footer.iter().map(|key| PageId::Article(lang, key.clone()));
        articles
            .chain([
                PageId::Courses(lang),
                PageId::LetterList(lang),
                PageId::Checklists(lang),
                PageId::Tool(lang, Tool::Account),
                PageId::Tool(lang, Tool::Deadlines),
                PageId::Tool(lang, Tool::Finder),
                PageId::Tool(lang, Tool::Region),
                PageId::Values(lang),
                PageId::Law(lang),
            ])
            .filter_map(link)
            .collect()
    }

    /// The notice for a text that was to be read again by a day.
    pub(super) fn due(&self, lang: Lang, day: jiff::civil::Date) -> DueView {
        due_view(lang, day, self.today)
    }

    /// A date for people and machines.
    pub(super) fn date(lang: Lang, date: jiff::civil::Date) -> DateView {
        DateView { iso: date.to_string(), text: lang.date(date) }
    }
}

fn due_view(lang: Lang, day: Date, today: Date) -> DueView {
    DueView { date: lang.date(day), from: day.saturating_add(1.day()).to_string(), passed: day < today }
}

fn kind(page: &PageId, article: Option<&Article>) -> &'static str {
    match page {
        PageId::Home(_) => "home",
        PageId::Situations(_) => "situations",
        PageId::Topics(_) => "topics",
        PageId::Topic(..) => "topic",
        PageId::Permits(_) => "permits",
        PageId::Checklists(_) => "checklists",
        PageId::Checklist(..) => "checklist",
        PageId::Checks(_) => "checks",
        PageId::Check(..) => "check",
        PageId::LetterList(_) => "letters",
        PageId::Tool(_, tool) => tool.word(),
        PageId::Actor(..) => "actor",
        PageId::Courses(_) => "courses",
        PageId::Course(..) => "course",
        PageId::Slides(..) => "slides",
        PageId::Quiz(..) => "quiz",
        PageId::FinalTest(_) => "final-test",
        PageId::Certificate(_) => "certificate",
        PageId::Letter(..) => "letter",
        PageId::Phase(..) => "phase",
        PageId::Audience(..) => "audience",
        PageId::AtoZ(_) => "a-z",
        PageId::Words(..) => "words",
        PageId::Search(_) => "search",
        PageId::News(_) => "news",
        PageId::Contacts(_) => "contacts",
        PageId::Values(_) => "values",
        PageId::ValueTable(..) => "value-table",
        PageId::Law(_) => "law",
        PageId::Statute(..) => "statute",
        PageId::Norm(..) => "norm",
        PageId::Article(..) if article.is_some_and(|article| article.area == Area::Training) => "lesson",
        PageId::Article(..) if article.is_some_and(|article| article.area == Area::Pages) => "plain",
        PageId::Article(..) => "entry",
    }
}

/// The path of an absolute address: `https://example.de/wissen/` → `/wissen/`.
pub(super) fn path_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    host.find('/').map_or("/", |slash| &host[slash..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_absolute_addresses() {
        assert_eq!(path_of("https://example.de/"), "/");
        assert_eq!(path_of("https://example.de/wissen/"), "/wissen/");
        assert_eq!(root_of("de/a.html"), "../");
        assert_eq!(root_of("index.html"), "");
    }
}
