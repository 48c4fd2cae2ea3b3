// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { draw, isAnswered, judge, passed, rightAnswer, score, shownOrder, shuffled } from "./quiz.js";
import { fromText, put, toText } from "./quiz-state.js";
import { inWords, resultText, verdict } from "./quiz-words.js";

/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz.js").Quiz} Quiz */
/** @typedef {import("./quiz.js").Answer} Answer */

/** @param {string} text @param {boolean} [right] */
const option = (text, right = false) => ({ text, right, feedback: `why ${text}` });
/** @param {Partial<Question> & { kind: Question["kind"] }} of @returns {Question} */
const question = (of) => ({
  key: of.kind, course: "c", text: `${of.kind}?`, options: [], right: null, feedback: null, pairs: [], answer: null, unit: null, steps: [],
  norms: [["§ 1 X", null]], entry: null, ...of,
});
/** @param {Question[]} questions @param {Partial<Quiz>} [of] @returns {Quiz} */
const quizOf = (questions, of = {}) => ({ key: "q", title: "Quiz", draw: 0, pass: 80, certificate: null, state: "abcd1234", as_of: "19 August", questions, ...of });

const single = question({ kind: "single", options: [option("a"), option("b", true), option("c")] });
const multiple = question({ kind: "multiple", options: [option("a", true), option("b", true), option("c"), option("d")] });
const truth = question({ kind: "truth", right: false });
const order = question({ kind: "order", options: [option("1"), option("2"), option("3"), option("4")] });
const match = question({ kind: "match", pairs: [["l1", "r1"], ["l2", "r2"], ["l3", "r3"]] });
const number = question({ kind: "number", answer: 2.5, unit: "days" });
const two = { text: "s", options: [option("a", true), option("b")] };
const story = question({ kind: "case", steps: [two, { text: "t", options: [option("a"), option("b"), option("c", true)] }] });
const all = [single, multiple, truth, order, match, number, story];

/** @param {string} name @param {Record<string, string | number>} [values] */
const say = (name, values = {}) => [name, ...Object.values(values)].join(" ");

test("every kind of answer earns what it is worth", () => {
  /** @type {[Question, Answer | undefined, number][]} */
  const cases = [
    [single, [1], 1],
    [single, [0], 0],
    [single, undefined, 0],
    [multiple, [0, 1], 1],
    [multiple, [0], 1 / 2],
    [multiple, [0, 1, 2], 1 / 2],
    [multiple, [0, 2], 0],
    // Whoever ticks everything knows nothing.
    [multiple, [0, 1, 2, 3], 0],
    [multiple, [2, 3], 0],
    [truth, [0], 1],
    [truth, [1], 0],
    [order, [0, 1, 2, 3], 1],
    [order, [1, 0, 2, 3], 1 / 2],
    [order, [3, 0, 1, 2], 0],
    [match, [0, 1, 2], 1],
    [match, [0, 2, 1], 1 / 3],
    [number, "2.5", 1],
    [number, "2.500", 1],
    [number, "25", 0],
    [story, [0, 2], 1],
    [story, [0, 1], 1 / 2],
    [story, [0], 1 / 2],
  ];
  for (const [of, answer, points] of cases) {
    assert.equal(judge(of, answer).points, points, `${of.kind} ${JSON.stringify(answer)}`);
  }
  for (const of of all) assert.equal(judge(of, rightAnswer(of)).points, 1, of.kind);
  assert.deepEqual([isAnswered(story, [0]), isAnswered(story, [0, 1]), isAnswered(single, undefined)], [false, true, false]);
});

test("what reads the same is the same", () => {
  const twice = question({ kind: "match", pairs: [["l1", "no"], ["l2", "no"], ["l3", "yes"]] });
  assert.equal(judge(twice, [1, 0, 2]).points, 1);
  const again = question({ kind: "order", options: [option("wait"), option("ask"), option("wait")] });
  assert.equal(judge(again, [2, 1, 0]).points, 1);
  assert.equal(judge(again, []).points, 0);
});

test("the score is rounded down, and what is not answered counts for nothing", () => {
  const quiz = quizOf([single, truth, number]);
  const answers = new Map([[0, [1]], [1, [0]]]);
  assert.deepEqual(score(quiz, [0, 1, 2], answers), { points: 2, percent: 66 });
  assert.equal(score(quiz, [0, 1], answers).percent, 100);
  // Thirds that add up to one are one, though decimals are not exact.
  const fifths = question({ kind: "match", pairs: [["a", "1"], ["b", "2"], ["c", "3"]] });
  const thirds = quizOf([fifths, fifths, fifths]);
  assert.equal(score(thirds, [0, 1, 2], new Map([0, 1, 2].map((at) => [at, [0, 2, 1]]))).percent, 33);
  assert.deepEqual([passed(quiz, 79), passed(quiz, 80), passed(quizOf([], { pass: null }), 0)], [false, true, true]);
});

