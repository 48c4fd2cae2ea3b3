// @ts-check
/**
 * Wiring of the pages with slides. Bundled as `bundle-slides.js`; only these pages load it.
 */

import { startPresenter } from "./slides-presenter.js";
import { startSlides } from "./slides-page.js";
import { fromFragment } from "./slides.js";

// Other scripts decide which passages apply today; a slide is copied after that.
document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-slides]")) {
    if (!(place instanceof HTMLElement)) continue;
    if (fromFragment(location.hash.slice(1)).presenter) startPresenter(place);
    else startSlides(place);
  }
});
