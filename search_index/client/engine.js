// @ts-check
/**
 * Queries against loaded pieces; the port of `src/search.rs`.
 *
 * Needs a way to load a payload by name and nothing of a browser: the tests run it in Node.
 */

import { fold, normalise, tokens } from "./analyse.js";
import {
  PART,
  PREFIX,
  PieceError,
  STOP,
  WORD,
  findPiece,
  groupName,
  isDivided,
  lastUpTo,
  pieceName,
  readFacet,
  readManifest,
  readPages,
  readSpellings,
  readTerms,
} from "./format.js";
import { otherWord, parse } from "./query.js";
import { SECTIONS, rank } from "./rank.js";
import { snippet } from "./snippet.js";
import { SHORTEST, edits, nearest, ranges } from "./spelling.js";

/** @typedef {import("./analyse.js").Language} Language */
/** @typedef {import("./format.js").List} List */
/** @typedef {import("./format.js").Manifest} Manifest */
/** @typedef {import("./format.js").PageText} PageText */
/** @typedef {import("./format.js").Postings} Postings */
/** @typedef {import("./format.js").Problem} Problem */
/** @typedef {import("./format.js").TermPiece} TermPiece */
/** @typedef {import("./query.js").QueryWord} QueryWord */
/** @typedef {import("./rank.js").Word} Word */
/** @typedef {import("./snippet.js").Fragment} Fragment */
/** @typedef {(name: string) => Promise<string>} Load the payload of a piece, or a `PieceError` */
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
/** @typedef {{ from: string, to: string }} Correction a word that was searched in another spelling */
/** @typedef {{ text: string, total: number, hits: Hit[], corrected: Correction[], problem: Problem | null }} Answer */
/** @typedef {{ [facet: string]: string[] }} Filter the values of which a page must have one, by facet */
/** @typedef {{ key: string, label: string, count: number, chosen: boolean }} FacetCount */
/** @typedef {{ name: string, values: FacetCount[] }} FacetCounts */

