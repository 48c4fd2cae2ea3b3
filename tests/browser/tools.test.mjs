// Checks, letters, deadlines, the office finder and ticks, as people use them: by keyboard, from a folder on disk, with nothing sent.

import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { languages, lotse, siteDir, sourceDir } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, visit } from "./support/watch.mjs"

/** @type {import("playwright-core").Browser} */
let browser
const base = `${pathToFileURL(siteDir).href}/`
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

before(async () => void (browser = await startChromium()))
after(() => browser?.close())

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ answers: [string, string][], outcome: string }} Way */

const names = {
  de: { check: "schnellcheck-", letter: "schreiben-", deadlines: "fristen", finder: "zustaendige-stelle", list: "checkliste-", course: "kurs-" },
  en: { check: "check-", letter: "letter-", deadlines: "deadlines", finder: "responsible-office", list: "checklist-", course: "course-" },
}

/** @param {string} lang @param {keyof typeof names.de} kind @param {string} [key] */
const at = (lang, kind, key = "") => `${base}${lang}/${names[/** @type {"de" | "en"} */ (lang)][kind]}${key}.html`

/** @param {string} key @returns {Way[]} all ways through a check, as the program lists them */
const waysOf = (key) =>
  execFileSync(lotse, ["paths", key, "--site", sourceDir, "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 })
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))

/** @param {Page} page @returns {Promise<string>} the text of the element that has the focus */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? "")

/** @param {Page} page @param {string} value chooses an option by keyboard and goes on */
async function choose(page, value) {
  const before = await page.evaluate(() => location.hash)
  const option = page.locator(`.ask input[value="${value}"]`)
  await option.focus()
  await page.keyboard.press("Space")
  await page.keyboard.press("Enter")
  // The address changes first, the page a moment later, when the browser tells it: only then is there something to read.
  await page.waitForFunction((old) => location.hash !== old && document.activeElement?.matches(".tool-stage h2"), before)
}

