// @ts-check
/**
 * How far somebody is in a course, as a text for `suspend_data`: at most 4,096 characters, and the newest answers are in
 * it whatever else is not. What follows from it: the state of the lesson.
 *
 * `1~state~seed~best~last~read~answers`. Must not know the platform nor the page.
 */

import { MOST_SUSPEND_DATA } from "./scorm-api.js";
import { passed } from "./quiz.js";
import { fromText, put, toText } from "./quiz-state.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */
/**
 * @typedef {object} Progress
 * @property {string} seed
 * @property {number | undefined} best The best score of all tries.
 * @property {number | undefined} last That of this try, once it is over.
 * @property {boolean[]} read By lesson.
 * @property {import("./quiz.js").Answers} answers Of this try.
 */

const VERSION = "1";
const BETWEEN = "~";
const BASE = 36;
/** Lessons are told in groups of so many. */
const GROUP = 5;

/**
 * @param {Quiz} quiz
 * @param {Progress} progress
 */
export function encode(quiz, { seed, best, last, read, answers }) {
  const score = (/** @type {number | undefined} */ percent) => percent?.toString(BASE) ?? "";
  const head = [VERSION, quiz.state, seed, score(best), score(last), bits(read), ""].join(BETWEEN);
  return head + toText(quiz, answers, MOST_SUSPEND_DATA - head.length);
}

/**
 * @param {Quiz} quiz
 * @param {number} lessons
 * @param {string} text
 * @returns {(Progress & { changed: boolean }) | undefined} `changed`: it belongs to another version of the course, of
 * which only the best score still counts. Nothing at all, if the text is no progress.
 */
export function decode(quiz, lessons, text) {
  const [version, state, seed = "", best = "", last = "", read = "", answers = ""] = text.split(BETWEEN);
  if (version !== VERSION || state === undefined) return undefined;
  const score = (/** @type {string} */ code) => (/^[0-9a-z]{1,2}$/.test(code) ? Math.min(100, parseInt(code, BASE)) : undefined);
  if (state !== quiz.state) return { ...fresh(seed, lessons), best: score(best), changed: true };
  return { seed, best: score(best), last: score(last), read: fromBits(read, lessons), answers: fromText(quiz, answers), changed: false };
}

/**
 * @param {string} seed
 * @param {number} lessons
 * @returns {Progress}
 */
export function fresh(seed, lessons) {
  return { seed, best: undefined, last: undefined, read: Array.from({ length: lessons }, () => false), answers: new Map() };
}

/**
 * What a slow platform has kept, with what was done meanwhile: the newer answer counts.
 *
 * @param {Progress} kept
 * @param {Progress} now
 * @param {number[]} asked By the kept seed.
 * @returns {Progress}
 */
export function merge(kept, now, asked) {
  const answers = new Map(kept.answers);
  if (kept.last === undefined) {
    for (const [at, answer] of now.answers) if (asked.includes(at)) put(answers, at, answer);
  }
  return { ...kept, best: higher(kept.best, now.best), answers, read: kept.read.map((read, at) => read || now.read[at] === true) };
}

/**
 * @param {number | undefined} a
 * @param {number | undefined} b
 */
export function higher(a, b) {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

/**
 * The state of the lesson by what was done here. A course with a quiz is over with its first result; one without when
 * every lesson was read.
 *
 * @param {Quiz} quiz
 * @param {Progress} progress
 */
export function statusOf(quiz, { best, read }) {
  if (quiz.questions.length === 0) return read.every(Boolean) ? "completed" : "incomplete";
  if (best === undefined) return "incomplete";
  if (!quiz.pass) return "completed";
  return passed(quiz, best) ? "passed" : "failed";
}

/**
 * Is there nothing that a later start would go on with? Another try that has begun is.
 *
 * @param {Quiz} quiz
 * @param {Progress} progress
 */
export function isOver(quiz, progress) {
  return statusOf(quiz, progress) !== "incomplete" && (quiz.questions.length === 0 || progress.last !== undefined);
}

/** @param {boolean[]} values */
function bits(values) {
  let text = "";
  for (let at = 0; at < values.length; at += GROUP) {
    text += values.slice(at, at + GROUP).reduce((number, value, bit) => number + (value ? 1 << bit : 0), 0).toString(BASE);
  }
  return text;
}

/**
 * @param {string} text
 * @param {number} count
 */
function fromBits(text, count) {
  return Array.from({ length: count }, (_, at) => {
    const group = parseInt(text[Math.floor(at / GROUP)] ?? "0", BASE) || 0;
    return ((group >> (at % GROUP)) & 1) === 1;
  });
}
