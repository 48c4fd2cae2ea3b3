// @ts-check
/**
 * A training that is planned: lessons and quizzes chosen over all courses and what else fills its time. How the address
 * writes it, its minutes, its agenda, the links to its slides.
 *
 * Must not know the page.
 */

import { toFragment as talkFragment } from "./slides.js";

/**
 * @typedef {[key: string, title: string, minutes: number]} CourseLesson
 * @typedef {{ key: string, title: string, slides: string, lessons: CourseLesson[] }} Course
 * @typedef {Record<string, string[]>} Choice Lessons by course.
 * @typedef {"welcome" | "break" | "questions"} Extra
 * @typedef {object} Plan
 * @property {Choice} choice
 * @property {string[]} quizzes Courses with their quiz.
 * @property {Partial<Record<Extra, number>>} extras Minutes; what is missing is left out.
 * @property {string} start `09:30` or empty.
 * @property {string} title
 * @property {string} date `2027-01-31` or empty.
 *
 * @typedef {object} Part
 * @property {"lesson" | "quiz" | Extra} kind
 * @property {string} course Empty for what belongs to none.
 * @property {string} title Of a lesson.
 * @property {number} minutes
 * @property {number} from Minutes after the beginning.
 * @property {number} until
 */

/** Minutes that a course's quiz takes in a group. */
export const QUIZ_MINUTES = 10;

/** What can be put in beside lessons, with minutes to begin with. @type {Record<Extra, number>} */
export const EXTRAS = { welcome: 10, break: 15, questions: 15 };

/** More is a mistake in typing. */
export const MOST_MINUTES = 240;

/** In the address. Keys of courses have no underscore, so these can be none. */
const START = "_start";
const QUIZZES = "_quiz";
const TITLE = "_title";
const DATE = "_date";

const DAY = 24 * 60;

/**
 * @param {Course[]} courses
 * @param {string} fragment Without the `#`.
 * @returns {Plan}
 */
export function fromFragment(courses, fragment) {
  const parts = new URLSearchParams(fragment);
  const list = (/** @type {string} */ name) => (parts.get(name) ?? "").split(",");
  /** @type {Choice} */
  const choice = {};
  for (const { key, lessons } of courses) {
    const wanted = list(key);
    choice[key] = lessons.map(([lesson]) => lesson).filter((lesson) => wanted.includes(lesson));
  }
  /** @type {Plan["extras"]} */
  const extras = {};
  for (const name of extraNames()) {
    const minutes = plainMinutes(parts.get(`_${name}`) ?? "");
    if (minutes) extras[name] = minutes;
  }
  const start = parts.get(START) ?? "";
  const date = parts.get(DATE) ?? "";
  const quizzes = list(QUIZZES);
  return {
    choice,
    quizzes: courses.map(({ key }) => key).filter((key) => quizzes.includes(key)),
    extras,
    start: minuteOfDay(start) === undefined ? "" : start,
    title: parts.get(TITLE) ?? "",
    date: isDay(date) ? date : "",
  };
}

/**
 * @param {Course[]} courses
 * @param {Plan} plan
 */
export function toFragment(courses, { choice, quizzes, extras, start, title, date }) {
  const parts = courses
    .map(({ key }) => ({ key, some: choice[key] ?? [] }))
    .filter(({ some }) => some.length > 0)
    .map(({ key, some }) => `${key}=${some.join(",")}`);
  if (quizzes.length > 0) parts.push(`${QUIZZES}=${quizzes.join(",")}`);
  for (const name of extraNames()) if (extras[name]) parts.push(`_${name}=${extras[name]}`);
  if (minuteOfDay(start) !== undefined) parts.push(`${START}=${start}`);
  if (isDay(date)) parts.push(`${DATE}=${date}`);
  if (title) parts.push(`${TITLE}=${encodeURIComponent(title)}`);
  return parts.join("&");
}

/** @returns {Extra[]} */
export function extraNames() {
  return /** @type {Extra[]} */ (Object.keys(EXTRAS));
}

/**
 * @param {string} text
 * @returns {number | undefined} Whole minutes that make sense.
 */
export function plainMinutes(text) {
  const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return minutes >= 1 && minutes <= MOST_MINUTES ? minutes : undefined;
}

/**
 * What was chosen, one after the other: a course's quiz after its lessons, a break in the middle. Without a lesson or a
 * quiz there is nothing to welcome anybody to.
 *
 * @param {Course[]} courses
 * @param {Pick<Plan, "choice" | "quizzes" | "extras">} plan
 * @returns {Part[]}
 */
export function agenda(courses, { choice, quizzes, extras }) {
  /** @typedef {Omit<Part, "from" | "until">} Item */
  const items = courses.flatMap(({ key, lessons }) => {
    const some = lessons.filter(([lesson]) => choice[key]?.includes(lesson));
    /** @type {Item[]} */
    const own = some.map(([, title, minutes]) => ({ kind: "lesson", course: key, title, minutes }));
    if (quizzes.includes(key)) own.push({ kind: "quiz", course: key, title: "", minutes: QUIZ_MINUTES });
    return own;
  });
  if (items.length === 0) return [];
  /** @param {Extra} kind @returns {Item[]} */
  const extra = (kind) => (extras[kind] ? [{ kind, course: "", title: "", minutes: extras[kind] }] : []);
  items.splice(middle(items), 0, ...extra("break"));
  let from = 0;
  return [...extra("welcome"), ...items, ...extra("questions")].map((item) => {
    const part = { ...item, from, until: from + item.minutes };
    from = part.until;
    return part;
  });
}

/**
 * Before which item half of the time is over, as nearly as it goes. No break parts a quiz from its lessons; of
 * a single item it stands at the end.
 *
 * @param {Omit<Part, "from" | "until">[]} items
 */
function middle(items) {
  const half = items.reduce((sum, { minutes }) => sum + minutes, 0) / 2;
  let best = items.length;
  let before = 0;
  let distance = Infinity;
  for (const [at, { kind, minutes }] of items.entries()) {
    if (at > 0 && kind !== "quiz" && Math.abs(before - half) < distance) [best, distance] = [at, Math.abs(before - half)];
    before += minutes;
  }
  return best;
}

/**
 * The address of the first course's slides. It says which lessons, and which courses follow.
 *
 * @param {Course[]} courses At least one.
 * @param {Choice} choice
 */
export function slidesOf(courses, choice) {
  const talks = courses.map(({ key, title, slides, lessons }) => {
    const some = choice[key] ?? [];
    return { file: slides, title, keys: some.length === lessons.length ? [] : some };
  });
  const [{ file, keys } = { file: "", keys: [] }, ...then] = talks;
  const fragment = talkFragment({ keys, slide: null, presenter: false, then });
  return fragment ? `${file}#${fragment}` : file;
}

/**
 * `09:30` → 570.
 *
 * @param {string} time
 */
export function minuteOfDay(time) {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}

/**
 * 570 → `09:30`; after midnight the next day begins.
 *
 * @param {number} minute
 */
export function timeText(minute) {
  const inDay = ((minute % DAY) + DAY) % DAY;
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** @param {string} text */
function isDay(text) {
  return /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
