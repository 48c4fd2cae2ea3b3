// @ts-check
/**
 * What came out, as a table of weeks to print: which count was used, and why; and for the sheet of paper what was entered.
 *
 * Must not know the fields or how it was computed.
 */

import { runsOf } from "./account-patterns.js";
import { isOpen } from "./account-summary.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").Result} Result */
/** @typedef {import("./account.js").Week} Week */
/** @typedef {import("./account.js").Period} Period */
/** @typedef {import("./account.js").Rules} Rules */
/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account-words.js").Words} Words */

/**
 * What was entered, for the sheet of paper: whose account it is, employers with their weeks, and lecture times.
 * @param {Words} words
 * @param {Rules} rules
 * @param {State} state
 * @param {{ university: string | undefined, periods: Period[] }} lectures those of the year are named
 */
export function entered(words, { limit }, state, { university, periods }) {
  const facts = element("dl", "facts");
  const add = (/** @type {string} */ name, /** @type {string[]} */ lines) => {
    const group = element("div", "");
    const value = element("dd", "");
    value.append(...lines.map(line => element("p", "", line)));
    group.append(element("dt", "", name), value);
    facts.append(group);
  };
  const period = (/** @type {Period} */ { from, to }) => words.text("period", { from: words.date(from), to: words.date(to) });
  const year = String(state.year);
  add(words.text("year"), [`${year} (${words.text("account-days")}: ${words.days(limit)})`]);
  const inYear = periods.filter(({ from, to }) => from.slice(0, 4) <= year && to.slice(0, 4) >= year).map(period).join("; ");
  add(words.text("lectures"), [[university, inYear || words.text("unknown")].filter(Boolean).join(": ")]);
  state.jobs.forEach((job, index) => {
    const patterns = job.patterns.filter(({ from, to }) => from && to).map(({ minutes, ...days }) => {
      const hours = minutes.flatMap((each, day) => (each ? `${words.weekdays[day]} ${words.hours(each)}` : [])).join(", ");
      return hours && `${period(days)}: ${hours} (${words.text("hours")})`;
    });
    const single = runsOf(job, state.year).map(({ from, to, minutes }) => {
      return `${words.date(from, "short")}${from === to ? "" : ` – ${words.date(to, "short")}`}: ${words.hours(minutes)}`;
    });
    if (single.length) patterns.push(`${words.text("single-days")}: ${single.join("; ")}`);
    add(words.job(job, index), [words.text(`kind-${job.kind}`), ...patterns.filter(Boolean)]);
  });
  return facts;
}

/**
 * Lines to write on: whose account it is, and who signs.
 * @param {Words} words
 */
export function lines(words) {
  const box = element("div", "account-lines");
  for (const name of ["person", "signature"]) {
    const line = element("p", "account-line", words.text(name));
    line.append(" ", element("span", ""));
    box.append(line);
  }
  return box;
}

/**
 * The weeks that were worked. Where the two ways of counting differ, both have their columns.
 * @param {Words} words
 * @param {Rules} rules
 * @param {Result} result
 */
export function weeksTable(words, rules, result) {
  const open = isOpen(result);
  const table = element("table", "");
  const head = element("tr", "");
  const figures = open ? ["careful", "careful-sum", "open", "open-sum"] : ["counts", "sum"];
  for (const name of ["week", "time", "hours", "by-days", "by-week", ...figures, "why"]) {
    const cell = element("th", ["week", "time", "why"].includes(name) ? "" : "right", words.text(`column-${name}`));
    cell.scope = "col";
    head.append(cell);
  }
  const body = element("tbody", "");
  body.append(...result.weeks.filter(({ method }) => method !== "none").map(week => row(words, rules, week, open)));
  const top = element("thead", "");
  top.append(head);
  table.append(element("caption", "", words.text("table")), top, body);
  return table;
}

/** @param {Words} words @param {Rules} rules @param {Week} week @param {boolean} open */
function row(words, rules, week, open) {
  const made = element("tr", week.carefulSum > rules.limit ? "account-over" : "");
  const name = element("th", "", words.text("week", { n: week.number }));
  name.scope = "row";
  name.append(" ", element("span", "account-dates", `${words.date(week.from, "short")} – ${words.date(week.to, "short")}`));
  const cell = (/** @type {string} */ text, className = "right") => element("td", className, text);
  const counted = (/** @type {number} */ halves) => {
    const made = cell("");
    made.append(element("strong", "", words.days(halves)));
    return made;
  };
  const sum = (/** @type {number} */ halves) => cell(halves > rules.limit ? words.text("over", { sum: words.days(halves) }) : words.days(halves));
  const why = cell(reason(words, rules, week), "account-why");
  for (const each of week.open) why.append(" ", element("em", "", words.text(`open-${each}`)));
  made.append(
    name,
    cell(words.text(week.unknown ? "time-unknown" : `time-${week.time}`), ""),
    cell(words.hours(week.minutes)),
    cell(words.days(week.byDays)),
    cell(week.mayFlat ? words.days(week.flat) : words.text("not-possible")),
    ...(open ? [counted(week.careful), sum(week.carefulSum)] : []),
    counted(week.counted),
    sum(week.sum),
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
