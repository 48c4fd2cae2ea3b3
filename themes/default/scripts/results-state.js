// @ts-check
/**
 * What a page of results shows, as the fragment of its address: `#q=blaue+karte&topic=a,b&n=20`.
 *
 * Owns the form of the fragment. Must not know the page or the search.
 */

/** @typedef {import("./search-contract.js").Filter} Filter */
/** @typedef {{ text: string, filter: Filter, limit: number }} State limit: how many hits are wanted */

/** Facets in the order in which they stand in addresses and on the page. */
export const FACETS = ["kind", "topic", "permit", "audience", "phase"];
/** Hits shown at first, and added with each "more". */
export const PAGE = 10;
const MOST = 1000;

/**
 * The state that a fragment holds; null if it is another kind of fragment, such as the target of the skip link.
 * @param {string} fragment with or without `#`
 * @returns {State | null}
 */
export function readFragment(fragment) {
  const values = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!["q", ...FACETS].some(name => values.has(name))) return fragment.length > 1 ? null : { text: "", filter: {}, limit: PAGE };
  const limit = Math.ceil(Number(values.get("n")) / PAGE) * PAGE;
  /** @type {Filter} */
  const filter = {};
  for (const facet of FACETS) {
    const keys = values.getAll(facet).join().split(",").filter(Boolean);
    if (keys.length) filter[facet] = [...new Set(keys)];
  }
  return { text: values.get("q") ?? "", filter, limit: limit > PAGE ? Math.min(limit, MOST) : PAGE };
}

/**
 * The fragment without `#`; empty if there is nothing to remember.
 * @param {State} state
 */
export function writeFragment({ text, filter, limit }) {
  const values = new URLSearchParams();
  if (text) values.set("q", text);
  for (const facet of FACETS) {
    if (filter[facet]?.length) values.set(facet, filter[facet].join());
  }
  if (limit > PAGE && values.size) values.set("n", String(limit));
  // A comma means itself in a fragment, and the address is to be read by people.
  return values.toString().replaceAll("%2C", ",");
}

/**
 * The filter with a key added or taken away.
 * @param {Filter} filter
 * @param {string} facet
 * @param {string} key
 * @param {boolean} chosen
 * @returns {Filter}
 */
export function withKey(filter, facet, key, chosen) {
  const others = (filter[facet] ?? []).filter(other => other !== key);
  return { ...filter, [facet]: chosen ? [...others, key] : others };
}

/**
 * The question with its words in the spelling that was found.
 * @param {string} text
 * @param {import("./search-contract.js").Correction[]} corrected
 */
export function corrected(text, corrected) {
  return corrected.reduce((whole, { from, to }) => {
    const at = whole.toLowerCase().indexOf(from.toLowerCase());
    return at < 0 ? whole : whole.slice(0, at) + to + whole.slice(at + from.length);
  }, text);
}
