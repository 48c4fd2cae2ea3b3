// @ts-check
/**
 * How a text becomes words, and a word its stem: the port of `src/analysis.rs`.
 *
 * `fixtures/tokens.json` holds both to the same answers. Must not know what words are good for.
 */

import { stemEnglish } from "./stem_english.js";
import { foldGerman, stemGerman } from "./stem_german.js";

/** @typedef {"de" | "en"} Language */
/** @typedef {{ text: string, start: number, end: number }} Token */

const LONGEST_WORD = 80;
const WORD = /[\p{Alphabetic}\p{N}\p{M}]+/gu;
const LETTER_OF_NUMBER = /[ \t\n\r\u00a0\u2009\u202f]+([a-z])(?![\p{Alphabetic}\p{N}\p{M}])/uy;

/** @param {string} text */
export const normalise = text => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFC");

/**
 * The words of a text that is normalised already.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  /** @type {Token[]} */
  const found = [];
  let end = 0;
  let afterArticle = false;
  WORD.lastIndex = 0;
  for (let match; (match = WORD.exec(text)); WORD.lastIndex = end) {
    let word = match[0];
    const start = match.index;
    const section = afterSection(text.slice(end, start), afterArticle);
    end = start + word.length;
    if (section && /^[0-9]+$/.test(word)) {
      LETTER_OF_NUMBER.lastIndex = end;
      const letter = LETTER_OF_NUMBER.exec(text);
      if (letter) {
        word += letter[1];
        end += letter[0].length;
      }
    }
    afterArticle = /^(?:[Aa]rt|[Aa]rtikel|[Aa]rticle|[Pp]aragra(?:f|ph))$/.test(word);
    if (word.length <= LONGEST_WORD || [...word].length <= LONGEST_WORD) {
      found.push({ text: lower(word), start, end });
    }
  }
  return found;
}

/**
 * Whether a section sign or "Art." stands right before a word.
 * @param {string} gap what lies between the word and the one before
 * @param {boolean} afterArticle
 */
function afterSection(gap, afterArticle) {
  const rest = gap.replace(/[. \t\n\r\u00a0\u2009\u202f]+/g, "");
  return rest === "" ? afterArticle : rest.endsWith("§");
}

/**
 * Letter by letter: the whole word would turn a last sigma into another letter than the index has.
 * @param {string} word
 */
const lower = word => (/[^\0-\x7f]/.test(word) ? [...word].map(c => c.toLowerCase()).join("") : word.toLowerCase());

/**
 * @param {Language} language
 * @param {string} form
 */
export const stem = (language, form) => (language === "de" ? stemGerman : stemEnglish)(form);

/**
 * A form as the stemmer spells it before it cuts endings.
 * @param {Language} language
 * @param {string} form
 */
export const fold = (language, form) => (language === "de" ? foldGerman(form) : form);
