// @ts-check
// Lotse's search as a candidate: the pieces alone, written by the crate's example, and the client alone as one script.

import { join } from "node:path"
import { build } from "esbuild"
import { root } from "../browser/support/site.mjs"
import { run, weigh } from "./engine.mjs"

/** The program that writes the pieces. */
const program =
  process.env.LOTSE_MEASURE ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release/examples/measure")

/** Compiles it, so that this time is not taken for theirs. */
export function prepareLotse() {
  if (process.env.LOTSE_MEASURE) return
  run("cargo", ["build", "--release", "--locked", "-p", "lotse-search-index", "--example", "measure"], root)
}

/**
 * @param {import("./corpus.mjs").Corpus} corpus @param {string} folder
 * @returns {Promise<import("./engine.mjs").Engine>}
 */
export async function buildLotse(corpus, folder) {
  const pieces = join(folder, "search")
  const seconds = run(program, [corpus.file, pieces, "--synonyms", join(root, "src/index/everyday.de.txt")])
  await bundleClient(join(folder, "client.js"))
  return { name: "Lotse", folder, index: weigh(pieces, seconds), install: lotseInPage }
}

/** @param {string} outfile a classic script, made as the theme's bundle is made */
async function bundleClient(outfile) {
  await build({
    stdin: {
      contents: `import { openSearch } from "./index.js"; self.openSearch = openSearch`,
      resolveDir: join(root, "search_index/client"),
    },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    outfile,
  })
}

function lotseInPage() {
  /** @typedef {{ title: string, address: string, snippet?: { text: string }[] }} Hit */
  /** @typedef {{ total: number, hits: Hit[], problem: string | null }} Answer */
  /** What the client in `search_index/client/index.js` offers, as far as it is used here. @typedef {object} Search
   * @property {(text: string, options: { limit: number }) => Promise<Answer | null>} query
   * @property {(answer: Answer) => Promise<Answer | null>} snippets
   */
  /** @type {Search} */
  let search
  /** @type {Answer} */
  let latest

  /** Scripts run in the order in which they were added, like those with `defer` in the theme's pages. */
  const script = (/** @type {string} */ address) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script")
      Object.assign(element, { src: address, async: false, onload: resolve, onerror: () => reject(new Error(address)) })
      document.head.append(element)
    })

  /** @type {import("./engine.mjs").InPage} */
  const bench = {
    async open() {
      await Promise.all([script("/search/de.js"), script("/client.js")])
      search = Reflect.get(globalThis, "openSearch")({ base: "/search/", language: "de" })
    },
    async ask(text, limit) {
      const answer = await search.query(text, { limit })
      if (!answer) throw new Error(`overtaken: ${text}`)
      if (answer.problem) throw new Error(`${answer.problem}: ${text}`)
      latest = answer
      return answer
    },
    async snippets() {
      const answer = await search.snippets(latest)
      if (!answer || answer.problem) throw new Error(`no snippets: ${answer?.problem ?? "overtaken"}`)
      return answer.hits.map((hit) => (hit.snippet ?? []).map((fragment) => fragment.text).join(""))
    },
  }
  Object.assign(globalThis, { bench })
}
