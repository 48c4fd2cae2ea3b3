// @ts-check
/**
 * The German Snowball stemmer, written after its published description.
 *
 * Owns stems and folds of German words. Words hold letters and digits only (no apostrophes) and are in lower
 * case; `fixtures/stems_german.json` holds this port to the stems that the index was built with.
 */

const VOWEL = "aeiouyäöü";
/** @type {Record<string, string>} */
const SPELLING = { ß: "ss", ae: "ä", oe: "ö", ue: "ü", qu: "qu" };
/** @type {Record<string, string>} */
const PLAIN = { U: "u", Y: "y", ä: "a", ö: "o", ü: "u" };

/** "Absolventinnen" → "Absolvent"; elsewhere these letters are no ending ("Termin", "gewinnen"). */
const WOMAN = /^(.*(?:arzt|ärzt|anwält|kolleg|kund|beamt|chef)|.{2,}(?:er|ent|ant|ist|or|eur|log|bot))in(?:nen)?$/u;

/**
 * An u or y between vowels is a consonant (written large); two-letter umlauts and sharp s are spelt out.
 * @param {string} word
 */
const spell = word =>
  word
    .replace(/([aeiouyäöü])([uy])(?=[aeiouyäöü])/g, (_, before, letter) => before + letter.toUpperCase())
    .replace(/ß|ae|oe|qu|ue/g, letters => SPELLING[letters]);

/** @param {string} word */
const plain = word => word.replace(/[UYäöü]/g, letter => PLAIN[letter]);

/**
 * The end of the first pair of vowel and other letter at or after `from`: where a region begins.
 * @param {string} word
 * @param {number} from
 */
function region(word, from) {
  let at = from;
  while (at < word.length && !VOWEL.includes(word[at])) at++;
  while (at < word.length && VOWEL.includes(word[at])) at++;
  return at < word.length ? at + 1 : word.length;
}

/**
 * The word as the stemmer spells it before it cuts endings.
 * @param {string} word
 */
export const foldGerman = word => plain(spell(word));

/**
 * @param {string} form
 * @returns {string}
 */
export function stemGerman(form) {
  let word = spell(form.replace(WOMAN, "$1"));
  const three = [...word].slice(0, 3);
  if (three.length < 3) return plain(word);
  const first = region(word, 0);
  const r2 = first < word.length ? region(word, first) : word.length;
  const r1 = first < word.length ? Math.max(first, three.join("").length) : word.length;
  const cut = (/** @type {number} */ count) => (word = word.slice(0, word.length - count));
  /** @param {RegExp} pattern @param {number} from */
  const ending = (pattern, from) => {
    const found = pattern.exec(word);
    return found && found.index >= from ? found[0] : "";
  };

  // The leftmost match of an ending anchored at the end is the longest one.
  const one = ending(/(?:erinnen|erin|ern|em|er|en|es|e|lns|ln|s)$/, r1);
  if (one === "em") {
    if (!/system$/.test(word)) cut(2);
  } else if (one === "s") {
    if (/[bdfghklmnrt]s$/.test(word)) cut(1);
  } else if (one[0] === "l") {
    cut(one.length - 1);
  } else if (one) {
    cut(one.length);
    if (one.length < 3 && one !== "er" && /niss$/.test(word)) cut(1);
  }

  const two = ending(/(?:est|st|en|er|et)$/, r1);
  if (two === "st") {
    if (/...[bdfghklmnt]st$/u.test(word)) cut(2);
  } else if (two === "et") {
    if (/[Udfgklmnrstzä]et$/.test(word) && !/(?:tick|plan|geordn|intern|tr)et$/.test(word)) cut(2);
  } else {
    cut(two.length);
  }

  const last = ending(/(?:isch|lich|heit|keit|end|ung|ig|ik)$/, r2);
  if (last === "end" || last === "ung") {
    cut(3);
    if (ending(/ig$/, r2) && !/eig$/.test(word)) cut(2);
  } else if (last === "lich" || last === "heit") {
    cut(4);
    cut(ending(/e[rn]$/, r1).length);
  } else if (last === "keit") {
    cut(4);
    cut(ending(/(?:lich|ig)$/, r2).length);
  } else if (last && word[word.length - last.length - 1] !== "e") {
    cut(last.length);
  }
  return plain(word);
}
