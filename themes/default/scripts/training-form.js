// @ts-check
/**
 * The fields of an agenda beside its lessons: title, day, beginning, and what else fills the time.
 *
 * Must not know what an agenda is made of.
 */

import { EXTRAS, MOST_MINUTES, extraNames, plainMinutes } from "./agenda.js";
import { element } from "./elements.js";

/** @typedef {import("./agenda.js").Plan} Plan */
/** @typedef {Pick<Plan, "extras" | "start" | "title" | "date">} Entered */

export class PlanForm {
  /**
   * @param {(name: string) => string} say
   * @param {() => void} changed
   */
  constructor(say, changed) {
    this.title = element("input", { type: "text", id: "agenda-title", autocomplete: "off", maxlength: "120" });
    this.date = element("input", { type: "date", id: "agenda-date" });
    this.start = element("input", { type: "time", id: "agenda-start" });
    this.root = element("div", { class: "agenda-form" });
    const fields = element("div", { class: "agenda-fields" });
    for (const [name, input] of Object.entries({ title: this.title, date: this.date, start: this.start })) {
      const field = element("p");
      field.append(element("label", { for: input.id, text: say(name) }), input);
      fields.append(field);
    }
    const extras = element("fieldset", { class: "agenda-extras" });
    extras.append(element("legend", { text: say("extras") }));
    this.extras = extraNames().map((name) => {
      const row = element("p");
      const label = element("label");
      const box = element("input", { type: "checkbox" });
      label.append(box, say(name));
      const minutes = element("input", { type: "number", min: "1", max: String(MOST_MINUTES), "aria-label": `${say(name)}: ${say("minutes")}` });
      // Who enters minutes wants the row.
      minutes.addEventListener("input", () => {
        box.checked = true;
      });
      const unit = element("span", { text: say("minutes"), "aria-hidden": "true" });
      row.append(label, minutes, unit);
      extras.append(row);
      return { name, box, minutes };
    });
    this.root.append(fields, extras);
    this.root.addEventListener("input", changed);
  }

  /** @param {Entered} plan */
  write({ extras, start, title, date }) {
    this.start.value = start;
    this.title.value = title;
    this.date.value = date;
    for (const { name, box, minutes } of this.extras) {
      box.checked = extras[name] !== undefined;
      minutes.value = String(extras[name] ?? EXTRAS[name]);
      minutes.removeAttribute("aria-invalid");
    }
  }

  /** @returns {Entered} */
  read() {
    /** @type {Plan["extras"]} */
    const extras = {};
    for (const { name, box, minutes } of this.extras) {
      const plain = plainMinutes(minutes.value);
      if (box.checked && plain) extras[name] = plain;
      minutes.toggleAttribute("aria-invalid", false);
      if (box.checked && !plain) minutes.setAttribute("aria-invalid", "true");
    }
    return { extras, start: this.start.value, title: this.title.value.trim(), date: this.date.value };
  }
}
