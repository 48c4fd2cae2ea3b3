// @ts-check
// The search benchmark: what a reader's browser loads, waits for and finds, on a corpus of real texts.
// Owns the command line and the order of the work. README.md says how each figure is measured.
//
//     node tests/bench/search.mjs [--n 1000,10000] [--peers] [--corpus DIR] [--out FILE]

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { root } from "../browser/support/site.mjs"
import { browserVersion } from "./browser.mjs"
import { readCorpus, readQueries } from "./corpus.mjs"
import { buildLotse, prepareLotse } from "./lotse.mjs"
import { measure } from "./measure.mjs"
import { buildPagefind, preparePagefind } from "./pagefind.mjs"
import { table } from "./table.mjs"

/** @typedef {import("./corpus.mjs").Corpus} Corpus */
/** @typedef {import("./engine.mjs").Engine} Engine */

/**
 * Something to measure: `prepare` once, `build` for each corpus. A peer may fail, Lotse may not.
 * @typedef {object} Candidate
 * @property {string} name
 * @property {boolean} peer
 * @property {() => void} prepare
 * @property {(corpus: Corpus, folder: string) => Promise<Engine>} build
 */

/** @type {Candidate[]} */
const candidates = [
  { name: "lotse", peer: false, prepare: prepareLotse, build: buildLotse },
  { name: "pagefind", peer: true, prepare: preparePagefind, build: buildPagefind },
]

const { values: options } = parseArgs({
  options: {
    n: { type: "string", default: "1000,10000" },
    peers: { type: "boolean", default: false },
    corpus: { type: "string", default: process.env.LOTSE_CORPUS ?? join(root, "../shared/bench") },
    out: { type: "string" },
  },
})

/** @param {string} text what is going on; the tables alone go to the standard output */
const say = (text) => void process.stderr.write(`${text}\n`)

/**
 * Does a peer's work, or says why it is left out. Without an answer from npm there is still Lotse to measure.
 * @template T @param {Candidate} candidate @param {() => T | Promise<T>} work @returns {Promise<T | undefined>}
 */
async function attempt({ name, peer }, work) {
  try {
    return await work()
  } catch (error) {
    if (!peer) throw error
    say(`${name} is left out: ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

/** @returns {Promise<Candidate[]>} those that are wanted and ready */
async function ready() {
  const found = []
  for (const candidate of candidates) {
    if (candidate.peer && !options.peers) continue
    if (await attempt(candidate, () => (candidate.prepare(), true))) found.push(candidate)
  }
  return found
}

/**
 * @param {Candidate} candidate @param {Corpus} corpus @param {string} work
 * @param {import("./corpus.mjs").Query[]} queries
 */
async function measured(candidate, corpus, work, queries) {
  const folder = join(work, `${candidate.name}-${corpus.size}`)
  mkdirSync(folder)
  say(`${corpus.size} entries: ${candidate.name} builds its index`)
  const engine = await candidate.build(corpus, folder)
  say(`${corpus.size} entries: ${engine.name} is asked`)
  const result = await measure(engine, queries, corpus.titles)
  rmSync(folder, { recursive: true })
  return result
}

async function main() {
  const sizes = options.n.split(",").map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) throw new Error("--n wants numbers: --n 1000,10000")
  const queries = readQueries(options.corpus)
  const work = mkdtempSync(join(tmpdir(), "lotse-bench-"))
  try {
    const wanted = await ready()
    const texts = []
    for (const size of sizes) {
      const corpus = readCorpus(options.corpus, size, work)
      const before = loadavg()[0] ?? 0
      const results = []
      for (const candidate of wanted) {
        const result = await attempt(candidate, () => measured(candidate, corpus, work, queries))
        if (result) results.push(result)
      }
      texts.push(table(size, results, { browser: await browserVersion(), load: [before, loadavg()[0] ?? 0] }))
      process.stdout.write(`${texts.at(-1)}\n`)
    }
    if (options.out) writeFileSync(options.out, texts.join("\n"))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

await main()
