// Answers the questions of a quiz as people do, right or wrong.

import { themeText } from "./texts.mjs"

/** @typedef {{ text: string, right: boolean }} Option */
/**
 * @typedef {object} Question
 * @property {string} kind @property {string} text @property {Option[]} options @property {boolean | null} right
 * @property {[string, string][]} pairs @property {number | null} answer @property {{ text: string, options: Option[] }[]} steps
 * @typedef {{ key: string, state: string, pass: number, draw: number, questions: Question[] }} Quiz
 */

/** @param {string} html a page @returns {Quiz} the data of its quiz */
export function quizOf(html) {
  const json = /<script type="application\/json">(.*?)<\/script>/s.exec(html)?.[1]
  if (!json) throw new Error("the page has no quiz")
  return JSON.parse(json)
}

/**
 * Answers the question on the page to its end; what is right and why is shown then.
 * @param {import("playwright-core").Page | import("playwright-core").FrameLocator} place
 * @param {Question} question @param {boolean} rightly @param {string} lang
 */
export async function answer(place, question, rightly, lang) {
  const form = place.locator("form.ask")
  const send = () => form.getByRole("button", { name: themeText(lang, "quiz_answer"), exact: true }).click()
  const tick = (/** @type {number} */ at) => form.locator(`input[value="${at}"]`).check()
  if (question.kind === "case") {
    for (const [step, { text, options }] of question.steps.entries()) {
      await place.locator("section.quiz-step").nth(step).getByText(text, { exact: true }).first().waitFor()
      await tick(options.findIndex(({ right }) => right === rightly))
      await send()
      await place.locator(".quiz-verdict").nth(step).waitFor()
    }
    return
  }
  if (question.kind === "single") await tick(question.options.findIndex(({ right }) => right === rightly))
  if (question.kind === "multiple") for (const [at, { right }] of question.options.entries()) if (right === rightly) await tick(at)
  if (question.kind === "truth") await tick(Number(question.right === rightly))
  if (question.kind === "number") await form.getByRole("textbox").fill(rightly ? (question.answer ?? 0).toLocaleString(lang, { useGrouping: false }) : "98765")
  if (question.kind === "order" && rightly) {
    for (const [rank, { text }] of question.options.entries()) {
      const items = form.locator("ol > li")
      const texts = await items.locator("> span:first-child").allTextContents()
      for (let at = texts.indexOf(text, rank); at > rank; at -= 1) await items.nth(at).getByRole("button").first().click()
    }
  }
  if (question.kind === "match") {
    const lists = form.locator("select")
    const count = question.pairs.length
    for (const at of question.pairs.keys()) await lists.nth(at).selectOption(String(rightly ? at : (at + 1) % count))
  }
  await send()
  await place.locator(".quiz-verdict").first().waitFor()
}
