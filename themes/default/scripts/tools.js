// @ts-check
/**
 * Wiring of the pages with a tool: checks, letters, deadlines, the office finder, checklists. Bundled as
 * `bundle-tools.js`; only these pages load it.
 */

import { startCheck } from "./check-page.js";
import { startDeadlines } from "./deadlines-page.js";
import { startFinder } from "./finder-page.js";
import { startLetter } from "./letter-page.js";
import { startTicks } from "./ticks.js";

/** @type {[string, (place: HTMLElement) => void][]} */
const TOOLS = [
  ["[data-check]", startCheck],
  ["[data-letter]", startLetter],
  ["[data-deadlines]", startDeadlines],
  ["[data-finder]", startFinder],
  ["[data-ticks]", startTicks],
];

for (const [selector, start] of TOOLS) {
  for (const place of document.querySelectorAll(selector)) {
    if (place instanceof HTMLElement) start(place);
  }
}
