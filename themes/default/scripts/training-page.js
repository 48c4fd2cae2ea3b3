// @ts-check
/**
 * The overview of courses: tick lessons, see their minutes and an agenda, go to the slides of the choice.
 *
 * The choice stands behind the `#` of the address and nowhere else. Must not know how an agenda is worked out (see
 * `agenda.js`) nor how it looks (see `training-agenda.js`).
 */

import { QUIZ_MINUTES, agenda, fromFragment, toFragment } from "./agenda.js";
import { copyText } from "./copy.js";
import { element } from "./elements.js";
import { carryToLanguages } from "./language-links.js";
import { textOf } from "./texts.js";
import { agendaTable, slidesLinks } from "./training-agenda.js";
import { PlanForm } from "./training-form.js";

/** @typedef {import("./training-agenda.js").Course} Course */
/** @typedef {Map<string, HTMLInputElement>} Boxes */

/** @param {HTMLElement} place */
export function startTraining(place) {
  const { courses } = /** @type {{ courses: Course[] }} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  const page = new TrainingPage(place, courses);
  place.hidden = false;
  for (const part of document.querySelectorAll("[data-training-ticks]")) {
    if (part instanceof HTMLElement) part.hidden = false;
  }
  page.arrive();
  window.addEventListener("hashchange", () => page.arrive());
}

class TrainingPage {
  /**
   * @param {HTMLElement} place
   * @param {Course[]} courses
   */
  constructor(place, courses) {
    this.place = place;
    this.courses = courses;
    /** @type {Map<string, Boxes>} Boxes by course and lesson. */
    this.boxes = new Map();
    /** @type {Boxes} Of quizzes by course. */
    this.quizzes = new Map();
    /** @type {Map<string, HTMLButtonElement>} */
    this.whole = new Map();
    this.form = new PlanForm((name) => this.text(name), () => this.changed());
    this.result = element("div", { class: "agenda-result" });
    this.sum = element("p", { role: "status" });
    this.bar = element("div", { class: "agenda-bar" });
    this.buttons = element("p", { class: "buttons" });
    this.share = element("div", { class: "agenda-share" });
    this.jump = element("a", { href: "#agenda", text: this.text("to-agenda") });
    for (const course of courses) this.tickable(course);
    this.build();
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  text(name, values) {
    return textOf(this.place, name, values);
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  button(name, act) {
    const made = element("button", { type: "button", text: this.text(name) });
    made.addEventListener("click", act);
    return made;
  }

  /**
   * Puts a box before each lesson that the page lists, and one for the quiz below them.
   *
   * @param {Course} course
   */
  tickable(course) {
    const section = document.querySelector(`[data-course="${CSS.escape(course.key)}"]`);
    const list = section?.querySelector(".course-lessons");
    course.quiz = section?.getAttribute("data-quiz-page") ?? "";
    const tick = (/** @type {Element} */ item) => {
      const label = element("label");
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", () => this.changed());
      label.append(box, ...item.childNodes);
      item.append(label);
      return box;
    };
    /** @type {Boxes} */
    const boxes = new Map();
    for (const item of section?.querySelectorAll("[data-lesson]") ?? []) boxes.set(item.getAttribute("data-lesson") ?? "", tick(item));
    this.boxes.set(course.key, boxes);
    if (course.quiz && list) {
      const item = element("li", { class: "course-quiz" });
      item.append(element("span", { text: this.text("quiz") }), element("span", { class: "minutes", text: this.text("quiz-minutes", { minutes: QUIZ_MINUTES }) }));
      list.append(item);
      this.quizzes.set(course.key, tick(item));
    }
    const whole = this.button("whole", () => {
      const all = [...boxes.values()];
      const on = all.some((box) => !box.checked);
      for (const box of all) box.checked = on;
      this.changed();
    });
    this.whole.set(course.key, whole);
    const row = element("p", { class: "buttons" });
    row.append(whole);
    list?.after(row);
  }

  build() {
    const title = element("h2", { id: "agenda", tabindex: "-1", text: this.text("agenda") });
    const print = this.button("print", () => window.print());
    const clear = this.button("clear", () => {
      this.tick({}, []);
      this.form.write({ extras: {}, start: "", title: "", date: "" });
      this.changed();
      title.focus();
    });
    this.buttons.append(print, clear);
    this.place.append(title, this.form.root, this.result, this.share, this.buttons);
    // Going there must not take the choice out of the address.
    this.jump.addEventListener("click", (event) => {
      event.preventDefault();
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    });
    this.bar.append(this.sum, this.jump);
    this.place.after(this.bar);
    // At the agenda itself the bar would only cover its buttons.
    new IntersectionObserver(([seen]) => this.bar.classList.toggle("agenda-bar-still", seen?.isIntersecting)).observe(this.place);
  }

  /** Ticks what the address says. */
  arrive() {
    const fragment = location.hash.slice(1);
    if (fragment && document.getElementById(fragment)) return;
    const plan = fromFragment(this.courses, fragment);
    this.tick(plan.choice, plan.quizzes);
    this.form.write(plan);
    this.show();
  }

  /**
   * @param {import("./agenda.js").Choice} choice
   * @param {string[]} quizzes
   */
  tick(choice, quizzes) {
    for (const [course, boxes] of this.boxes) {
      for (const [lesson, box] of boxes) box.checked = choice[course]?.includes(lesson) ?? false;
    }
    for (const [course, box] of this.quizzes) box.checked = quizzes.includes(course);
  }

  /** @returns {import("./agenda.js").Plan} */
  plan() {
    const ticked = (/** @type {Boxes} */ boxes) => [...boxes].flatMap(([key, box]) => (box.checked ? [key] : []));
    const choice = Object.fromEntries([...this.boxes].map(([course, boxes]) => [course, ticked(boxes)]));
    return { choice, quizzes: ticked(this.quizzes), ...this.form.read() };
  }

  changed() {
    const fragment = toFragment(this.courses, this.plan());
    // No step in the history: "back" leads to the page before.
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    this.show();
  }

  show() {
    const plan = this.plan();
    const say = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) => this.text(name, values);
    const parts = agenda(this.courses, plan);
    const none = parts.length === 0;
    const lessons = parts.filter(({ kind }) => kind === "lesson").length;
    const sum = none ? say("none") : say("sum", { lessons, minutes: parts.at(-1)?.until ?? 0 });
    if (this.sum.textContent !== sum) this.sum.textContent = sum;
    // Still there for screen readers, which would not hear of the first choice otherwise.
    this.bar.classList.toggle("visually-hidden", none);
    for (const part of [this.jump, this.form.root, this.buttons, this.share]) part.hidden = none;
    for (const { key, lessons: all } of this.courses) {
      const whole = this.whole.get(key);
      if (whole) whole.textContent = say(plan.choice[key]?.length === all.length ? "whole-off" : "whole");
    }
    if (none) this.result.replaceChildren(element("p", { text: say("empty") }));
    else this.result.replaceChildren(agendaTable(this.courses, parts, plan, say));
    if (lessons > 0) this.result.append(element("h3", { class: "agenda-slides-title", text: say("slides") }), slidesLinks(this.courses, plan.choice, say));
    this.showShare();
    carryToLanguages(toFragment(this.courses, plan));
  }

  /** The address as a link to pass on; from a folder on disk it leads nobody else anywhere. */
  showShare() {
    const onDisk = location.protocol === "file:";
    const area = element("textarea", { readonly: "", rows: "3", class: "copy-area", "aria-label": this.text("link") });
    area.value = location.href;
    area.hidden = true;
    const told = element("p", { role: "status" });
    const copy = this.button("copy-link", async () => {
      area.hidden = false;
      told.textContent = this.text((await copyText(area)) ? "copied" : "copy-failed");
    });
    const row = element("p", { class: "buttons" });
    row.append(copy);
    this.share.replaceChildren(element("p", { class: "hint", text: this.text(onDisk ? "share-disk" : "share") }), row, area, told);
  }
}
