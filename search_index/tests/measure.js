// @ts-check
/**
 * What queries cost a cold page: bytes after gzip, requests, time. `examples/measure.rs` writes the folder.
 *
 *     node search_index/tests/measure.js FOLDER [CLIENT] [QUERIES.json]
 */

import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Engine } from "../client/engine.js";
import { loadFrom } from "./client/pieces.js";

const [folder = ".", client, file] = process.argv.slice(2);
const size = (/** @type {string} */ name) => gzipSync(fs.readFileSync(name), { level: 9 }).length;
const clientSize = client ? size(client) : 0;
const load = loadFrom(folder);
console.log(`client ${clientSize}, manifest ${size(path.join(folder, "de.js"))}`);

/** @type {Record<string, number[]>} */
const kinds = {};
for (const name of fs.readdirSync(path.join(folder, "de"))) {
  const text = fs.readFileSync(path.join(folder, "de", name), "utf8");
  const kind = /"1([ts])/.exec(text)?.[1] ?? "?";
  (kinds[kind] ??= []).push(gzipSync(text, { level: 9 }).length);
}
for (const [kind, sizes] of Object.entries(kinds)) {
  sizes.sort((a, b) => a - b);
  const sum = sizes.reduce((a, b) => a + b, 0);
  console.log(`pieces ${kind}: ${sizes.length}, median ${sizes[sizes.length >> 1]}, largest ${sizes.slice(-3)}, together ${sum}`);
}

/** @param {string} text */
async function cold(text) {
  /** @type {string[]} */
  const names = [];
  const engine = new Engine("de", name => (names.push(name), load(name)));
  await engine.query(text, 5);
  const bytes = names.map(name => size(path.join(folder, name + ".js"))).reduce((a, b) => a + b, clientSize);
  const texts = names.filter(name => fs.readFileSync(path.join(folder, name + ".js"), "utf8").includes('"1s')).length;
  const steps = texts ? 3 : 2;
  const start = performance.now();
  const answer = await engine.query(text, 5);
  const warm = performance.now() - start;
  console.log(`${text}: ${bytes} bytes, ${names.length + 1} requests, ${steps} steps, warm ${warm.toFixed(1)} ms, ${answer.total} pages`);
}

for (const text of [
  "Aufenthaltserlaubnis",
  "Kündigung",
  "Arbeitgeber",
  "Visum",
  "arb",
  "auf",
  "Darf ein ausländischer Student neben dem Studium arbeiten",
  "Welches Gehalt brauche ich für die Blaue Karte",
]) {
  await cold(text);
}

if (file) {
  const engine = new Engine("de", load);
  /** @type {Record<string, [number, number, number]>} */
  const kindsOf = {};
  const times = [];
  for (const { q, class: kind, ids, title_re: pattern } of JSON.parse(fs.readFileSync(file, "utf8"))) {
    const start = performance.now();
    const { hits } = await engine.query(q, 10);
    times.push(performance.now() - start);
    const rank = hits.findIndex(hit => (ids ? ids.includes(hit.key) : new RegExp(pattern).test(hit.title))) + 1;
    const sums = (kindsOf[kind] ??= [0, 0, 0]);
    sums[0]++;
    sums[1] += rank ? 1 : 0;
    sums[2] += rank ? 1 / rank : 0;
    if (rank !== 1) console.log(`  ${q}: rank ${rank || "none"}: ${hits.slice(0, 3).map(hit => hit.title).join(" | ")}`);
  }
  times.sort((a, b) => a - b);
  console.log(`first time asked, decoding included: median ${times[times.length >> 1].toFixed(1)} ms, largest ${times.at(-1)?.toFixed(1)} ms`);
  for (const [kind, [count, found, sum]] of Object.entries(kindsOf)) {
    console.log(`${kind}: ${found}/${count} among ten, mean reciprocal rank ${(sum / count).toFixed(3)}`);
  }
}
