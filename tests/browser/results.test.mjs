// The page of results as a reader uses it, over http and from disk: a question in the address, back and forth,
// filters, and help where nothing is found.

import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { addressesOf, answeredTo, field, filters, resultsPage, standIn, titles } from "./support/results.mjs"
import { serveFolder } from "./support/server.mjs"
import { addressOf, siteDir, textOf, titleOf } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, visit } from "./support/watch.mjs"

/** @typedef {import("playwright-core").Page} Page */

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

const everywhere = { "over http": () => server.base, "from disk": () => `${pathToFileURL(siteDir).href}/` }
/** A word that more pages have than are shown at first. */
const common = "Aufenthaltstitel"
const help = themeText("de", "results_next")

/** @param {string} fragment @returns {URLSearchParams} */
const read = (fragment) => new URLSearchParams(fragment.slice(1))

for (const [where, base] of Object.entries(everywhere)) {
  const at = (/** @type {string} */ fragment) => `${base()}${resultsPage.de}${fragment}`

  describe(where, () => {
    test("a question in the address is asked", () =>
      visit(browser, at("#q=Werkstudent"), async (page) => {
        await answeredTo(page, "Werkstudent")
        assert.equal(await field(page).inputValue(), "Werkstudent")
        const wanted = base() + addressOf("guidance", "student-work", "de")
        assert.ok((await addressesOf(page)).some((address) => address.split("#")[0] === wanted))
        await page.locator("main mark").filter({ hasText: /^werkstud/i }).first().waitFor()
        assert.match(await page.title(), /^Werkstudent – Suche/)
        assert.ok(!(await page.getByRole("heading", { name: help }).isVisible()))
      }))

    test("what is typed stands in the address, and the address gives the same results", () =>
      visit(browser, at(""), async (page) => {
        const before = await page.evaluate(() => history.length)
        await field(page).pressSequentially("§ 18b & Gehalt")
        await answeredTo(page, "§ 18b & Gehalt")
        await page.waitForFunction(() => location.hash.includes("Gehalt"))
        assert.equal(read(new URL(page.url()).hash).get("q"), "§ 18b & Gehalt")
        assert.equal(await page.evaluate(() => history.length), before, "typing fills the history")
        const found = await addressesOf(page)
        const other = await page.context().newPage()
        await other.goto(page.url())
        await answeredTo(other, "§ 18b & Gehalt")
        assert.deepEqual(await addressesOf(other), found)
        await field(page).fill("")
        await titles(page).first().waitFor({ state: "detached" })
        await page.waitForFunction(() => location.hash === "")
        if (!page.url().startsWith("file:")) assert.deepEqual(await traces(page), [])
      }))

    test("more results are added, and are there after a visit to one of them", () =>
      visit(browser, at(`#q=${common}`), async (page) => {
        await answeredTo(page, common)
        const first = await addressesOf(page)
        await page.getByRole("button", { name: themeText("de", "search_more") }).press("Enter")
        await titles(page).nth(first.length).waitFor()
        const all = await addressesOf(page)
        assert.deepEqual(all.slice(0, first.length), first)
        assert.ok(await titles(page).nth(first.length).evaluate((link) => link === document.activeElement), "the first new result has the focus")
        await page.keyboard.press("Enter")
        await page.waitForURL(all[first.length] ?? "")
        await page.goBack()
        await titles(page).nth(first.length).waitFor()
        assert.deepEqual(await addressesOf(page), all)
        assert.equal(await field(page).inputValue(), common)
      }))

    test("keyboard alone: from the field to a result", () =>
      visit(browser, at("#q=18b"), async (page) => {
        await answeredTo(page, "18b")
        await field(page).focus()
        const address = (await addressesOf(page))[0] ?? ""
        for (let presses = 0; presses < 10; presses += 1) {
          await page.keyboard.press("Tab")
          if (await titles(page).first().evaluate((link) => link === document.activeElement)) break
        }
        await page.keyboard.press("Enter")
        await page.waitForURL(address)
      }))

    test("another question in the address is asked at once, another anchor costs nothing", () =>
      visit(browser, at("#q=Werkstudent"), async (page) => {
        await answeredTo(page, "Werkstudent")
        await page.evaluate(() => void (location.hash = "q=18b"))
        await answeredTo(page, "18b")
        assert.equal(await field(page).inputValue(), "18b")
        await page.getByRole("link", { name: themeText("de", "skip_to_content") }).press("Enter")
        await page.waitForFunction(() => location.hash === "#q=18b")
        assert.ok((await titles(page).count()) > 0)
        await page.goBack()
        await page.goBack()
        await answeredTo(page, "Werkstudent")
      }))

    test("where nothing is found, the page says so and leads on", () =>
      visit(browser, at("#q=xqzwvkjj"), async (page) => {
        await page.getByRole("status").filter({ hasText: themeText("de", "results_none").replace("{query}", "xqzwvkjj") }).waitFor()
        await page.getByRole("heading", { name: help }).waitFor()
        assert.ok(await page.getByText(themeText("de", "results_hint_spelling")).isVisible())
        const main = page.getByRole("main")
        for (const key of ["title_situations", "title_a_z", "title_law"]) assert.ok(await main.getByRole("link", { name: themeText("de", key), exact: true }).isVisible(), key)
        assert.ok((await main.locator("a[href^='thema-']").filter({ visible: true }).count()) > 0, "topics")
        await main.getByRole("link", { name: themeText("de", "search_none_ask") }).filter({ visible: true }).click()
        await page.waitForURL(`${base()}de/kontakte.html`)
      }))

    test("the other language gets the same question", () =>
      visit(browser, at("#q=18b"), async (page) => {
        await answeredTo(page, "18b")
        await page.getByRole("link", { name: "English" }).click()
        await page.waitForURL(`${base()}${resultsPage.en}#q=18b`)
        await answeredTo(page, "18b")
        assert.ok((await addressesOf(page)).every((address) => address.startsWith(`${base()}en/`)))
      }))

    test("without JavaScript the page leads to everything", () =>
      visit(browser, at(""), async (page) => {
        const main = page.getByRole("main")
        assert.ok((await main.innerText()).includes(themeText("de", "results_noscript")))
        for (const name of ["title_topics", "title_situations", "title_a_z", "title_law", "search_none_ask"]) {
          assert.ok(await main.getByRole("link", { name: themeText("de", name), exact: true }).isVisible(), name)
        }
        assert.ok(!(await page.locator("input").filter({ visible: true }).count()), "a field that does nothing")
      }, { javaScriptEnabled: false }))
  })
}

