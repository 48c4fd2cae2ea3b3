// @ts-check
/** Wiring of a course for learning platforms. Bundled as `bundle-scorm.js`; only such a course loads it. */

import { day, showByDate } from "./dated.js";
import { startScorm } from "./scorm-page.js";

// A package is opened long after it was made: the reader's day decides which amounts and passages apply.
showByDate(document, day(new Date()));

for (const root of document.querySelectorAll("[data-scorm]")) {
  if (root instanceof HTMLElement) startScorm(root);
}
