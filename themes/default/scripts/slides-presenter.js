// @ts-check
/**
 * The second window of a talk: the slide that is shown, the next one, notes, clock and time against the plan.
 *
 * It is the page of slides itself with `#presenter` in its address. It talks to the window that opened it by messages,
 * because on `file://` windows may not touch each other. Must not know how the other window shows slides.
 */

import { element } from "./elements.js";
import { Frame, Slides, copyOf } from "./slides-frame.js";
import { actionOf, behind, chosen, elapsedText, fromFragment, minutesOf, pack, placesOf, planned, unpack } from "./slides.js";
import { textOf } from "./texts.js";

/** @typedef {import("./slides.js").Action} Action */

/** @param {HTMLElement} place */
export function startPresenter(place) {
  const presenter = new Presenter(place);
  window.addEventListener("message", (event) => presenter.hear(event));
  document.addEventListener("keydown", (event) => presenter.press(event));
  presenter.show();
  presenter.tick();
  setInterval(() => presenter.tick(), 1000);
}

class Presenter {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.course = place.dataset["course"] ?? "";
    this.slides = new Slides();
    const { keys, slide } = fromFragment(location.hash.slice(1));
    this.slides.choose(keys);
    this.lessons = chosen(this.slides.lessons, keys);
    this.places = placesOf(this.slides.lessons, keys);
    this.index = Math.min((slide ?? 1) - 1, this.places.length - 1);
    this.black = false;
    this.linked = false;
    this.since = Date.now();
    /** The other window says when the talk began; after that this window's own clock holds. */
    this.timed = false;
    this.opener = /** @type {Window | null} */ (window.opener);
    this.current = new Frame(this.slides, this.text("scroll"));
    this.next = new Frame(this.slides, this.text("scroll"));
    this.next.root.inert = true;
    this.where = element("p", { class: "presenter-where" });
    this.clock = element("p", { class: "presenter-clock" });
    this.elapsed = element("p", { class: "presenter-elapsed" });
    this.pace = element("p", { class: "presenter-pace" });
    this.link = element("p", { class: "slides-told", role: "status" });
    this.live = element("p", { class: "visually-hidden", role: "status" });
    this.notes = element("div", { class: "presenter-notes-text", tabindex: "0", role: "region", "aria-label": this.text("notes") });
    this.after = element("p", { class: "presenter-end", text: this.text("last-slide") });
    this.blackButton = this.button("black");
    this.blackButton.setAttribute("aria-pressed", "false");
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
   * @param {Action | "restart"} name
   * @param {() => void} [act]
   */
  button(name, act) {
    const made = element("button", { type: "button", text: this.text(name === "end" ? "close" : name) });
    made.addEventListener("click", (event) => {
      if (act) act();
      else if (name !== "restart") this.act(name);
      if (event.detail > 0) made.blur();
    });
    return made;
  }

  build() {
    const part = (/** @type {string} */ name, /** @type {string} */ title, /** @type {Element[]} */ children) => {
      const made = element("section", { class: `presenter-${name}` });
      made.append(element("h2", { text: this.text(title) }), ...children);
      return made;
    };
    const time = element("div", { class: "presenter-time" });
    time.append(this.clock, this.elapsed, this.pace);
    const bar = element("div", { class: "deck-bar", role: "group", "aria-label": this.text("bar") });
    const restart = this.button("restart", () => {
      this.since = Date.now();
      this.timed = true;
      this.tick();
    });
    bar.append(this.button("back"), this.where, this.button("next"), this.blackButton, restart, this.button("end"));
    const root = element("main", { class: "presenter" });
    root.append(
      element("h1", { class: "visually-hidden", text: this.text("presenter") }),
      time,
      this.link,
      part("current", "current", [this.current.root]),
      part("next", "next-slide", [this.next.root, this.after]),
      part("notes", "notes", [this.notes]),
      bar,
      this.live,
    );
    document.body.append(root);
    document.body.classList.add("presenting");
    document.title = `${this.text("presenter")} – ${document.title}`;
  }

