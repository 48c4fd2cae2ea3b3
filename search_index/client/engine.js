// @ts-check
/**
 * Queries against loaded pieces; the port of `src/search.rs`.
 *
 * Needs a way to load a payload by name and nothing of a browser: the tests run it in Node.
 */

import { normalise, tokens } from "./analyse.js";
import { expanded } from "./expand.js";
import { WORD } from "./format.js";
import { Pieces, Store, note } from "./pieces.js";
import { parse } from "./query.js";
import { SECTIONS, rank } from "./rank.js";
import { snippet } from "./snippet.js";

/** @typedef {import("./expand.js").Correction} Correction */
/** @typedef {import("./format.js").Problem} Problem */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./rank.js").Ranked} Ranked */
/** @typedef {import("./snippet.js").Fragment} Fragment */
/** @typedef {{ heading: string | null, anchor: string | null }} Place */
/**
 * @typedef {object} Hit
 * @property {string} key
 * @property {string} title
 * @property {string} address relative to the language folder
 * @property {string} details what the site wants shown
 * @property {string | null} heading of the best section; null if that is the page's beginning
 * @property {string | null} anchor
 * @property {number} score comparable within one answer only
 * @property {Place[]} sections further sections that match, at most two
 * @property {Fragment[]} [snippet] filled by `snippets`
 */
/** @typedef {{ text: string, total: number, hits: Hit[], corrected: Correction[], problem: Problem | null }} Answer */
/** @typedef {{ [facet: string]: string[] }} Filter the values of which a page must have one, by facet */
/** @typedef {{ key: string, label: string, count: number, chosen: boolean }} FacetCount */
/** @typedef {{ name: string, values: FacetCount[] }} FacetCounts */

/** Pages whose texts are looked through for a phrase. */
const PHRASE_CANDIDATES = 40;

