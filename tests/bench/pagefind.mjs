// @ts-check
// Pagefind as a candidate: installed from npm outside of the project, over plain HTML pages of the same entries.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { run, weigh } from "./engine.mjs"

const version = "1.6.0"
const cache = process.env.LOTSE_BENCH_CACHE ?? join(tmpdir(), "lotse-bench-cache")
const installed = join(cache, "node_modules/pagefind/package.json")

export function preparePagefind() {
  if (existsSync(installed) && JSON.parse(readFileSync(installed, "utf8")).version === version) return
  mkdirSync(cache, { recursive: true })
  run("npm", ["install", "--no-audit", "--no-fund", "--prefix", cache, `pagefind@${version}`])
}

/**
 * @param {import("./corpus.mjs").Corpus} corpus @param {string} folder
 * @returns {Promise<import("./engine.mjs").Engine>}
 */
export async function buildPagefind(corpus, folder) {
  for (const entry of corpus.entries()) {
    const file = join(folder, `${entry.id}.html`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, page(entry))
  }
  const seconds = run(join(cache, "node_modules/.bin/pagefind"), ["--site", folder, "--quiet"])
  const index = weigh(join(folder, "pagefind"), seconds)
  return { name: `Pagefind ${version}`, folder, index, install: pagefindInPage }
}

/** @param {import("./corpus.mjs").Entry} entry @returns {string} its words; of its Markdown, paragraphs are enough */
function page({ title, body_markdown: body }) {
  const paragraphs = escape(body.replace(/[\\*#]/g, ""))
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim()}</p>`)
  return `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body><main data-pagefind-body><h1>${escape(title)}</h1>
${paragraphs.join("\n")}
</main></body>
</html>
`
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

function pagefindInPage() {
  /** @typedef {{ url: string, excerpt: string, meta: { title: string } }} Fragment */
  /** @typedef {{ results: { data: () => Promise<Fragment> }[] }} Found */
  /** @type {{ init: () => Promise<void>, search: (text: string) => Promise<Found> }} */
  let pagefind
  /** @type {Fragment[]} */
  let latest = []

  /** @type {import("./engine.mjs").InPage} */
  const bench = {
    async open() {
      pagefind = await import(`${location.origin}/pagefind/pagefind.js`)
      await pagefind.init()
    },
    async ask(text, limit) {
      const { results } = await pagefind.search(text)
      latest = await Promise.all(results.slice(0, limit).map((result) => result.data()))
      return { total: results.length, hits: latest.map(({ url, meta }) => ({ title: meta.title, address: url })) }
    },
    async snippets() {
      return latest.map((fragment) => fragment.excerpt)
    },
  }
  Object.assign(globalThis, { bench })
}