test("search engines are asked to leave the page out", () => {
  for (const path of Object.values(resultsPage)) assert.match(textOf(path), /<meta name="robots" content="noindex">/)
})

describe("with a stand-in for what the search may not know", () => {
  /** @param {string} fragment @param {(page: Page) => Promise<void>} use */
  const withStandIn = (fragment, use) =>
    visit(browser, `${server.base}de/index.html`, async (page) => {
      await standIn(page)
      await page.goto(`${server.base}${resultsPage.de}${fragment}`)
      await use(page)
    })
  /** @param {Page} page @param {string} name */
  const filterBox = (page, name) => filters(page).getByRole("checkbox", { name: new RegExp(`^Wert ${name} \\(\\d+\\)$`) })
  /** @param {Page} page @param {string} name */
  const chosen = (page, name) => page.getByRole("button", { name: `${themeText("de", "results_remove")} Wert ${name}` })

  test("hits say where they stand and when they were reviewed", () =>
    withStandIn("#q=Werkstudent", async (page) => {
      await answeredTo(page, "Werkstudent")
      const result = page.getByRole("listitem").filter({ hasText: titleOf("guidance", "student-work", "de") })
      await result.getByText("Thema s › Seite", { exact: true }).waitFor()
      await result.getByText("geprüft am 26. November 2026", { exact: true }).waitFor()
    }))

  test("another spelling that was searched is said, and can be asked for itself", () =>
    withStandIn("#q=Werkstudnet+Urlaub", async (page) => {
      const line = page.getByRole("status").filter({ hasText: themeText("de", "search_corrected") })
      await line.getByRole("link", { name: "Werkstudent Urlaub" }).click()
      await answeredTo(page, "Werkstudent Urlaub")
      assert.equal(await field(page).inputValue(), "Werkstudent Urlaub")
      assert.equal(await line.count(), 0)
    }))

  test("filters are chosen, kept in the address, and taken away, without the focus being lost", () =>
    withStandIn(`#q=${common}`, async (page) => {
      await answeredTo(page, common)
      const total = await said(page)
      assert.equal(await page.getByRole("checkbox").count(), 0, "facets are loaded before they are wanted")
      await page.getByText(themeText("de", "results_filters"), { exact: true }).press("Enter")
      const odd = filterBox(page, "odd")
      await odd.waitFor()
      const counted = Number(/\d+/.exec((await odd.evaluate((each) => each.closest("label")?.textContent)) ?? "")?.[0])
      await odd.press("Space")
      await chosen(page, "odd").waitFor()
      await page.waitForFunction((n) => document.querySelector("main [role=status]")?.textContent?.startsWith(`${n} `), counted)
      assert.ok(counted < total)
      assert.ok(await odd.evaluate((each) => each === document.activeElement), "the box has lost the focus")
      assert.ok(await odd.isChecked())
      assert.equal(read(new URL(page.url()).hash).get("kind"), "odd")

      await filterBox(page, "even").press("Space")
      await page.waitForFunction((n) => document.querySelector("main [role=status]")?.textContent?.startsWith(`${n} `), total)
      assert.equal(read(new URL(page.url()).hash).get("kind"), "odd,even")
      await chosen(page, "odd").press("Enter")
      await chosen(page, "odd").waitFor({ state: "detached" })
      assert.ok(await chosen(page, "even").evaluate((each) => each === document.activeElement), "the next filter has the focus")
      await chosen(page, "even").press("Enter")
      await page.waitForFunction(() => document.activeElement?.localName === "summary")
      assert.equal(read(new URL(page.url()).hash).get("kind"), null)
      assert.ok(!(await odd.isChecked()))
    }))

  test("a link with filters shows what they are called, and how to get rid of them", () =>
    withStandIn(`#q=${common}&kind=odd&topic=x`, async (page) => {
      await chosen(page, "odd").waitFor()
      await page.getByRole("status").filter({ hasText: themeText("de", "results_none_filtered").replace("{query}", common) }).waitFor()
      await page.getByRole("button", { name: themeText("de", "results_clear") }).click()
      await answeredTo(page, common)
      assert.equal(new URL(page.url()).hash, `#q=${common}`)
    }))

  test("two filters chosen in haste are both kept", () =>
    withStandIn(`#q=${common}`, async (page) => {
      await answeredTo(page, common)
      await page.getByText(themeText("de", "results_filters"), { exact: true }).click()
      await filterBox(page, "odd").waitFor()
      await page.evaluate(() => document.querySelectorAll("main input[type=checkbox]").forEach((each, index) => each instanceof HTMLElement && index < 2 && each.click()))
      await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("kind")?.split(",").length === 2)
    }))
})

test("the search's own filters narrow the results to the number they promise", (t) =>
  visit(browser, `${server.base}${resultsPage.de}#q=${common}`, async (page) => {
    await answeredTo(page, common)
    const total = await said(page)
    if (!(await page.getByText(themeText("de", "results_filters"), { exact: true }).isVisible())) return t.skip("the search has no facets yet")
    await page.getByText(themeText("de", "results_filters"), { exact: true }).click()
    const boxes = filters(page).getByRole("checkbox")
    await boxes.first().waitFor()
    const counts = await boxes.evaluateAll((all) => all.map((each) => Number(/\((\d+)\)$/.exec(each.closest("label")?.textContent ?? "")?.[1])))
    const at = counts.findIndex((count) => count < total)
    assert.ok(at >= 0 && counts.every((count) => count > 0 && count <= total), counts.join(" "))
    await boxes.nth(at).check()
    await page.waitForFunction((n) => document.querySelector("main [role=status]")?.textContent?.startsWith(`${n} `), counts[at])
  }))

/** @param {Page} page @returns {Promise<number>} hits in all, as announced */
const said = async (page) => Number(/\d+/.exec((await page.getByRole("status").textContent()) ?? "")?.[0])
