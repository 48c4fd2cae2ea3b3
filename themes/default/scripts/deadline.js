// @ts-check
/**
 * Deadlines from a day: how long, in days, weeks, months or years, forward or back; and an entry for a calendar.
 *
 * Counting follows §§ 187 Abs. 1, 188 Abs. 2 and 3 BGB: the day of the event does not count; months and years end on
 * the day with the same number, or on the month's last day. Days are texts, `2026-11-27`. Must not know the page.
 */

/** @typedef {{ number: number, unit: string }} Length */

/**
 * The last day of a deadline.
 *
 * @param {string} from
 * @param {Length} length Of `days`, `weeks`, `months`, `years`.
 * @param {boolean} before Counted back from the day?
 */
export function deadline(from, { number, unit }, before) {
  const sign = before ? -1 : 1;
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  if (unit === "months" || unit === "years") {
    const months = year * 12 + month - 1 + sign * Math.round(number * (unit === "years" ? 12 : 1));
    const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
    return text(new Date(Date.UTC(Math.floor(months / 12), months % 12, Math.min(day, last))));
  }
  const days = Math.round(number * (unit === "weeks" ? 7 : 1));
  return text(new Date(Date.UTC(year, month - 1, day + sign * days)));
}

/** @param {Date} date */
function text(date) {
  return date.toISOString().slice(0, 10);
}

/**
 * Is it a Saturday or a Sunday?
 *
 * @param {string} day
 */
export function isWeekend(day) {
  return [0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay());
}

/**
 * Is it a public holiday in all of Germany? Those of the federal states alone are not among them.
 *
 * @param {string} day
 */
export function isHoliday(day) {
  if (["01-01", "05-01", "10-03", "12-25", "12-26"].includes(day.slice(5))) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  // Good Friday, Easter Monday, Ascension Day, Whit Monday.
  return [-2, 1, 39, 50].some((days) => deadline(easter, { number: days, unit: "days" }, false) === day);
}

/**
 * Easter Sunday of a year: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
 *
 * @param {number} year
 */
function easterSunday(year) {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return text(new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)));
}

/**
 * A calendar with one entry for a whole day and a reminder a week before (RFC 5545).
 *
 * @param {{ day: string, label: string, note: string, stamp: Date }} entry
 */
export function calendar({ day, label, note, stamp }) {
  const basic = (/** @type {string} */ date) => date.replaceAll("-", "");
  const next = deadline(day, { number: 1, unit: "days" }, false);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Lotse//DE",
    "BEGIN:VEVENT",
    `UID:${basic(day)}-${stamp.getTime()}@lotse`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(next)}`,
    `SUMMARY:${escape(label)}`,
    `DESCRIPTION:${escape(note)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P7D",
    `DESCRIPTION:${escape(label)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map(fold).join("");
}

/** @param {string} value */
function escape(value) {
  return value.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/**
 * Lines are folded after 75 bytes, never within a character.
 *
 * @param {string} line
 */
function fold(line) {
  let out = "";
  let length = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (length + size > 75) {
      out += "\r\n ";
      length = 1;
    }
    length += size;
    out += character;
  }
  return `${out}\r\n`;
}
