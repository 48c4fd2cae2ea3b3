// A training as trainers plan and hold it, from a folder on disk: an agenda in the address, its slides one course after
// the other, the same choice in the other language.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { languages, pages, siteDir } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, visit } from "./support/watch.mjs"

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser
const base = `${pathToFileURL(siteDir).href}/`

before(async () => void (browser = await startChromium()))
after(() => browser?.close())

/** @param {string} lang */
const overview = (lang) => base + (pages().find((page) => page.kind === "courses" && page.lang === lang)?.path ?? "")

/** A lesson of each of the first two courses, and the quiz of the first. @param {Page} page */
async function choose(page) {
  for (const course of [0, 1]) await page.locator(".course").nth(course).locator("[data-lesson] input").nth(1).check()
  await page.locator(".course-quiz input").first().check()
}

for (const lang of languages) {
  test(`an agenda with quiz, welcome, break and questions comes back from its address, ${lang}`, async () => {
    await visit(browser, overview(lang), async (page) => {
      assert.equal(await page.locator(".agenda-bar").evaluate((bar) => bar.classList.contains("visually-hidden")), true)
      await choose(page)
      const lessons = await page.locator(".agenda-table tbody td:nth-child(2)").allTextContents()
      assert.equal(lessons.length, 3)
      assert.equal(await page.locator(".agenda-bar").evaluate((bar) => bar.classList.contains("visually-hidden")), false)
      for (const name of ["training_welcome", "training_break", "training_questions"]) await page.getByLabel(themeText(lang, name), { exact: true }).check()
      await page.getByLabel(`${themeText(lang, "training_break")}: ${themeText(lang, "training_minutes_title")}`).fill("20")
      await page.getByLabel(themeText(lang, "training_event")).fill("A & B")
      const table = await page.locator(".agenda-table").innerText()
      assert.equal(await page.locator(".agenda-table tbody td:nth-child(2)").count(), 6)
      for (const part of ["A & B", themeText(lang, "training_welcome"), "20"]) assert.ok(table.includes(part), table)
      assert.doesNotMatch(table, /NaN|undefined|\{/)
      await page.reload()
      await page.locator(".agenda-table").waitFor()
      assert.equal(await page.locator(".agenda-table").innerText(), table)
      // What cannot be typed as minutes leaves the row out and is marked.
      await page.getByLabel(`${themeText(lang, "training_break")}: ${themeText(lang, "training_minutes_title")}`).fill("")
      assert.equal(await page.locator(".agenda-table tbody td:nth-child(2)").count(), 5)
      none(await traces(page))
    })
  })

  test(`the choice goes along to the other language and to the slides, course after course, ${lang}`, async () => {
    await visit(browser, overview(lang), async (page) => {
      await choose(page)
      const fragment = new URL(page.url()).hash
      const other = languages.find((code) => code !== lang)
      const switched = await page.locator(`a[hreflang="${other}"]`).evaluate((link) => (link instanceof HTMLAnchorElement ? link.hash : ""))
      assert.equal(switched, fragment)
      const links = page.locator(".agenda-slides a")
      const second = await links.nth(1).getAttribute("href")
      const title = await page.locator(".course h2").nth(1).innerText()
      await links.first().click()
      await page.getByRole("button", { name: themeText(lang, "slides_start"), exact: true }).click()
      assert.equal(await page.locator(".deck .slide-title li").filter({ visible: true }).count(), 1)
      await page.keyboard.press("End")
      await page.keyboard.press("ArrowRight")
      const onward = page.getByRole("link", { name: themeText(lang, "slides_onward").replace("{title}", title) })
      await onward.waitFor()
      await page.keyboard.press("Enter")
      await page.waitForURL((url) => url.href.includes(`/${second}`))
      await page.locator(".deck .slide-title").waitFor()
      assert.equal(await onward.count(), 0)
    })
  })
}
