// @ts-check
/** Wiring of the pages with a quiz. Bundled as `bundle-quiz.js`; only these pages load it. */

import { startQuiz } from "./quiz-page.js";

for (const place of document.querySelectorAll("[data-quiz]")) {
  if (place instanceof HTMLElement) startQuiz(place);
}
