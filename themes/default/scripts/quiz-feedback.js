// @ts-check
/**
 * What is shown once a question is answered, or revealed to a group: what is right and why, the norm, where to read on.
 * Everything is said in words; colours only help the eye. Must not know how answers are given or kept.
 */

import { element } from "./elements.js";
import { judge, rightAnswer } from "./quiz.js";
import { inWords, verdict } from "./quiz-words.js";

/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz.js").Answer} Answer */
/** @typedef {import("./quiz.js").Option} Option */
/** @typedef {import("./quiz-words.js").Say} Say */

/**
 * The verdict, to be focused: a screen reader reads on from it.
 *
 * @param {Question} question
 * @param {Answer | undefined} answer
 * @param {Say} say
 */
export function verdictLine(question, answer, say) {
  const judgement = judge(question, answer);
  const kind = judgement.points === 1 ? "right" : judgement.points > 0 ? "partly" : "wrong";
  return element("p", { class: `quiz-verdict quiz-${kind}`, tabindex: "-1", text: verdict(judgement, say) });
}

/**
 * What is right, with the reasons.
 *
 * @param {Question} question No case: of a case one step.
 * @param {Answer | undefined} answer
 * @param {number[]} order How the options were shown.
 * @param {Say} say
 */
export function solution(question, answer, order, say) {
  const box = element("div", { class: "quiz-solution" });
  if (question.kind === "single" || question.kind === "multiple") {
    box.append(marked(question, answer, order, say));
    return box;
  }
  const given = answer !== undefined && judge(question, answer).points < 1;
  const words = (/** @type {Answer} */ said) => inWords(question, said, say, document.documentElement.lang);
  if (given) box.append(element("p", { text: `${say("your-answer")} ${words(answer)}` }));
  if (question.kind === "order" || question.kind === "match") {
    box.append(element("p", { text: say("solution") }), listed(question));
  } else if (given || answer === undefined) {
    box.append(element("p", { text: `${say("solution")} ${words(rightAnswer(question))}` }));
  }
  if (question.feedback) box.append(element("p", { text: question.feedback }));
  return box;
}

/**
 * All options with what was chosen and what is right. The reason is given where somebody looks for it: at what was
 * chosen, at what is right, and at every one of several.
 *
 * @param {Question} question
 * @param {Answer | undefined} answer
 * @param {number[]} order
 * @param {Say} say
 */
function marked(question, answer, order, say) {
  const list = element("ul", { class: "quiz-options" });
  for (const at of order) {
    const option = /** @type {Option} */ (question.options[at]);
    const chosen = Array.isArray(answer) && answer.includes(at);
    const item = element("li", { class: option.right ? "quiz-right" : chosen ? "quiz-wrong" : "" });
    const text = element("p", { text: `${option.text} ` });
    const tags = [chosen ? say("yours") : "", option.right ? say("correct") : chosen ? say("incorrect") : ""].filter(Boolean);
    if (tags.length > 0) text.append(element("b", { class: "quiz-tag", text: `(${tags.join(", ")})` }));
    item.append(text);
    if (chosen || option.right || question.kind === "multiple") item.append(element("p", { class: "quiz-why", text: option.feedback ?? "" }));
    list.append(item);
  }
  return list;
}

/** @param {Question} question An order or pairs. */
function listed(question) {
  const list = element(question.kind === "order" ? "ol" : "ul");
  const lines = question.kind === "order" ? question.options.map(({ text }) => text) : question.pairs.map((pair) => pair.join(" – "));
  list.append(...lines.map((text) => element("li", { text })));
  return list;
}

/**
 * The norm, and where to read on.
 *
 * @param {Question} question
 * @param {Say} say
 * @param {boolean} newWindow In a learning platform's frame a link would replace the course.
 */
export function sources({ norms, entry }, say, newWindow) {
  const box = element("div", { class: "quiz-sources" });
  const link = (/** @type {string} */ href, /** @type {string} */ text) =>
    element("a", { href, text, ...(newWindow && { target: "_blank", rel: "noopener" }) });
  if (norms.length > 0) {
    const line = element("p", { class: "hint", text: `${say("basis")} ` });
    line.append(...norms.map(([text, href]) => (href ? link(href, text) : text)));
    box.append(line);
  }
  if (entry?.href) {
    const line = element("p");
    line.append(link(entry.href, say("more", { title: entry.title }) + (newWindow ? ` ${say("new-window")}` : "")));
    box.append(line);
  }
  return box;
}
