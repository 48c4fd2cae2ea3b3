// @ts-check
/**
 * The page of slides: what can be started, and the talk itself in the full window.
 *
 * The slide that is shown stands in the address, so a reload goes on where it was. Nothing is stored. Must not know how
 * the second window looks (see `slides-presenter.js`).
 */

import { element } from "./elements.js";
import { carryToLanguages } from "./language-links.js";
import { Frame, Slides, copyOf } from "./slides-frame.js";
import { Onward, PRESENTER } from "./slides-onward.js";
import { actionOf, chosen, fromFragment, minutesOf, pack, placesOf, toFragment, unpack } from "./slides.js";
import { textOf } from "./texts.js";

/** @typedef {import("./slides.js").Action} Action */

/** @param {HTMLElement} place */
export function startSlides(place) {
  const page = new SlidesPage(place);
  place.hidden = false;
  window.addEventListener("hashchange", () => page.arrive());
  window.addEventListener("message", (event) => page.hear(event));
  window.addEventListener("pagehide", () => page.tell("bye"));
  document.addEventListener("keydown", (event) => page.press(event));
  page.arrive();
}

class SlidesPage {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.slides = new Slides();
    this.course = place.dataset["course"] ?? "";
    /** @type {string[]} */
    this.keys = [];
    /** @type {import("./slides.js").Talk[]} */
    this.then = [];
    this.places = placesOf(this.slides.lessons, []);
    this.index = 0;
    this.black = false;
    this.since = 0;
    /** @type {Window | null} */
    this.other = null;
    this.running = false;
    this.onward = new Onward((title) => this.text("onward", { title }), () => this.other !== null && !this.other.closed);
    this.told = element("p", { role: "status", class: "slides-told" });
    this.deck = this.makeDeck();
    this.start = this.button("start", () => this.run(0, true), "primary");
    place.prepend(this.makeStart());
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
   * @param {string} [kind]
   */
  button(name, act, kind = "") {
    const made = element("button", { type: "button", class: kind, text: this.text(name) });
    made.addEventListener("click", (event) => {
      act();
      // After a click with the mouse the keys belong to the slides again, not to the button.
      if (event.detail > 0 && this.running) this.deck.root.focus();
    });
    return made;
  }

  makeStart() {
    const part = element("div", { class: "tool-stage" });
    this.amount = element("p", { role: "status", class: "slides-amount" });
    this.all = this.button("all", () => this.go([], null));
    const buttons = element("p", { class: "buttons" });
    buttons.append(
      this.start,
      this.button("print", () => window.print()),
      this.button("start-presenter", () => {
        // First the window: browsers allow one thing for a click, and full screen is a key away.
        this.openPresenter();
        this.run(0, false);
      }),
      this.all,
    );
    part.append(this.amount, buttons, element("p", { class: "hint", text: this.text("presenter-hint") }));
    return part;
  }

  makeDeck() {
    const root = element("div", { class: "deck", role: "dialog", "aria-modal": "true", "aria-label": this.text("talk"), tabindex: "-1" });
    const frame = new Frame(this.slides, this.text("scroll"));
    frame.root.addEventListener("scroll", () => this.tell("state"), true);
    const notes = element("aside", { class: "deck-notes", "aria-label": this.text("notes"), hidden: "" });
    const black = element("button", { type: "button", class: "deck-black", "aria-label": this.text("black-end"), hidden: "" });
    black.addEventListener("click", () => this.act("black"));
    const bar = element("div", { class: "deck-bar", role: "group", "aria-label": this.text("bar") });
    const number = element("p", { class: "deck-number" });
    const lesson = element("p", { class: "deck-lesson" });
    const control = (/** @type {Action} */ action) => this.button(action, () => this.act(action));
    const toggle = (/** @type {Action} */ action) => {
      const made = control(action);
      made.setAttribute("aria-pressed", "false");
      return made;
    };
    const show = toggle("notes");
    const full = control("full");
    full.hidden = !document.fullscreenEnabled;
    bar.append(control("back"), number, control("next"), this.onward.link, lesson, show, control("black"), control("presenter"), full, control("end"));
    const live = element("p", { role: "status", class: "visually-hidden" });
    root.append(frame.root, notes, bar, this.told, live, black);
    return { root, frame, notes, black, number, lesson, live, show, of: 0, focus: () => root.focus({ preventScroll: true }) };
  }

  /** Does what the address says: which lessons, and whether the talk runs. */
  arrive() {
    const fragment = location.hash.slice(1);
    // A link within the page is no choice.
    if (fragment && document.getElementById(fragment)) return;
    const { keys, slide, then } = fromFragment(fragment);
    this.keys = keys;
    this.then = then;
    // What follows is named in this language only.
    carryToLanguages(toFragment({ keys, slide: null, presenter: false, then: [] }));
    this.slides.choose(keys);
    this.places = placesOf(this.slides.lessons, keys);
    const { lessons } = this.slides;
    const some = chosen(lessons, keys);
    const values = { slides: this.places.length, minutes: minutesOf(some), chosen: some.length, lessons: lessons.length };
    if (this.amount) this.amount.textContent = this.text(some.length < lessons.length ? "amount-some" : "amount", values);
    if (this.all) this.all.hidden = some.length === lessons.length;
    // The address was written by the talk itself, unless it says something new.
    const shown = this.running && slide !== null && this.index === slide - 1 && this.deck.of === this.places.length;
    if (slide !== null && !shown) this.run(slide - 1, false);
    else if (slide === null && this.running) this.close();
  }

