// WCAG 2.2 AA by axe-core in a real browser: every kind of page, filled, both languages, light and dark,
// on a phone and on a desk; and no page is wider than a narrow phone.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { after, before, describe, test } from "node:test"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { answeredTo, resultsPage, standIn } from "./support/results.mjs"
import { ask } from "./support/search.mjs"
import { serveFolder } from "./support/server.mjs"
import { languages, samples, siteDir } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
/** Both languages of a kind have the same elements: together they are seen in each scheme at each width. */
const looks = {
  de: [{ scheme: "light", width: 320 }, { scheme: "dark", width: 1280 }],
  en: [{ scheme: "dark", width: 320 }, { scheme: "light", width: 1280 }],
}
const words = { de: "Werkstudent", en: "student" }

/** @type {import("playwright-core").Browser} */
let browser
/** @type {import("./support/server.mjs").Server} */
let server

before(async () => {
  browser = await startChromium()
  server = await serveFolder(siteDir, { prefix: "/" })
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/**
 * Opens a page in every look and collects what is wrong with it.
 * @param {string} path @param {(page: import("playwright-core").Page) => Promise<void>} prepare
 * @param {(page: import("playwright-core").Page) => Promise<void>} [before] what happens before it is opened
 */
async function faultsOf(path, prepare, before) {
  const faults = []
  for (const { scheme, width } of looks[path.startsWith("en/") ? "en" : "de"]) {
    const colorScheme = /** @type {"light" | "dark"} */ (scheme)
    // The policy stays out of the way of the checker only; the pages' own tests of it are in `policy.test.mjs`.
    const context = await browser.newContext({ bypassCSP: true, colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } })
    const page = await context.newPage()
    await before?.(page)
    await page.goto(server.base + path)
    await prepare(page)
    const found = [...(await wider(page)), ...(await violations(page))]
    faults.push(...found.map((fault) => `${path} ${width}px ${scheme}: ${fault}`))
    await context.close()
  }
  return faults
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
async function violations(page) {
  await page.addScriptTag({ content: axe })
  return page.evaluate(async (values) => {
    const options = { runOnly: { type: "tag", values }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }
    const { violations } = await Reflect.get(globalThis, "axe").run(document, options)
    return violations.flatMap((/** @type {any} */ rule) =>
      rule.nodes.map((/** @type {any} */ node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
    )
  }, rules)
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} what sticks out to the right */
const wider = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const whole = document.scrollingElement?.scrollWidth ?? 0
    return whole > width ? [`the page is ${whole}px wide`] : []
  })

/** @param {import("playwright-core").Page} page unfolds everything that can be unfolded */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true
  })

test("there is a page of every kind in both languages", () => {
  const kinds = ["home", "entry", "situation", "plain", "topics", "topic", "situations", "a-z", "search", "news", "contacts"]
  const present = samples().map((page) => `${page.kind} ${page.lang}`)
  none([...kinds.flatMap((kind) => languages.map((lang) => `${kind} ${lang}`)), "not-found de"].filter((each) => !present.includes(each)))
  assert.ok(!samples().some((page) => page.kind === "unknown"), "a page does not say its kind")
})

for (const { path, kind } of samples()) {
  test(`${kind}: ${path}`, async () => {
    none(await faultsOf(path, unfold))
  })
}

test("the first Tab offers a way past the navigation", async () => {
  const page = await browser.newPage()
  await page.goto(`${server.base}de/index.html`)
  await page.keyboard.press("Tab")
  const link = page.getByRole("link", { name: themeText("de", "skip_to_content") })
  await link.waitFor()
  assert.ok(await link.evaluate((each) => each === document.activeElement && each.getBoundingClientRect().top >= 0))
  await page.keyboard.press("Enter")
  await page.waitForFunction(() => document.activeElement?.localName === "main")
  await page.close()
})

test("paper shows the text, not the navigation", async () => {
  const page = await browser.newPage()
  await page.emulateMedia({ media: "print" })
  for (const { path } of samples().filter(({ kind }) => kind === "entry" || kind === "situation")) {
    await page.goto(server.base + path)
    assert.ok(await page.locator("main h1").isVisible(), path)
    assert.equal(await page.getByRole("combobox").or(page.getByRole("search")).filter({ visible: true }).count(), 0, path)
    const nav = page.getByRole("navigation", { name: themeText(path.slice(0, 2), "nav_label") })
    assert.equal(await nav.filter({ visible: true }).count(), 0, path)
  }
  await page.close()
})

describe("with the search open", () => {
  for (const lang of languages) {
    for (const { path, kind } of samples().filter((page) => page.lang === lang && /^(home|entry)$/.test(page.kind))) {
      test(`${kind}: ${path}`, async () => {
        const open = (/** @type {import("playwright-core").Page} */ page) => ask(page, words[/** @type {"de" | "en"} */ (lang)])
        none(await faultsOf(path, open))
      })
    }
  }
})

describe("the page of results", () => {
  for (const lang of languages) {
    const page = resultsPage[/** @type {"de" | "en"} */ (lang)]
    const word = words[/** @type {"de" | "en"} */ (lang)]
    test(`with results, ${lang}`, async () => {
      none(await faultsOf(`${page}#q=${word}`, (opened) => answeredTo(opened, word)))
    })
    test(`with nothing found, ${lang}`, async () => {
      const help = themeText(lang, "results_next")
      none(await faultsOf(`${page}#q=xqzwvkjj`, (opened) => opened.getByRole("heading", { name: help }).waitFor()))
    })
    test(`with filters, details and another spelling, ${lang}`, async () => {
      const text = "Werkstudnet 18b"
      const prepare = async (/** @type {import("playwright-core").Page} */ opened) => {
        await answeredTo(opened, text)
        await unfold(opened)
        await opened.getByRole("checkbox").first().waitFor()
      }
      none(await faultsOf(`${page}#q=${encodeURIComponent(text)}&kind=odd,even`, prepare, standIn))
    })
  }
})
