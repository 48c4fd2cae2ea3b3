//! Views of decision tables: as a readable table for everybody, and as data for the browser.
//!
//! Owns: the JSON that `themes/default/scripts/decide.js` reads. Must not know: how answers are evaluated.

use serde_json::{Value, json};

use super::Renderer;
use super::cited::cited_texts;
use super::view::{CheckView, ChecksView, Link, OutcomeView, QuestionView, RuleView};
use crate::decide::{
    Bound, Choice, Condition, Kind, Limit, Limits, Outcome, Question, Relation, Table, Test, bound_text,
    choices_text,
};
use crate::lang::Lang;
use crate::law::values::{Form, Unit, unit_text};
use crate::link::{CitedNorm, Place};
use crate::model::{PageId, Tool, relative};
use crate::parse::{Check, Choice as _};

impl Renderer {
    /// `view` of `checks.html`.
    pub(super) fn checks(&self, lang: Lang, address: &str) -> ChecksView {
        let checks = self.linked.site.checks.values();
        let card = |check: &Check| {
            let page = PageId::Check(lang, check.key.value.clone());
            self.page_card(&page, check.summary.get(lang), address)
        };
        let mut cards: Vec<_> = checks.filter_map(card).collect();
        self.collation.get(lang).sort_by(&mut cards, |card| &card.title);
        let tools = [Tool::Account, Tool::Deadlines, Tool::Finder].map(|tool| {
            let page = PageId::Tool(lang, tool);
            self.page_card(&page, &self.theme.texts.get(lang).label("description", tool.word()), address)
        });
        ChecksView { cards, tools: tools.into_iter().flatten().collect() }
    }

    /// All decision tables in the order of their titles.
    pub(super) fn check_links(&self, lang: Lang, address: &str) -> Vec<Link> {
        let checks = self.linked.site.checks.keys();
        self.sorted_links(checks.map(|key| PageId::Check(lang, key.clone())), address)
    }

    /// `view` of `check.html`.
    pub(super) fn check(&self, lang: Lang, key: &str, address: &str) -> CheckView {
        let check = &self.linked.site.checks[key];
        let table = &check.table;
        let place = Place::Check(key.to_owned());
        let mut norms = self.norms_of(&place);
        let outcomes = table.outcomes.iter().map(|outcome| self.outcome(lang, outcome, &mut norms, address));
        let outcomes: Vec<OutcomeView> = outcomes.collect();
        let rules = table.rules.iter().map(|rule| {
            let outcome = &outcomes[rule.outcome];
            RuleView {
                when: rule.when.iter().map(|condition| self.condition(lang, table, condition)).collect(),
                outcome: Link {
                    title: table.outcomes[rule.outcome].text.get(lang).text.clone(),
                    href: format!("#{}", outcome.id),
                },
                verdict: outcome.verdict,
            }
        });
        CheckView {
            changed: self.changed_norms(&place.key()),
            wording_checked: check.compared.wording_checked.map(|date| Self::date(lang, date)),
            summary: check.summary.get(lang).clone(),
            questions: table.questions.iter().map(|question| question_view(lang, question)).collect(),
            rules: rules.collect(),
            entries: self.cards(lang, &check.entries, address),
            data: script_json(&self.check_data(lang, check)),
            outcomes,
        }
    }

    fn outcome(&self, lang: Lang, outcome: &Outcome, norms: &mut &[CitedNorm], address: &str) -> OutcomeView {
        let site = &self.linked.site;
        let context = self.html_context(lang, address);
        let link = |page: PageId| {
            let to = self.address_of(&page)?;
            Some(Link { title: self.title(&page), href: relative(address, to) })
        };
        let value = |key: &String| {
            let series = site.values.get(key)?;
            Some((series.name.get(lang).clone(), super::values::inline(&context, series, Form::Full)))
        };
        let html = cited_texts(&context, outcome.cited(), norms);
        let (more, steps) = (outcome.more.get(lang).len(), outcome.steps.get(lang).len());
        let first = match lang {
            Lang::De => 1,
            Lang::En => 2 + outcome.more.de.len() + outcome.steps.de.len(),
        };
        let own = &html[first..=first + more + steps];
        OutcomeView {
            key: outcome.key.value.clone(),
            id: format!("outcome-{}", outcome.key.value),
            verdict: outcome.verdict.word(),
            text: own[0].clone(),
            more: own[1..=more].to_vec(),
            basis: html[0].clone(),
            values: outcome.values.iter().filter_map(|key| value(&key.value)).collect(),
            steps: own[more + 1..].to_vec(),
            letters: outcome
                .letters
                .iter()
                .filter_map(|key| link(PageId::Letter(lang, key.value.clone())))
                .collect(),
            tools: outcome
                .tools
                .iter()
                .filter_map(|word| Tool::named(&word.value, &site.addresses, lang))
                .filter_map(|tool| link(PageId::Tool(lang, tool)))
                .collect(),
            deadlines: outcome
                .deadlines
                .iter()
                .filter_map(|key| self.deadline_link(lang, &key.value, address))
                .collect(),
            checklist: outcome
                .checklist
                .as_ref()
                .and_then(|key| link(PageId::Checklist(lang, key.value.clone()))),
            office: outcome
                .office
                .as_ref()
                .and_then(|key| site.office(&key.value))
                .map(|office| self.office(lang, office, address)),
            topic: outcome.entries.first().map(|key| key.value.clone()),
            entries: outcome
                .entries
                .iter()
                .filter_map(|key| link(PageId::Article(lang, key.value.clone())))
                .collect(),
        }
    }

