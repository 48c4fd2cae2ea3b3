// @ts-check
/**
 * The result of a quiz: the score, every question with its verdict, and the whole as a text to pass on. Nothing is sent.
 * Must not know how questions are asked.
 */

import { copyText } from "./copy.js";
import { element } from "./elements.js";
import { longDate } from "./long-date.js";
import { judge, questionAt, rightAnswer } from "./quiz.js";
import { sources, verdictLine } from "./quiz-feedback.js";
import { dated, inWords, resultText, summary } from "./quiz-words.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */
/** @typedef {import("./quiz.js").Answers} Answers */
/** @typedef {import("./quiz-words.js").Say} Say */

/** How many lines of the text are in view. */
const LINES = 12;

/**
 * @param {object} of
 * @param {Quiz} of.quiz
 * @param {number[]} of.asked
 * @param {Answers} of.answers
 * @param {Say} of.say
 * @param {"h2" | "h3"} of.heading
 * @param {boolean} of.newWindow
 * @param {HTMLElement[]} of.actions What else can be done, first.
 */
export function resultView({ quiz, asked, answers, say, heading, newWindow, actions }) {
  const locale = document.documentElement.lang;
  const date = longDate(new Date());
  const box = element("section", { class: "quiz-result" });
  box.append(element(heading, { tabindex: "-1", text: say("result") }), element("p", { class: "print-only", text: say("name") }));
  for (const [at, line] of summary(quiz, asked, answers, say, locale).entries()) {
    box.append(element("p", { class: at === 0 ? "quiz-score" : "", text: line }));
  }
  box.append(element("p", { class: "hint", text: dated(quiz, say, date) }));
  box.append(buttons(() => resultText(quiz, asked, answers, { say, locale, date }), say, actions));
  const list = element("ol", { class: "quiz-list" });
  for (const at of asked) {
    const question = questionAt(quiz, at);
    const answer = answers.get(at);
    const item = element("li");
    const line = verdictLine(question, answer, say);
    line.removeAttribute("tabindex");
    item.append(element("p", { class: "quiz-text", text: question.text }), line);
    if (judge(question, answer).points < 1) {
      item.append(element("p", { text: answer === undefined ? say("unanswered") : `${say("your-answer")} ${inWords(question, answer, say, locale)}` }));
      item.append(element("p", { text: `${say("solution")} ${inWords(question, rightAnswer(question), say, locale)}` }));
    }
    item.append(sources(question, say, newWindow));
    list.append(item);
  }
  box.append(list, element("p", { class: "hint", text: say("partial") }));
  return box;
}

/**
 * @param {() => string} text
 * @param {Say} say
 * @param {HTMLElement[]} actions
 */
function buttons(text, say, actions) {
  const row = element("p", { class: "buttons" });
  const print = element("button", { type: "button", text: say("print") });
  print.addEventListener("click", () => window.print());
  const show = element("button", { type: "button", text: say("as-text"), "aria-expanded": "false" });
  const sheet = element("div", { class: "quiz-as-text" });
  sheet.hidden = true;
  show.addEventListener("click", () => {
    sheet.hidden = !sheet.hidden;
    show.setAttribute("aria-expanded", String(!sheet.hidden));
    if (sheet.hidden) return;
    const area = element("textarea", { readonly: "", rows: String(LINES), class: "copy-area", "aria-label": say("as-text") });
    area.value = text();
    const copy = element("button", { type: "button", text: say("copy") });
    const told = element("p", { role: "status" });
    copy.addEventListener("click", async () => {
      told.textContent = say((await copyText(area)) ? "copied" : "copy-failed");
    });
    const line = element("p", { class: "buttons" });
    line.append(copy);
    sheet.replaceChildren(area, line, told);
    area.focus();
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
  });
  row.append(...actions, show, print);
  const box = element("div");
  box.append(row, sheet);
  return box;
}
