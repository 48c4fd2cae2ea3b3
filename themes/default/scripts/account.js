// @ts-check
/**
 * The working-day account of § 16b Abs. 3 AufenthG: what a year's work costs, week by week.
 *
 * Pure computation, in whole numbers: minutes and half days. The numbers of the statute are handed in. Must not know the
 * page, words, or the clock. How the statute is read:
 *
 * - Satz 1: one account for all employments ("insgesamt"), for the calendar year. "Im Jahr" is open; calendar year is
 *   how authorities are known to count.
 * - Satz 2: student side jobs are not counted ("nicht angerechnet"); neither are compulsory internships, which belong to
 *   the studies (§ 16b Abs. 1 Satz 2). Their hours count nowhere, not in the limit of hours of a week either.
 * - Satz 3 Nr. 1: the working time of a day is that of all counted jobs together. Two short jobs may make a whole day, but
 *   no day costs more than one.
 * - Satz 3 Nr. 2 a: the limit of hours is one for the calendar week and all counted jobs. A week that is partly lecture
 *   time is held to it whole; so is a week of which the lecture times are not known. Both are careful.
 * - Satz 3 Nr. 2 b: no limit outside lecture time. Satz 3 speaks of part-time work: whether a full-time holiday job may use
 *   the flat rate is open. The statute has no figure for full time, so every week above the week limit is marked.
 * - Satz 4: each calendar week for itself; the flat rate only where it is less.
 * - New Year: a day belongs to the year in which it is worked. Each part of the week is counted in its year, with the whole
 *   flat rate, and the hours of the whole calendar week decide whether it may be used. The statute is silent: marked.
 */

import { dayNumber, daysOf, mondaysOf, weekNumber, weekday } from "./account-dates.js";
import { MOST } from "./account-hours.js";

export { fromCsv, toCsv } from "./account-csv.js";

/** @typedef {import("./account-dates.js").Period} Period */
/** @typedef {{ account_days: number, half_day_hours: number, week_days: number, week_hours: number }} Settings as the page has them */
/** @typedef {{ limit: number, halfDay: number, flat: number, weekLimit: number }} Rules limit, flat: half days; the others: minutes */
/** @typedef {"counts" | "not-counted" | "internship"} Kind */
/** @typedef {Period & { minutes: number[] }} Pattern a working week from Monday to Sunday, repeated */
/** @typedef {{ label: string, kind: Kind, patterns: Pattern[], days: Record<string, number> }} Job days: minutes of single days, instead of the pattern's */
/** @typedef {{ year: number, university: string, periods: Period[], jobs: Job[] }} State what is entered and saved; periods: own lecture times */
/** @typedef {{ periods: Period[], known: Period }} Lectures known: outside it nothing is known of lecture times */
/** @typedef {"lecture" | "free" | "mixed"} Time */
/** @typedef {"none" | "days" | "flat"} Method */
/** @typedef {"full-time" | "new-year" | "mixed" | "unknown"} Open where the statute, or what we know, leaves it open */
/** @typedef {{ date: string, sum: number, carefulSum: number }} Step the account at the end of a day, in half days */
/**
 * @typedef {object} Week all figures in half days or minutes
 * @property {string} monday
 * @property {number} number
 * @property {string} from first day in the year
 * @property {string} to last day in the year
 * @property {number} minutes worked on these days
 * @property {number} wholeMinutes worked from Monday to Sunday, beyond New Year too
 * @property {Time} time
 * @property {boolean} unknown the lecture times of some day are not known; it is taken for lecture time
 * @property {number} byDays
 * @property {number} flat what the flat rate would be
 * @property {boolean} mayFlat
 * @property {Method} method
 * @property {number} counted
 * @property {Open[]} open
 * @property {number} careful counted, if an open question is answered against the flat rate
 * @property {number} sum of the year so far
 */
/** @typedef {{ total: number, usedUp: string | null, exceeded: string | null }} Total usedUp: the day the account is reached; exceeded: the first day beyond */
/** @typedef {Total & { weeks: Week[], steps: Step[], careful: Total, tooLong: string[] }} Result tooLong: days with more than all their hours */

export const KINDS = /** @type {const} */ (["counts", "not-counted", "internship"]);
/** @type {Period} */
export const ALWAYS = { from: "0000", to: "9999" };
/** @type {Period} */
export const NEVER = { from: "9999", to: "0000" };
/** In place of a university's key: the reader enters the lecture times. */
export const OWN = "own";

/**
 * @param {Settings} settings
 * @returns {Rules}
 */
export function rulesOf({ account_days, half_day_hours, week_days, week_hours }) {
  return { limit: account_days * 2, halfDay: half_day_hours * 60, flat: week_days * 2, weekLimit: week_hours * 60 };
}

/**
 * What a job's repeated weeks say of a day. Weeks that overlap add up.
 * @param {Job} job
 * @param {string} date
 */
export function patternMinutes(job, date) {
  const day = weekday(dayNumber(date));
  return job.patterns.reduce((sum, { from, to, minutes }) => sum + (within(date, { from, to }) ? (minutes[day] ?? 0) : 0), 0);
}

/**
 * What is worked in a job on a day: what was entered for that very day, else what its repeated weeks say.
 * @param {Job} job
 * @param {string} date
 */
export function minutesOn(job, date) {
  return job.days[date] ?? patternMinutes(job, date);
}

/**
 * @param {Rules} rules
 * @param {Pick<State, "year" | "jobs"> & Lectures} work
 * @returns {Result}
 */
