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
const lines = file => {
  const place = path.join(folder ?? "", file);
  return fs.existsSync(place) ? fs.readFileSync(place, "utf8").trimEnd().split("\n") : [];
};

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
      const { query, filter, facets, answer: expected, snippet } = JSON.parse(line);
      const answer = await engine.query(query, 8, filter ?? {});
      const { text, problem, ...given } = answer;
      assert.equal(problem, null);
      assert.deepEqual(given, expected, text);
      if (facets) assert.deepEqual(await engine.facets(answer), facets, text);
      answer.hits.splice(1);
      await engine.snippets(answer);
      assert.deepEqual(answer.hits[0]?.snippet ?? null, snippet, text);
    }
  });
}
