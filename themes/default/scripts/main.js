// @ts-check
/**
 * Wiring: what the pages of this theme do with JavaScript. Everything works without.
 *
 * Pages load `bundle.js`, a classic script, because modules do not load on `file://`. It is made from this file, and
 * `bundle-results.js` from `results.js`, by `npm run --prefix tests bundle` (esbuild, one bundle for each).
 */

import { openSearch } from "../../../search_index/client/index.js";
import { day, showByDate } from "./dated.js";
import { startSearchBox } from "./search-box.js";

showByDate(document, day(new Date()));

for (const place of document.querySelectorAll("[data-search], [data-results]")) {
  if (!(place instanceof HTMLElement)) continue;
  const { base, lang } = place.dataset;
  if (!base || (lang !== "de" && lang !== "en")) continue;
  const search = openSearch({ base, language: lang });
  if ("search" in place.dataset) {
    startSearchBox(place, search);
    answerSuggestions(place, openSearch({ base, language: lang }));
  }
  // The page of results has a script of its own, which runs before this one and waits for the search.
  else place.dispatchEvent(new CustomEvent("lotse-search", { detail: search }));
}

/**
 * Other scripts of the page may ask for entries that fit a question: with the event `lotse-suggest`.
 *
 * @param {HTMLElement} place
 * @param {ReturnType<typeof openSearch>} search
 */
function answerSuggestions(place, search) {
  document.addEventListener("lotse-suggest", async (event) => {
    const { question, show } = /** @type {CustomEvent} */ (event).detail;
    const answer = await search.query(question, { limit: 3 });
    const link = (/** @type {import("./search-contract.js").Hit} */ { title, heading, address, anchor }) => ({
      title: heading ? `${title} › ${heading}` : title,
      href: `${place.dataset.pages}${address}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`,
    });
    if (answer) show(answer.hits.map(link));
  });
}
