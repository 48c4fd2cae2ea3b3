// The way from a question to a page in Firefox ESR, over http and from disk.

import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startFirefox } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { resultsPage } from "./support/results.mjs"
import { serveFolder } from "./support/server.mjs"
import { addressOf, ownHeading, samples, siteDir } from "./support/site.mjs"

/** @type {import("puppeteer-core").Browser} */
let browser
/** @type {import("./support/server.mjs").Server} */
let server

before(async () => {
  browser = await startFirefox()
  server = await serveFolder(siteDir)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** @param {(page: import("puppeteer-core").Page) => Promise<void>} use sees that nothing fails meanwhile */
async function onPage(use) {
  const page = await browser.newPage()
  /** @type {string[]} */
  const faults = []
  page.on("pageerror", (error) => faults.push(String(error)))
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()))
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))
  })
  try {
    await use(page)
    none(faults)
  } finally {
    await page.close()
  }
}

/** @param {import("puppeteer-core").Page} page @param {string} address waits until the first hit leads there */
const firstHitIs = (page, address) =>
  page.waitForFunction(
    (wanted) => {
      const option = document.querySelector('[role="option"]')
      const link = option?.closest("a[href]") ?? option?.querySelector("a[href]")
      return link instanceof HTMLAnchorElement && link.href.split("#")[0] === wanted
    },
    {},
    address,
  )

/** @type {[string, string, string][]} what people type, and the entry that must come first */
const wishes = [
  ["140 Arbeitstage", "student-work", "de"],
  ["§18b", "skilled-18b", "de"],
  ["18b", "skilled-18b", "en"],
]
const studentWork = addressOf("guidance", "student-work", "de")
const section = ownHeading(studentWork)
const everywhere = { "over http": () => server.base, "from disk": () => `${pathToFileURL(siteDir).href}/` }

for (const [where, base] of Object.entries(everywhere)) {
  describe(where, () => {
    for (const [text, key, lang] of wishes) {
      test(`“${text}” finds ${key} first, ${lang}`, () =>
        onPage(async (page) => {
          await page.goto(`${base()}${lang}/index.html`)
          await page.type('input[role="combobox"]', text)
          await firstHitIs(page, base() + addressOf("guidance", key, lang))
        }))
    }

    test("arrow and Enter open the section", () =>
      onPage(async (page) => {
        await page.goto(`${base()}de/index.html`)
        await page.focus('input[role="combobox"]')
        // One change of the text, so that no later answer replaces the chosen hit.
        await page.$eval('input[role="combobox"]', (input, text) => {
          Object.assign(input, { value: text }).dispatchEvent(new InputEvent("input", { bubbles: true }))
        }, section.text)
        const wanted = `${base()}${studentWork}#${section.id}`
        await page.waitForFunction((address) => [...document.querySelectorAll('[role="option"]')].some((option) => {
          const link = option.closest("a[href]") ?? option.querySelector("a[href]")
          return link instanceof HTMLAnchorElement && link.href === address
        }), {}, wanted)
        await page.waitForFunction(() => /\d/.test(document.querySelector('[role="status"]')?.textContent ?? ""))
        await page.keyboard.press("ArrowDown")
        const chosen = await page.waitForSelector('[role="option"][aria-selected="true"]')
        const address = await chosen?.evaluate((option) => {
          const link = option.closest("a[href]") ?? option.querySelector("a[href]")
          return link instanceof HTMLAnchorElement ? link.href : ""
        })
        assert.ok(address?.startsWith(base()), address)
        await page.keyboard.press("Enter")
        await page.waitForFunction((wantedAddress) => location.href === wantedAddress, {}, address)
      }))

    test("the page of results asks what its address says, and writes what is typed", () =>
      onPage(async (page) => {
        await page.goto(`${base()}${resultsPage.de}#q=18b`)
        const first = (/** @type {string} */ wanted) => page.waitForFunction((address) => {
          const link = document.querySelector("main ol h2 a")
          return link instanceof HTMLAnchorElement && link.href.split("#")[0] === address
        }, {}, wanted)
        await first(base() + addressOf("guidance", "skilled-18b", "de"))
        await page.$eval('main input[type="search"]', (input) => {
          Object.assign(input, { value: "140 Arbeitstage" }).dispatchEvent(new InputEvent("input", { bubbles: true }))
        })
        await first(base() + studentWork)
        await page.waitForFunction(() => location.hash === "#q=140+Arbeitstage")
        // In one step: a mouse that aims first may find the list moved by passages that came meanwhile.
        await page.$eval("main ol h2 a", (link) => link instanceof HTMLElement && link.click())
        // Back from a page that is still on its way, Firefox may stay where it is.
        await page.waitForFunction(() => !location.href.includes("suche.html") && document.readyState === "complete")
        // The driver's own way back waits for a load that never comes when Firefox has kept the page.
        await page.evaluate(() => void setTimeout(() => history.back()))
        await first(base() + studentWork)
      }))

    test("one page of each kind opens without a fault and is not too wide", () =>
      onPage(async (page) => {
        await page.setViewport({ width: 320, height: 800 })
        for (const { path } of samples().filter(({ kind }) => kind !== "not-found")) {
          await page.goto(base() + path)
          assert.equal(await page.$$eval("h1", (all) => all.length), 1, path)
          // Firefox keeps room for its scroll bar, so the width asked for is not the width at hand.
          const [whole, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
          assert.ok((whole ?? 0) <= (room ?? 0), `${path} is ${whole}px wide in ${room}px`)
        }
      }))
  })
}
