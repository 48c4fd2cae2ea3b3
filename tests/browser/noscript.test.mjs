// Without JavaScript: every text can be read, and every page can be reached.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { fullPages, languages, pagesToVisit, siteDir } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"

/** @type {import("playwright-core").Browser} */
let browser
/** @type {import("playwright-core").Page} */
let page
const base = `${pathToFileURL(siteDir).href}/`

before(async () => {
  browser = await startChromium()
  page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
})
after(() => browser?.close())

test("every page shows its heading and its text", async () => {
  for (const { path } of pagesToVisit().filter(({ kind }) => kind !== "not-found")) {
    await page.goto(base + path)
    assert.ok(await page.locator("main h1").isVisible(), `${path}: h1`)
    const text = await page.locator("main").innerText()
    const words = text.split(/\s+/).length
    assert.ok(words >= 8, `${path}: only ${words} words`)
  }
})

for (const lang of languages) {
  test(`the main navigation leads on, ${lang}`, async () => {
    await page.goto(`${base}${lang}/index.html`)
    const nav = page.getByRole("navigation", { name: themeText(lang, "nav_label") })
    const menu = nav.locator("summary").filter({ visible: true })
    const unfold = async () => void ((await menu.count()) && (await menu.click()))
    await unfold()
    const names = await nav.getByRole("link").allInnerTexts()
    assert.ok(names.length >= 5, names.join(", "))
    for (const name of names) {
      await page.goto(`${base}${lang}/index.html`)
      await unfold()
      await nav.getByRole("link", { name, exact: true }).click()
      assert.equal(await nav.locator("[aria-current]").textContent(), name)
    }
  })

  test(`A–Z: a letter leads to its terms, a title to its page, ${lang}`, async () => {
    const list = fullPages().find((each) => each.kind === "a-z" && each.lang === lang)
    assert.ok(list)
    await page.goto(base + list.path)
    const letter = page.getByRole("navigation", { name: themeText(lang, "a_z_letters") }).getByRole("link").last()
    const anchor = await letter.getAttribute("href")
    await letter.click()
    assert.equal(new URL(page.url()).hash, anchor)
    assert.ok(await page.locator(anchor ?? "").isVisible())
    const title = page.locator("main li > a[href$='.html']").first()
    const name = await title.innerText()
    await title.click()
    assert.equal(await page.locator("h1").innerText(), name)
  })

  test(`the search says what to use instead, ${lang}`, async () => {
    await page.goto(`${base}${lang}/index.html`)
    const said = await page.getByRole("search").innerText()
    assert.ok(said.includes(themeText(lang, "search_noscript")), said)
    assert.equal(await page.locator("input:enabled").filter({ visible: true }).count(), 0, "a box that does nothing")
  })
}
