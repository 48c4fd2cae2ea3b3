// @ts-check
/**
 * The part of the calculator's page with every week of the year, by month, for one job at a time: hours that differ from
 * the weeks that repeat.
 *
 * A month's fields are made when it is opened: a year has some 370. Writes into the state it is given. Must not know what
 * counts how much.
 */

import { daysOf, mondaysOf, weekNumber } from "./account-dates.js";
import { button, field, hoursFields, select } from "./account-fields.js";
import { holidaysWorked, minutesOn, patternMinutes } from "./account-patterns.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account.js").Job} Job */

export class WeeksPart {
  /**
   * @param {import("./account-words.js").Words} words
   * @param {() => void} change
   */
  constructor(words, change) {
    this.words = words;
    this.change = change;
    this.box = element("div", "account-part");
    /** What brings opened months up to date. @type {(() => void)[]} */
    this.updates = [];
    /** The chosen job, and the opened months. @type {Job | undefined} */
    this.chosen = undefined;
    /** @type {Set<string>} */
    this.open = new Set();
  }

  /** @param {State} state */
  show(state) {
    const { words } = this;
    this.updates = [];
    if (!this.chosen || !state.jobs.includes(this.chosen)) this.chosen = state.jobs[0];
    const job = this.chosen;
    if (!job) return this.box.replaceChildren(element("p", "account-hint", words.text("weeks-no-job")));
    const names = state.jobs.map((each, index) => /** @type {[string, string]} */ ([String(index), words.job(each, index)]));
    const jobs = select(names, String(state.jobs.indexOf(job)), value => {
      this.chosen = state.jobs[Number(value)];
      this.show(state);
      this.box.querySelector("select")?.focus();
    });
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(month => `${state.year}-${String(month).padStart(2, "0")}`);
    const holidays = this.holidays(state.year, job);
    this.box.replaceChildren(field(jobs, words.text("weeks-job"), words.text("weeks-hint")), ...holidays, ...months.map(month => this.month(state.year, month, job)));
  }

  /** Hours have changed, here or in other parts. */
  refresh() {
    for (const update of this.updates) update();
  }

  /**
   * One button for the public holidays of the repeated weeks. What was entered for such a day stays.
   * @param {number} year
   * @param {Job} job
   */
  holidays(year, job) {
    const { words } = this;
    const said = element("p", "account-hint");
    said.setAttribute("role", "status");
    const take = button(words.text("holidays"), () => {
      const dates = holidaysWorked(job, year);
      for (const date of dates) job.days[date] = 0;
      const days = dates.map(date => `${words.date(date, "weekday")} ${words.date(date, "short")}`).join(", ");
      said.textContent = dates.length ? words.text("holidays-done", { n: dates.length, days }) : words.text("holidays-none");
      this.refresh();
      this.change();
    });
    const box = element("div", "account-holidays");
    box.append(take, said, element("p", "account-hint", words.text("holidays-hint")));
    return [box];
  }

  /**
   * @param {number} year
   * @param {string} month
   * @param {Job} job
   */
  month(year, month, job) {
    const { words } = this;
    const details = element("details", "account-month");
    const title = element("summary", "");
    const days = mondaysOf(year).flatMap(daysOf).filter(date => date.startsWith(month));
    const say = () => {
      const minutes = days.reduce((sum, date) => sum + minutesOn(job, date), 0);
      const changed = days.filter(date => job.days[date] !== undefined).length;
      const parts = [words.date(`${month}-01`, "month"), words.text("month-hours", { hours: words.hours(minutes) })];
      if (changed) parts.push(words.text("month-changed", { n: changed }));
      title.textContent = parts.join(" · ");
    };
    say();
    this.updates.push(say);
    details.append(title);
    let filled = false;
    const fill = () => {
      if (filled) return;
      filled = true;
      // A week of two months stands in both: who opens April looks for the first of April.
      const mondays = mondaysOf(year).filter(monday => daysOf(monday).some(date => date.startsWith(month)));
      details.append(...mondays.map(monday => this.week(monday, job)));
    };
    details.addEventListener("toggle", () => {
      if (!details.open) return void this.open.delete(month);
      this.open.add(month);
      fill();
    });
    if (this.open.has(month)) {
      fill();
      details.open = true;
    }
    return details;
  }

  /**
   * @param {string} monday
   * @param {Job} job
   */
  week(monday, job) {
    const { words } = this;
    const days = daysOf(monday);
    const labels = days.map(date => `${words.date(date, "weekday")} ${words.date(date, "shortest")}`);
    const now = () => days.map(date => minutesOn(job, date));
    const legend = words.text("week", { n: weekNumber(monday) });
    const { set, update } = hoursFields(words, legend, labels, now(), (day, minutes) => {
      const date = days[day] ?? monday;
      // What the repeated week says anyway follows it when it changes.
      if (minutes === patternMinutes(job, date)) delete job.days[date];
      else job.days[date] = minutes;
      this.refresh();
      this.change();
    });
    this.updates.push(() => update(now()));
    return set;
  }
}
