// @ts-check
/**
 * The search as a page uses it: open it once, ask as often as letters are typed.
 *
 * Owns who overtakes whom. Must not know pieces, ranking or the look of a page.
 */

import { Engine } from "./engine.js";
import { createLoad } from "./load.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Hit} Hit */
/** @typedef {import("./engine.js").Filter} Filter */
/** @typedef {import("./engine.js").FacetCounts} FacetCounts */

/**
 * @typedef {object} Search
 * @property {(text: string, options?: { limit?: number, filter?: Filter }) => Promise<Answer | null>} query null when a later
 *   query has overtaken it; never rejects
 * @property {(answer: Answer) => Promise<Answer | null>} snippets fills `snippet` of each hit; null when a later
 *   query has been asked
 * @property {(answer: Answer) => Promise<FacetCounts[] | null>} facets the values by which an answer can be narrowed
 *   down, with exact counts; null when a later query has been asked
 */

/**
 * @param {{ base: string, language: "de" | "en" }} options base: folder of the pieces, with a slash at its end
 * @returns {Search}
 */
export function openSearch({ base, language }) {
  const engine = new Engine(language, createLoad(base));
  let latest = 0;
  return {
    async query(text, { limit = 8, filter = {} } = {}) {
      const own = ++latest;
      const answer = await engine.query(text, limit, filter);
      return own === latest ? answer : null;
    },
    async snippets(answer) {
      const own = latest;
      await engine.snippets(answer);
      return own === latest ? answer : null;
    },
    async facets(answer) {
      const own = latest;
      const counts = await engine.facets(answer).catch(() => []);
      return own === latest ? counts : null;
    },
  };
}
