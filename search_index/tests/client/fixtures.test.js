// @ts-check
/** The shared fixtures: the same files are read by `tests/main/fixtures.rs`. */

import assert from "node:assert/strict";
import test from "node:test";
import { normalise, stem, tokens } from "../../client/analyse.js";
import { Engine } from "../../client/engine.js";
import { json, loadFrom, v2 } from "./pieces.js";

test("tokens are those of the fixture", () => {
  for (const [, text, expected] of json("tokens.json")) {
    assert.deepEqual(tokens(normalise(text)).map(token => token.text), expected, text);
  }
});

test("offsets point to the words", () => {
  const text = "Nach § 18 b AufenthG, seit 2024.";
  assert.deepEqual(tokens(text).map(({ start, end }) => text.slice(start, end)), ["Nach", "18 b", "AufenthG", "seit", "2024"]);
});

test("stems are those of the fixture", () => {
  for (const [language, file] of /** @type {const} */ ([["de", "stems_german.json"], ["en", "stems_english.json"]])) {
    for (const pair of json(file).flatMap((/** @type {string} */ line) => line.split(", "))) {
      const [form, expected] = pair.split(" ");
      assert.equal(stem(language, form), expected, form);
    }
  }
});

test("rankings are those of the fixture", async () => {
  const engine = new Engine("de", loadFrom(v2));
  for (const [text, expected] of json("rankings.json").queries) {
    const answer = await engine.query(text, expected.length || 1);
    assert.equal(answer.problem, null);
    assert.deepEqual(answer.hits.map(({ key, anchor }) => (anchor ? `${key}#${anchor}` : key)), expected, text);
  }
});
