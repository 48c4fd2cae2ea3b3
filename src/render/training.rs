//! Views of training: all courses, a course to read, its slides, a certificate.
//!
//! Owns: the JSON that the script of the overview reads. Must not know questions (see `quiz.rs`).

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::{Value, json};

use super::checks::script_json;
use super::html;
use super::view::{
    CertificateView, CourseCard, CourseView, CoursesView, DueView, LessonLink, LessonView, Link, SlideView,
    SlidesLessonView, SlidesView,
};
use super::{Renderer, SITE_DOWNLOAD, package_address};
use crate::check::slides::{Slide, shown, slides};
use crate::doc::plain_text;
use crate::lang::Lang;
use crate::model::{Article, PageId};
use crate::parse::{Choice as _, Course, Lesson};

/// The page for those who teach, if the site has one.
pub(super) const TRAINERS: &str = "trainers";

impl Renderer {
    pub(super) fn course_of(&self, key: &str) -> Option<&Course> {
        self.linked.site.courses.iter().find(|course| course.key.value == key)
    }

    pub(super) fn course_title(&self, lang: Lang, key: &str) -> String {
        self.course_of(key).map_or_else(|| key.to_owned(), |course| course.title.get(lang).clone())
    }

    /// `view` of `courses.html`.
    pub(super) fn courses(&self, lang: Lang, address: &str) -> CoursesView {
        let courses = &self.linked.site.courses;
        let href = |page: PageId| self.page_link(&page, address).map(|link| link.href).unwrap_or_default();
        let card = |course: &Course| {
            let key = || course.key.value.clone();
            CourseCard {
                key: key(),
                title: course.title.get(lang).clone(),
                summary: course.summary.get(lang).clone(),
                href: href(PageId::Course(lang, key())),
                slides: href(PageId::Slides(lang, key())),
                quiz: href(PageId::Quiz(lang, key())),
                minutes: course.minutes(),
                audience: self.audience_of(lang, course),
                prepare: course.prepare.get(lang).clone(),
                lessons: course.lessons.iter().map(|lesson| lesson_link(lang, lesson)).collect(),
            }
        };
        let cards: Vec<CourseCard> = courses.iter().map(card).collect();
        let data: Vec<Value> = cards
            .iter()
            .map(|card| {
                let lessons: Vec<Value> =
                    card.lessons.iter().map(|l| json!([l.key, l.title, l.minutes])).collect();
                json!({ "key": card.key, "title": card.title, "slides": card.slides, "lessons": lessons })
            })
            .collect();
        let more = [
            PageId::FinalTest(lang),
            PageId::Certificate(lang),
            PageId::Article(lang, TRAINERS.to_owned()),
            PageId::Article(lang, "training".to_owned()),
        ];
        CoursesView {
            courses: cards,
            more: more.iter().filter_map(|page| self.page_link(page, address)).collect(),
            data: script_json(&json!({ "courses": data })),
            download: self.download(lang, SITE_DOWNLOAD, address),
        }
    }

    fn audience_of(&self, lang: Lang, course: &Course) -> Vec<String> {
        let texts = self.theme.texts.get(lang);
        course.audience.iter().map(|audience| texts.label("audience", audience.word())).collect()
    }

