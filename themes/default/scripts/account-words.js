// @ts-check
/**
 * Words and figures of the calculator's page in the page's language: texts, days, hours, dates, names of days and months.
 *
 * Texts come from `data-t-*` attributes, names of days and months from the browser. Must not know what they are for.
 */

import { dayNumber } from "./account-dates.js";
import { textOf } from "./texts.js";

const MILLISECONDS = 86_400_000;
/** Any Monday. */
const MONDAY = "2024-01-01";

export class Words {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const language = document.documentElement.lang || "de";
    // "en" alone would be American: months before days.
    const locale = language === "en" ? "en-GB" : language;
    this.number = new Intl.NumberFormat(locale);
    this.formats = {
      date: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
      short: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
      shortest: new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric", timeZone: "UTC" }),
      weekday: new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }),
      month: new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }),
    };
    this.separator = this.number.format(0.5).includes(",") ? "," : ".";
    this.weekdays = [0, 1, 2, 3, 4, 5, 6].map(day => this.formats.weekday.format((dayNumber(MONDAY) + day) * MILLISECONDS));
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  text(name, values) {
    return textOf(this.root, name, values);
  }

  /** @param {number} halves of days */
  days(halves) {
    return this.number.format(halves / 2);
  }

  /** @param {number} minutes */
  hours(minutes) {
    return this.number.format(minutes / 60);
  }

  /**
   * @param {string} day
   * @param {"date" | "short" | "shortest" | "weekday" | "month"} [format]
   */
  date(day, format = "date") {
    return this.formats[format].format(dayNumber(day) * MILLISECONDS);
  }

  /**
   * What a job is called: its label, else its number.
   * @param {{ label: string }} job
   * @param {number} index
   */
  job({ label }, index) {
    return label.trim() || this.text("job", { n: index + 1 });
  }
}
