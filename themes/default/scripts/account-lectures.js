// @ts-check
/**
 * The part of the calculator's page that asks for the year, the days of its account and its lecture times: a university of
 * the site, or own dates, which begin with those of the university chosen before.
 *
 * Writes into the state it is given. Must not know how lecture times are used.
 */

import { OWN } from "./account.js";
import { button, complain, field, periodFields, select } from "./account-fields.js";
import { readDays, writeDays } from "./account-hours.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account.js").Period} Period */
/** @typedef {{ key: string, name: string, periods: Period[] }} University */

export class LecturesPart {
  /**
   * @param {import("./account-words.js").Words} words
   * @param {{ year: number, account_days: number, universities: University[] }} data
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
      if (value === OWN) this.takeOver(state);
      state.university = value;
      this.showPeriods(state);
      this.change();
    });
    this.periods = element("div", "account-periods");
    this.box.replaceChildren(
      field(year, words.text("year"), words.text("year-hint")),
      this.account(state),
      field(university, words.text("university"), words.text("university-hint")),
      this.periods,
    );
    this.showPeriods(state);
  }

  /** The days of the account; as the page has them, if nothing else is entered. @param {State} state */
  account(state) {
    const { words, data } = this;
    const input = element("input", "");
    input.type = "text";
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.maxLength = 5;
    input.value = writeDays(state.accountDays ?? data.account_days, words.separator);
    const box = field(input, words.text("account-days"), words.text("account-days-hint"));
    const read = (/** @type {boolean} */ finished) => {
      const days = readDays(input.value, data.account_days);
      // While someone types, "7" may become "70".
      if (finished) complain(input, box, days === null ? words.text("error-account", { most: words.number.format(data.account_days) }) : "");
      else if (days !== null) complain(input, box, "");
      if (days !== null) state.accountDays = days === data.account_days ? null : days;
      this.change();
    };
    input.addEventListener("input", () => read(false));
    input.addEventListener("change", () => read(true));
    return box;
  }

  /** Own dates begin with what is known of the university, unless others were entered. @param {State} state */
  takeOver(state) {
    const text = (/** @type {Period[]} */ periods) => JSON.stringify(periods.map(({ from, to }) => [from, to]));
    const known = this.data.universities;
    const untouched = [[], ...known.map(({ periods }) => periods)].some(periods => text(periods) === text(state.periods));
    const chosen = known.find(({ key }) => key === state.university);
    if (chosen && untouched) state.periods = chosen.periods.map(period => ({ ...period }));
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
      set.append(element("legend", "", name), ...periodFields(words, period, () => this.change()).boxes, remove);
      return set;
    });
    this.periods?.replaceChildren(element("p", "account-hint", words.text("own-hint")), ...sets, add);
  }
}
