// @ts-check
/**
 * Which office is responsible: municipalities by name or postcode. Outside the list nothing is guessed. Must not know
 * the page.
 */

/**
 * @typedef {[string, string[], (string | null)[], boolean]} Place Name, postcodes, an office for each role, unverified?
 * @typedef {{ key: string, place: "home" | "work", role: number | null }} Purpose
 */

/**
 * The places that a text means: by postcode, by the whole name, by its beginning, by one of its words.
 *
 * @param {Place[]} places
 * @param {string} text
 */
export function find(places, text) {
  const wanted = plain(text);
  if (wanted === "") return [];
  const code = /^\d{5}$/.exec(wanted)?.[0];
  if (code) return places.filter(([, postcodes]) => postcodes.includes(code));
  // A postcode in front of the name narrows down: "49080 Osnabrück".
  const [, front, name = ""] = /^(\d{5})?\s*(.*)$/.exec(wanted) ?? [];
  const near = places.filter(([, postcodes]) => !front || postcodes.includes(front));
  const whole = near.filter(([own]) => plain(own) === name || plain(own).replace(/\s*\(.*\)$/, "") === name);
  if (whole.length > 0) return whole;
  if (name.length < 3) return [];
  const begins = near.filter(([own]) => plain(own).startsWith(name));
  // "Iburg" for "Bad Iburg": a whole word of the name.
  return begins.length > 0 ? begins : near.filter(([own]) => plain(own).split(/[^a-z]+/).includes(name));
}

/**
 * A name without the differences of spelling: Ostercappeln, OSTERCAPPELN; Glandorf; Bad Rothenfelde; Osnabrueck.
 *
 * @param {string} text
 */
function plain(text) {
  const spelt = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  const lower = text.normalize("NFC").trim().toLowerCase();
  return lower.replace(/[äöüß]/g, (letter) => spelt[/** @type {keyof typeof spelt} */ (letter)]).replace(/\s+/g, " ");
}
