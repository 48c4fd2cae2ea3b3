// Pages stay light on a phone: sizes as they travel, compressed. The budgets are those of the design.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { gzipSync } from "node:zlib"
import { none } from "./support/faults.mjs"
import { elements } from "./support/html.mjs"
import { fullPages, resolve, siteDir, textOf } from "./support/site.mjs"

/**
 * What holds a whole in one page, so that it works without JavaScript and without a further step: a check all its questions, rules and outcomes, a
 * course or its slides all lessons, the test the questions of all courses.
 * @type {Record<string, number>}
 */
const whole = { check: 44_000, course: 32_000, slides: 32_000, "final-test": 72_000 }
const budget = { page: 20_000, script: 12_000 }

/** @param {string} path @returns {number} bytes as they travel */
const weigh = (path) => gzipSync(readFileSync(join(siteDir, path))).length

/** @param {string} path @param {string} name @param {string} attribute @returns {string[]} files that a page loads by a kind of tag */
const loads = (path, name, attribute) =>
  elements(textOf(path))
    .filter((e) => e.name === name && (name !== "link" || e.attributes.rel === "stylesheet"))
    .flatMap((e) => (e.attributes[attribute] === undefined ? [] : [resolve(path, e.attributes[attribute] ?? "").path.replace(/^\//, "")]))

test("each page with its style sheets is light", () => {
  const heavy = fullPages()
    .filter(({ kind }) => kind !== "not-found")
    .map(({ path, kind }) => ({ path, most: whole[kind] ?? budget.page, bytes: [path, ...loads(path, "link", "href")].map(weigh).reduce((sum, each) => sum + each, 0) }))
    .filter(({ bytes, most }) => bytes > most)
  none(heavy.map(({ path, bytes }) => `${path}: ${bytes} bytes`))
})

test("the script is light", () => {
  const scripts = new Set(fullPages().filter(({ kind }) => kind !== "not-found").flatMap(({ path }) => loads(path, "script", "src")))
  const heavy = [...scripts].filter((path) => path.startsWith("assets/") && weigh(path) > budget.script)
  none(heavy.map((path) => `${path}: ${weigh(path)} bytes`))
})