for (const lang of languages) {
  test(`a check is answered by keyboard, changed, and shared as an address, ${lang}`, async () => {
    const way = waysOf("start").find(({ answers }) => answers.length >= 3)
    assert.ok(way)
    await visit(browser, at(lang, "check", "start"), async (page) => {
      await page.locator(".ask").waitFor()
      assert.equal(await page.locator(".check-table").getAttribute("open"), null, "the overview is folded")
      for (const [, value] of way.answers) {
        await choose(page, value)
        // The heading of what is new has the focus: a screen reader reads on there.
        assert.equal(await focused(page), await page.locator(".tool-stage h2").first().textContent())
      }
      const result = page.locator(".tool-stage .outcome")
      const expected = await page.locator(`[data-outcome="${way.outcome}"] h3`).textContent()
      assert.equal(await result.locator("h3").textContent(), expected)
      assert.ok((await result.locator(".verdict").textContent())?.trim(), "the answer is a word")
      assert.ok((await result.locator(".basis-short a").count()) > 0, "the norm is a link")

      // Whoever gets the address sees the same.
      const address = page.url()
      const other = await page.context().newPage()
      await other.goto(address)
      assert.equal(await other.locator(".tool-stage .outcome h3").textContent(), expected)
      assert.equal(await other.locator(".tool-stage .notice").count(), 0)
      // Of another state of the table it is said so.
      await other.goto("about:blank")
      await other.goto(address.replace(/_state=\w+/, "_state=00000000"))
      assert.equal(await other.locator(".tool-stage .notice").textContent(), themeText(lang, "check_changed"))
      await other.close()

      // An answer can be changed: its question comes again, those before it stay.
      const changes = page.locator(".given button")
      assert.equal(await changes.count(), way.answers.length)
      await changes.nth(1).click()
      await page.locator(".ask").waitFor()
      assert.equal(await page.locator(".given button").count(), 1)
      await page.goBack()
      assert.equal(await page.locator(".tool-stage .outcome h3").textContent(), expected)
      none(await traces(page))
    })
  })

  test(`"I don't know" says where to look, and no answer is a fault, ${lang}`, async () => {
    await visit(browser, at(lang, "check", "title-after-degree"), async (page) => {
      await page.locator(".ask button.primary").click()
      assert.equal(await page.locator(".fault").textContent(), themeText(lang, "check_missing"))
      await page.locator('.ask input[value="unknown"]').check()
      assert.ok(((await page.locator(".where").textContent()) ?? "").length > themeText(lang, "check_where").length + 10)
    })
  })

  test(`a letter arrives filled in from a check, is completed and copied, ${lang}`, async () => {
    const way = waysOf("start").find(({ outcome, answers }) => outcome && answers.some(([key, value]) => key === "paper" && value === "permit-16b"))
    assert.ok(way)
    const fragment = new URLSearchParams(way.answers).toString()
    await visit(browser, `${at(lang, "check", "start")}#${fragment}`, async (page) => {
      const link = page.locator(".tool-stage .outcome-letter a").first()
      await link.click()
      await page.locator(".letter-form").waitFor()
      const facts = await page.locator('[name="facts"]').inputValue()
      assert.ok(facts.split("\n").length >= 2, facts)
      const text = page.locator(".letter-body")
      assert.ok((await text.textContent())?.includes(facts.split("\n")[1] ?? "?"))
      assert.ok((await page.locator(".letter-status").textContent())?.startsWith(themeText(lang, "letter_incomplete").slice(0, 8)))
      for (const field of await page.locator(".letter-form [required]").all()) {
        const [tag, type] = await field.evaluate((each) => [each.tagName, each.getAttribute("type")])
        if (tag === "SELECT") await field.selectOption({ index: 1 })
        else await field.fill(type === "date" ? "2027-01-15" : type === "month" ? "2027-03" : "Probe AG")
      }
      assert.equal(await page.locator(".letter-status").textContent(), themeText(lang, "letter_complete"))
      // The line to sign on stays a line.
      none(((await text.textContent()) ?? "").split("\n").filter((line) => line.includes("____") && !/^(Unterschrift|Signature)/.test(line)))
      // Without a secure context there is no clipboard object: the old way must do.
      await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }))
      await page.getByRole("button", { name: themeText(lang, "letter_copy") }).click()
      await page.getByText(themeText(lang, "letter_copied")).waitFor()
      const file = page.waitForEvent("download")
      await page.getByRole("button", { name: themeText(lang, "letter_save") }).click()
      assert.match((await file).suggestedFilename(), /\.txt$/)
      none(await traces(page))
    })
  })

  test(`a deadline is worked out and saved under a name of one's own, ${lang}`, async () => {
    await visit(browser, at(lang, "deadlines"), async (page) => {
      const place = page.locator('[data-deadline="employer-notice"]')
      await place.locator("input[type=date]").fill("2026-12-01")
      const said = (await place.locator(".deadline-result").textContent()) ?? ""
      assert.ok(said.includes("29"), said)
      await place.getByLabel(themeText(lang, "deadlines_label")).fill("Frist 7")
      const download = page.waitForEvent("download")
      await place.getByRole("button", { name: themeText(lang, "deadlines_save") }).click()
      const file = readFileSync(await (await download).path(), "utf8")
      assert.match(file, /DTSTART;VALUE=DATE:20261229\r\n/)
      assert.match(file, /SUMMARY:Frist 7\r\n/)
    })
  })

  test(`the office is found by place, asked back where a postcode is ambiguous, and never guessed, ${lang}`, async () => {
    await visit(browser, at(lang, "finder"), async (page) => {
      const place = page.locator("#finder-place")
      const result = page.locator(".finder-result")
      const outside = page.locator("[data-finder-outside]")
      await place.fill("Osnabrück")
      await place.press("Enter")
      await result.locator("h3").waitFor()
      assert.match((await result.locator("h3").textContent()) ?? "", /Osnabrück/)
      await place.fill("Hamburg")
      await place.press("Enter")
      await outside.waitFor({ state: "visible" })
      assert.equal(await result.locator("h3").count(), 0)
      // A postcode that several municipalities share.
      const codes = await page.locator("main tbody tr").evaluateAll((rows) => rows.flatMap((row) => (row.querySelector("td")?.textContent ?? "").split(", ")))
      const shared = codes.find((code, index) => /^\d{5}$/.test(code) && codes.indexOf(code) !== index)
      if (shared) {
        await place.fill(shared)
        await place.press("Enter")
        await result.getByText(themeText(lang, "finder_several")).waitFor()
        await result.getByRole("button").first().click()
        await result.locator("h3").waitFor()
      }
      none(await traces(page))
    })
  })

  for (const [kind, key] of /** @type {["list" | "course", string][]} */ ([["list", "employer-check"], ["course", "basics"]])) test(`ticks of a ${kind} are kept only when asked for, and can be deleted, ${lang}`, async () => {
    await visit(browser, at(lang, kind, key), async (page) => {
      const box = page.locator(".tasks input").last()
      await box.check()
      none(await traces(page))
      await page.reload()
      assert.equal(await box.isChecked(), false, "nothing was kept unasked")
      await box.check()
      await page.getByRole("button", { name: themeText(lang, "ticks_remember") }).click()
      await page.reload()
      assert.equal(await box.isChecked(), true)
      await page.getByRole("button", { name: themeText(lang, "ticks_forget") }).click()
      none(await traces(page))
      await page.reload()
      assert.equal(await box.isChecked(), false)
    })
  })

  test(`questions and outcomes pass the checker while they are used, ${lang}`, async () => {
    const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", viewport: { width: 320, height: 800 } })
    const page = await context.newPage()
    const faults = []
    const way = waysOf("job-ends").at(0)
    assert.ok(way)
    await page.goto(at(lang, "check", "job-ends"))
    for (const [, value] of [...way.answers, ["", ""]]) {
      await page.addScriptTag({ content: axe })
      const found = await page.evaluate(async () => {
        const options = { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }
        const { violations } = await Reflect.get(globalThis, "axe").run(document, options)
        return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`)
      })
      faults.push(...found)
      const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
      if (wide > 320) faults.push(`${wide}px wide`)
      if (value) await choose(page, value)
    }
    await context.close()
    none(faults)
  })
}

test("the inquiry shows entries that may hold the answer", async () => {
  await visit(browser, at("de", "letter", "inquiry"), async (page) => {
    await page.locator('[name="question"]').fill("Darf die Werkstudentin in den Semesterferien Vollzeit arbeiten?")
    await page.locator('[name="question"]').press("Tab")
    await page.locator(".letter-suggestions a").first().waitFor()
    const titles = await page.locator(".letter-suggestions a").allTextContents()
    assert.ok(titles.length >= 1 && titles.every(Boolean), titles.join("; "))
  })
})

test("without JavaScript a check is a table, a letter a text with gaps, the finder a list", async () => {
  /** @type {[string, string][]} */
  const pages = [
    [at("de", "check", "start"), ".rules li"],
    [at("de", "check", "start"), ".outcome h3"],
    [at("de", "letter", "early-end"), ".letter-body"],
    [at("de", "finder"), "tbody tr"],
    [at("de", "deadlines"), ".deadline h2"],
    [`${base}de/arbeitstagekonto.html`, ".account-words li"],
  ]
  for (const [address, shown] of pages) {
    await visit(browser, address, async (page) => {
      assert.ok(await page.locator(shown).first().isVisible(), `${address} ${shown}`)
      assert.equal(await page.locator("[data-check], [data-letter], [data-finder], [data-account]").filter({ visible: true }).count(), 0, address)
    }, { javaScriptEnabled: false })
  }
})

for (const lang of languages) {
  test(`the working-day account counts, saves and loads, ${lang}`, async () => {
    const name = lang === "de" ? "arbeitstagekonto" : "working-day-account"
    await visit(browser, `${base}${lang}/${name}.html`, async (page) => {
      const account = page.locator("[data-account]")
      await account.waitFor({ state: "visible" })
      const download = page.waitForEvent("download")
      await account.getByRole("button", { name: themeText(lang, "account_save") }).click()
      const path = await (await download).path()
      assert.match(readFileSync(path, "utf8"), /;/)
      await page.locator("[data-account] input[type=file]").setInputFiles({ name: "konto.csv", mimeType: "text/csv", buffer: readFileSync(path) })
      none(await traces(page))
    })
  })
}
