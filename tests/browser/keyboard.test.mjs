// The Tab key alone reaches all that can be worked on a page, shows where it is, and leaves the page again.

import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { siteDir } from "./support/site.mjs"
import { visit } from "./support/watch.mjs"

/** @type {import("playwright-core").Browser} */
let browser
const base = `${pathToFileURL(siteDir).href}/`

before(async () => void (browser = await startChromium()))
after(() => browser?.close())

/** One page of every kind that is worked, not only read. */
const pages = [
  "de/schnellcheck-start", "en/letter-inquiry", "de/fristen", "en/responsible-office", "de/arbeitstagekonto",
  "en/checklist-new-employee", "de/schulung", "en/course-basics", "de/folien-basics", "en/quiz-basics", "de/bescheinigung",
]

for (const path of pages) {
  test(path, async () => {
    await visit(browser, `${base}${path}.html`, async (page) => {
      await page.waitForLoadState("networkidle")
      const wanted = await page.evaluate(() => {
        const elements = [...document.querySelectorAll("a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']")]
        const seen = elements.filter((element) => element.checkVisibility({ visibilityProperty: true }) && Reflect.get(element, "tabIndex") >= 0)
        // Of options that belong together one is reached by Tab, the others by the arrows.
        const group = (/** @type {Element} */ element) =>
          element instanceof HTMLInputElement && element.type === "radio" ? `radio ${element.name}` : undefined
        const groups = new Set()
        return seen.filter((element) => {
          const name = group(element)
          return !name || (!groups.has(name) && groups.add(name))
        }).map((element, index) => {
          element.setAttribute("data-wanted", group(element) ?? String(index))
          return { key: group(element) ?? String(index), html: element.outerHTML.slice(0, 160) }
        })
      })
      assert.ok(wanted.length > 5)
      /** @type {Map<string, string>} what was reached, and its fault */
      const reached = new Map()
      // A field for a date has several stops of its own.
      for (let count = 0; count <= 4 * wanted.length && reached.size < wanted.length; count += 1) {
        await page.keyboard.press("Tab")
        const at = await page.evaluate(() => {
          const element = document.activeElement
          if (!(element instanceof HTMLElement) || element === document.body) return undefined
          const key = element instanceof HTMLInputElement && element.type === "radio" ? `radio ${element.name}` : element.dataset["wanted"]
          const style = getComputedStyle(element)
          const shown = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0
          return { key, fault: shown ? "" : `nothing shows the focus: ${element.outerHTML.slice(0, 160)}` }
        })
        if (at?.key !== undefined) reached.set(at.key, at.fault)
      }
      none(wanted.filter(({ key }) => !reached.has(key)).map(({ html }) => `not reached by Tab: ${html}`))
      none([...reached.values()].filter(Boolean))
    })
  })
}
