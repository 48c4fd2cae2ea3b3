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
  if ("search" in place.dataset) startSearchBox(place, search);
  // The page of results has a script of its own, which runs before this one and waits for the search.
  else place.dispatchEvent(new CustomEvent("lotse-search", { detail: search }));
}
