// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { agenda, fromFragment, minuteOfDay, slidesOf, timeText, toFragment } from "./agenda.js";

/** @type {import("./agenda.js").Course[]} */
const courses = [
  { key: "basics", title: "Grundlagen", slides: "folien-basics.html", lessons: [["nationality", "Wer braucht einen Titel?", 10], ["card", "Die Karte", 20]] },
  { key: "students-interns", title: "Studierende", slides: "folien-students.html", lessons: [["days", "140 Tage", 25], ["card", "Die Karte", 5]] },
];

test("the address comes back as it went, and names only what exists", () => {
  const fragment = "basics=nationality,card&students-interns=days&_start=09:30";
  const { choice, start } = fromFragment(courses, fragment);
  assert.deepEqual(choice, { basics: ["nationality", "card"], "students-interns": ["days"] });
  assert.equal(toFragment(courses, choice, start), fragment);
  const old = fromFragment(courses, "basics=gone,card&other=x&_start=25:00");
  assert.deepEqual(old, { choice: { basics: ["card"], "students-interns": [] }, start: "" });
  assert.equal(toFragment(courses, fromFragment(courses, "page-main").choice, ""), "");
});

test("lessons follow one another over all courses", () => {
  const parts = agenda(courses, { basics: ["card"], "students-interns": ["days", "card"] });
  assert.deepEqual(parts.map(({ course, from, until }) => [course, from, until]), [["basics", 0, 20], ["students-interns", 20, 45], ["students-interns", 45, 50]]);
  assert.deepEqual(agenda(courses, {}), []);
});

test("slides are linked with the chosen lessons; a whole course needs no choice", () => {
  const [basics] = courses;
  assert.ok(basics);
  assert.equal(slidesOf(basics, ["card"]), "folien-basics.html#lessons=card");
  assert.equal(slidesOf(basics, ["nationality", "card"]), "folien-basics.html");
});

test("times of day are read and written", () => {
  assert.deepEqual(["09:30", "00:00", "24:00", "9:30", ""].map(minuteOfDay), [570, 0, undefined, undefined, undefined]);
  assert.deepEqual([570, 0, 1439, 1445].map(timeText), ["09:30", "00:00", "23:59", "00:05"]);
});
