// @ts-check
/**
 * What was chosen on a page goes along to the same page in the other language. Must not know what it is.
 */

/** @param {string} fragment Without the `#`. */
export function carryToLanguages(fragment) {
  for (const link of document.querySelectorAll("a[hreflang]")) {
    if (link instanceof HTMLAnchorElement) link.hash = fragment;
  }
}
