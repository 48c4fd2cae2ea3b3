// @ts-check
/**
 * A quiz for a group: one question large on the screen, the answer on a key. A clicker sends the same keys.
 *
 * Owns the layout of the window: the question stays in view, its writing is as large as fits. Nobody's answers are taken.
 * Must not know the address.
 */

import { element } from "./elements.js";
import { questionAt, shownOrder, stepAsQuestion } from "./quiz.js";
import { sources } from "./quiz-feedback.js";
import { slideAnswers } from "./quiz-slide.js";

/** @typedef {{ quiz: import("./quiz.js").Quiz, seed: string, asked: number[], say: import("./quiz-words.js").Say, left: () => void }} Show */

const FORWARD = new Set([" ", "Enter", "ArrowRight", "ArrowDown", "PageDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp"]);
/** These first show the rest of what is higher than the window. Clickers send the last two. */
const SCROLLING = new Set([" ", "ArrowDown", "ArrowUp", "PageDown", "PageUp"]);
/** Sizes of writing, largest first; the first one in which nothing has to be scrolled is taken. */
const SIZES = ["size-1", "size-2", "size-3", "size-4", "size-5", "size-6"];
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
    this.box = element("article", { class: "quiz-slide" });
    this.answer = element("div", { class: "quiz-answer", tabindex: "-1" });
    this.key = (/** @type {KeyboardEvent} */ event) => this.pressed(event);
    document.addEventListener("keydown", this.key);
    document.body.classList.add(SHOWN);
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(stage);
  }

  leave() {
    document.removeEventListener("keydown", this.key);
    this.watch.disconnect();
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
    else if (FORWARD.has(event.key)) (SCROLLING.has(event.key) && this.scroll(1)) || this.forward();
    else if (BACK.has(event.key)) (SCROLLING.has(event.key) && this.scroll(-1)) || this.back();
    else return;
    event.preventDefault();
  }

  /**
   * On a small screen the page is scrolled, on a large one the answers below their question.
   *
   * @param {1 | -1} way
   */
  scroll(way) {
    for (const part of [this.answer, document.documentElement]) {
      const rest = way > 0 ? part.scrollHeight - part.clientHeight - part.scrollTop : part.scrollTop;
      if (rest <= 1) continue;
      part.scrollBy({ top: way * Math.min(rest, part.clientHeight * 0.8), behavior: "instant" });
      return true;
    }
    return false;
  }

  fit() {
    const { box, answer } = this;
    const scrolls = () => answer.scrollHeight > answer.clientHeight + 1;
    for (const size of SIZES) {
      box.classList.remove(...SIZES);
      box.classList.add(size);
      if (!scrolls()) break;
    }
    answer.tabIndex = scrolls() ? 0 : -1;
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
    const shown = isCase ? stepAsQuestion(question, step) : question;
    const head = element("div", { class: "quiz-head" });
    head.append(element("p", { class: "tool-step", text: say("step", { number: asked.indexOf(at) + 1, count: asked.length }) }));
    if (isCase) head.append(element("p", { class: "quiz-text", text: question.text }));
    const heading = element("h2", { tabindex: "-1", text: shown.text });
    head.append(heading);
    this.answer.classList.toggle("quiz-revealed", this.revealed);
    this.answer.replaceChildren(...slideAnswers(shown, shownOrder(question, seed, step), this.revealed, say));
    if (this.revealed && (!isCase || step + 1 === question.steps.length)) this.answer.append(sources(question, say, true));
    this.box.replaceChildren(head, this.answer);
    this.stage.replaceChildren(this.box, this.controls());
    this.fit();
    this.answer.scrollTop = 0;
    window.scrollTo({ top: 0, behavior: "instant" });
    // A screen reader reads on from here; the question must not be scrolled away.
    (this.revealed ? this.answer : heading).focus({ preventScroll: true });
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
    row.append(element("span", { class: "hint", text: say("keys") }));
    return row;
  }
}
