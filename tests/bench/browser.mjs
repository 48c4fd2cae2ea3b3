// @ts-check
// Pages to measure in: headless Chromium, nothing cached, and how much memory its renderers hold.

import { readFileSync, readdirSync } from "node:fs"
import { startChromium } from "../browser/support/browsers.mjs"

/** @typedef {import("playwright-core").Page} Page */
/** Longer than this is no search. */
const patience = 240_000

/**
 * A browser of its own, so that what others left in memory is not counted.
 * @template T @param {(browser: import("playwright-core").Browser) => Promise<T>} work @returns {Promise<T>}
 */
export async function withBrowser(work) {
  const browser = await startChromium()
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** @returns {Promise<string>} */
export const browserVersion = () => withBrowser(async (browser) => browser.version())

/**
 * Opens the blank page with an empty cache and the engine's adapter, and closes it when the work is done.
 * @template T
 * @param {import("playwright-core").Browser} browser @param {string} address @param {() => void} install
 * @param {(page: Page) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPage(browser, address, install, work) {
  const context = await browser.newContext()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  try {
    await context.addInitScript(install)
    const page = await context.newPage()
    /** @type {Promise<never>} */
    const failure = new Promise((_, reject) => {
      page.on("pageerror", reject)
      timer = setTimeout(() => reject(new Error(`no answer after ${patience / 1000} s`)), patience)
    })
    const visit = async () => {
      await page.goto(address)
      return await work(page)
    }
    return await Promise.race([visit(), failure])
  } finally {
    clearTimeout(timer)
    await context.close()
  }
}

/** @returns {number[]} process numbers of the renderers that this program's browser has started */
export function renderers() {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map(processes.map((id) => [id, parentOf(id)]))
  const own = (/** @type {number} */ id) => {
    for (let at = id; at; at = parents.get(at) ?? 0) if (at === process.pid) return true
    return false
  }
  return processes.filter((id) => own(id) && ofProcess(id, "cmdline").includes("--type=renderer"))
}

/**
 * @param {number[]} ids
 * @returns {number} MiB that are theirs alone (RssAnon), workers and WebAssembly included
 */
export const memoryOf = (ids) =>
  ids.reduce((sum, id) => sum + Number(/RssAnon:\s+(\d+)/.exec(ofProcess(id, "status"))?.[1] ?? 0) / 1024, 0)

/** @param {number} id */
const parentOf = (id) => Number(/PPid:\s+(\d+)/.exec(ofProcess(id, "status"))?.[1] ?? 0)

/** @param {number} id @param {string} name @returns {string} empty if the process has ended meanwhile */
function ofProcess(id, name) {
  try {
    return readFileSync(`/proc/${id}/${name}`, "utf8")
  } catch {
    return ""
  }
}
