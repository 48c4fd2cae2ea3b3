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
 * - Satz 3 Nr. 2 b: no limit of hours outside lecture time. A week somewhat above the week limit is part-time work as anyone
 *   understands the word; its flat rate is certain.
 * - Satz 3 as a whole is for part-time work ("Teilzeitbeschäftigungen"). Neither § 16b nor § 2 Abs. 1 TzBfG, which compares with
 *   a full-time colleague, has a figure. We take `FULL_TIME_HOURS`, a short full-time week of collective agreements, and take
 *   it itself for full time. What is full time is the employment, not a week with a holiday in it: the hours of the week that
 *   repeats are looked at too, and those of all counted jobs are added up. Only single days entered, without a week that
 *   repeats, can show no more than was worked.
 * - Whether a full-time week may be counted as Satz 3 says is open. If not, each of its days is a full one (Satz 1), short days
 *   too, for half days stand in Satz 3. Such weeks are marked where this makes a difference.
 * - Satz 4: each calendar week for itself; the flat rate only where it is less.
 * - New Year: a day belongs to the year in which it is worked. Each part of the week is counted in its year, with the whole
 *   flat rate, and the hours of the whole calendar week decide whether it may be used. The statute is silent: marked.
 */

import { daysOf, mondayOf, mondaysOf, weekNumber } from "./account-dates.js";
import { MOST } from "./account-hours.js";
import { minutesOn, regularMinutes, within } from "./account-patterns.js";

export { fromCsv, toCsv } from "./account-csv.js";

/** @typedef {import("./account-dates.js").Period} Period */
/** @typedef {import("./account-patterns.js").Pattern} Pattern */
/** @typedef {{ day_hours_most?: number | null, week_hours_most?: number | null }} Worktime § 3 ArbZG; what is missing is not warned of */
/** @typedef {Worktime & { account_days: number, half_day_hours: number, week_days: number, week_hours: number }} Settings as the page has them */
/**
 * @typedef {object} Rules limit, flat: half days; the others: minutes
 * @property {number} limit
 * @property {number} halfDay
 * @property {number} flat
 * @property {number} weekLimit
 * @property {number} fullTime a week of so much is full time
 * @property {number} dayMost
 * @property {number} weekMost
 */
/** @typedef {"counts" | "not-counted" | "internship"} Kind */
/** @typedef {{ label: string, kind: Kind } & import("./account-patterns.js").Times} Job */
/**
 * @typedef {object} State what is entered and saved
 * @property {number} year
 * @property {number | null} accountDays a smaller account, as § 16c Abs. 2 Satz 3 makes it; else the statute's
 * @property {string} university
 * @property {Period[]} periods own lecture times
 * @property {Job[]} jobs
 */
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
 * @property {boolean} fullTime
 * @property {Open[]} open
 * @property {number} careful what counts if every open question is answered strictly
 * @property {number} sum of the year so far
 * @property {number} carefulSum the same, counted carefully
 */
/** @typedef {{ total: number, usedUp: string | null, exceeded: string | null }} Total usedUp: the day the account is reached; exceeded: the first day beyond */
/**
 * @typedef {object} Warnings of other rules, by all jobs together
 * @property {string[]} tooLong days with more than all their hours
 * @property {string[]} longDays days with more than § 3 ArbZG allows
 * @property {string[]} longWeeks the same of weeks, by their Mondays
 * @property {string[]} payroll weeks above the week limit in lecture time: payroll has a limit of its own
 */
/** @typedef {Total & Warnings & { weeks: Week[], steps: Step[], careful: Total }} Result */

export const KINDS = /** @type {const} */ (["counts", "not-counted", "internship"]);
/** @type {Period} */
export const NEVER = { from: "9999", to: "0000" };
/** In place of a university's key: the reader enters the lecture times. */
export const OWN = "own";
/** Not of the statute: see above. The texts `account_open_full_time` name it too. */
export const FULL_TIME_HOURS = 35;

/**
 * @param {Settings} settings
 * @param {number | null} [accountDays] if the account is smaller
 * @returns {Rules}
 */
export function rulesOf({ account_days, half_day_hours, week_days, week_hours, day_hours_most, week_hours_most }, accountDays) {
  return {
    limit: (accountDays ?? account_days) * 2,
    halfDay: half_day_hours * 60,
    flat: week_days * 2,
    weekLimit: week_hours * 60,
    fullTime: FULL_TIME_HOURS * 60,
    dayMost: (day_hours_most ?? Infinity) * 60,
    weekMost: (week_hours_most ?? Infinity) * 60,
  };
}

/**
 * @param {Rules} rules
 * @param {Pick<State, "year" | "jobs"> & Lectures} work
 * @returns {Result}
 */
