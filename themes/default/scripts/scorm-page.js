// @ts-check
/**
 * A course for a learning platform: lessons one after the other, then the quiz; every step is written to the platform.
 *
 * Without a platform it is a page like any other and says that nothing is recorded. Must not know how platforms are
 * talked to (see `scorm-api.js`) nor how progress is written down (see `scorm-progress.js`).
 */

import { element } from "./elements.js";
import { draw, score } from "./quiz.js";
import { QuizRun, newSeed } from "./quiz-run.js";
import { connect } from "./scorm-api.js";
import { ScormFrame } from "./scorm-frame.js";
import { decode, encode, fresh, higher, isOver, merge, statusOf } from "./scorm-progress.js";
import { textOf } from "./texts.js";

/** @typedef {import("./quiz.js").Quiz} Course */
/** @typedef {import("./scorm-api.js").Session} Session */

/** The place of the quiz, as lessons are told by their keys. */
const QUIZ = "quiz";

/** @param {HTMLElement} root */
export function startScorm(root) {
  const test = root.querySelector("[data-scorm-quiz]");
  if (!(test instanceof HTMLElement)) return;
  const course = /** @type {Course} */ (JSON.parse(test.querySelector("script")?.textContent ?? ""));
  const page = new ScormPage(root, test, course);
  page.show(false);
  void page.connect();
}

