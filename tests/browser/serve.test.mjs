// An editor at work: `lotse serve` reloads the open page, shows faults above the last good version, and recovers.

import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { after, before, test } from "node:test"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { addressOf, lotse, sourceDir } from "./support/site.mjs"

/** @type {string} */
let copy
/** @type {import("node:child_process").ChildProcess} */
let server
/** @type {string} */
let base
/** @type {import("playwright-core").Browser} */
let browser
/** @type {import("playwright-core").Page} */
let page

/** @type {string[]} what the page complains about, the policy included */
const complaints = []
const entry = "guidance/student-work/de.md"

before(async () => {
  copy = await mkdtemp(join(tmpdir(), "lotse-serve-"))
  await cp(sourceDir, copy, { recursive: true })
  server = spawn(lotse, ["serve", "--site", copy, "--port", "0", "--lang", "de"], { stdio: ["ignore", "pipe", "inherit"] })
  base = await announced(server)
  browser = await startChromium()
  page = await browser.newPage()
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()))
  page.on("pageerror", (error) => complaints.push(error.message))
}, { timeout: 60_000 })
after(async () => {
  await browser?.close()
  server?.kill()
  if (copy) await rm(copy, { recursive: true, force: true })
})

/** @param {import("node:child_process").ChildProcess} child @returns {Promise<string>} the address it prints */
function announced(child) {
  return new Promise((found, failed) => {
    child.once("exit", (code) => failed(new Error(`lotse serve ended with ${code} before it printed an address`)))
    child.once("error", failed)
    createInterface({ input: /** @type {import("node:stream").Readable} */ (child.stdout) }).on("line", (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0]
      if (address) found(address)
    })
  })
}

/** @param {(text: string) => string} change edits the entry as an editor would, in one go */
async function edit(change) {
  const file = join(copy, entry)
  const before = await readFile(file, "utf8")
  const after = change(before)
  assert.notEqual(after, before, "the edit changes nothing")
  await writeFile(file, after)
}

/** @param {string} text waits until the main text of the open page contains it */
const mainShows = (text) => page.waitForFunction((wanted) => document.querySelector("main")?.textContent?.includes(wanted), text)

test("the page opens, without faults", async () => {
  await page.goto(base + addressOf("guidance", "student-work", "de"))
  assert.equal(await page.locator("h1").count(), 1)
  assert.equal(await page.locator("#lotse-faults").filter({ visible: true }).count(), 0)
})

test("an edit shows by itself", async () => {
  await edit((text) => `${text}\nEin neuer Satz aus der Prüfung.\n`)
  await mainShows("Ein neuer Satz aus der Prüfung.")
})

test("a fault is shown with file, line and reason, above the last good version", async () => {
  await edit((text) => text.replace("\nsummary = ", "\nzusammenfasung = \"x\"\nsummary = ").replace("aus der Prüfung", "mit Fehler"))
  const faults = page.locator("#lotse-faults")
  await faults.waitFor()
  const said = await faults.innerText()
  const lines = (await readFile(join(copy, entry), "utf8")).split("\n")
  const line = lines.findIndex((each) => each.startsWith("zusammenfasung")) + 1
  assert.ok(said.includes(`${entry}:${line}`), said)
  assert.match(said, /zusammenfasung/)
  assert.match(said, /Schlüssel|Feld|Angabe/, "the reason is given in German")
  assert.ok((await page.locator("main").textContent())?.includes("Ein neuer Satz aus der Prüfung."), "the last good version is gone")
})

test("a reload keeps the last good version and the faults", async () => {
  await page.reload()
  await page.locator("#lotse-faults").waitFor()
  await mainShows("Ein neuer Satz aus der Prüfung.")
})

test("after the repair the faults are gone and the new text is there", async () => {
  await edit((text) => text.replace("zusammenfasung = \"x\"\n", ""))
  await mainShows("Ein neuer Satz mit Fehler.")
  assert.equal(await page.locator("#lotse-faults").filter({ visible: true }).count(), 0)
})

test("all of it under the strict policy", async () => {
  const { headers, content } = { headers: (await page.reload())?.headers() ?? {}, content: await page.content() }
  assert.match(headers["content-security-policy"] ?? content, /default-src 'none'/)
  none(complaints)
})

test("downloads are made when they are asked for", async () => {
  const html = await (await fetch(`${base}de/schulung.html`)).text()
  const offered = [...html.matchAll(/href="(\.\.\/downloads\/[^"]+)"/g)].map((match) => match[1] ?? "")
  assert.ok(offered.length > 0, "the site is offered")
  for (const href of offered) {
    const answer = await fetch(new URL(href, `${base}de/`))
    assert.equal(answer.headers.get("content-type"), "application/zip", href)
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString("latin1", 0, 2), "PK", href)
  }
})
