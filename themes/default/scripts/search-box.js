// @ts-check
/**
 * The search box: a combobox with a list of links, after the WAI-ARIA Authoring Practices.
 *
 * Owns keys, the panel and what is announced. Texts come from the box's `data-t-*` attributes. Options are
 * themselves links, so that every way of opening a link works and nothing interactive stands inside an option.
 * Must not know how a search is made.
 */

import { element, fillSnippet, options } from "./search-hits.js";

/** @typedef {import("../../../search_index/client/index.js").Search} Search */
/** @typedef {import("../../../search_index/client/index.js").Answer} Answer */

/** Hits shown at first, and added with each "more". */
const PAGE = 8;
/** Typing pauses this long before a search, and the number of hits is said after this long; milliseconds. */
const PAUSE = 80;
const SILENCE = 400;

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
    this.limit = PAGE;
    /** The option that the arrow keys have chosen. @type {HTMLAnchorElement | null} */
    this.active = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.silence = undefined;

    this.status = element("p", "search-status");
    this.status.setAttribute("role", "status");
    this.list = element("div", "search-list");
    this.list.id = `${input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", box.querySelector("label")?.textContent?.trim() ?? "");
    this.more = element("button", "search-more", this.text("more"));
    this.more.type = "button";
    const hint = element("p", "search-hint", this.text("hint"));
    hint.id = `${input.id}-hint`;
    hint.hidden = true;
    this.more.hidden = this.list.hidden = true;
    panel.replaceChildren(this.status, this.list, this.more);
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
    this.list.addEventListener("click", event => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.close();
    });
    this.more.addEventListener("click", () => this.showMore());
    this.box.addEventListener("focusout", event => {
      if (!(event.relatedTarget instanceof Node && this.box.contains(event.relatedTarget))) this.close();
    });
    document.addEventListener("pointerdown", event => {
      if (!(event.target instanceof Node && this.box.contains(event.target))) this.close();
    });
  }

  /**
   * A text of the box, its placeholders filled.
   * @param {string} name
   * @param {Record<string, number>} [values]
   */
  text(name, values = {}) {
    const text = this.box.getAttribute(`data-t-${name}`) ?? "";
    return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  }

  typed() {
    this.limit = PAGE;
    clearTimeout(this.pause);
    // One letter says nothing, one digit may be a section.
    if (/\S\S|\d/.test(this.input.value)) this.pause = setTimeout(() => void this.ask(), PAUSE);
    else this.close();
  }

  async ask() {
    const text = this.input.value;
    const waiting = setTimeout(() => this.input.value === text && this.waiting(), SILENCE);
    const answer = await this.search.query(text, { limit: this.limit });
    clearTimeout(waiting);
    // Another letter, Escape or leaving the box has made the answer useless.
    if (!answer || this.input.value !== text || !this.box.contains(document.activeElement)) return;
    this.show(answer);
    if (await this.search.snippets(answer)) fillSnippet(this.list, answer);
  }

  waiting() {
    if (!this.list.childElementCount) {
      this.open();
      this.say(this.text("loading"), 0);
    }
  }

  /** @param {Answer} answer */
  show(answer) {
    const { hits, total, problem } = answer;
    this.choose(null);
    this.list.replaceChildren(...options(answer, this.input.id, this.box.dataset.pages ?? "", this.text("sections")));
    this.more.hidden = total <= hits.length || Boolean(problem);
    this.open();
    if (problem) this.say(this.text(problem === "outdated" ? "outdated" : "problem"), 0);
    else if (!hits.length) this.say(this.text("none"), 0);
    else if (hits.length < total) this.say(this.text("shown", { shown: hits.length, n: total }));
    else this.say(this.text(total === 1 ? "one" : "many", { n: total }));
  }

  /**
   * Says something to the eye and, politely, to the ear; numbers wait until typing pauses.
   * @param {string} text
   * @param {number} [silence]
   */
  say(text, silence = SILENCE) {
    clearTimeout(this.silence);
    const say = () => {
      if (this.status.textContent !== text) this.status.textContent = text;
    };
    if (silence) this.silence = setTimeout(say, silence);
    else say();
  }

  async showMore() {
    const shown = this.list.children.length;
    this.limit += PAGE;
    await this.ask();
    const next = this.list.children[shown];
    const first = next?.matches("[role=option]") ? next : next?.querySelector("[role=option]");
    this.input.focus();
    if (first instanceof HTMLAnchorElement) this.choose(first);
  }

  open() {
    this.panel.hidden = false;
    this.list.hidden = !this.list.childElementCount;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  close() {
    clearTimeout(this.pause);
    clearTimeout(this.silence);
    this.choose(null);
    this.panel.hidden = true;
    this.list.replaceChildren();
    this.more.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
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
   * Opens the chosen hit, as a click with the same keys held would.
   * @param {KeyboardEvent} event
   */
  enter(event) {
    if (!this.active) return this.typed();
    event.preventDefault();
    const { ctrlKey, metaKey, shiftKey } = event;
    this.active.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  }
}
