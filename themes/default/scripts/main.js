// @ts-check
/**
 * Wiring: what the pages of this theme do with JavaScript. Everything works without.
 *
 * Pages load `bundle.js`, a classic script, because modules do not load on `file://`. It is made by
 * `npm run --prefix tests bundle`, that is
 *
 *     esbuild themes/default/scripts/main.js --bundle --minify --format=iife --target=es2022 --charset=utf8 \
 *       --legal-comments=none --outfile=themes/default/scripts/bundle.js
 */

import { openSearch } from "../../../search_index/client/index.js";
import { day, showByDate } from "./dated.js";
import { startSearchBox } from "./search-box.js";

showByDate(document, day(new Date()));

for (const box of document.querySelectorAll("[data-search]")) {
  if (!(box instanceof HTMLElement)) continue;
  const { base, lang } = box.dataset;
  if (base && (lang === "de" || lang === "en")) startSearchBox(box, openSearch({ base, language: lang }));
}
