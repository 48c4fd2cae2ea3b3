// @ts-check
/**
 * Fields to answer one question, or one step of a case: choices, an order moved by buttons, pairs chosen from lists, a
 * number. Nothing is dragged. Must not know what is right.
 */

import { plainNumber } from "./decide.js";
import { element } from "./elements.js";

/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz.js").Answer} Answer */
/** @typedef {import("./quiz-words.js").Say} Say */
/** @typedef {{ box: HTMLElement, read: () => Answer | undefined, missing: string }} Fields `missing` names the words for
 * an answer that is not there yet. */

/**
 * @param {Question} question
 * @param {number} step Of a case.
 * @param {number[]} order How the options are shown.
 * @param {Say} say
 * @returns {Fields}
 */
export function fieldsFor(question, step, order, say) {
  const { kind, text, options, steps } = question;
  switch (kind) {
    case "case":
      return choices("radio", steps[step]?.text ?? text, order.map((at) => [at, steps[step]?.options[at]?.text ?? ""]), say);
    case "multiple":
      return choices("checkbox", text, order.map((at) => [at, options[at]?.text ?? ""]), say);
    case "truth":
      return choices("radio", text, [[1, say("true")], [0, say("false")]], say);
    case "order":
      return ordering(question, order, say);
    case "match":
      return matching(question, order, say);
    case "number":
      return typed(question);
    default:
      return choices("radio", text, order.map((at) => [at, options[at]?.text ?? ""]), say);
  }
}

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} text
 * @param {[number, string][]} values
 * @param {Say} say
 * @returns {Fields}
 */
function choices(type, text, values, say) {
  const several = type === "checkbox";
  const box = group(text, several ? say("several") : "");
  const inputs = values.map(([value, words]) => {
    const label = element("label", { class: "option" });
    const input = element("input", { type, name: "answer", value: String(value) });
    label.append(input, element("span", { text: words }));
    box.append(label);
    return input;
  });
  const read = () => {
    const chosen = inputs.filter((input) => input.checked).map((input) => Number(input.value)).sort((a, b) => a - b);
    return chosen.length > 0 ? chosen : undefined;
  };
  return { box, read, missing: several ? "missing-several" : "missing" };
}

/**
 * Every item has a button up and one down. They are never disabled, for a disabled button loses the focus.
 *
 * @param {Question} question
 * @param {number[]} order
 * @param {Say} say
 * @returns {Fields}
 */
function ordering(question, order, say) {
  const box = group(question.text, say("order-hint"));
  const list = element("ol", { class: "quiz-order" });
  const told = element("p", { class: "visually-hidden", role: "status" });
  const places = order.map((at) => {
    const text = question.options[at]?.text ?? "";
    const item = element("li");
    const buttons = element("span", { class: "quiz-moves" });
    const move = (/** @type {"up" | "down"} */ way) => {
      const button = element("button", { type: "button", text: way === "up" ? "↑" : "↓", "aria-label": say(way, { text }) });
      button.addEventListener("click", () => {
        const other = way === "up" ? item.previousElementSibling : item.nextElementSibling;
        if (way === "up") other?.before(item);
        else other?.after(item);
        // Moving an element takes the focus away from what is in it.
        button.focus();
        mark();
        told.textContent = say("moved", { text, place: [...list.children].indexOf(item) + 1, count: order.length });
      });
      buttons.append(button);
      return button;
    };
    item.append(element("span", { text }), buttons);
    list.append(item);
    return { at, item, up: move("up"), down: move("down") };
  });
  const mark = () => {
    for (const { item, up, down } of places) {
      up.setAttribute("aria-disabled", String(!item.previousElementSibling));
      down.setAttribute("aria-disabled", String(!item.nextElementSibling));
    }
  };
  mark();
  box.append(list, told);
  const read = () => [...list.children].map((item) => places.find((place) => place.item === item)?.at ?? 0);
  return { box, read, missing: "missing" };
}

/**
 * @param {Question} question
 * @param {number[]} order
 * @param {Say} say
 * @returns {Fields}
 */
function matching(question, order, say) {
  const box = group(question.text, say("match-hint"));
  const lists = question.pairs.map(([left]) => {
    const label = element("label", { class: "quiz-pair" });
    const list = element("select");
    list.append(element("option", { value: "", text: say("choose") }));
    for (const at of order) list.append(element("option", { value: String(at), text: question.pairs[at]?.[1] ?? "" }));
    label.append(element("span", { text: left }), list);
    box.append(label);
    return list;
  });
  // A list shows only what fits its width: all of what can be chosen stands below, to be read.
  const all = element("ul", { class: "hint quiz-rights" });
  for (const at of order) all.append(element("li", { text: question.pairs[at]?.[1] ?? "" }));
  box.append(all);
  const read = () => (lists.every((list) => list.value) ? lists.map((list) => Number(list.value)) : undefined);
  return { box, read, missing: "missing-match" };
}

/**
 * @param {Question} question
 * @returns {Fields}
 */
function typed(question) {
  const box = group(question.text, "");
  const label = element("label", { class: "typed" });
  const input = element("input", { type: "text", inputmode: "decimal", autocomplete: "off" });
  label.append(element("span", { class: "visually-hidden", text: question.text }), input);
  if (question.unit) label.append(element("span", { class: "unit", text: question.unit }));
  box.append(label);
  return { box, read: () => plainNumber(input.value), missing: "number" };
}

/**
 * @param {string} text
 * @param {string} hint
 */
function group(text, hint) {
  const box = element("fieldset");
  box.append(element("legend", { class: "visually-hidden", text }));
  if (hint) box.append(element("p", { class: "hint", text: hint }));
  return box;
}
