// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { fromFragment, limitsKnown, plainNumber, step, toFragment, walk } from "./decide.js";

/** @typedef {import("./decide.js").Table} Table */

const option = (/** @type {string} */ key) => ({ key, text: key, help: null });
const question = (/** @type {string} */ key, /** @type {string[]} */ options = []) => ({
  key, kind: /** @type {const} */ ("choice"), unit: "", text: key, help: null, unsure: "", options: options.map(option), when: [],
});

/** @type {Table} */
const TABLE = {
  key: "t",
  state: "abcd1234",
  questions: [
    question("card", ["yes", "no"]),
    { ...question("pay"), kind: "number" },
    { ...question("duties", ["a", "b"]), kind: "several", when: [{ question: 0, in: ["yes"], unknown: false }] },
  ],
  rules: [
    { when: [{ question: 0, in: ["no"], unknown: true }], outcome: "stop" },
    { when: [{ question: 1, within: [["from", { periods: [{ from: "2026-01-01", to: "2026-12-31", number: 50_700_000 }] }]] }], outcome: "go" },
    { when: [{ question: 2, with: ["a"], without: ["b"] }], outcome: "half" },
    { when: [], outcome: "ask" },
  ],
};

test("a question is asked only while it can change the outcome", () => {
  assert.deepEqual(step(TABLE, [undefined, undefined, undefined], "2026-11-27"), { ask: 0 });
  assert.deepEqual(step(TABLE, ["no", undefined, undefined], "2026-11-27"), { outcome: "stop" });
  assert.deepEqual(step(TABLE, ["yes", "50700", undefined], "2026-11-27"), { outcome: "go" });
  assert.deepEqual(walk(TABLE, ["yes", "50699.99", "a"], "2026-11-27"), { asked: [0, 1, 2], step: { outcome: "half" } });
  assert.deepEqual(walk(TABLE, ["yes", "unknown", "a,b"], "2026-11-27").step, { outcome: "ask" });
});

test("an amount that is not known for the day decides nothing", () => {
  assert.equal(limitsKnown(TABLE, 1, "2026-12-31"), true);
  assert.equal(limitsKnown(TABLE, 1, "2027-01-01"), false);
  assert.deepEqual(walk(TABLE, ["yes", "99999", "-"], "2027-01-01").step, { outcome: "ask" });
});

test("answers go through an address and come back", () => {
  const answers = ["yes", "45934.2", "a,b"];
  const fragment = toFragment(TABLE, answers);
  assert.deepEqual(fromFragment(TABLE, fragment), { answers, changed: false });
  assert.equal(fromFragment(TABLE, fragment.replace("abcd1234", "00000000")).changed, true);
  assert.deepEqual(fromFragment(TABLE, "card=gone&pay=x&duties=a,c").answers, [undefined, undefined, undefined]);
});

test("numbers are read as people write them", () => {
  const written = ["20", "20,5", "20.5", "45.000", "45,000", "45 000,50 €", "45.934,20", "45,934.20", "1.000.000", "0", "", "abc", "-3", "1.2.3"];
  assert.deepEqual(written.map(plainNumber), ["20", "20.5", "20.5", "45000", "45000", "45000.50", "45934.20", "45934.20", "1000000", "0", undefined, undefined, undefined, undefined]);
});

// The generator's own ways through every table, and the tables as its pages carry them.
const { LOTSE_BIN: bin = "", SITE_SOURCE: source = "", SITE_DIR: site = "" } = process.env;
const ready = existsSync(bin) && existsSync(join(site, "de"));
const checks = ready ? readdirSync(join(source, "checks")).filter((name) => name.endsWith(".toml")).map((name) => name.slice(0, -5)) : [];

test("the browser walks the same ways as the generator", { skip: !ready && "needs LOTSE_BIN, SITE_SOURCE and SITE_DIR" }, () => {
  const today = new Date().toISOString().slice(0, 10);
  let ways = 0;
  for (const key of checks) {
    const page = readFileSync(join(site, `de/schnellcheck-${key}.html`), "utf8");
    const data = /<script type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const table = /** @type {Table} */ (JSON.parse(data));
    const lines = execFileSync(bin, ["paths", key, "--site", source, "--format", "json", "--as-of", today], { encoding: "utf8", maxBuffer: 1 << 28 });
    for (const line of lines.trim().split("\n")) {
      const { answers, outcome } = JSON.parse(line);
      const given = table.questions.map((q) => answers.find((/** @type {[string, string]} */ [known]) => known === q.key)?.[1]);
      const { asked, step: last } = walk(table, given, today);
      assert.deepEqual(last, { outcome }, `${key}: ${line}`);
      assert.deepEqual(asked.map((index) => table.questions[index]?.key), answers.map((/** @type {[string, string]} */ [known]) => known), key);
      assert.deepEqual(fromFragment(table, toFragment(table, given)).answers, given, key);
      ways += 1;
    }
  }
  assert.ok(ways > 200, `${ways} ways`);
});
