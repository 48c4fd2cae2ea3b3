// @ts-check
/**
 * The page of deadlines: enter a day, read the deadline, save it for the calendar under a name of one's own.
 *
 * Nothing is stored or sent. Must not know how days are counted (see `deadline.js`).
 */

import { day as today } from "./dated.js";
import { calendar, deadline, isHoliday, isWeekend } from "./deadline.js";
import { element } from "./elements.js";
import { longDate } from "./long-date.js";
import { textOf } from "./texts.js";

/** @typedef {{ key: string, title: string, before: boolean, kind: "duty" | "period" | "earliest", length: { number: number, unit: string } | null, label: string, basis: string | null }} Deadline */

/** @param {HTMLElement} script */
export function startDeadlines(script) {
  const { deadlines } = /** @type {{ deadlines: Deadline[] }} */ (JSON.parse(script.textContent ?? ""));
  for (const place of document.querySelectorAll("[data-deadline]")) {
    const one = deadlines.find((known) => place instanceof HTMLElement && known.key === place.dataset.deadline);
    if (one && place instanceof HTMLElement) show(script, place, one);
  }
  // A letter or a check may bring the day along: `#employer-notice=2026-11-27`.
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    const input = document.querySelector(`[data-deadline="${CSS.escape(key)}"] input[type=date]`);
    if (!(input instanceof HTMLInputElement)) continue;
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.scrollIntoView();
  }
}

/**
 * @param {HTMLElement} script
 * @param {HTMLElement} place
 * @param {Deadline} one
 */
function show(script, place, one) {
  const from = place.querySelector("input");
  if (!from) return;
  place.hidden = false;
  const text = (/** @type {string} */ name, /** @type {Record<string, string>} */ values = {}) => textOf(script, name, values);
  const field = (/** @type {string} */ name, /** @type {string} */ value) => {
    const input = element("input", { type: "text", id: `${name}-${one.key}`, autocomplete: "off" });
    input.value = value;
    const label = element("label", { for: input.id, text: text(name) });
    return { input, label };
  };
  const lead = one.length ? undefined : field("lead", "8");
  if (lead) {
    lead.input.setAttribute("inputmode", "numeric");
    place.append(lead.label, lead.input);
  }
  const result = element("p", { role: "status", class: "deadline-result" });
  const label = field("label", one.label);
  const hint = element("p", { class: "hint", text: text("label-hint") });
  const save = element("button", { type: "button", text: text("save") });
  const extra = element("div", { class: "tool-form", hidden: "" });
  extra.append(label.label, hint, label.input, save);
  place.append(result, extra);
  const workOut = () => {
    const weeks = Number(lead?.input.value.replace(",", "."));
    const length = one.length ?? (weeks > 0 ? { number: weeks, unit: "weeks" } : undefined);
    return from.value && length ? deadline(from.value, length, one.before) : undefined;
  };
  const update = () => {
    const last = workOut();
    extra.hidden = !last;
    if (!last) {
      result.textContent = "";
      return;
    }
    const date = longDate(new Date(`${last}T12:00`), "full");
    const notes = [text(one.before && !one.length ? "result-before" : `result-${one.kind}`, { date })];
    if (one.kind === "duty" && last < today(new Date())) notes.push(text("past"));
    if (one.kind === "duty" && isWeekend(last)) notes.push(text("weekend"));
    if (one.kind === "duty" && isHoliday(last)) notes.push(text("holiday"));
    result.textContent = notes.join(" ");
  };
  place.addEventListener("input", update);
  save.addEventListener("click", () => {
    const last = workOut();
    if (!last) return;
    const note = [one.title, one.basis && `${text("basis")} ${one.basis}`].filter(Boolean).join("\n");
    const file = calendar({ day: last, label: label.input.value.trim() || one.label, note, stamp: new Date() });
    const link = element("a", { download: `${one.key}-${last}.ics` });
    link.href = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
