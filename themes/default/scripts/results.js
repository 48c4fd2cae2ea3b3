// @ts-check
/**
 * Wiring of the page of results. It is loaded before the common script, which brings the search.
 */

import { startResultsPage } from "./results-page.js";

for (const root of document.querySelectorAll("[data-results]")) {
  if (!(root instanceof HTMLElement)) continue;
  root.addEventListener("lotse-search", event => {
    if (event instanceof CustomEvent) startResultsPage(root, event.detail);
  });
}
