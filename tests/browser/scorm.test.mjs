// The package of a course on a learning platform: scorm-again, in a real browser, over plain http.

import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { lotse, sourceDir } from "./support/site.mjs"
import { elsewhere, home, launch } from "./support/platform.mjs"
import { answer, quizOf } from "./support/quiz.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, watchContext } from "./support/watch.mjs"
import { unzip } from "./support/zip.mjs"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const most = 1_000_000
const folder = mkdtempSync(join(tmpdir(), "lotse-scorm-"))
const lang = "de"
const zip = join(folder, "basics.zip")

/** @type {import("playwright-core").Browser} */
let browser
/** @type {Map<string, Buffer>} */
let files
/** @type {import("./support/quiz.mjs").Quiz} */
let quiz
/** @type {string[]} */
let lessons

before(async () => {
  execFileSync(lotse, ["export", "scorm", "basics", "--lang", lang, "--site", sourceDir, "--out", zip])
  files = unzip(zip)
  quiz = quizOf(page())
  lessons = [...page().matchAll(/data-lesson="([^"]+)"/g)].map((match) => match[1] ?? "")
  browser = await startChromium()
})
after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** @param {string} [path] */
function page(path = "index.html") {
  return files.get(path)?.toString("utf8") ?? ""
}
/** @param {string} name @param {Record<string, string | number>} [values] */
const say = (name, values = {}) => themeText(lang, name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole))

/** @typedef {Awaited<ReturnType<typeof launch>>} Started */

/** @param {Started | { course: Started["course"] | import("playwright-core").Page }} started @param {string} name a button */
const press = ({ course }, name) => course.getByRole("button", { name: say(name), exact: true }).click()
/** @param {Started} started */
const recorded = ({ course }) => course.getByRole("status").getByText(say("scorm_recorded")).waitFor()

/** @param {Started} started @param {string} name what the reader is told */
const told = ({ course }, name) => course.getByRole("status").getByText(say(name)).waitFor()

/** @param {Started} started from the first lesson to the quiz */
async function toQuiz(started) {
  for (let at = 0; at < lessons.length; at += 1) await press(started, at + 1 < lessons.length ? "scorm_next" : "scorm_to_quiz")
}

/** @param {Started} started @param {(at: number) => boolean} rightly @param {number} [from] @param {number} [to] */
async function answerAll(started, rightly, from = 0, to = quiz.questions.length) {
  for (let at = from; at < to; at += 1) {
    const question = quiz.questions[at]
    assert.ok(question)
    await answer(started.course, question, rightly(at), lang)
    if (at + 1 < to || to < quiz.questions.length) await press(started, "quiz_next")
  }
  if (to === quiz.questions.length) await press(started, "quiz_to_result")
}

test("the package is whole, small, and says what it is", () => {
  assert.ok(readFileSync(zip).length < most)
  const manifest = page("imsmanifest.xml")
  assert.match(manifest, /<schemaversion>1\.2<\/schemaversion>/)
  assert.equal([...manifest.matchAll(/adlcp:scormtype="sco"/g)].length, 1)
  const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map((match) => match[1] ?? "")
  assert.deepEqual([...listed, "imsmanifest.xml"].sort(), [...files.keys()].sort())
  const asked = [...page().matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? "").filter((path) => !/^(https?|mailto|tel):/.test(path))
  none(asked.filter((path) => !files.has(path)).map((path) => `not in the package: ${path}`))
  for (const part of [".scorm-top", ".quiz-verdict", ".option"]) {
    assert.ok([...files].some(([path, content]) => path.endsWith(".css") && content.includes(part)), `${part} has no style in the package`)
  }
})

