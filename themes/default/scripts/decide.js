// @ts-check
/**
 * Decision tables in the browser: what follows from answers, and answers as they stand in an address.
 *
 * The twin of `src/decide` in the generator: the first rule that fits wins, and a question is asked only while it can
 * still change the outcome. Both walk the same paths (`decide.test.js`). Must not know the page.
 */

/**
 * @typedef {{ number: number } | { day: string } | { today: true } | { periods: Period[] }} Limit
 * @typedef {{ from: string, to: string | null, number: number }} Period A value over time, in thousandths.
 * @typedef {["from" | "over" | "up_to" | "below", Limit]} Bound
 * @typedef {object} Condition
 * @property {number} question
 * @property {string[]} [in] One of these options.
 * @property {boolean} [unknown] Does "I don't know" fit too?
 * @property {string[]} [with] All of these options.
 * @property {string[]} [without] None of these options.
 * @property {Bound[]} [within]
 * @typedef {{ key: string, text: string, help: string | null, original?: string }} Option `original`: in the authoritative
 *   language, on pages in another.
 * @typedef {object} Question
 * @property {string} key
 * @property {"choice" | "several" | "number" | "date"} kind
 * @property {string} unit
 * @property {string} text
 * @property {string} [original]
 * @property {string | null} help
 * @property {string} unsure
 * @property {Option[]} options
 * @property {Condition[]} when
 * @typedef {{ when: Condition[], outcome: string }} Rule
 * @typedef {{ key: string, state: string, original?: string, questions: Question[], rules: Rule[] }} Table
 * @typedef {(string | undefined)[]} Answers By question, as they stand in the address: an option's key, options joined by
 * commas, a decimal number, a day, or `unknown`.
 * @typedef {{ ask: number } | { outcome: string } | { hole: true }} Step
 */

export const UNKNOWN = "unknown";
/** None of several. */
export const NONE = "-";
/** The table's state in an address; no question has a key that begins so. */
export const STATE = "_state";

/**
 * What follows from the answers so far.
 *
 * @param {Table} table
 * @param {Answers} answers
 * @param {string} today The reader's day: `2026-11-27`.
 * @returns {Step}
 */
export function step(table, answers, today) {
  const state = { table, answers, today };
  /** @type {Rule[]} */
  const open = [];
  /** @type {Rule | undefined} */
  let fallback;
  for (const rule of table.rules) {
    const truth = all(state, rule.when);
    if (truth === undefined) open.push(rule);
    if (truth) {
      fallback = rule;
      break;
    }
  }
  if (fallback && open.every((rule) => rule.outcome === fallback.outcome)) return { outcome: fallback.outcome };
  /** @type {Set<number>} */
  const needed = new Set();
  for (const rule of open) gather(state, rule.when, needed);
  return needed.size > 0 ? { ask: Math.min(...needed) } : { hole: true };
}

/**
 * The questions that are asked on the way to what follows, in order.
 *
 * @param {Table} table
 * @param {Answers} answers Those that are not asked on the way count for nothing.
 * @param {string} today
 * @returns {{ asked: number[], step: Step }}
 */
export function walk(table, answers, today) {
  /** @type {Answers} */
  const given = table.questions.map(() => undefined);
  const asked = [];
  for (;;) {
    const next = step(table, given, today);
    if (!("ask" in next) || answers[next.ask] === undefined) return { asked, step: next };
    given[next.ask] = answers[next.ask];
    asked.push(next.ask);
  }
}

/** @typedef {{ table: Table, answers: Answers, today: string }} State */

/**
 * The questions that open conditions wait for, and those that decide whether these are asked at all.
 *
 * @param {State} state
 * @param {Condition[]} when
 * @param {Set<number>} needed
 */
function gather(state, when, needed) {
  for (const condition of when) {
    if (holds(state, condition) !== undefined || needed.has(condition.question)) continue;
    needed.add(condition.question);
    gather(state, questionOf(state, condition).when, needed);
  }
}

/**
 * Do all conditions hold? `undefined`: it is still open.
 *
 * @param {State} state
 * @param {Condition[]} when
 * @returns {boolean | undefined}
 */
function all(state, when) {
  /** @type {boolean | undefined} */
  let truth = true;
  for (const condition of when) {
    const one = holds(state, condition);
    if (one === false) return false;
    if (one === undefined) truth = undefined;
  }
  return truth;
}

/**
 * @param {State} state
 * @param {Condition} condition
 * @returns {boolean | undefined}
 */
function holds(state, condition) {
  const question = questionOf(state, condition);
  if (all(state, question.when) === false) return false;
  const answer = state.answers[condition.question];
  if (answer === undefined) return undefined;
  // What cannot be compared is not known.
  const comparable = question.kind !== "number" || limitsKnown(state.table, condition.question, state.today);
  return fits(question, condition, comparable ? answer : UNKNOWN, state.today);
}

