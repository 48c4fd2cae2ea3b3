// @ts-check
/**
 * From a query's words to postings: other forms, compounds, what words are made of, words spelt nearly so; the port of
 * `src/expand.rs`. Must not know what hits look like.
 */

import { fold } from "./analyse.js";
import { PART, PREFIX, STOP, WORD, groupName, isDivided } from "./format.js";
import { otherWord } from "./query.js";
import { SHORTEST, edits, nearest, ranges } from "./spelling.js";

/** @typedef {import("./format.js").Postings} Postings */
/** @typedef {import("./pieces.js").Pieces} Pieces */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./rank.js").Word} Word */
/** @typedef {{ from: string, to: string }} Correction a word that was searched in another spelling */
/** @typedef {{ words: Word[], others: QueryWord[], corrected?: Correction }} Searched a word of a query with what is searched beside it */

/** A word that stands in fewer sections may be misspelt. */
const FEW = 3;
/** A compound that stands in fewer is searched by the words that it is made of, too: most pages write it another way. */
const RARE = 8;
/** A query of more words that weigh is a question. */
const QUESTION = 4;
/** Pieces in which the first word of an unknown compound is looked for, and cuts that are tried. */
const CUT_PIECES = 4;
const CUTS = 4;
/** Letters between two parts of a compound. */
const LINKS = ["", "s", "es", "n", "en", "e", "er"];

/**
 * The query's words, and what is searched beside or instead of those that are hardly found.
 * @param {Pieces} pieces
 * @param {import("./query.js").Query} query
 */
export async function expanded(pieces, { words }) {
  const { manifest } = pieces;
  await pieces.loadTerms(
    words.flatMap(word => [
      word.stop ? pieces.name(manifest.stops, word.form) : pieces.name(manifest.words, word.stem),
      word.prefix && pieces.name(isDivided(manifest.words, word.prefix) ? manifest.prefixes : manifest.words, word.prefix),
    ]),
  );
  const inQuestion = words.filter(word => !word.stop).length > QUESTION;
  const all = await Promise.all(words.map(word => searched(pieces, word, inQuestion)));
  return {
    words: all.flatMap(({ words }) => words),
    corrected: all.flatMap(({ corrected }) => corrected ?? []),
    marks: [...words, ...all.flatMap(({ others }) => others)],
  };
}

/**
 * @param {Pieces} pieces
 * @param {QueryWord} word
 * @param {boolean} inQuestion
 * @returns {Promise<Searched>}
 */
async function searched(pieces, word, inQuestion) {
  const { language, manifest } = pieces;
  const own = matches(pieces, word, []);
  const found = own.alternatives.reduce((sum, { postings }) => sum + postings.pages.length, 0);
  const folded = fold(language, word.form);
  const most = edits([...folded].length, inQuestion);
  if (found >= RARE || word.stop || !most || !/^\p{Alphabetic}+$/u.test(word.form)) return { words: [own], others: [] };
  const { distance, words } =
    found < FEW ? nearest(folded, most, await pieces.spellings(ranges(folded, most))) : { distance: 0, words: [] };
  // What differs in one letter is misspelt; else the word may be a compound that hardly a page has.
  const cut = distance === 1 ? [] : await cutWord(pieces, folded);
  const share = manifest.matching.cut;
  const parts = cut.map(other => add(pieces, other, share, share, { weight: 0, alternatives: [] }));
  // Beside a word that is found, only what differs in one letter.
  const near = (found === 0 || distance === 1 ? words : []).map(form => otherWord(language, form));
  await pieces.loadTerms(near.map(other => pieces.name(manifest.words, other.stem)));
  const to = found === 0 && near.length ? realForm(pieces, near[0]) : "";
  return {
    words: [...parts, matches(pieces, word, near)],
    others: [...cut, ...near],
    ...(to && { corrected: { from: word.form, to } }),
  };
}

/**
 * The form as pages have it, of a word that was folded.
 * @param {Pieces} pieces
 * @param {QueryWord} word
 */
function realForm(pieces, word) {
  const forms = pieces.group(pieces.manifest.words, word.stem, WORD)?.forms() ?? [];
  return forms.find(({ text }) => fold(pieces.language, text) === word.form)?.text ?? "";
}

/**
 * The words of the index that a compound is made of: the longest first one whose rest is a word too; if there is none,
 * the longest first one alone.
 * @param {Pieces} pieces
 * @param {string} word
 */