/** A word that stands in fewer sections may be misspelt. */
const FEW = 3;
/** A query of more words that weigh is a question. */
const QUESTION = 4;
/** Pages whose texts are looked through for a phrase. */
const PHRASE_CANDIDATES = 40;
/** Pieces in which the first word of an unknown compound is looked for, and cuts that are tried. */
const CUT_PIECES = 4;
const CUTS = 4;
/** Letters between two parts of a compound. */
const LINKS = ["", "s", "es", "n", "en", "e", "er"];
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
    /** What an answer was asked with, all its pages, and what its snippets mark.
     * @type {WeakMap<Answer, { filter: Filter, pages: number[], marks: QueryWord[] }>} */
    this.asked = new WeakMap();
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
   * @param {Filter} [filter]
   * @returns {Promise<Answer>}
   */
  async query(text, limit, filter = {}) {
    /** @type {Answer} */
    const answer = { text, total: 0, hits: [], corrected: [], problem: null };
    try {
      const manifest = await this.manifest();
      const query = parse(this.language, manifest.stopWords, text);
      const phrases = query.phrases.length > 0;
      const { words, marks, terms } = await this.expanded(manifest, query, answer);
      const allowed = this.withPhraseWords(manifest, query, await this.allowed(manifest, filter, answer), terms);
      let { pages, ranked } = rank(words, manifest.matching, phrases ? PHRASE_CANDIDATES : limit, allowed);
      if (phrases) {
        const held = await Promise.all(ranked.map(hit => this.holdsPhrases(manifest, hit, query.phrases, answer)));
        ranked = ranked.filter((_, at) => held[at]);
        pages = ranked.map(hit => hit.page);
        ranked = ranked.slice(0, limit);
      }
      const hits = await Promise.all(ranked.map(hit => this.hit(manifest, hit, terms, answer)));
      answer.total = pages.length;
      answer.hits = hits.flatMap(hit => hit ?? []);
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
      const manifest = await this.manifest();
      const marks = this.asked.get(answer)?.marks ?? [];
      await Promise.all(
        answer.hits.map(async hit => {
          const [number, section] = this.places.get(hit) ?? [-1, 0];
          const page = await this.page(manifest, number, answer);
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
    const manifest = await this.manifest();
    return Promise.all(
      manifest.facets.keys.map(async name => {
        const { [name]: chosen = [], ...others } = filter;
        const found = chosen.length ? (this.asked.get(await this.query(answer.text, 0, others))?.pages ?? []) : pages;
        const all = new Set(found);
        const values = (await this.facet(manifest, name, answer)).map(({ key, label, pages }) => ({
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
   * The pages that a filter lets through; undefined if it lets all through.
   * @param {Manifest} manifest
   * @param {Filter} filter
   * @param {Answer} answer
   */
  async allowed(manifest, filter, answer) {
    /** @type {Set<number> | undefined} */
    let allowed;
    for (const [name, keys] of Object.entries(filter)) {
      if (!keys.length) continue;
      const values = (await this.facet(manifest, name, answer)).filter(value => keys.includes(value.key));
      const before = allowed;
      allowed = new Set(values.flatMap(value => value.pages).filter(page => !before || before.has(page)));
    }
    return allowed;
  }

  /**
   * Of the pages that are allowed, those that hold each form of each phrase; stop words decide nothing.
   * @param {Manifest} manifest
   * @param {import("./query.js").Query} query
   * @param {Set<number> | undefined} allowed
   * @param {Map<string, TermPiece>} terms
   */
  withPhraseWords(manifest, { words, phrases }, allowed, terms) {
    for (const { form, stem, stop } of words) {
      if (stop || !phrases.flat().includes(form)) continue;
      const forms = this.group(manifest.words, stem, WORD, terms)?.forms() ?? [];
      const pages = forms.find(({ text }) => text === form)?.postings.pages ?? [];
      const before = allowed;
      allowed = new Set(before ? pages.filter(page => before.has(page)) : pages);
    }
    return allowed;
  }

  /**
   * The values of a facet.
   * @param {Manifest} manifest
   * @param {string} name
   * @param {Answer} answer
   * @returns {Promise<import("./format.js").FacetValue[]>}
   */
  async facet({ facets }, name, answer) {
    const index = facets.keys.indexOf(name);
    if (index < 0) return [];
    try {
      return await this.piece(pieceName(facets, this.language, index), readFacet);
    } catch (error) {
      note(answer, error);
      return [];
    }
  }

  /**
   * Loads pieces of words into `terms`.
   * @param {Iterable<string>} names
   * @param {Map<string, TermPiece>} terms
   * @param {Answer} answer
   */
  async terms(names, terms, answer) {
    const wanted = new Set(names);
    wanted.delete("");
    await Promise.all(
      [...wanted].map(async name => {
        try {
          if (!terms.has(name)) terms.set(name, await this.piece(name, readTerms));
        } catch (error) {
          note(answer, error);
        }
      }),
    );
  }

  /**
   * The query's words, and what is searched beside or instead of those that are hardly found.
   * @param {Manifest} manifest
   * @param {import("./query.js").Query} query
   * @param {Answer} answer
   */
  async expanded(manifest, query, answer) {
    /** @type {Map<string, TermPiece>} */
    const terms = new Map();
    await this.terms(
      query.words.flatMap(word => [
        word.stop ? this.name(manifest.stops, word.form) : this.name(manifest.words, word.stem),
        word.prefix && this.name(isDivided(manifest.words, word.prefix) ? manifest.prefixes : manifest.words, word.prefix),
      ]),
      terms,
      answer,
    );
    const inQuestion = query.words.filter(word => !word.stop).length > QUESTION;
    const all = await Promise.all(query.words.map(word => this.searched(manifest, word, inQuestion, terms, answer)));
    answer.corrected = all.flatMap(({ corrected }) => corrected ?? []);
    return {
      words: all.flatMap(({ words }) => words),
      marks: [...query.words, ...all.flatMap(({ others }) => others)],
      terms,
    };
  }

  /**
   * A word of a query with what is searched beside it, or the words of which it is made.
   * @param {Manifest} manifest
   * @param {QueryWord} word
   * @param {boolean} inQuestion
   * @param {Map<string, TermPiece>} terms
   * @param {Answer} answer
   * @returns {Promise<{ words: Word[], others: QueryWord[], corrected?: Correction }>}
   */
  async searched(manifest, word, inQuestion, terms, answer) {
    const part = manifest.matching[5];
    const own = this.matches(manifest, word, [], terms);
    const found = own.alternatives.reduce((sum, { postings }) => sum + postings.pages.length, 0);
    const folded = fold(this.language, word.form);
    const most = edits([...folded].length, inQuestion);
    if (found >= FEW || word.stop || !most || !/^\p{Alphabetic}+$/u.test(word.form)) return { words: [own], others: [] };
    const { distance, words } = nearest(folded, most, await this.spellings(manifest, ranges(folded, most), answer));
    // What differs in one letter is misspelt; else the word may be a compound that no page has.
    const cut = found === 0 && distance !== 1 ? await this.cut(manifest, folded, terms, answer) : [];
    const parts = cut.map(other => this.add(manifest, other, part, part, terms, { weight: 0, alternatives: [] }));
    // Beside a word that is found, only what differs in one letter.
    const near = (found === 0 || distance === 1 ? words : []).map(form => otherWord(this.language, form));
    await this.terms(near.map(other => this.name(manifest.words, other.stem)), terms, answer);
    const to = found === 0 && near.length ? this.realForm(manifest, near[0], terms) : "";
    return {
      words: [...parts, this.matches(manifest, word, near, terms)],
      others: [...cut, ...near],
      ...(to && { corrected: { from: word.form, to } }),
    };
  }

  /**
   * The form as pages have it, of a word that was folded.
   * @param {Manifest} manifest
   * @param {QueryWord} word
   * @param {Map<string, TermPiece>} terms
   */
  realForm(manifest, word, terms) {
    const forms = this.group(manifest.words, word.stem, WORD, terms)?.forms() ?? [];
    return forms.find(({ text }) => fold(this.language, text) === word.form)?.text ?? "";
  }

  /**
   * The spellings within ranges of keys.
   * @param {Manifest} manifest
   * @param {[string, string][]} wanted
   * @param {Answer} answer
   */
  async spellings({ spellings }, wanted, answer) {
    const found = await Promise.all(
      wanted.map(async ([first, last]) => {
        const [from, to] = [findPiece(spellings, first), findPiece(spellings, last)];
        const names = from < 0 ? [] : Array.from({ length: to - from + 1 }, (_, at) => pieceName(spellings, this.language, from + at));
        const pieces = await Promise.all(
          names.map(name =>
            this.piece(name, readSpellings).catch(error => {
              note(answer, error);
              return [];
            }),
          ),
        );
        return pieces.flat().filter(({ key }) => first <= key && key <= last);
      }),
    );
    return found.flat();
  }

  /**
   * The words of the index that a compound is made of: the longest first one whose rest is a word too; if there is none,
   * the longest first one alone.
   * @param {Manifest} manifest
   * @param {string} word
   * @param {Map<string, TermPiece>} terms
   * @param {Answer} answer
   */
  async cut(manifest, word, terms, answer) {
    const letters = [...word];
    if (this.language !== "de" || letters.length < 2 * SHORTEST) return [];
    const names = new Set();
    for (let end = letters.length - SHORTEST; end >= SHORTEST && names.size < CUT_PIECES; end--) {
      names.add(this.name(manifest.words, letters.slice(0, end).join("")));
    }
    await this.terms(names, terms, answer);
    const start = groupName(WORD, letters.slice(0, 2).join(""));
    /** First words, each as the word writes it and whole: "Schul-" and "Schule". @type {Map<string, [string, string]>} */
    const firsts = new Map();
    for (const [key, group] of [...names].flatMap(name => [...(terms.get(name)?.groups ?? [])])) {
      for (const form of key.startsWith(start) ? group.forms().map(({ text }) => fold(this.language, text)) : []) {
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
      .map(words => words.map(form => otherWord(this.language, form)));
    await this.terms(cuts.map(([, second]) => this.name(manifest.words, second.stem)), terms, answer);
    const whole = cuts.find(([, second]) => this.group(manifest.words, second.stem, WORD, terms));
    return whole ?? cuts[0]?.slice(0, 1) ?? [];
  }

  /**
   * Whether a page holds each phrase; its sections that do come first.
   * @param {Manifest} manifest
   * @param {import("./rank.js").Ranked} ranked
   * @param {string[][]} phrases
   * @param {Answer} answer
   */
  async holdsPhrases(manifest, ranked, phrases, answer) {
    const page = await this.page(manifest, ranked.page, answer);
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

  /**
   * @param {List} list
   * @param {string} key
   */
  name(list, key) {
    const index = findPiece(list, key);
    return index < 0 ? "" : pieceName(list, this.language, index);
  }

  /**
   * @param {List} list
   * @param {string} key
   * @param {number} kind
   * @param {Map<string, TermPiece>} terms
   */
  group(list, key, kind, terms) {
    return terms.get(this.name(list, key))?.groups.get(groupName(kind, key));
  }

  /**
   * The postings for a word of the query, and for those spelt nearly so.
   * @param {Manifest} manifest
   * @param {QueryWord} word
   * @param {QueryWord[]} near
   * @param {Map<string, TermPiece>} terms
   */
  matches(manifest, word, near, terms) {
    const [exact, other, prefixBeside, prefixAlone, , , typo, stop] = manifest.matching;
    /** @type {Word} */
    const found = { weight: 0, alternatives: [] };
    this.add(manifest, word, word.stop ? stop : exact, word.stop ? stop : other, terms, found);
    if (word.prefix) {
      const { idf, found: completed } = this.completions(manifest, word.prefix, terms);
      const share = found.weight ? prefixBeside : prefixAlone;
      found.weight ||= idf * exact;
      for (const postings of completed) found.alternatives.push({ factor: idf * share, postings });
    }
    for (const word of near) this.add(manifest, word, typo, typo, terms, found);
    return found;
  }

  /**
   * Adds the postings of a word's forms and of the compounds that hold it.
   * @param {Manifest} manifest
   * @param {QueryWord} word
   * @param {number} exact
   * @param {number} other
   * @param {Map<string, TermPiece>} terms
   * @param {Word} to
   */
  add(manifest, word, exact, other, terms, to) {
    const [list, key, kind] = word.stop
      ? /** @type {const} */ ([manifest.stops, word.form, STOP])
      : /** @type {const} */ ([manifest.words, word.stem, WORD]);
    const group = this.group(list, key, kind, terms);
    let weight = group ? group.idf * exact : 0;
    for (const { text, postings } of group?.forms() ?? []) {
      to.alternatives.push({ factor: (group?.idf ?? 0) * (text === word.form ? exact : other), postings });
    }
    const compounds = word.stop ? undefined : this.group(list, key, PART, terms);
    if (compounds) {
      const share = Math.min(manifest.matching[4], other);
      weight ||= compounds.idf * manifest.matching[0];
      for (const { postings } of compounds.forms()) to.alternatives.push({ factor: compounds.idf * share, postings });
    }
    to.weight ||= weight;
    return to;
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
    const begins = (/** @type {import("./format.js").Form} */ { text }) => fold(this.language, text).startsWith(prefix);
    const groups = [...(terms.get(this.name(manifest.words, prefix))?.groups ?? [])].filter(([key]) => key.startsWith(start));
    const completed = groups.map(([, group]) => group).filter(group => group.forms().some(begins));
    // If there is but one word it can become, its other forms are meant too: "Erlaubniss" is not only "Erlaubnisse".
    const alone = completed.length === 1;
    for (const group of completed) {
      idf = idf ? Math.min(idf, group.idf) : group.idf;
      for (const form of group.forms()) if (alone || begins(form)) found.push(form.postings);
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
    try {
      const piece = lastUpTo(manifest.textPages, page);
      const name = piece < 0 ? "" : pieceName(manifest.texts, this.language, piece);
      if (!name) throw new PieceError("damaged");
      return (await this.piece(name, readPages))[page - manifest.textPages[piece]];
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
    const hit = { key: shown.key, title: shown.title, address: shown.address, details: shown.details, ...best, score, sections: others };
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
