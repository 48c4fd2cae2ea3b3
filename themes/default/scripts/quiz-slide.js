// @ts-check
/**
 * What a group sees of one question: the answers with their letters, and later which of them are right. The letters stay,
 * because a group votes by them. Must not know when the answer is shown.
 */

import { element } from "./elements.js";
import { rightAnswer } from "./quiz.js";
import { inWords } from "./quiz-words.js";

/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz-words.js").Say} Say */
/** @typedef {{ text: string, right?: boolean, why?: string | null, value?: number }} Line `value` is its letter, if it does not follow. */

/**
 * @param {Question} question No case: of a case one step.
 * @param {number[]} order How the options are shown.
 * @param {boolean} revealed
 * @param {Say} say
 * @returns {HTMLElement[]}
 */
export function slideAnswers(question, order, revealed, say) {
  const { kind, feedback } = question;
  const parts = { truth, match, number, order: sequence }[/** @type {string} */ (kind)] ?? choice;
  const shown = parts(question, order, revealed, say);
  if (revealed && feedback) shown.push(element("p", { class: "quiz-why", text: feedback }));
  return shown;
}

/** @typedef {(question: Question, order: number[], revealed: boolean, say: Say) => HTMLElement[]} Part */

/** @type {Part} */
function choice({ kind, options }, order, revealed, say) {
  const lines = order.map((at) => {
    const { text = "", right = false, feedback = null } = options[at] ?? {};
    return { text, right: revealed && right, why: revealed && (right || kind === "multiple") ? feedback : null };
  });
  const list = letters(lines, say);
  return kind === "multiple" ? [hint("several", say), list] : [list];
}

/** @type {Part} */
function truth({ right }, _, revealed, say) {
  return [letters([{ text: say("true"), right: revealed && right === true }, { text: say("false"), right: revealed && right === false }], say)];
}

/** In the right order every line keeps the letter it had. @type {Part} */
function sequence({ options }, order, revealed, say) {
  const places = revealed ? options.map((_, at) => at) : order;
  const lines = places.map((at) => ({ text: options[at]?.text ?? "", value: order.indexOf(at) + 1 }));
  return [hint(revealed ? "solution" : "order-projector", say), letters(lines, say)];
}

/** @type {Part} */
function match({ pairs }, order, revealed, say) {
  const lefts = element("ul");
  for (const [at, [left]] of pairs.entries()) {
    const line = element("li", { text: left });
    if (revealed) line.append(" – ", element("b", { text: String.fromCharCode(65 + order.indexOf(at)) }));
    lefts.append(line);
  }
  return [hint(revealed ? "solution" : "match-projector", say), lefts, letters(order.map((at) => ({ text: pairs[at]?.[1] ?? "" })), say)];
}

/** @type {Part} */
function number(question, _, revealed, say) {
  const words = revealed ? `${say("solution")} ${inWords(question, rightAnswer(question), say, document.documentElement.lang)}` : `____ ${question.unit ?? ""}`;
  return [element("p", { class: "quiz-gap", text: words })];
}

/**
 * @param {Line[]} lines
 * @param {Say} say
 */
function letters(lines, say) {
  const list = element("ol", { class: "quiz-letters", type: "A" });
  for (const { text, right = false, why, value } of lines) {
    const item = element("li", { class: right ? "quiz-right" : "" });
    if (value) item.value = value;
    const line = element("p", { text });
    if (right) line.append(" ", element("b", { class: "quiz-tag", text: `(${say("correct")})` }));
    item.append(line);
    if (why) item.append(element("p", { class: "quiz-why", text: why }));
    list.append(item);
  }
  return list;
}

/**
 * @param {string} name
 * @param {Say} say
 */
function hint(name, say) {
  return element("p", { class: "hint", text: say(name) });
}
