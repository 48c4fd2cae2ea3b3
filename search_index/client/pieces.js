// @ts-check
/**
 * Pieces as one query needs them; the port of `src/pieces.rs`.
 *
 * `Store` keeps decoded pieces from query to query; `Pieces` holds what one query has loaded and the first problem it met.
 * Must not know what matches are worth.
 */

import { PieceError, findPiece, groupName, lastUpTo, pieceName, readFacet, readManifest, readPages, readSpellings, readTerms } from "./format.js";

/** @typedef {import("./analyse.js").Language} Language */
/** @typedef {import("./format.js").List} List */
/** @typedef {import("./format.js").Manifest} Manifest */
/** @typedef {import("./format.js").PageText} PageText */
/** @typedef {import("./format.js").Problem} Problem */
/** @typedef {import("./format.js").TermPiece} TermPiece */
/** @typedef {(name: string) => Promise<string>} Load the payload of a piece, or a `PieceError` */

/** Pieces that are kept decoded. */
const KEPT = 200;

/** Decoded pieces. */
export class Store {
  /**
   * @param {Language} language
   * @param {Load} load
   */
  constructor(language, load) {
    this.language = language;
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.pieces = new Map();
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
}

/** What one query reads. */
export class Pieces {
  /**
   * @param {Store} store
   * @param {Manifest} manifest
   * @param {{ problem: Problem | null }} answer where the first problem is noted
   */
  constructor(store, manifest, answer) {
    this.store = store;
    this.language = store.language;
    this.manifest = manifest;
    this.answer = answer;
    /** Pieces of words, by name. @type {Map<string, TermPiece>} */
    this.terms = new Map();
  }

  /**
   * A piece; what stands for it where it cannot be read.
   * @template T
   * @param {string} name
   * @param {(payload: string) => T} read
   * @param {T} otherwise
   */
  async read(name, read, otherwise) {
    try {
      if (!name) throw new PieceError("damaged");
      return await this.store.piece(name, read);
    } catch (error) {
      note(this.answer, error);
      return otherwise;
    }
  }

  /**
   * The name of the piece in which a key would stand; "" if there is none.
   * @param {List} list
   * @param {string} key
   */
  name(list, key) {
    const index = findPiece(list, key);
    return index < 0 ? "" : pieceName(list, this.language, index);
  }

  /**
   * Loads pieces of words.
   * @param {Iterable<string>} names
   */
  async loadTerms(names) {
    const wanted = [...new Set(names)].filter(name => name && !this.terms.has(name));
    await Promise.all(
      wanted.map(async name => {
        const piece = await this.read(name, readTerms, undefined);
        if (piece) this.terms.set(name, piece);
      }),
    );
  }

  /**
   * A group of a piece that is loaded.
   * @param {List} list
   * @param {string} key
   * @param {number} kind
   */
  group(list, key, kind) {
    return this.terms.get(this.name(list, key))?.groups.get(groupName(kind, key));
  }

  /**
   * The spellings within ranges of keys.
   * @param {[string, string][]} wanted
   */
  async spellings(wanted) {
    const { spellings } = this.manifest;
    const found = await Promise.all(
      wanted.map(async ([first, last]) => {
        const [from, to] = [findPiece(spellings, first), findPiece(spellings, last)];
        const names = from < 0 ? [] : Array.from({ length: to - from + 1 }, (_, at) => pieceName(spellings, this.language, from + at));
        const pieces = await Promise.all(names.map(name => this.read(name, readSpellings, [])));
        return pieces.flat().filter(({ key }) => first <= key && key <= last);
      }),
    );
    return found.flat();
  }

  /**
   * The values of a facet.
   * @param {string} name
   */
  async facet(name) {
    const { facets } = this.manifest;
    const index = facets.keys.indexOf(name);
    return index < 0 ? [] : this.read(pieceName(facets, this.language, index), readFacet, []);
  }

  /**
   * The texts of a page.
   * @param {number} page
   * @returns {Promise<PageText | undefined>}
   */
  async page(page) {
    const { texts, textPages } = this.manifest;
    const piece = lastUpTo(textPages, page);
    const pages = await this.read(piece < 0 ? "" : pieceName(texts, this.language, piece), readPages, []);
    return pages[page - textPages[piece]];
  }
}

/**
 * Keeps the first problem for the answer. Anything but a `PieceError` can only come from a piece that is not
 * what was written.
 * @param {{ problem: Problem | null }} answer
 * @param {unknown} error
 */
export function note(answer, error) {
  answer.problem ??= error instanceof PieceError ? error.problem : "damaged";
}
