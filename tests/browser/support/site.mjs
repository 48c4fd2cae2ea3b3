// Where the site under test is, and which pages it has.
//
// Everything is found by data: file names come from the built site and the slugs of its source folder, so
// that a new entry, topic or page is tested without a change here.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { elements } from "./html.mjs"

/** The root of the project. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
/** The program. */
export const lotse = process.env.LOTSE_BIN ?? join(root, "target/release/lotse")
/** The site folder that was built. */
export const sourceDir = process.env.SITE_SOURCE ?? join(root, "content")
/** What came out. */
export const siteDir = process.env.SITE_DIR ?? join(root, "dist")

/** The languages of the site. */
export const languages = ["de", "en"]

/**
 * A page of the built site. `kind` is the name of its template; step-by-step guides share one with entries
 * and count as `situation`.
 * @typedef {{ path: string, lang: string, kind: string, bytes: number }} Page
 */

/** @param {string} folder @param {string} [below] @returns {string[]} all files, with `/`, sorted */
export function filesBelow(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((item) => {
      const path = below + item.name
      return item.isDirectory() ? filesBelow(folder, `${path}/`) : [path]
    })
    .sort()
}

/** @param {string} path @returns {string} text of a file of the built site */
export const textOf = (path) => readFileSync(join(siteDir, path), "utf8")

/** @type {Page[] | undefined} */
let known

/** @returns {Page[]} all pages, redirects included */
export function pages() {
  if (known) return known
  if (!existsSync(join(siteDir, "de/index.html"))) throw new Error(`no built site in ${siteDir} (set SITE_DIR)`)
  const situations = addressesBelow("situations")
  known = filesBelow(siteDir)
    .filter((path) => path.endsWith(".html"))
    .map((path) => ({
      path,
      lang: languages.find((lang) => path.startsWith(`${lang}/`)) ?? "de",
      kind: situations.has(path) ? "situation" : kindOf(path),
      bytes: statSync(join(siteDir, path)).size,
    }))
  return known
}

/** @returns {Page[]} pages with text: all but redirects */
export const fullPages = () => pages().filter((page) => page.kind !== "redirect")

/** Pages of one kind and language that are opened at most: they share their template. */
const most = 6

/** @returns {Page[]} pages to open in a browser: of the many of one kind and language every so many; files are checked of all */
export function pagesToVisit() {
  /** @type {Map<string, Page[]>} */
  const kinds = new Map()
  for (const page of fullPages()) {
    const key = `${page.kind} ${page.lang}`
    kinds.set(key, [...(kinds.get(key) ?? []), page])
  }
  return [...kinds.values()].flatMap((same) => same.filter((_, at) => at % Math.ceil(same.length / most) === 0))
}

/** @returns {Page[]} the fullest page of each kind in each language */
export function samples() {
  /** @type {Map<string, Page>} */
  const fullest = new Map()
  for (const page of fullPages()) {
    const key = `${page.kind} ${page.lang}`
    const other = fullest.get(key)
    if (!other || other.bytes < page.bytes) fullest.set(key, page)
  }
  return [...fullest.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** @param {string} sort folder of the site @param {string} key @param {string} lang @returns {string} address in the built site */
export function addressOf(sort, key, lang) {
  const slug = /^slug\s*=\s*"([^"]+)"/m.exec(frontMatter(sort, key, lang))?.[1] ?? key
  return `${lang}/${slug}.html`
}

/** @param {string} sort @param {string} key @param {string} lang */
const frontMatter = (sort, key, lang) => readFileSync(join(sourceDir, sort, key, `${lang}.md`), "utf8").split("+++")[1] ?? ""

/** @param {string} sort @returns {Set<string>} addresses of everything in a folder of the source */
function addressesBelow(sort) {
  const folder = join(sourceDir, sort)
  if (!existsSync(folder)) return new Set()
  const files = filesBelow(folder).filter((path) => /\/(de|en)\.md$/.test(path))
  return new Set(files.map((path) => addressOf(sort, path.slice(0, -6), path.slice(-5, -3))))
}

/** @param {string} path @returns {string} the template, as the body's class says */
function kindOf(path) {
  const body = elements(textOf(path)).find((e) => e.name === "body")
  return /(?:^|\s)kind-(\S+)/.exec(body?.attributes.class ?? "")?.[1] ?? "unknown"
}

/**
 * Where a relative address leads, seen from a page of the site.
 * @param {string} from @param {string} href
 * @returns {{ path: string, anchor: string, outside: boolean }}
 */
export function resolve(from, href) {
  const url = new URL(href, `http://site/base/${from}`)
  const outside = url.host !== "site" || !url.pathname.startsWith("/base/")
  const path = decodeURIComponent(url.pathname.slice("/base/".length))
  return { path: path === "" || path.endsWith("/") ? `${path}index.html` : path, anchor: decodeURIComponent(url.hash.slice(1)), outside }
}

/** @param {string} path @returns {{ id: string, text: string }} the last heading of a page that no other page of its language has */
export function ownHeading(path) {
  const others = fullPages().filter((page) => page.path !== path && page.path.startsWith(path.slice(0, 3)))
  const taken = new Set(others.flatMap((page) => headingsOf(page.path).map((heading) => heading.text)))
  const own = headingsOf(path).findLast((heading) => !taken.has(heading.text))
  if (!own) throw new Error(`${path} has no heading of its own`)
  return own
}

/** @param {string} path @returns {{ id: string, text: string }[]} plain headings of the text of a page */
function headingsOf(path) {
  return [...textOf(path).matchAll(/<h2 id="([^"]+)"[^>]*>([^<]+)<\/h2>/g)].map((match) => ({ id: match[1] ?? "", text: match[2] ?? "" }))
}

/** @param {string} sort @param {string} key @param {string} lang @returns {string} title of an entry */
export function titleOf(sort, key, lang) {
  return /^title\s*=\s*"([^"]+)"/m.exec(frontMatter(sort, key, lang))?.[1] ?? key
}
