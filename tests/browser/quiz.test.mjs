// Quizzes as people take them: from a folder on disk, by keyboard, alone and before a group, with nothing stored or sent.

import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { after, before, test } from "node:test"
import { pathToFileURL } from "node:url"
import { startChromium } from "./support/browsers.mjs"
import { none } from "./support/faults.mjs"
import { answer, quizOf } from "./support/quiz.mjs"
import { languages, pages, siteDir, textOf } from "./support/site.mjs"
import { themeText } from "./support/texts.mjs"
import { traces, visit } from "./support/watch.mjs"

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./support/quiz.mjs").Quiz} Quiz */

/** @type {import("playwright-core").Browser} */
let browser
const base = `${pathToFileURL(siteDir).href}/`
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

before(async () => void (browser = await startChromium()))
after(() => browser?.close())

/** @param {string} kind @param {string} lang @returns {string[]} paths of pages */
const of = (kind, lang) => pages().filter((page) => page.kind === kind && page.lang === lang).map(({ path }) => path)

/** @param {Page} page @param {string} lang @param {string} name a button */
const press = (page, lang, name) => page.getByRole("button", { name: themeText(lang, name), exact: true }).click()

/** @param {Page} page @param {Quiz} quiz @param {string} lang @param {(at: number) => boolean} rightly */
async function answerAll(page, quiz, lang, rightly) {
  for (const [at, question] of quiz.questions.entries()) {
    await answer(page, question, rightly(at), lang)
    await press(page, lang, at + 1 < quiz.questions.length ? "quiz_next" : "quiz_to_result")
  }
}

