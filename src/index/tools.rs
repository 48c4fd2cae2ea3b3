//! Documents of what is no text: checklists, checks, letters, tools, courses, actors of the region.
//!
//! They are found by their words, after the texts that explain the matter. Must not know entries, terms and norms.

use lotse_search_index::{Facet, Page, Section};

use super::{LINE, Maker};
use crate::model::{PageId, Tool};
use crate::parse::{Actor, Check, Checklist, ChecklistGroup, Course, Letter};

/// How much their words count, in per cent.
const SHARE: u32 = 40;
/// Courses and quizzes bear the names of what they are about: whoever asks about that wants the texts first.
const COURSE_SHARE: u32 = 20;

/// What a document of this kind consists of.
struct Parts {
    key: String,
    page: PageId,
    title: String,
    summary: String,
    /// The word of `kind_…` and `title_…` in the theme's texts.
    kind: &'static str,
    list: &'static str,
    sections: Vec<Section>,
}

impl Maker<'_> {
    /// All of them.
    pub(super) fn tools(&self) -> Vec<Page> {
        let site = &self.linked.site;
        let lists = site.checklists.values().map(|list| self.checklist(list));
        let checks = site.checks.values().map(|check| self.check(check));
        let letters = site.letters.values().map(|letter| self.letter(letter));
        let actors = site.region.actors.iter().map(|actor| self.actor(actor));
        let tools = [Tool::Account, Tool::Deadlines, Tool::Finder, Tool::Region, Tool::Figures];
        let tools = tools.into_iter().map(|tool| self.tool(tool));
        lists
            .chain(checks)
            .chain(letters)
            .chain(actors)
            .chain(tools)
            .chain(site.courses.iter().map(|course| self.course(course)))
            .chain(
                site.courses
                    .iter()
                    .filter(|course| !course.questions.is_empty())
                    .map(|course| self.quiz(course)),
            )
            .chain(self.training())
            .filter_map(|parts| self.page(parts))
            .collect()
    }

    fn page(&self, parts: Parts) -> Option<Page> {
        let label = self.texts().label("kind", parts.kind);
        Some(Page {
            key: parts.key,
            address: self.address(&parts.page)?,
            title: parts.title,
            summary: parts.summary,
            details: format!("{}{LINE}", self.texts().get(parts.list)),
            sections: std::iter::once(Section::default()).chain(parts.sections).collect(),
            facets: vec![Facet { name: "kind".into(), key: parts.kind.into(), label }],
            share: if parts.kind == "course" { COURSE_SHARE } else { SHARE },
            ..Page::default()
        })
    }

    /// A checklist: each group of items is a section.
    fn checklist(&self, list: &Checklist) -> Parts {
        let lang = self.lang;
        let section = |group: &ChecklistGroup| Section {
            anchor: None,
            heading: Some(group.title.get(lang).clone()),
            text: group.items.iter().map(|item| item.text.get(lang).as_str()).collect::<Vec<_>>().join(" "),
        };
        Parts {
            key: format!("checklist:{}", list.key.value),
            page: PageId::Checklist(lang, list.key.value.clone()),
            title: list.title.get(lang).clone(),
            summary: list.summary.get(lang).clone(),
            kind: "checklist",
            list: "title_checklists",
            sections: list.groups.iter().map(section).collect(),
        }
    }

    /// A check: its questions. What comes out stands in the entries too.
    fn check(&self, check: &Check) -> Parts {
        let lang = self.lang;
        let text = check.table.questions.iter().map(|question| question.text.get(lang).as_str());
        Parts {
            key: format!("check:{}", check.key.value),
            page: PageId::Check(lang, check.key.value.clone()),
            title: check.title.get(lang).clone(),
            summary: check.summary.get(lang).clone(),
            kind: "check",
            list: "title_checks",
            sections: vec![untitled(text)],
        }
    }

    fn letter(&self, letter: &Letter) -> Parts {
        let lang = self.lang;
        Parts {
            key: format!("letter:{}", letter.key.value),
            page: PageId::Letter(lang, letter.key.value.clone()),
            title: letter.title.get(lang).clone(),
            summary: letter.summary.get(lang).clone(),
            kind: "letter",
            list: "title_letters",
            sections: Vec::new(),
        }
    }

    /// A course: its goals and the titles of its lessons. What it says stands in the texts it takes from.
    fn course(&self, course: &Course) -> Parts {
        let lang = self.lang;
        let lessons = course.lessons.iter().map(|lesson| lesson.title.get(lang).as_str());
        let goals = course.goals.get(lang).iter().map(String::as_str);
        Parts {
            key: format!("course:{}", course.key.value),
            page: PageId::Course(lang, course.key.value.clone()),
            title: course.title.get(lang).clone(),
            summary: course.summary.get(lang).clone(),
            kind: "course",
            list: "title_courses",
            sections: vec![untitled(goals.chain(lessons))],
        }
    }

    /// The quiz of a course, by its name: what it asks stands in the texts.
    fn quiz(&self, course: &Course) -> Parts {
        let (lang, key) = (self.lang, &course.key.value);
        let title = course.title.get(lang).as_str();
        Parts {
            key: format!("quiz:{key}"),
            page: PageId::Quiz(lang, key.clone()),
            title: self.texts().fill("title_quiz", &[("course", title)]),
            summary: self.texts().get("training_quiz_hint").to_owned(),
            kind: "course",
            list: "title_courses",
            sections: Vec::new(),
        }
    }

    /// What belongs to all courses.
    fn training(&self) -> Vec<Parts> {
        if self.linked.site.courses.is_empty() {
            return Vec::new();
        }
        let (lang, texts) = (self.lang, self.texts());
        let part = |name: &str, page: PageId, summary: &str| Parts {
            key: format!("training:{name}"),
            page,
            title: texts.label("title", name),
            summary: texts.get(summary).to_owned(),
            kind: "course",
            list: "title_courses",
            sections: Vec::new(),
        };
        vec![
            part("courses", PageId::Courses(lang), "training_found"),
            part("final_test", PageId::FinalTest(lang), "final_test_lead"),
            part("certificate", PageId::Certificate(lang), "training_certificate_hint"),
        ]
    }

    fn actor(&self, actor: &Actor) -> Parts {
        let lang = self.lang;
        let services = actor.services.iter().map(|service| service.name.get(lang).as_str());
        Parts {
            key: format!("actor:{}", actor.key.value),
            page: PageId::Actor(lang, actor.key.value.clone()),
            title: actor.name.get(lang).clone(),
            summary: actor.what.get(lang).clone(),
            kind: "actor",
            list: "title_region",
            sections: vec![untitled(services)],
        }
    }

    /// Names and postcodes: who types a place wants to know whom to ask there.
    fn places(&self) -> Section {
        let places = self.linked.site.areas.places.iter();
        let text = places.map(|place| format!("{} {}", place.name, place.postcodes.join(" ")));
        Section { anchor: None, heading: None, text: text.collect::<Vec<_>>().join("\n") }
    }

    fn tool(&self, tool: Tool) -> Parts {
        let list = if matches!(tool, Tool::Region | Tool::Figures) { "title_region" } else { "title_checks" };
        Parts {
            key: format!("tool:{}", tool.word()),
            page: PageId::Tool(self.lang, tool),
            title: self.texts().label("title", tool.word()),
            summary: self.texts().label("description", tool.word()),
            kind: "tool",
            list,
            sections: if tool == Tool::Finder { vec![self.places()] } else { Vec::new() },
        }
    }
}

/// Texts that stand on the page without a heading of their own.
fn untitled<'t>(texts: impl Iterator<Item = &'t str>) -> Section {
    Section { text: texts.collect::<Vec<_>>().join(" "), ..Section::default() }
}
