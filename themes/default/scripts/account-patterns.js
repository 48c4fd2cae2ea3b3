// @ts-check
/**
 * What a job's repeated weeks and single days say of a day.
 *
 * Of repeated weeks that overlap, the later one in the list holds on all its days, from its first to its last: people enter
 * another week because the first one no longer fits. Nothing is added up within one job. A single day stands above both.
 *
 * Must not know what counts how much, nor the page.
 */

import { dayNumber, daysOf, mondaysOf, weekday } from "./account-dates.js";
import { isHoliday } from "./deadline.js";

/** @typedef {import("./account-dates.js").Period} Period */
/** @typedef {Period & { minutes: number[] }} Pattern a working week from Monday to Sunday, repeated */
/** @typedef {{ patterns: Pattern[], days: Record<string, number> }} Times days: minutes of single days, instead of the pattern's */
/** @typedef {Period & { minutes: number }} Run single days in a row with the same hours */

/**
 * An end that is missing holds nothing.
 * @param {string} date
 * @param {Period} period
 */
export function within(date, { from, to }) {
  return from !== "" && to !== "" && from <= date && date <= to;
}

/**
 * The repeated week that holds on a day.
 * @param {Times} job
 * @param {string} date
 */
function patternOn({ patterns }, date) {
  return patterns.filter(pattern => within(date, pattern)).at(-1);
}

/**
 * @param {Times} job
 * @param {string} date
 */
export function patternMinutes(job, date) {
  return patternOn(job, date)?.minutes[weekday(dayNumber(date))] ?? 0;
}

/**
 * What is worked in a job on a day: what was entered for that very day, else what its repeated weeks say.
 * @param {Times} job
 * @param {string} date
 */
export function minutesOn(job, date) {
  return job.days[date] ?? patternMinutes(job, date);
}

/**
 * The regular working time of a week, as it holds on a day, whatever was worked.
 * @param {Times} job
 * @param {string} date
 */
export function regularMinutes(job, date) {
  return patternOn(job, date)?.minutes.reduce((sum, each) => sum + each, 0) ?? 0;
}

/**
 * The earlier repeated weeks that one of them replaces, and when. Weeks without any hours lose nothing.
 * @param {Pattern[]} patterns
 * @param {number} index
 * @returns {(Period & { index: number })[]}
 */
export function replaced(patterns, index) {
  const later = patterns[index];
  if (!later) return [];
  return patterns.slice(0, index).flatMap(({ minutes, ...earlier }, at) => {
    const from = earlier.from > later.from ? earlier.from : later.from;
    const to = earlier.to < later.to ? earlier.to : later.to;
    const both = within(from, earlier) && within(from, later) && from <= to;
    return both && minutes.some(Boolean) ? [{ index: at, from, to }] : [];
  });
}

/**
 * Public holidays of all of Germany on which the repeated weeks have work, and of which nothing else was entered.
 * @param {Times} job
 * @param {number} year
 */
export function holidaysWorked(job, year) {
  return mondaysOf(year).flatMap(daysOf).filter(date => patternMinutes(job, date) > 0 && job.days[date] === undefined && isHoliday(date));
}

/**
 * The single days in the weeks of a year, those in a row with the same hours as one.
 * @param {Times} job
 * @param {number} year
 */
export function runsOf({ days }, year) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Run | undefined} */
  let run;
  for (const date of mondaysOf(year).flatMap(daysOf)) {
    const minutes = days[date];
    if (minutes === undefined) run = undefined;
    else if (run?.minutes === minutes) run.to = date;
    else runs.push((run = { from: date, to: date, minutes }));
  }
  return runs;
}
