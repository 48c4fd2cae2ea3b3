// @ts-check
/**
 * Slides of a course: which of them a choice of lessons gives, what the address says, which course follows, what a key
 * means, how the time is planned, and what the two windows of a talk tell each other.
 *
 * Must not know the page.
 */

/**
 * @typedef {{ key: string, title: string, minutes: number, slides: number }} Lesson `slides` is their number.
 * @typedef {{ lesson: number | null, slide: number }} Place A slide; the title slide belongs to no lesson.
 * @typedef {{ file: string, title: string, keys: string[] }} Talk The slides of another course, in the same folder.
 * @typedef {{ keys: string[], slide: number | null, presenter: boolean, then: Talk[] }} Address No keys: all lessons.
 *   Slides count from 1. `then` is what follows.
 * @typedef {"next" | "back" | "down" | "up" | "first" | "last" | "black" | "notes" | "full" | "presenter" | "end"} Action
 * @typedef {{ key: string, shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean }} Key
 * @typedef {"state" | "hello" | "bye" | "down" | "up"} Kind `hello` asks for the state; `down` and `up` are steps of
 *   the presenter, because only the window of the talk knows whether its slide has to be scrolled first.
 * @typedef {{ kind: Kind, slide: number, black: boolean, since: number, scrolled: number }} Message `since`: when the talk
 *   began, in milliseconds. `scrolled`: how far down a slide that is too high is, from 0 to 1.
 */

/** @type {Kind[]} */
const KINDS = ["state", "hello", "bye", "down", "up"];

/** In the address: a course that follows. */
const THEN = "then";

/** Marks messages between the windows; on `file://` windows may not ask each other where they come from. */
const SENDER = "lotse-slides";

/** @type {Record<string, Action>} */
const KEYS = {
  ArrowRight: "next",
  ArrowLeft: "back",
  ArrowDown: "down",
  ArrowUp: "up",
  // Clickers send these two.
  PageDown: "down",
  PageUp: "up",
  " ": "down",
  Home: "first",
  End: "last",
  b: "black",
  // The black key of some clickers.
  ".": "black",
  n: "notes",
  f: "full",
  p: "presenter",
  Escape: "end",
};

/**
 * The lessons with these keys in the order of the course; all of them if no key fits.
 *
 * @param {Lesson[]} lessons
 * @param {string[]} keys
 */
export function chosen(lessons, keys) {
  const some = lessons.filter(({ key }) => keys.includes(key));
  return some.length > 0 ? some : lessons;
}

/**
 * All slides of a talk, the title slide first.
 *
 * @param {Lesson[]} lessons
 * @param {string[]} keys
 * @returns {Place[]}
 */
export function placesOf(lessons, keys) {
  /** @type {Place[]} */
  const places = [{ lesson: null, slide: 0 }];
  for (const lesson of chosen(lessons, keys)) {
    for (let slide = 0; slide < lesson.slides; slide += 1) places.push({ lesson: lessons.indexOf(lesson), slide });
  }
  return places;
}

/**
 * @param {string} fragment Without the `#`.
 * @returns {Address}
 */
export function fromFragment(fragment) {
  const parts = new URLSearchParams(fragment);
  const slide = /^[1-9]\d{0,3}$/.exec(parts.get("slide") ?? "");
  return {
    keys: keysOf(parts.get("lessons") ?? ""),
    slide: slide ? Number(slide[0]) : null,
    presenter: parts.has("presenter"),
    then: parts.getAll(THEN).flatMap(talkFrom),
  };
}

/** @param {string} text */
function keysOf(text) {
  return text.split(",").filter(Boolean);
}

/**
 * Only pages beside this one can follow: an address that somebody made up leads nowhere else.
 *
 * @param {string} text
 * @returns {Talk[]}
 */
