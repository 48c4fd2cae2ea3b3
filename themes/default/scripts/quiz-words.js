// @ts-check
/**
 * Answers, verdicts and results of a quiz in words, for the page and as a text to pass on. The words themselves come from
 * the page. Must not know how it looks.
 */

import { HAIR, judge, passed, questionAt, rightAnswer, score, stepAsQuestion } from "./quiz.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */
/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz.js").Answer} Answer */
/** @typedef {import("./quiz.js").Answers} Answers */
/** @typedef {import("./quiz.js").Judgement} Judgement */
/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say */

/**
 * @param {Question} question
 * @param {Answer} answer
 * @param {Say} say
 * @param {string} locale
 */
export function inWords(question, answer, say, locale) {
  if (typeof answer === "string") return `${decimal(answer, locale)} ${question.unit ?? ""}`.trim();
  const options = answer.map((at) => question.options[at]?.text ?? "");
  switch (question.kind) {
    case "truth":
      return say(answer[0] === 1 ? "true" : "false");
    case "order":
      return options.map((text, at) => `${at + 1}. ${text}`).join(" → ");
    case "match":
      return question.pairs.map(([left], at) => `${left} – ${question.pairs[answer[at] ?? -1]?.[1] ?? ""}`).join("; ");
    case "case":
      return answer.map((at, step) => `${step + 1}. ${question.steps[step]?.options[at]?.text ?? ""}`).join(" ");
    default:
      return options.join("; ");
  }
}

/**
 * @param {number | string} number
 * @param {string} locale
 */
export function decimal(number, locale) {
  return Number(number).toLocaleString(locale, { maximumFractionDigits: 3 });
}

/**
 * What a question rests on, as text.
 *
 * @param {Question} question
 */
export function basisOf({ norms }) {
  return norms.map(([text]) => text).join("");
}

/**
 * Right, partly right or wrong, in words.
 *
 * @param {Judgement} judgement
 * @param {Say} say
 */
export function verdict({ points }, say) {
  if (points === 1) return say("right");
  return points > 0 ? say("partly", { percent: Math.floor(100 * points + HAIR) }) : say("wrong");
}

/**
 * What came out, in one sentence, and whether it is enough.
 *
 * @param {Quiz} quiz
 * @param {number[]} asked
 * @param {Answers} answers
 * @param {Say} say
 * @param {string} locale
 * @returns {string[]}
 */
export function summary(quiz, asked, answers, say, locale) {
  const { points, percent } = score(quiz, asked, answers);
  const lines = [say("score", { score: percent, points: decimal(Math.floor(points * 10 + HAIR) / 10, locale), count: asked.length })];
  if (quiz.pass) lines.push(say(passed(quiz, percent) ? "passed" : "failed", { pass: quiz.pass }));
  return lines;
}

/**
 * When, and by which state of the law.
 *
 * @param {Quiz} quiz
 * @param {Say} say
 * @param {string} date In words.
 */
export function dated({ as_of }, say, date) {
  return as_of ? say("date", { date, as_of }) : say("date-only", { date });
}

/**
 * The result as a text for a mail or a file note. It begins with a line for the name, which nobody else knows.
 *
 * @param {Quiz} quiz
 * @param {number[]} asked
 * @param {Answers} answers
 * @param {{ say: Say, locale: string, date: string }} words The date is in words.
 */
export function resultText(quiz, asked, answers, { say, locale, date }) {
  const lines = [say("name"), dated(quiz, say, date), quiz.title, ...summary(quiz, asked, answers, say, locale)];
  asked.forEach((at, number) => {
    const question = questionAt(quiz, at);
    const answer = answers.get(at);
    lines.push("", `${number + 1}. ${question.text}`);
    if (question.kind === "case") {
      for (const [step, { text }] of question.steps.entries()) {
        const given = Array.isArray(answer) ? answer[step] : undefined;
        lines.push(`${number + 1}.${step + 1} ${text}`, ...answerLines(stepAsQuestion(question, step), given === undefined ? undefined : [given], say, locale));
      }
    } else {
      lines.push(...answerLines(question, answer, say, locale));
    }
    if (question.norms.length > 0) lines.push(`${say("basis")} ${basisOf(question)}`);
  });
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Question} question
 * @param {Answer | undefined} answer
 * @param {Say} say
 * @param {string} locale
 */
function answerLines(question, answer, say, locale) {
  const { points } = judge(question, answer);
  const judged = points === 1 ? say("correct") : points > 0 ? say("partly-correct", { percent: Math.floor(100 * points + HAIR) }) : say("incorrect");
  const lines = [answer === undefined ? say("unanswered") : `${say("answered")} ${inWords(question, answer, say, locale)} (${judged})`];
  if (points < 1) lines.push(`${say("solution")} ${inWords(question, rightAnswer(question), say, locale)}`);
  return lines;
}
