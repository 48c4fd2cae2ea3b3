// What applies only from or until a day: the reader's own date decides, even if nobody rebuilt the site.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { elements } from "./support/html.mjs"
import { fullPages, languages, siteDir, textOf } from "./support/site.mjs"

/** @type {import("playwright-core").Browser} */
let browser
const base = `${pathToFileURL(siteDir).href}/`

before(async () => void (browser = await startChromium()))
after(() => browser?.close())

/** @param {string} path @param {string} day @returns {Promise<{ from: string, until: string, shown: boolean, text: string }[]>} what a page has of dated parts, on a day */
async function datedOn(path, day) {
  const page = await browser.newPage()
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`))
  await page.goto(base + path)
  const found = await page.locator("[data-from], [data-until]").evaluateAll((all) =>
    all.map((element) => ({
      from: element.getAttribute("data-from") ?? "",
      until: element.getAttribute("data-until") ?? "",
      shown: !element.closest("[hidden]"),
      text: element.textContent ?? "",
    })),
  )
  await page.close()
  return found
}

/** @param {string} day @param {number} days @returns {string} a day some days later */
const later = (day, days) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

for (const lang of languages) {
  test(`an amount is not shown a day longer than it applies, ${lang}`, async () => {
    const dated = fullPages()
      .filter((page) => page.lang === lang)
      .flatMap(({ path }) => elements(textOf(path)).map((e) => ({ path, until: e.name === "span" ? e.attributes["data-until"] : undefined })))
      .find(({ until }) => until)
    assert.ok(dated?.until, "the starter content has an amount with an end")
    const [end, start] = [dated.until, later(dated.until, 1)]
    const last = await datedOn(dated.path, end)
    const next = await datedOn(dated.path, start)
    assert.equal(last.length, next.length)
    last.forEach((was, index) => {
      const is = next[index]
      assert.ok(is)
      if (was.until === end) assert.deepEqual([was.shown, is.shown], [true, false], was.text)
      if (was.from === start) assert.deepEqual([was.shown, is.shown], [false, true], was.text)
    })
    // Something stands in the place of each amount that went.
    const shown = (/** @type {typeof next} */ parts) => parts.filter((part) => part.shown && part.from).length
    assert.ok(shown(next) > shown(last))
    assert.ok(next.filter((part) => part.shown && part.from).every((part) => part.text.trim().length > 0))
  })

  test(`a passage appears and goes with its day, ${lang}`, async () => {
    const passages = fullPages()
      .filter((page) => page.lang === lang)
      .flatMap(({ path }) => elements(textOf(path)).filter((e) => /\bcallout\b/.test(e.attributes.class ?? "")).map((e) => ({ path, until: e.attributes["data-until"] })))
      .filter(({ until }) => until)
    assert.ok(passages.length > 0, "the starter content has a passage that ends")
    for (const { path, until = "" } of passages) {
      for (const [day, expected] of /** @type {[string, boolean][]} */ ([[until, true], [later(until, 1), false], [later(until, 400), false]])) {
        const passage = (await datedOn(path, day)).find((part) => part.until === until)
        assert.equal(passage?.shown, expected, `${path} on ${day}`)
      }
    }
  })
}

test("without JavaScript stays what the build decided", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  const path = fullPages().find(({ path }) => textOf(path).includes("data-until"))?.path ?? ""
  await page.goto(base + path)
  const wrong = await page.locator("[data-from]:not([data-until])").filter({ visible: true }).count()
  assert.equal(wrong, 0, "nothing of later is shown")
  assert.ok((await page.locator("[data-until]").filter({ visible: true }).count()) > 0)
  await page.close()
})
