// @ts-check
// What an engine must offer to be measured, and how long its index takes. Knows no engine by name.

import { spawnSync } from "node:child_process"
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} folder what the server serves: code, index, nothing that is not loaded on demand
 * @property {Index} index
 * @property {() => void} install runs in each page before anything else and puts an `InPage` at `globalThis.bench`;
 *   it is sent as text, so it must not use anything from outside of itself
 */
/** @typedef {{ seconds: number, files: number, bytes: number }} Index what building gave; bytes on the disk */
/**
 * @typedef {object} InPage
 * @property {() => Promise<void>} open starts to load what the engine's own pages load
 * @property {(text: string, limit: number) => Promise<Answer>} ask
 * @property {() => Promise<string[]>} snippets texts for the hits of the last answer
 */
/** @typedef {{ total: number, hits: { title: string, address: string }[] }} Answer addresses end in `/ID.html` */

/**
 * Runs a program that must succeed.
 * @param {string} program @param {string[]} args @param {string} [cwd]
 * @returns {number} seconds it took
 */
export function run(program, args, cwd) {
  const start = performance.now()
  const result = spawnSync(program, args, { cwd, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" })
  const seconds = (performance.now() - start) / 1000
  if (result.status === 0) return seconds
  const complaints = (result.stderr ?? "").split("\n").filter((line) => /error/i.test(line))
  throw new Error(`${program}: ${result.error?.message ?? complaints.slice(0, 3).join("; ")} (status ${result.status})`)
}

/** @param {string} folder @param {number} seconds @returns {Index} */
export function weigh(folder, seconds) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
  return { seconds, files: files.length, bytes }
}
