//! A course as one page that stands alone, for a learning platform: its lessons, its questions, its style and script.
//!
//! Links that lead out of the package lead to the site, if its address is known; else only their text stays.
//!
//! Must not know how a package is zipped.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Renderer;
use super::checks::script_json;
use super::relink::{Way, is_foreign, relink};
use super::training::law_as_of;
use super::view::DueView;
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::model::PageId;
use crate::parse::Lesson;

/// `scorm.html`: a course that stands alone. Rendered without `page`.
#[derive(Debug, Clone, Serialize)]
struct ScormView {
    title: String,
    summary: String,
    goals: Vec<String>,
    lessons: Vec<ScormLesson>,
    data: String,
    lang: &'static str,
    as_of: String,
    /// The day it was made.
    made: String,
    /// The day by which the course is to be read again.
    due: Option<DueView>,
    /// The course on the site, if its address is known.
    site: Option<String>,
    stylesheet: String,
    tools_stylesheet: String,
    script: String,
}

#[derive(Debug, Clone, Serialize)]
struct ScormLesson {
    key: String,
    title: String,
    minutes: u32,
    body: String,
}

/// The files of a package, by path.
type Files = BTreeMap<String, Vec<u8>>;

impl Renderer {
    /// The files of a package, by path; `None` if there is no such course.
    pub fn scorm(&self, lang: Lang, key: &str) -> Option<Result<Files, Box<Diagnostic>>> {
        let course = self.course_of(key)?;
        // As seen from the course's own page; what it loads and where it leads is set right below.
        let address = self.linked.site.addresses.of(&PageId::Course(lang, key.to_owned()))?.to_owned();
        let base = self.linked.site.config.base_url.as_ref().map(|base| format!("{base}{}/", lang.code()));
        let mut files = BTreeMap::new();
        let mut images = Vec::new();
        let mut lesson = |lesson: &Lesson| ScormLesson {
            key: lesson.key.value.clone(),
            title: lesson.title.get(lang).clone(),
            minutes: lesson.minutes,
            body: relink(
                &self.lesson_body(lang, course, lesson, &address),
                &|href| way(href, base.as_deref()),
                &mut |source| {
                    let own = source.trim_start_matches("../").to_owned();
                    images.push(own.clone());
                    own
                },
            ),
        };
        let lessons = course.lessons.iter().map(&mut lesson).collect();
        let mut data = self.quiz_data(lang, Some(course), &address);
        data["certificate"] = serde_json::Value::Null;
        for question in data["questions"].as_array_mut().into_iter().flatten() {
            let href = question["entry"]["href"].as_str().map(str::to_owned);
            question["entry"] = match (href, &base) {
                (Some(href), Some(base)) => {
                    serde_json::json!({ "title": question["entry"]["title"], "href": format!("{base}{href}") })
                }
                _ => serde_json::Value::Null,
            };
            for part in question["norms"].as_array_mut().into_iter().flatten() {
                let href = part[1].as_str().zip(base.as_deref()).map(|(href, base)| format!("{base}{href}"));
                part[1] = serde_json::json!(href);
            }
        }
        let view = ScormView {
            title: course.title.get(lang).clone(),
            summary: course.summary.get(lang).clone(),
            goals: course.goals.get(lang).clone(),
            lessons,
            data: script_json(&data),
            lang: lang.code(),
            as_of: law_as_of(lang, course),
            made: lang.date(self.today),
            due: self.course_due(lang, Some(course)),
            site: self.absolute(&address),
            stylesheet: "lotse.css".to_owned(),
            tools_stylesheet: "tools.css".to_owned(),
            script: "scorm.js".to_owned(),
        };
        let page = match self.fill_alone("scorm.html", lang, &view) {
            Ok(page) => page,
            Err(fault) => return Some(Err(fault)),
        };
        files.insert("index.html".to_owned(), page);
        let asset = |name: &str| self.theme.assets.get(name).cloned().unwrap_or_default();
        files.insert("lotse.css".to_owned(), asset(&self.theme.stylesheet));
        let sheet = |name: &str| self.theme.sheets.get(name).map_or_else(Vec::new, |text| asset(text));
        files.insert("tools.css".to_owned(), [sheet("tools"), sheet("quiz"), sheet("scorm")].concat());
        files.insert("scorm.js".to_owned(), asset(&self.theme.scripts["scorm"]));
        let published = self.files();
        for image in images {
            if let Some(bytes) = published.get(&image) {
                files.insert(image, bytes.clone());
            }
        }
        Some(Ok(files))
    }
}

/// Where a link of a lesson leads from a package: to the site, or nowhere.
fn way(href: &str, base: Option<&str>) -> Way {
    match base {
        _ if is_foreign(href) => Way::Stays,
        Some(base) => Way::Leaves(format!("{base}{href}")),
        None => Way::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_site_or_leave_their_text() {
        let html = "<p><a class=\"norm\" href=\"recht-a.html#abs-1\">§ 1</a> und <a href=\"https://example.org\">dort</a></p>";
        let of = |base| relink(html, &|href| way(href, base), &mut str::to_owned);
        let with = of(Some("https://stadt.example/de/"));
        assert!(
            with.contains("href=\"https://stadt.example/de/recht-a.html#abs-1\" target=\"_blank\""),
            "{with}"
        );
        assert_eq!(of(None), "<p>§ 1 und <a href=\"https://example.org\">dort</a></p>");
    }
}
