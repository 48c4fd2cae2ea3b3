// @ts-check
/**
 * The browser's reader of the pieces: the only module that knows their layout (`README.md` has the grammar).
 *
 * Groups are read on demand: of the hundreds in a piece a query needs a few. Must not know what matches are worth.
 */

/** @typedef {"missing" | "damaged" | "outdated"} Problem */
/** @typedef {{ pages: number[], sections: number[], impacts: number[] }} Postings columns of equal length */
/** @typedef {{ text: string, postings: Postings }} Form */
/** @typedef {{ idf: number, forms: () => Form[] }} Group */
/** @typedef {{ heading: string, anchor: string }} SectionName */
/** @typedef {{ key: string, title: string, address: string, details: string, sections: Map<number, SectionName> }} Record_ */
/** @typedef {{ groups: Map<string, Group>, records: Map<number, Record_> }} TermPiece groups by kind and key */
/** @typedef {SectionName & { text: string }} SectionText */
/** @typedef {{ key: string, title: string, address: string, details: string, summary: string, sections: SectionText[] }} PageText */
/** @typedef {{ key: string, rarity: number }} Spelling */
/** @typedef {{ key: string, label: string, pages: number[] }} FacetValue */
/** @typedef {{ shelves: string, keys: string[] }} List */
/** What matches are worth. @typedef {Record<(typeof MATCHING)[number], number>} Matching */
/**
 * @typedef {object} Manifest
 * @property {number} pages
 * @property {Matching} matching
 * @property {Set<string>} stopWords
 * @property {List} words
 * @property {List} prefixes
 * @property {List} stops
 * @property {List} texts
 * @property {number[]} textPages the first page of each piece of texts
 * @property {List} spellings
 * @property {List} facets
 */

const VERSION = 2;
const SHELF = 16;
const HASH = 7;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/** Code of a character to its value, -1 for what is no digit. */
const VALUES = Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));

/** In the order of the manifest; `README.md` says what each of them is. */
const MATCHING = /** @type {const} */ (["exact", "other", "prefixBeside", "prefixAlone", "part", "cut", "typo", "stop", "page", "cover", "least"]);

export const WORD = 0;
export const PREFIX = 1;
export const STOP = 2;
export const PART = 3;

/** What a piece that cannot be used throws; it never leaves the client. */
export class PieceError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * FNV-1a over the UTF-16 units of a payload.
 * @param {string} payload
 */
