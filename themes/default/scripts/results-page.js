// @ts-check
/**
 * The page of results: a field, a list, filters, and help where nothing is found.
 *
 * Owns the state: it lives in the fragment of the address, so that a search can be sent as a link, and nowhere else.
 * Texts come from `data-t-*` attributes. Must not know how a search is made.
 */

import { carryToLanguages } from "./language-links.js";
import { Filters } from "./results-filters.js";
import { results } from "./results-list.js";
import { PAGE, corrected, readFragment, writeFragment } from "./results-state.js";
import { element, fillSnippet } from "./search-hits.js";
import { SILENCE, Status } from "./status.js";
import { textOf } from "./texts.js";

/** @typedef {import("./results-state.js").State} State */
/** @typedef {import("./search-contract.js").Answer} Answer */
/** @typedef {import("./search-contract.js").Search} Search */

/** Typing pauses this long before a search, and this long before the address changes; milliseconds. */
const PAUSE = 80;
const REST = 400;

/**
 * @param {HTMLElement} root
 * @param {Search} search
 */
export function startResultsPage(root, search) {
  new ResultsPage(root, search);
}

class ResultsPage {
  /**
   * @param {HTMLElement} root
   * @param {Search} search
   */
  constructor(root, search) {
    this.root = root;
    this.search = search;
    this.title = document.title;
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.list = /** @type {HTMLElement} */ (root.querySelector("[data-results-list]"));
    this.more = /** @type {HTMLElement} */ (root.querySelector("[data-results-more]"));
    this.none = /** @type {HTMLElement} */ (root.querySelector("[data-search-none]"));
    this.hints = /** @type {HTMLElement} */ (root.querySelector("[data-results-hints]"));
    this.status = new Status(/** @type {HTMLElement} */ (root.querySelector("[role=status]")));
    this.filters = new Filters(root, search, filter => this.become({ ...this.state, filter, limit: PAGE }));
    /** @type {State} */
    this.state = { text: "", filter: {}, limit: PAGE };
    this.asked = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.rest = undefined;

    this.listen();
    this.input.disabled = false;
    this.arrive();
  }

  listen() {
    addEventListener("hashchange", () => this.arrive());
    this.input.addEventListener("input", () => {
      this.state = { ...this.state, text: this.input.value, limit: PAGE };
      clearTimeout(this.pause);
      clearTimeout(this.rest);
      this.pause = setTimeout(() => void this.ask(), PAUSE);
      this.rest = setTimeout(() => this.write(), REST);
    });
    this.input.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      this.become(this.state);
      // The keyboard of a phone would hide what was found.
      if (matchMedia("(pointer: coarse)").matches) this.input.blur();
    });
    this.more.querySelector("button")?.addEventListener("click", () => void this.showMore());
    // Who leaves for a hit comes back to this state.
    this.list.addEventListener("click", () => this.write());
  }

  /** Takes the state from the address; other fragments, such as that of the skip link, must not cost it. */
  arrive() {
    const state = readFragment(location.hash);
    if (!state) return this.write();
    this.state = state;
    this.input.value = state.text;
    this.write();
    void this.ask();
  }

  /** @param {State} state */
  become(state) {
    this.state = state;
    this.write();
    void this.ask();
  }

  /** Writes the state into the address, into the title, and into the links to other languages. */
  write() {
    clearTimeout(this.rest);
    const text = this.state.text.trim();
    const fragment = writeFragment({ ...this.state, text });
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    if (location.hash !== (fragment && address)) history.replaceState(history.state, "", address);
    document.title = text ? `${text} – ${this.title}` : this.title;
    carryToLanguages(fragment);
  }

  async ask() {
    clearTimeout(this.pause);
    const own = ++this.asked;
    const { text, filter, limit } = this.state;
    // One letter says nothing, one digit may be a section.
    if (!/\S\S|\d/.test(text)) return this.show(null);
    const waiting = setTimeout(() => this.status.say([this.text("loading")], 0), SILENCE);
    const answer = await this.search.query(text, { limit, filter });
    clearTimeout(waiting);
    if (!answer || own !== this.asked) return;
    this.show(answer);
    if (await this.search.snippets(answer)) fillSnippet(this.list, answer);
    if (own === this.asked) this.list.removeAttribute("aria-busy");
  }

  /** @param {Answer | null} answer null if nothing is asked */
  show(answer) {
    const { hits = [], total = 0, problem = null } = answer ?? {};
    this.list.setAttribute("aria-busy", String(hits.length > 0));
    this.list.replaceChildren(...(answer ? results(answer, this.root.dataset.pages ?? "", this.text("sections")) : []));
    this.more.hidden = total <= hits.length || Boolean(problem);
    this.none.hidden = !answer || hits.length > 0;
    this.hints.hidden = Boolean(problem);
    this.filters.show(answer, this.state.filter);
    this.status.say(answer ? this.said(answer) : [], hits.length ? SILENCE : 0);
  }

  /**
   * What the answer is, in words.
   * @param {Answer} answer
   */
  said({ text, hits, total, problem, corrected: words = [] }) {
    if (problem) return [element("p", "", this.text(problem === "outdated" ? "outdated" : "problem"))];
    const values = { query: text.trim(), n: total, shown: hits.length };
    const nothing = this.filters.all().length ? "none-filtered" : "none";
    const number = !hits.length ? nothing : hits.length < total ? "shown" : total === 1 ? "one" : "many";
    const parts = [element("p", "", this.text(number, values))];
    if (words.length) {
      const line = element("p", "results-corrected", this.text("corrected"));
      const better = corrected(text.trim(), words);
      const link = element("a", "", better);
      link.href = `#${writeFragment({ ...this.state, text: better, limit: PAGE })}`;
      line.append(" ", better === text.trim() ? words.map(({ to }) => to).join(", ") : link);
      parts.push(line);
    }
    return parts;
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  text(name, values) {
    return textOf(this.root, name, values);
  }

  async showMore() {
    const shown = this.list.children.length;
    this.state = { ...this.state, limit: this.state.limit + PAGE };
    this.write();
    await this.ask();
    this.list.children[shown]?.querySelector("a")?.focus();
  }
}
