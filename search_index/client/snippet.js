// @ts-check
/**
 * A few words of a text around those of a query; the port of `src/snippet.rs`.
 *
 * Must not know where texts come from.
 */

import { fold, stem, tokens } from "./analyse.js";
import { SHORTEST } from "./spelling.js";

/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {{ text: string, mark: boolean }} Fragment */

/** Words in a snippet, and words before the first marked one. */
const LENGTH = 28;
const LEAD = 4;

/**
 * The stretch of a text that holds most words of the query.
 * @param {import("./analyse.js").Language} language
 * @param {QueryWord[]} query
 * @param {string} text
 * @returns {Fragment[]}
 */
export function snippet(language, query, text) {
  const found = tokens(text);
  const marks = found.map(token => {
    const own = stem(language, token.text);
    const folded = fold(language, token.text);
    // A compound that holds the word is marked too.
    const within = (/** @type {string} */ part) => language === "de" && [...part].length >= SHORTEST && folded.includes(part);
    return query.findIndex(word =>
      word.stop
        ? word.form === token.text
        : word.stem === own || within(word.stem) || (word.prefix && folded.startsWith(word.prefix)),
    );
  });
  const start = bestStart(query, marks);
  const end = Math.min(start + LENGTH, found.length);
  /** @type {Fragment[]} */
  const fragments = [];
  if (end === start) return fragments;
  let at = start > 0 ? found[start].start : 0;
  let plain = start > 0 ? "…" : "";
  for (let token = start; token < end; token++) {
    if (marks[token] < 0) continue;
    plain += text.slice(at, found[token].start);
    if (plain) fragments.push({ text: plain, mark: false });
    plain = "";
    at = found[token].end;
    fragments.push({ text: text.slice(found[token].start, at), mark: true });
  }
  plain += end < found.length ? text.slice(at, found[end - 1].end) + "…" : text.slice(at);
  if (plain) fragments.push({ text: plain, mark: false });
  return fragments;
}

/**
 * The first word of the best window: distinct words count, stop words hardly, the earliest window wins.
 * @param {QueryWord[]} query
 * @param {number[]} marks
 */
function bestStart(query, marks) {
  let best = 0;
  let bestWorth = 0;
  marks.forEach((mark, at) => {
    if (mark < 0) return;
    const start = Math.min(Math.max(at - LEAD, 0), Math.max(marks.length - LENGTH, 0));
    const seen = new Set();
    let worth = 0;
    for (const word of marks.slice(start, start + LENGTH)) {
      if (word < 0) continue;
      worth += query[word].stop ? 1 : seen.has(word) ? 2 : 20;
      seen.add(word);
    }
    if (worth > bestWorth) [best, bestWorth] = [start, worth];
  });
  return best;
}