test("a course is read, left, resumed, passed, and stays passed", async () => {
  let started = await launch(browser, { files })
  const faults = started.faults
  await recorded(started)
  let kept = await started.kept()
  assert.equal(kept.core.lesson_status, "incomplete")
  assert.equal(kept.core.exit, "suspend")
  assert.equal(kept.core.score.raw, "", "there is no score before there is a result")
  await press(started, "scorm_next")
  await press(started, "scorm_next")
  kept = await started.kept()
  assert.equal(kept.core.lesson_location, lessons[2])
  assert.ok(kept.suspend_data.length > 0 && kept.suspend_data.length <= 4096)
  await started.close()

  started = await launch(browser, { files, kept })
  await recorded(started)
  await started.course.locator(`#lesson-${lessons[2]}`).waitFor({ state: "visible" })
  assert.equal(await started.course.locator("section[data-lesson]:visible").count(), 1)
  for (let at = 2; at < lessons.length; at += 1) await press(started, at + 1 < lessons.length ? "scorm_next" : "scorm_to_quiz")
  await answerAll(started, () => true, 0, 3)
  kept = await started.kept()
  await started.close()

  // Closed in the middle of the quiz: the next question comes.
  started = await launch(browser, { files, kept })
  await recorded(started)
  await started.course.getByText(say("quiz_step", { number: 4, count: quiz.questions.length })).waitFor()
  await answerAll(started, () => true, 3)
  await started.course.getByText(say("quiz_passed", { pass: quiz.pass })).waitFor()
  kept = await started.kept()
  assert.deepEqual([kept.core.lesson_status, kept.core.score.raw, kept.core.exit], ["passed", "100", ""])
  assert.deepEqual([kept.core.score.min, kept.core.score.max], ["0", "100"])
  assert.match(kept.core.session_time, /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/)
  await started.close()

  // Once more: the result stands there, and a worse try takes nothing away.
  started = await launch(browser, { files, kept })
  await recorded(started)
  await started.course.getByText(say("quiz_passed", { pass: quiz.pass })).waitFor()
  await press(started, "scorm_again")
  await answerAll(started, () => false)
  await started.course.getByText(say("scorm_best", { score: 100 })).waitFor()
  kept = await started.kept()
  assert.deepEqual([kept.core.lesson_status, kept.core.score.raw, kept.core.exit], ["passed", "100", ""])
  none(await traces(started.page))
  none([...faults, ...started.faults])
  await started.close()
})

test("who fails may try again; a try under way is resumed", async () => {
  let started = await launch(browser, { files })
  await recorded(started)
  await toQuiz(started)
  await answerAll(started, () => false)
  await started.course.getByText(say("quiz_failed", { pass: quiz.pass })).waitFor()
  let kept = await started.kept()
  assert.equal(kept.core.lesson_status, "failed")
  const before = Number(kept.core.score.raw)
  assert.ok(before < quiz.pass)
  await press(started, "scorm_again")
  await answerAll(started, () => true, 0, 1)
  kept = await started.kept()
  assert.deepEqual([kept.core.lesson_status, Number(kept.core.score.raw), kept.core.exit], ["failed", before, "suspend"])
  await started.close()

  started = await launch(browser, { files, kept })
  await recorded(started)
  await answerAll(started, () => true, 1)
  kept = await started.kept()
  assert.deepEqual([kept.core.lesson_status, kept.core.score.raw], ["passed", "100"])
  await press(started, "scorm_end")
  await told(started, "scorm_ended")
  none(started.faults)
  await started.close()
})

test("a platform that forgets how a result came about still has it shown and not lowered", async () => {
  const started = await launch(browser, { files })
  await recorded(started)
  const kept = await started.kept()
  await started.close()
  for (const raw of ["85", ""]) {
    Object.assign(kept.core, { lesson_status: "passed", lesson_location: "", score: { ...kept.core.score, raw } })
    const again = await launch(browser, { files, kept: { ...kept, suspend_data: "" } })
    await recorded(again)
    await again.course.getByText(say(raw ? "scorm_passed_score" : "scorm_passed", { score: raw })).waitFor()
    await press(again, "scorm_again")
    await answerAll(again, () => false)
    const { core } = await again.kept()
    assert.equal(core.lesson_status, "passed")
    if (raw) assert.equal(core.score.raw, raw)
    none(again.faults)
    await again.close()
  }
})

test("suspend data of something else harms nothing; of another version the result counts", async () => {
  for (const data of ["{\"bookmark\":3}", "1~00000000~x~2g~2g~1~00"]) {
    const first = await launch(browser, { files })
    await recorded(first)
    const kept = await first.kept()
    await first.close()
    const started = await launch(browser, { files, kept: { ...kept, suspend_data: data } })
    await recorded(started)
    const { core } = await started.kept()
    assert.equal(core.lesson_status, data.startsWith("1~") ? "passed" : "incomplete")
    none(started.faults)
    await started.close()
  }
})

