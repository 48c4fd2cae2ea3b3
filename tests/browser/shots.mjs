// Pictures for the eye: `node tests/browser/shots.mjs DIR` shows every template as a phone, a desk, in the
// dark and on paper, in both languages.

import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { startChromium } from "./support/browsers.mjs"
import { answeredTo, standIn } from "./support/results.mjs"
import { ask } from "./support/search.mjs"
import { serveFolder } from "./support/server.mjs"
import { samples, siteDir } from "./support/site.mjs"

const folder = process.argv[2]
if (!folder) {
  console.error("usage: node tests/browser/shots.mjs DIR")
  process.exit(2)
}

/** @type {{ name: string, width: number, colorScheme: "light" | "dark" }[]} */
const looks = [
  { name: "360", width: 360, colorScheme: "light" },
  { name: "1280", width: 1280, colorScheme: "light" },
  { name: "360-dark", width: 360, colorScheme: "dark" },
  { name: "1280-dark", width: 1280, colorScheme: "dark" },
]

await mkdir(folder, { recursive: true })
const browser = await startChromium()
const server = await serveFolder(siteDir, { prefix: "/" })
for (const { name, width, colorScheme } of looks) {
  const page = await browser.newPage({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } })
  for (const { path, kind, lang } of samples()) {
    const file = join(folder, `${kind}.${lang}.${name}`)
    await page.goto(server.base + path)
    await page.screenshot({ path: `${file}.png`, fullPage: true })
    if (name === "1280") await page.pdf({ path: `${file.slice(0, -5)}.pdf`, format: "A4" })
    if (kind === "search") await results(page, lang, file)
    if (kind === "home" || kind === "entry") {
      await ask(page, lang === "de" ? "Werkstudent" : "working student")
      await page.screenshot({ path: `${file}.search.png` })
    }
  }
  await page.close()
}
await browser.close()
await server.stop()

/**
 * The page of results: full, filtered, and with nothing found.
 * @param {import("playwright-core").Page} page @param {string} lang @param {string} file
 */
async function results(page, lang, file) {
  const text = lang === "de" ? "Werkstudnet Aufenthaltstitel" : "student residence title"
  await standIn(page)
  const at = (/** @type {string} */ fragment) => page.evaluate((hash) => void (location.hash = hash), fragment)
  await page.reload()
  await at(`q=${encodeURIComponent(text)}&kind=odd,even`)
  await answeredTo(page, text)
  await page.screenshot({ path: `${file}.found.png`, fullPage: true })
  await page.locator("main details summary").click()
  await page.getByRole("checkbox").first().waitFor()
  await page.screenshot({ path: `${file}.filters.png` })
  await at("q=xqzwvkjj")
  await page.getByRole("status").filter({ hasText: "xqzwvkjj" }).waitFor()
  await page.screenshot({ path: `${file}.none.png`, fullPage: true })
}
