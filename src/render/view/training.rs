//! What templates of training see: courses, slides, quizzes, the certificate.

use serde::Serialize;

use super::{DueView, Link};

/// `courses.html`: all courses, for those who teach.
#[derive(Debug, Clone, Serialize)]
pub struct CoursesView {
    /// In their order.
    pub courses: Vec<CourseCard>,
    /// The test, the certificate, the page for trainers.
    pub more: Vec<Link>,
    /// Courses and lessons for the browser: JSON for a `script` element.
    pub data: String,
    /// The whole site to take along, if it is offered.
    pub download: Option<DownloadView>,
}

/// A file to take along.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Where it is.
    pub href: String,
    /// How large it is, if that is known.
    pub size: Option<String>,
    /// The day it was made.
    pub date: String,
}

/// A course among the others.
#[derive(Debug, Clone, Serialize)]
pub struct CourseCard {
    /// Its key.
    pub key: String,
    /// Title.
    pub title: String,
    /// What participants can do afterwards.
    pub summary: String,
    /// Its page.
    pub href: String,
    /// Its slides.
    pub slides: String,
    /// Its questions.
    pub quiz: String,
    /// How long it takes.
    pub minutes: u32,
    /// For whom.
    pub audience: Vec<String>,
    /// What the trainer prepares.
    pub prepare: Vec<String>,
    /// Its lessons.
    pub lessons: Vec<LessonLink>,
}

/// A lesson by name.
#[derive(Debug, Clone, Serialize)]
pub struct LessonLink {
    /// Its key.
    pub key: String,
    /// Title.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
}

/// `course.html`: a course to read.
#[derive(Debug, Clone, Serialize)]
pub struct CourseView {
    /// What participants can do afterwards.
    pub summary: String,
    /// The same, point by point.
    pub goals: Vec<String>,
    /// For whom.
    pub audience: Vec<String>,
    /// How long it takes.
    pub minutes: u32,
    /// What the trainer prepares.
    pub prepare: Vec<String>,
    /// In order.
    pub lessons: Vec<LessonView>,
    /// Its slides.
    pub slides: String,
    /// Its questions.
    pub quiz: String,
    /// The certificate.
    pub certificate: String,
    /// The page for those who teach, if the site has one.
    pub trainers: Option<Link>,
    /// Its package for a learning platform, if it is offered.
    pub download: Option<DownloadView>,
    /// The state of the law it was compared with; empty: none was written down.
    pub as_of: String,
    /// The day of that comparison.
    pub reviewed: Option<String>,
    /// Norms whose wording changed since.
    pub changed: Vec<String>,
    /// The day by which it is to be read again.
    pub due: Option<DueView>,
}

/// A lesson to read.
#[derive(Debug, Clone, Serialize)]
pub struct LessonView {
    /// Its key, also its anchor.
    pub key: String,
    /// Title.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// Its text, as HTML.
    pub body: String,
    /// The entries it takes its sections from.
    pub sources: Vec<Link>,
    /// For the trainer.
    pub notes: Option<String>,
}

/// `slides.html`: the slides of a course.
#[derive(Debug, Clone, Serialize)]
pub struct SlidesView {
    /// The course.
    pub course: Link,
    /// What participants can do afterwards.
    pub summary: String,
    /// How long it takes.
    pub minutes: u32,
    /// In order.
    pub lessons: Vec<SlidesLessonView>,
    /// The state of the law.
    pub as_of: String,
    /// The day by which the course is to be read again.
    pub due: Option<DueView>,
}

/// The slides of a lesson.
#[derive(Debug, Clone, Serialize)]
pub struct SlidesLessonView {
    /// Its key.
    pub key: String,
    /// Title.
    pub title: String,
    /// How long it takes.
    pub minutes: u32,
    /// For the trainer; may be empty.
    pub notes: String,
    /// In order.
    pub slides: Vec<SlideView>,
}

/// A slide.
#[derive(Debug, Clone, Serialize)]
pub struct SlideView {
    /// Its heading.
    pub title: String,
    /// What it shows, as HTML.
    pub body: String,
    /// What the trainer says, as HTML; may be empty.
    pub notes: String,
    /// Does it go on from the slide before?
    pub continued: bool,
}

/// `quiz.html`: questions.
#[derive(Debug, Clone, Serialize)]
pub struct QuizView {
    /// What they are about.
    pub summary: String,
    /// In order.
    pub questions: Vec<QuizQuestionView>,
    /// The course, or all courses.
    pub course: Option<Link>,
    /// The certificate.
    pub certificate: String,
    /// The questions for the browser: JSON for a `script` element.
    pub data: String,
    /// The state of the law it was compared with; empty: none was written down.
    pub as_of: String,
    /// The day by which it is to be read again; of several courses the first.
    pub due: Option<DueView>,
}

/// A question.
#[derive(Debug, Clone, Serialize)]
pub struct QuizQuestionView {
    /// Its key.
    pub key: String,
    /// `single`, `multiple`, `truth`, `order`, `match`, `number`, `case`.
    pub kind: &'static str,
    /// What is asked.
    pub text: String,
    /// Its options, if it has any of its own.
    pub options: Vec<QuizOptionView>,
    /// Of `truth`: is it true?
    pub right: bool,
    /// Why.
    pub feedback: Option<String>,
    /// What belongs to what.
    pub pairs: Vec<(String, String)>,
    /// Of `number`: the answer as written.
    pub answer: String,
    /// What the number counts.
    pub unit: String,
    /// Steps of a case.
    pub steps: Vec<QuizStepView>,
    /// The norms it rests on, as HTML.
    pub basis: String,
    /// Where to read on.
    pub entry: Option<Link>,
}

/// An option of a question.
#[derive(Debug, Clone, Serialize)]
pub struct QuizOptionView {
    /// How it reads.
    pub text: String,
    /// Is it right?
    pub right: bool,
    /// Why.
    pub feedback: Option<String>,
}

/// A step of a case.
#[derive(Debug, Clone, Serialize)]
pub struct QuizStepView {
    /// What is asked.
    pub text: String,
    /// Its options.
    pub options: Vec<QuizOptionView>,
}

/// `certificate.html`: a sheet to print.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateView {
    /// Keys and titles of courses, and of the test.
    pub courses: Vec<(String, String)>,
    /// The state of the law.
    pub as_of: String,
    /// Who runs the site.
    pub operator: String,
    /// The sheet that a group signs, if the site has one.
    pub sheet: Option<Link>,
}
