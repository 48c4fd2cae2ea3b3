// @ts-check
/**
 * Wiring of the pages with a tool: checks and letters. Bundled as `bundle-tools.js`; only these pages load it.
 */

import { startCheck } from "./check-page.js";
import { startLetter } from "./letter-page.js";

/** @type {[string, (place: HTMLElement) => void][]} */
const TOOLS = [
  ["[data-check]", startCheck],
  ["[data-letter]", startLetter],
];

for (const [selector, start] of TOOLS) {
  for (const place of document.querySelectorAll(selector)) {
    if (place instanceof HTMLElement) start(place);
  }
}
