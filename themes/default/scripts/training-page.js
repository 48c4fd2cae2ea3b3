// @ts-check
/**
 * The overview of courses: tick lessons, see their minutes and an agenda, go to the slides of the choice.
 *
 * The choice stands behind the `#` of the address and nowhere else. Must not know how an agenda is worked out (see
 * `agenda.js`).
 */

import { agenda, fromFragment, minuteOfDay, slidesOf, timeText, toFragment } from "./agenda.js";
import { element } from "./elements.js";
import { textOf } from "./texts.js";

/** @typedef {import("./agenda.js").Course} Course */

/** @param {HTMLElement} place */
export function startTraining(place) {
  const { courses } = /** @type {{ courses: Course[] }} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  const page = new TrainingPage(place, courses);
  place.hidden = false;
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
    /** @type {Map<string, Map<string, HTMLInputElement>>} Boxes by course and lesson. */
    this.boxes = new Map();
    /** @type {Map<string, HTMLButtonElement>} */
    this.whole = new Map();
    this.start = element("input", { type: "time", id: "agenda-start" });
    this.start.addEventListener("input", () => this.changed());
    this.result = element("div", { class: "agenda-result" });
    this.sum = element("p", { role: "status" });
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
   * Puts a box before each lesson that the page lists.
   *
   * @param {Course} course
   */
  tickable(course) {
    const section = document.querySelector(`[data-course="${CSS.escape(course.key)}"]`);
    /** @type {Map<string, HTMLInputElement>} */
    const boxes = new Map();
    for (const item of section?.querySelectorAll("[data-lesson]") ?? []) {
      const label = element("label");
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", () => this.changed());
      label.append(box, ...item.childNodes);
      item.append(label);
      boxes.set(item.getAttribute("data-lesson") ?? "", box);
    }
    this.boxes.set(course.key, boxes);
    const whole = this.button("whole", () => {
      const all = [...boxes.values()];
      const on = all.some((box) => !box.checked);
      for (const box of all) box.checked = on;
      this.changed();
    });
    this.whole.set(course.key, whole);
    const row = element("p", { class: "buttons" });
    row.append(whole);
    section?.querySelector(".course-lessons")?.after(row);
  }

  build() {
    const title = element("h2", { id: "agenda", tabindex: "-1", text: this.text("agenda") });
    const form = element("p", { class: "agenda-start" });
    form.append(element("label", { for: "agenda-start", text: this.text("start") }), this.start);
    this.buttons = element("p", { class: "buttons" });
    const print = this.button("print", () => window.print());
    const clear = this.button("clear", () => {
      for (const boxes of this.boxes.values()) for (const box of boxes.values()) box.checked = false;
      this.changed();
      title.focus();
    });
    this.buttons.append(print, clear);
    this.place.append(title, form, this.result, this.buttons);
    const bar = element("div", { class: "agenda-bar" });
    this.jump = element("a", { href: "#agenda", text: this.text("to-agenda") });
    // Going there must not take the choice out of the address.
    this.jump.addEventListener("click", (event) => {
      event.preventDefault();
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    });
    bar.append(this.sum, this.jump);
    this.place.after(bar);
  }

  /** Ticks what the address says. */
  arrive() {
    const fragment = location.hash.slice(1);
    if (fragment && document.getElementById(fragment)) return;
    const { choice, start } = fromFragment(this.courses, fragment);
    for (const [course, boxes] of this.boxes) {
      for (const [lesson, box] of boxes) box.checked = choice[course]?.includes(lesson) ?? false;
    }
    // While a time is typed its field may be incomplete for a moment; then it is left alone.
    if (start !== this.start.value && document.activeElement !== this.start) this.start.value = start;
    this.show();
  }

  choice() {
    const ticked = (/** @type {Map<string, HTMLInputElement>} */ boxes) => [...boxes].flatMap(([lesson, box]) => (box.checked ? [lesson] : []));
    return Object.fromEntries([...this.boxes].map(([course, boxes]) => [course, ticked(boxes)]));
  }

  changed() {
    const fragment = toFragment(this.courses, this.choice(), this.start.value);
    // An empty fragment would scroll the page to its top.
    if (location.hash.slice(1) !== fragment) location.replace(`#${fragment || "_"}`);
    this.show();
  }

  show() {
    const choice = this.choice();
    const parts = agenda(this.courses, choice);
    const end = parts.at(-1)?.until ?? 0;
    const sum = parts.length > 0 ? this.text("sum", { lessons: parts.length, minutes: end }) : this.text("none");
    if (this.sum.textContent !== sum) this.sum.textContent = sum;
    if (this.jump) this.jump.hidden = parts.length === 0;
    if (this.buttons) this.buttons.hidden = parts.length === 0;
    for (const { key, lessons } of this.courses) {
      const whole = this.whole.get(key);
      if (whole) whole.textContent = this.text(choice[key]?.length === lessons.length ? "whole-off" : "whole");
    }
    this.result.replaceChildren();
    if (parts.length === 0) this.result.append(element("p", { text: this.text("empty") }));
    else this.result.append(this.table(parts, end), element("h3", { class: "agenda-slides-title", text: this.text("slides") }), this.links(choice), element("p", { class: "hint", text: this.text("share") }));
  }

  /**
   * @param {import("./agenda.js").Part[]} parts
   * @param {number} end
   */
  table(parts, end) {
    const start = minuteOfDay(this.start.value);
    const time = (/** @type {number} */ minute) => (start === undefined ? this.text("minute", { minute }) : timeText(start + minute));
    const table = element("table", { class: "agenda-table" });
    const row = (/** @type {[keyof HTMLElementTagNameMap, string, Record<string, string>?][]} */ cells) => {
      const made = element("tr");
      for (const [name, text, attributes = {}] of cells) made.append(element(name, { ...attributes, text }));
      return made;
    };
    const head = element("thead");
    head.append(row([["th", this.text("time"), { scope: "col" }], ["th", this.text("lesson"), { scope: "col" }], ["th", this.text("minutes"), { scope: "col", class: "right" }]]));
    table.append(head);
    for (const { key, title } of this.courses) {
      const own = parts.filter(({ course }) => course === key);
      if (own.length === 0) continue;
      const body = element("tbody");
      body.append(row([["th", title, { colspan: "3", scope: "rowgroup" }]]));
      for (const part of own) body.append(row([["td", `${time(part.from)}–${time(part.until)}`], ["td", part.title], ["td", String(part.minutes), { class: "right" }]]));
      table.append(body);
    }
    const foot = element("tfoot");
    foot.append(row([["td", time(end)], ["th", this.text("end"), { scope: "row" }], ["td", String(end), { class: "right" }]]));
    table.append(foot);
    const scroll = element("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": this.text("agenda") });
    scroll.append(table);
    return scroll;
  }

  /** @param {import("./agenda.js").Choice} choice */
  links(choice) {
    const list = element("ul", { class: "links agenda-slides" });
    for (const course of this.courses) {
      const some = choice[course.key] ?? [];
      if (some.length === 0) continue;
      const item = element("li");
      const text = this.text("slides-of", { title: course.title, chosen: some.length, lessons: course.lessons.length });
      item.append(element("a", { href: slidesOf(course, some), text }));
      list.append(item);
    }
    return list;
  }
}
