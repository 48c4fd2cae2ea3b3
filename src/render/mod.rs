//! The sixth stage: [`Linked`] → pages. Typed views, then Tera; each page on its own, in parallel.
//!
//! Owns: which template shows which page, and the files beside the pages (assets, images, feed, sitemap, header
//! files). [`Renderer::page`] makes a single page on demand for `serve`; [`Renderer::all`] makes everything.
//!
//! Must not know: where the files are written to.

mod a_to_z;
mod article;
mod bundle;
mod checklists;
mod checks;
mod cited;
mod collation;
mod downloads;
mod frame;
mod headers;
mod html;
mod law;
mod letters;
mod links;
mod lists;
mod machine;
mod naming;
mod quiz;
mod region;
mod relink;
mod scorm;
mod terms;
mod theme;
mod tools;
mod training;
mod values;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diagnostic::{Diagnostic, Sink};
use crate::lang::{Bilingual, Lang};
use crate::law::text::{StatuteText, parse_markdown};
use crate::link::Linked;
use crate::model::{PageId, Tool, relative};
use crate::parse::slug;
use crate::source::Sources;
use collation::Collation;
use terms::Terms;

pub use downloads::{Downloads, SITE_DOWNLOAD, package_address};
pub(crate) use html::escape;
pub(crate) use links::target_name;
pub use theme::{Texts, Theme};

/// Every file to be written, by path below `dist/`; nothing is written yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outputs(pub BTreeMap<String, Vec<u8>>);

impl Outputs {
    /// Adds a file.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }
}

/// The policy of every page: only files of the site itself, nothing inline.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                       font-src 'self'; base-uri 'none'; form-action 'none'";

/// Makes pages of a linked site. Shares what it reads, so that `serve` can keep one while the next is made.
pub struct Renderer {
    linked: Arc<Linked>,
    sources: Arc<Sources>,
    theme: Arc<Theme>,
    today: Date,
    /// One per language, with `site` and `t` as global context.
    tera: Bilingual<Tera>,
    collation: Bilingual<Collation>,
    terms: Bilingual<Terms>,
    image_sizes: BTreeMap<String, (usize, usize)>,
    /// The newest kept text of each cited statute.
    wordings: BTreeMap<String, StatuteText>,
    /// Keys of the pages in the footer, looked up once and not for every page.
    footer: Vec<String>,
    /// Keys of the texts about residence titles, in the order of their sections; the same.
    permits: Vec<String>,
    /// The pages that are taken along, if not all are.
    only: Option<BTreeSet<PageId>>,
    /// Set as soon as there is something to download.
    downloads: OnceLock<Downloads>,
}

impl Renderer {
    /// The site.
    pub fn site(&self) -> &crate::model::Site {
        &self.linked.site
    }

    /// The theme it renders with.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Prepares what all pages share.
    pub fn new(linked: Arc<Linked>, sources: Arc<Sources>, theme: Arc<Theme>, today: Date) -> Self {
        let tera = Bilingual::from_fn(|lang| {
            let mut tera = theme.tera.clone();
            tera.global_context().insert("site", &frame::site_view(&linked, &theme, lang, today));
            tera.global_context().insert("t", theme.texts.get(lang));
            tera
        });
        let images = linked.site.images.iter();
        let image_sizes: BTreeMap<_, _> = images
            .filter_map(|(path, id)| {
                let size = imagesize::blob_size(sources.get(*id).bytes()).ok()?;
                Some((path.clone(), (size.width, size.height)))
            })
            .collect();
        let collation = Bilingual::from_fn(Collation::new);
        let terms = Bilingual::from_fn(|lang| Terms::new(&linked.site.glossary, lang));
        let footer = frame::footer_keys(&linked);
        let permits = lists::permit_keys(&linked);
        let wordings = wordings(&linked, &sources);
        Self {
            linked,
            sources,
            theme,
            today,
            tera,
            collation,
            terms,
            image_sizes,
            wordings,
            footer,
            permits,
            only: None,
            downloads: OnceLock::new(),
        }
    }

