//! Views of quizzes: the questions of a course, and the test drawn from all.
//!
//! Owns: the JSON that the script of quizzes reads. Must not know how answers are judged.

use serde_json::{Value, json};

use super::Renderer;
use super::checks::script_json;
use super::cited::{cited_parts, cited_text};
use super::training::law_as_of;
use super::view::{QuizOptionView, QuizQuestionView, QuizStepView, QuizView};
use crate::lang::{Bilingual, Lang};
use crate::law::values::{Form, Unit, amount};
use crate::link::Place;
use crate::model::PageId;
use crate::parse::{Course, Question, QuestionKind, QuizOption, value_references};

/// So many questions make a test.
const TEST: usize = 20;
/// So many per cent must be right.
const PASS: u32 = 80;

impl Renderer {
    /// `view` of `quiz.html` for a course.
    pub(super) fn quiz(&self, lang: Lang, key: &str, address: &str) -> Option<QuizView> {
        let course = self.course_of(key)?;
        Some(QuizView {
            summary: course.summary.get(lang).clone(),
            questions: course.questions.iter().map(|q| self.question(lang, course, q, address)).collect(),
            course: self.page_link(&PageId::Course(lang, key.to_owned()), address),
            certificate: self
                .page_link(&PageId::Certificate(lang), address)
                .map_or_else(String::new, |l| l.href),
            data: script_json(&self.quiz_data(lang, Some(course), address)),
            as_of: law_as_of(lang, course),
            due: self.course_due(lang, Some(course)),
        })
    }

    /// `view` of `quiz.html` for the test.
    pub(super) fn final_test(&self, lang: Lang, address: &str) -> QuizView {
        let courses = &self.linked.site.courses;
        let questions = courses.iter().flat_map(|course| {
            course.questions.iter().map(move |question| self.question(lang, course, question, address))
        });
        QuizView {
            summary: self.theme.texts.get(lang).get("final_test_lead").to_owned(),
            questions: questions.collect(),
            course: self.page_link(&PageId::Courses(lang), address),
            certificate: self
                .page_link(&PageId::Certificate(lang), address)
                .map_or_else(String::new, |l| l.href),
            data: script_json(&self.quiz_data(lang, None, address)),
            as_of: self.law_as_of_all(lang),
            due: self.course_due(lang, None),
        }
    }

    fn question(&self, lang: Lang, course: &Course, question: &Question, address: &str) -> QuizQuestionView {
        let place = Place::Question(course.key.value.clone(), question.key.value.clone());
        let (right, answer, unit) = match &question.kind {
            QuestionKind::Truth(right) => (*right, String::new(), String::new()),
            QuestionKind::Number(number, unit) => {
                (false, amount(*number, Unit::Number, lang), unit.get(lang).clone())
            }
            _ => (false, String::new(), String::new()),
        };
        let text = |text: &Bilingual<String>| self.with_values(text.get(lang), lang);
        QuizQuestionView {
            key: question.key.value.clone(),
            kind: question.kind.word(),
            text: text(&question.text),
            options: self.option_views(lang, question.kind.options()),
            right,
            feedback: question.feedback.as_ref().map(text),
            pairs: match &question.kind {
                QuestionKind::Match(pairs) => pairs.iter().map(|(l, r)| (text(l), text(r))).collect(),
                _ => Vec::new(),
            },
            answer,
            unit,
            steps: match &question.kind {
                QuestionKind::Case(steps) => steps
                    .iter()
                    .map(|step| QuizStepView {
                        text: text(&step.text),
                        options: self.option_views(lang, &step.options),
                    })
                    .collect(),
                _ => Vec::new(),
            },
            basis: cited_text(&self.html_context(lang, address), &question.basis.text, self.norms_of(&place)),
            entry: question
                .entry
                .as_ref()
                .and_then(|key| self.page_link_of_article(lang, &key.value, address)),
        }
    }