async function cutWord(pieces, word) {
  const { language, manifest } = pieces;
  const letters = [...word];
  if (language !== "de" || letters.length < 2 * SHORTEST) return [];
  const names = new Set();
  for (let end = letters.length - SHORTEST; end >= SHORTEST && names.size < CUT_PIECES; end--) {
    names.add(pieces.name(manifest.words, letters.slice(0, end).join("")));
  }
  await pieces.loadTerms(names);
  const start = groupName(WORD, letters.slice(0, 2).join(""));
  /** First words, each as the word writes it and whole: "Schul-" and "Schule". @type {Map<string, [string, string]>} */
  const firsts = new Map();
  for (const [key, group] of [...names].flatMap(name => [...(pieces.terms.get(name)?.groups ?? [])])) {
    for (const form of key.startsWith(start) ? group.forms().map(({ text }) => fold(language, text)) : []) {
      const lost = ["", "e", "en"].find(lost => {
        const written = form.slice(0, form.length - lost.length);
        return form.endsWith(lost) && [...written].length >= SHORTEST && word.startsWith(written);
      });
      if (lost !== undefined) firsts.set(form, [form.slice(0, form.length - lost.length), form]);
    }
  }
  const cuts = [...firsts.values()]
    .sort(([a, one], [b, other]) => [...b].length - [...a].length || (a < b ? -1 : a > b ? 1 : one < other ? -1 : 1))
    .flatMap(([written, first]) => {
      const rest = word.slice(written.length);
      const rests = LINKS.filter(link => rest.startsWith(link)).map(link => rest.slice(link.length));
      return rests.filter(rest => [...rest].length >= SHORTEST).map(rest => [first, rest]);
    })
    .slice(0, CUTS)
    .map(words => words.map(form => otherWord(language, form)));
  await pieces.loadTerms(cuts.map(([, second]) => pieces.name(manifest.words, second.stem)));
  const whole = cuts.find(([, second]) => pieces.group(manifest.words, second.stem, WORD));
  return whole ?? cuts[0]?.slice(0, 1) ?? [];
}

/**
 * The postings for a word of the query, and for those spelt nearly so.
 * @param {Pieces} pieces
 * @param {QueryWord} word
 * @param {QueryWord[]} near
 */
function matches(pieces, word, near) {
  const { exact, other, prefixBeside, prefixAlone, typo, stop } = pieces.manifest.matching;
  /** @type {Word} */
  const found = { weight: 0, alternatives: [] };
  add(pieces, word, word.stop ? stop : exact, word.stop ? stop : other, found);
  if (word.prefix) {
    const { idf, found: completed } = completions(pieces, word.prefix);
    const share = found.weight ? prefixBeside : prefixAlone;
    found.weight ||= idf * exact;
    for (const postings of completed) found.alternatives.push({ factor: idf * share, postings });
  }
  for (const word of near) add(pieces, word, typo, typo, found);
  return found;
}

/**
 * Adds the postings of a word's forms and of the compounds that hold it.
 * @param {Pieces} pieces
 * @param {QueryWord} word
 * @param {number} exact
 * @param {number} other
 * @param {Word} to
 */
function add(pieces, word, exact, other, to) {
  const { words, stops, matching } = pieces.manifest;
  const group = word.stop ? pieces.group(stops, word.form, STOP) : pieces.group(words, word.stem, WORD);
  let weight = group ? group.idf * exact : 0;
  for (const { text, postings } of group?.forms() ?? []) {
    to.alternatives.push({ factor: (group?.idf ?? 0) * (text === word.form ? exact : other), postings });
  }
  const compounds = word.stop ? undefined : pieces.group(words, word.stem, PART);
  if (compounds) {
    // As much less than the word's own forms as for a word that is spelt right.
    const share = Math.trunc((matching.part * other) / matching.other);
    weight ||= compounds.idf * matching.exact;
    for (const { postings } of compounds.forms()) to.alternatives.push({ factor: compounds.idf * share, postings });
  }
  to.weight ||= weight;
  return to;
}

/**
 * The lowest idf among words that begin with `prefix`, and their postings.
 * @param {Pieces} pieces
 * @param {string} prefix
 */
function completions(pieces, prefix) {
  const { words, prefixes } = pieces.manifest;
  /** @type {Postings[]} */
  const found = [];
  let idf = 0;
  if (isDivided(words, prefix)) {
    const group = pieces.group(prefixes, prefix, PREFIX);
    return { idf: group?.idf ?? 0, found: group?.forms().map(({ postings }) => postings) ?? found };
  }
  // A form shares its first letters with its stem: other groups need not be decoded.
  const start = groupName(WORD, [...prefix].slice(0, 2).join(""));
  const begins = (/** @type {import("./format.js").Form} */ { text }) => fold(pieces.language, text).startsWith(prefix);
  const groups = [...(pieces.terms.get(pieces.name(words, prefix))?.groups ?? [])].filter(([key]) => key.startsWith(start));
  const completed = groups.map(([, group]) => group).filter(group => group.forms().some(begins));
  // If there is but one word it can become, its other forms are meant too: "Erlaubniss" is not only "Erlaubnisse".
  const alone = completed.length === 1;
  for (const group of completed) {
    idf = idf ? Math.min(idf, group.idf) : group.idf;
    for (const form of group.forms()) if (alone || begins(form)) found.push(form.postings);
  }
  return { idf, found };
}
