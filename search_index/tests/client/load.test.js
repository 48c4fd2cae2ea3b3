// @ts-check
/** The loader against a page that is played: scripts that load, fail, lie, or come before the client. */

import assert from "node:assert/strict";
import test from "node:test";
import { PieceError, checksum } from "../../client/format.js";

/** Script elements that were added and wait for the test to decide. @type {any[]} */
let added = [];
/** @type {any} */
const scope = globalThis;
scope.self = globalThis;
scope.lotseSearch = [["early/1", checksum("before the client"), "before the client"]];
scope.document = {
  baseURI: "https://example.org/de/page.html",
  readyState: "complete",
  scripts: [],
  createElement: () => Object.assign(new EventTarget(), { src: "", remove() {} }),
  head: { append: (/** @type {any} */ script) => added.push(script) },
};
const { createLoad } = await import("../../client/load.js");
const load = createLoad("../search/");

const turn = () => new Promise(resolve => setTimeout(resolve));
/** @param {string} name @param {string} payload */
const call = (name, payload, sum = checksum(payload)) => scope.lotseSearch.push([name, sum, payload]);
/** @param {string} problem */
const fails = problem => (/** @type {unknown} */ error) => error instanceof PieceError && error.problem === problem;

/** @param {string} name */
async function start(name) {
  added = [];
  const payload = load(name);
  payload.catch(() => {});
  await turn();
  return { payload, script: added[0] };
}

test("a piece that came before the client needs no script", async () => {
  assert.equal(await load("early/1"), "before the client");
});

test("a piece is asked for below the base and counts once it has called back", async () => {
  const { payload, script } = await start("de/a-1");
  assert.equal(script.src, "https://example.org/search/de/a-1.js");
  call("de/a-1", "text");
  script.dispatchEvent(new Event("load"));
  assert.equal(await payload, "text");
});

test("a script that fails is missing", async () => {
  const { payload, script } = await start("de/a-2");
  script.dispatchEvent(new Event("error"));
  await assert.rejects(payload, fails("missing"));
});

test("a script that says nothing, or another piece's words, is damaged", async () => {
  const silent = await start("de/a-3");
  silent.script.dispatchEvent(new Event("load"));
  await assert.rejects(silent.payload, fails("damaged"));
  const other = await start("de/a-4");
  call("de/a-5", "text");
  other.script.dispatchEvent(new Event("load"));
  await assert.rejects(other.payload, fails("damaged"));
});

test("a wrong checksum is damaged, and the next try starts anew", async () => {
  const { payload } = await start("de/a-6");
  call("de/a-6", "text", 1);
  await assert.rejects(payload, fails("damaged"));
  const again = await start("de/a-6");
  call("de/a-6", "text");
  assert.equal(await again.payload, "text");
});

test("six scripts at most are under way", async () => {
  added = [];
  const names = Array.from({ length: 9 }, (_, number) => `de/b-${number}`);
  const all = Promise.all(names.map(load));
  await turn();
  assert.equal(added.length, 6);
  for (const name of names) {
    call(name, name);
    await turn();
  }
  assert.deepEqual(await all, names);
  assert.equal(added.length, 9);
});