  /**
   * @param {string[]} keys
   * @param {number | null} slide
   */
  go(keys, slide) {
    // Without a choice the fragment still is not empty: an empty one would scroll the page.
    const fragment = toFragment({ keys, slide, presenter: false, then: this.then }) || "lessons=";
    if (location.hash.slice(1) !== fragment) location.replace(`#${fragment}`);
  }

  /**
   * @param {number} index
   * @param {boolean} full
   * @param {boolean} [tell] Does the other window have to hear of it?
   */
  run(index, full, tell = true) {
    if (!this.running) {
      this.running = true;
      this.black = false;
      this.since ||= Date.now();
      document.body.append(this.deck.root);
      document.body.classList.add("presenting");
      this.deck.focus();
      if (full) this.fullScreen();
    }
    this.show(index, tell);
  }

  /**
   * @param {number} index
   * @param {boolean} [tell]
   */
  show(index, tell = true) {
    this.index = Math.max(0, Math.min(index, this.places.length - 1));
    const place = this.places[this.index];
    if (!place) return;
    const { frame, number, lesson, live, black, notes } = this.deck;
    const title = place.lesson === null ? "" : (this.slides.lessons[place.lesson]?.title ?? "");
    frame.show(place);
    number.textContent = `${this.index + 1} / ${this.places.length}`;
    lesson.textContent = title;
    live.textContent = this.text("said", { number: this.index + 1, slides: this.places.length, title: this.slides.titleOf(place) });
    notes.replaceChildren(...this.slides.notes(place).map(copyOf));
    if (notes.childElementCount === 0) notes.append(element("p", { text: this.text("no-notes") }));
    this.onward.show(this.then, this.index === this.places.length - 1);
    black.hidden = !this.black;
    if (this.black) {
      live.textContent = this.text("is-black");
      black.focus();
    } else if (!this.deck.root.contains(document.activeElement) || document.activeElement === black) {
      this.deck.focus();
    }
    this.deck.of = this.places.length;
    this.go(this.keys, this.index + 1);
    if (tell) this.tell("state");
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (!this.running) return;
    const action = actionOf(event, event.target instanceof Element && event.target.closest("a, button, summary") !== null);
    if (!action) return;
    event.preventDefault();
    this.told.textContent = "";
    this.act(action);
  }

  /** @param {Action} action */
  act(action) {
    const { frame, notes, show } = this.deck;
    if (action === "end") return this.go(this.keys, null);
    if (action === "full") return this.fullScreen();
    if (action === "presenter") return this.openPresenter();
    if (action === "notes") {
      notes.hidden = !notes.hidden;
      show.setAttribute("aria-pressed", String(!notes.hidden));
      return;
    }
    // On a black screen every step first brings the slide back.
    if (this.black || action === "black") {
      this.black = !this.black;
      this.show(this.index);
      return;
    }
    if (action === "down" && frame.scroll(1)) return;
    if (action === "up" && frame.scroll(-1)) return;
    const last = this.places.length - 1;
    const to = { next: this.index + 1, down: this.index + 1, back: this.index - 1, up: this.index - 1, first: 0, last }[action];
    if (to <= last) return this.show(to);
    this.told.textContent = this.text("last-slide");
    this.onward.link.focus();
  }

  close() {
    this.running = false;
    this.since = 0;
    this.told.textContent = "";
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    document.body.classList.remove("presenting");
    this.deck.root.remove();
    this.tell("bye");
    this.start.focus();
  }

  /** Where a browser refuses, the talk fills the window; F11 is the browser's own way. */
  fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen().catch(() => {});
      return;
    }
    const refused = () => {
      this.told.textContent = this.text("no-full");
    };
    if (!document.fullscreenEnabled) refused();
    else document.documentElement.requestFullscreen().catch(refused);
  }

  openPresenter() {
    if (this.other && !this.other.closed) {
      this.other.focus();
      return;
    }
    const address = location.href.split("#")[0];
    const fragment = toFragment({ keys: this.keys, slide: this.index + 1, presenter: true, then: [] });
    this.other = window.open(`${address}#${fragment}`, PRESENTER, "popup,width=1100,height=700");
    const open = this.other !== null && !this.other.closed;
    this.told.textContent = open ? "" : this.text("blocked");
    if (!open) this.other = null;
  }

  /** @param {"state" | "bye"} kind */
  tell(kind) {
    if (!this.other || this.other.closed) return;
    // On `file://` no other target is possible; nothing but a slide's number is said.
    this.other.postMessage(pack(this.course, { kind, slide: this.index, black: this.black, since: this.since, scrolled: this.deck.frame.scrolled }), "*");
  }

  /** @param {MessageEvent} event */
  hear(event) {
    const message = unpack(event.data, this.course);
    if (!message || !event.source || event.source === window) return;
    // After a reload the other window is known by its voice only.
    if (!this.other || this.other.closed) this.other = /** @type {Window} */ (event.source);
    if (event.source !== this.other) return;
    if (message.kind === "hello" && this.running) this.tell("state");
    if (this.running && (message.kind === "down" || message.kind === "up")) this.act(message.kind);
    if (message.kind !== "state") return;
    this.black = message.black;
    this.since ||= message.since;
    // No echo: it would overtake the next step of a quick hand.
    this.run(message.slide, false, false);
  }
}
