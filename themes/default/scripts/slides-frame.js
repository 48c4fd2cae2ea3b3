// @ts-check
/**
 * The slides that stand on the page, and a frame that shows one of them as large as it fits.
 *
 * Must not know who leads the talk.
 */

import { element } from "./elements.js";
import { chosen } from "./slides.js";

/** @typedef {import("./slides.js").Lesson} Lesson */
/** @typedef {import("./slides.js").Place} Place */

/** Sizes of writing, largest first; the first one in which nothing is cut off is taken. */
const SIZES = ["size-1", "size-2", "size-3"];

/** What the page holds: sections of lessons with their slides, a title slide before them. */
export class Slides {
  constructor() {
    const list = document.querySelector(".slides");
    this.lang = list?.getAttribute("lang") ?? "";
    this.title = list?.querySelector(".slide-title") ?? null;
    this.sections = [...(list?.querySelectorAll("section[data-lesson]") ?? [])].filter((part) => part instanceof HTMLElement);
    /** @type {Lesson[]} */
    this.lessons = this.sections.map(({ dataset, children }) => ({
      key: dataset["lesson"] ?? "",
      title: dataset["title"] ?? "",
      minutes: Number(dataset["minutes"]),
      slides: [...children].filter((part) => part.matches(".slide")).length,
    }));
  }

  /** @param {Place} place */
  slide({ lesson, slide }) {
    if (lesson === null) return this.title;
    return [...(this.sections[lesson]?.children ?? [])].filter((part) => part.matches(".slide"))[slide] ?? null;
  }

  /**
   * Notes for a slide: its own, then those of its lesson.
   *
   * @param {Place} place
   */
  notes(place) {
    const own = this.slide(place)?.nextElementSibling;
    const lesson = place.lesson === null ? null : this.sections[place.lesson]?.querySelector(".slide-lesson-notes");
    return [own?.matches(".slide-notes") ? own : null, lesson].filter((part) => part instanceof HTMLElement);
  }

  /** @param {Place} place */
  titleOf(place) {
    return this.slide(place)?.querySelector(".slide-heading")?.textContent?.trim() ?? "";
  }

  /**
   * Only the chosen lessons stay on the page, and so on paper.
   *
   * @param {string[]} keys
   */
  choose(keys) {
    const some = chosen(this.lessons, keys).map(({ key }) => key);
    for (const part of document.querySelectorAll(".slides [data-lesson]")) {
      if (part instanceof HTMLElement) part.hidden = !some.includes(part.dataset["lesson"] ?? "");
    }
  }
}

/**
 * A copy that may stand beside its original: without ids.
 *
 * @param {Element} original
 */
export function copyOf(original) {
  const copy = /** @type {HTMLElement} */ (original.cloneNode(true));
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  return copy;
}

/** A place for one slide. Its writing follows the size of the frame (see `slides.css`). */
export class Frame {
  /**
   * @param {Slides} slides
   * @param {string} label Its name for screen readers when it has to be scrolled.
   */
  constructor(slides, label) {
    this.slides = slides;
    this.label = label;
    this.root = element("div", { class: "frame" });
    if (slides.lang) this.root.lang = slides.lang;
    /** @type {HTMLElement | undefined} */
    this.slide = undefined;
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  /** @param {Place | undefined} place */
  show(place) {
    const original = place && this.slides.slide(place);
    this.slide = original ? copyOf(original) : undefined;
    this.root.replaceChildren(...(this.slide ? [this.slide] : []));
    this.fit();
  }

  get body() {
    return this.slide?.querySelector(".slide-body") ?? undefined;
  }

  fit() {
    const { slide, body } = this;
    if (!slide || !body) return;
    const cut = () => body.scrollHeight > body.clientHeight + 1 || [...body.querySelectorAll(".table-scroll")].some((table) => table.scrollWidth > table.clientWidth + 1);
    for (const size of SIZES) {
      slide.classList.remove(...SIZES);
      slide.classList.add(size);
      if (!cut()) break;
    }
    // What still does not fit can be scrolled, with the keyboard too.
    const scrolls = body.scrollHeight > body.clientHeight + 1;
    body.toggleAttribute("tabindex", false);
    body.removeAttribute("role");
    body.removeAttribute("aria-label");
    if (!scrolls) return;
    body.setAttribute("tabindex", "0");
    body.setAttribute("role", "region");
    body.setAttribute("aria-label", this.label);
  }

  /** How far down a slide is that is higher than its frame, from 0 to 1. */
  get scrolled() {
    const { body } = this;
    const most = body ? body.scrollHeight - body.clientHeight : 0;
    return body && most > 1 ? Math.min(1, Math.max(0, body.scrollTop / most)) : 0;
  }

  set scrolled(part) {
    const { body } = this;
    if (body) body.scrollTop = part * (body.scrollHeight - body.clientHeight);
  }

  /**
   * Moves within a slide that is higher than its frame. `false` if it is at its end already.
   *
   * @param {1 | -1} way
   */
  scroll(way) {
    const { body } = this;
    if (!body) return false;
    const before = body.scrollTop;
    const rest = way > 0 ? body.scrollHeight - body.clientHeight - before : before;
    if (rest <= 1) return false;
    body.scrollTop = before + way * Math.min(rest, body.clientHeight * 0.8);
    return true;
  }
}