export class Engine {
  /**
   * @param {import("./analyse.js").Language} language
   * @param {import("./pieces.js").Load} load
   */
  constructor(language, load) {
    this.language = language;
    this.store = new Store(language, load);
    /** Where the text of a hit is: page and section. @type {WeakMap<Hit, [number, number]>} */
    this.places = new WeakMap();
    /** What an answer was asked with, all its pages, and what its snippets mark.
     * @type {WeakMap<Answer, { filter: Filter, pages: number[], marks: QueryWord[] }>} */
    this.asked = new WeakMap();
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @param {Filter} [filter]
   * @returns {Promise<Answer>}
   */
  async query(text, limit, filter = {}) {
    /** @type {Answer} */
    const answer = { text, total: 0, hits: [], corrected: [], problem: null };
    try {
      const manifest = await this.store.manifest();
      const pieces = new Pieces(this.store, manifest, answer);
      const query = parse(this.language, manifest.stopWords, text);
      const phrases = query.phrases.length > 0;
      const { words, corrected, marks } = await expanded(pieces, query);
      const allowed = withPhraseWords(pieces, query, await allowedBy(pieces, filter));
      let { pages, ranked } = rank(words, manifest.matching, phrases ? PHRASE_CANDIDATES : limit, allowed);
      if (phrases) {
        const held = await Promise.all(ranked.map(hit => holdsPhrases(pieces, hit, query.phrases)));
        ranked = ranked.filter((_, at) => held[at]);
        pages = ranked.map(hit => hit.page);
        ranked = ranked.slice(0, limit);
      }
      const hits = await Promise.all(ranked.map(hit => this.hit(pieces, hit)));
      answer.total = pages.length;
      answer.hits = hits.flatMap(hit => hit ?? []);
      answer.corrected = corrected;
      this.asked.set(answer, { filter, pages, marks });
    } catch (error) {
      note(answer, error);
    }
    return answer;
  }

  /**
   * Fills the snippets of an answer's hits; those whose text cannot be loaded stay empty.
   * @param {Answer} answer
   */
  async snippets(answer) {
    try {
      const pieces = new Pieces(this.store, await this.store.manifest(), answer);
      const marks = this.asked.get(answer)?.marks ?? [];
      await Promise.all(
        answer.hits.map(async hit => {
          const [number, section] = this.places.get(hit) ?? [-1, 0];
          const page = await pieces.page(number);
          const texts = [section === 0 ? page?.summary : "", page?.sections[section]?.text];
          hit.snippet = snippet(this.language, marks, normalise(texts.filter(Boolean).join(" ")));
        }),
      );
    } catch (error) {
      note(answer, error);
    }
    return answer;
  }

  /**
   * How many pages of an answer each value of each facet has. A facet's own choice does not count.
   * @param {Answer} answer
   * @returns {Promise<FacetCounts[]>}
   */
  async facets(answer) {
    const { filter = /** @type {Filter} */ ({}), pages = [] } = this.asked.get(answer) ?? {};
    const manifest = await this.store.manifest();
    const pieces = new Pieces(this.store, manifest, answer);
    return Promise.all(
      manifest.facets.keys.map(async name => {
        const { [name]: chosen = [], ...others } = filter;
        const found = chosen.length ? (this.asked.get(await this.query(answer.text, 0, others))?.pages ?? []) : pages;
        const all = new Set(found);
        const values = (await pieces.facet(name)).map(({ key, label, pages }) => ({
          key,
          label,
          count: pages.filter(page => all.has(page)).length,
          chosen: chosen.includes(key),
        }));
        return { name, values: values.filter(({ count, chosen }) => count || chosen) };
      }),
    );
  }

  /**
   * A hit, from a record that came with the words, else from the page's texts.
   * @param {Pieces} pieces
   * @param {Ranked} ranked
   * @returns {Promise<Hit | undefined>}
   */
  async hit(pieces, { page, score, sections }) {
    const records = [...pieces.terms.values()].flatMap(piece => piece.records.get(page) ?? []);
    const record = records.find(record => sections.every(section => section === 0 || record.sections.has(section)));
    const text = record ? undefined : await pieces.page(page);
    const shown = record ?? text;
    if (!shown) return undefined;
    const [best, ...others] = sections.map(section => {
      const name = record ? record.sections.get(section) : text?.sections[section];
      return { heading: name?.heading || null, anchor: name?.anchor || null };
    });
    /** @type {Hit} */
    const hit = { key: shown.key, title: shown.title, address: shown.address, details: shown.details, ...best, score, sections: others };
    this.places.set(hit, [page, sections[0]]);
    return hit;
  }
}

/**
 * The pages that a filter lets through; undefined if it lets all through.
 * @param {Pieces} pieces
 * @param {Filter} filter
 */
async function allowedBy(pieces, filter) {
  /** @type {Set<number> | undefined} */
  let allowed;
  for (const [name, keys] of Object.entries(filter)) {
    if (!keys.length) continue;
    const values = (await pieces.facet(name)).filter(value => keys.includes(value.key));
    const before = allowed;
    allowed = new Set(values.flatMap(value => value.pages).filter(page => !before || before.has(page)));
  }
  return allowed;
}

/**
 * Of the pages that are allowed, those that hold each form of each phrase; stop words decide nothing.
 * @param {Pieces} pieces
 * @param {Query} query
 * @param {Set<number> | undefined} allowed
 */
function withPhraseWords(pieces, { words, phrases }, allowed) {
  for (const { form, stem, stop } of words) {
    if (stop || !phrases.flat().includes(form)) continue;
    const forms = pieces.group(pieces.manifest.words, stem, WORD)?.forms() ?? [];
    const pages = forms.find(({ text }) => text === form)?.postings.pages ?? [];
    const before = allowed;
    allowed = new Set(before ? pages.filter(page => before.has(page)) : pages);
  }
  return allowed;
}

/**
 * Whether a page holds each phrase; its sections that do come first.
 * @param {Pieces} pieces
 * @param {Ranked} ranked
 * @param {string[][]} phrases
 */
async function holdsPhrases(pieces, ranked, phrases) {
  const page = await pieces.page(ranked.page);
  if (!page) return false;
  /** @type {Set<number>} */
  const within = new Set();
  for (const phrase of phrases) {
    const holds = (/** @type {string} */ text) => {
      const forms = tokens(normalise(text)).map(token => token.text);
      return forms.some((_, at) => phrase.every((form, offset) => forms[at + offset] === form));
    };
    let found = holds(page.title) || holds(page.summary);
    page.sections.forEach(({ heading, text }, section) => {
      if (holds(heading) || holds(text)) {
        found = true;
        within.add(section);
      }
    });
    if (!found) return false;
  }
  const { sections } = ranked;
  if (within.size && !sections.some(section => within.has(section))) {
    sections.unshift(Math.min(...within));
    sections.splice(SECTIONS);
  }
  sections.sort((a, b) => Number(within.has(b)) - Number(within.has(a)));
  return true;
}
