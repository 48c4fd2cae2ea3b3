// Every page lives with the strict policy, in a sub-folder and from a folder on disk: nothing is blocked,
// nothing fails, nothing foreign is asked for, nothing is stored.

import assert from "node:assert/strict"
import { after, before, describe, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { elements } from "./support/html.mjs"
import { ask } from "./support/search.mjs"
import { policy, serveFolder } from "./support/server.mjs"
import { fullPages, languages, pagesToVisit, siteDir, textOf } from "./support/site.mjs"
import { traces, watchContext } from "./support/watch.mjs"

/** @type {import("playwright-core").Browser} */
let browser
/** @type {import("./support/server.mjs").Server} */
let server
/** @type {import("./support/server.mjs").Server} */
let atRoot
const words = { de: "Werkstudent", en: "student" }

before(async () => {
  browser = await startChromium()
  server = await serveFolder(siteDir)
  atRoot = await serveFolder(siteDir, { prefix: "/" })
})
after(async () => {
  await browser?.close()
  await server?.stop()
  await atRoot?.stop()
})

/** @param {string} base @param {string[]} paths @returns {Promise<string[]>} everything the pages did that they must not do */
async function faultsAt(base, paths) {
  const context = await browser.newContext()
  const faults = await watchContext(context, base)
  const left = [...paths]
  const visit = async () => {
    const page = await context.newPage()
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      await page.goto(base + path)
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
      faults.push(...(await traces(page)))
    }
  }
  await Promise.all([visit(), visit(), visit()])
  await context.close()
  return faults
}

/** @param {string} base @param {string} lang @returns {Promise<string[]>} */
async function faultsOfSearch(base, lang) {
  const context = await browser.newContext()
  const faults = await watchContext(context, base)
  const page = await context.newPage()
  await page.goto(`${base}${lang}/index.html`)
  await ask(page, words[/** @type {"de" | "en"} */ (lang)])
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
  faults.push(...(await traces(page)))
  await context.close()
  return faults
}

const everywhere = { "in a sub-folder": () => server.base, "from disk": () => `${pathToFileURL(siteDir).href}/` }
const inFolder = pagesToVisit().filter((page) => page.kind !== "not-found").map((page) => page.path)

for (const [where, base] of Object.entries(everywhere)) {
  describe(where, () => {
    test(`all ${inFolder.length} pages`, async () => none(await faultsAt(base(), inFolder)))
    for (const lang of languages) {
      test(`a search, ${lang}`, async () => none(await faultsOfSearch(base(), lang)))
    }
  })
}

test("the page for wrong addresses, at the root of a server", async () => {
  none(await faultsAt(atRoot.base, ["404.html"]))
})

test("every page carries the policy before anything that could load", () => {
  for (const { path } of fullPages()) {
    const tags = elements(textOf(path))
    const meta = tags.findIndex((e) => e.name === "meta" && e.attributes["http-equiv"] === "Content-Security-Policy")
    assert.equal(tags[meta]?.attributes.content, policy, path)
    const first = tags.findIndex((e) => ["link", "script", "img", "style", "iframe"].includes(e.name))
    assert.ok(first === -1 || meta < first, `${path}: something stands before the policy`)
  }
})

/** Elements that hold data and run nothing. */
const dataTypes = ["application/ld+json", "application/json"]

test("no script, style or handler stands in a page", () => {
  const faults = fullPages().flatMap(({ path }) =>
    elements(textOf(path))
      .filter((e) => e.name === "style" || (e.name === "script" && !e.attributes.src && !dataTypes.includes(e.attributes.type ?? ""))
        || Object.keys(e.attributes).some((name) => name === "style" || name.startsWith("on")))
      .map((e) => `${path}: <${e.name} ${Object.keys(e.attributes).join(" ")}>`),
  )
  none(faults)
})

test("the header files for web servers carry the policy, and that nobody may frame the site", () => {
  const wanted = `${policy}; frame-ancestors 'none'`
  for (const name of ["_headers", ".htaccess", "web.config", "nginx.conf.example"]) {
    const text = textOf(name).replaceAll("&#39;", "'").replaceAll("&#x27;", "'").replaceAll("&apos;", "'")
    assert.ok(text.includes(wanted), name)
  }
})
