// The search as a reader uses it, over http and from disk.

import assert from "node:assert/strict"
import { cp, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { addresses, answered, ask, box, focusBox, hits, pagesFound, status } from "./support/search.mjs"
import { serveFolder } from "./support/server.mjs"
import { addressOf, filesBelow, ownHeading, siteDir, titleOf } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { visit } from "./support/watch.mjs"

/** @typedef {import("playwright-core").Page} Page */

/** How long to wait for something that never comes, in milliseconds. */
const patience = 15_000

/** @type {import("playwright-core").Browser} */
let browser
/** @type {import("./support/server.mjs").Server} */
let server

before(async () => {
  browser = await startChromium()
  server = await serveFolder(siteDir)
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/**
 * Opens a page, hands it over, and sees that nothing failed meanwhile.
 * @param {string} address @param {(page: Page) => Promise<void>} use
 */
const on = (address, use) => visit(browser, address, use)

const studentWork = { de: addressOf("guidance", "student-work", "de"), en: addressOf("guidance", "student-work", "en") }
const skilled = { de: addressOf("guidance", "skilled-18b", "de"), en: addressOf("guidance", "skilled-18b", "en") }

/** A heading that no other page has, to search for. */
const section = ownHeading(studentWork.de)

const everywhere = { "over http": () => server.base, "from disk": () => `${pathToFileURL(siteDir).href}/` }

/**
 * What people type, the page they want, and among how many pages it must be.
 * @type {[string, string, number][]}
 */
const wishes = [
  ["§18b", skilled.de, 1],
  ["§ 18b AufenthG", skilled.de, 1],
  ["18b", skilled.de, 1],
  ["140 Arbeitstage", studentWork.de, 1],
  ["Wie viele Tage darf eine Studentin arbeiten?", studentWork.de, 1],
  // Social insurance of working students has the word in its title.
  ["Werkstudent", addressOf("guidance", "werkstudent-sv", "de"), 2],
]

for (const [where, base] of Object.entries(everywhere)) {
  describe(where, () => {
    for (const [text, wanted, among] of wishes) {
      test(`“${text}” finds ${wanted}${among > 1 ? ` among ${among}` : " first"}`, () =>
        on(`${base()}de/index.html`, async (page) => {
          await ask(page, text)
          const found = await pagesFound(page)
          assert.ok(found.slice(0, among).includes(base() + wanted), found.join(" "))
        }))
    }

    test("an English page searches English", () =>
      on(`${base()}en/index.html`, async (page) => {
        await ask(page, "18b")
        assert.equal((await pagesFound(page))[0], base() + skilled.en)
        await ask(page, "working student")
        const found = await pagesFound(page)
        assert.ok(found.slice(0, 3).includes(base() + studentWork.en), found.join(" "))
        assert.ok(found.every((address) => address?.startsWith(`${base()}en/`)), found.join(" "))
      }))

    test("hits show while typing: title, section, and a passage with the word marked", () =>
      on(`${base()}de/index.html`, async (page) => {
        await box(page).pressSequentially("werkstud")
        const hit = hits(page).filter({ hasText: titleOf("guidance", "student-work", "de") }).first()
        await hit.waitFor()
        await hits(page).locator("mark").filter({ hasText: /^werkstud/i }).first().waitFor()
      }))

    test("a heading leads into the section", () =>
      on(`${base()}de/index.html`, async (page) => {
        await ask(page, section.text)
        const into = `${base()}${studentWork.de}#${section.id}`
        assert.ok((await addresses(page)).includes(into), `${into} is not among ${(await addresses(page)).join(" ")}`)
        const text = await hits(page).first().textContent()
        assert.ok(text?.includes(section.text), `the section is not named: ${text}`)
      }))

    test("keyboard alone: to the box, through the hits, into the page", () =>
      on(`${base()}de/index.html`, async (page) => {
        await focusBox(page)
        assert.equal(await box(page).getAttribute("aria-expanded"), "false")
        assert.equal(await box(page).getAttribute("aria-autocomplete"), "list")
        await page.keyboard.insertText(section.text)
        await answered(page)
        assert.equal(await box(page).getAttribute("aria-expanded"), "true")
        assert.equal(await attributeOfControlled(page, "role"), "listbox")
        assert.equal(await active(page), null, "nothing is chosen before a key chooses it")

        await page.keyboard.press("ArrowDown")
        assert.deepEqual(await active(page), { index: 0, role: "option", selected: "true", shown: true })
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("ArrowDown")
        const into = `${base()}${studentWork.de}#${section.id}`
        const wanted = (await addresses(page)).indexOf(into)
        assert.ok(wanted >= 0, "no hit leads into the section")
        for (let at = 0; at < wanted; at += 1) await page.keyboard.press("ArrowDown")
        assert.deepEqual(await active(page), { index: wanted, role: "option", selected: "true", shown: true })
        assert.equal(await page.locator('[role="option"][aria-selected="true"]').count(), 1)

        await page.keyboard.press("Enter")
        await page.waitForURL(into)
        assert.equal(await page.locator(`#${section.id}`).count(), 1)
      }))

    test("Escape closes the hits and keeps the reader in the box", () =>
      on(`${base()}${studentWork.de}`, async (page) => {
        await focusBox(page)
        await page.keyboard.insertText("Arbeit")
        await answered(page)
        await page.keyboard.press("Escape")
        await page.waitForFunction(() => document.activeElement?.getAttribute("aria-expanded") === "false")
        assert.equal(await hits(page).count(), 0)
        assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "combobox")
        assert.equal(await box(page).getAttribute("aria-activedescendant"), null)
      }))

    test("the number of hits is announced, and that there are none", () =>
      on(`${base()}de/index.html`, async (page) => {
        await ask(page, "18b")
        const shown = await hits(page).count()
        const said = await status(page)
        const numbers = (said.match(/\d+/g) ?? []).map(Number)
        assert.ok(numbers.length > 0 && Math.max(...numbers) >= 1 && Math.min(...numbers) <= shown, `“${said}” for ${shown} hits`)
        await box(page).fill("xqzwvkjj")
        await page.getByRole("status").filter({ hasText: themeText("de", "search_none") }).waitFor()
        assert.equal(await hits(page).count(), 0)
      }))

    test("Enter without a choice, and the link below the hits, lead to all results", () =>
      on(`${base()}${studentWork.de}`, async (page) => {
        await ask(page, "Werkstudent & § 18b")
        const all = page.getByRole("link", { name: themeText("de", "search_all") })
        const address = `${base()}de/suche.html#q=Werkstudent+%26+%C2%A7+18b`
        assert.equal(await all.evaluate((link) => link instanceof HTMLAnchorElement && link.href), address)
        await box(page).press("Tab")
        assert.ok(await all.evaluate((link) => link === document.activeElement), "Tab leads to all results")
        await box(page).press("Enter")
        await page.waitForURL(address)
        assert.equal(await page.getByRole("searchbox").inputValue(), "Werkstudent & § 18b")
      }))

    test("where nothing is found, topics and the office are offered", () =>
      on(`${base()}de/index.html`, async (page) => {
        const ways = ["search_none_topics", "search_none_ask"].map((key) => page.getByRole("link", { name: themeText("de", key) }))
        await ask(page, "18b")
        for (const way of ways) assert.equal(await way.count(), 0)
        await box(page).fill("xqzwvkjj")
        for (const way of ways) await way.waitFor()
        await ways[1]?.click()
        await page.waitForURL(`${base()}de/kontakte.html`)
      }))

    test("a click on a hit opens it", () =>
      on(`${base()}de/index.html`, async (page) => {
        await ask(page, "18b")
        const address = (await addresses(page))[0] ?? ""
        await hits(page).first().click()
        await page.waitForURL(address)
      }))
  })
}

/** @param {Page} page @param {string} name attribute of the element the box controls */
const attributeOfControlled = (page, name) =>
  box(page).evaluate((input, attribute) => {
    const controlled = document.getElementById(input.getAttribute("aria-controls") ?? "")
    return controlled?.getAttribute(attribute)
  }, name)

/** @param {Page} page the chosen hit as a screen reader is told */
const active = (page) =>
  box(page).evaluate((input) => {
    const id = input.getAttribute("aria-activedescendant")
    const option = id ? document.getElementById(id) : null
    if (!option) return null
    const index = [...document.querySelectorAll('[role="option"]')].indexOf(option)
    return { index, role: option.getAttribute("role"), selected: option.getAttribute("aria-selected"), shown: option.checkVisibility() }
  })

describe("a damaged site", () => {
  /** @type {string} */
  let copy
  before(async () => {
    copy = await mkdtemp(join(tmpdir(), "lotse-damaged-"))
    await cp(siteDir, copy, { recursive: true })
  })
  after(() => rm(copy, { recursive: true, force: true }))

  /** @param {string[]} missing @param {string} text asks with pieces missing: the page says so and goes on working */
  async function staysUsable(missing, text) {
    const parked = await Promise.all(missing.map(async (name) => [name, await mkdtemp(join(tmpdir(), "lotse-piece-"))]))
    for (const [name, place] of parked) {
      await cp(join(copy, "search", name ?? ""), join(place ?? "", "piece"))
      await rm(join(copy, "search", name ?? ""))
    }
    const context = await browser.newContext()
    context.setDefaultTimeout(patience)
    try {
      const page = await context.newPage()
      /** @type {string[]} */
      const thrown = []
      page.on("pageerror", (error) => thrown.push(error.message))
      await page.goto(`${pathToFileURL(copy).href}/de/index.html`)
      await box(page).pressSequentially(text)
      const message = page.getByText(themeText("de", "search_problem")).filter({ visible: true })
      await message.first().waitFor()
      await page.keyboard.press("Escape")
      await page.locator("main a[href$='.html']").filter({ visible: true }).first().click()
      await page.waitForURL((url) => !url.href.endsWith("/de/index.html"))
      assert.equal(await page.locator("h1").count(), 1)
      none(thrown)
    } finally {
      await context.close()
      for (const [name, place] of parked) {
        await cp(join(place ?? "", "piece"), join(copy, "search", name ?? ""))
        await rm(place ?? "", { recursive: true })
      }
    }
  }

  test("without its manifest the search says that it is away", () => staysUsable(["de.js"], "Werkstudent"))

  test("without its pieces the search says that it is away", async () => {
    const pieces = filesBelow(join(copy, "search")).filter((name) => !/^(de|en)\.js$/.test(name))
    assert.ok(pieces.length > 0)
    await staysUsable(pieces, "Werkstudent")
  })
})

test("an answer that was overtaken is never shown", async () => {
  const listOf = async (/** @type {string} */ text) => {
    /** @type {string[]} */
    let list = []
    await on(`${server.base}de/index.html`, async (page) => {
      await box(page).fill(text)
      await answered(page)
      list = await addresses(page)
    })
    return list
  }
  const early = await listOf("Werkstudent")
  const late = await listOf("18b")
  assert.notDeepEqual(early, late)

  await on(`${server.base}de/index.html`, async (page) => {
    /** @type {import("playwright-core").Route[]} */
    const held = []
    const pieces = /\/search\/(?!(de|en)\.js$)/
    let holding = true
    await page.route(pieces, (route) => (holding ? void held.push(route) : route.continue()))
    await page.evaluate(() => {
      const seen = /** @type {string[][]} */ ([])
      Reflect.set(globalThis, "seenLists", seen)
      new MutationObserver(() => {
        const options = [...document.querySelectorAll('[role="option"]')]
        const list = options.map((option) => (option.closest("a[href]") ?? option.querySelector("a[href]"))?.getAttribute("href") ?? "")
        seen.push(list.map((href) => new URL(href, location.href).href))
      }).observe(document.body, { subtree: true, childList: true, attributes: true })
    })
    const asked = page.waitForRequest(pieces)
    await box(page).fill("Werkstudent")
    await asked
    await box(page).fill("18b")
    holding = false
    for (const route of held) await route.continue()
    await page.waitForFunction((expected) => {
      const options = [...document.querySelectorAll('[role="option"]')]
      const link = options[0]?.closest("a[href]") ?? options[0]?.querySelector("a[href]")
      return options.length === expected.length && link instanceof HTMLAnchorElement && link.href === expected[0]
    }, late)
    const seen = /** @type {string[][]} */ (await page.evaluate(() => Reflect.get(globalThis, "seenLists")))
    assert.ok(!seen.some((list) => list.join(" ") === early.join(" ")), "the list of the earlier question was shown")
    assert.deepEqual(await addresses(page), late)
  })
})
