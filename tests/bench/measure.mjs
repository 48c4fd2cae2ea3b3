// @ts-check
// Measures one engine in the browser: cold, one query after another, memory, quality. Must not know which engine it is.

import { memoryOf, renderers, withBrowser, withPage } from "./browser.mjs"
import { qualityOf, rankOf } from "./quality.mjs"
import { serve } from "./server.mjs"
import { dependentSteps } from "./steps.mjs"

/** @typedef {import("./corpus.mjs").Query} Query */
/** @typedef {import("./engine.mjs").Answer} Answer */
/** @typedef {import("./engine.mjs").Engine} Engine */
/** @typedef {import("./engine.mjs").InPage} InPage */
/** @typedef {import("./server.mjs").Server} Server */
/** @typedef {import("./server.mjs").Visit} Visit */
/** @typedef {import("playwright-core").Browser} Browser */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ bytes: number, requests: number }} Load */
/** @typedef {{ p50: number, p95: number }} Times milliseconds */
/**
 * From a blank page with an empty cache to the first hits with title and address.
 * @typedef {Load & { shown: number, found: number, steps: number, ms: number, slowMs: number, snippets: Load }} Cold
 *   `snippets`: what the texts of the hits add
 */
/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {import("./engine.mjs").Index} index
 * @property {Cold} word
 * @property {Cold} question
 * @property {Times} first each query for the first time, in one page
 * @property {Load} firstLoad what all of them loaded, after the first page was ready
 * @property {Times} again the same queries, twice more
 * @property {Times} slow a few of them for the first time, on the slow line
 * @property {{ ready: number, after: number }} memory MiB more than the blank page
 * @property {import("./quality.mjs").Quality[]} quality
 */

/** Hits on the screen. */
const limit = 5
const repeats = { cold: 5, slow: 3, again: 2, slowQueries: 10 }
/** Eight words, as people ask. */
const question = "Darf ein ausländischer Student neben dem Studium arbeiten"
/** Opens the engine before single queries are timed; not one of them. */
const opener = "Vorlauf"

/**
 * @param {Engine} engine @param {Query[]} queries @param {Map<string, string>} titles of the corpus, by id
 * @returns {Promise<Measured>}
 */
export async function measure(engine, queries, titles) {
  const texts = queries.map(({ q }) => q)
  const server = await serve(engine.folder)
  try {
    const cold = await withBrowser(async (browser) => ({
      word: await measureCold(engine, browser, server, texts[0] ?? opener),
      question: await measureCold(engine, browser, server, question),
    }))
    const warm = await withBrowser((browser) => measureWarm(engine, browser, server, queries, titles))
    const few = texts.slice(0, repeats.slowQueries)
    const slow = await withBrowser((browser) => measureSlow(engine, browser, server, few))
    return { name: engine.name, index: engine.index, ...cold, ...warm, slow }
  } finally {
    await server.stop()
  }
}

/** @param {Engine} engine @param {Browser} browser @param {Server} server @param {string} text @returns {Promise<Cold>} */
async function measureCold(engine, browser, server, text) {
  const once = () => withPage(browser, server.blankPage, engine.install, (page) => coldOnce(page, server, text))
  const fast = await times(repeats.cold, once)
  server.setLine(true)
  const slow = await times(repeats.slow, once)
  server.setLine(false)
  const { load, snippets, shown, found } = fast[0] ?? never()
  return {
    ...load,
    shown,
    found,
    snippets,
    steps: percentile(slow.map(({ steps }) => steps), 0.5),
    ms: percentile(fast.map(({ ms }) => ms), 0.5),
    slowMs: percentile(slow.map(({ ms }) => ms), 0.5),
  }
}

/** @param {Page} page @param {Server} server @param {string} text */
async function coldOnce(page, server, text) {
  server.forget()
  const { ms, answer } = await ask(page, text, limit, true)
  const visits = server.visits()
  const load = loadOf(visits)
  const steps = dependentSteps(visits)
  server.forget()
  const texts = await page.evaluate(() => /** @type {InPage} */ (Reflect.get(globalThis, "bench")).snippets())
  const shown = answer.hits.length
  if (texts.filter(Boolean).length !== shown) throw new Error(`a hit without a snippet: ${text}`)
  return { ms, load, steps, shown, found: answer.total, snippets: loadOf(server.visits()) }
}

/**
 * @param {Engine} engine @param {Browser} browser @param {Server} server @param {Query[]} queries
 * @param {Map<string, string>} titles
 */
function measureWarm(engine, browser, server, queries, titles) {
  return withPage(browser, server.blankPage, engine.install, async (page) => {
    const ids = renderers()
    const blank = memoryOf(ids)
    await ask(page, opener, limit, true)
    const ready = memoryOf(ids) - blank
    server.forget()
    const pass = () => inTurn(queries, async ({ q }) => (await ask(page, q, limit)).ms)
    const first = await pass()
    const firstLoad = loadOf(server.visits())
    const again = (await times(repeats.again, pass)).flat()
    const after = memoryOf(ids) - blank
    const ranked = await inTurn(queries, async (query) => {
      const { answer } = await ask(page, query.q, 10)
      return rankOf(query, answer.hits.map(({ address }) => idOf(address)), titles)
    })
    return { first: spread(first), firstLoad, again: spread(again), memory: { ready, after }, quality: qualityOf(ranked) }
  })
}

/** @param {Engine} engine @param {Browser} browser @param {Server} server @param {string[]} texts */
async function measureSlow(engine, browser, server, texts) {
  server.setLine(true)
  return withPage(browser, server.blankPage, engine.install, async (page) => {
    await ask(page, opener, limit, true)
    return spread(await inTurn(texts, async (text) => (await ask(page, text, limit)).ms))
  })
}

/**
 * Asks once, timed inside the page, and insists on whole hits.
 * @param {Page} page @param {string} text @param {number} most
 * @param {boolean} [open] whether the engine is opened first, as part of the time
 * @returns {Promise<{ ms: number, answer: Answer }>}
 */
async function ask(page, text, most, open = false) {
  const result = await page.evaluate(
    async ({ text, most, open }) => {
      const bench = /** @type {InPage} */ (Reflect.get(globalThis, "bench"))
      const start = performance.now()
      if (open) await bench.open()
      const answer = await bench.ask(text, most)
      return { ms: performance.now() - start, answer }
    },
    { text, most, open },
  )
  const { total, hits } = result.answer
  const whole = hits.length === Math.min(most, total) && hits.every(({ title, address }) => title && address)
  if (!whole) throw new Error(`a hit without title or address: ${text}`)
  return result
}

/** @param {Visit[]} visits @returns {Load} */
function loadOf(visits) {
  const missing = visits.find(({ found }) => !found)
  if (missing) throw new Error(`the server has no ${missing.path}`)
  return { bytes: visits.reduce((sum, { bytes }) => sum + bytes, 0), requests: visits.length }
}

/** @param {string} address @returns {string} id of the entry */
const idOf = (address) => address.replace(/^\//, "").replace(/\.html$/, "")

/** @template T @param {number} count @param {() => Promise<T>} work @returns {Promise<T[]>} */
const times = (count, work) => inTurn(Array.from({ length: count }), work)

/** @template T, U @param {T[]} items @param {(item: T) => Promise<U>} work @returns {Promise<U[]>} one after the other */
async function inTurn(items, work) {
  const results = []
  for (const item of items) results.push(await work(item))
  return results
}

/** @param {number[]} values @returns {Times} */
const spread = (values) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) })

/** @param {number[]} values @param {number} share @returns {number} the nearest rank */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** @returns {never} */
function never() {
  throw new Error("nothing was measured")
}
