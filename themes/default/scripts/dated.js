// @ts-check
/**
 * Passages and values that apply from or until a day. The build decided for its own day; a page may be read much later,
 * so the reader's date decides again. Without JavaScript what the build decided stays.
 */

/**
 * Does something apply on a day? Dates are `2027-01-01`; they compare as text.
 *
 * @param {{ from?: string, until?: string }} dates First and last day, if there is one.
 * @param {string} today
 */
export function applies(dates, today) {
  return (!dates.from || dates.from <= today) && (!dates.until || today <= dates.until);
}

/**
 * The day where the reader is, as `2027-01-01`.
 *
 * @param {Date} now
 */
export function day(now) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Shows what applies today and hides the rest.
 *
 * @param {ParentNode} root
 * @param {string} today
 */
export function showByDate(root, today) {
  for (const element of root.querySelectorAll("[data-from], [data-until]")) {
    if (element instanceof HTMLElement) element.hidden = !applies(element.dataset, today);
  }
}
