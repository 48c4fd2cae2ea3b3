// @ts-check
/**
 * A decision table as a page: one question after the other, answers that can be changed, and the outcome.
 *
 * The answers live behind the `#` of the address and nowhere else, so "back" works and a result can be passed on. Must
 * not know how answers are evaluated (see `decide.js`).
 */

import { day } from "./dated.js";
import { NONE, STATE, UNKNOWN, fromFragment, limitsKnown, plainNumber, toFragment, walk } from "./decide.js";
import { element } from "./elements.js";
import { longDate } from "./long-date.js";
import { textOf } from "./texts.js";

/** @typedef {import("./decide.js").Table} Table */
/** @typedef {import("./decide.js").Question} Question */

/** @param {HTMLElement} place */
export function startCheck(place) {
  const table = /** @type {Table} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  const overview = document.querySelector(".check-table");
  if (overview instanceof HTMLDetailsElement) overview.open = false;
  place.hidden = false;
  const stage = element("div", { class: "tool-stage" });
  place.append(stage);
  const page = new CheckPage(place, stage, table);
  window.addEventListener("hashchange", () => page.show(true));
  // A link to a question or an outcome of the overview is none of the answers.
  page.show(false);
}

class CheckPage {
  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} stage
   * @param {Table} table
   */
  constructor(place, stage, table) {
    this.place = place;
    this.stage = stage;
    this.table = table;
    this.today = day(new Date());
  }

  /**
   * Shows what the address says.
   *
   * @param {boolean} focus Move the focus to what is new? Not when the page opens.
   */
  show(focus) {
    const fragment = location.hash.slice(1);
    if (document.getElementById(fragment)) {
      // Somebody jumped into the overview: it must be open to be seen.
      const overview = document.querySelector(".check-table");
      if (overview instanceof HTMLDetailsElement && overview.querySelector(`#${CSS.escape(fragment)}`)) overview.open = true;
      this.outcomes(fragment.replace(/^outcome-/, ""));
      return;
    }
    const { answers, changed } = fromFragment(this.table, fragment);
    const { asked, step } = walk(this.table, answers, this.today);
    this.answers = answers;
    this.asked = asked;
    this.stage.replaceChildren();
    this.outcomes(undefined);
    if (changed) this.stage.append(element("p", { class: "notice", text: this.text("changed") }));
    if ("ask" in step) this.question(step.ask, focus);
    if ("outcome" in step) this.result(step.outcome, focus);
    if (asked.length > 0) this.given();
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  text(name, values) {
    return textOf(this.place, name, values);
  }

  /**
   * Of the outcomes below none is shown but one that a link leads to; what came out stands above.
   *
   * @param {string | undefined} key
   */
  outcomes(key) {
    for (const outcome of document.querySelectorAll("[data-outcome]")) {
      if (outcome instanceof HTMLElement) outcome.hidden = outcome.dataset.outcome !== key;
    }
    const title = document.querySelector(".outcomes-title");
    if (title instanceof HTMLElement) title.hidden = true;
  }

  /**
   * @param {number} index
   * @param {boolean} focus
   */
  question(index, focus) {
    const question = /** @type {Question} */ (this.table.questions[index]);
    const heading = element("h2", { text: question.text, tabindex: "-1", id: "ask" });
    const form = element("form", { class: "ask", "aria-labelledby": "ask" });
    const step = this.text("step", { number: (this.asked?.length ?? 0) + 1 });
    form.append(element("p", { class: "tool-step", text: step }), heading);
    if (question.help) form.append(element("p", { text: question.help, id: "ask-help" }));
    const fields = this.fields(question);
    const where = element("p", { class: "where", role: "status" });
    const fault = element("p", { class: "fault", role: "alert" });
    const buttons = element("p", { class: "buttons" });
    buttons.append(element("button", { type: "submit", class: "primary", text: this.text("next") }));
    if ((this.asked?.length ?? 0) > 0) {
      const back = element("button", { type: "button", text: this.text("back") });
      back.addEventListener("click", () => this.drop(this.asked?.at(-1)));
      buttons.append(back);
    }
    form.append(fields, where, fault, buttons);
    form.addEventListener("change", () => {
      fault.textContent = "";
      const unknown = read(form, question) === UNKNOWN;
      where.textContent = unknown ? `${this.text("where")} ${question.unsure}` : "";
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = read(form, question);
      if (answer === undefined) {
        fault.textContent = this.text(question.kind === "number" ? "number" : "missing");
        form.querySelector("input")?.focus();
        return;
      }
      this.answer(index, answer);
    });
    this.stage.append(form);
    if (focus) heading.focus();
  }

  /** @param {Question} question */
  fields(question) {
    const group = element("fieldset", {});
    group.append(element("legend", { class: "visually-hidden", text: question.text }));
    if (question.help) group.setAttribute("aria-describedby", "ask-help");
    const option = (/** @type {string} */ type, /** @type {string} */ value, /** @type {string} */ text, /** @type {string | null} */ help) => {
      const label = element("label", { class: "option" });
      label.append(element("input", { type, name: "answer", value }), element("span", { text }));
      if (help) label.append(element("span", { class: "hint", text: help }));
      return label;
    };
    if (question.kind === "choice" || question.kind === "several") {
      const type = question.kind === "choice" ? "radio" : "checkbox";
      group.append(...question.options.map(({ key, text, help }) => option(type, key, text, help)));
      if (question.kind === "several") group.append(option("checkbox", NONE, this.text("none"), null));
    } else {
      const label = element("label", { class: "typed" });
      const type = question.kind === "date" ? "date" : "text";
      const input = element("input", { type, name: "typed", autocomplete: "off" });
      if (question.kind === "number") input.setAttribute("inputmode", "decimal");
      label.append(element("span", { class: "visually-hidden", text: question.text }), input);
      if (question.unit) label.append(element("span", { class: "unit", text: question.unit }));
      group.append(label);
    }
    const type = question.kind === "choice" ? "radio" : "checkbox";
    group.append(option(type, UNKNOWN, this.text("unknown"), null));
    return group;
  }

  /**
   * @param {string} key
   * @param {boolean} focus
   */
  result(key, focus) {
    const outcome = document.querySelector(`[data-outcome="${CSS.escape(key)}"]`);
    const heading = element("h2", { text: this.text("result"), tabindex: "-1" });
    this.stage.append(heading);
    if (outcome) {
      const shown = /** @type {HTMLElement} */ (outcome.cloneNode(true));
      shown.removeAttribute("id");
      shown.removeAttribute("data-outcome");
      shown.hidden = false;
      this.stage.append(shown);
      const facts = this.facts(outcome);
      for (const link of shown.querySelectorAll("a[data-with-facts]")) {
        if (link instanceof HTMLAnchorElement) link.href = `${link.href.split("#")[0]}#${facts}`;
      }
    }
    const buttons = element("p", { class: "buttons" });
    const print = element("button", { type: "button", text: this.text("print") });
    print.addEventListener("click", () => window.print());
    const again = element("button", { type: "button", text: this.text("again") });
    again.addEventListener("click", () => this.go(this.table.questions.map(() => undefined)));
    buttons.append(print, again);
    const date = longDate(new Date());
    this.stage.append(buttons, element("p", { class: "hint", text: `${this.text("share")} ${this.text("as-of", { date })}.` }));
    if (focus) heading.focus();
  }

  /** What was answered, for a letter: each answer by its key, and all of them in words. */
  /** @param {Element} outcome */
  facts(outcome) {
    const parts = new URLSearchParams(toFragment(this.table, this.onTheWay()));
    parts.delete(STATE);
    const title = document.querySelector("h1")?.textContent ?? "";
    const lines = (this.asked ?? []).map((index) => `${this.table.questions[index]?.text} ${this.answerText(index)}`);
    parts.set("facts", [this.text("facts", { title }), ...lines].join("\n"));
    const topic = outcome.getAttribute("data-topic");
    if (topic) parts.set("topic", topic);
    const said = [".verdict", "h3", ".basis-short"].map((part) => outcome.querySelector(part)?.textContent?.trim() ?? "");
    parts.set("outcome", `${said[0]}: ${said[1]} ${said[2]}`.replace(/\s+/g, " "));
    if (this.table.original) {
      const original = (this.asked ?? []).map((index) => `${this.table.questions[index]?.original} ${this.answerText(index, true)}`);
      parts.set("facts-original", [this.table.original, ...original].join("\n"));
    }
    return parts.toString();
  }

  given() {
    const list = element("dl", { class: "given" });
    for (const index of this.asked ?? []) {
      const question = /** @type {Question} */ (this.table.questions[index]);
      const change = element("button", { type: "button", class: "link", text: this.text("change") });
      change.setAttribute("aria-label", this.text("change-label", { question: question.text }));
      change.addEventListener("click", () => this.drop(index));
      const row = element("div", {});
      const answer = element("dd", { text: `${this.answerText(index)} ` });
      answer.append(change);
      row.append(element("dt", { text: question.text }), answer);
      list.append(row);
    }
    this.stage.append(element("h2", { class: "given-title", text: this.text("your-answers") }), list);
  }

  /**
   * @param {number} index
   * @param {boolean} [original] In the authoritative language?
   */
  answerText(index, original = false) {
    const question = /** @type {Question} */ (this.table.questions[index]);
    const answer = this.answers?.[index] ?? UNKNOWN;
    if (answer === UNKNOWN) return this.text("unknown");
    if (answer === NONE) return this.text("none");
    const locale = document.documentElement.lang;
    if (question.kind === "number") {
      const number = `${Number(answer).toLocaleString(locale)} ${question.unit}`.trim();
      return limitsKnown(this.table, index, this.today) ? number : `${number} (${this.text("value-unknown")})`;
    }
    if (question.kind === "date") return longDate(new Date(`${answer}T12:00`));
    const text = (/** @type {string} */ key) => {
      const option = question.options.find((known) => known.key === key);
      return (original ? option?.original : option?.text) ?? key;
    };
    return answer.split(",").map(text).join(", ");
  }

  onTheWay() {
    return this.table.questions.map((_, index) => (this.asked?.includes(index) ? this.answers?.[index] : undefined));
  }

  /**
   * @param {number} index
   * @param {string} answer
   */
  answer(index, answer) {
    const answers = this.onTheWay();
    answers[index] = answer;
    this.go(answers);
  }

  /**
   * Asks a question again; what was answered after it stays where it still is asked.
   *
   * @param {number | undefined} index
   */
  drop(index) {
    const answers = this.onTheWay();
    if (index !== undefined) answers[index] = undefined;
    this.go(answers);
  }

  /** @param {import("./decide.js").Answers} answers */
  go(answers) {
    const fragment = toFragment(this.table, answers);
    // Without any answer the address gets a fragment that names none, so that the page does not jump.
    location.hash = fragment === "" ? `${STATE}=${this.table.state}` : fragment;
  }
}

/**
 * The answer that a form holds.
 *
 * @param {HTMLFormElement} form
 * @param {Question} question
 * @returns {string | undefined}
 */
function read(form, question) {
  const data = new FormData(form);
  const chosen = data.getAll("answer").map(String);
  if (chosen.includes(UNKNOWN)) return UNKNOWN;
  if (question.kind === "choice") return chosen[0];
  if (question.kind === "several") return chosen.includes(NONE) ? NONE : chosen.join(",") || undefined;
  const typed = String(data.get("typed") ?? "").trim();
  return question.kind === "date" ? typed || undefined : plainNumber(typed);
}
