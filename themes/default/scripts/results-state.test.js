// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, corrected, readFragment, withKey, writeFragment } from "./results-state.js";

const nothing = { text: "", filter: {}, limit: PAGE };

test("a state comes back from its fragment", () => {
  for (const state of [
    { text: "blaue karte", filter: {}, limit: PAGE },
    { text: "„§ 18g“ & 100 % #1, C++?", filter: { topic: ["blue-card", "fees"], audience: ["hr"] }, limit: 3 * PAGE },
    { text: "", filter: { permit: ["18g"] }, limit: PAGE },
    { text: "Straße 😀 ṻ", filter: { kind: ["guidance"], phase: ["studies"] }, limit: PAGE },
  ]) {
    assert.deepEqual(readFragment(`#${writeFragment(state)}`), state);
  }
});

test("a fragment is short and can be read", () => {
  assert.equal(writeFragment({ text: "blaue karte", filter: { topic: ["a", "b"], audience: [] }, limit: PAGE }), "q=blaue+karte&topic=a,b");
  assert.equal(writeFragment({ text: "18g", filter: {}, limit: 2 * PAGE }), `q=18g&n=${2 * PAGE}`);
  assert.equal(writeFragment({ ...nothing, limit: 2 * PAGE }), "");
});

test("the order of filters is that of the page, whatever was chosen first", () => {
  assert.equal(writeFragment({ ...nothing, filter: { audience: ["hr"], topic: ["a"] } }), "topic=a&audience=hr");
});

test("what others wrote is read as far as it makes sense", () => {
  assert.deepEqual(readFragment("#q=18g&colour=red&n=7&topic=a&topic=b,a,,"), { text: "18g", filter: { topic: ["a", "b"] }, limit: PAGE });
  assert.deepEqual(readFragment("#q=a%20b&n=13"), { text: "a b", filter: {}, limit: 2 * PAGE });
  assert.deepEqual(readFragment("#q=%zz&n=-3"), { text: "%zz", filter: {}, limit: PAGE });
  assert.equal(readFragment("#q=a&n=1e99")?.limit, 1000);
});

test("nothing is a state, another anchor is none", () => {
  assert.deepEqual(readFragment(""), nothing);
  assert.deepEqual(readFragment("#"), nothing);
  assert.equal(readFragment("#page-main"), null);
});

test("a key is added once and taken away", () => {
  assert.deepEqual(withKey({ topic: ["a"] }, "topic", "b", true), { topic: ["a", "b"] });
  assert.deepEqual(withKey({ topic: ["a"] }, "topic", "a", true), { topic: ["a"] });
  assert.deepEqual(withKey({ topic: ["a", "b"], kind: ["c"] }, "topic", "a", false), { topic: ["b"], kind: ["c"] });
});

test("a question with corrected words keeps the others", () => {
  assert.equal(corrected("Werkstudnet in Teilzeit", [{ from: "werkstudnet", to: "werkstudent" }]), "werkstudent in Teilzeit");
  assert.equal(corrected("Blaue Krate", [{ from: "straße", to: "strasse" }]), "Blaue Krate");
});
