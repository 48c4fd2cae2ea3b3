// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { find } from "./finder.js";

/** @type {import("./finder.js").Place[]} */
const PLACES = [
  ["Osnabrück", ["49074", "49080"], ["a"], false],
  ["Ostercappeln", ["49179"], ["b"], false],
  ["Lingen (Ems)", ["49808", "49811"], ["c"], true],
  ["Bad Iburg", ["49186"], ["b"], false],
  ["Glandorf", ["49219", "49186"], ["b"], false],
];
const names = (/** @type {string} */ text) => find(PLACES, text).map(([name]) => name);

test("places are found by postcode and by name, however they are spelt", () => {
  assert.deepEqual(names("49080"), ["Osnabrück"]);
  assert.deepEqual(names("osnabrueck"), ["Osnabrück"]);
  assert.deepEqual(names(" LINGEN "), ["Lingen (Ems)"]);
  assert.deepEqual(names("49811 Lingen"), ["Lingen (Ems)"]);
  assert.deepEqual(names("bad ib"), ["Bad Iburg"]);
  assert.deepEqual(names("Iburg"), ["Bad Iburg"]);
});

test("a postcode of several places gives them all, and outside the list nothing is guessed", () => {
  assert.deepEqual(names("49186"), ["Bad Iburg", "Glandorf"]);
  assert.deepEqual(names("49186 Glandorf"), ["Glandorf"]);
  for (const text of ["20095", "Hamburg", "4908", "os", "", "49080 Lingen"]) assert.deepEqual(names(text), [], text);
});
