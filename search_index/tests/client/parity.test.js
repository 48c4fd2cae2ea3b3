// @ts-check
/** The differential test. `cargo test -p lotse-search-index browser` makes the pieces and the expected answers. */

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";
import { stem } from "../../client/analyse.js";
import { Engine } from "../../client/engine.js";
import { loadFrom } from "./pieces.js";

const folder = process.env.LOTSE_SEARCH_PARITY;
const skip = folder ? false : "run by cargo test";
/** @param {string} file */
const lines = file => fs.readFileSync(path.join(folder ?? "", file), "utf8").trimEnd().split("\n");

for (const language of /** @type {const} */ (["de", "en"])) {
  test(`stems of a generated vocabulary, ${language}`, { skip }, () => {
    for (const line of lines(language + ".stems")) {
      const [form, expected] = line.split(" ");
      assert.equal(stem(language, form), expected, form);
    }
  });

  test(`answers to generated queries, ${language}`, { skip }, async () => {
    const engine = new Engine(language, loadFrom(folder ?? ""));
    for (const line of lines(language + ".answers")) {
      const { query, answer: expected, snippet } = JSON.parse(line);
      const { text, problem, ...answer } = await engine.query(query, 8);
      assert.equal(problem, null);
      assert.deepEqual(answer, expected, text);
      // The objects of the answer itself, because the engine remembers where each hit's text is.
      const filled = await engine.snippets({ text, problem, ...answer, hits: answer.hits.slice(0, 1) });
      assert.deepEqual(filled.hits[0]?.snippet ?? null, snippet, text);
    }
  });
}
