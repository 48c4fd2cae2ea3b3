// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_SUSPEND_DATA, Session, better, connect, findApi, timespan } from "./scorm-api.js";

/** @typedef {import("./scorm-api.js").Api} Api */

/**
 * A platform that keeps what it is given.
 *
 * @param {Record<string, string>} [values]
 * @param {Partial<Api>} [other] What it does otherwise.
 * @returns {Api & { values: Record<string, string>, calls: string[] }}
 */
function platform(values = {}, other = {}) {
  /** @type {string[]} */
  const calls = [];
  const kept = { "cmi.core.lesson_status": "not attempted", ...values };
  return {
    values: kept,
    calls,
    LMSInitialize: () => (calls.push("begin"), "true"),
    LMSFinish: () => (calls.push("finish"), "true"),
    LMSGetValue: (name) => Reflect.get(kept, name) ?? "",
    LMSSetValue: (name, value) => (Reflect.set(kept, name, value), "true"),
    LMSCommit: () => (calls.push("commit"), "true"),
    LMSGetLastError: () => "0",
    ...other,
  };
}

/** @param {Record<string, unknown>} [of] @returns {any} A window that is its own parent, unless told otherwise. */
function pane(of = {}) {
  /** @type {Record<string, unknown>} */
  const made = { opener: null };
  made.parent = made;
  return Object.defineProperties(made, Object.getOwnPropertyDescriptors(of));
}

/** @param {unknown} parent @param {unknown} [opener] A window of another origin: only these may be asked for. */
function foreign(parent, opener = null) {
  return new Proxy({}, {
    get(_, name) {
      if (name === "parent") return parent;
      if (name === "opener") return opener;
      throw new Error("SecurityError");
    },
  });
}

const entry = { status: "incomplete", score: undefined, location: "a", data: "x", finished: false };

test("the platform is found in parents, openers, and behind other origins", () => {
  const api = platform();
  const top = pane({ API: api });
  assert.equal(findApi(pane({ API: api })), api);
  assert.equal(findApi(pane({ parent: pane({ parent: top }) })), api);
  assert.equal(findApi(pane({ parent: foreign(foreign(top)) })), api);
  assert.equal(findApi(pane({ opener: pane({ parent: top }) })), api);
  assert.equal(findApi(pane({ parent: pane({ opener: top }) })), api);
  assert.equal(findApi(pane({ parent: foreign(pane(), top) })), api);
  assert.equal(findApi(pane({ API: null, parent: top })), api);
  // Something else of that name is not a platform.
  assert.equal(findApi(pane({ API: { version: 1 }, parent: pane() })), undefined);
  assert.equal(findApi(pane()), undefined);
});

test("windows in a circle, or without an end, are left", () => {
  const a = pane();
  const b = pane({ opener: a });
  a.opener = b;
  assert.equal(findApi(a), undefined);
  /** @returns {any} */
  const endless = () => new Proxy({}, { get: (_, name) => (name === "parent" || name === "opener" ? endless() : undefined) });
  assert.equal(findApi(endless()), undefined);
});

test("a slow platform is waited for, a missing one not for ever, and alone for nothing", async () => {
  const api = platform();
  let waited = 0;
  /** @type {string[]} */
  const told = [];
  const top = pane();
  const tools = {
    pause: async (/** @type {number} */ milliseconds) => {
      waited += milliseconds;
      if (waited > 10_000) top.API = api;
    },
    slow: (/** @type {string} */ why) => void told.push(why),
  };
  const late = await connect(pane({ parent: top }), tools);
  assert.ok("session" in late && late.session.open);
  assert.deepEqual(told, ["missing"]);

  waited = 0;
  const never = await connect(pane({ parent: pane() }), { ...tools, pause: async (milliseconds) => void (waited += milliseconds) });
  assert.deepEqual(never, { why: "missing" });
  assert.ok(waited >= 60_000 && waited < 65_000, String(waited));

  const alone = await connect(pane(), { pause: () => assert.fail("nothing comes") });
  assert.deepEqual(alone, { why: "missing" });
});

test("a platform that does not start at once is asked again; one that never does has refused", async () => {
  let asked = 0;
  const dull = platform({ "cmi.core.lesson_status": "" }, { LMSInitialize: () => String((asked += 1) > 3) });
  const found = await connect(pane({ API: dull }), { pause: async () => {} });
  assert.ok("session" in found);
  assert.equal(asked, 4);
  const never = platform({ "cmi.core.lesson_status": "" }, { LMSInitialize: () => { throw new Error("broken"); } });
  assert.deepEqual(await connect(pane({ API: never }), { pause: async () => {} }), { why: "refused" });
});

