// @ts-check
/**
 * What came out, in words and as a table of weeks to print: which count was used, and why.
 *
 * Must not know the fields or how it was computed.
 */

import { usedBy } from "./account.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").Result} Result */
/** @typedef {import("./account.js").Week} Week */
/** @typedef {import("./account.js").Rules} Rules */
/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account-words.js").Words} Words */

/**
 * The answer, in the order of what matters.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Result} result
 * @param {{ year: number, today: string, mistakes: number }} facts mistakes: fields that are wrong
 */
export function summary(words, rules, result, { year, today, mistakes }) {
  const { total, usedUp, exceeded, careful, tooLong, weeks } = result;
  const left = rules.limit - total;
  /** @type {HTMLElement[]} */
  const parts = [];
  const say = (/** @type {string} */ text, className = "") => parts.push(element("p", className, text));

  if (mistakes) say(words.text(mistakes === 1 ? "mistake" : "mistakes", { n: mistakes }), "notice notice-warning");
  if (tooLong.length) say(words.text("too-long", { days: list(words, tooLong) }), "notice notice-warning");
  const values = { used: words.days(total), limit: words.days(rules.limit), left: words.days(Math.abs(left)), year };
  say(words.text(left < 0 ? "total-over" : "total", values), "account-total");
  if (total && today >= `${year}-01-01` && today < `${year}-12-31`) {
    say(words.text("today", { date: words.date(today), used: words.days(usedBy(result, today)) }));
  }
  if (exceeded) say(words.text("exceeded", { date: words.date(exceeded) }), "notice notice-warning");
  else if (usedUp) say(words.text("used-up", { date: words.date(usedUp) }), "notice notice-warning");
  const doubtful = weeks.filter(week => week.careful > week.counted).length;
  if (doubtful) {
    const name = careful.exceeded && !exceeded ? "careful-over" : "careful";
    const date = careful.exceeded ? words.date(careful.exceeded) : "";
    const warns = name === "careful-over" ? "notice notice-warning" : "notice";
    say(words.text(name, { n: doubtful, used: words.days(careful.total), date }), warns);
  }
  return parts;
}

/**
 * What was entered, for the sheet of paper: employers with their weeks, and lecture times.
 * @param {Words} words
 * @param {State} state
 * @param {string} lectures in words
 */
export function entered(words, state, lectures) {
  const facts = element("dl", "facts");
  const add = (/** @type {string} */ name, /** @type {string[]} */ lines) => {
    const group = element("div", "");
    const value = element("dd", "");
    value.append(...lines.map(line => element("p", "", line)));
    group.append(element("dt", "", name), value);
    facts.append(group);
  };
  add(words.text("year"), [String(state.year)]);
  add(words.text("lectures"), [lectures]);
  state.jobs.forEach((job, index) => {
    const patterns = job.patterns.filter(({ from, to }) => from && to).map(({ from, to, minutes }) => {
      const hours = minutes.flatMap((each, day) => (each ? `${words.weekdays[day]} ${words.hours(each)}` : [])).join(", ");
      return hours && `${words.text("period", { from: words.date(from), to: words.date(to) })}: ${hours} (${words.text("hours")})`;
    });
    const single = Object.keys(job.days).length;
    if (single) patterns.push(words.text("month-changed", { n: single }));
    add(words.job(job, index), [words.text(`kind-${job.kind}`), ...patterns.filter(Boolean)]);
  });
  return facts;
}

/**
 * The weeks that were worked.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Result} result
 */
export function weeksTable(words, rules, { weeks }) {
  const table = element("table", "");
  const head = element("tr", "");
  for (const [name, className] of [["week", ""], ["time", ""], ["hours", "right"], ["by-days", "right"], ["by-week", "right"], ["counts", "right"], ["sum", "right"], ["why", ""]]) {
    const cell = element("th", className ?? "", words.text(`column-${name}`));
    cell.scope = "col";
    head.append(cell);
  }
  const body = element("tbody", "");
  body.append(...weeks.filter(({ method }) => method !== "none").map(week => row(words, rules, week)));
  const top = element("thead", "");
  top.append(head);
  table.append(element("caption", "", words.text("table")), top, body);
  return table;
}

/** @param {Words} words @param {Rules} rules @param {Week} week */
function row(words, rules, week) {
  const made = element("tr", week.sum > rules.limit ? "account-over" : "");
  const name = element("th", "", words.text("week", { n: week.number }));
  name.scope = "row";
  name.append(" ", element("span", "account-dates", `${words.date(week.from, "short")} – ${words.date(week.to, "short")}`));
  const cell = (/** @type {string} */ text, className = "right") => element("td", className, text);
  const counted = cell("");
  counted.append(element("strong", "", words.days(week.counted)));
  const why = cell(reason(words, rules, week), "account-why");
  for (const open of week.open) why.append(" ", element("em", "", words.text(`open-${open}`)));
  made.append(
    name,
    cell(words.text(week.unknown ? "time-unknown" : `time-${week.time}`), ""),
    cell(words.hours(week.minutes)),
    cell(words.days(week.byDays)),
    cell(week.mayFlat ? words.days(week.flat) : words.text("not-possible")),
    counted,
    cell(week.sum > rules.limit ? words.text("over", { sum: words.days(week.sum) }) : words.days(week.sum)),
    why,
  );
  return made;
}

/**
 * Why this count: the number of the statute that was used.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Week} week
 */
function reason(words, rules, { method, mayFlat, time, wholeMinutes }) {
  const values = { hours: words.hours(wholeMinutes), limit: words.hours(rules.weekLimit) };
  if (method === "flat") return words.text(time === "free" ? "why-flat-free" : "why-flat-lecture", values);
  return words.text(mayFlat ? "why-days" : "why-limit", values);
}

/** @param {Words} words @param {string[]} days */
function list(words, days) {
  return days.slice(0, 3).map(day => words.date(day)).join(", ") + (days.length > 3 ? " …" : "");
}
