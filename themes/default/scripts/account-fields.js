// @ts-check
/**
 * Fields of the calculator: a control with its label, a hint and, beside it, what is wrong with it; seven fields for the
 * hours of a week.
 *
 * A field that is wrong says so with `aria-invalid`; the page counts these. Must not know what the values are for.
 */

import { isDate } from "./account-dates.js";
import { readHours, writeHours } from "./account-hours.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account-words.js").Words} Words */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

let count = 0;

/**
 * A control in a box with its label, and a hint that is read with it.
 * @param {Control} control
 * @param {string} label
 * @param {string} [hint]
 */
export function field(control, label, hint) {
  const box = element("div", "account-field");
  const name = element("label", "", label);
  control.id = name.htmlFor = `account-field-${++count}`;
  box.append(name, control);
  if (hint) describe(control, box, element("p", "account-hint", hint));
  return box;
}

/**
 * Says what is wrong with a control, or that nothing is.
 * @param {Control} control
 * @param {HTMLElement} box where the message stands, for one control or for several
 * @param {string} message empty if nothing is wrong
 */
export function complain(control, box, message) {
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  let place = /** @type {HTMLElement | null} */ (box.querySelector(":scope > .account-error"));
  if (!message && (!place || box.querySelector("[aria-invalid=true]"))) return;
  place ??= element("p", "account-error");
  if (!control.getAttribute("aria-describedby")?.split(" ").includes(place.id)) describe(control, box, place);
  place.textContent = message;
  place.hidden = !message;
}

/**
 * @param {Control} control
 * @param {HTMLElement} box
 * @param {HTMLElement} text
 */
function describe(control, box, text) {
  text.id ||= `account-text-${++count}`;
  control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), text.id].filter(Boolean).join(" "));
  if (!text.isConnected) box.append(text);
}

/**
 * @param {string} text
 * @param {() => void} press
 * @param {string} [label] for the ear, if the text alone does not say of what
 */
export function button(text, press, label) {
  const made = element("button", "account-button", text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", press);
  return made;
}

/**
 * @param {[value: string, text: string][]} options
 * @param {string} chosen
 * @param {(value: string) => void} change
 */
export function select(options, chosen, change) {
  const made = element("select", "");
  for (const [value, text] of options) made.append(new Option(text, value, false, value === chosen));
  made.addEventListener("change", () => change(made.value));
  return made;
}

/**
 * First and last day as two fields, and what looks whether both are there and in order.
 * @param {Words} words
 * @param {{ from: string, to: string }} period written into
 * @param {() => void} change
 */
export function periodFields(words, period, change) {
  const make = (/** @type {"from" | "to"} */ end) => {
    const input = element("input", "");
    input.type = "date";
    input.value = period[end];
    return { end, input, box: field(input, words.text(end)) };
  };
  const ends = [make("from"), make("to")];
  for (const { end, input } of ends) {
    input.addEventListener("input", () => {
      // A year that is still being typed is a date already: 0002.
      period[end] = isDate(input.value) ? input.value : "";
      if (period.from && period.to) check();
      change();
    });
    input.addEventListener("change", () => {
      check();
      change();
    });
  }
  const check = () => {
    const turned = period.from !== "" && period.to !== "" && period.to < period.from;
    for (const { end, input, box } of ends) {
      complain(input, box, !period[end] ? words.text("error-date") : turned && end === "to" ? words.text("error-order") : "");
    }
  };
  return { boxes: ends.map(({ box }) => box), check };
}

/**
 * The hours of seven days.
 * @param {Words} words
 * @param {string} legend
 * @param {string[]} labels
 * @param {number[]} minutes
 * @param {(day: number, minutes: number) => void} change
 */
export function hoursFields(words, legend, labels, minutes, change) {
  const set = element("fieldset", "account-hours");
  const days = element("div", "account-days");
  set.append(element("legend", "", legend), days);
  const show = (/** @type {number} */ each) => (each ? writeHours(each, words.separator) : "");
  const inputs = labels.map((label, day) => {
    const input = element("input", "");
    input.type = "text";
    input.inputMode = "decimal";
    input.autocomplete = "off";
    input.maxLength = 6;
    input.value = show(minutes[day] ?? 0);
    let last = minutes[day] ?? 0;
    const read = (/** @type {boolean} */ finished) => {
      const value = readHours(input.value);
      // While someone types, "4," is no mistake yet.
      if (value === null && !finished) return;
      complain(input, set, value === null ? words.text("error-hours", { day: label }) : "");
      last = value ?? last;
      change(day, last);
    };
    input.addEventListener("input", () => read(false));
    input.addEventListener("change", () => read(true));
    days.append(field(input, label));
    return input;
  });
  /** Shows other hours, but not in a field that is wrong or being written. @param {number[]} minutes */
  const update = minutes => {
    inputs.forEach((input, day) => {
      if (input !== document.activeElement && !input.hasAttribute("aria-invalid")) input.value = show(minutes[day] ?? 0);
    });
  };
  return { set, update };
}
