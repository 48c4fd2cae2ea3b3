// @ts-check
/**
 * The run-time of SCORM 1.2: finding it, talking to it, and what is written there.
 *
 * Platforms differ and fail: their object may come late, sit behind frames of other origins, refuse to start or throw.
 * Nothing here throws. Must not know the page; progress is a text to it (see `scorm-progress.js`).
 */

/**
 * @typedef {object} Api
 * @property {(nothing: string) => unknown} LMSInitialize
 * @property {(nothing: string) => unknown} LMSFinish
 * @property {(element: string) => unknown} LMSGetValue
 * @property {(element: string, value: string) => unknown} LMSSetValue
 * @property {(nothing: string) => unknown} LMSCommit
 * @property {() => unknown} LMSGetLastError
 * @typedef {"missing" | "refused"} Reason Why there is no session.
 */

/** The standard asks for seven; platforms that wrap their frames have more. */
const MOST_PARENTS = 30;
/** A platform's object is looked for more and more rarely; milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;
/** After so long the reader is told that nothing is recorded yet; milliseconds. */
const PATIENCE = 3_000;
/** After so long it is given up; milliseconds. */
const END_OF_PATIENCE = 60_000;

export const MOST_SUSPEND_DATA = 4096;
export const MOST_LOCATION = 255;

/**
 * The platform's object: in this window, its parents, or those of the window that opened one of them.
 *
 * @param {Window} start
 * @returns {Api | undefined}
 */
export function findApi(start) {
  /** @type {Set<Window>} */
  const seen = new Set();
  /** @type {Window[]} */
  const next = [start];
  while (next.length > 0 && seen.size < MOST_PARENTS) {
    const place = /** @type {Window} */ (next.shift());
    if (seen.has(place)) continue;
    seen.add(place);
    const api = peek(() => Reflect.get(place, "API"));
    if (isApi(api)) return api;
    const parent = peek(() => place.parent);
    if (parent && parent !== place) next.unshift(parent);
    const opener = peek(() => place.opener);
    if (opener) next.push(opener);
  }
  return undefined;
}

/** @param {unknown} thing @returns {thing is Api} */
function isApi(thing) {
  return Boolean(thing) && peek(() => typeof (/** @type {Api} */ (thing).LMSInitialize)) === "function";
}

/**
 * Windows of other origins throw when they are looked into.
 *
 * @template T
 * @param {() => T} look
 * @returns {T | undefined}
 */