export function account(rules, { year, jobs, periods, known }) {
  const counted = jobs.filter(({ kind }) => kind === "counts");
  /** @param {Job[]} some @param {string} date */
  const minutes = (some, date) => some.reduce((sum, job) => sum + minutesOn(job, date), 0);
  /** @type {Week[]} */
  const weeks = [];
  /** @type {Step[]} */
  const steps = [];
  /** @type {string[]} */
  const tooLong = [];
  let [sum, carefulSum] = [0, 0];

  for (const monday of mondaysOf(year)) {
    const whole = daysOf(monday);
    const days = whole.filter(date => date.startsWith(String(year))).map(date => ({ date, minutes: minutes(counted, date) }));
    const week = weekOf(rules, monday, days, {
      wholeMinutes: whole.reduce((all, date) => all + minutes(counted, date), 0),
      lecture: days.map(({ date }) => isLecture(date, { periods, known })),
      unknown: days.some(({ date }) => !within(date, known)),
    });
    // Within a week the days cost one by one, until what the whole week costs is reached.
    let soFar = 0;
    for (const day of days) {
      soFar += halves(rules, day.minutes);
      steps.push({ date: day.date, sum: sum + Math.min(soFar, week.counted), carefulSum: carefulSum + Math.min(soFar, week.careful) });
      if (minutes(jobs, day.date) > MOST) tooLong.push(day.date);
    }
    sum += week.counted;
    carefulSum += week.careful;
    weeks.push({ ...week, sum });
  }
  return { ...totalOf(steps.map(({ date, sum: at }) => ({ date, at })), rules), careful: totalOf(steps.map(({ date, carefulSum: at }) => ({ date, at })), rules), weeks, steps, tooLong };
}

/**
 * What is used up at the end of a day; nothing before the year.
 * @param {Result} result
 * @param {string} date
 */
export function usedBy({ steps }, date) {
  return steps.filter(step => step.date <= date).at(-1)?.sum ?? 0;
}

/**
 * The lecture times to reckon with: those of the chosen university, of which nothing is known before the first and after
 * the last; or the reader's own, who is asked for all of the year. Nothing chosen: nothing is known.
 * @param {Pick<State, "university" | "periods">} state
 * @param {{ key: string, periods: Period[] }[]} universities
 * @returns {Lectures}
 */
export function lecturesOf({ university, periods: own }, universities) {
  if (university === OWN) {
    const periods = own.filter(({ from, to }) => from !== "" && from <= to);
    return { periods, known: periods.length ? ALWAYS : NEVER };
  }
  const periods = universities.find(({ key }) => key === university)?.periods ?? [];
  const from = periods.map(period => period.from).sort()[0];
  const to = periods.map(period => period.to).sort().at(-1);
  return { periods, known: from && to ? { from, to } : NEVER };
}

/**
 * One calendar week, or the part of it that lies in the year.
 * @param {Rules} rules
 * @param {string} monday
 * @param {{ date: string, minutes: number }[]} days
 * @param {{ wholeMinutes: number, lecture: boolean[], unknown: boolean }} facts lecture: for each of the days
 * @returns {Omit<Week, "sum">}
 */
function weekOf(rules, monday, days, { wholeMinutes, lecture, unknown }) {
  const byDays = days.reduce((sum, { minutes }) => sum + halves(rules, minutes), 0);
  /** @type {Time} */
  const time = lecture.every(Boolean) ? "lecture" : lecture.some(Boolean) ? "mixed" : "free";
  const short = wholeMinutes <= rules.weekLimit;
  const mayFlat = time === "free" || short;
  const flatIsLess = rules.flat < byDays;
  const flat = mayFlat && flatIsLess;
  /** @type {Open[]} */
  const open = [];
  if (flat && !short) open.push("full-time");
  if (flatIsLess && days.length < 7) open.push("new-year");
  if (flatIsLess && !mayFlat && unknown) open.push("unknown");
  else if (flatIsLess && !mayFlat && time === "mixed") open.push("mixed");
  const counted = flat ? rules.flat : byDays;
  return {
    monday,
    number: weekNumber(monday),
    from: days[0]?.date ?? monday,
    to: days.at(-1)?.date ?? monday,
    minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
    wholeMinutes,
    time,
    unknown,
    byDays,
    flat: rules.flat,
    mayFlat,
    method: byDays === 0 ? "none" : flat ? "flat" : "days",
    counted,
    open,
    careful: open.length ? byDays : counted,
  };
}

/**
 * @param {Rules} rules
 * @param {number} minutes of a day
 */
function halves({ halfDay }, minutes) {
  if (minutes <= 0) return 0;
  return minutes <= halfDay ? 1 : 2;
}

/**
 * @param {{ date: string, at: number }[]} steps
 * @param {Rules} rules
 * @returns {Total}
 */
function totalOf(steps, { limit }) {
  return {
    total: steps.at(-1)?.at ?? 0,
    usedUp: steps.find(({ at }) => at >= limit)?.date ?? null,
    exceeded: steps.find(({ at }) => at > limit)?.date ?? null,
  };
}

/**
 * Days of which nothing is known are lecture time: the flat rate needs more there.
 * @param {string} date
 * @param {Lectures} lectures
 */
function isLecture(date, { periods, known }) {
  return !within(date, known) || periods.some(period => within(date, period));
}

/**
 * An end that is missing holds nothing.
 * @param {string} date
 * @param {Period} period
 */
function within(date, { from, to }) {
  return from !== "" && to !== "" && from <= date && date <= to;
}
