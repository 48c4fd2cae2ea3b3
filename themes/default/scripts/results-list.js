// @ts-check
/**
 * Hits as a list of results: title, place, section, passage, further sections, date.
 *
 * Texts of the index become text nodes, never markup. Must not know the page or the search.
 */

import { detailsOf, element, hitLink } from "./search-hits.js";

/** @typedef {import("./search-contract.js").Answer} Answer */
/** @typedef {import("./search-contract.js").Hit} Hit */

/**
 * @param {Answer} answer
 * @param {string} pages folder of the addresses
 * @param {string} sectionsLabel
 */
export function results({ hits }, pages, sectionsLabel) {
  return hits.map(hit => {
    const result = element("li", "result");
    const title = element("h2", "result-title");
    const link = hitLink(pages, hit, hit.anchor, "");
    link.textContent = hit.title;
    title.append(link);
    const { place, date } = detailsOf(hit);
    result.append(title);
    if (place) result.append(element("p", "result-place", place));
    if (hit.heading) result.append(element("p", "result-section", hit.heading));
    result.append(element("p", "result-snippet search-snippet"));
    if (hit.sections.length) result.append(sections(hit, pages, sectionsLabel));
    if (date) result.append(element("p", "result-date", date));
    return result;
  });
}

/**
 * @param {Hit} hit
 * @param {string} pages
 * @param {string} label
 */
function sections(hit, pages, label) {
  const line = element("p", "result-sections", label);
  for (const { heading, anchor } of hit.sections) {
    const link = hitLink(pages, hit, anchor, "");
    link.textContent = heading ?? hit.title;
    line.append(" ", link);
  }
  return line;
}
