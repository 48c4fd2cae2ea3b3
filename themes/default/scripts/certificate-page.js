// @ts-check
/**
 * The certificate as a page: a form above, the sheet for the printer below.
 *
 * Nothing is stored or sent. Must not know what makes a certificate complete (see `certificate.js`).
 */

import { EMPTY, fromFragment, missing, plainScore } from "./certificate.js";
import { day } from "./dated.js";
import { element } from "./elements.js";
import { longDate } from "./long-date.js";
import { textOf } from "./texts.js";

/** The key of the test over all courses. */
const TEST = "final-test";

/** @param {HTMLElement} place */
export function startCertificate(place) {
  const form = place.querySelector("form");
  const sheet = document.querySelector(".certificate");
  if (!form || !(sheet instanceof HTMLElement)) return;
  place.hidden = false;
  const page = new CertificatePage(place, form, sheet);
  page.arrive();
  window.addEventListener("hashchange", () => page.arrive());
}

class CertificatePage {
  /**
   * @param {HTMLElement} place
   * @param {HTMLFormElement} form
   * @param {HTMLElement} sheet
   */
  constructor(place, form, sheet) {
    this.place = place;
    this.form = form;
    this.sheet = sheet;
    this.state = "";
    this.fault = element("p", { class: "fault", role: "alert" });
    const clear = element("button", { type: "button", text: textOf(place, "clear") });
    clear.addEventListener("click", () => {
      form.reset();
      this.state = "";
      this.fault.textContent = "";
      this.enter("date", day(new Date()));
      this.show();
    });
    form.querySelector(".buttons")?.append(clear);
    form.append(this.fault);
    form.addEventListener("input", () => {
      this.fault.textContent = "";
      this.show();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.print();
    });
  }

  /** Fills in what the address brings; without a date it is of today. */
  arrive() {
    const courses = [...(this.field("course")?.querySelectorAll("option") ?? [])].map(({ value, text }) => ({ key: value, title: text }));
    const brought = fromFragment(courses.filter(({ key }) => key !== ""), location.hash.slice(1));
    if (!this.entered().date) this.enter("date", day(new Date()));
    for (const [name, value] of Object.entries(brought)) this.enter(name, value);
    if (brought.state) this.state = brought.state;
    this.show();
  }

  /** @param {string} name */
  field(name) {
    return this.form.querySelector(`[name="${name}"]`);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  enter(name, value) {
    const field = this.field(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }

  /** @returns {import("./certificate.js").Certificate} */
  entered() {
    return { ...EMPTY, ...Object.fromEntries([...new FormData(this.form)].map(([name, value]) => [name, String(value)])), state: this.state };
  }

  show() {
    const entered = this.entered();
    const course = this.field("course");
    const score = plainScore(entered.score);
    const date = missing(entered).includes("date") ? "" : longDate(new Date(`${entered.date}T12:00`));
    const lines = {
      name: entered.name.trim(),
      course: course instanceof HTMLSelectElement && entered.course ? (course.selectedOptions[0]?.text ?? "") : "",
      date,
      score: score ? textOf(this.place, "percent", { score }) : textOf(this.place, "no-score"),
      state: this.state,
    };
    for (const [name, value] of Object.entries(lines)) {
      const line = this.sheet.querySelector(`[data-fill="${name}"]`);
      if (line) line.textContent = value;
    }
    const kind = this.sheet.querySelector("[data-course-kind]");
    if (kind) kind.textContent = textOf(this.place, entered.course === TEST ? "test" : entered.course ? "course" : "course-or-test");
    const state = this.sheet.querySelector("[data-state]");
    if (state instanceof HTMLElement) state.hidden = this.state === "";
  }

  /** Prints a complete sheet; otherwise what is missing is said, and the first field of it waits. */
  print() {
    const faults = missing(this.entered());
    for (const name of ["name", "course", "date", "score"]) {
      const field = this.field(name);
      if (faults.some((fault) => fault === name)) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
    const [first] = faults;
    if (!first) {
      window.print();
      return;
    }
    this.fault.textContent = faults.map((name) => textOf(this.place, `missing-${name}`)).join(" ");
    const field = this.field(first);
    if (field instanceof HTMLElement) field.focus();
  }
}