    /// The page that lies at `address` below `dist/`, if there is one.
    pub fn page_at(&self, address: &str) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        let book = &self.linked.site.addresses;
        if let Some((page, _)) = book.pages().find(|(_, known)| *known == address) {
            return Some(self.page(page, address));
        }
        if let Some((alias, page)) = book.aliases().find(|(known, _)| *known == address) {
            return Some(self.redirect(alias, page));
        }
        match address {
            "index.html" => Some(self.start()),
            "404.html" => Some(self.not_found()),
            _ => None,
        }
    }

    /// Makes one page.
    pub fn page(&self, page: &PageId, address: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let frame = self.frame(page, address);
        match page {
            PageId::Home(lang) => self.fill("home.html", &frame, &self.home(*lang, address)),
            PageId::Situations(lang) => {
                self.fill("situations.html", &frame, &self.situations(*lang, address))
            }
            PageId::Topics(lang) => self.fill("topics.html", &frame, &self.topics(*lang, address)),
            PageId::Topic(lang, key) => self.fill("topic.html", &frame, &self.topic(*lang, key, address)),
            PageId::Permits(lang) => self.fill("permits.html", &frame, &self.permits(*lang, address)),
            PageId::Checklists(lang) => {
                self.fill("checklists.html", &frame, &self.checklists(*lang, address))
            }
            PageId::Checklist(lang, key) => {
                self.fill("checklist.html", &frame, &self.checklist(*lang, key, address))
            }
            PageId::Checks(lang) => self.fill("checks.html", &frame, &self.checks(*lang, address)),
            PageId::Check(lang, key) => self.fill("check.html", &frame, &self.check(*lang, key, address)),
            PageId::LetterList(lang) => {
                self.fill("letters-list.html", &frame, &self.letter_list(*lang, address))
            }
            PageId::Letter(lang, key) => {
                self.fill("letter.html", &frame, &self.letter_form(*lang, key, address))
            }
            PageId::Tool(lang, Tool::Account) => {
                self.fill("account.html", &frame, &self.account(*lang, address))
            }
            PageId::Tool(lang, Tool::Deadlines) => {
                self.fill("deadlines.html", &frame, &self.deadlines(*lang, address))
            }
            PageId::Tool(lang, Tool::Finder) => {
                self.fill("finder.html", &frame, &self.finder(*lang, address))
            }
            PageId::Tool(lang, Tool::Region) => {
                self.fill("region.html", &frame, &self.region(*lang, address))
            }
            PageId::Tool(lang, Tool::Figures) => self.fill("figures.html", &frame, &self.figures(*lang)),
            PageId::Courses(lang) => self.fill("courses.html", &frame, &self.courses(*lang, address)),
            PageId::Course(lang, key) => self.fill("course.html", &frame, &self.course(*lang, key, address)),
            PageId::Slides(lang, key) => self.fill("slides.html", &frame, &self.slides(*lang, key, address)),
            PageId::Quiz(lang, key) => self.fill("quiz.html", &frame, &self.quiz(*lang, key, address)),
            PageId::FinalTest(lang) => self.fill("quiz.html", &frame, &self.final_test(*lang, address)),
            PageId::Certificate(lang) => {
                self.fill("certificate.html", &frame, &self.certificate(*lang, address))
            }
            PageId::Actor(lang, key) => self.fill("actor.html", &frame, &self.actor(*lang, key, address)),
            PageId::Phase(_, phase) => {
                self.fill("topic.html", &frame, &self.way(page, address, |f| f.phase.contains(phase)))
            }
            PageId::Audience(_, who) => {
                self.fill("topic.html", &frame, &self.way(page, address, |f| f.audience.contains(who)))
            }
            PageId::AtoZ(lang) => self.fill("a-z.html", &frame, &self.a_to_z(*lang, address)),
            PageId::Words(lang, letters) => {
                self.fill("words.html", &frame, &self.words(*lang, *letters, address))
            }
            PageId::Search(lang) => self.fill("results.html", &frame, &self.results(*lang, address)),
            PageId::News(lang) => self.fill("news.html", &frame, &self.news(*lang, address)),
            PageId::Contacts(lang) => self.fill("contacts.html", &frame, &self.contacts(*lang, address)),
            PageId::Values(lang) => self.fill("values.html", &frame, &self.values_page(*lang, address)),
            PageId::ValueTable(lang, key) => {
                self.fill("value-table.html", &frame, &self.value_table(*lang, key, address))
            }
            PageId::Law(lang) => self.fill("law.html", &frame, &self.law(*lang, address)),
            PageId::Statute(lang, statute) => {
                self.fill("statute.html", &frame, &self.statute(*lang, statute, address))
            }
            PageId::Norm(lang, statute, norm) => {
                self.fill("norm.html", &frame, &self.norm(*lang, statute, norm, address))
            }
            PageId::Article(lang, key) => {
                let article = &self.linked.site.articles[key];
                match article.entry() {
                    Some(facts) => {
                        self.fill("entry.html", &frame, &self.entry(*lang, article, facts, address))
                    }
                    None => self.fill("plain.html", &frame, &self.plain(*lang, article, address)),
                }
            }
        }
    }

    /// Makes every file of the site but the search.
    pub fn all(&self, sink: &mut Sink) -> Outputs {
        let site = &self.linked.site;
        let pages: Vec<_> = site.addresses.pages().collect();
        let rendered: Vec<_> = pages
            .par_iter()
            .map(|(page, address)| ((*address).to_owned(), self.page(page, address)))
            .collect();
        let aliases =
            site.addresses.aliases().map(|(alias, page)| (alias.to_owned(), self.redirect(alias, page)));
        let mut outputs = Outputs::default();
        let fixed = ["index.html", "404.html"]
            .map(|address| (address.to_owned(), self.page_at(address).expect("these two always exist")));
        // One fault per template is enough: the same template fails on every page.
        let mut reported = BTreeSet::new();
        for (address, result) in rendered.into_iter().chain(aliases).chain(fixed) {
            match result {
                Ok(bytes) => outputs.add(address, bytes),
                Err(fault) if reported.insert(fault.message.de.lines().nth(1).map(str::to_owned)) => {
                    sink.report(*fault);
                }
                Err(_) => {}
            }
        }
        outputs.0.extend(self.files());
        outputs
    }

    /// The files beside the pages: assets, images, feeds, sitemap, header files.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for (name, bytes) in &self.theme.assets {
            files.insert(format!("assets/{name}"), bytes.clone());
        }
        for (path, id) in &self.linked.site.images {
            if let Some((_, key, file)) = split_image_path(path) {
                files.insert(image_address(key, file), self.sources.get(*id).bytes().to_vec());
            }
        }
        for &lang in &self.linked.site.config.languages {
            files.insert(frame::feed_address(lang), self.feed(lang).into_bytes());
            if !self.linked.site.events.is_empty() {
                files.insert(format!("{}/events.ics", lang.code()), self.calendar(lang).into_bytes());
            }
            if !self.linked.site.region.actors.is_empty() {
                for (name, empty) in [("profil.csv", false), ("profil-vorlage.csv", true)] {
                    files.insert(format!("{}/{name}", lang.code()), self.profile_sheet(lang, empty));
                }
            }
        }
        files.extend(self.machine_files());
        files.extend(headers::files(self.linked.site.config.base_url.as_deref()));
        files
    }

    fn fill(
        &self,
        template: &str,
        page: &view::PageView,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let lang =
            if page.kind == "not-found" { self.linked.site.config.original() } else { page_lang(page) };
        let mut context = Context::new();
        context.insert("page", page);
        context.insert_value("view", Value::from_serializable(view));
        self.tera
            .get(lang)
            .render(template, &context)
            .map(String::into_bytes)
            .map_err(|error| Box::new(theme::fault(&error, Some(&page.title))))
    }

    /// `index.html` at the root.
    fn start(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let site = &self.linked.site;
        let home = PageId::Home(site.config.original());
        let address = site.addresses.of(&home).unwrap_or_default();
        let view = view::StartView {
            target: address.to_owned(),
            canonical: self.absolute(address),
            languages: self.languages(&home, str::to_owned),
            root: "",
        };
        self.fill_alone("start.html", home.lang(), &view)
    }

    fn redirect(&self, from: &str, to: &PageId) -> Result<Vec<u8>, Box<Diagnostic>> {
        let address = self.linked.site.addresses.of(to).unwrap_or_default();
        let view = view::RedirectView {
            target: relative(from, address),
            title: self.title(to),
            canonical: self.absolute(address),
            root: frame::root_of(from),
        };
        self.fill_alone("redirect.html", to.lang(), &view)
    }

    /// Fills a template that has no `page`.
    fn fill_alone(
        &self,
        template: &str,
        lang: Lang,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("view", view);
        self.tera
            .get(lang)
            .render(template, &context)
            .map(String::into_bytes)
            .map_err(|error| Box::new(theme::fault(&error, Some(template))))
    }

    /// `404.html`: the one page whose links are absolute, because it is shown at any address.
    fn not_found(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.fill("not-found.html", &self.not_found_frame(), &())
    }

    fn html_context<'b>(&'b self, lang: Lang, address: &'b str) -> html::Context<'b> {
        html::Context {
            linked: &self.linked,
            texts: self.theme.texts.get(lang),
            lang,
            address,
            today: self.today,
            image_sizes: &self.image_sizes,
            terms: &self.terms,
        }
    }
}

