// @ts-check
/**
 * What stands around the lessons of a course: contents, how far one is, buttons, and what is told about recording. Must
 * not know the platform, the quiz or what progress is.
 */

import { element } from "./elements.js";

/** @typedef {import("./quiz-words.js").Say} Say */
/** @typedef {{ go: (at: number) => void, next: () => void, end: () => void }} Acts */

export class ScormFrame {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement[]} sections
   * @param {Say} say
   * @param {Acts} acts
   */
  constructor(root, sections, say, acts) {
    this.root = root;
    this.sections = sections;
    this.say = say;
    this.acts = acts;
    this.intro = root.querySelector("[data-scorm-intro]");
    this.status = element("p", { class: "hint", role: "status" });
    this.told = element("p", { class: "notice", role: "status" });
    this.told.hidden = true;
    this.bar = element("progress", { max: String(sections.length), "aria-hidden": "true" });
    this.where = element("p", { class: "tool-step" });
    this.list = element("ol");
    this.contents = element("details", { class: "scorm-contents" });
    this.contents.append(element("summary", { text: say("contents") }), this.list);
    this.buttons = element("p", { class: "buttons scorm-buttons" });
    const top = element("div", { class: "scorm-top" });
    top.append(this.status, this.where, this.bar, this.contents, this.told);
    sections[0]?.before(top);
    sections.at(-1)?.after(this.buttons);
    /** Without a platform there is nothing to end. */
    this.connected = false;
    for (const section of sections) section.querySelector("h2")?.setAttribute("tabindex", "-1");
  }

  /**
   * Whether something is recorded, and if not, why.
   *
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  tell(name, values) {
    const text = this.say(name, values);
    // Screen readers hear it only when it changes, not at every step.
    if (this.status.textContent !== text) this.status.textContent = text;
    this.status.classList.toggle("notice", !["recorded", "connecting", "ended"].includes(name));
  }

  /**
   * @param {string} name Nothing, for no note.
   * @param {Record<string, string | number>} [values]
   */
  note(name, values) {
    this.told.textContent = name && this.say(name, values);
    this.told.hidden = !name;
  }

  /**
   * @param {number} at
   * @param {boolean[]} read
   * @param {boolean} done Is the course finished?
   */
  show(at, read, done) {
    this.sections.forEach((section, place) => {
      section.hidden = place !== at;
    });
    if (this.intro instanceof HTMLElement) this.intro.hidden = at !== 0;
    const isDone = (/** @type {number} */ place) => read[place] ?? done;
    const count = this.sections.filter((_, place) => isDone(place)).length;
    this.bar.value = count;
    this.where.textContent = this.say("where", { number: at + 1, count: this.sections.length, done: count });
    this.list.replaceChildren(...this.sections.map((section, place) => this.line(section, place, at, isDone(place))));
    this.control(at, read.length, done);
  }

  /**
   * @param {HTMLElement} section
   * @param {number} place
   * @param {number} at
   * @param {boolean} done
   */
  line(section, place, at, done) {
    const item = element("li");
    const button = element("button", { type: "button", class: "link", text: section.querySelector("h2")?.textContent ?? "" });
    if (place === at) button.setAttribute("aria-current", "step");
    button.addEventListener("click", () => {
      this.contents.open = false;
      this.acts.go(place);
    });
    item.append(button);
    if (done) item.append(" ", element("span", { class: "hint", text: this.say("read") }));
    return item;
  }

  /**
   * @param {number} at
   * @param {number} lessons
   * @param {boolean} done
   */
  control(at, lessons, done) {
    const button = (/** @type {string} */ name, /** @type {string} */ looks, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", class: looks, text: this.say(name) });
      made.addEventListener("click", act);
      return made;
    };
    const last = at + 1 === this.sections.length;
    const row = [];
    if (at > 0) row.push(button("back", "", () => this.acts.go(at - 1)));
    if (!last) row.push(button(at + 1 === lessons ? "to-quiz" : "next", "primary", this.acts.next));
    // Without a quiz the last lesson ends the course.
    else if (at < lessons && !done) row.push(button("finish", "primary", this.acts.next));
    if (this.connected) row.push(button("end", "", this.acts.end));
    this.buttons.replaceChildren(...row);
    if (last && at < lessons && done) this.note("completed");
  }

  /** @param {HTMLElement} section */
  focus(section) {
    const heading = section.querySelector("h2");
    if (heading instanceof HTMLElement) heading.focus();
  }

  /**
   * Nothing more can be done here: what is left is said.
   *
   * @param {string} name
   * @param {Record<string, string | number>} values
   */
  end(name, values) {
    for (const part of [...this.sections, this.bar, this.where, this.contents, this.buttons]) part.hidden = true;
    this.note("");
    this.tell(name, values);
    this.status.tabIndex = -1;
    this.status.focus();
  }
}
