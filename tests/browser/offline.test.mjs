// Archives to take along: unpacked into a folder and opened by double-click, the site and a course work as on the web.

import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium, startFirefox } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { deadLinks } from "./support/links.mjs"
import { addressOf, filesBelow, languages, lotse, siteDir, sourceDir, textOf } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, visit } from "./support/watch.mjs"
import { unzip } from "./support/zip.mjs"

const course = "basics"
const folder = mkdtempSync(join(tmpdir(), "lotse-offline-"))
/** What is taken along, by name: unpacked folders. */
const places = { site: join(folder, "site"), course: join(folder, "a course, ü") }

/** @type {import("playwright-core").Browser} */
let chromium
/** @type {import("puppeteer-core").Browser} */
let firefox

before(async () => {
  for (const [name, place] of Object.entries(places)) {
    const zip = join(folder, `${name}.zip`)
    const only = name === "course" ? ["--course", course] : []
    execFileSync(lotse, ["export", "zip", ...only, "--site", sourceDir, "--out", zip])
    for (const [path, bytes] of unzip(zip)) {
      mkdirSync(dirname(join(place, path)), { recursive: true })
      writeFileSync(join(place, path), bytes)
    }
  }
  chromium = await startChromium()
  firefox = await startFirefox()
})
after(async () => {
  await chromium?.close()
  await firefox?.close()
  rmSync(folder, { recursive: true })
})

/** @param {keyof typeof places} name @param {string} path */
const at = (name, path) => pathToFileURL(join(places[name], path)).href
const coursePage = (/** @type {string} */ lang) => `${lang}/${lang === "de" ? "kurs" : "course"}-${course}.html`
const card = (/** @type {string} */ lang) => addressOf("guidance", "eat-zusatzblatt", lang)

test("a course comes with all that it leads to, and with nothing that leads nowhere", () => {
  const files = filesBelow(places.course)
  const read = (/** @type {string} */ path) => readFileSync(join(places.course, path), "utf8")
  const pages = files.filter((path) => path.endsWith(".html"))
  none(deadLinks(pages, read, (path) => existsSync(join(places.course, path))))
  for (const lang of languages) {
    for (const path of [coursePage(lang), card(lang)]) assert.ok(files.includes(path), path)
    assert.ok(!read(coursePage(lang)).includes("site-nav"), "nothing leads to pages that stayed at home")
  }
  assert.ok(pages.length < filesBelow(siteDir).filter((path) => path.endsWith(".html")).length / 3, `${pages.length} pages`)
})

test("the downloads of the built site are what the program exports", () => {
  const [site, packed] = [unzip(join(siteDir, "downloads/lotse.zip")), filesBelow(places.site)]
  assert.deepEqual([...site.keys()].sort(), packed)
  for (const lang of languages) {
    const link = /href="(\.\.\/downloads\/[^"]+)" download>[^<]*<\/a> \(([^)]*)\)/.exec(textOf(coursePage(lang)))
    assert.ok(link, "the course page links its package")
    const bytes = readFileSync(join(siteDir, lang, link[1] ?? "")).length
    const asOf = themeText(lang, "download_date").replace("{date}", "")
    assert.ok(link[2]?.startsWith(`ZIP, ${Math.ceil(bytes / 1000)} kB, ${asOf}`), link[2])
    assert.match(link[2] ?? "", /\d{1,2}\.? \p{L}+ \d{4}$/u)
  }
})

for (const name of /** @type {(keyof typeof places)[]} */ (["site", "course"])) {
  describe(`${name} from a folder`, () => {
    for (const lang of languages) {
      test(`Chromium: search finds an entry, slides go forward, ${lang}`, () =>
        visit(chromium, at(name, coursePage(lang)), async (page) => {
          await page.locator('input[role="combobox"]').fill(lang === "de" ? "Zusatzblatt" : "supplementary sheet")
          await page.locator(`[role="option"][href*="${card(lang).split("/")[1]}"]`).first().click()
          await page.waitForURL((url) => url.pathname.endsWith(card(lang)))
          await page.goBack()
          await page.locator(".course-use a").first().click()
          await page.getByRole("button", { name: themeText(lang, "slides_start"), exact: true }).click()
          const number = page.locator(".deck-number")
          const first = (await number.textContent()) ?? ""
          await page.keyboard.press("PageDown")
          await page.waitForFunction((before) => document.querySelector(".deck-number")?.textContent !== before, first)
          none(await traces(page))
        }))
    }

    test("Firefox: the start leads on, search finds an entry, the quiz begins", async () => {
      const page = await firefox.newPage()
      /** @type {string[]} */
      const faults = []
      page.on("pageerror", (error) => faults.push(String(error)))
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()))
      await page.goto(at(name, "index.html"))
      await page.waitForFunction(() => document.querySelector('input[role="combobox"]'))
      if (name === "course") assert.ok(page.url().endsWith(coursePage("de")), page.url())
      await page.type('input[role="combobox"]', "Zusatzblatt")
      await page.waitForFunction((entry) => document.querySelector(`[role="option"][href*="${entry}"]`), {}, card("de").split("/")[1])
      await page.goto(at(name, `de/quiz-${course}.html`))
      await page.waitForSelector(".quiz fieldset, .quiz .quiz-question")
      await page.close()
      none(faults)
    })
  })
}
