// @ts-check
// The entries to search and the questions to ask. Owns the shape of the corpus folder, which is not part of the project.

import { spawnSync } from "node:child_process"
import { closeSync, existsSync, openSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** @typedef {{ id: string, title: string, body_markdown: string }} Entry */
/**
 * @typedef {object} Corpus
 * @property {number} size
 * @property {string} file one entry a line, as JSON
 * @property {() => Entry[]} entries
 * @property {Map<string, string>} titles by id
 */
/**
 * A question and its right answers: those with one of the ids, else those with a fitting title.
 * @typedef {{ q: string, class: string, ids?: string[], title_re?: string }} Query
 */

/**
 * @param {string} folder @param {number} size
 * @param {string} work where the unpacked corpus may lie
 * @returns {Corpus}
 */
export function readCorpus(folder, size, work) {
  const file = unpacked(folder, size, work)
  const entries = () => readFileSync(file, "utf8").trim().split("\n").map(readEntry)
  return { size, file, entries, titles: new Map(entries().map(({ id, title }) => [id, title])) }
}

/** @param {string} folder @returns {Query[]} */
export function readQueries(folder) {
  const file = join(folder, "queries.json")
  if (!existsSync(file)) throw new Error(`no ${file}: name the corpus with --corpus DIR or LOTSE_CORPUS`)
  return JSON.parse(readFileSync(file, "utf8"))
}

/** @param {string} line @returns {Entry} */
const readEntry = (line) => JSON.parse(line)

/** @param {string} folder @param {number} size @param {string} work @returns {string} */
function unpacked(folder, size, work) {
  const plain = join(folder, `corpus-${size}.jsonl`)
  if (existsSync(plain)) return plain
  if (!existsSync(`${plain}.xz`)) throw new Error(`no ${plain} and no ${plain}.xz`)
  const file = join(work, `corpus-${size}.jsonl`)
  const output = openSync(file, "w")
  const { status, error } = spawnSync("xz", ["-dkc", `${plain}.xz`], { stdio: ["ignore", output, "inherit"] })
  closeSync(output)
  if (status !== 0) throw new Error(`xz cannot unpack ${plain}.xz: ${error?.message ?? `status ${status}`}`)
  return file
}
