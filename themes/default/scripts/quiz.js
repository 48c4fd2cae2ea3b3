// @ts-check
/**
 * A quiz: judging answers, points, drawing and shuffling that a reload repeats.
 *
 * An answer is a list of numbers (options by their place in the data; of an order the places as they were arranged; of
 * pairs the place chosen for each; `1` or `0` for true or not) or, to a question for a number, a decimal as text.
 * Must not know the page, how answers are kept (see `quiz-state.js`) nor how they are told (see `quiz-words.js`).
 */

/**
 * @typedef {{ text: string, right: boolean, feedback: string | null }} Option
 * @typedef {{ text: string, options: Option[] }} Step
 * @typedef {object} Question
 * @property {string} key
 * @property {string} course
 * @property {"single" | "multiple" | "truth" | "order" | "match" | "number" | "case"} kind
 * @property {string} text
 * @property {Option[]} options Of an order in the right order.
 * @property {boolean | null} right
 * @property {string | null} feedback
 * @property {[string, string][]} pairs
 * @property {number | string | null} answer
 * @property {string | null} unit
 * @property {Step[]} steps
 * @property {[string, string | null][]} norms what it rests on, in parts, each with the address of the norm that it cites
 * @property {{ title: string, href: string } | null} entry
 *
 * @typedef {object} Quiz
 * @property {string} key
 * @property {string} title
 * @property {number} draw So many are drawn; 0 means all.
 * @property {number | null} pass Per cent.
 * @property {string | null} certificate
 * @property {string} state
 * @property {string | null} as_of
 * @property {Question[]} questions
 *
 * @typedef {number[] | string} Answer
 * @typedef {Map<number, Answer>} Answers By place of the question, in the order of answering.
 * @typedef {{ points: number, parts: boolean[] }} Judgement Points from 0 to 1; which parts are right: options as they
 * were ticked or left, places of an order, pairs, steps of a case.
 */

/** Decimals are equal if they differ by less. */
export const HAIR = 1e-9;

/**
 * Single choice, true or false, and numbers are right or not. Of several options every right one counts its share and
 * every wrong one takes a share away; of an order, pairs and a case counts what stands right.
 *
 * @param {Question} question
 * @param {Answer | undefined} answer
 * @returns {Judgement}
 */
export function judge(question, answer) {
  const parts = partsOf(question, answer);
  if (answer === undefined) return { points: 0, parts };
  if (question.kind === "multiple" && Array.isArray(answer)) {
    const wanted = question.options.filter((option) => option.right).length;
    const chosen = question.options.filter((_, at) => answer.includes(at));
    const wrong = chosen.filter((option) => !option.right).length;
    return { points: Math.max(0, chosen.length - 2 * wrong) / wanted, parts };
  }
  return { points: parts.filter(Boolean).length / parts.length, parts };
}

/**
 * @param {Question} question
 * @param {Answer | undefined} given
 * @returns {boolean[]}
 */
function partsOf(question, given) {
  const right = rightAnswer(question);
  if (typeof right === "string") return [typeof given === "string" && Math.abs(Number(given) - Number(right)) < HAIR];
  const answer = Array.isArray(given) ? given : [];
  // What reads the same is the same: two steps or two pairs may have equal texts.
  const same = (/** @type {string[]} */ texts) => right.map((at, place) => at === answer[place] || (answer[place] !== undefined && texts[at] === texts[answer[place] ?? -1]));
  switch (question.kind) {
    case "multiple":
      return question.options.map((option, at) => option.right === answer.includes(at));
    case "order":
      return same(question.options.map((option) => option.text));
    case "match":
      return same(question.pairs.map((pair) => pair[1]));
    default:
      return right.map((at, place) => at === answer[place]);
  }
}

/**
 * @param {Question} question
 * @returns {Answer}
 */