test("a session that the platform has started itself is taken", () => {
  const started = platform({ "cmi.core.lesson_status": "incomplete" }, { LMSInitialize: () => "false" });
  assert.equal(new Session(started, Date.now).begin(), true);
  assert.equal(new Session(platform({}, { LMSInitialize: () => true }), Date.now).begin(), true);
});

test("a step is written as a whole and kept at once", () => {
  const api = platform();
  let now = 1000;
  const session = new Session(api, () => now);
  session.begin();
  now += 3_723_450;
  assert.equal(session.write({ ...entry, score: 85, status: "passed", location: "l".repeat(400), data: "d".repeat(5000), finished: true }), true);
  assert.deepEqual(api.values, {
    "cmi.core.lesson_status": "passed",
    "cmi.suspend_data": "d".repeat(MOST_SUSPEND_DATA),
    "cmi.core.lesson_location": "l".repeat(255),
    "cmi.core.score.min": "0",
    "cmi.core.score.max": "100",
    "cmi.core.score.raw": "85",
    "cmi.core.exit": "",
    "cmi.core.session_time": "0001:02:03.45",
  });
  assert.deepEqual(api.calls, ["begin", "commit"]);
  session.write({ ...entry, finished: false });
  assert.equal(api.values["cmi.core.exit"], "suspend");
  assert.equal(api.values["cmi.core.lesson_status"], "passed", "what was passed stays passed");
  assert.equal(api.values["cmi.core.score.raw"], "85", "without a new score the old one stays");
  assert.deepEqual([session.finish(), session.finish()], [true, true]);
  assert.deepEqual(api.calls, ["begin", "commit", "commit", "finish"], "a session ends once");
  assert.equal(session.write(entry), false);
});

test("what a platform does not take is told, and nothing throws", () => {
  const full = platform({}, { LMSSetValue: (name) => String(name !== "cmi.suspend_data"), LMSGetLastError: () => 405 });
  const session = new Session(full, Date.now);
  session.begin();
  assert.equal(session.write(entry), false);
  assert.equal(session.fault, "cmi.suspend_data 405");
  assert.deepEqual(full.calls, ["begin", "commit"], "the rest is kept");
  const bounds = platform({}, { LMSSetValue: (name) => !/min|max/.test(name) });
  const other = new Session(bounds, Date.now);
  other.begin();
  assert.equal(other.write({ ...entry, score: 1 }), true, "the bounds of a score are optional");
  const broken = () => { throw new Error("gone"); };
  const gone = new Session(platform({}, { LMSSetValue: broken, LMSCommit: broken, LMSFinish: broken, LMSGetLastError: broken }), Date.now);
  gone.begin();
  assert.equal(gone.write(entry), false);
  assert.match(gone.fault, /gone/);
  assert.equal(gone.finish(), false);
});

test("what is kept is read, whatever its type", () => {
  const odd = { "cmi.core.lesson_status": null, "cmi.core.score.raw": "85.5", "cmi.suspend_data": undefined, "cmi.core.lesson_mode": "review" };
  const session = new Session(platform({}, { LMSGetValue: (name) => Reflect.get(odd, name) }), Date.now);
  assert.deepEqual(session.kept(), { status: "", score: 85.5, location: "", data: "" });
  assert.equal(session.isReview(), true);
  assert.equal(new Session(platform({ "cmi.core.score.raw": "" }), Date.now).kept().score, undefined);
});

test("no state of a lesson is lowered", () => {
  const cases = [
    ["not attempted", "incomplete", "incomplete"],
    ["", "incomplete", "incomplete"],
    ["incomplete", "failed", "failed"],
    ["failed", "incomplete", "failed"],
    ["failed", "passed", "passed"],
    ["passed", "failed", "passed"],
    ["passed", "incomplete", "passed"],
    ["completed", "incomplete", "completed"],
    ["completed", "failed", "failed"],
  ];
  for (const [kept = "", now = "", stands] of cases) assert.equal(better(kept, now), stands, `${kept} ${now}`);
});

test("durations have the form of a timespan", () => {
  assert.deepEqual(
    [0, 5, 59_999, 60_000, 3_600_000, 100 * 3_600_000, 1e12, -5, NaN].map(timespan),
    ["0000:00:00.00", "0000:00:00.01", "0000:01:00.00", "0000:01:00.00", "0001:00:00.00", "0100:00:00.00", "9999:59:59.99", "0000:00:00.00", "0000:00:00.00"],
  );
});
