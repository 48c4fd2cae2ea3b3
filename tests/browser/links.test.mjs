// The built site as files: every address leads somewhere, every anchor exists, and the two languages belong together.

import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { none } from "./support/faults.mjs"
import { elements } from "./support/html.mjs"
import { addressesIn as addressesOf, deadLinks, foreign } from "./support/links.mjs"
import { addressOf, filesBelow, fullPages, languages, pages, resolve, siteDir, sourceDir, textOf } from "./support/site.mjs"

/** @param {string} path */
const addressesIn = (path) => addressesOf(path, textOf(path))

test("every address leads to a file, every anchor exists", () => {
  const paths = pages().filter((page) => page.kind !== "not-found").map(({ path }) => path)
  none(deadLinks(paths, textOf, (path) => existsSync(join(siteDir, path))))
})

test("everything a style sheet asks for is there", () => {
  const sheets = filesBelow(siteDir).filter((path) => path.endsWith(".css"))
  const faults = sheets.flatMap((path) =>
    [...textOf(path).matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)]
      .map((match) => match[1] ?? "")
      .filter((address) => !address.startsWith("data:") && !existsSync(join(siteDir, resolve(path, address).path)))
      .map((address) => `${path}: ${address} leads to nothing`),
  )
  assert.ok(sheets.length > 0)
  none(faults)
})

test("addresses are relative and name a file, so that a double-click works", () => {
  const faults = []
  for (const { path } of pages().filter((page) => page.kind !== "not-found")) {
    for (const { place, name, address } of addressesIn(path)) {
      if (foreign.test(address) || address.startsWith("#")) continue
      const inImage = name === "img" && address.startsWith("data:")
      if (/^\/|^[a-z][a-z0-9+.-]*:/i.test(address) && !inImage) faults.push(`${place}: ${address} is not relative`)
      if (/(^|\/)(#|$)/.test(address)) faults.push(`${place}: ${address} names a folder`)
    }
  }
  none(faults)
})

test("the page for wrong addresses leads back from any depth", () => {
  const relative = addressesIn("404.html").filter(({ address }) => !foreign.test(address) && !/^(\/|#)/.test(address))
  none(relative.map(({ place, address }) => `${place}: ${address}`))
  for (const { place, address } of addressesIn("404.html")) {
    if (foreign.test(address)) continue
    const { path } = resolve("404.html", address.replace(/^\//, ""))
    assert.ok(existsSync(join(siteDir, path)), `${place}: ${address} leads to nothing`)
  }
})

test("nothing but links points to other servers", () => {
  const faults = fullPages().flatMap(({ path }) =>
    addressesIn(path)
      .filter(({ name, address }) => foreign.test(address) && !["a", "link"].includes(name))
      .map(({ place, address }) => `${place}: ${address}`),
  )
  none(faults)
})

test("each page has one language, one h1, a title and a description", () => {
  for (const { path, lang } of fullPages()) {
    const html = textOf(path)
    const tags = elements(html)
    assert.equal(tags.find((e) => e.name === "html")?.attributes.lang, lang, `${path}: <html lang>`)
    assert.equal(tags.filter((e) => e.name === "h1").length, 1, `${path}: h1`)
    assert.match(html, /<title>[^<]{3,}<\/title>/, `${path}: title`)
    const description = tags.find((e) => e.name === "meta" && e.attributes.name === "description")?.attributes.content ?? ""
    assert.ok(description.length >= 10, `${path}: description`)
  }
})

test("titles tell the pages of a language apart", () => {
  for (const lang of languages) {
    const titles = new Map()
    for (const { path } of fullPages().filter((page) => page.lang === lang && page.path.startsWith(`${lang}/`))) {
      const title = /<title>([^<]*)<\/title>/.exec(textOf(path))?.[1]
      assert.ok(!titles.has(title), `${path} and ${titles.get(title)} are both called ${title}`)
      titles.set(title, path)
    }
  }
})

test("no id stands twice in a page", () => {
  for (const { path } of fullPages()) {
    const ids = elements(textOf(path)).flatMap((e) => e.attributes.id ?? [])
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
    none(twice.map((id) => `${path}: ${id}`))
  }
})

test("headings never skip a level", () => {
  const faults = []
  for (const { path } of fullPages()) {
    let level = 0
    for (const e of elements(textOf(path)).filter((each) => /^h[1-6]$/.test(each.name))) {
      const next = Number(e.name[1])
      if (next > level + 1) faults.push(`${path}: h${level} is followed by ${e.name}`)
      level = next
    }
  }
  none(faults)
})

test("the language switch leads to the same entry and back", () => {
  let checked = 0
  for (const sort of ["guidance", "situations", "pages"]) {
    if (!existsSync(join(sourceDir, sort))) continue
    const files = filesBelow(join(sourceDir, sort))
    const inBoth = files.filter((file) => file.endsWith("/de.md") && files.includes(file.replace(/de\.md$/, "en.md")))
    for (const key of inBoth.map((file) => file.slice(0, -"/de.md".length))) {
      const [de, en] = languages.map((lang) => addressOf(sort, key, lang))
      if (!de || !en || !existsSync(join(siteDir, de))) continue // a draft
      assert.equal(switchIn(de, "en"), en)
      assert.equal(switchIn(en, "de"), de)
      checked += 1
    }
  }
  assert.ok(checked > 0, "no entry was checked")
})

test("every page of one language has its counterpart in the other", () => {
  for (const { path, lang } of fullPages().filter((page) => /^(de|en)\//.test(page.path))) {
    const other = languages.find((each) => each !== lang) ?? ""
    const there = switchIn(path, other)
    assert.ok(there, `${path}: no language switch`)
    assert.equal(switchIn(there, lang), path, `${path}: ${there} does not lead back`)
  }
})

/** @param {string} path @param {string} lang @returns {string | undefined} where the language switch of a page leads */
function switchIn(path, lang) {
  const link = elements(textOf(path)).find((e) => e.name === "a" && e.attributes.hreflang === lang)
  return link && resolve(path, link.attributes.href ?? "").path
}

test("redirects lead to pages", () => {
  for (const { path } of pages().filter((page) => page.kind === "redirect")) {
    const refresh = elements(textOf(path)).find((e) => /^refresh$/i.test(e.attributes["http-equiv"] ?? ""))
    const target = /^0;\s*url=(.+)$/i.exec(refresh?.attributes.content ?? "")?.[1]
    assert.ok(target, `${path}: no target`)
    assert.ok(existsSync(join(siteDir, resolve(path, target).path)), `${path}: ${target} leads to nothing`)
  }
})