export function account(rules, { year, jobs, periods, known }) {
  const counted = jobs.filter(({ kind }) => kind === "counts");
  const paid = jobs.filter(({ kind }) => kind !== "internship");
  /** @param {Job[]} some @param {string} date */
  const minutes = (some, date) => some.reduce((sum, job) => sum + minutesOn(job, date), 0);
  /** @type {Week[]} */
  const weeks = [];
  /** @type {Step[]} */
  const steps = [];
  /** @type {Warnings} */
  const warnings = { tooLong: [], longDays: [], longWeeks: [], payroll: [] };
  let [sum, carefulSum] = [0, 0];

  for (const monday of mondaysOf(year)) {
    const whole = daysOf(monday);
    const days = whole.filter(date => date.startsWith(String(year))).map(date => ({ date, minutes: minutes(counted, date) }));
    const allWeek = (/** @type {Job[]} */ some) => whole.reduce((all, date) => all + minutes(some, date), 0);
    const week = weekOf(rules, monday, days, {
      wholeMinutes: allWeek(counted),
      regular: Math.max(...days.map(({ date }) => counted.reduce((all, job) => all + regularMinutes(job, date), 0))),
      lecture: days.map(({ date }) => isLecture(date, { periods, known })),
      unknown: days.some(({ date }) => !within(date, known)),
    });
    // Within a week the days cost one by one, until what the whole week costs is reached.
    let [soFar, carefulSoFar] = [0, 0];
    for (const day of days) {
      soFar += halves(rules, day.minutes);
      carefulSoFar += strictly(rules, day.minutes, week.fullTime);
      steps.push({ date: day.date, sum: sum + Math.min(soFar, week.counted), carefulSum: carefulSum + Math.min(carefulSoFar, week.careful) });
      const worked = minutes(jobs, day.date);
      if (worked > MOST) warnings.tooLong.push(day.date);
      else if (worked > rules.dayMost) warnings.longDays.push(day.date);
    }
    if (allWeek(jobs) > rules.weekMost) warnings.longWeeks.push(monday);
    if (week.time !== "free" && allWeek(paid) > rules.weekLimit) warnings.payroll.push(monday);
    sum += week.counted;
    carefulSum += week.careful;
    weeks.push({ ...week, sum, carefulSum });
  }
  const careful = totalOf(steps.map(({ date, carefulSum: at }) => ({ date, at })), rules);
  return { ...totalOf(steps.map(({ date, sum: at }) => ({ date, at })), rules), careful, weeks, steps, ...warnings };
}

/**
 * The account at the end of a day; nothing before the year.
 * @param {Result} result
 * @param {string} date
 * @returns {Omit<Step, "date">}
 */
export function usedBy({ steps }, date) {
  return steps.filter(step => step.date <= date).at(-1) ?? { sum: 0, carefulSum: 0 };
}

/**
 * The lecture times to reckon with: those of the chosen university, or the reader's own. Either way nothing is known before
 * the week of the first and after the week of the last: whoever leaves out a winter must not get a lecture-free one.
 * @param {Pick<State, "university" | "periods">} state
 * @param {{ key: string, periods: Period[] }[]} universities
 * @returns {Lectures}
 */
export function lecturesOf({ university, periods: own }, universities) {
  const periods = university === OWN
    ? own.filter(({ from, to }) => from !== "" && from <= to)
    : universities.find(({ key }) => key === university)?.periods ?? [];
  const from = periods.map(period => period.from).sort()[0];
  const to = periods.map(period => period.to).sort().at(-1);
  return { periods, known: from && to ? { from: mondayOf(from), to: daysOf(mondayOf(to)).at(-1) ?? to } : NEVER };
}

/**
 * One calendar week, or the part of it that lies in the year.
 * @param {Rules} rules
 * @param {string} monday
 * @param {{ date: string, minutes: number }[]} days
 * @param {{ wholeMinutes: number, regular: number, lecture: boolean[], unknown: boolean }} facts lecture: for each of the days
 * @returns {Omit<Week, "sum" | "carefulSum">}
 */
function weekOf(rules, monday, days, { wholeMinutes, regular, lecture, unknown }) {
  const byDays = days.reduce((sum, { minutes }) => sum + halves(rules, minutes), 0);
  /** @type {Time} */
  const time = lecture.every(Boolean) ? "lecture" : lecture.some(Boolean) ? "mixed" : "free";
  const short = wholeMinutes <= rules.weekLimit;
  const mayFlat = time === "free" || short;
  const flatIsLess = rules.flat < byDays;
  const flat = mayFlat && flatIsLess;
  const counted = flat ? rules.flat : byDays;
  const fullTime = Math.max(wholeMinutes, regular) >= rules.fullTime;
  const strict = days.reduce((sum, { minutes }) => sum + strictly(rules, minutes, fullTime), 0);
  /** @type {Open[]} */
  const open = [];
  if (fullTime && counted < strict) open.push("full-time");
  if (flatIsLess && days.length < 7) open.push("new-year");
  if (flatIsLess && !mayFlat && unknown) open.push("unknown");
  else if (flatIsLess && !mayFlat && time === "mixed") open.push("mixed");
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
    fullTime,
    open,
    careful: open.length ? strict : counted,
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
 * What a day costs if full-time work is not counted as Satz 3 says.
 * @param {Rules} rules
 * @param {number} minutes of a day
 * @param {boolean} fullTime
 */
function strictly(rules, minutes, fullTime) {
  return fullTime && minutes > 0 ? 2 : halves(rules, minutes);
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