/// The newest kept text of each cited statute, where texts are kept.
fn wordings(linked: &Linked, sources: &Sources) -> BTreeMap<String, StatuteText> {
    let kept: Vec<_> = linked
        .norms
        .keys()
        .filter_map(|statute| {
            let (_, file) = linked.site.law_texts.get(&slug(statute))?.last_key_value()?;
            Some((statute, *file))
        })
        .collect();
    let read = |(statute, file): (&String, crate::source::SourceId)| {
        let text = parse_markdown(sources.get(file).text(), statute).ok()?;
        Some((statute.clone(), text))
    };
    kept.into_par_iter().filter_map(read).collect()
}

/// The language of a page is the one its switch marks as current.
fn page_lang(page: &view::PageView) -> Lang {
    let current = page.languages.iter().find(|link| link.current);
    current.and_then(|link| Lang::from_code(link.lang)).unwrap_or(Lang::De)
}

/// Where the image `file` of the article `key` lies below `dist/`.
fn image_address(key: &str, file: &str) -> String {
    format!("images/{key}/{file}")
}

/// Area, key and file of an image's path in the site folder.
fn split_image_path(path: &str) -> Option<(&str, &str, &str)> {
    let (area, rest) = path.split_once('/')?;
    let (key, file) = rest.rsplit_once('/')?;
    Some((area, key, file))
}
