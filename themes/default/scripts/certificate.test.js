// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { EMPTY, fromFragment, missing, plainScore } from "./certificate.js";

const courses = [{ key: "basics", title: "Grundlagen" }];

test("only values that fit come from the address, and never a name", () => {
  assert.deepEqual(fromFragment(courses, "course=basics&score=85&date=2026-11-27&state=a1b2&name=Eve"), { course: "basics", score: "85", date: "2026-11-27", state: "a1b2" });
  assert.deepEqual(fromFragment(courses, "course=other&score=101&date=2026-02-30&state=%3Cb%3E"), {});
  assert.deepEqual(fromFragment(courses, ""), {});
});

test("a score is whole percent or empty", () => {
  assert.deepEqual(["85", " 85 % ", "0", "100", "", "101", "8.5", "-1", "gut"].map(plainScore), ["85", "85", "0", "100", "", undefined, undefined, undefined, undefined]);
});

test("what is missing is named", () => {
  assert.deepEqual(missing(EMPTY), ["name", "course", "date"]);
  assert.deepEqual(missing({ name: " Frau R. ", course: "basics", date: "2026-11-27", score: "", state: "" }), []);
  assert.deepEqual(missing({ name: "Frau R.", course: "basics", date: "27.11.2026", score: "viel", state: "" }), ["date", "score"]);
});
