// @ts-check
/**
 * What came out, in words: the two totals side by side with the same weight, what follows from them, and warnings of other
 * rules; and in one line, while someone enters hours.
 *
 * The careful total stands first, for it is the certain one. Must not know the fields or how it was computed.
 */

import { FULL_TIME_HOURS, usedBy } from "./account.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").Result} Result */
/** @typedef {import("./account.js").Rules} Rules */
/** @typedef {import("./account.js").Total} Total */
/** @typedef {import("./account-words.js").Words} Words */

/** So many days or weeks are named, the rest counted. */
const NAMED = 3;

/**
 * Do the two ways of counting differ?
 * @param {Result} result
 */
export function isOpen({ total, careful }) {
  return total !== careful.total;
}

/**
 * The answer, in the order of what matters.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Result} result
 * @param {{ year: number, today: string, mistakes: number }} facts mistakes: fields that are wrong
 */
export function summary(words, rules, result, { year, today, mistakes }) {
  const warn = (/** @type {string} */ text) => element("p", "notice notice-warning", text);
  /** @type {HTMLElement[]} */
  const parts = [];
  if (mistakes) parts.push(warn(words.text(mistakes === 1 ? "mistake" : "mistakes", { n: mistakes })));
  const { tooLong, longDays, longWeeks, payroll, weeks } = result;
  if (tooLong.length) parts.push(warn(words.text("too-long", { days: list(words, tooLong) })));

  const now = today >= `${year}-01-01` && today < `${year}-12-31` ? usedBy(result, today) : null;
  const card = (/** @type {string} */ name, /** @type {Total} */ total, /** @type {string} */ meaning, /** @type {number | undefined} */ soFar) => {
    const box = element("div", "notice account-card");
    const left = rules.limit - total.total;
    const values = { used: words.days(total.total), limit: words.days(rules.limit), left: words.days(Math.abs(left)) };
    box.append(
      element("h3", "", words.text(name, { year })),
      element("p", "account-total", words.text("total", values)),
      element("p", "account-total", words.text(left < 0 ? "total-over" : "total-left", values)),
      element("p", "", meaning),
    );
    if (total.total && soFar !== undefined) box.append(element("p", "", words.text("today", { date: words.date(today), used: words.days(soFar) })));
    const end = ending(words, total, year, today);
    if (end) box.append(element("p", "account-end", end));
    return box;
  };
  const cards = element("div", "account-totals");
  if (isOpen(result)) {
    const doubtful = weeks.filter(week => week.careful > week.counted);
    const fullTime = doubtful.some(({ open }) => open.includes("full-time"));
    const hours = words.number.format(FULL_TIME_HOURS);
    cards.append(
      card("careful-title", result.careful, words.text("careful-meaning"), now?.carefulSum),
      card("open-title", result, words.text("open-meaning", { n: doubtful.length, hours }), now?.sum),
    );
    parts.push(cards, element("p", "notice", words.text(fullTime ? "advice" : "advice-other")));
  } else {
    cards.append(card("same-title", result, words.text("same-meaning"), now?.sum));
    parts.push(cards);
  }

  if (longDays.length) parts.push(warn(words.text("long-days", { n: longDays.length, hours: words.hours(rules.dayMost), days: list(words, longDays) })));
  if (longWeeks.length) parts.push(warn(words.text("long-weeks", { n: longWeeks.length, hours: words.hours(rules.weekMost), days: list(words, longWeeks) })));
  if (payroll.length) parts.push(element("p", "notice", words.text("payroll", { n: payroll.length, limit: words.hours(rules.weekLimit), days: list(words, payroll) })));
  return parts;
}

/**
 * The two totals in one line.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Result} result
 */
export function running(words, rules, result) {
  const values = { careful: words.days(result.careful.total), used: words.days(result.total), limit: words.days(rules.limit) };
  return words.text(isOpen(result) ? "running" : "running-same", values);
}

/**
 * When the account ends, and what that means today.
 * @param {Words} words
 * @param {Total} total
 * @param {number} year
 * @param {string} today
 */
export function ending(words, { usedUp, exceeded }, year, today) {
  const date = exceeded ?? usedUp;
  if (!date) return "";
  const name = exceeded ? "exceeded" : "used-up";
  const yearIsOver = `${year}-12-31` < today;
  if (yearIsOver && !exceeded) return "";
  const when = yearIsOver ? "-over" : date < today ? "-past" : "";
  return words.text(`${name}${when}`, { date: words.date(date), year });
}

/** @param {Words} words @param {string[]} days */
function list(words, days) {
  return days.slice(0, NAMED).map(day => words.date(day)).join(", ") + (days.length > NAMED ? " …" : "");
}
