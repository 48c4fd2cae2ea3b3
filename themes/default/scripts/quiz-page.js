// @ts-check
/**
 * The page of a quiz: what its address says, and what a reader can do beside answering.
 *
 * Seed and answers stand behind the `#` of the address and nowhere else, so a reload or the way back from an entry loses
 * nothing, and a drawn quiz can be passed on. `#projector` shows it to a group. Must not know how questions are asked
 * (see `quiz-run.js`) or shown large (see `quiz-projector.js`).
 */

import { day } from "./dated.js";
import { element } from "./elements.js";
import { carryToLanguages } from "./language-links.js";
import { draw, passed, score } from "./quiz.js";
import { Projector } from "./quiz-projector.js";
import { QuizRun, newSeed } from "./quiz-run.js";
import { fromText, toText } from "./quiz-state.js";
import { textOf } from "./texts.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */

/** In the address: */
const SEED = "seed";
const ANSWERS = "a";
const PROJECTOR = "projector";

/** @param {HTMLElement} place */
export function startQuiz(place) {
  const quiz = /** @type {Quiz} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  if (quiz.questions.length === 0) return;
  for (const list of document.querySelectorAll("[data-quiz-answers]")) {
    if (list instanceof HTMLElement) list.hidden = true;
  }
  // What only holds where questions are drawn.
  for (const part of document.querySelectorAll("[data-quiz-drawn]")) {
    if (part instanceof HTMLElement) part.hidden = false;
  }
  place.hidden = false;
  const page = new QuizPage(place, quiz);
  window.addEventListener("hashchange", () => page.arrive(true));
  page.arrive(false);
}

class QuizPage {
  /**
   * @param {HTMLElement} place
   * @param {Quiz} quiz
   */
  constructor(place, quiz) {
    this.quiz = quiz;
    this.say = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) => textOf(place, name, values);
    this.notice = element("p", { class: "notice", role: "status" });
    this.stage = element("div", { class: "tool-stage" });
    this.ways = element("p", { class: "quiz-ways" });
    place.append(this.notice, this.stage, this.ways, element("p", { class: "hint", text: this.say("private") }));
    this.seed = "";
    /** @type {string | undefined} What the address says by this page. */
    this.fragment = undefined;
    /** @type {Projector | undefined} */
    this.projector = undefined;
  }

  /** @param {boolean} focus */
  arrive(focus) {
    const fragment = location.hash.slice(1);
    // What this page wrote itself is no news.
    if (fragment === this.fragment) return;
    this.fragment = fragment;
    const parts = new URLSearchParams(fragment);
    this.projector?.leave();
    this.projector = undefined;
    this.seed = parts.get(SEED) ?? "";
    if (this.quiz.draw > 0 && !this.seed) this.seed = newSeed();
    const asked = draw(this.quiz, this.fullSeed());
    const [state = "", text = ""] = (parts.get(ANSWERS) ?? "").split(/-(.*)/s);
    const changed = text !== "" && state !== this.quiz.state;
    this.answers = changed ? new Map() : fromText(this.quiz, text);
    this.notice.textContent = changed ? this.say("changed") : "";
    this.notice.hidden = !changed;
    this.asked = asked;
    if (parts.has(PROJECTOR)) {
      this.write(true);
      this.ways.hidden = true;
      this.projector = new Projector(this.stage, { quiz: this.quiz, seed: this.fullSeed(), asked, say: this.say, left: () => this.go(this.seedPart()) });
      this.projector.show();
      return;
    }
    this.ways.hidden = false;
    this.write(false);
    this.showWays();
    const run = new QuizRun(this.stage, {
      quiz: this.quiz,
      seed: this.fullSeed(),
      asked,
      answers: this.answers,
      say: this.say,
      heading: "h2",
      newWindow: false,
      changed: () => this.write(false),
      actions: () => this.actions(),
    });
    run.show(focus);
  }

  fullSeed() {
    return `${this.quiz.key} ${this.seed}`;
  }

  seedPart() {
    return this.seed && `${SEED}=${this.seed}`;
  }

  /**
   * Writes the address anew, without a step in the history: "back" leads to the page before.
   *
   * @param {boolean} projector
   */
  write(projector) {
    const given = toText(this.quiz, this.answers ?? new Map());
    const parts = [
      this.seedPart(),
      given && !projector ? `${ANSWERS}=${this.quiz.state}-${given}` : "",
      projector ? PROJECTOR : "",
    ];
    this.fragment = parts.filter(Boolean).join("&");
    carryToLanguages(this.fragment);
    if (this.fragment !== location.hash.slice(1)) history.replaceState(null, "", `#${this.fragment}`);
  }

  /** @param {string} fragment */
  go(fragment) {
    this.fragment = undefined;
    if (location.hash.slice(1) === fragment) this.arrive(true);
    else location.hash = fragment;
  }

  /** Links under the question: to a group's screen, and of a drawn quiz to itself. */
  showWays() {
    const seed = this.seedPart();
    const links = [element("a", { href: `#${[seed, PROJECTOR].filter(Boolean).join("&")}`, text: this.say("projector") })];
    if (this.quiz.draw > 0) links.push(element("a", { href: `#${seed}`, text: this.say("link") }));
    this.ways.replaceChildren(...links);
  }

  /** At the result: the certificate, if it was enough, and another try. */
  actions() {
    const { quiz, say } = this;
    const { percent } = score(quiz, this.asked ?? [], this.answers ?? new Map());
    /** @type {HTMLElement[]} */
    const actions = [];
    if (quiz.certificate && passed(quiz, percent)) {
      const facts = new URLSearchParams({ course: quiz.key, score: String(percent), date: day(new Date()), state: quiz.state });
      actions.push(element("a", { class: "button", href: `${quiz.certificate}#${facts}`, text: say("certificate") }));
    }
    const again = element("button", { type: "button", text: say(quiz.draw > 0 ? "again-draw" : "again") });
    // Another seed, so that nobody learns places instead of answers.
    again.addEventListener("click", () => this.go(`${SEED}=${newSeed()}`));
    actions.push(again);
    return actions;
  }
}
