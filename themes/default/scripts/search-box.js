// @ts-check
/**
 * The search box: a combobox with a list of links, after the WAI-ARIA Authoring Practices.
 *
 * Owns keys, the panel and what is announced. Texts come from the box's `data-t-*` attributes, the links to the page
 * of results and to where else to look from the panel's own HTML. Options are themselves links, so that every way of
 * opening a link works and nothing interactive stands inside an option. Must not know how a search is made.
 */

import { element, fillSnippet, options } from "./search-hits.js";
import { SILENCE, Status } from "./status.js";
import { textOf } from "./texts.js";

/** @typedef {import("./search-contract.js").Search} Search */
/** @typedef {import("./search-contract.js").Answer} Answer */

/** Hits shown; the page of results has them all. */
const LIMIT = 8;
/** Typing pauses this long before a search; milliseconds. */
const PAUSE = 80;

/**
 * @param {HTMLElement} box
 * @param {Search} search
 */
export function startSearchBox(box, search) {
  const input = box.querySelector("input");
  const panel = box.querySelector("[data-search-panel]");
  if (input && panel instanceof HTMLElement) new SearchBox(box, input, panel, search);
}

class SearchBox {
  /**
   * @param {HTMLElement} box
   * @param {HTMLInputElement} input
   * @param {HTMLElement} panel
   * @param {Search} search
   */
  constructor(box, input, panel, search) {
    this.box = box;
    this.input = input;
    this.panel = panel;
    this.search = search;
    /** The option that the arrow keys have chosen. @type {HTMLAnchorElement | null} */
    this.active = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;

    const status = element("p", "search-status");
    status.setAttribute("role", "status");
    this.status = new Status(status);
    this.list = element("div", "search-list");
    this.list.id = `${input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.querySelector("label")?.textContent?.trim() ?? "");
    /** Leads to the page of results. @type {HTMLAnchorElement | null} */
    this.all = panel.querySelector("[data-search-all]");
    /** Where to look if nothing is found. @type {HTMLElement | null} */
    this.ways = panel.querySelector("[data-search-none]");
    const hint = element("p", "search-hint", this.text("hint"));
    hint.id = `${input.id}-hint`;
    hint.hidden = true;
    this.list.hidden = true;
    panel.prepend(status, this.list);
    box.append(hint);

    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-describedby": hint.id,
    })) {
      input.setAttribute(name, value);
    }
    this.listen();
    input.disabled = false;
  }

  listen() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", event => this.key(event));
    // The box keeps the focus while a hit is clicked; the click itself opens the link.
    this.panel.addEventListener("mousedown", event => event.preventDefault());
    this.panel.addEventListener("click", event => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) this.close();
    });
    this.box.addEventListener("focusout", event => {
      if (!(event.relatedTarget instanceof Node && this.box.contains(event.relatedTarget))) this.close();
    });
    document.addEventListener("pointerdown", event => {
      if (!(event.target instanceof Node && this.box.contains(event.target))) this.close();
    });
  }

  /**
   * @param {string} name
   * @param {Record<string, number>} [values]
   */
  text(name, values) {
    return textOf(this.box, name, values);
  }

  typed() {
    clearTimeout(this.pause);
    // One letter says nothing, one digit may be a section.
    if (/\S\S|\d/.test(this.input.value)) this.pause = setTimeout(() => void this.ask(), PAUSE);
    else this.close();
  }

  async ask() {
    const text = this.input.value;
    const waiting = setTimeout(() => this.input.value === text && this.waiting(), SILENCE);
    const answer = await this.search.query(text, { limit: LIMIT });
    clearTimeout(waiting);
    // Another letter, Escape or leaving the box has made the answer useless.
    if (!answer || this.input.value !== text || !this.box.contains(document.activeElement)) return;
    this.show(answer);
    // Passages get their room before they arrive: nothing moves away under the reader's mouse.
    this.list.dataset.waiting = "";
    if (await this.search.snippets(answer)) {
      fillSnippet(this.list, answer);
      delete this.list.dataset.waiting;
    }
  }

  waiting() {
    if (!this.list.childElementCount) {
      this.open();
      this.status.say([this.text("loading")], 0);
    }
  }

  /** @param {Answer} answer */
  show(answer) {
    const { hits, total, problem, corrected = [] } = answer;
    this.choose(null);
    this.list.replaceChildren(...options(answer, this.input.id, this.box.dataset.pages ?? "", this.text("sections")));
    this.open();
    if (this.ways) this.ways.hidden = hits.length > 0;
    if (this.all) this.all.hidden = !hits.length;
    if (problem) return this.status.say([this.text(problem === "outdated" ? "outdated" : "problem")], 0);
    if (!hits.length) return this.status.say([this.text("none")], 0);
    const others = corrected.length ? ` · ${this.text("corrected")} ${corrected.map(({ to }) => to).join(", ")}` : "";
    const number = hits.length < total ? "shown" : total === 1 ? "one" : "many";
    this.status.say([this.text(number, { shown: hits.length, n: total }) + others]);
  }

  open() {
    this.panel.hidden = false;
    this.list.hidden = !this.list.childElementCount;
    this.aim();
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  close() {
    clearTimeout(this.pause);
    this.choose(null);
    this.panel.hidden = true;
    this.list.replaceChildren();
    if (this.ways) this.ways.hidden = true;
    if (this.all) this.all.hidden = true;
    this.status.say([], 0);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Lets the link to the page of results ask what the box asks. */
  aim() {
    if (this.all) this.all.hash = new URLSearchParams({ q: this.input.value.trim() }).toString();
  }

  /** @param {HTMLAnchorElement | null} option */
  choose(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /**
   * Past the last option the choice returns to the text, and from there to the other end.
   * @param {1 | -1} step
   */
  move(step) {
    const all = [...this.list.querySelectorAll("[role=option]")];
    const count = all.length + 1;
    const at = this.active ? all.indexOf(this.active) + 1 : 0;
    const next = all[((at + step + count) % count) - 1];
    this.choose(next instanceof HTMLAnchorElement ? next : null);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    // Keys that an input method still needs are not for us; Home and End stay in the text.
    if (event.isComposing || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.childElementCount) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.typed();
    } else if (event.key === "Enter") {
      this.enter(event);
    } else if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Escape") {
      this.input.value = "";
    }
  }

  /**
   * Opens the chosen hit, else all results, as a click with the same keys held would.
   * @param {KeyboardEvent} event
   */
  enter(event) {
    if (!this.input.value.trim()) return;
    this.aim();
    const link = this.active ?? this.all;
    if (!link) return this.typed();
    event.preventDefault();
    const { ctrlKey, metaKey, shiftKey } = event;
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }
}
