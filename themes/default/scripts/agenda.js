// @ts-check
/**
 * A choice of lessons over all courses: how the address writes it, its minutes, its agenda, the links to its slides.
 *
 * Must not know the page.
 */

/**
 * @typedef {[key: string, title: string, minutes: number]} CourseLesson
 * @typedef {{ key: string, title: string, slides: string, lessons: CourseLesson[] }} Course
 * @typedef {Record<string, string[]>} Choice Lessons by course.
 * @typedef {object} Part
 * @property {string} course
 * @property {string} title
 * @property {number} minutes
 * @property {number} from Minutes after the beginning.
 * @property {number} until
 */

/** Keys of courses have no underscore, so this can be none. */
const START = "_start";

const DAY = 24 * 60;

/**
 * @param {Course[]} courses
 * @param {string} fragment Without the `#`.
 * @returns {{ choice: Choice, start: string }} `start` is `09:30` or empty.
 */
export function fromFragment(courses, fragment) {
  const parts = new URLSearchParams(fragment);
  /** @type {Choice} */
  const choice = {};
  for (const { key, lessons } of courses) {
    const wanted = (parts.get(key) ?? "").split(",");
    choice[key] = lessons.map(([lesson]) => lesson).filter((lesson) => wanted.includes(lesson));
  }
  const start = parts.get(START) ?? "";
  return { choice, start: minuteOfDay(start) === undefined ? "" : start };
}

/**
 * @param {Course[]} courses
 * @param {Choice} choice
 * @param {string} start
 */
export function toFragment(courses, choice, start) {
  const parts = courses
    .map(({ key }) => ({ key, some: choice[key] ?? [] }))
    .filter(({ some }) => some.length > 0)
    .map(({ key, some }) => `${key}=${some.join(",")}`);
  if (minuteOfDay(start) !== undefined) parts.push(`${START}=${start}`);
  return parts.join("&");
}

/**
 * The chosen lessons one after the other.
 *
 * @param {Course[]} courses
 * @param {Choice} choice
 * @returns {Part[]}
 */
export function agenda(courses, choice) {
  let from = 0;
  return courses.flatMap(({ key, lessons }) =>
    lessons
      .filter(([lesson]) => choice[key]?.includes(lesson))
      .map(([, title, minutes]) => {
        const part = { course: key, title, minutes, from, until: from + minutes };
        from += minutes;
        return part;
      }),
  );
}

/**
 * @param {Course} course
 * @param {string[]} some
 */
export function slidesOf({ slides, lessons }, some) {
  return some.length === lessons.length ? slides : `${slides}#lessons=${some.join(",")}`;
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
