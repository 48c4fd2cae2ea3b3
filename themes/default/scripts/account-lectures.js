// @ts-check
/**
 * The part of the calculator's page that asks for the year and for its lecture times: a university of the site, or own dates.
 *
 * Writes into the state it is given. Must not know how lecture times are used.
 */

import { OWN } from "./account.js";
import { button, field, periodFields, select } from "./account-fields.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account.js").Period} Period */
/** @typedef {{ key: string, name: string, periods: Period[] }} University */

export class LecturesPart {
  /**
   * @param {import("./account-words.js").Words} words
   * @param {{ year: number, universities: University[] }} data
   * @param {(yearBefore?: number) => void} change with the year before, if it is another now
   */
  constructor(words, data, change) {
    this.words = words;
    this.data = data;
    this.change = change;
    this.box = element("div", "account-part");
  }

  /** @param {State} state */
  show(state) {
    const { words, data } = this;
    const years = [...new Set([data.year - 1, data.year, data.year + 1, state.year])].sort();
    const year = select(years.map(each => [String(each), String(each)]), String(state.year), value => {
      const before = state.year;
      state.year = Number(value);
      this.change(before);
    });
    const names = data.universities.map(({ key, name }) => /** @type {[string, string]} */ ([key, name]));
    const university = select([["", words.text("university-none")], ...names, [OWN, words.text("university-own")]], state.university, value => {
      state.university = value;
      this.showPeriods(state);
      this.change();
    });
    this.periods = element("div", "account-periods");
    this.box.replaceChildren(
      field(year, words.text("year"), words.text("year-hint")),
      field(university, words.text("university"), words.text("university-hint")),
      this.periods,
    );
    this.showPeriods(state);
  }

  /** @param {State} state */
  showPeriods(state) {
    const { words } = this;
    const own = state.university === OWN;
    const known = this.data.universities.find(({ key }) => key === state.university);
    if (!own) {
      const text = known?.periods.map(({ from, to }) => words.text("period", { from: words.date(from), to: words.date(to) })).join("; ");
      return this.periods?.replaceChildren(element("p", "account-hint", text ? words.text("known", { periods: text }) : words.text("unknown")));
    }
    const add = button(words.text("period-add"), () => {
      state.periods.push({ from: "", to: "" });
      this.showPeriods(state);
      [...(this.periods?.querySelectorAll("input") ?? [])].at(-2)?.focus();
    });
    const sets = state.periods.map((period, index) => {
      const set = element("fieldset", "account-row");
      const name = words.text("period-n", { n: index + 1 });
      const remove = button(words.text("remove"), () => {
        state.periods.splice(index, 1);
        this.showPeriods(state);
        this.change();
        // What had the focus is gone: it goes to the button that adds.
        if (this.periods?.lastElementChild instanceof HTMLElement) this.periods.lastElementChild.focus();
      }, `${words.text("remove")}: ${name}`);
      set.append(element("legend", "", name), ...periodFields(words, period, () => this.change()), remove);
      return set;
    });
    this.periods?.replaceChildren(element("p", "account-hint", words.text("own-hint")), ...sets, add);
  }
}
