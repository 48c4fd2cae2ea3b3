// @ts-check
/**
 * The order of the hits: pure arithmetic on postings, in whole numbers; the port of `src/rank.rs`.
 *
 * `README.md` has the formula. Must not know words, pieces or texts.
 */

/** @typedef {import("./format.js").Postings} Postings */
/** @typedef {{ factor: number, postings: Postings }} Alternative */
/** @typedef {{ weight: number, alternatives: Alternative[] }} Word */
/** @typedef {{ page: number, score: number, sections: number[] }} Ranked */
/** @typedef {{ pages: number[], ranked: Ranked[] }} Ranking pages: all that are found */
/**
 * What is known of a page while the words are gone through.
 * @typedef {object} Page
 * @property {number} page
 * @property {number} sum over the words, of the best section of each
 * @property {number} best sum of the best single section
 * @property {number} covered weight of the words found
 * @property {number} word the word that was last found, and
 * @property {number} current its best score so far
 * @property {number} score
 */

/** Sections shown of one page. */
export const SECTIONS = 3;
/** Larger than the number of any section. */
const PLACES = 2 ** 22;

/**
 * The best score of a word in each section.
 * @param {Alternative[]} alternatives
 * @param {Set<number> | undefined} allowed
 */
function bestBySection(alternatives, allowed) {
  /** @type {Map<number, number>} */
  const best = new Map();
  for (const { factor, postings } of alternatives) {
    const { pages, sections, impacts } = postings;
    for (let at = 0; at < pages.length; at++) {
      if (allowed && !allowed.has(pages[at])) continue;
      const place = pages[at] * PLACES + sections[at];
      const score = factor * impacts[at];
      const known = best.get(place);
      if (known === undefined || score > known) best.set(place, score);
    }
  }
  return best;
}

/**
 * The pages found, and the best of them.
 * @param {Word[]} words
 * @param {import("./format.js").Matching} matching
 * @param {number} limit
 * @param {Set<number>} [allowed] other pages are left out
 * @returns {Ranking}
 */
export function rank(words, matching, limit, allowed) {
  const { page: pageShare, cover: coverShare, least } = matching;
  /** @type {Map<number, number>} */
  const sums = new Map();
  /** @type {Map<number, Page>} */
  const pages = new Map();
  words.forEach(({ weight, alternatives }, word) => {
    for (const [place, score] of bestBySection(alternatives, allowed)) {
      const number = Math.floor(place / PLACES);
      let page = pages.get(number);
      if (!page) pages.set(number, (page = { page: number, sum: 0, best: 0, covered: 0, word: -1, current: 0, score: 0 }));
      if (page.word !== word) {
        page.word = word;
        page.current = 0;
        page.covered += weight;
      }
      page.sum += Math.max(score - page.current, 0);
      page.current = Math.max(score, page.current);
      const sum = (sums.get(place) ?? 0) + score;
      sums.set(place, sum);
      page.best = Math.max(sum, page.best);
    }
  });

  const whole = Math.max(words.reduce((sum, { weight }) => sum + weight, 0), 1);
  let covered = 0;
  for (const page of pages.values()) covered = Math.max(page.covered, covered);
  /** @type {Page[]} */
  const found = [];
  /** @type {number[]} */
  const all = [];
  for (const page of pages.values()) {
    if (page.covered * least < covered) continue;
    all.push(page.page);
    page.score = divide((pageShare * page.sum + page.best) * (whole + coverShare * page.covered), whole);
    if (found.length < limit || (limit && isBefore(page, found[limit - 1]))) insert(found, page, limit);
  }
  return { pages: all, ranked: found.map(page => ({ page: page.page, score: page.score, sections: bestSections(sums, page) })) };
}

/**
 * Whole-number division: never rounded up by the floating point.
 * @param {number} dividend
 * @param {number} divisor
 */
const divide = (dividend, divisor) => (dividend - (dividend % divisor)) / divisor;

/** @param {Page} a @param {Page} b */
const isBefore = (a, b) => a.score > b.score || (a.score === b.score && a.page < b.page);

/**
 * Keeps the best `limit` pages in order.
 * @param {Page[]} found
 * @param {Page} page
 * @param {number} limit
 */
function insert(found, page, limit) {
  let at = found.length;
  while (at > 0 && isBefore(page, found[at - 1])) at--;
  found.splice(at, 0, page);
  if (found.length > limit) found.pop();
}

/**
 * The best section of a page and at most two others that come near it.
 * @param {Map<number, number>} sums
 * @param {Page} page
 */
function bestSections(sums, page) {
  const sections = [];
  const first = page.page * PLACES;
  for (const [place, sum] of sums) {
    if (place >= first && place < first + PLACES && sum * 3 >= page.best) sections.push({ section: place - first, sum });
  }
  sections.sort((a, b) => b.sum - a.sum || a.section - b.section);
  return sections.slice(0, SECTIONS).map(({ section }) => section);
}
