// @ts-check
/**
 * Wiring of the overview of courses, of a course and of the certificate. Bundled as `bundle-training.js`; only these pages load it.
 */

import { startCertificate } from "./certificate-page.js";
import { startTicks } from "./ticks.js";
import { startTraining } from "./training-page.js";

/** @type {[string, (place: HTMLElement) => void][]} */
const PAGES = [
  ["[data-training]", startTraining],
  ["[data-certificate]", startCertificate],
  ["[data-ticks]", startTicks],
];

for (const [selector, start] of PAGES) {
  for (const place of document.querySelectorAll(selector)) {
    if (place instanceof HTMLElement) start(place);
  }
}
