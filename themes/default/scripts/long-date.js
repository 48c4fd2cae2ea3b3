// @ts-check
/** A date in words, as the rest of the site writes it: English dates in the British way. */

/**
 * @param {Date} date
 * @param {"long" | "full"} [dateStyle] `full` names the day of the week too.
 */
export function longDate(date, dateStyle = "long") {
  const { lang } = document.documentElement;
  return date.toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle });
}
