// @ts-check
/**
 * The filters of a page of results: checkboxes by facet, loaded when they are first wanted, and a button for each
 * chosen one. Without `facets` in the search there are none.
 *
 * Owns labels and where the focus goes. Must not know hits or addresses.
 */

import { FACETS, withKey } from "./results-state.js";
import { element } from "./search-hits.js";
import { textOf } from "./texts.js";

/** @typedef {import("./search-contract.js").Answer} Answer */
/** @typedef {import("./search-contract.js").Facet} Facet */
/** @typedef {import("./search-contract.js").FacetValue} FacetValue */
/** @typedef {import("./search-contract.js").Filter} Filter */

export class Filters {
  /**
   * @param {HTMLElement} root
   * @param {import("./search-contract.js").Search} search
   * @param {(filter: Filter) => void} change called when the reader has chosen otherwise
   */
  constructor(root, search, change) {
    this.root = root;
    this.search = search;
    this.change = change;
    this.panel = /** @type {HTMLDetailsElement} */ (root.querySelector("[data-results-filters]"));
    this.facets = /** @type {HTMLElement} */ (root.querySelector("[data-results-facets]"));
    this.chosen = /** @type {HTMLElement} */ (root.querySelector("[data-results-chosen]"));
    this.clear = /** @type {HTMLElement} */ (root.querySelector("[data-results-clear]"));
    /** @type {Filter} */
    this.filter = {};
    /** @type {Answer | null} */
    this.answer = null;
    /** The answer whose facets are shown or under way. @type {Answer | null} */
    this.asked = null;
    /** What values are called, by facet and key. @type {Map<string, string>} */
    this.labels = new Map();
    /** Fieldsets by facet, list items by facet and key. @type {Map<string, HTMLElement>} */
    this.made = new Map();

    this.panel.addEventListener("toggle", () => void this.load());
    this.clear.addEventListener("click", () => this.choose({}));
  }

  /**
   * @param {Answer | null} answer null if nothing is asked
   * @param {Filter} filter
   */
  show(answer, filter) {
    this.answer = answer;
    this.filter = filter;
    const some = this.all().length > 0;
    this.panel.hidden = !this.search.facets || !answer || Boolean(answer.problem) || !(answer.total || some);
    this.showChosen();
    void this.load();
  }

  /** @param {Filter} filter */
  choose(filter) {
    this.filter = filter;
    this.showChosen();
    this.change(filter);
  }

  /** All chosen values. */
  all() {
    return FACETS.flatMap(facet => (this.filter[facet] ?? []).map(key => ({ facet, key })));
  }

  /** Loads the facets of the answer if they can be seen, or if a chosen value has no name yet. */
  async load() {
    const { answer } = this;
    if (this.panel.hidden || !answer || this.asked === answer) return;
    if (!this.panel.open && this.all().every(({ facet, key }) => this.labels.has(`${facet} ${key}`))) return;
    this.asked = answer;
    const facets = await this.search.facets?.(answer);
    if (!facets && this.asked === answer) this.asked = null;
    if (!facets || this.answer !== answer) return;
    for (const { name, values } of facets) {
      for (const { key, label } of values) this.labels.set(`${name} ${key}`, label);
    }
    const shown = FACETS.flatMap(name => facets.find(facet => facet.name === name && facet.values.length > 0) ?? []);
    const focused = document.activeElement;
    place(this.facets, shown.map(facet => this.fieldset(facet)));
    if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement) focused.focus();
    this.showChosen();
  }

  /** @param {Facet} facet */
  fieldset({ name, values }) {
    let set = this.made.get(name);
    if (!set) {
      set = element("fieldset", "facet");
      set.append(element("legend", "", textOf(this.root, `facet-${name}`)), element("ul", ""));
      this.made.set(name, set);
    }
    place(/** @type {HTMLElement} */ (set.lastElementChild), values.map(value => this.item(name, value)));
    return set;
  }

  /**
   * @param {string} facet
   * @param {FacetValue} value
   */
  item(facet, { key, label, count, chosen }) {
    const id = `${facet} ${key}`;
    let item = this.made.get(id);
    if (!item) {
      item = element("li", "");
      const box = element("input", "");
      box.type = "checkbox";
      box.addEventListener("change", () => this.choose(withKey(this.filter, facet, key, box.checked)));
      const whole = element("label", "");
      whole.append(box, element("span", "", label), " ", element("span", "facet-count"));
      item.append(whole);
      this.made.set(id, item);
    }
    const box = item.querySelector("input");
    if (box) box.checked = chosen;
    const number = item.querySelector(".facet-count");
    if (number) number.textContent = `(${count})`;
    return item;
  }

  showChosen() {
    const buttons = this.all().map(({ facet, key }) => {
      const label = this.labels.get(`${facet} ${key}`) ?? key;
      const button = element("button", "", label);
      button.type = "button";
      button.setAttribute("aria-label", `${textOf(this.root, "remove")} ${label}`);
      button.addEventListener("click", () => this.choose(withKey(this.filter, facet, key, false)));
      return button;
    });
    const at = [...this.chosen.children].findIndex(child => child === document.activeElement);
    this.chosen.hidden = !this.answer || !buttons.length;
    this.clear.hidden = buttons.length < 2;
    this.chosen.replaceChildren(...buttons, this.clear);
    // A button that was pressed is gone: the focus goes to the next one, else to what opens the filters.
    if (at >= 0) (buttons[at] ?? buttons.at(-1) ?? this.panel.querySelector("summary"))?.focus();
  }
}

/**
 * Lets a parent have these children, and moves only those that stand elsewhere: the focus stays where it is.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} children
 */
function place(parent, children) {
  for (const child of [...parent.children]) {
    if (child instanceof HTMLElement && !children.includes(child)) child.remove();
  }
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}
