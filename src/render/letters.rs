//! Views of letters: as a form to fill in, and as a text with gaps for those without JavaScript.
//!
//! Owns: the JSON that `themes/default/scripts/letter.js` reads. Must not know: how gaps are filled.

use serde_json::{Value, json};

use super::Renderer;
use super::checks::script_json;
use super::cited::cited_text;
use super::view::{CardsView, FieldView, LetterView};
use crate::lang::Lang;
use crate::link::Place;
use crate::model::PageId;
use crate::parse::{Choice as _, Letter, places};

/// What a gap looks like on paper.
const GAP: &str = "____________";

impl Renderer {
    /// `view` of `letters.html`.
    pub(super) fn letter_list(&self, lang: Lang, address: &str) -> CardsView {
        let letters = self.linked.site.letters.values();
        let card = |letter: &Letter| {
            let page = PageId::Letter(lang, letter.key.value.clone());
            self.page_card(&page, letter.summary.get(lang), address)
        };
        let mut cards: Vec<_> = letters.filter_map(card).collect();
        self.collation.get(lang).sort_by(&mut cards, |card| &card.title);
        CardsView { cards }
    }

    /// `view` of `letter.html`.
    pub(super) fn letter_form(&self, lang: Lang, key: &str, address: &str) -> LetterView {
        let site = &self.linked.site;
        let letter = &site.letters[key];
        let written = letter.language.unwrap_or(lang);
        let place = Place::Letter(key.to_owned());
        let office = letter.office.as_ref().and_then(|key| site.office(&key.value));
        LetterView {
            changed: self.changed_norms(&place.key()),
            wording_checked: letter.compared.wording_checked.map(|date| Self::date(lang, date)),
            summary: letter.summary.get(lang).clone(),
            prepare: letter.prepare.get(lang).clone(),
            basis: cited_text(&self.html_context(lang, address), &letter.basis, self.norms_of(&place)),
            fields: letter.fields.iter().map(|field| field_view(lang, field)).collect(),
            lang: written.code(),
            subject: with_gaps(letter.subject.get(written)),
            lines: lines(letter.body.get(written)),
            translation: if written == lang { Vec::new() } else { lines(letter.body.get(lang)) },
            office: office.map(|office| self.office(lang, office, address)),
            entries: self.cards(lang, &letter.entries, address),
            data: script_json(&letter_data(lang, written, letter, office.and_then(|o| o.mail.as_deref()))),
        }
    }
}

fn field_view(lang: Lang, field: &crate::parse::Field) -> FieldView {
    FieldView {
        key: field.key.value.clone(),
        kind: field.kind.word(),
        label: field.label.get(lang).clone(),
        hint: field.hint.as_ref().map(|hint| hint.get(lang).clone()),
        required: field.required,
        options: field
            .options
            .iter()
            .map(|option| (option.key.value.clone(), option.text.get(lang).clone()))
            .collect(),
    }
}

fn letter_data(lang: Lang, written: Lang, letter: &Letter, mail: Option<&str>) -> Value {
    let option = |option: &crate::decide::Choice| json!({ "key": option.key.value, "text": option.text.get(lang), "written": option.text.get(written) });
    let field = |field: &crate::parse::Field| {
        json!({
            "key": field.key.value,
            "kind": field.kind.word(),
            "label": field.label.get(lang),
            "required": field.required,
            "options": field.options.iter().map(option).collect::<Vec<_>>(),
        })
    };
    json!({
        "key": letter.key.value,
        "language": written.code(),
        "subject": letter.subject.get(written),
        "body": letter.body.get(written).trim(),
        "mail": mail,
        "suggest": letter.suggest,
        "fields": letter.fields.iter().map(field).collect::<Vec<_>>(),
    })
}

fn lines(text: &str) -> Vec<String> {
    text.trim().lines().map(with_gaps).collect()
}

fn with_gaps(text: &str) -> String {
    let mut out = text.to_owned();
    for place in places(text) {
        out = out.replace(&format!("{{{place}}}"), GAP);
    }
    out
}
