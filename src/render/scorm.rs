//! A course as one page that stands alone, for a learning platform: its lessons, its questions, its style and script.
//!
//! Links that lead out of the package lead to the site, if its address is known; else only their text stays.
//!
//! Must not know how a package is zipped.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Renderer;
use super::checks::script_json;
use super::training::law_as_of;
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
        let lesson = |lesson: &Lesson| ScormLesson {
            key: lesson.key.value.clone(),
            title: lesson.title.get(lang).clone(),
            minutes: lesson.minutes,
            body: standing_alone(
                &self.lesson_body(lang, course, lesson, &address),
                base.as_deref(),
                &mut images,
            ),
        };
        let lessons = course.lessons.iter().map(lesson).collect();
        let mut data = self.quiz_data(lang, Some(course), &address);
        data["review_by"] = course
            .review_by
            .as_ref()
            .map_or(serde_json::Value::Null, |date| serde_json::Value::String(date.value.to_string()));
        data["site"] = base.clone().map_or(serde_json::Value::Null, serde_json::Value::String);
        data["certificate"] = serde_json::Value::Null;
        for question in data["questions"].as_array_mut().into_iter().flatten() {
            let href = question["entry"]["href"].as_str().map(str::to_owned);
            question["entry"] = match (href, &base) {
                (Some(href), Some(base)) => {
                    serde_json::json!({ "title": question["entry"]["title"], "href": format!("{base}{href}") })
                }
                _ => serde_json::Value::Null,
            };
        }
        let view = ScormView {
            title: course.title.get(lang).clone(),
            summary: course.summary.get(lang).clone(),
            goals: course.goals.get(lang).clone(),
            lessons,
            data: script_json(&data),
            lang: lang.code(),
            as_of: law_as_of(lang, course),
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
        files.insert("tools.css".to_owned(), [sheet("tools"), sheet("quiz")].concat());
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

/// The HTML of a text for a page outside of the site. It was made here, so its shape is known.
fn standing_alone(html: &str, base: Option<&str>, images: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = html;
    // Links within one another do not exist: one open link at most, kept or not.
    let mut dropped = false;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        rest = &rest[end..];
        if tag.starts_with("<a ") {
            let href = attribute(tag, "href").unwrap_or_default();
            let outside = href.contains("://") || href.starts_with("mailto:") || href.starts_with("tel:");
            match base {
                _ if outside => out.push_str(tag),
                Some(base) => out.push_str(&tag.replace(
                    &format!("href=\"{href}\""),
                    &format!("href=\"{base}{href}\" target=\"_blank\" rel=\"noopener\""),
                )),
                None => dropped = true,
            }
        } else if tag == "</a>" {
            if !std::mem::take(&mut dropped) {
                out.push_str(tag);
            }
        } else if tag.starts_with("<img ") {
            let source = attribute(tag, "src").unwrap_or_default();
            let own = source.trim_start_matches("../").to_owned();
            out.push_str(&tag.replace(&format!("src=\"{source}\""), &format!("src=\"{own}\"")));
            images.push(own);
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_site_or_leave_their_text() {
        let html = "<p><a class=\"norm\" href=\"recht-a.html#abs-1\">§ 1</a> und <a href=\"https://example.org\">dort</a></p>";
        let mut images = Vec::new();
        let with = standing_alone(html, Some("https://stadt.example/de/"), &mut images);
        assert!(
            with.contains("href=\"https://stadt.example/de/recht-a.html#abs-1\" target=\"_blank\""),
            "{with}"
        );
        let without = standing_alone(html, None, &mut images);
        assert_eq!(without, "<p>§ 1 und <a href=\"https://example.org\">dort</a></p>");
    }

    #[test]
    fn images_come_along() {
        let mut images = Vec::new();
        let html = standing_alone("<img src=\"../images/card/a.svg\" alt=\"x\">", None, &mut images);
        assert_eq!(html, "<img src=\"images/card/a.svg\" alt=\"x\">");
        assert_eq!(images, ["images/card/a.svg"]);
    }
}
