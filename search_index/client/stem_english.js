// @ts-check
/**
 * The English Snowball stemmer ("Porter 2"), written after its published description.
 *
 * Owns stems of English words. Words hold letters and digits only (no apostrophes) and are in lower case;
 * `fixtures/stems_english.json` holds this port to the stems that the index was built with.
 */

/** @type {Record<string, string>} */
const WHOLE = {
  skis: "ski",
  skies: "sky",
  idly: "idl",
  gently: "gentl",
  ugly: "ugli",
  early: "earli",
  only: "onli",
  singly: "singl",
  andes: "andes",
  atlas: "atlas",
  bias: "bias",
  cosmos: "cosmos",
  howe: "howe",
  news: "news",
  sky: "sky",
};

/** @type {Record<string, string>} */
const STEP_2 = {
  tional: "tion",
  enci: "ence",
  anci: "ance",
  abli: "able",
  entli: "ent",
  izer: "ize",
  ization: "ize",
  ational: "ate",
  ation: "ate",
  ator: "ate",
  alism: "al",
  aliti: "al",
  alli: "al",
  fulness: "ful",
  fulli: "ful",
  ousli: "ous",
  ousness: "ous",
  iveness: "ive",
  iviti: "ive",
  biliti: "ble",
  bli: "ble",
  ogist: "og",
  lessli: "less",
};

/** @type {Record<string, string>} */
const STEP_3 = {
  tional: "tion",
  ational: "ate",
  alize: "al",
  icate: "ic",
  iciti: "ic",
  ical: "ic",
  ful: "",
  ness: "",
};

const ENDS_2 = ends([...Object.keys(STEP_2), "ogi", "li"]);
const ENDS_3 = ends([...Object.keys(STEP_3), "ative"]);
const ENDS_4 = ends(
  "ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement".split(" "),
);
const SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/u;

/** @param {string[]} endings */
function ends(endings) {
  return new RegExp(`(?:${endings.join("|")})$`);
}

/**
 * The end of the first pair of vowel and other letter at or after `from`: where a region begins.
 * @param {string} word
 * @param {number} from
 */
function region(word, from) {
  const found = /[aeiouy][^aeiouy]/u.exec(word.slice(from));
  return found ? from + found.index + found[0].length : word.length;
}

/**
 * The first part of step 1: plural endings.
 * @param {string} word
 */
function singular(word) {
  if (/sses$/.test(word)) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, [...word].length > 4 ? -2 : -1);
  return /[aeiouy].*[^su]s$/u.test(word) ? word.slice(0, -1) : word;
}

/**
 * The second part of step 1: endings of verbs.
 * @param {string} word
 * @param {number} r1
 */
function verb(word, r1) {
  const ending = /(?:eedly|eed|ingly|edly|ing|ed)$/.exec(word)?.[0];
  if (!ending) return word;
  const start = word.slice(0, word.length - ending.length);
  if (ending[1] === "e" && ending[0] === "e") {
    return start.length < r1 || /^(?:succ|proc|exc)$/.test(start) ? word : start + "ee";
  }
  if (ending === "ing") {
    if (/^[^aeiouy]y$/u.test(start)) return start.slice(0, -1) + "ie";
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(start)) return word;
  }
  if (!/[aeiouy]/.test(start)) return word;
  if (/(?:at|bl|iz)$/.test(start)) return start + "e";
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(start)) return /^[aeo]..$/.test(start) ? start : start.slice(0, -1);
  return start.length === r1 && SHORT.test(start) ? start + "e" : start;
}

/**
 * Steps 2 to 4: endings of derived words.
 * @param {string} word
 * @param {number} r1
 * @param {number} r2
 */
function derived(word, r1, r2) {
  let found = ENDS_2.exec(word);
  if (found && found.index >= r1) {
    const start = word.slice(0, found.index);
    if (found[0] === "li") word = /[cdeghkmnrt]$/.test(start) ? start : word;
    else if (found[0] === "ogi") word = /l$/.test(start) ? start + "og" : word;
    else word = start + STEP_2[found[0]];
  }
  found = ENDS_3.exec(word);
  if (found && found.index >= r1) {
    if (found[0] !== "ative") word = word.slice(0, found.index) + STEP_3[found[0]];
    else if (found.index >= r2) word = word.slice(0, found.index);
  }
  found = ENDS_4.exec(word);
  if (found && found.index >= r2) {
    const start = word.slice(0, found.index);
    if (found[0] !== "ion" || /[st]$/.test(start)) word = start;
  }
  return word;
}

/**
 * @param {string} form
 * @returns {string}
 */
export function stemEnglish(form) {
  if (Object.hasOwn(WHOLE, form)) return WHOLE[form];
  if ([...form].length < 3) return form;
  let word = form.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
  const fixed = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word);
  const r1 = fixed ? fixed[0].length : region(word, 0);
  const r2 = region(word, r1);

  word = verb(singular(word), r1).replace(/([^][^aeiouy])[yY]$/u, "$1i");
  word = derived(word, r1, r2);
  const end = word.length - 1;
  if (word[end] === "e") {
    const start = word.slice(0, end);
    if (end >= r2 || (end >= r1 && !SHORT.test(start))) word = start;
  } else if (word[end] === "l" && end >= r2 && word[end - 1] === "l") {
    word = word.slice(0, end);
  }
  return word.replace(/Y/g, "y");
}
