// @ts-check
// Whether the right entries are found. Owns what counts as right; who is right was written down before any engine ran.

/** @typedef {import("./corpus.mjs").Query} Query */
/** @typedef {{ query: Query, rank: number }} Ranked rank of the first right entry among ten, from 1; 0: none */
/** @typedef {{ class: string, asked: number, among10: number, first: number, reciprocal: number }} Quality */

/**
 * @param {Query} query @param {string[]} ids of the hits, in order @param {Map<string, string>} titles
 * @returns {Ranked}
 */
export function rankOf(query, ids, titles) {
  const pattern = new RegExp(query.title_re ?? "^$")
  const right = (/** @type {string} */ id) => query.ids?.includes(id) ?? pattern.test(titles.get(id) ?? "")
  return { query, rank: [...new Set(ids)].slice(0, 10).findIndex(right) + 1 }
}

/** @param {Ranked[]} ranked @returns {Quality[]} over all queries, then for each class */
export function qualityOf(ranked) {
  const classes = [...new Set(ranked.map(({ query }) => query.class))]
  return [
    summary("all", ranked),
    ...classes.map((name) => summary(name, ranked.filter(({ query }) => query.class === name))),
  ]
}

/** @param {string} name @param {Ranked[]} ranked @returns {Quality} */
const summary = (name, ranked) => ({
  class: name,
  asked: ranked.length,
  among10: ranked.filter(({ rank }) => rank > 0).length,
  first: ranked.filter(({ rank }) => rank === 1).length,
  reciprocal: ranked.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0) / ranked.length,
})