    /// A text of a quiz with the values it names.
    fn with_values(&self, text: &str, lang: Lang) -> String {
        let mut out = text.to_owned();
        for reference in value_references(text) {
            let Some(series) = self.linked.site.values.get(reference.key) else { continue };
            let form = Form::WORDS.iter().find(|(word, _)| *word == reference.form);
            let form = form.map_or(Form::Amount, |(_, form)| *form);
            let value = super::values::text(series, form, lang, self.today);
            out = out.replace(reference.written, &value);
        }
        out
    }

    fn option_views(&self, lang: Lang, options: &[QuizOption]) -> Vec<QuizOptionView> {
        let text = |text: &Bilingual<String>| self.with_values(text.get(lang), lang);
        let view = |option: &QuizOption| QuizOptionView {
            text: text(&option.text),
            right: option.right,
            feedback: option.feedback.as_ref().map(text),
        };
        options.iter().map(view).collect()
    }

    /// The questions for the script: of a course, or of all.
    pub(super) fn quiz_data(&self, lang: Lang, course: Option<&Course>, address: &str) -> Value {
        let courses = &self.linked.site.courses;
        let chosen: Vec<&Course> = course.map_or_else(|| courses.iter().collect(), |course| vec![course]);
        let questions = |lang: Lang| -> Vec<Value> {
            let all = chosen.iter().flat_map(|course| course.questions.iter().map(move |q| (course, q)));
            all.map(|(course, question)| self.question_data(lang, course, question, address)).collect()
        };
        let as_of =
            chosen.iter().filter_map(|c| c.compared.law_state.iter().map(|(_, state)| *state).min()).min();
        let title = course.map_or_else(
            || self.theme.texts.get(lang).get("title_final_test").to_owned(),
            |course| course.title.get(lang).clone(),
        );
        // The same in both languages, so that answers can be taken along to the other.
        let mut texts = Lang::ALL.map(questions);
        for question in texts.iter_mut().flatten() {
            question["entry"] = Value::Null;
            for part in question["norms"].as_array_mut().into_iter().flatten() {
                part[1] = Value::Null;
            }
        }
        let state = blake3::hash(json!(texts).to_string().as_bytes()).to_hex();
        json!({
            "key": course.map_or("final-test", |course| course.key.value.as_str()),
            "title": title,
            "draw": if course.is_some() { 0 } else { TEST },
            "pass": PASS,
            "certificate": self.page_link(&PageId::Certificate(lang), address).map(|link| link.href),
            "state": &state[..8],
            "as_of": as_of.map(|date| lang.date(date)),
            "questions": questions(lang),
        })
    }

    fn question_data(&self, lang: Lang, course: &Course, question: &Question, address: &str) -> Value {
        let view = self.question(lang, course, question, address);
        let place = Place::Question(course.key.value.clone(), question.key.value.clone());
        let option = |option: &QuizOptionView| json!({ "text": option.text, "right": option.right, "feedback": option.feedback });
        let options = |list: &[QuizOptionView]| -> Value { list.iter().map(option).collect() };
        let steps: Vec<Value> = view
            .steps
            .iter()
            .map(|step| json!({ "text": step.text, "options": options(&step.options) }))
            .collect();
        let answer = match &question.kind {
            QuestionKind::Number(number, _) => super::tools::number(*number),
            _ => Value::Null,
        };
        json!({
            "key": view.key,
            "course": course.key.value,
            "kind": view.kind,
            "text": view.text,
            "options": options(&view.options),
            "right": matches!(question.kind, QuestionKind::Truth(_)).then_some(view.right),
            "feedback": view.feedback,
            "pairs": view.pairs,
            "answer": answer,
            "unit": view.unit,
            "steps": steps,
            "norms": cited_parts(&self.html_context(lang, address), &question.basis.text, self.norms_of(&place)),
            "entry": view.entry,
        })
    }
}
