//! What pages are called, and the sentence that says what they are about. Must not know where they lie.

use super::Renderer;
use crate::model::PageId;
use crate::parse::Choice as _;

impl Renderer {
    /// The title of a page in its language.
    pub(super) fn title(&self, page: &PageId) -> String {
        let lang = page.lang();
        let texts = self.theme.texts.get(lang);
        let site = &self.linked.site;
        match page {
            PageId::Home(_) => site.config.title.get(lang).clone(),
            PageId::Situations(_) => texts.get("title_situations").to_owned(),
            PageId::Topics(_) => texts.get("title_topics").to_owned(),
            PageId::Permits(_) => texts.get("title_permits").to_owned(),
            PageId::Checklists(_) => texts.get("title_checklists").to_owned(),
            PageId::Checklist(_, key) => site.checklists[key].title.get(lang).clone(),
            PageId::Checks(_) => texts.get("title_checks").to_owned(),
            PageId::Check(_, key) => site.checks[key].title.get(lang).clone(),
            PageId::LetterList(_) => texts.get("title_letters").to_owned(),
            PageId::Tool(_, tool) => texts.label("title", tool.word()),
            PageId::Actor(_, key) => site.region.name(key, lang),
            PageId::Courses(_) => texts.get("title_courses").to_owned(),
            PageId::Course(_, key) => self.course_title(lang, key),
            PageId::Slides(_, key) => {
                texts.fill("title_slides", &[("course", &self.course_title(lang, key))])
            }
            PageId::Quiz(_, key) => texts.fill("title_quiz", &[("course", &self.course_title(lang, key))]),
            PageId::FinalTest(_) => texts.get("title_final_test").to_owned(),
            PageId::Certificate(_) => texts.get("title_certificate").to_owned(),
            PageId::Letter(_, key) => site.letters[key].title.get(lang).clone(),
            PageId::Phase(_, phase) => capital(&texts.label("phase", phase.word())),
            PageId::Audience(_, audience) => {
                texts.fill("title_audience", &[("audience", &texts.label("audience", audience.word()))])
            }
            PageId::AtoZ(_) => texts.get("title_a_z").to_owned(),
            PageId::Words(_, letters) => texts.fill("title_words", &[("letters", &letters.title())]),
            PageId::Search(_) => texts.get("title_search").to_owned(),
            PageId::News(_) => texts.get("title_news").to_owned(),
            PageId::Contacts(_) => texts.get("title_contacts").to_owned(),
            PageId::Values(_) => texts.get("title_values").to_owned(),
            PageId::ValueTable(_, key) => {
                let table = site.value_tables.iter().find(|table| table.key == *key);
                table.map_or_else(String::new, |table| table.title.get(lang).clone())
            }
            PageId::Law(_) => texts.get("title_law").to_owned(),
            PageId::Statute(_, statute) => statute.clone(),
            PageId::Norm(_, statute, id) => {
                let norm = site.register.statute(statute).and_then(|statute| statute.norm(id));
                norm.map_or_else(String::new, |norm| norm.title(statute))
            }
            PageId::Topic(_, key) => {
                let topics = site.topics.iter().flat_map(|group| &group.topics);
                let topic = topics.into_iter().find(|topic| topic.key == *key);
                topic.map_or_else(|| key.clone(), |topic| topic.title.get(lang).clone())
            }
            PageId::Article(_, key) => site.articles[key].title(lang).to_owned(),
        }
    }

    pub(super) fn description(&self, page: &PageId) -> String {
        let lang = page.lang();
        let texts = self.theme.texts.get(lang);
        match page {
            PageId::Home(_) => self.linked.site.config.description.get(lang).clone(),
            PageId::Situations(_) => texts.get("description_situations").to_owned(),
            PageId::Topics(_) => texts.get("description_topics").to_owned(),
            PageId::Permits(_) => texts.get("description_permits").to_owned(),
            PageId::Checklists(_) => texts.get("description_checklists").to_owned(),
            PageId::Checklist(_, key) => self.linked.site.checklists[key].summary.get(lang).clone(),
            PageId::Checks(_) => texts.get("description_checks").to_owned(),
            PageId::Check(_, key) => self.linked.site.checks[key].summary.get(lang).clone(),
            PageId::LetterList(_) => texts.get("description_letters").to_owned(),
            PageId::Tool(_, tool) => texts.label("description", tool.word()),
            PageId::Courses(_) => texts.get("description_courses").to_owned(),
            PageId::Course(_, key) => {
                let course = self.linked.site.courses.iter().find(|course| course.key.value == *key);
                course.map_or_else(String::new, |course| course.summary.get(lang).clone())
            }
            PageId::Slides(..) | PageId::Quiz(..) | PageId::FinalTest(_) | PageId::Certificate(_) => {
                texts.fill("description_training", &[("title", &self.title(page))])
            }
            PageId::Actor(..) => texts.fill("description_actor", &[("name", &self.title(page))]),
            PageId::Letter(_, key) => self.linked.site.letters[key].summary.get(lang).clone(),
            PageId::Phase(..) => texts.fill("description_phase", &[("phase", &self.title(page))]),
            PageId::Audience(..) => texts.fill("description_audience", &[("audience", &self.title(page))]),
            PageId::AtoZ(_) => texts.get("description_a_z").to_owned(),
            PageId::Words(_, letters) => texts.fill("description_words", &[("letters", &letters.title())]),
            PageId::Search(_) => texts.get("description_search").to_owned(),
            PageId::News(_) => texts.get("description_news").to_owned(),
            PageId::Contacts(_) => texts.get("description_contacts").to_owned(),
            PageId::Values(_) => texts.get("description_values").to_owned(),
            PageId::ValueTable(..) => texts.fill("description_value_table", &[("table", &self.title(page))]),
            PageId::Law(_) => texts.get("description_law").to_owned(),
            PageId::Statute(..) => texts.fill("description_statute", &[("title", &self.title(page))]),
            PageId::Norm(..) => texts.fill("description_norm", &[("title", &self.title(page))]),
            PageId::Topic(..) => texts.fill("description_topic", &[("title", &self.title(page))]),
            PageId::Article(_, key) => {
                let article = &self.linked.site.articles[key];
                let summary = article.summary(lang);
                if summary.is_empty() { article.title(lang).to_owned() } else { summary.to_owned() }
            }
        }
    }
}

/// With a capital at its beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
