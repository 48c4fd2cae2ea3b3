// @ts-check
/**
 * A quiz for a group: one question large on the screen, the answer on a key. A clicker sends the same keys.
 *
 * Nobody's answers are taken. Must not know the address.
 */

import { element } from "./elements.js";
import { questionAt, shownOrder } from "./quiz.js";
import { solution, sources, stepAsQuestion } from "./quiz-feedback.js";

/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {{ quiz: import("./quiz.js").Quiz, seed: string, asked: number[], say: import("./quiz-words.js").Say, left: () => void }} Show */

const FORWARD = new Set([" ", "Enter", "ArrowRight", "ArrowDown", "PageDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);
/** The page shows nothing else meanwhile. */
const SHOWN = "quiz-projecting";

export class Projector {
  /**
   * @param {HTMLElement} stage
   * @param {Show} show
   */
  constructor(stage, show) {
    this.stage = stage;
    this.task = show;
    // A case is shown step by step.
    this.slides = show.asked.flatMap((at) => {
      const { kind, steps } = questionAt(show.quiz, at);
      return kind === "case" ? steps.map((_, step) => ({ at, step })) : [{ at, step: 0 }];
    });
    this.slide = 0;
    this.revealed = false;
    this.key = (/** @type {KeyboardEvent} */ event) => this.pressed(event);
    document.addEventListener("keydown", this.key);
    document.body.classList.add(SHOWN);
  }

  leave() {
    document.removeEventListener("keydown", this.key);
    document.body.classList.remove(SHOWN);
    this.stage.replaceChildren();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // A button or a link that has the focus does what it says.
    const own = event.target instanceof Element && event.target.closest("button, a") && (event.key === " " || event.key === "Enter");
    if (own) return;
    if (event.key === "Escape") this.task.left();
    else if (FORWARD.has(event.key)) this.forward();
    else if (BACK.has(event.key)) this.back();
    else return;
    event.preventDefault();
  }

  /** First the answer, then the next question. */
  forward() {
    if (!this.revealed) this.revealed = true;
    else if (this.slide + 1 < this.slides.length) {
      this.slide += 1;
      this.revealed = false;
    } else return;
    this.show();
  }

  back() {
    if (this.revealed) this.revealed = false;
    else if (this.slide > 0) {
      this.slide -= 1;
      this.revealed = true;
    } else return;
    this.show();
  }

  show() {
    const { quiz, seed, asked, say } = this.task;
    const { at, step } = /** @type {{ at: number, step: number }} */ (this.slides[this.slide]);
    const question = questionAt(quiz, at);
    const isCase = question.kind === "case";
    const order = shownOrder(question, seed, step);
    const shown = isCase ? stepAsQuestion(question, step) : question;
    const box = element("article", { class: "quiz-slide" });
    box.append(element("p", { class: "tool-step", text: say("step", { number: asked.indexOf(at) + 1, count: asked.length }) }));
    if (isCase) box.append(element("p", { class: "quiz-text", text: question.text }));
    const heading = element("h2", { tabindex: "-1", text: shown.text });
    box.append(heading);
    const answer = element("div", { class: "quiz-answer", tabindex: "-1" });
    if (this.revealed) {
      answer.append(solution(shown, undefined, order, say));
      if (!isCase || step + 1 === question.steps.length) answer.append(sources(question, say, true));
    } else {
      answer.append(...this.options(shown, order));
    }
    box.append(answer);
    this.stage.replaceChildren(box, this.controls());
    (this.revealed ? answer : heading).focus();
  }

  /**
   * @param {Question} question
   * @param {number[]} order
   * @returns {HTMLElement[]}
   */
  options({ kind, options, pairs, unit }, order) {
    const { say } = this.task;
    const list = (/** @type {string[]} */ texts) => {
      const made = element("ol", { class: "quiz-letters", type: "A" });
      made.append(...texts.map((text) => element("li", { text })));
      return made;
    };
    const hint = (/** @type {string} */ name) => element("p", { class: "hint", text: say(name) });
    const shown = order.map((at) => options[at]?.text ?? "");
    switch (kind) {
      case "truth":
        return [list([say("true"), say("false")])];
      case "match": {
        const lefts = element("ul");
        lefts.append(...pairs.map(([left]) => element("li", { text: left })));
        return [lefts, hint("match-projector"), list(order.map((at) => pairs[at]?.[1] ?? ""))];
      }
      case "number":
        return [element("p", { class: "quiz-gap", text: `____ ${unit ?? ""}` })];
      case "multiple":
        return [hint("several"), list(shown)];
      case "order":
        return [hint("order-projector"), list(shown)];
      default:
        return [list(shown)];
    }
  }

  controls() {
    const { say } = this.task;
    const last = this.revealed && this.slide + 1 === this.slides.length;
    const row = element("p", { class: "buttons quiz-controls" });
    const button = (/** @type {string} */ name, /** @type {string} */ looks, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", class: looks, text: say(name) });
      made.addEventListener("click", act);
      row.append(made);
    };
    if (!last) button(this.revealed ? "next" : "reveal", "primary", () => this.forward());
    if (this.slide > 0 || this.revealed) button("back", "", () => this.back());
    button("leave", "", () => this.task.left());
    const box = element("div");
    box.append(row, element("p", { class: "hint", text: say("keys") }));
    return box;
  }
}
