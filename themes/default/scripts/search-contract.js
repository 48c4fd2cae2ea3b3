// @ts-check
/**
 * What the theme asks of a search: the types of its questions and answers, nothing else.
 *
 * `corrected`, `details`, `filter` and `facets` may be missing: then nothing is shown for them.
 */

/** @typedef {Record<string, string[]>} Filter chosen keys by facet: one of each facet's keys must apply to a page */
/** @typedef {import("../../../search_index/client/index.js").Hit & { details?: string }} Hit */
/** @typedef {{ from: string, to: string }} Correction a word, and the other spelling that was searched too */
/**
 * @typedef {object} Answer
 * @property {string} text
 * @property {number} total
 * @property {Hit[]} hits
 * @property {import("../../../search_index/client/index.js").Answer["problem"]} problem
 * @property {Correction[]} [corrected]
 */
/** @typedef {{ key: string, label: string, count: number, chosen: boolean }} FacetValue */
/** @typedef {{ name: string, values: FacetValue[] }} Facet */
/**
 * @typedef {object} Search
 * @property {(text: string, options: { limit: number, filter?: Filter }) => Promise<Answer | null>} query null when
 *   a later query has overtaken it
 * @property {(answer: any) => Promise<Answer | null>} snippets fills `snippet` of each hit
 * @property {(answer: any) => Promise<Facet[] | null>} [facets] exact counts over all pages of an answer
 */

export {};
