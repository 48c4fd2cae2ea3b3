// @ts-check
/**
 * A query's words: what to look for, and what may be completed; the port of `src/query.rs`.
 */

import { fold, normalise, stem, tokens } from "./analyse.js";

/** @typedef {{ form: string, stem: string, stop: boolean, prefix: string }} QueryWord prefix is "" if nothing is completed */

const MOST_WORDS = 24;
const SHORTEST_PREFIX = 2;

/**
 * The distinct words of a query. The last one is completed unless something follows it.
 * @param {import("./analyse.js").Language} language
 * @param {Set<string>} stopWords
 * @param {string} text
 * @returns {QueryWord[]}
 */
export function parse(language, stopWords, text) {
  const normal = normalise(text);
  const found = tokens(normal);
  const last = found[found.length - 1];
  const typing = last && last.end === normal.length && [...last.text].length >= SHORTEST_PREFIX ? last.text : "";
  const forms = [...new Set(found.map(token => token.text))].slice(0, MOST_WORDS);
  return forms.map(form => ({
    form,
    stem: stem(language, form),
    stop: stopWords.has(form),
    prefix: form === typing ? fold(language, form) : "",
  }));
}