for (const lang of languages) {
  test(`every quiz can be passed, and leads to the certificate, ${lang}`, async () => {
    const all = of("quiz", lang)
    assert.ok(all.length > 0)
    for (const path of all) {
      const quiz = quizOf(textOf(path))
      await visit(browser, base + path, async (page) => {
        await answerAll(page, quiz, lang, () => true)
        const score = page.locator(".quiz-score")
        assert.match((await score.textContent()) ?? "", /^100/, path)
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), themeText(lang, "quiz_result"))
        const link = page.getByRole("link", { name: themeText(lang, "quiz_certificate") })
        const facts = new URLSearchParams(new URL((await link.getAttribute("href")) ?? "", page.url()).hash.slice(1))
        assert.deepEqual([facts.get("course"), facts.get("score"), facts.get("state")], [quiz.key, "100", quiz.state])
        assert.match(facts.get("date") ?? "", /^\d{4}-\d{2}-\d{2}$/)
        none(await traces(page))
      })
    }
  })

  test(`a reload and the way back lose nothing; another state of the questions is said, ${lang}`, async () => {
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    await visit(browser, base + path, async (page) => {
      const [first, second] = quiz.questions
      assert.ok(first && second)
      await answer(page, first, false, lang)
      await press(page, lang, "quiz_next")
      const options = await page.locator("form.ask label").allTextContents()
      await page.reload()
      await page.getByRole("heading", { name: second.text }).waitFor()
      assert.deepEqual(await page.locator("form.ask label").allTextContents(), options, "the order is the same")
      await page.goto("about:blank")
      await page.goBack()
      await page.getByRole("heading", { name: second.text }).waitFor()
      const address = page.url()
      await page.goto("about:blank")
      await page.goto(address.replace(quiz.state, "00000000"))
      await page.getByRole("status").getByText(themeText(lang, "quiz_changed")).waitFor()
      await page.getByRole("heading", { name: first.text }).waitFor()
    })
  })

  test(`the keyboard alone answers, what is missing is said, all questions stand on one page, ${lang}`, async () => {
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    await visit(browser, base + path, async (page) => {
      await press(page, lang, "quiz_answer")
      assert.ok((await page.getByRole("alert").first().textContent())?.trim())
      await page.keyboard.press("Space")
      await page.keyboard.press("Enter")
      await page.locator(".quiz-verdict:focus").waitFor()
      await press(page, lang, "quiz_all")
      assert.equal(await page.locator("article").count(), quiz.questions.length)
      assert.equal(await page.locator("form.ask").count(), quiz.questions.length - 1)
    })
  })

  test(`all questions at once make a quiz on paper: every option first, what is right on a sheet at the end, ${lang}`, async () => {
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    await visit(browser, base + path, async (page) => {
      await press(page, lang, "quiz_all")
      assert.equal(await page.locator(".quiz-key").isVisible(), false)
      await page.emulateMedia({ media: "print" })
      for (const { text } of quiz.questions.flatMap(({ options, steps }) => [...options, ...steps.flatMap((step) => [{ text: step.text }, ...step.options])])) {
        assert.ok(await page.locator("article").getByText(text, { exact: true }).filter({ visible: true }).count(), text)
      }
      assert.equal(await page.locator(".quiz-key li").filter({ visible: true }).count(), quiz.questions.length)
      assert.equal(await page.locator("article button").filter({ visible: true }).count(), 0)
    })
  })

  test(`the result as a text begins with a line for the name and tells each step of a case, ${lang}`, async () => {
    const path = of("quiz", lang).find((one) => quizOf(textOf(one)).questions.some(({ kind }) => kind === "case")) ?? ""
    const quiz = quizOf(textOf(path))
    await visit(browser, base + path, async (page) => {
      await answerAll(page, quiz, lang, (at) => at % 2 === 0)
      await press(page, lang, "quiz_as_text")
      const text = await page.locator(".quiz-as-text textarea").inputValue()
      assert.ok(text.startsWith(`${themeText(lang, "quiz_name")}\n`), text)
      for (const step of quiz.questions.flatMap(({ steps }) => steps)) assert.ok(text.includes(` ${step.text}\n${themeText(lang, "quiz_answered")}`), step.text)
    })
  })

  test(`before a group a clicker reveals and goes on, ${lang}`, async () => {
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    await visit(browser, base + path, async (page) => {
      await page.getByRole("link", { name: themeText(lang, "quiz_projector") }).click()
      const [first, second] = quiz.questions
      assert.ok(first && second)
      await page.getByRole("heading", { name: first.text }).waitFor()
      assert.equal(await page.locator("header, footer").filter({ visible: true }).count(), 0)
      assert.equal(await page.locator(".quiz-revealed").count(), 0)
      await page.keyboard.press("PageDown")
      await page.locator(".quiz-revealed").waitFor()
      await page.keyboard.press("PageDown")
      await page.getByRole("heading", { name: second.text }).waitFor()
      await page.keyboard.press("PageUp")
      await page.locator(".quiz-revealed").waitFor()
      for (const _ of Array(60)) await page.keyboard.press("Space")
      await page.locator(".quiz-revealed").waitFor()
      await page.keyboard.press("Escape")
      await page.locator("form.ask").waitFor()
      assert.ok(await page.locator("header").first().isVisible())
    })
  })

  test(`the answer leaves the question in view, with its letters and all that is right, ${lang}`, async () => {
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    const [first] = quiz.questions
    assert.ok(first)
    await visit(browser, `${base}${path}#projector`, async (page) => {
      await page.setViewportSize({ width: 1280, height: 720 })
      const letters = page.locator(".quiz-letters > li")
      await letters.first().waitFor()
      const before = (await letters.allTextContents()).length
      await page.keyboard.press("PageDown")
      await page.locator(".quiz-slide .quiz-right").first().waitFor()
      assert.equal(await letters.count(), before)
      assert.equal(await page.locator(".quiz-slide .quiz-right").count(), first.options.filter(({ right }) => right).length)
      for (const part of [page.getByRole("heading", { name: first.text }), ...(await page.locator(".quiz-slide .quiz-right").all())]) {
        const box = await part.boundingBox()
        assert.ok(box && box.y >= 0 && box.y + box.height <= 720, JSON.stringify(box))
      }
      // In a low window the rest is shown before the next question comes.
      await page.setViewportSize({ width: 400, height: 300 })
      await page.keyboard.press("PageDown")
      await page.waitForFunction(() => scrollY > 0)
      assert.equal(await page.getByRole("heading", { name: first.text }).count(), 1)
    })
  })

  test(`a drawn test is the same for whoever gets its address, ${lang}`, async () => {
    for (const path of of("final-test", lang)) {
      const quiz = quizOf(textOf(path))
      await visit(browser, base + path, async (page) => {
        await press(page, lang, "quiz_all")
        const drawn = await page.locator("article h2").allTextContents()
        assert.equal(drawn.length, Math.min(quiz.draw, quiz.questions.length))
        const link = await page.getByRole("link", { name: themeText(lang, "quiz_link") }).getAttribute("href")
        const other = await page.context().newPage()
        await other.goto(`${base}${path}${link}`)
        await press(other, lang, "quiz_all")
        assert.deepEqual(await other.locator("article h2").allTextContents(), drawn)
      })
    }
  })

  test(`every question passes the checker on a narrow phone, asked, answered and large, ${lang}`, async () => {
    /** @type {string[]} */
    const faults = []
    const [path = ""] = of("quiz", lang)
    const quiz = quizOf(textOf(path))
    const context = await browser.newContext({ bypassCSP: true, reducedMotion: "reduce", viewport: { width: 320, height: 800 } })
    const page = await context.newPage()
    const check = async (/** @type {string} */ where) => {
      await page.addScriptTag({ content: axe })
      const found = await page.evaluate(async () => {
        const options = { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }
        const { violations } = await Reflect.get(globalThis, "axe").run(document, options)
        return violations.map((/** @type {any} */ rule) => `${rule.id}: ${rule.nodes.map((/** @type {any} */ node) => node.target.join(" ")).join(", ")}`)
      })
      const wide = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)
      faults.push(...found.map((/** @type {string} */ fault) => `${where}: ${fault}`), ...(wide > 320 ? [`${where}: ${wide}px wide`] : []))
    }
    await page.goto(base + path)
    for (const [at, question] of quiz.questions.entries()) {
      await check(question.kind)
      await answer(page, question, at % 2 === 0, lang)
      await check(`${question.kind}, answered`)
      await press(page, lang, at + 1 < quiz.questions.length ? "quiz_next" : "quiz_to_result")
    }
    await press(page, lang, "quiz_as_text")
    await check("result")
    await page.goto(`${base}${path}#projector`)
    await check("projector")
    await page.keyboard.press("Space")
    await check("projector, revealed")
    await context.close()
    none(faults)
  })

  test(`without JavaScript the answers are folded, ${lang}`, async () => {
    for (const kind of ["quiz", "final-test"]) {
      for (const path of of(kind, lang)) {
        const quiz = quizOf(textOf(path))
        await visit(browser, base + path, async (page) => {
          assert.equal(await page.locator("main details").count(), quiz.questions.length)
          assert.equal(await page.locator("main details[open]").count(), 0)
          assert.equal(await page.locator("[data-quiz]").isVisible(), false)
        }, { javaScriptEnabled: false })
      }
    }
  })
}