function talkFrom(text) {
  const parts = /^([\w-]+\.html)~([^~]*)~(.+)$/s.exec(text);
  return parts?.[1] && parts[3] ? [{ file: parts[1], keys: keysOf(parts[2] ?? ""), title: parts[3] }] : [];
}

/** @param {Address} address */
export function toFragment({ keys, slide, presenter, then }) {
  const parts = [];
  if (presenter) parts.push("presenter");
  const list = (/** @type {string[]} */ some) => some.map(encodeURIComponent).join(",");
  if (keys.length > 0) parts.push(`lessons=${list(keys)}`);
  if (slide !== null) parts.push(`slide=${slide}`);
  for (const talk of then) parts.push(`${THEN}=${talk.file}~${list(talk.keys)}~${encodeURIComponent(talk.title)}`);
  return parts.join("&");
}

/**
 * What a key does during a talk. `down` and `up` first move a slide that is higher than the screen.
 *
 * @param {Key} event
 * @param {boolean} onControl Is the focus on a button or a link? Then the space bar presses it.
 * @returns {Action | undefined}
 */
export function actionOf({ key, shiftKey, ctrlKey, altKey, metaKey }, onControl) {
  if (ctrlKey || altKey || metaKey || (key === " " && onControl)) return undefined;
  if (key === " " && shiftKey) return "up";
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
}

/** @param {Lesson[]} lessons */
export function minutesOf(lessons) {
  return lessons.reduce((sum, { minutes }) => sum + minutes, 0);
}

/**
 * From which minute until which one a slide is planned to be seen: the slides of a lesson share its minutes evenly.
 *
 * @param {Lesson[]} lessons All of the course.
 * @param {Place[]} places
 * @param {number} index
 * @returns {{ from: number, until: number, end: number }} `end` is when the lesson ends.
 */
export function planned(lessons, places, index) {
  const { lesson, slide } = places[index] ?? { lesson: null, slide: 0 };
  const current = lesson === null ? undefined : lessons[lesson];
  if (lesson === null || !current) return { from: 0, until: 0, end: 0 };
  const before = new Set(places.flatMap((place) => (place.lesson !== null && place.lesson < lesson ? [place.lesson] : [])));
  const start = [...before].reduce((sum, number) => sum + (lessons[number]?.minutes ?? 0), 0);
  const each = current.minutes / current.slides;
  return { from: start + slide * each, until: start + (slide + 1) * each, end: start + current.minutes };
}

/**
 * Whole minutes behind the plan; ahead of it they are negative.
 *
 * @param {number} elapsed Milliseconds.
 * @param {{ from: number, until: number }} plan
 */
export function behind(elapsed, { from, until }) {
  const minutes = elapsed / 60_000;
  if (minutes > until) return Math.floor(minutes - until);
  return minutes < from ? -Math.floor(from - minutes) || 0 : 0;
}

/**
 * `75:04`: minutes and seconds, as a plan is in minutes.
 *
 * @param {number} milliseconds
 */
export function elapsedText(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * @param {string} course
 * @param {Message} message
 */
export function pack(course, message) {
  return { sender: SENDER, course, ...message };
}

/**
 * A message of the other window; whatever else arrives is none.
 *
 * @param {unknown} data
 * @param {string} course
 * @returns {Message | undefined}
 */
export function unpack(data, course) {
  if (typeof data !== "object" || data === null) return undefined;
  const { sender, course: of, kind: named, slide, black, since, scrolled } = /** @type {Record<string, unknown>} */ (data);
  const kind = KINDS.find((known) => known === named);
  if (sender !== SENDER || of !== course || typeof black !== "boolean" || !kind) return undefined;
  if (typeof slide !== "number" || !Number.isInteger(slide) || slide < 0) return undefined;
  if (typeof since !== "number" || !Number.isFinite(since)) return undefined;
  if (typeof scrolled !== "number" || !(scrolled >= 0 && scrolled <= 1)) return undefined;
  return { kind, slide, black, since, scrolled };
}
