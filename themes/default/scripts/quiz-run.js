// @ts-check
/**
 * A quiz being taken: one question after the other or all at once, what was right after each answer, the result.
 *
 * Whoever starts it gives the answers so far and hears of every new one. Must not know where they are kept: in an address
 * (see `quiz-page.js`) or on a learning platform (see `scorm-page.js`).
 */

import { element } from "./elements.js";
import { isAnswered, questionAt, rightAnswer, shownOrder, stepAsQuestion } from "./quiz.js";
import { solution, sources, verdictLine } from "./quiz-feedback.js";
import { fieldsFor } from "./quiz-fields.js";
import { resultView } from "./quiz-result.js";
import { put } from "./quiz-state.js";
import { basisOf, inWords } from "./quiz-words.js";

/** @typedef {import("./quiz.js").Answer} Answer */
/**
 * @typedef {object} Task
 * @property {import("./quiz.js").Quiz} quiz
 * @property {string} seed
 * @property {number[]} asked
 * @property {import("./quiz.js").Answers} answers
 * @property {import("./quiz-words.js").Say} say
 * @property {"h2" | "h3"} heading
 * @property {boolean} newWindow Do links open one?
 * @property {() => void} changed After every answer.
 * @property {() => HTMLElement[]} actions At the result.
 */

/** A text that decides an order, short enough for an address. */
export function newSeed() {
  return Math.floor(Math.random() * 36 ** 5).toString(36);
}

export class QuizRun {
  /**
   * @param {HTMLElement} stage
   * @param {Task} task
   */
  constructor(stage, task) {
    this.stage = stage;
    this.task = task;
    this.all = false;
    this.goOn();
  }

  /** To the first question that is not answered, else to the result. */
  goOn() {
    const open = this.task.asked.findIndex((_, place) => !this.isDone(place));
    this.place = open < 0 ? this.task.asked.length : open;
  }

  isFinished() {
    return this.task.asked.every((_, place) => this.isDone(place));
  }

  /** @param {number} place */
  isDone(place) {
    const at = this.atPlace(place);
    return isAnswered(questionAt(this.task.quiz, at), this.task.answers.get(at));
  }

  /** @param {number} place */
  atPlace(place) {
    return /** @type {number} */ (this.task.asked[place]);
  }

  /** @param {boolean} focus Move the focus to what is new? Not when the page opens. */
  show(focus) {
    const { asked } = this.task;
    const place = this.place ?? 0;
    if (place >= asked.length) this.stage.replaceChildren(resultView({ ...this.task, actions: this.task.actions() }));
    else if (this.all) this.stage.replaceChildren(this.nameLine(), ...asked.map((_, at) => this.card(at)), this.controls(), this.key());
    else this.stage.replaceChildren(this.card(place), this.controls());
    const heading = this.stage.querySelector("[tabindex='-1']");
    if (focus && heading instanceof HTMLElement) heading.focus();
  }

  /** On paper somebody has to say who answered. */
  nameLine() {
    return element("p", { class: "print-only", text: this.task.say("name") });
  }

  /** What is right, on a sheet of its own: all questions at once are a quiz to print. */
  key() {
    const { quiz, asked, say } = this.task;
    const box = element("section", { class: "quiz-key print-only" });
    const list = element("ol");
    const locale = document.documentElement.lang;
    for (const at of asked) {
      const question = questionAt(quiz, at);
      const line = element("p", { class: "hint", text: question.norms.length > 0 ? `${say("basis")} ${basisOf(question)}` : "" });
      const item = element("li");
      item.append(element("p", { text: inWords(question, rightAnswer(question), say, locale) }), line);
      list.append(item);
    }
    box.append(element(this.task.heading, { text: say("solution") }), list);
    return box;
  }

  /**
   * @param {number} place
   * @returns {HTMLElement}
   */
  card(place) {
    const { quiz, seed, answers, say, asked, heading, newWindow } = this.task;
    const at = this.atPlace(place);
    const question = questionAt(quiz, at);
    const answer = answers.get(at);
    const box = element("article", { class: "quiz-question" });
    const isCase = question.kind === "case";
    box.append(element("p", { class: "tool-step", text: say("step", { number: place + 1, count: asked.length }) }));
    box.append(element(heading, { tabindex: "-1", text: isCase ? say("case") : question.text }));
    if (!isCase) {
      const order = shownOrder(question, seed);
      if (answer === undefined) box.append(this.form(box, place, 0, order));
      else box.append(verdictLine(question, answer, say), solution(question, answer, order, say));
    } else {
      box.append(element("p", { class: "quiz-text", text: question.text }));
      const given = Array.isArray(answer) ? answer : [];
      const shown = question.steps.slice(0, given.length + 1);
      for (const step of shown.keys()) box.append(this.step(box, place, step, given[step]));
      if (this.all) box.append(...question.steps.slice(shown.length).map((_, after) => this.paperStep(question, shown.length + after)));
    }
    if (this.isDone(place)) {
      if (isCase && question.steps.length > 1) {
        box.append(element("p", { class: "tool-step", text: say("case-whole") }), verdictLine(question, answer, say));
      }
      box.append(sources(question, say, newWindow));
    }
    return box;
  }