function peek(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/**
 * Waits for the platform's object and starts a session. A page that stands alone waits for nothing.
 *
 * @param {Window} start
 * @param {object} [tools] For tests.
 * @param {(milliseconds: number) => Promise<unknown>} [tools.pause]
 * @param {() => number} [tools.now]
 * @param {(why: Reason) => void} [tools.slow] It takes long; it is tried on.
 * @returns {Promise<{ session: Session } | { why: Reason }>}
 */
export async function connect(start, { pause = sleep, now = Date.now, slow = () => {} } = {}) {
  const alone = peek(() => start.parent) === start && !peek(() => start.opener);
  /** @type {Reason} */
  let why = "missing";
  let waited = 0;
  for (let next = FIRST_PAUSE; ; next = Math.min(next * 2, LONGEST_PAUSE)) {
    const api = findApi(start);
    if (api) {
      const session = new Session(api, now);
      if (session.begin()) return { session };
      why = "refused";
    }
    if ((alone && !api) || waited >= END_OF_PATIENCE) return { why };
    await pause(next);
    if (waited < PATIENCE && waited + next >= PATIENCE) slow(why);
    waited += next;
  }
}

/** @param {number} milliseconds */
function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/**
 * @typedef {object} Entry What is written at one step.
 * @property {string} status
 * @property {number | undefined} score
 * @property {string} location
 * @property {string} data
 * @property {boolean} finished
 */

export class Session {
  /**
   * @param {Api} api
   * @param {() => number} now
   */
  constructor(api, now) {
    this.api = api;
    this.now = now;
    this.started = now();
    this.open = false;
    /** The code of the last fault. */
    this.fault = "";
  }

  begin() {
    this.open = isTrue(this.call(() => this.api.LMSInitialize("")));
    // Some platforms have started the session themselves. Then values can be read; after an end they cannot.
    if (!this.open) this.open = this.get("cmi.core.lesson_status") !== "";
    return this.open;
  }

  /** Is the learner only looking? Then nothing may be written. */
  isReview() {
    return ["browse", "review"].includes(this.get("cmi.core.lesson_mode"));
  }

  /** What the platform has kept. */
  kept() {
    const raw = this.get("cmi.core.score.raw");
    const score = raw === "" ? NaN : Number(raw);
    return {
      status: this.get("cmi.core.lesson_status"),
      score: Number.isFinite(score) ? score : undefined,
      location: this.get("cmi.core.lesson_location"),
      data: this.get("cmi.suspend_data"),
    };
  }

  /**
   * Writes a step and has it kept at once: a window may be closed at any moment, and while it closes browsers let no
   * request through.
   *
   * @param {Entry} entry
   * @returns {boolean} Was all of it taken?
   */
  write({ status, score, location, data, finished }) {
    if (!this.open) return false;
    this.fault = "";
    /** @type {[string, string][]} */
    const values = [
      // The most important first.
      ["cmi.suspend_data", data.slice(0, MOST_SUSPEND_DATA)],
      ["cmi.core.lesson_location", location.slice(0, MOST_LOCATION)],
      ["cmi.core.lesson_status", better(this.get("cmi.core.lesson_status"), status)],
      ["cmi.core.exit", finished ? "" : "suspend"],
      ["cmi.core.session_time", timespan(this.now() - this.started)],
    ];
    if (score !== undefined) values.splice(2, 0, ["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"], ["cmi.core.score.raw", String(score)]);
    // Bounds of the score are optional; platforms without them still keep the score.
    const taken = values.map(([name, value]) => this.set(name, value) || /\.(min|max)$/.test(name)).every(Boolean);
    return isTrue(this.call(() => this.api.LMSCommit(""))) && taken;
  }

  /** Ends the session, once. */
  finish() {
    if (!this.open) return true;
    this.open = false;
    return isTrue(this.call(() => this.api.LMSFinish("")));
  }

  /** @param {string} name */
  get(name) {
    const value = this.call(() => this.api.LMSGetValue(name));
    return value === null || value === undefined ? "" : String(value);
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    const done = isTrue(this.call(() => this.api.LMSSetValue(name, value)));
    if (!done && !this.fault) this.fault = `${name} ${this.call(() => this.api.LMSGetLastError()) ?? ""}`.trim();
    return done;
  }

  /**
   * @template T
   * @param {() => T} act
   * @returns {T | undefined}
   */
  call(act) {
    try {
      return act();
    } catch (error) {
      this.fault = String(error);
      return undefined;
    }
  }
}

/** @param {unknown} answer Platforms answer `"true"`, some `true`. */
function isTrue(answer) {
  return String(answer) === "true";
}

/**
 * Which state of a lesson stands, of the one that is kept and a new one: what was passed stays passed, and what was done
 * is not begun again.
 *
 * @param {string} kept
 * @param {string} now
 */
export function better(kept, now) {
  const over = kept === "passed" || (now === "incomplete" && ["completed", "failed"].includes(kept));
  return over ? kept : now;
}

/**
 * A duration as `CMITimespan`: `HHHH:MM:SS.SS`.
 *
 * @param {number} milliseconds
 */
export function timespan(milliseconds) {
  const most = 9999 * 360_000 + 59 * 6_000 + 5_999;
  const hundredths = Math.min(most, Math.max(0, Math.round((milliseconds || 0) / 10)));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const seconds = Math.floor(hundredths / 100);
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}