class ScormPage {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} test
   * @param {Course} course
   */
  constructor(root, test, course) {
    this.course = course;
    this.test = test;
    this.say = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) => textOf(root, name, values);
    this.stage = element("div", { class: "tool-stage" });
    test.append(this.stage);
    test.hidden = true;
    const lessons = [...root.querySelectorAll("[data-lesson]")].filter((lesson) => lesson instanceof HTMLElement);
    this.keys = lessons.map((lesson) => lesson.dataset.lesson ?? "");
    this.lessons = lessons.length;
    const hasQuiz = course.questions.length > 0;
    if (hasQuiz) this.keys.push(QUIZ);
    this.sections = hasQuiz ? [...lessons, test] : lessons;
    this.progress = fresh(newSeed(), this.lessons);
    this.at = 0;
    /** Has the learner gone anywhere? Then what a slow platform has kept moves nothing. */
    this.moved = false;
    /** Is another try under way, after a result that is kept? */
    this.again = false;
    this.kept = "";
    this.ended = false;
    /** @type {Session | undefined} */
    this.session = undefined;
    this.frame = new ScormFrame(root, this.sections, this.say, {
      go: (at) => this.go(at),
      next: () => this.next(),
      end: () => this.end(),
    });
    this.restart();
    addEventListener("hashchange", () => this.jump());
    addEventListener("pagehide", () => this.leave());
    // Back from the browser's memory the old session is over.
    addEventListener("pageshow", (event) => {
      if (event.persisted && !this.ended) void this.connect();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.record();
    });
  }

  async connect() {
    const alone = parent === window && !opener;
    if (!alone) this.frame.tell("connecting");
    const found = await connect(window, { slow: (why) => this.frame.tell(why) });
    if (!("session" in found)) return this.frame.tell(found.why);
    this.session = found.session;
    this.frame.connected = true;
    this.resume(found.session.kept());
    this.review = found.session.isReview();
    this.record();
  }

  /** @param {ReturnType<Session["kept"]>} kept */
  resume(kept) {
    const saved = decode(this.course, this.lessons, kept.data);
    if (saved) this.progress = merge(saved, this.progress, draw(this.course, saved.seed));
    // Some platforms call everything completed that was left once.
    const ends = this.course.questions.length > 0 && this.course.pass ? ["passed", "failed"] : ["passed", "completed"];
    this.kept = ends.includes(kept.status) ? kept.status : "";
    if (this.kept) this.progress.best = higher(this.progress.best, kept.score);
    this.restart();
    this.judge();
    const place = this.isDone() ? this.sections.length - 1 : this.keys.indexOf(kept.location);
    if (!this.moved && place >= 0) this.at = place;
    if (saved?.changed) this.frame.note("changed");
    this.show(false);
  }

  /** Was the course finished, here or in an earlier session, with no other try under way? */
  isDone() {
    return isOver(this.course, this.progress) || (this.kept !== "" && this.progress.answers.size === 0 && !this.again);
  }

  /** The quiz from where it stands. */
  restart() {
    const { seed, answers } = this.progress;
    this.asked = draw(this.course, seed);
    this.run = new QuizRun(this.stage, {
      quiz: this.course,
      seed,
      asked: this.asked,
      answers,
      say: (name, values = {}) => textOf(this.test, name, values),
      heading: "h3",
      newWindow: true,
      changed: () => {
        this.moved = true;
        this.judge();
        this.record();
        this.frame.show(this.at, this.progress.read, this.isDone());
        this.noteBest();
      },
      actions: () => [this.tryAgain()],
    });
  }

  /** Once every question is answered, the try is over. */
  judge() {
    const { course, progress, asked = [] } = this;
    if (asked.length === 0 || !this.run?.isFinished()) return;
    progress.last = score(course, asked, progress.answers).percent;
    progress.best = higher(progress.best, progress.last);
  }

  tryAgain() {
    const button = element("button", { type: "button", text: this.say("again") });
    button.addEventListener("click", () => {
      Object.assign(this.progress, { seed: newSeed(), last: undefined, answers: new Map() });
      this.again = true;
      this.moved = true;
      this.restart();
      this.record();
      this.show(true);
    });
    return button;
  }

  /** @param {boolean} focus */
  show(focus) {
    const section = /** @type {HTMLElement} */ (this.sections[this.at]);
    this.frame.show(this.at, this.progress.read, this.isDone());
    if (section === this.test) this.showTest(focus);
    else if (focus) this.frame.focus(section);
  }

  /** @param {boolean} focus */
  showTest(focus) {
    const { best, last, answers } = this.progress;
    this.noteBest();
    if (last === undefined && answers.size === 0 && this.isDone()) {
      // The platform has kept the result, but not how it came about.
      const heading = element("h3", { tabindex: "-1", text: this.say("before") });
      const row = element("p", { class: "buttons" });
      row.append(this.tryAgain());
      const said = best === undefined ? this.say(this.kept) : this.say(`${this.kept}-score`, { score: best });
      this.stage.replaceChildren(heading, element("p", { class: "quiz-score", text: said }), row);
      if (focus) heading.focus();
    } else this.run?.show(focus);
  }

  /** A try that was worse than another before takes nothing away. */
  noteBest() {
    const { best, last } = this.progress;
    this.frame.note(best !== undefined && last !== undefined && best > last ? "best" : "", { score: best ?? 0 });
  }

  /** @param {number} at */
  go(at) {
    this.moved = true;
    this.at = at;
    if (this.sections[at] === this.test) this.run?.goOn();
    this.frame.note("");
    this.record();
    this.show(true);
  }

  /** What was gone through counts as read. */
  next() {
    if (this.at < this.lessons) this.progress.read[this.at] = true;
    this.go(Math.min(this.at + 1, this.sections.length - 1));
  }

  /** A link in a lesson may lead into another one. */
  jump() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const at = this.sections.findIndex((section) => target && section.contains(target));
    if (at < 0 || at === this.at) return;
    this.go(at);
    target?.scrollIntoView();
  }

  record() {
    const { session, course, progress } = this;
    if (!session?.open) return;
    if (this.review) return this.frame.tell("review");
    const written = session.write({
      status: statusOf(course, progress),
      score: progress.best,
      location: this.keys[this.at] ?? "",
      data: encode(course, progress),
      finished: this.isDone(),
    });
    this.frame.tell(written ? "recorded" : "fault", { fault: session.fault });
  }

  leave() {
    this.record();
    this.session?.finish();
    this.session = undefined;
  }

  /** The learner stops here: now the platform can be told in peace. */
  end() {
    this.record();
    const { session } = this;
    const written = session?.finish();
    this.session = undefined;
    this.ended = true;
    this.frame.end(written ? "ended" : "fault", { fault: session?.fault ?? "" });
  }
}