  show() {
    const place = this.places[this.index];
    const next = this.places[this.index + 1];
    if (!place) return;
    this.current.show(place);
    this.current.root.classList.toggle("frame-black", this.black);
    this.blackButton.setAttribute("aria-pressed", String(this.black));
    this.next.show(next);
    this.next.root.hidden = !next;
    this.after.hidden = next !== undefined;
    const notes = this.slides.notes(place).map(copyOf);
    this.notes.replaceChildren(...(notes.length > 0 ? notes : [element("p", { text: this.text("no-notes") })]));
    this.notes.scrollTop = 0;
    const title = place.lesson === null ? "" : (this.slides.lessons[place.lesson]?.title ?? "");
    this.where.textContent = [`${this.index + 1} / ${this.places.length}`, title].filter(Boolean).join(" · ");
    const said = this.text("said", { number: this.index + 1, slides: this.places.length, title: this.slides.titleOf(place) });
    this.live.textContent = this.black ? this.text("is-black") : said;
    this.tick();
  }

  /** Every second: the time, and whether the other window is there. */
  tick() {
    const now = new Date();
    const elapsed = now.getTime() - this.since;
    const locale = document.documentElement.lang;
    this.clock.textContent = this.text("clock", { time: now.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" }) });
    this.elapsed.textContent = this.text("elapsed", { time: elapsedText(elapsed), minutes: minutesOf(this.lessons) });
    const plan = planned(this.slides.lessons, this.places, this.index);
    const late = behind(elapsed, plan);
    const pace = late > 0 ? this.text("behind", { minutes: late }) : late < 0 ? this.text("ahead", { minutes: -late }) : this.text("on-time");
    this.pace.textContent = plan.end > 0 ? `${pace} ${this.text("lesson-until", { minutes: Math.round(plan.end) })}` : "";
    this.pace.classList.toggle("presenter-late", plan.end > 0 && late > 0);
    if (!this.opener || this.opener.closed) this.linked = false;
    if (!this.linked) this.tell("hello");
    const link = this.linked ? "" : this.text("not-linked");
    // The first seconds are for the greeting.
    if (this.link.textContent !== link && (this.linked || performance.now() > 2000)) this.link.textContent = link;
  }

  /** @param {import("./slides.js").Kind} kind */
  tell(kind) {
    if (!this.opener || this.opener.closed) return;
    this.opener.postMessage(pack(this.course, { kind, slide: this.index, black: this.black, since: this.since, scrolled: 0 }), "*");
  }

  /** @param {MessageEvent} event */
  hear(event) {
    const message = unpack(event.data, this.course);
    if (!message || event.source !== this.opener) return;
    this.linked = message.kind === "state";
    if (message.kind === "state") {
      if (!this.timed && message.since > 0) this.since = message.since;
      this.timed = true;
      const index = Math.min(message.slide, this.places.length - 1);
      // Of a slide that is only scrolled the notes stay where they are.
      const same = index === this.index && message.black === this.black;
      this.index = index;
      this.black = message.black;
      if (!same) this.show();
      this.current.scrolled = message.scrolled;
    }
    this.tick();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const inNotes = event.target === this.notes && ["ArrowDown", "ArrowUp"].includes(event.key);
    const action = actionOf(event, event.target instanceof Element && event.target.closest("a, button") !== null);
    // Notes that are longer than their place are scrolled with the arrows.
    if (!action || inNotes || ["notes", "full", "presenter", "end"].includes(action)) return;
    event.preventDefault();
    this.act(action);
  }

  /** @param {Action} action */
  act(action) {
    if (action === "end") return window.close();
    if (this.linked && !this.black && (action === "down" || action === "up")) return this.tell(action);
    const last = this.places.length - 1;
    if (this.black || action === "black") this.black = !this.black;
    else if (action === "first") this.index = 0;
    else if (action === "last") this.index = last;
    else this.index = Math.max(0, Math.min(last, this.index + (action === "back" || action === "up" ? -1 : 1)));
    this.show();
    this.tell("state");
  }
}
