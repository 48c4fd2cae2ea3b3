// @ts-check
/**
 * Queries against loaded pieces; the port of `src/search.rs`.
 *
 * Needs a way to load a payload by name and nothing of a browser: the tests run it in Node.
 */

import { fold, normalise } from "./analyse.js";
import { PREFIX, PieceError, STOP, WORD, findPiece, groupName, isDivided, pieceName, readManifest, readPages, readTerms } from "./format.js";
import { parse } from "./query.js";
import { rank } from "./rank.js";
import { snippet } from "./snippet.js";

/** @typedef {import("./analyse.js").Language} Language */
/** @typedef {import("./format.js").List} List */
/** @typedef {import("./format.js").Manifest} Manifest */
/** @typedef {import("./format.js").PageText} PageText */
/** @typedef {import("./format.js").Postings} Postings */
/** @typedef {import("./format.js").Problem} Problem */
/** @typedef {import("./format.js").TermPiece} TermPiece */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./rank.js").Alternative} Alternative */
/** @typedef {import("./snippet.js").Fragment} Fragment */
/** @typedef {(name: string) => Promise<string>} Load the payload of a piece, or a `PieceError` */
/** @typedef {{ heading: string | null, anchor: string | null }} Place */
/**
 * @typedef {object} Hit
 * @property {string} key
 * @property {string} title
 * @property {string} address relative to the language folder
 * @property {string | null} heading of the best section; null if that is the page's beginning
 * @property {string | null} anchor
 * @property {number} score comparable within one answer only
 * @property {Place[]} sections further sections that match, at most two
 * @property {Fragment[]} [snippet] filled by `snippets`
 */
/** @typedef {{ text: string, total: number, hits: Hit[], problem: Problem | null }} Answer */

/** Pieces that are kept decoded. */
const KEPT = 200;

export class Engine {
  /**
   * @param {Language} language
   * @param {Load} load
   */
  constructor(language, load) {
    this.language = language;
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.pieces = new Map();
    /** Where the text of a hit is: page and section. @type {WeakMap<Hit, [number, number]>} */
    this.places = new WeakMap();
  }

  /**
   * A decoded piece. What failed is forgotten, so that the next query tries again.
   * @template T
   * @param {string} name
   * @param {(payload: string) => T} read
   * @returns {Promise<T>}
   */
  piece(name, read) {
    let piece = this.pieces.get(name);
    if (!piece) {
      piece = this.load(name).then(read);
      this.pieces.set(name, piece);
      piece.catch(() => this.pieces.delete(name));
      const oldest = this.pieces.size > KEPT && [...this.pieces.keys()].find(kept => kept !== this.language);
      if (oldest) this.pieces.delete(oldest);
    }
    return piece;
  }

