// @ts-check
/**
 * Words to correct misspelt ones with: where they are filed and which are near; the port of `src/spelling.rs`.
 *
 * Must not know pieces.
 */

/** @typedef {import("./format.js").Spelling} Spelling */

/** Shorter words are not corrected; in characters. */
export const SHORTEST = 4;
const TWO_EDITS = 8;
const MOST = 3;

/**
 * How many edits are forgiven in a word of so many letters.
 * @param {number} letters
 * @param {boolean} inQuestion
 */
export const edits = (letters, inQuestion) =>
  letters < (inQuestion ? 7 : SHORTEST) ? 0 : letters < (inQuestion ? 11 : TWO_EDITS) ? 1 : 2;

/** @param {number} length */
const lead = length => (length < TWO_EDITS ? 2 : 3);

/** @param {string[]} letters @param {string} side */
const turned = (letters, side) => (side === "a" ? letters : [...letters].reverse());

/** @param {string} side @param {string[]} letters @param {number} length */
const prefix = (side, letters, length) =>
  side + letters.slice(0, lead(length)).join("") + String.fromCharCode(65 + Math.min(length - SHORTEST, 25));

/**
 * The ranges of keys under which words near `word` are filed: first and last, both included.
 * @param {string} word
 * @param {number} edits
 * @returns {[string, string][]}
 */
export function ranges(word, edits) {
  const letters = [...word];
  const least = Math.max(letters.length - edits, SHORTEST);
  const most = letters.length + edits;
  return ["a", "z"].flatMap(side =>
    [
      [least, Math.min(most, TWO_EDITS - 1)],
      [Math.max(least, TWO_EDITS), most],
    ]
      .filter(([from, to]) => from <= to)
      .map(([from, to]) => {
        const all = turned(letters, side);
        return /** @type {[string, string]} */ ([prefix(side, all, from), prefix(side, all, to) + "\uffff"]);
      }),
  );
}

/**
 * The words nearest to `word` among spellings, the most common first, and by how many edits they differ.
 * @param {string} word
 * @param {number} edits
 * @param {Spelling[]} spellings
 */
export function nearest(word, edits, spellings) {
  const letters = [...word];
  /** @type {Map<string, [number, number, string]>} */
  const found = new Map();
  let least = edits;
  for (const { key, rarity } of spellings) {
    const filed = /^(.)([^A-Z]*)[A-Z](.*)$/u.exec(key);
    const known = filed ? turned([...filed[2], ...filed[3]], filed[1]) : [];
    const far = distance(letters, known, edits);
    if (!far || far > least) continue;
    least = far;
    const own = known.join("");
    const before = found.get(own);
    if (!before || before[1] > rarity) found.set(own, [far, rarity, own]);
  }
  const words = [...found.values()].filter(([far]) => far === least);
  words.sort(([, a, one], [, b, other]) => a - b || (one < other ? -1 : 1));
  return { distance: words.length ? least : 0, words: words.slice(0, MOST).map(([, , own]) => own) };
}

/**
 * Optimal string alignment: edits, swapped neighbours being one; 0 if there are more than `most`, or none.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} most
 */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return 0;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 0; row < a.length; row++) {
    const line = [row + 1];
    let low = line[0];
    for (let at = 0; at < b.length; at++) {
      let least = Math.min(last[at] + (a[row] === b[at] ? 0 : 1), last[at + 1] + 1, line[at] + 1);
      if (row && at && a[row] === b[at - 1] && a[row - 1] === b[at]) least = Math.min(least, before[at - 1] + 1);
      line.push(least);
      low = Math.min(low, least);
    }
    if (low > most) return 0;
    before = last;
    last = line;
  }
  return last[b.length] > most ? 0 : last[b.length];
}
