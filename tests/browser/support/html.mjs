// A scanner for the start tags of a page. It knows only what a generator writes: attributes in quotes or bare.

/**
 * @typedef {{ name: string, attributes: Record<string, string>, offset: number }} Element
 */

const TAG = /<!--[\s\S]*?-->|<(script|style)\b([^>]*)>[\s\S]*?<\/\1>|<([a-zA-Z][\w-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/g
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" }

/** @param {string} html @returns {Element[]} all start tags in order */
export function elements(html) {
  const found = []
  for (const match of html.matchAll(TAG)) {
    const name = match[1] ?? match[3]
    if (!name) continue
    found.push({ name: name.toLowerCase(), attributes: attributes(match[2] ?? match[4] ?? ""), offset: match.index })
  }
  return found
}

/** @param {string} html @param {number} offset @returns {number} line, counted from 1 */
export const lineAt = (html, offset) => html.slice(0, offset).split("\n").length

/** @param {string} text @returns {Record<string, string>} */
function attributes(text) {
  /** @type {Record<string, string>} */
  const result = {}
  for (const match of text.matchAll(ATTRIBUTE)) {
    result[(match[1] ?? "").toLowerCase()] = decode(match[2] ?? match[3] ?? match[4] ?? "")
  }
  return result
}

/** @param {string} text */
function decode(text) {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return ENTITIES[/** @type {keyof typeof ENTITIES} */ (name)] ?? whole
  })
}
