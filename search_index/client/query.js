// @ts-check
/**
 * A query's words: what to look for, what may be completed, and what must stand there as it is; the port of
 * `src/query.rs`.
 */

import { fold, normalise, stem, tokens } from "./analyse.js";

/** @typedef {{ form: string, stem: string, stop: boolean, prefix: string }} QueryWord prefix is "" if nothing is completed */
/** @typedef {{ words: QueryWord[], phrases: string[][] }} Query */

const MOST_WORDS = 24;
const SHORTEST_PREFIX = 2;

/**
 * The distinct words of a query; the last one is completed unless something follows it. Phrases are the forms that stand
 * in quotation marks.
 * @param {import("./analyse.js").Language} language
 * @param {Set<string>} stopWords
 * @param {string} text
 * @returns {Query}
 */
export function parse(language, stopWords, text) {
  const normal = normalise(text);
  const found = joined(language, tokens(normal));
  const last = found[found.length - 1];
  const typing = last && last.end === normal.length && [...last.text].length >= SHORTEST_PREFIX ? last.text : "";
  /** Words by their form, each with whether it only says which part of a norm is meant. @type {Map<string, boolean>} */
  const forms = new Map();
  found.forEach((token, at) => {
    if (!forms.has(token.text) && forms.size < MOST_WORDS) forms.set(token.text, at > 0 && isFiner(found[at - 1].text, token.text));
  });
  const words = [...forms].map(([form, finer]) => ({
    ...otherWord(language, form),
    stop: finer || stopWords.has(form),
    prefix: form === typing ? fold(language, form) : "",
  }));
  const quoted = normal.split(/["„“”«»]/).slice(0, -1).filter((_, at) => at % 2);
  const phrases = quoted.map(part => tokens(part).map(token => token.text)).filter(phrase => phrase.length);
  return { words, phrases };
}

/**
 * Whether a word says which part of a norm is meant: the "5" of "4a Abs. 5", the "IV" of "81 IV". Pages are found by norms, and
 * elsewhere the same number means something else.
 * @param {string} before
 * @param {string} word
 */
const isFiner = (before, word) =>
  (/^[0-9]+$/.test(word) && /^(?:abs|absatz|satz|nr|nummer|sentence|para)$/.test(before)) ||
  (/^(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)$/.test(word) && /^[0-9]/.test(before));

/**
 * "18 g" is a norm even without its sign: nobody asks for a lone letter.
 * @param {import("./analyse.js").Language} language
 * @param {import("./analyse.js").Token[]} found
 */
function joined(language, found) {
  /** @type {import("./analyse.js").Token[]} */
  const all = [];
  for (const token of found) {
    const number = all[all.length - 1];
    if (language === "de" && number && /^[a-z]$/.test(token.text) && /^[0-9]+$/.test(number.text)) {
      number.text += token.text;
      number.end = token.end;
    } else {
      all.push(token);
    }
  }
  return all;
}

/**
 * A word that is searched instead of one of the query.
 * @param {import("./analyse.js").Language} language
 * @param {string} form
 * @returns {QueryWord}
 */
export const otherWord = (language, form) => ({ form, stem: stem(language, form), stop: false, prefix: "" });
