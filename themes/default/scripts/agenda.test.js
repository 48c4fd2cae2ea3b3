// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { agenda, fromFragment, minuteOfDay, slidesOf, timeText, toFragment } from "./agenda.js";
import { fromFragment as slidesFrom } from "./slides.js";

/** @type {import("./agenda.js").Course[]} */
const courses = [
  { key: "basics", title: "Grundlagen", slides: "folien-basics.html", lessons: [["nationality", "Wer braucht einen Titel?", 10], ["card", "Die Karte", 20]] },
  { key: "students-interns", title: "Studierende", slides: "folien-students.html", lessons: [["days", "140 Tage", 25], ["card", "Die Karte", 5]] },
];

/** @param {Partial<import("./agenda.js").Plan>} of @returns {import("./agenda.js").Plan} */
const plan = (of) => ({ choice: {}, quizzes: [], extras: {}, start: "", title: "", date: "", ...of });

test("the address comes back as it went, and names only what exists", () => {
  for (const fragment of [
    "basics=nationality,card&students-interns=days&_start=09:30",
    "basics=card&_quiz=basics,students-interns&_welcome=10&_break=20&_questions=5&_start=09:30&_date=2026-11-27&_title=Tag%20%26%20Nacht%23",
  ]) {
    assert.equal(toFragment(courses, fromFragment(courses, fragment)), fragment);
  }
  assert.deepEqual(fromFragment(courses, "basics=nationality,card&students-interns=days&_start=09:30"), plan({ choice: { basics: ["nationality", "card"], "students-interns": ["days"] }, start: "09:30" }));
  const old = fromFragment(courses, "basics=gone,card&other=x&_start=25:00&_quiz=gone&_break=0&_welcome=x&_questions=999&_date=2026-13-01");
  assert.deepEqual(old, plan({ choice: { basics: ["card"], "students-interns": [] } }));
  assert.equal(toFragment(courses, fromFragment(courses, "page-main")), "");
});

test("lessons follow one another over all courses", () => {
  const parts = agenda(courses, plan({ choice: { basics: ["card"], "students-interns": ["days", "card"] } }));
  assert.deepEqual(parts.map(({ course, from, until }) => [course, from, until]), [["basics", 0, 20], ["students-interns", 20, 45], ["students-interns", 45, 50]]);
  assert.deepEqual(agenda(courses, plan({ extras: { welcome: 10, break: 10 } })), []);
});

test("a quiz ends its course, the break stands in the middle, all of it counts", () => {
  const all = { welcome: 10, break: 15, questions: 5 };
  const kinds = (/** @type {Partial<import("./agenda.js").Plan>} */ of) => agenda(courses, plan(of)).map(({ kind, from }) => `${kind} ${from}`);
  assert.deepEqual(kinds({ choice: { basics: ["card"], "students-interns": ["days"] }, quizzes: ["basics"], extras: all }), ["welcome 0", "lesson 10", "quiz 30", "break 40", "lesson 55", "questions 80"]);
  assert.deepEqual(kinds({ quizzes: ["students-interns"], extras: all }), ["welcome 0", "quiz 10", "break 20", "questions 35"]);
  assert.deepEqual(kinds({ choice: { basics: ["card"] }, quizzes: ["basics"], extras: { break: 15 } }), ["lesson 0", "quiz 20", "break 30"]);
  assert.deepEqual(kinds({ choice: { basics: ["nationality", "card"] }, extras: { break: 15 } }), ["lesson 0", "break 10", "lesson 25"]);
});

test("slides are linked with the chosen lessons and with what follows; a whole course needs no choice", () => {
  assert.equal(slidesOf(courses.slice(0, 1), { basics: ["card"] }), "folien-basics.html#lessons=card");
  assert.equal(slidesOf(courses.slice(0, 1), { basics: ["nationality", "card"] }), "folien-basics.html");
  const both = slidesOf(courses, { basics: ["card"], "students-interns": ["days"] });
  assert.equal(both, "folien-basics.html#lessons=card&then=folien-students.html~days~Studierende");
  assert.deepEqual(slidesFrom(both.split("#")[1] ?? "").then, [{ file: "folien-students.html", keys: ["days"], title: "Studierende" }]);
});

test("times of day are read and written", () => {
  assert.deepEqual(["09:30", "00:00", "24:00", "9:30", ""].map(minuteOfDay), [570, 0, undefined, undefined, undefined]);
  assert.deepEqual([570, 0, 1439, 1445].map(timeText), ["09:30", "00:00", "23:59", "00:05"]);
});
