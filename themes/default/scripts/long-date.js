// @ts-check
/** A date in words, as the rest of the site writes it: English dates in the British way. */

/** @param {Date} date */
export function longDate(date) {
  const { lang } = document.documentElement;
  return date.toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
}
