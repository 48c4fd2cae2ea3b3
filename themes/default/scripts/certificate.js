// @ts-check
/**
 * What a certificate says: what its address brings, what is missing, what the file is called.
 *
 * Must not know the page. It cannot know whether somebody took the course: the sheet says so.
 */

/**
 * @typedef {{ key: string, title: string }} Course
 * @typedef {object} Certificate
 * @property {string} name
 * @property {string} course Its key.
 * @property {string} date `2027-01-31` or empty.
 * @property {string} score Whole percent, or empty.
 * @property {string} state The state of the quiz, or empty.
 */

/** @type {Certificate} */
export const EMPTY = { name: "", course: "", date: "", score: "", state: "" };

/**
 * Values that fit; whatever else stands in the address is left out. A name never comes from there.
 *
 * @param {Course[]} courses
 * @param {string} fragment Without the `#`.
 * @returns {Partial<Certificate>}
 */
export function fromFragment(courses, fragment) {
  const parts = new URLSearchParams(fragment);
  /** @type {Partial<Certificate>} */
  const brought = {};
  const course = parts.get("course") ?? "";
  if (courses.some(({ key }) => key === course)) brought.course = course;
  const date = parts.get("date") ?? "";
  if (isDay(date)) brought.date = date;
  const score = plainScore(parts.get("score") ?? "");
  if (score) brought.score = score;
  const state = parts.get("state") ?? "";
  if (/^[\w.-]{1,40}$/.test(state)) brought.state = state;
  return brought;
}

/**
 * @param {string} text
 * @returns {string | undefined} Empty if nothing was entered, `undefined` if it is no percentage.
 */
export function plainScore(text) {
  const plain = text.trim().replace(/\s*%$/, "");
  if (plain === "") return "";
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 100 ? String(Number(plain)) : undefined;
}

/**
 * Fields without which the sheet is not complete, and those that are wrong.
 *
 * @param {Certificate} entered
 * @returns {("name" | "course" | "date" | "score")[]}
 */
export function missing({ name, course, date, score }) {
  /** @type {["name" | "course" | "date" | "score", boolean][]} */
  const faults = [
    ["name", name.trim() === ""],
    ["course", course === ""],
    ["date", !isDay(date)],
    ["score", plainScore(score) === undefined],
  ];
  return faults.filter(([, fault]) => fault).map(([field]) => field);
}

/** @param {string} text */
function isDay(text) {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