export function rightAnswer(question) {
  const places = (/** @type {Option[]} */ options) => options.flatMap((option, at) => (option.right ? [at] : []));
  switch (question.kind) {
    case "number":
      return String(question.answer);
    case "truth":
      return [question.right ? 1 : 0];
    case "order":
      return question.options.map((_, at) => at);
    case "match":
      return question.pairs.map((_, at) => at);
    case "case":
      return question.steps.flatMap((step) => places(step.options).slice(0, 1));
    default:
      return places(question.options);
  }
}

/**
 * A step of a case is judged like a question with one right option.
 *
 * @param {Question} question
 * @param {number} step
 * @returns {Question}
 */
export function stepAsQuestion(question, step) {
  const { text, options } = question.steps[step] ?? { text: "", options: [] };
  return { ...question, kind: "single", text, options, steps: [] };
}

/**
 * Is a question answered to its end? A case is when every step is.
 *
 * @param {Question} question
 * @param {Answer | undefined} answer
 */
export function isAnswered(question, answer) {
  return answer !== undefined && (question.kind !== "case" || answer.length === question.steps.length);
}

/**
 * The score in whole per cent, rounded down: nobody passes with less than was asked. What was not answered counts for nothing.
 *
 * @param {Quiz} quiz
 * @param {number[]} asked
 * @param {Answers} answers
 */
export function score(quiz, asked, answers) {
  const points = asked.reduce((sum, at) => sum + judge(questionAt(quiz, at), answers.get(at)).points, 0);
  return { points, percent: asked.length === 0 ? 0 : Math.floor((100 * points) / asked.length + HAIR) };
}

/**
 * @param {Quiz} quiz
 * @param {number} percent
 */
export function passed(quiz, percent) {
  return percent >= (quiz.pass ?? 0);
}

/**
 * @param {Quiz} quiz
 * @param {number} at
 */
export function questionAt(quiz, at) {
  return /** @type {Question} */ (quiz.questions[at]);
}

/**
 * The questions that are asked, by their places. Drawn ones are spread over the courses: each gives one in turn.
 *
 * @param {Quiz} quiz
 * @param {string} seed
 * @returns {number[]}
 */
export function draw(quiz, seed) {
  const all = quiz.questions.map((_, at) => at);
  if (quiz.draw <= 0 || quiz.draw >= all.length) return all;
  /** @type {Map<string, number[]>} */
  const courses = new Map();
  for (const at of shuffled(all.length, `${seed} draw`)) {
    const course = questionAt(quiz, at).course;
    courses.set(course, [...(courses.get(course) ?? []), at]);
  }
  const drawn = [];
  for (let turn = 0; drawn.length < quiz.draw; turn += 1) {
    for (const course of courses.values()) {
      const at = course[turn];
      if (at !== undefined && drawn.length < quiz.draw) drawn.push(at);
    }
  }
  return drawn.sort((a, b) => a - b);
}

/**
 * The order in which options are shown (of pairs: the right sides; of a case: those of one step). Things to be put in
 * order never begin in the right one.
 *
 * @param {Question} question
 * @param {string} seed
 * @param {number} [step]
 * @returns {number[]}
 */
export function shownOrder(question, seed, step = 0) {
  const { kind, options, pairs, steps } = question;
  const count = kind === "match" ? pairs.length : kind === "case" ? (steps[step]?.options.length ?? 0) : options.length;
  const order = shuffled(count, `${seed} ${question.key} ${step}`);
  const solved = kind === "order" && judge(question, order).points === 1;
  return solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/**
 * The numbers below `count` in an order that the seed decides (Fisher and Yates).
 *
 * @param {number} count
 * @param {string} seed
 */
export function shuffled(count, seed) {
  const random = randomFrom(seed);
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [/** @type {number} */ (order[other]), /** @type {number} */ (order[at])];
  }
  return order;
}

/**
 * Random numbers from 0 to 1 that a text decides: FNV-1a makes the start, mulberry32 the row.
 *
 * @param {string} seed
 */
function randomFrom(seed) {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