  /** @returns {Promise<Manifest>} */
  manifest() {
    return this.piece(this.language, payload => readManifest(payload, this.language));
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @returns {Promise<Answer>}
   */
  async query(text, limit) {
    /** @type {Answer} */
    const answer = { text, total: 0, hits: [], problem: null };
    try {
      const manifest = await this.manifest();
      const query = parse(this.language, manifest.stopWords, text);
      const terms = await this.terms(manifest, query, answer);
      const words = query.map(word => this.matches(manifest, word, terms));
      const { total, ranked } = rank(words, manifest.matching, limit);
      const hits = await Promise.all(ranked.map(hit => this.hit(manifest, hit, terms, answer)));
      answer.total = total;
      answer.hits = hits.flatMap(hit => hit ?? []);
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
      const manifest = await this.manifest();
      const query = parse(this.language, manifest.stopWords, answer.text);
      await Promise.all(
        answer.hits.map(async hit => {
          const [number, section] = this.places.get(hit) ?? [-1, 0];
          const page = await this.page(manifest, number, answer);
          const texts = [section === 0 ? page?.summary : "", page?.sections[section]?.text];
          hit.snippet = snippet(this.language, query, normalise(texts.filter(Boolean).join(" ")));
        }),
      );
    } catch (error) {
      note(answer, error);
    }
    return answer;
  }

  /**
   * All pieces that the words of a query need, by name.
   * @param {Manifest} manifest
   * @param {QueryWord[]} query
   * @param {Answer} answer
   */
  async terms(manifest, query, answer) {
    const names = new Set(
      query.flatMap(word => [
        this.name(word.stop ? manifest.stops : manifest.words, word.stop ? word.form : word.stem),
        word.prefix && this.name(isDivided(manifest.words, word.prefix) ? manifest.prefixes : manifest.words, word.prefix),
      ]),
    );
    names.delete("");
    /** @type {Map<string, TermPiece>} */
    const terms = new Map();
    await Promise.all(
      [...names].map(async name => {
        try {
          terms.set(name, await this.piece(name, readTerms));
        } catch (error) {
          note(answer, error);
        }
      }),
    );
    return terms;
  }

  /**
   * @param {List} list
   * @param {string} key
   */
  name(list, key) {
    const index = findPiece(list, key);
    return index < 0 ? "" : pieceName(list, this.language, index);
  }

  /**
   * The postings for a word of the query.
   * @param {Manifest} manifest
   * @param {QueryWord} word
   * @param {Map<string, TermPiece>} terms
   */
  matches(manifest, word, terms) {
    const [exact, other, prefixBeside, prefixAlone, stop] = manifest.matching;
    /** @type {Alternative[]} */
    const alternatives = [];
    let weight = 0;
    const own = word.stop ? stop : exact;
    const group = word.stop
      ? terms.get(this.name(manifest.stops, word.form))?.groups.get(groupName(STOP, word.form))
      : terms.get(this.name(manifest.words, word.stem))?.groups.get(groupName(WORD, word.stem));
    if (group) {
      weight = group.idf * own;
      for (const { text, postings } of group.forms()) {
        alternatives.push({ factor: group.idf * (text === word.form ? own : other), postings });
      }
    }
    if (word.prefix) {
      const { idf, found } = this.completions(manifest, word.prefix, terms);
      const share = weight ? prefixBeside : prefixAlone;
      weight ||= idf * exact;
      for (const postings of found) alternatives.push({ factor: idf * share, postings });
    }
    return { weight, alternatives };
  }

  /**
   * The lowest idf among words that begin with `prefix`, and their postings.
   * @param {Manifest} manifest
   * @param {string} prefix
   * @param {Map<string, TermPiece>} terms
   */
  completions(manifest, prefix, terms) {
    /** @type {Postings[]} */
    const found = [];
    let idf = 0;
    if (isDivided(manifest.words, prefix)) {
      const group = terms.get(this.name(manifest.prefixes, prefix))?.groups.get(groupName(PREFIX, prefix));
      if (group) {
        idf = group.idf;
        for (const { postings } of group.forms()) found.push(postings);
      }
      return { idf, found };
    }
    // A form shares its first letters with its stem: other groups need not be decoded.
    const start = groupName(WORD, [...prefix].slice(0, 2).join(""));
    for (const [key, group] of terms.get(this.name(manifest.words, prefix))?.groups ?? []) {
      if (!key.startsWith(start)) continue;
      for (const { text, postings } of group.forms()) {
        if (!fold(this.language, text).startsWith(prefix)) continue;
        idf = found.length ? Math.min(idf, group.idf) : group.idf;
        found.push(postings);
      }
    }
    return { idf, found };
  }

  /**
   * The texts of a page.
   * @param {Manifest} manifest
   * @param {number} page
   * @param {Answer} answer
   * @returns {Promise<PageText | undefined>}
   */
  async page(manifest, page, answer) {
    const { pagesPerPiece, texts } = manifest;
    try {
      const name = pieceName(texts, this.language, Math.floor(page / pagesPerPiece));
      if (page < 0 || !name) throw new PieceError("damaged");
      return (await this.piece(name, readPages))[page % pagesPerPiece];
    } catch (error) {
      note(answer, error);
    }
  }

  /**
   * A hit, from a record that came with the words, else from the page's texts.
   * @param {Manifest} manifest
   * @param {import("./rank.js").Ranked} ranked
   * @param {Map<string, TermPiece>} terms
   * @param {Answer} answer
   * @returns {Promise<Hit | undefined>}
   */
  async hit(manifest, { page, score, sections }, terms, answer) {
    const records = [...terms.values()].flatMap(piece => piece.records.get(page) ?? []);
    const record = records.find(record => sections.every(section => section === 0 || record.sections.has(section)));
    const text = record ? undefined : await this.page(manifest, page, answer);
    const shown = record ?? text;
    if (!shown) return undefined;
    const [best, ...others] = sections.map(section => {
      const name = record ? record.sections.get(section) : text?.sections[section];
      return { heading: name?.heading || null, anchor: name?.anchor || null };
    });
    /** @type {Hit} */
    const hit = { key: shown.key, title: shown.title, address: shown.address, ...best, score, sections: others };
    this.places.set(hit, [page, sections[0]]);
    return hit;
  }
}

/**
 * Keeps the first problem for the answer. Anything but a `PieceError` can only come from a piece that is not
 * what was written.
 * @param {Answer} answer
 * @param {unknown} error
 */
function note(answer, error) {
  answer.problem ??= error instanceof PieceError ? error.problem : "damaged";
}
