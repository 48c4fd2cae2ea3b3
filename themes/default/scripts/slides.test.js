// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { actionOf, behind, chosen, elapsedText, fromFragment, minutesOf, pack, placesOf, planned, toFragment, unpack } from "./slides.js";

const lessons = [
  { key: "nationality", title: "Wer braucht einen Titel?", minutes: 10, slides: 2 },
  { key: "card", title: "Was steht auf der Karte?", minutes: 20, slides: 4 },
  { key: "monday", title: "Was tun Sie am Montag?", minutes: 15, slides: 1 },
];

test("lessons keep the order of the course; a choice that fits nothing is the whole course", () => {
  const keys = (/** @type {string[]} */ some) => chosen(lessons, some).map(({ key }) => key);
  assert.deepEqual(keys(["monday", "nationality"]), ["nationality", "monday"]);
  assert.deepEqual(keys([]), ["nationality", "card", "monday"]);
  assert.deepEqual(keys(["gone"]), ["nationality", "card", "monday"]);
  assert.equal(minutesOf(chosen(lessons, ["card", "monday"])), 35);
  assert.deepEqual(placesOf(lessons, ["monday", "nationality"]), [
    { lesson: null, slide: 0 },
    { lesson: 0, slide: 0 },
    { lesson: 0, slide: 1 },
    { lesson: 2, slide: 0 },
  ]);
});

test("the address comes back as it went", () => {
  for (const address of [
    { keys: ["a", "b-2"], slide: 3, presenter: false, then: [] },
    { keys: [], slide: null, presenter: false, then: [{ file: "folien-x.html", keys: ["a"], title: "Über & ~ #" }, { file: "y.html", keys: [], title: "Y" }] },
    { keys: ["a"], slide: 12, presenter: true, then: [] },
  ]) {
    assert.deepEqual(fromFragment(toFragment(address)), address);
  }
  assert.equal(toFragment({ keys: ["a", "b"], slide: 3, presenter: true, then: [] }), "presenter&lessons=a,b&slide=3");
  for (const wrong of ["0", "-1", "x", "1.5", "99999", ""]) assert.equal(fromFragment(`slide=${wrong}`).slide, null);
  for (const wrong of ["javascript:alert(1).html~~X", "https://example.org/x.html~~X", "../x.html~~X", "x.html", "x.html~a~"]) assert.deepEqual(fromFragment(`then=${encodeURIComponent(wrong)}`).then, [], wrong);
});

test("keys of keyboards and clickers act; shortcuts of the browser stay its own", () => {
  const press = (/** @type {string} */ key, more = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });
  /** @type {[string, string][]} */
  const cases = [["ArrowRight", "next"], ["PageDown", "down"], ["PageUp", "up"], ["B", "black"], [".", "black"], ["Escape", "end"], ["Home", "first"]];
  for (const [key, action] of cases) assert.equal(actionOf(press(key), false), action, key);
  assert.equal(actionOf(press(" "), false), "down");
  assert.equal(actionOf(press(" ", { shiftKey: true }), false), "up");
  assert.equal(actionOf(press(" "), true), undefined);
  assert.equal(actionOf(press("p", { ctrlKey: true }), false), undefined);
  assert.equal(actionOf(press("ArrowLeft", { altKey: true }), false), undefined);
  assert.equal(actionOf(press("toString"), false), undefined);
});

test("slides share the minutes of their lesson, of chosen lessons only", () => {
  const all = placesOf(lessons, []);
  assert.deepEqual(planned(lessons, all, 0), { from: 0, until: 0, end: 0 });
  assert.deepEqual(planned(lessons, all, 2), { from: 5, until: 10, end: 10 });
  assert.deepEqual(planned(lessons, all, 4), { from: 15, until: 20, end: 30 });
  const some = placesOf(lessons, ["card", "monday"]);
  assert.deepEqual(planned(lessons, some, 1), { from: 0, until: 5, end: 20 });
  assert.deepEqual(planned(lessons, some, 5), { from: 20, until: 35, end: 35 });
});

test("behind and ahead are whole minutes", () => {
  const plan = { from: 5, until: 10 };
  /** @type {[number, number][]} */
  const cases = [[4.5, 0], [2, -3], [5, 0], [10, 0], [10.9, 0], [13.2, 3]];
  for (const [minutes, expected] of cases) assert.equal(behind(minutes * 60_000, plan), expected, String(minutes));
  assert.deepEqual([0, 59_999, 60_000, 4_504_000, -5].map(elapsedText), ["0:00", "0:59", "1:00", "75:04", "0:00"]);
});

test("only messages of the other window of this course are read", () => {
  const message = { kind: /** @type {const} */ ("state"), slide: 3, black: false, since: 1_800_000_000_000, scrolled: 0.5 };
  assert.deepEqual(unpack(structuredClone(pack("basics", message)), "basics"), message);
  const good = pack("basics", message);
  for (const bad of [null, "state", 3, {}, { ...good, sender: "x" }, { ...good, kind: "eval" }, { ...good, slide: "3" }, { ...good, slide: 1.5 }, { ...good, slide: -1 }, { ...good, black: 1 }, { ...good, since: Number.NaN }, { ...good, scrolled: 2 }]) {
    assert.equal(unpack(bad, "basics"), undefined);
  }
  assert.equal(unpack(good, "other"), undefined);
});
