// @ts-check
/**
 * A letter from what was entered: gaps filled, lines without content left out, what is missing named.
 *
 * Must not know the page.
 */

/**
 * @typedef {{ key: string, text: string, written: string }} LetterOption `written` is the text in the letter's language.
 * @typedef {object} LetterField
 * @property {string} key
 * @property {"line" | "text" | "date" | "month" | "choice" | "several" | "number"} kind
 * @property {string} label
 * @property {boolean} required
 * @property {LetterOption[]} options
 * @typedef {object} LetterData
 * @property {string} key
 * @property {string} language
 * @property {string} subject
 * @property {string} body
 * @property {string | null} mail
 * @property {string | null} suggest
 * @property {LetterField[]} fields
 * @typedef {Record<string, string>} Entered By field; of several options their keys, joined by commas.
 */

/** What a gap looks like that must be filled. */
export const GAP = "____________";

/** Longer links are cut off or refused by some mail programs. */
const MOST_MAIL = 1800;

/**
 * @param {LetterData} letter
 * @param {Entered} entered
 */
export function write(letter, entered) {
  const missing = letter.fields.filter((field) => field.required && !valueOf(letter, field, entered));
  return { subject: fill(letter, letter.subject, entered), body: lines(letter, entered), missing };
}

/**
 * @param {LetterData} letter
 * @param {Entered} entered
 */
function lines(letter, entered) {
  const kept = [];
  for (const line of letter.body.split("\n")) {
    const fields = placesOf(letter, line);
    const empty = fields.length > 0 && fields.every((field) => !valueOf(letter, field, entered));
    // A line that must be filled stays, with its gap.
    if (empty && !fields.some((field) => field.required)) continue;
    kept.push(fill(letter, line, entered));
  }
  return kept.join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

/**
 * @param {LetterData} letter
 * @param {string} text
 */
function placesOf(letter, text) {
  return letter.fields.filter((field) => text.includes(`{${field.key}}`));
}

/**
 * @param {LetterData} letter
 * @param {string} text
 * @param {Entered} entered
 */
function fill(letter, text, entered) {
  return text.replace(/\{([\w-]+)\}/g, (whole, key) => {
    const field = letter.fields.find((known) => known.key === key);
    return field ? valueOf(letter, field, entered) || GAP : whole;
  });
}

/**
 * What stands in the letter for a field.
 *
 * @param {LetterData} letter
 * @param {LetterField} field
 * @param {Entered} entered
 */
function valueOf(letter, field, entered) {
  const value = (entered[field.key] ?? "").trim();
  if (value === "") return "";
  const written = (/** @type {string} */ key) => field.options.find((option) => option.key === key)?.written ?? "";
  if (field.kind === "choice") return written(value);
  if (field.kind === "several") return value.split(",").map(written).filter(Boolean).join("; ");
  if (field.kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return inWords(value, letter.language, { dateStyle: "long" });
  if (field.kind === "month" && /^\d{4}-\d{2}$/.test(value)) {
    return inWords(`${value}-15`, letter.language, { month: "long", year: "numeric" });
  }
  return value;
}

/**
 * @param {string} date
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} style
 */
function inWords(date, language, style) {
  return new Date(`${date}T12:00`).toLocaleDateString(language === "en" ? "en-GB" : language, style);
}

/**
 * `mailto:` with subject and text; `undefined` if it would be too long for mail programs.
 *
 * @param {string | null} to
 * @param {string} subject
 * @param {string} body
 */
export function mailto(to, subject, body) {
  const text = body.replaceAll("\n", "\r\n");
  const link = `mailto:${to ?? ""}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return link.length <= MOST_MAIL ? link : undefined;
}

/**
 * What an address brings: values of fields by their keys, if they fit.
 *
 * @param {LetterData} letter
 * @param {string} fragment Without the `#`.
 * @returns {Entered}
 */
export function fromFragment(letter, fragment) {
  const parts = new URLSearchParams(fragment);
  /** @type {Entered} */
  const entered = {};
  for (const field of letter.fields) {
    // What a check brings in the authoritative language is for letters in it.
    const original = letter.language === "de" ? parts.get(`${field.key}-original`) : null;
    const value = original ?? parts.get(field.key);
    if (!value || value === "unknown") continue;
    const fits = field.options.length === 0 || value.split(",").every((key) => field.options.some((o) => o.key === key));
    if (fits) entered[field.key] = value;
  }
  return entered;
}