test("a platform that comes late is found, and nothing that was done meanwhile is lost", async () => {
  const started = await launch(browser, { files, delay: 1500 })
  await told(started, "scorm_connecting")
  await press(started, "scorm_next")
  await recorded(started)
  const kept = await started.kept()
  assert.equal(kept.core.lesson_location, lessons[1])
  none(started.faults)
  await started.close()
})

test("frames of other origins lie between, or the platform cannot be reached", async () => {
  const between = await launch(browser, { files, frames: [elsewhere, elsewhere, home] })
  await recorded(between)
  none(between.faults)
  await between.close()
  const beyond = await launch(browser, { files, frames: [elsewhere] })
  await told(beyond, "scorm_missing")
  await toQuiz(beyond)
  await answerAll(beyond, () => true)
  none(beyond.faults)
  await beyond.close()
})

test("a start for viewing only writes nothing", async () => {
  const started = await launch(browser, { files, mode: "browse" })
  await told(started, "scorm_review")
  await press(started, "scorm_next")
  assert.equal(await started.kept(), undefined)
  await started.close()
})

test("past its date of review the course says so and whom to ask, and old amounts are not shown as current", async () => {
  const amounts = '<p id="amounts"><span data-from="2026-01-01" data-until="2026-12-31">old</span><span data-from="2027-01-01" hidden>unknown</span></p>'
  const change = (/** @type {string} */ html) => html.replace(/<section class="scorm-lesson"[^>]*>/, (tag) => tag + amounts)
  for (const [today, past] of /** @type {[string, boolean][]} */ ([["2026-06-01", false], ["2999-01-01", true]])) {
    const started = await launch(browser, { files, today, change })
    await recorded(started)
    const notice = started.course.locator(".notice-warning")
    assert.equal(await notice.isVisible(), past)
    if (past) assert.ok(await notice.locator('a[href^="mailto:"]').isVisible(), "somebody can be asked")
    assert.equal(await started.course.locator("#amounts").innerText(), past ? "unknown" : "old")
    await started.close()
  }
})

test("from a folder on disk it is a page like any other and says that nothing is recorded", async () => {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, "open", path)), { recursive: true })
    writeFileSync(join(folder, "open", path), content)
  }
  const base = `${pathToFileURL(join(folder, "open")).href}/`
  const context = await browser.newContext()
  const faults = await watchContext(context, base)
  const course = await context.newPage()
  await course.goto(`${base}index.html`)
  await course.getByText(say("scorm_missing")).waitFor()
  await press({ course }, "scorm_next")
  assert.equal(await course.locator("section[data-lesson]:visible").getAttribute("data-lesson"), lessons[1])
  assert.equal(await course.getByRole("button", { name: say("scorm_end") }).count(), 0, "there is nothing to end")
  none([...faults, ...(await traces(course))])
  await context.close()

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const text = await plain.newPage()
  await text.goto(`${base}index.html`)
  assert.equal(await text.locator("section[data-lesson]:visible").count(), lessons.length)
  assert.ok(await text.locator("noscript p").isVisible())
  await plain.close()
})

test("lessons, questions and the result pass the checker, on a narrow phone too", async () => {
  /** @type {string[]} */
  const faults = []
  const started = await launch(browser, { files, bypassCSP: true })
  await recorded(started)
  const frame = started.page.frames().at(-1)
  assert.ok(frame)
  await started.page.locator("iframe").evaluate((place) => place.setAttribute("width", "320"))
  const check = async (/** @type {string} */ where) => {
    await frame.addScriptTag({ content: axe })
    const found = await frame.evaluate(async () => {
      const options = { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }
      const { violations } = await Reflect.get(globalThis, "axe").run(document, options)
      return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`)
    })
    const wide = await frame.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
    faults.push(...found.map((/** @type {string} */ fault) => `${where}: ${fault}`), ...(wide > 320 ? [`${where}: ${wide}px wide`] : []))
  }
  await check("first lesson")
  await toQuiz(started)
  for (const [at, question] of quiz.questions.entries()) {
    await check(question.kind)
    await answer(started.course, question, at % 2 === 0, lang)
    await check(`${question.kind}, answered`)
    await press(started, at + 1 < quiz.questions.length ? "quiz_next" : "quiz_to_result")
  }
  await check("result")
  await started.close()
  none(faults)
})