    /// A condition in words: question and answers.
    fn condition(&self, lang: Lang, table: &Table, condition: &Condition) -> (String, String) {
        let question = &table.questions[condition.question];
        let limits = Limits { values: &self.linked.site.values, today: self.today, last_known: true };
        let answers = match &condition.test {
            Test::Within(bounds) => {
                let texts = bounds.iter().map(|bound| bound_text(&question.kind, bound, limits, lang));
                texts.collect::<Vec<_>>().join(", ")
            }
            test => choices_text(&question.kind, test, lang),
        };
        (question.text.get(lang).clone(), answers)
    }

    fn check_data(&self, lang: Lang, check: &Check) -> Value {
        let table = &check.table;
        let data = |lang: Lang| {
            let option = |option: &Choice| {
                json!({
                    "key": option.key.value,
                    "text": option.text.get(lang),
                    "original": (lang != Lang::De).then_some(&option.text.de),
                    "help": option.help.as_ref().map(|help| help.get(lang)),
                })
            };
            let question = |question: &Question| {
                json!({
                    "key": question.key.value,
                    "kind": kind_name(&question.kind),
                    "unit": unit_of(&question.kind, lang),
                    "text": question.text.get(lang),
                    "original": (lang != Lang::De).then_some(&question.text.de),
                    "help": question.help.as_ref().map(|help| help.get(lang)),
                    "unsure": question.unsure.get(lang),
                    "options": question.kind.options().iter().map(option).collect::<Vec<_>>(),
                    "when": self.conditions_data(table, &question.when),
                })
            };
            let rule = |rule: &crate::decide::Rule| {
                json!({
                    "when": self.conditions_data(table, &rule.when),
                    "outcome": table.outcomes[rule.outcome].key.value,
                })
            };
            json!({
                "key": check.key.value,
                "original": (lang != Lang::De).then_some(&check.title.de),
                "questions": table.questions.iter().map(question).collect::<Vec<_>>(),
                "rules": table.rules.iter().map(rule).collect::<Vec<_>>(),
            })
        };
        // The state is that of the authoritative text, whatever language a shared result was read in: with its outcomes.
        let original = data(Lang::De).to_string();
        let outcomes: Vec<&str> =
            table.outcomes.iter().map(|outcome| outcome.text.de.text.as_str()).collect();
        let state = blake3::hash(format!("{original}{outcomes:?}").as_bytes()).to_hex();
        let mut own = data(lang);
        own["state"] = json!(&state[..8]);
        own
    }

    fn conditions_data(&self, table: &Table, when: &[Condition]) -> Value {
        when.iter().map(|condition| self.condition_data(table, condition)).collect()
    }

    fn condition_data(&self, table: &Table, condition: &Condition) -> Value {
        let options = table.questions[condition.question].kind.options();
        let keys = |set: &std::collections::BTreeSet<usize>| -> Vec<&str> {
            set.iter().map(|option| options[*option].key.value.as_str()).collect()
        };
        let question = condition.question;
        match &condition.test {
            Test::OneOf { options, unknown } => {
                json!({ "question": question, "in": keys(options), "unknown": unknown })
            }
            Test::Chosen { with, without } => {
                json!({ "question": question, "with": keys(with), "without": keys(without) })
            }
            Test::Unknown => json!({ "question": question, "in": [], "unknown": true }),
            Test::Within(bounds) => {
                let bounds: Vec<Value> = bounds.iter().map(|bound| self.bound_data(bound)).collect();
                json!({ "question": question, "within": bounds })
            }
        }
    }

    fn bound_data(&self, bound: &Bound) -> Value {
        let relation = match bound.relation {
            Relation::From => "from",
            Relation::Over => "over",
            Relation::UpTo => "up_to",
            Relation::Below => "below",
        };
        let limit = match &bound.limit {
            Limit::Number(number) => json!({ "number": number }),
            Limit::Day(day) => json!({ "day": day.to_string() }),
            Limit::Today => json!({ "today": true }),
            Limit::Value(key) => {
                let periods =
                    self.linked.site.values.get(&key.value).map_or(&[][..], |series| &series.periods);
                let periods: Vec<Value> = periods
                    .iter()
                    .map(|period| {
                        json!({
                            "from": period.from.to_string(),
                            "to": period.to.map(|to| to.to_string()),
                            "number": period.value,
                        })
                    })
                    .collect();
                json!({ "periods": periods })
            }
        };
        json!([relation, limit])
    }

    /// The norms that something in a data file cites.
    pub(super) fn norms_of(&self, place: &Place) -> &[CitedNorm] {
        let citing = self.linked.citing.iter().find(|citing| citing.place == *place);
        citing.map_or(&[][..], |citing| &citing.norms)
    }
}

fn question_view(lang: Lang, question: &Question) -> QuestionView {
    let text = |text: &crate::lang::Bilingual<String>| text.get(lang).clone();
    let options = question.kind.options().iter();
    QuestionView {
        id: format!("question-{}", question.key.value),
        text: text(&question.text),
        help: question.help.as_ref().map(text),
        unsure: text(&question.unsure),
        options: options.map(|option| (text(&option.text), option.help.as_ref().map(text))).collect(),
    }
}

const fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "choice",
        Kind::Several(_) => "several",
        Kind::Number(_) => "number",
        Kind::Date => "date",
    }
}

fn unit_of(kind: &Kind, lang: Lang) -> String {
    match kind {
        Kind::Number(unit) if *unit != Unit::Number => unit_text(*unit, lang),
        _ => String::new(),
    }
}

/// JSON that can stand in a `script` element: no `<` of its own.
pub(super) fn script_json(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
