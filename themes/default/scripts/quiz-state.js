// @ts-check
/**
 * Answers to a quiz as a short text: for the fragment of an address and for a learning platform that keeps little.
 *
 * The newest answer stands first, so whatever cuts the text off at its end loses the oldest. Each is the question's place
 * and the answer as one number, both to base 36; a number that was asked for stands as it is. Only letters, digits, `_`,
 * `.` and `-`: neither addresses nor platforms change them. Must not know what is right.
 */

/** @typedef {import("./quiz.js").Quiz} Quiz */
/** @typedef {import("./quiz.js").Question} Question */
/** @typedef {import("./quiz.js").Answer} Answer */
/** @typedef {import("./quiz.js").Answers} Answers */

const BASE = 36;

/**
 * @param {Quiz} quiz
 * @param {Answers} answers
 * @param {number} [most] At most so many characters; the oldest answers are left out for it.
 */
export function toText(quiz, answers, most = Infinity) {
  const width = widthOf(quiz);
  let text = "";
  for (const [at, answer] of [...answers].reverse()) {
    const question = quiz.questions[at];
    if (!question) continue;
    const code = typeof answer === "string" ? answer : packed(digits(question, answer), bases(question)).toString(BASE);
    const entry = `${text && "_"}${at.toString(BASE).padStart(width, "0")}${code}`;
    if (text.length + entry.length > most) break;
    text += entry;
  }
  return text;
}

/**
 * The answers of a text, oldest first. What does not fit the quiz is left out.
 *
 * @param {Quiz} quiz
 * @param {string} text
 * @returns {Answers}
 */
export function fromText(quiz, text) {
  const width = widthOf(quiz);
  /** @type {Answers} */
  const answers = new Map();
  for (const entry of text.split("_").reverse()) {
    const at = parseInt(entry.slice(0, width), BASE);
    const question = quiz.questions[at];
    const answer = question && answerFrom(question, entry.slice(width));
    if (answer !== undefined) put(answers, at, answer);
  }
  return answers;
}

/**
 * Sets an answer, as the newest.
 *
 * @param {Answers} answers
 * @param {number} at
 * @param {Answer} answer
 */
export function put(answers, at, answer) {
  answers.delete(at);
  answers.set(at, answer);
}

/** @param {Quiz} quiz */
function widthOf(quiz) {
  return Math.max(0, quiz.questions.length - 1).toString(BASE).length;
}

/**
 * @param {Question} question
 * @param {string} code
 * @returns {Answer | undefined}
 */
function answerFrom(question, code) {
  if (question.kind === "number") return /^-?\d{1,9}(\.\d{1,3})?$/.test(code) ? code : undefined;
  if (!/^[0-9a-z]{1,11}$/.test(code)) return undefined;
  const found = unpacked(parseInt(code, BASE), bases(question));
  return found && fromDigits(question, found);
}

/**
 * How many values each digit of an answer can have. Their product stays below 2⁵³ for 15 steps of an order, 13 pairs or
 * 50 options; a quiz with more would be no help to anybody.
 *
 * @param {Question} question
 * @returns {number[]}
 */
function bases({ kind, options, pairs, steps }) {
  switch (kind) {
    case "truth":
      return [2];
    case "multiple":
      return options.map(() => 2);
    case "order":
      return options.map((_, at) => options.length - at);
    case "match":
      return pairs.map(() => pairs.length);
    case "case":
      return steps.map((step) => step.options.length + 1);
    default:
      return [options.length];
  }
}

/**
 * @param {Question} question
 * @param {number[]} answer
 * @returns {number[]}
 */
function digits({ kind, options, steps }, answer) {
  if (kind === "multiple") return options.map((_, at) => Number(answer.includes(at)));
  if (kind === "case") return steps.map((_, step) => (answer[step] ?? -1) + 1);
  // Of an order each place counts only among those that are left (Lehmer's code).
  if (kind === "order") return answer.map((at, place) => answer.slice(place).filter((other) => other < at).length);
  return answer;
}

/**
 * @param {Question} question
 * @param {number[]} found
 * @returns {number[] | undefined}
 */
function fromDigits({ kind, options }, found) {
  if (kind === "multiple") {
    const chosen = found.flatMap((digit, at) => (digit ? [at] : []));
    return chosen.length > 0 ? chosen : undefined;
  }
  if (kind === "case") {
    const end = found.indexOf(0);
    const answered = (end < 0 ? found : found.slice(0, end)).map((digit) => digit - 1);
    return answered.length > 0 ? answered : undefined;
  }
  if (kind === "order") {
    const left = options.map((_, at) => at);
    return found.flatMap((digit) => left.splice(digit, 1));
  }
  return found;
}

/**
 * @param {number[]} values
 * @param {number[]} sizes
 */
function packed(values, sizes) {
  return values.reduce((number, value, at) => number * (sizes[at] ?? 1) + value, 0);
}

/**
 * @param {number} number
 * @param {number[]} sizes
 * @returns {number[] | undefined}
 */
function unpacked(number, sizes) {
  const values = [];
  for (const size of [...sizes].reverse()) {
    values.unshift(number % size);
    number = Math.floor(number / size);
  }
  return number === 0 ? values : undefined;
}
