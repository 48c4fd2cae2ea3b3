//! One course as a small site of its own: its pages, the texts they take from, the norms these cite, the words they use.
//!
//! Owns: which pages go along. Must not know: how they are zipped, or what is searched.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::relink::{Way, is_foreign, relink};
use super::training::TRAINERS;
use super::{Outputs, Renderer, view};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::law::resolve::Answer;
use crate::link::{Citing, Place, Target};
use crate::model::{Article, PageId, relative};
use crate::parse::Course;

impl Renderer {
    /// The pages that go along with a course: it, the texts it takes from, and what these lead to.
    fn pages_of_course(&self, course: &Course) -> BTreeSet<PageId> {
        let site = &self.linked.site;
        let key = &course.key.value;
        let from = course.lessons.iter().flat_map(|lesson| &lesson.from);
        let from = from.map(|from| from.value.split('#').next().unwrap_or_default().to_owned());
        let own = course.lessons.iter().map(|lesson| format!("{key}/{}", lesson.key.value));
        let asked = course.questions.iter().filter_map(|q| q.entry.as_ref().map(|entry| entry.value.clone()));
        let taken: BTreeSet<String> = from.chain(own).chain(asked).chain([TRAINERS.to_owned()]).collect();
        let linked = taken.iter().filter_map(|key| site.articles.get(key)).flat_map(Article::texts);
        let linked: Vec<&Target> = linked.flat_map(|text| self.linked.targets(text.file)).collect();
        let beside = linked.iter().filter_map(|target| match target {
            Target::Article { key, .. } => Some(key.clone()),
            _ => None,
        });
        let articles: BTreeSet<String> =
            taken.iter().cloned().chain(beside).chain(self.footer.iter().cloned()).collect();
        let belongs = |citing: &&Citing| match &citing.place {
            Place::Article(article, _) => articles.contains(article),
            Place::Question(of, _) => of == key,
            _ => false,
        };
        let norms: Vec<_> = self
            .linked
            .citing
            .iter()
            .filter(belongs)
            .flat_map(|citing| &citing.norms)
            .filter_map(|norm| match &norm.answer {
                Answer::Found(found) => Some(found),
                _ => None,
            })
            .collect();
        let book = &site.addresses;
        let words = book.pages().filter(|(page, _)| matches!(page, PageId::Words(..)));
        let mut pages: BTreeSet<PageId> = words.map(|(page, _)| page.clone()).collect();
        for &lang in &site.config.languages {
            let key = || key.clone();
            pages.extend([
                PageId::Course(lang, key()),
                PageId::Slides(lang, key()),
                PageId::Quiz(lang, key()),
                PageId::Certificate(lang),
                PageId::Search(lang),
            ]);
            let tools = linked.iter().filter_map(|target| match target {
                Target::Checklist(key) => Some(PageId::Checklist(lang, key.clone())),
                Target::Check(key) => Some(PageId::Check(lang, key.clone())),
                Target::Letter(key) => Some(PageId::Letter(lang, key.clone())),
                Target::Tool(tool) => Some(PageId::Tool(lang, *tool)),
                _ => None,
            });
            pages.extend(tools);
            pages.extend(articles.iter().map(|article| PageId::Article(lang, article.clone())));
            pages.extend(norms.iter().map(|f| PageId::Norm(lang, f.statute.clone(), f.norm.clone())));
        }
        pages.retain(|page| book.of(page).is_some());
        pages
    }

    /// The files of a course that stands alone, without its search, by path. `index.html` leads to the course. From then on
    /// pages name only what goes along with it.
    pub fn bundle(&mut self, course: &Course) -> Result<Outputs, Box<Diagnostic>> {
        let pages = self.only.insert(self.pages_of_course(course)).clone();
        let book = &self.linked.site.addresses;
        let addresses: BTreeMap<&str, &PageId> =
            pages.iter().filter_map(|page| Some((book.of(page)?, page))).collect();
        let rendered: Vec<_> = addresses
            .par_iter()
            .map(|(address, page)| {
                let html = String::from_utf8(self.page(page, address)?).expect("templates are text");
                let mut images = Vec::new();
                let html = relink(
                    &html,
                    &|href| self.way_in_bundle(course, address, &addresses, href),
                    &mut |source| {
                        images.push(source.trim_start_matches("../").to_owned());
                        source.to_owned()
                    },
                );
                Ok::<_, Box<Diagnostic>>(((*address).to_owned(), html.into_bytes(), images))
            })
            .collect();
        let mut outputs = Outputs::default();
        let published = self.files();
        for page in rendered {
            let (address, bytes, images) = page?;
            outputs.add(address, bytes);
            for image in images {
                if let Some(bytes) = published.get(&image) {
                    outputs.add(image, bytes.clone());
                }
            }
        }
        outputs.0.extend(published.into_iter().filter(|(path, _)| path.starts_with("assets/")));
        let start = PageId::Course(self.linked.site.config.original(), course.key.value.clone());
        let target = book.of(&start).unwrap_or_default().to_owned();
        let start = view::StartView {
            canonical: None,
            languages: self.languages(&start, str::to_owned),
            target,
            root: "",
        };
        outputs.add("index.html", self.fill_alone("start.html", self.linked.site.config.original(), &start)?);
        Ok(outputs)
    }

    /// Where a link of the page at `address` leads in a bundle of these pages.
    fn way_in_bundle(
        &self,
        course: &Course,
        address: &str,
        pages: &BTreeMap<&str, &PageId>,
        href: &str,
    ) -> Way {
        let (path, fragment) = href.split_at(href.find('#').unwrap_or(href.len()));
        if href.is_empty() {
            return Way::Nowhere;
        }
        if path.is_empty() || is_foreign(href) {
            return Way::Stays;
        }
        // All pages lie one folder deep.
        let folder = address.split('/').next().unwrap_or_default();
        let target = path.strip_prefix("../").map_or_else(|| format!("{folder}/{path}"), str::to_owned);
        if pages.contains_key(target.as_str()) || target.starts_with("assets/") {
            return Way::Stays;
        }
        let book = &self.linked.site.addresses;
        let home = |lang: &Lang| book.of(&PageId::Home(*lang)) == Some(target.as_str());
        if let Some(&lang) = self.linked.site.config.languages.iter().find(|lang| home(lang)) {
            let start = PageId::Course(lang, course.key.value.clone());
            return book.of(&start).map_or(Way::Nowhere, |to| Way::To(relative(address, to)));
        }
        self.absolute(&target).map_or(Way::Nowhere, |to| Way::Leaves(format!("{to}{fragment}")))
    }

    /// Where a page lies, if it exists and is taken along.
    pub(super) fn address_of(&self, page: &PageId) -> Option<&str> {
        if self.only.as_ref().is_some_and(|only| !only.contains(page)) {
            return None;
        }
        self.linked.site.addresses.of(page)
    }
}
