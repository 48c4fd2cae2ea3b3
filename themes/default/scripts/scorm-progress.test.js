// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_SUSPEND_DATA } from "./scorm-api.js";
import { decode, encode, fresh, isOver, merge, statusOf } from "./scorm-progress.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */

/** @param {number} count @param {Partial<Quiz>} [of] @returns {Quiz} */
function quizOf(count, of = {}) {
  const options = ["a", "b", "c", "d", "e"].map((text) => ({ text, right: true, feedback: "" }));
  const one = { course: "c", text: "?", right: null, feedback: null, answer: null, unit: null, steps: [], norms: [], entry: null };
  const pairs = options.map(({ text }) => /** @type {[string, string]} */ ([text, text]));
  const questions = Array.from({ length: count }, (_, at) => ({ ...one, key: `k${at}`, kind: /** @type {"match"} */ ("match"), options: [], pairs }));
  return { key: "q", title: "Q", draw: 0, pass: 80, certificate: null, state: "abcd1234", as_of: "", questions, ...of };
}

test("progress survives", () => {
  const quiz = quizOf(8);
  for (let lessons = 0; lessons < 23; lessons += 1) {
    const read = Array.from({ length: lessons }, (_, at) => at % 3 === 0);
    const progress = { seed: "x1y2z", best: 100, last: 0, read, answers: new Map([[7, [4, 4, 4, 4, 4]], [0, [0, 0, 0, 0, 1]]]) };
    const text = encode(quiz, progress);
    assert.deepEqual(decode(quiz, lessons, text), { ...progress, changed: false });
    assert.ok(text.length < 50, text);
  }
  assert.deepEqual(decode(quiz, 2, encode(quiz, fresh("s", 2))), { ...fresh("s", 2), changed: false });
});

test("4,096 characters hold the newest answers of any quiz", () => {
  const quiz = quizOf(1200);
  const progress = fresh("seed1", 300);
  progress.best = 77;
  for (let at = 0; at < 1200; at += 1) {
    progress.answers.set(at, [4, 3, 2, 1, at % 5]);
    const text = encode(quiz, progress);
    assert.ok(text.length <= MOST_SUSPEND_DATA);
    assert.match(text, /^[\w.~-]*$/);
    const kept = [...(decode(quiz, 300, text)?.answers ?? [])];
    assert.deepEqual(kept.at(-1), [at, [4, 3, 2, 1, at % 5]], "the newest is there");
    // A platform that keeps less does not lose it either.
    if (at === 1199) {
      const cut = decode(quiz, 300, text.slice(0, 500));
      assert.equal(cut?.best, 77);
      assert.ok(cut?.answers.has(1199));
    }
    if (at > 500) at += 37;
  }
});

test("of another version only the best score counts, and of no progress nothing", () => {
  const old = encode(quizOf(3, { state: "old" }), { ...fresh("s", 2), best: 90, last: 90, answers: new Map([[0, [0, 0, 0, 0, 0]]]) });
  assert.deepEqual(decode(quizOf(3), 4, old), { ...fresh("s", 4), best: 90, changed: true });
  for (const text of ["", "0", "something of another course", "2~abcd1234~s~~~~", "1"]) assert.equal(decode(quizOf(3), 1, text), undefined, text);
  assert.deepEqual(decode(quizOf(3), 1, "1~abcd1234"), { ...fresh("", 1), changed: false });
  assert.equal(decode(quizOf(3), 1, "1~abcd1234~s~zz~!~-~zz")?.best, 100);
});

test("what a slow platform has kept is joined with what was done meanwhile", () => {
  const kept = { ...fresh("kept", 2), read: [true, false], answers: new Map([[0, [1]], [1, [1]]]) };
  const now = { ...fresh("now", 2), read: [false, true], answers: new Map([[1, [2]], [2, [2]], [9, [0]]]) };
  const both = merge(kept, now, [0, 1, 2]);
  assert.deepEqual(both.read, [true, true]);
  assert.equal(both.seed, "kept");
  assert.deepEqual([...both.answers], [[0, [1]], [1, [2]], [2, [2]]]);
  // A result that is kept is not touched.
  assert.deepEqual([...merge({ ...kept, best: 90, last: 90 }, now, [0, 1, 2]).answers], [...kept.answers]);
});

test("the state of the lesson follows from what was done", () => {
  const quiz = quizOf(2);
  const of = (/** @type {Partial<import("./scorm-progress.js").Progress>} */ some) => ({ ...fresh("s", 2), ...some });
  /** @type {[Quiz, Partial<import("./scorm-progress.js").Progress>, string, boolean][]} */
  const cases = [
    [quiz, {}, "incomplete", false],
    [quiz, { read: [true, true] }, "incomplete", false],
    [quiz, { best: 79, last: 79 }, "failed", true],
    [quiz, { best: 80, last: 80 }, "passed", true],
    // Another try is under way.
    [quiz, { best: 79 }, "failed", false],
    [quiz, { best: 90, last: 10 }, "passed", true],
    [quizOf(2, { pass: null }), { best: 0, last: 0 }, "completed", true],
    [quizOf(0), { read: [true, false] }, "incomplete", false],
    [quizOf(0), { read: [true, true] }, "completed", true],
  ];
  for (const [course, some, status, over] of cases) {
    assert.equal(statusOf(course, of(some)), status, JSON.stringify(some));
    assert.equal(isOver(course, of(some)), over, JSON.stringify(some));
  }
});
