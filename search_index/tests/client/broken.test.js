// @ts-check
/** Whatever happens to the files, a search answers and says what is wrong. */

import assert from "node:assert/strict";
import test from "node:test";
import { Engine } from "../../client/engine.js";
import { PieceError, checksum } from "../../client/format.js";
import { loadFrom, v2 } from "./pieces.js";

/** @param {(name: string, script: string) => string} change @param {string} [text] */
const ask = (change, text = "blaue karte was") => new Engine("de", loadFrom(v2, change)).query(text, 5);

/** @param {string} name @param {string} payload */
const script = (name, payload) => `self.lotseSearch.push(${JSON.stringify([name, checksum(payload), payload])})`;

test("a missing manifest and missing pieces", async () => {
  assert.equal((await new Engine("de", loadFrom("/nowhere")).query("karte", 5)).problem, "missing");
  const load = loadFrom(v2);
  const engine = new Engine("de", async name => {
    if (name === "de") return load(name);
    throw new PieceError("missing");
  });
  const answer = await engine.query("karte", 5);
  assert.deepEqual([answer.problem, answer.total, answer.hits], ["missing", 0, []]);
});

test("truncated, changed and exchanged pieces are damaged", async () => {
  for (const file of ["manifest", "piece"]) {
    const hit = (/** @type {string} */ name) => (file === "manifest" ? name === "de" : name !== "de");
    assert.equal((await ask((name, text) => (hit(name) ? text.slice(0, text.length / 2) : text))).problem, "damaged");
    assert.equal((await ask((name, text) => (hit(name) ? text.replace(/e/, "f") : text))).problem, "damaged");
    assert.equal((await ask((name, text) => (hit(name) ? script(name, "2m\nxx") : text))).problem, "damaged");
    assert.equal((await ask((name, text) => (hit(name) ? "" : text))).problem, "damaged");
  }
});

test("pieces of another version are outdated", async () => {
  for (const own of ["de", ""]) {
    const change = (/** @type {string} */ name, /** @type {string} */ text) =>
      own === "" || name === own ? script(name, name === "de" ? "1m\n" : "1t\n") : text;
    assert.equal((await ask(change)).problem, "outdated");
  }
});

test("garbage in a whole piece is damaged, wherever it stands", async () => {
  const load = loadFrom(v2);
  const engine = new Engine("de", load);
  const manifest = await load("de");
  await engine.query("karte", 5);
  for (let at = 3; at < manifest.length; at += 7) {
    const changed = manifest.slice(0, at) + "\t\n" + manifest.slice(at + 1);
    const answer = await new Engine("de", async name => (name === "de" ? changed : load(name))).query("blaue karte", 5);
    assert.ok(Array.isArray(answer.hits));
  }
  for (let at = 3; at < 3000; at += 41) {
    const cut = async (/** @type {string} */ name) => (name === "de" ? manifest : (await load(name)).slice(0, at));
    const broken = new Engine("de", cut);
    const answer = await broken.snippets(await broken.query("blaue karte der", 5));
    assert.ok(Array.isArray(answer.hits));
  }
});

test("what failed is tried again", async () => {
  const load = loadFrom(v2);
  let down = true;
  const engine = new Engine("de", async name => {
    if (down) throw new PieceError("missing");
    return load(name);
  });
  assert.equal((await engine.query("karte", 5)).problem, "missing");
  down = false;
  assert.equal((await engine.query("karte", 5)).problem, null);
});
