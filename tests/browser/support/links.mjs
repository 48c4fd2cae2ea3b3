// The addresses that stand in a page, and those of them that lead nowhere.

import { elements, lineAt } from "./html.mjs"
import { resolve } from "./site.mjs"

const addressAttributes = ["href", "src", "poster", "action", "formaction", "data"]
/** Addresses that lead out of the site. */
export const foreign = /^(https?|mailto|tel):/

/**
 * @param {string} path of the page @param {string} html
 * @returns {{ place: string, name: string, attribute: string, address: string }[]}
 */
export function addressesIn(path, html) {
  return elements(html).flatMap((e) =>
    addressAttributes
      .filter((attribute) => attribute in e.attributes)
      .map((attribute) => ({
        place: `${path}:${lineAt(html, e.offset)}`,
        name: e.name,
        attribute,
        address: e.attributes[attribute] ?? "",
      })),
  )
}

/**
 * @param {string[]} pages their paths
 * @param {(path: string) => string} read the text of a page
 * @param {(path: string) => boolean} exists is there such a file?
 * @returns {string[]} addresses that lead to no file, to no anchor, or out of the folder
 */
export function deadLinks(pages, read, exists) {
  /** @type {Map<string, Set<string>>} */
  const anchors = new Map()
  const anchorsOf = (/** @type {string} */ path) => {
    let found = anchors.get(path)
    if (!found) {
      found = new Set(elements(read(path)).flatMap((e) => (e.attributes.id === undefined ? [] : [e.attributes.id])))
      anchors.set(path, found)
    }
    return found
  }
  const faults = []
  for (const path of pages) {
    for (const { place, address } of addressesIn(path, read(path))) {
      if (foreign.test(address)) continue
      const target = resolve(path, address)
      if (target.outside) faults.push(`${place}: ${address} leaves the site`)
      else if (!exists(target.path)) faults.push(`${place}: ${address} leads to nothing`)
      else if (target.anchor && target.path.endsWith(".html") && !anchorsOf(target.path).has(target.anchor)) {
        faults.push(`${place}: ${address}: no such anchor`)
      }
    }
  }
  return faults
}
