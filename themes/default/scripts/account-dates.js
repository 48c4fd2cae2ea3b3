// @ts-check
/**
 * Days and weeks of the working-day account: days as text (`2026-11-27`) and as whole numbers, weeks from Monday to Sunday.
 *
 * Owns the calendar. Must not know hours, the account, or where the reader is: a day has no time zone here.
 */

/** @typedef {{ from: string, to: string }} Period first and last day */

const MILLISECONDS = 86_400_000;
/** Day 0, 1 January 1970, was a Thursday. */
const FIRST_WEEKDAY = 3;

/**
 * Days since 1 January 1970.
 * @param {string} date
 */
export function dayNumber(date) {
  return Date.parse(`${date}T00:00:00Z`) / MILLISECONDS;
}

/** @param {number} number */
export function dateOf(number) {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * Is it a day that exists?
 * @param {string} text
 */
export function isDate(text) {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const number = dayNumber(text);
  return !Number.isNaN(number) && dateOf(number) === text;
}

/**
 * 0 is Monday, 6 is Sunday.
 * @param {number} number of a day
 */
export function weekday(number) {
  return (((number + FIRST_WEEKDAY) % 7) + 7) % 7;
}

/** @param {string} date */
export function mondayOf(date) {
  const number = dayNumber(date);
  return dateOf(number - weekday(number));
}

/**
 * The seven days of a week.
 * @param {string} monday
 */
export function daysOf(monday) {
  const first = dayNumber(monday);
  return [0, 1, 2, 3, 4, 5, 6].map(day => dateOf(first + day));
}

/**
 * The number of a calendar week; week 1 is the one with the first Thursday of a year.
 * @param {string} monday
 */
export function weekNumber(monday) {
  const thursday = dayNumber(monday) + FIRST_WEEKDAY;
  return Math.floor((thursday - dayNumber(`${dateOf(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

/**
 * The calendar weeks that touch a year, by their Mondays.
 * @param {number} year
 */
export function mondaysOf(year) {
  const mondays = [];
  const last = dayNumber(`${year}-12-31`);
  for (let day = dayNumber(mondayOf(`${year}-01-01`)); day <= last; day += 7) mondays.push(dateOf(day));
  return mondays;
}