export function checksum(payload) {
  let sum = 0x811c9dc5;
  for (let at = 0; at < payload.length; at++) sum = Math.imul(sum ^ payload.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/**
 * The payload of a call, if it is the one that was asked for and is whole.
 * @param {string} name
 * @param {unknown} call
 * @returns {string}
 */
export function payloadOf(name, call) {
  const [ownName, sum, payload] = Array.isArray(call) ? call : [];
  if (ownName !== name || typeof payload !== "string" || sum !== checksum(payload)) throw new PieceError("damaged");
  return payload;
}

/** Reads numbers from the start of a text. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  digit() {
    const value = VALUES[this.text.charCodeAt(this.at++)];
    if (!(value >= 0)) throw new PieceError("damaged");
    return value;
  }

  number() {
    for (let value = 0, shift = 0; shift < 30; shift += 5) {
      const digit = this.digit();
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
    throw new PieceError("damaged");
  }

  rest() {
    return this.text.slice(this.at);
  }
}

/**
 * The lines after the first, which must name this version and kind.
 * @param {string} payload
 * @param {string} kind
 */
function body(payload, kind) {
  const [first, ...lines] = payload.split("\n");
  const version = parseInt(first, 10);
  if (version >= 0 && version !== VERSION) throw new PieceError("outdated");
  if (first !== VERSION + kind) throw new PieceError("damaged");
  return lines;
}

/**
 * @param {string} before
 * @param {string} coded
 */
function coded(before, coded) {
  const reader = new Reader(coded);
  return before.slice(0, reader.number()) + reader.rest();
}

/**
 * A field that a line must have.
 * @param {string | undefined} text
 */
function field(text) {
  if (text === undefined) throw new PieceError("damaged");
  return text;
}

/**
 * @param {string} text
 * @returns {Postings}
 */
function postings(text) {
  const reader = new Reader(text);
  /** @type {number[]} */
  const numbers = [];
  while (numbers.length < 2 * (text.length - reader.at)) numbers.push(reader.number());
  const count = numbers.length / 2;
  if (count !== text.length - reader.at) throw new PieceError("damaged");
  const sections = numbers.splice(count);
  const impacts = [];
  for (let at = 0, page = 0; at < count; at++) {
    numbers[at] = page += numbers[at];
    impacts.push(reader.digit());
  }
  return { pages: numbers, sections, impacts };
}

/**
 * @param {string} key
 * @param {string[]} fields
 */
function forms(key, fields) {
  const found = [];
  for (let at = 2; at < fields.length; at += 2) {
    const written = field(fields[at + 1]);
    /** @type {Postings | undefined} */
    let read;
    found.push({
      text: coded(key, fields[at]),
      // Of the forms that are looked at for a beginning few are found: the others stay unread.
      get postings() {
        return (read ??= postings(written));
      },
    });
  }
  return found;
}

/**
 * The name of a group in its piece.
 * @param {number} kind
 * @param {string} key
 */
export const groupName = (kind, key) => `${kind} ${key}`;

/**
 * @param {string} payload
 * @returns {TermPiece}
 */
export function readTerms(payload) {
  const lines = body(payload, "t");
  const groups = new Map();
  const records = new Map();
  let at = 0;
  for (let key = ""; field(lines[at]); at++) {
    const fields = lines[at].split("\t");
    key = coded(key, fields[0]);
    const own = key;
    const reader = new Reader(field(fields[1]));
    const kind = reader.number();
    /** @type {Form[] | undefined} */
    let read;
    groups.set(groupName(kind, own), { idf: reader.number(), forms: () => (read ??= forms(own, fields)) });
  }
  for (let page = 0; ++at < lines.length && lines[at]; ) {
    const reader = new Reader(lines[at]);
    page += reader.number();
    const [key, title, address, details, ...names] = reader.rest().split("\t");
    const sections = new Map();
    for (let name = 0; name < names.length; name += 2) {
      const section = new Reader(names[name]);
      sections.set(section.number(), { heading: section.rest(), anchor: field(names[name + 1]) });
    }
    records.set(page, { key, title, address: address || key + ".html", details: field(details), sections });
  }
  return { groups, records };
}

/**
 * @param {string} payload
 * @returns {PageText[]}
 */
export function readPages(payload) {
  const lines = body(payload, "s");
  const pages = [];
  for (let at = 0; at < lines.length && lines[at]; ) {
    const reader = new Reader(lines[at++]);
    let count = reader.number();
    const [key, title, address, details, summary] = reader.rest().split("\t");
    const sections = [];
    for (; count > 0; count--) {
      const [heading, anchor, text] = field(lines[at++]).split("\t");
      sections.push({ heading, anchor: field(anchor), text: field(text) });
    }
    pages.push({ key, title, address: address || key + ".html", details, summary: field(summary), sections });
  }
  return pages;
}

/**
 * @param {string} payload
 * @returns {Spelling[]}
 */
export function readSpellings(payload) {
  let key = "";
  return body(payload, "w").filter(Boolean).map(line => {
    const reader = new Reader(line);
    const rarity = reader.number();
    return { key: (key = coded(key, reader.rest())), rarity };
  });
}

/**
 * @param {string} payload
 * @returns {FacetValue[]}
 */
export function readFacet(payload) {
  return body(payload, "f").filter(Boolean).map(line => {
    const [key, label, pages] = line.split("\t");
    const reader = new Reader(field(pages));
    const numbers = [];
    for (let page = 0; reader.at < pages.length; ) numbers.push((page += reader.number()));
    return { key, label, pages: numbers };
  });
}

/**
 * @param {string} payload
 * @param {string} language
 * @returns {Manifest}
 */
export function readManifest(payload, language) {
  const lines = body(payload, "m");
  const [code, numbers] = field(lines[0]).split("\t");
  if (code !== language) throw new PieceError("damaged");
  const reader = new Reader(field(numbers));
  const [pages] = [reader.number(), reader.number()];
  const matching = /** @type {Matching} */ (Object.fromEntries(MATCHING.map(name => [name, reader.number()])));
  const [words, prefixes, stops, spellings, facets] = [2, 3, 4, 6, 7].map(line => {
    const [shelves, ...fields] = field(lines[line]).split("\t");
    let key = "";
    return { shelves, keys: fields.map(next => (key = coded(key, next))) };
  });
  const [shelves, counts] = field(lines[5]).split("\t");
  const texts = new Reader(field(counts));
  const textPages = [];
  for (let page = 0; texts.at < counts.length; page += texts.number()) textPages.push(page);
  return {
    pages,
    matching,
    stopWords: new Set(field(lines[1]).split(" ")),
    words,
    prefixes,
    stops,
    texts: { shelves, keys: [] },
    textPages,
    spellings,
    facets,
  };
}

/**
 * The number of the last one in a row that is not after `wanted`; -1 if there is none.
 * @template T
 * @param {T[]} row in order
 * @param {T} wanted
 */
export function lastUpTo(row, wanted) {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/**
 * The name of a piece; "" if there is none.
 * @param {List} list
 * @param {string} language
 * @param {number} index
 */
export function pieceName(list, language, index) {
  const at = Math.floor(index / SHELF) * HASH;
  const hash = list.shelves.slice(at, at + HASH);
  return hash && `${language}/${hash}-${index}`;
}

/**
 * The piece in which a key would stand; -1 if the list is empty.
 * @param {List} list
 * @param {string} key
 */
export const findPiece = ({ keys }, key) => (keys.length ? Math.max(lastUpTo(keys, key), 0) : -1);

/**
 * Whether keys with this beginning stand in more than one piece.
 * @param {List} list
 * @param {string} prefix
 */
export const isDivided = ({ keys }, prefix) => keys.some(first => first.length > prefix.length && first.startsWith(prefix));
