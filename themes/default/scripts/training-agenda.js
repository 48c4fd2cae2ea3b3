// @ts-check
/**
 * An agenda as a table with its times, and the links to the slides of what was chosen. Must not know how it is chosen.
 */

import { minuteOfDay, slidesOf, timeText } from "./agenda.js";
import { element } from "./elements.js";
import { longDate } from "./long-date.js";

/** @typedef {import("./agenda.js").Course & { quiz: string }} Course */
/** @typedef {import("./agenda.js").Part} Part */
/** @typedef {import("./agenda.js").Plan} Plan */
/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say */

/**
 * @param {Course[]} courses
 * @param {Part[]} parts At least one.
 * @param {Plan} plan
 * @param {Say} say
 */
export function agendaTable(courses, parts, plan, say) {
  const start = minuteOfDay(plan.start);
  const span = (/** @type {number} */ from, /** @type {number} */ until) => (start === undefined ? say("span", { from, until }) : `${timeText(start + from)}–${timeText(start + until)}`);
  const end = parts.at(-1)?.until ?? 0;
  const table = element("table", { class: "agenda-table" });
  const name = nameOf(plan);
  if (name) table.append(element("caption", { text: name }));
  const head = element("thead");
  head.append(row(cell("th", say("time"), { scope: "col" }), cell("th", say("lesson"), { scope: "col" }), cell("th", say("minutes"), { scope: "col", class: "right" })));
  table.append(head);
  let body = element("tbody");
  /** @type {string | undefined} */
  let course;
  for (const part of parts) {
    const own = courses.find(({ key }) => key === part.course);
    // A break in the middle of a course is followed by the name of the course once more.
    if (part.course !== course) {
      body = element("tbody");
      if (own) body.append(row(cell("th", own.title, { colspan: "3", scope: "rowgroup" })));
      table.append(body);
      course = part.course;
    }
    const what = element("td", { text: part.title || (part.kind === "quiz" ? "" : say(part.kind)) });
    if (part.kind === "quiz") what.append(element("a", { href: own?.quiz ?? "", text: say("quiz") }));
    body.append(row(cell("td", span(part.from, part.until)), what, cell("td", String(part.minutes), { class: "right" })));
  }
  const foot = element("tfoot");
  const last = start === undefined ? say("minute", { minute: end }) : timeText(start + end);
  foot.append(row(cell("td", last), cell("th", say("end"), { scope: "row" }), cell("td", String(end), { class: "right" })));
  table.append(foot);
  const scroll = element("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": say("agenda") });
  scroll.append(table);
  return scroll;
}

/**
 * Slides of every course with a lesson; each link also brings which slides follow.
 *
 * @param {Course[]} courses
 * @param {import("./agenda.js").Choice} choice
 * @param {Say} say
 */
export function slidesLinks(courses, choice, say) {
  const list = element("ul", { class: "links agenda-slides" });
  const chosen = courses.filter(({ key }) => choice[key]?.length);
  for (const [at, course] of chosen.entries()) {
    const some = choice[course.key] ?? [];
    const item = element("li");
    const text = say("slides-of", { title: course.title, chosen: some.length, lessons: course.lessons.length });
    item.append(element("a", { href: slidesOf(chosen.slice(at), choice), text }));
    list.append(item);
  }
  return list;
}

/** @param {Plan} plan What it is called and when it is. */
function nameOf({ title, date }) {
  const day = date && longDate(new Date(`${date}T12:00`));
  return [title, day].filter(Boolean).join(", ");
}

/**
 * @template {"td" | "th"} Name
 * @param {Name} name
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
function cell(name, text, attributes = {}) {
  return element(name, { ...attributes, text });
}

/** @param {HTMLElement[]} cells */
function row(...cells) {
  const made = element("tr");
  made.append(...cells);
  return made;
}