    /// `view` of `course.html`.
    pub(super) fn course(&self, lang: Lang, key: &str, address: &str) -> Option<CourseView> {
        let course = self.course_of(key)?;
        let href = |page: PageId| self.page_link(&page, address).map(|link| link.href).unwrap_or_default();
        let lesson = |lesson: &Lesson| LessonView {
            key: lesson.key.value.clone(),
            title: lesson.title.get(lang).clone(),
            minutes: lesson.minutes,
            body: self.lesson_body(lang, course, lesson, address),
            sources: self.lesson_sources(lang, lesson, address),
            notes: lesson.notes.as_ref().map(|notes| notes.get(lang).clone()),
        };
        let own = |data: &&crate::link::Data<'_>| {
            data.key.split_once(':').is_some_and(|(_, rest)| rest.starts_with(&format!("{key}/")))
        };
        let all = self.linked.compared_data();
        let mut changed: Vec<String> =
            all.iter().filter(own).flat_map(|d| self.changed_norms(&d.key)).collect();
        changed.sort();
        changed.dedup();
        Some(CourseView {
            summary: course.summary.get(lang).clone(),
            goals: course.goals.get(lang).clone(),
            audience: self.audience_of(lang, course),
            minutes: course.minutes(),
            prepare: course.prepare.get(lang).clone(),
            lessons: course.lessons.iter().map(lesson).collect(),
            slides: href(PageId::Slides(lang, key.to_owned())),
            quiz: href(PageId::Quiz(lang, key.to_owned())),
            certificate: href(PageId::Certificate(lang)),
            trainers: self.page_link_of_article(lang, TRAINERS, address),
            download: self.download(lang, &package_address(lang, key), address),
            as_of: law_as_of(lang, course),
            reviewed: course.compared.wording_checked.map(|date| lang.date(date)),
            changed,
            due: self.course_due(lang, Some(course)),
        })
    }

    /// The slides of a lesson, each with the text it comes from.
    fn lesson_slides<'a>(
        &'a self,
        lang: Lang,
        course: &Course,
        lesson: &'a Lesson,
    ) -> Vec<(&'a Article, Slide<'a>)> {
        let articles = &self.linked.site.articles;
        let of = |key: &str, section: Option<&str>| {
            let article = articles.get(key)?;
            let all = slides(&article.text(lang).doc, section, article.area);
            Some(all.into_iter().map(move |slide| (article, slide)))
        };
        if lesson.from.is_empty() {
            let own = format!("{}/{}", course.key.value, lesson.key.value);
            return of(&own, None).into_iter().flatten().collect();
        }
        let from = lesson.from.iter().filter_map(|from| match from.value.split_once('#') {
            Some((key, section)) => of(key, Some(section)),
            None => of(&from.value, None),
        });
        from.flatten().collect()
    }

    /// A lesson to read: its slides one after the other.
    pub(super) fn lesson_body(&self, lang: Lang, course: &Course, lesson: &Lesson, address: &str) -> String {
        let context = self.html_context(lang, address);
        let mut body = String::new();
        for (number, (article, slide)) in (1..).zip(self.lesson_slides(lang, course, lesson)) {
            let label = label(lang, lesson, number, &slide);
            if let Some(heading) = slide.heading.filter(|_| !slide.continued) {
                let title = html::escape(&plain_text(&heading.text));
                writeln!(body, "<h3>{title}</h3>").expect("writing to a string cannot fail");
            }
            let blocks = slide.blocks.iter().map(Cow::as_ref);
            body.push_str(&html::blocks(&context, article.text(lang), &label, blocks));
        }
        body
    }

    fn lesson_sources(&self, lang: Lang, lesson: &Lesson, address: &str) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for from in &lesson.from {
            let key = from.value.split('#').next().unwrap_or_default();
            let link = self.page_link_of_article(lang, key, address);
            links.extend(link.filter(|link| !links.iter().any(|known| known.href == link.href)));
        }
        links
    }

    pub(super) fn page_link_of_article(&self, lang: Lang, key: &str, address: &str) -> Option<Link> {
        self.linked.site.articles.get(key)?;
        self.page_link(&PageId::Article(lang, key.to_owned()), address)
    }

    /// `view` of `slides.html`.
    pub(super) fn slides(&self, lang: Lang, key: &str, address: &str) -> Option<SlidesView> {
        let course = self.course_of(key)?;
        let context = self.html_context(lang, address);
        let lesson = |lesson: &Lesson| {
            let cut = self.lesson_slides(lang, course, lesson).into_iter();
            let all = (1..).zip(cut.flat_map(|(of, slide)| shown([slide]).into_iter().map(move |s| (of, s))));
            let views = all.map(|(number, (article, slide))| {
                let text = article.text(lang);
                let label = label(lang, lesson, number, &slide);
                SlideView {
                    title: slide
                        .heading
                        .map_or_else(|| lesson.title.get(lang).clone(), |heading| plain_text(&heading.text)),
                    body: html::blocks(&context, text, &label, slide.blocks.iter().map(Cow::as_ref)),
                    notes: html::blocks(&context, text, &label, slide.notes.iter().copied()),
                    continued: slide.continued,
                }
            });
            let views = views.collect();
            SlidesLessonView {
                key: lesson.key.value.clone(),
                title: lesson.title.get(lang).clone(),
                minutes: lesson.minutes,
                notes: lesson.notes.as_ref().map_or_else(String::new, |notes| notes.get(lang).clone()),
                slides: views,
            }
        };
        Some(SlidesView {
            course: self.page_link(&PageId::Course(lang, key.to_owned()), address)?,
            summary: course.summary.get(lang).clone(),
            minutes: course.minutes(),
            lessons: course.lessons.iter().map(lesson).collect(),
            as_of: law_as_of(lang, course),
            due: self.course_due(lang, Some(course)),
        })
    }

    /// The day by which a course, or the first of all, is to be read again.
    pub(super) fn course_due(&self, lang: Lang, course: Option<&Course>) -> Option<DueView> {
        let day = |course: &Course| course.review_by.as_ref().map(|day| day.value);
        let all = || self.linked.site.courses.iter().filter_map(day).min();
        course.map_or_else(all, day).map(|day| self.due(lang, day))
    }

    /// The oldest state of the statutes that a course was compared with.
    pub(super) fn law_as_of_all(&self, lang: Lang) -> String {
        let states = self.linked.site.courses.iter().flat_map(|course| &course.compared.law_state);
        states.map(|(_, state)| *state).min().map(|date| lang.date(date)).unwrap_or_default()
    }

    /// `view` of `certificate.html`.
    pub(super) fn certificate(&self, lang: Lang, address: &str) -> CertificateView {
        let site = &self.linked.site;
        let course = |course: &Course| (course.key.value.clone(), course.title.get(lang).clone());
        let taken =
            |course: &&Course| self.address_of(&PageId::Course(lang, course.key.value.clone())).is_some();
        let mut courses: Vec<(String, String)> = site.courses.iter().filter(taken).map(course).collect();
        if self.address_of(&PageId::FinalTest(lang)).is_some() {
            let title = self.theme.texts.get(lang).get("title_final_test").to_owned();
            courses.push(("final-test".to_owned(), title));
        }
        CertificateView {
            courses,
            as_of: self.law_as_of_all(lang),
            operator: site.config.operator.clone(),
            sheet: self.page_link_of_article(lang, "attendance-sheet", address),
        }
    }
}

/// The oldest state of the statutes that the course was compared with.
pub(super) fn law_as_of(lang: Lang, course: &Course) -> String {
    let oldest = course.compared.law_state.iter().map(|(_, state)| *state).min();
    oldest.map_or_else(String::new, |state| lang.date(state))
}

/// What the tables of a slide are called: no two slides of a course alike.
fn label(lang: Lang, lesson: &Lesson, number: usize, slide: &Slide<'_>) -> String {
    let heading = slide.heading.map(|heading| plain_text(&heading.text)).unwrap_or_default();
    format!("{}, {number}: {heading}", lesson.title.get(lang))
}

fn lesson_link(lang: Lang, lesson: &Lesson) -> LessonLink {
    LessonLink {
        key: lesson.key.value.clone(),
        title: lesson.title.get(lang).clone(),
        minutes: lesson.minutes,
    }
}
