// @ts-check
/**
 * Hours as people write them (`4`, `4,25`, `4.25`, `4:15`) and as whole minutes; days of an account in halves (`77,5`).
 *
 * Quarters of an hour only: what is more than the half-day limit by a minute is a whole day, so the writer has to
 * round up, not the program. Must not know the account or the page.
 */

/** A day has no more; minutes. */
export const MOST = 24 * 60;
const QUARTER = 15;

/**
 * Empty means none.
 * @param {string} text
 * @returns {number | null} minutes; null if it is no number of hours of a day in quarters
 */
export function readHours(text) {
  if (!text.trim()) return 0;
  const match = /^(\d{1,2})(?:[.,](\d{1,2})0*|:(\d\d))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = "", part = "", clock = ""] = match;
  const minutes = Number(whole) * 60 + (clock ? Number(clock) : (Number(part.padEnd(2, "0")) / 100) * 60);
  if (Number(clock) >= 60 || minutes > MOST || minutes % QUARTER) return null;
  return minutes;
}

/**
 * With a comma or a point, and no more digits than needed.
 * @param {number} minutes
 * @param {string} [separator]
 */
export function writeHours(minutes, separator = ",") {
  return String(minutes / 60).replace(".", separator);
}

/**
 * Days of an account: halves only.
 * @param {string} text
 * @param {number} most
 * @returns {number | null} null if it is no such number
 */
export function readDays(text, most) {
  const match = /^(\d{1,3})(?:[.,]([05])0*)?$/.exec(text.trim());
  const days = match ? Number(match[1]) + (match[2] === "5" ? 0.5 : 0) : most + 1;
  return days <= most ? days : null;
}

/**
 * @param {number} days
 * @param {string} [separator]
 */
export function writeDays(days, separator = ",") {
  return String(days).replace(".", separator);
}
