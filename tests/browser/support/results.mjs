// The page of results as a reader meets it, and a stand-in for what its search may not know yet.

import { themeText } from "./texts.mjs"

/** @typedef {import("playwright-core").Page} Page */

/** Where the page lies. */
export const resultsPage = { de: "de/suche.html", en: "en/search.html" }

/** @param {Page} page */
export const field = (page) => page.getByRole("searchbox")

/** @param {Page} page links of the hits, one for each */
export const titles = (page) => page.getByRole("main").getByRole("listitem").getByRole("heading", { level: 2 }).getByRole("link")

/** @param {Page} page @returns {Promise<string[]>} addresses of the hits, in order */
export const addressesOf = (page) => titles(page).evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : "")))

/** @param {Page} page @param {string} text waits until the answer to this question is shown and said */
export const answeredTo = (page, text) => page.getByRole("status").filter({ hasText: new RegExp(`\\d.*[„“]${escape(text)}[“”]`) }).waitFor()

/** @param {string} text */
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** @param {Page} page */
export const filters = (page) => page.getByRole("group").filter({ has: page.getByText(themeText("de", "results_filters"), { exact: true }) })

/**
 * Gives the search of the next page facets, corrections and details of its own: kinds `odd` and `even` after the
 * length of a page's key, topics after its first letter.
 * @param {Page} page
 */
export async function standIn(page) {
  await page.addInitScript(() => {
    /** @typedef {{ text: string, total: number, hits: any[], whole: any[], filter: Record<string, string[]>, corrected: any[] }} Answer */
    const facetsOf = (/** @type {any} */ hit) => ({ kind: hit.key.length % 2 ? "odd" : "even", topic: hit.key[0] })
    const names = /** @type {const} */ (["kind", "topic"])
    /** @param {any} hit @param {Record<string, string[]>} filter @param {string} [without] */
    const passes = (hit, filter, without) =>
      names.every((name) => name === without || !filter[name]?.length || filter[name].includes(facetsOf(hit)[name]))
    document.addEventListener("lotse-search", (event) => {
      if (!(event instanceof CustomEvent)) return
      const search = event.detail
      const { query } = search
      search.query = async (/** @type {string} */ text, /** @type {any} */ { limit, filter = {} }) => {
        const answer = await query(text.replace("Werkstudnet", "Werkstudent"), { limit: 1000 })
        if (!answer) return null
        const whole = answer.hits.map((/** @type {any} */ hit) => Object.assign(hit, { details: `Thema ${hit.key[0]} › Seite\u001fgeprüft am 26. November 2026` }))
        const passing = whole.filter((/** @type {any} */ hit) => passes(hit, filter))
        const corrected = text.includes("Werkstudnet") ? [{ from: "werkstudnet", to: "Werkstudent" }] : []
        return Object.assign(answer, { text, total: passing.length, hits: passing.slice(0, limit), whole, filter, corrected })
      }
      search.facets = async (/** @type {Answer} */ { whole, filter }) =>
        names.map((name) => {
          const keys = [...new Set(whole.map((hit) => facetsOf(hit)[name]))].sort()
          const count = (/** @type {string} */ key) => whole.filter((hit) => passes(hit, filter, name) && facetsOf(hit)[name] === key).length
          const values = keys.map((key) => ({ key, label: `Wert ${key}`, count: count(key), chosen: filter[name]?.includes(key) ?? false }))
          return { name, values: values.filter((value) => value.count || value.chosen) }
        })
    }, true)
  })
}