/**
 * @param {State} state
 * @param {Condition} condition
 */
function questionOf(state, condition) {
  return /** @type {Question} */ (state.table.questions[condition.question]);
}

/**
 * @param {Question} question
 * @param {Condition} condition
 * @param {string} answer
 * @param {string} today
 */
function fits(question, condition, answer, today) {
  if (condition.in) return answer === UNKNOWN ? condition.unknown === true : condition.in.includes(answer);
  if (answer === UNKNOWN) return false;
  if (condition.within) {
    const given = question.kind === "date" ? answer : thousandths(answer);
    return condition.within.every((bound) => within(given, bound, today));
  }
  const chosen = answer === NONE ? [] : answer.split(",");
  const { with: needed = [], without = [] } = condition;
  return needed.every((key) => chosen.includes(key)) && !without.some((key) => chosen.includes(key));
}

/**
 * @param {string | number} given
 * @param {Bound} bound
 * @param {string} today
 */
function within(given, [relation, limit], today) {
  const edge = limitOn(limit, today);
  // Days compare as text, numbers as numbers; what is not known compares with nothing.
  if (edge === undefined || typeof edge !== typeof given) return false;
  if (relation === "from") return given >= edge;
  if (relation === "over") return given > edge;
  return relation === "up_to" ? given <= edge : given < edge;
}

/**
 * @param {Limit} limit
 * @param {string} today
 * @returns {string | number | undefined}
 */
function limitOn(limit, today) {
  if ("number" in limit) return limit.number;
  if ("day" in limit) return limit.day;
  if ("today" in limit) return today;
  return limit.periods.find((period) => period.from <= today && (!period.to || today <= period.to))?.number;
}

/**
 * Is there an amount that a question is compared with and that is not known for the day? Then its answer can only be
 * "I don't know".
 *
 * @param {Table} table
 * @param {number} index
 * @param {string} today
 */
export function limitsKnown(table, index, today) {
  const conditions = [...table.rules.flatMap((rule) => rule.when), ...table.questions.flatMap((q) => q.when)];
  const bounds = conditions.filter((condition) => condition.question === index).flatMap((c) => c.within ?? []);
  return bounds.every(([, limit]) => limitOn(limit, today) !== undefined);
}

/**
 * A decimal number in thousandths.
 *
 * @param {string} text
 */
function thousandths(text) {
  return Math.round(Number(text) * 1000);
}

/**
 * A number as people of both languages write it: `45.000`, `45,000`, `45 000,50 €`, `20.5`. Gives it as a plain decimal,
 * or `undefined`. A single separator with exactly three digits after it divides thousands.
 *
 * @param {string} text
 */
export function plainNumber(text) {
  const bare = text.replace(/[\s\u00a0\u202f€']|EUR|Euro/gi, "");
  const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,](\d{1,3}))?$/.exec(bare);
  if (grouped) {
    const [whole, separator, decimals] = [grouped[0], grouped[1] ?? "", grouped[2]];
    const before = decimals === undefined ? whole : whole.slice(0, -decimals.length - 1);
    return before.replaceAll(separator, "") + (decimals === undefined ? "" : `.${decimals}`);
  }
  const plain = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(bare);
  return plain ? (plain[2] === undefined ? plain[1] : `${plain[1]}.${plain[2]}`) : undefined;
}

/**
 * Answers as they stand behind the `#` of an address, with the table's state.
 *
 * @param {Table} table
 * @param {Answers} answers
 */
export function toFragment(table, answers) {
  const parts = new URLSearchParams();
  table.questions.forEach((question, index) => {
    const answer = answers[index];
    if (answer !== undefined) parts.set(question.key, answer);
  });
  if ([...parts].length === 0) return "";
  parts.set(STATE, table.state);
  return parts.toString();
}

/**
 * Answers from an address: those that the table still knows. `changed` if they were given to another state of it.
 *
 * @param {Table} table
 * @param {string} fragment Without the `#`.
 * @returns {{ answers: Answers, changed: boolean }}
 */
export function fromFragment(table, fragment) {
  const parts = new URLSearchParams(fragment);
  const answers = table.questions.map((question) => known(question, parts.get(question.key)));
  const state = parts.get(STATE);
  return { answers, changed: state !== null && state !== table.state };
}

/**
 * @param {Question} question
 * @param {string | null} answer
 * @returns {string | undefined}
 */
function known(question, answer) {
  if (answer === null || answer === "") return undefined;
  if (answer === UNKNOWN) return answer;
  const is = (/** @type {string} */ key) => question.options.some((option) => option.key === key);
  const valid = {
    choice: () => is(answer),
    several: () => answer === NONE || answer.split(",").every(is),
    number: () => /^\d{1,9}(\.\d{1,3})?$/.test(answer),
    date: () => /^\d{4}-\d{2}-\d{2}$/.test(answer),
  };
  return valid[question.kind]() ? answer : undefined;
}
