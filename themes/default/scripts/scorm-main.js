// @ts-check
/** Wiring of a course for learning platforms. Bundled as `bundle-scorm.js`; only such a course loads it. */

import { startScorm } from "./scorm-page.js";

for (const root of document.querySelectorAll("[data-scorm]")) {
  if (root instanceof HTMLElement) startScorm(root);
}