test("a seed gives one order, and another seed another", () => {
  assert.deepEqual(shuffled(8, "x"), shuffled(8, "x"));
  assert.notDeepEqual(shuffled(8, "x"), shuffled(8, "y"));
  assert.deepEqual([...shuffled(8, "x")].sort(), [0, 1, 2, 3, 4, 5, 6, 7]);
  // Every order of three comes about as often.
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let n = 0; n < 6000; n += 1) {
    const key = shuffled(3, `seed ${n}`).join("");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [key, count] of counts) assert.ok(count > 850 && count < 1150, `${key}: ${count}`);
  for (let n = 0; n < 500; n += 1) assert.ok(judge(order, shownOrder(order, `seed ${n}`)).points < 1, "an order never begins solved");
});

test("drawn questions are spread over the courses, and stay the same for a seed", () => {
  const courses = ["a", "a", "a", "a", "a", "b", "b", "b", "c"];
  const quiz = quizOf(courses.map((course, at) => ({ ...single, key: `k${at}`, course })), { draw: 6 });
  for (let n = 0; n < 200; n += 1) {
    const drawn = draw(quiz, `s${n}`);
    assert.equal(new Set(drawn).size, 6);
    assert.deepEqual(drawn, draw(quiz, `s${n}`));
    const of = (/** @type {string} */ course) => drawn.filter((at) => courses[at] === course).length;
    assert.equal(of("c"), 1);
    assert.ok(of("a") >= 2 && of("b") >= 2, drawn.join());
  }
  assert.deepEqual(draw(quizOf(all), "s"), [0, 1, 2, 3, 4, 5, 6]);
  assert.equal(draw(quizOf(all, { draw: 99 }), "s").length, 7);
});

test("answers survive as a short text, the newest first", () => {
  const quiz = quizOf(all);
  /** @type {import("./quiz.js").Answers} */
  const answers = new Map();
  /** @type {[number, Answer][]} */
  const given = [[0, [2]], [3, [3, 0, 2, 1]], [1, [0, 3]], [2, [1]], [4, [2, 2, 0]], [5, "2.5"], [6, [1]]];
  for (const [at, answer] of given) put(answers, at, answer);
  const text = toText(quiz, answers);
  assert.match(text, /^[\w.-]+$/);
  assert.equal(new URLSearchParams({ a: text }).toString(), `a=${text}`, "an address does not change it");
  assert.ok(text.length <= 28, text);
  assert.ok(text.startsWith("6"), "the newest stands first");
  assert.deepEqual([...fromText(quiz, text)], given);
  // Answered again, an answer is the newest.
  put(answers, 6, [1, 2]);
  put(answers, 0, [0]);
  assert.deepEqual([...fromText(quiz, toText(quiz, answers))].slice(-2), [[6, [1, 2]], [0, [0]]]);
  // Cut off, it loses the oldest.
  for (let most = 0; most < 30; most += 1) {
    const short = toText(quiz, answers, most);
    assert.ok(short.length <= most);
    const kept = [...fromText(quiz, short)];
    assert.deepEqual(kept, [...answers].slice(answers.size - kept.length));
  }
});

test("every order, choice and pair has a text of its own", () => {
  const quiz = quizOf(all);
  const permutations = (/** @type {number[]} */ of) => /** @type {number[][]} */ (of.length < 2 ? [of] : of.flatMap((one) => permutations(of.filter((other) => other !== one)).map((rest) => [one, ...rest])));
  const seen = new Set();
  for (const answer of permutations([0, 1, 2, 3])) {
    const text = toText(quiz, new Map([[3, answer]]));
    seen.add(text);
    assert.deepEqual(fromText(quiz, text).get(3), answer);
  }
  assert.equal(seen.size, 24);
});

test("a text that somebody made up harms nothing", () => {
  const quiz = quizOf(all);
  for (const text of ["", "_", "zz", "0", "09", "1g", "10", "5abc", "5", "55e9", "5-", "6a", "~~", "0_0_0", "é", "4zzzzzzzzzzz", "5999999999999", "NaN"]) {
    for (const [at, answer] of fromText(quiz, text)) {
      const { points } = judge(/** @type {Question} */ (all[at]), answer);
      assert.ok(points >= 0 && points <= 1, text);
    }
  }
  assert.equal(fromText(quiz, "09_1g_6c").size, 0);
});

test("answers and results in words", () => {
  const words = all.map((of) => inWords(of, rightAnswer(of), say, "de"));
  assert.deepEqual(words, ["b", "a; b", "false", "1. 1 → 2. 2 → 3. 3 → 4. 4", "l1 – r1; l2 – r2; l3 – r3", "2,5 days", "1. a 2. c"]);
  assert.deepEqual([1, 1 / 3, 0].map((points) => verdict({ points, parts: [] }, say)), ["right", "partly 33", "wrong"]);
  const text = resultText(quizOf([single, truth, match, story]), [0, 1, 2, 3], new Map([[0, [0]], [1, [0]], [3, [0]]]), { say, locale: "en", date: "27 November" });
  assert.equal(text, [
    "name", "date 27 November 19 August", "Quiz", "score 37 1.5 4", "failed 80", "",
    "1. single?", "answered a (incorrect)", "solution b", "basis § 1 X", "",
    "2. truth?", "answered false (correct)", "basis § 1 X", "",
    "3. match?", "unanswered", "solution l1 – r1; l2 – r2; l3 – r3", "basis § 1 X", "",
    "4. case?", "4.1 s", "answered a (correct)", "4.2 t", "unanswered", "solution c", "basis § 1 X", "",
  ].join("\n"));
});