  /**
   * @param {HTMLElement} box
   * @param {number} place
   * @param {number} step
   * @param {number | undefined} chosen
   */
  step(box, place, step, chosen) {
    const { quiz, seed, say } = this.task;
    const question = questionAt(quiz, this.atPlace(place));
    const order = shownOrder(question, seed, step);
    const part = element("section", { class: "quiz-step" });
    part.append(element("p", { class: "tool-step", text: say("case-step", { number: step + 1, count: question.steps.length }) }));
    part.append(element("p", { class: "quiz-text", text: question.steps[step]?.text ?? "" }));
    const single = stepAsQuestion(question, step);
    if (chosen === undefined) part.append(this.form(box, place, step, order));
    else part.append(verdictLine(single, [chosen], say), solution(single, [chosen], order, say));
    return part;
  }

  /**
   * On the screen a later step waits for the answer before it; paper shows all of them.
   *
   * @param {import("./quiz.js").Question} question
   * @param {number} step
   */
  paperStep(question, step) {
    const { seed, say } = this.task;
    const part = element("section", { class: "quiz-step print-only" });
    part.append(element("p", { class: "tool-step", text: say("case-step", { number: step + 1, count: question.steps.length }) }));
    part.append(element("p", { class: "quiz-text", text: question.steps[step]?.text ?? "" }));
    const list = element("ul", { class: "quiz-boxes" });
    list.append(...shownOrder(question, seed, step).map((at) => element("li", { text: question.steps[step]?.options[at]?.text ?? "" })));
    part.append(list);
    return part;
  }

  /**
   * @param {HTMLElement} box
   * @param {number} place
   * @param {number} step
   * @param {number[]} order
   */
  form(box, place, step, order) {
    const { quiz, say } = this.task;
    const form = element("form", { class: "ask" });
    const fields = fieldsFor(questionAt(quiz, this.atPlace(place)), step, order, say);
    const fault = element("p", { class: "fault", role: "alert" });
    const row = element("p", { class: "buttons" });
    row.append(element("button", { type: "submit", class: "primary", text: say("answer") }));
    form.append(fields.box, fault, row);
    form.addEventListener("input", () => {
      fault.textContent = "";
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const answer = fields.read();
      if (answer !== undefined) return this.answer(box, place, step, answer);
      fault.textContent = say(fields.missing);
      const empty = [...form.querySelectorAll("input, select")].find((field) => field instanceof HTMLInputElement || (field instanceof HTMLSelectElement && !field.value));
      if (empty instanceof HTMLElement) empty.focus();
    });
    return form;
  }

  /**
   * @param {HTMLElement} box
   * @param {number} place
   * @param {number} step
   * @param {Answer} answer
   */
  answer(box, place, step, answer) {
    const { quiz, answers } = this.task;
    const at = this.atPlace(place);
    const before = answers.get(at);
    const isCase = questionAt(quiz, at).kind === "case";
    put(answers, at, isCase && Array.isArray(before) ? [...before.slice(0, step), ...answer].map(Number) : answer);
    this.task.changed();
    const card = this.card(place);
    box.replaceWith(card);
    this.stage.querySelector(".quiz-controls")?.replaceWith(this.controls());
    const said = card.querySelectorAll(".quiz-verdict")[step];
    if (said instanceof HTMLElement) said.focus();
  }

  controls() {
    const { say, asked } = this.task;
    const place = this.place ?? 0;
    const row = element("p", { class: "buttons quiz-controls" });
    const button = (/** @type {string} */ name, /** @type {string} */ looks, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", class: looks, text: say(name) });
      made.addEventListener("click", act);
      row.append(made);
    };
    const goOn = () => {
      this.goOn();
      this.show(true);
    };
    if (this.isFinished()) button("to-result", "primary", goOn);
    else if (!this.all && this.isDone(place)) button("next", "primary", goOn);
    if (!this.isFinished() && asked.length > 1) {
      button(this.all ? "one" : "all", "link", () => {
        this.all = !this.all;
        goOn();
      });
    }
    return row;
  }
}
