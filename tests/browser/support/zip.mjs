// Reads a zip file as the program writes it: no encryption, no parts, no 64-bit sizes.

import { readFileSync } from "node:fs"
import { inflateRawSync } from "node:zlib"

const END = 0x06054b50
const ENTRY = 0x02014b50
const DEFLATED = 8

/** @param {string} path @returns {Map<string, Buffer>} the files in it, by path */
export function unzip(path) {
  const zip = readFileSync(path)
  let at = zip.length - 22
  while (at >= 0 && zip.readUInt32LE(at) !== END) at -= 1
  if (at < 0) throw new Error(`${path} is no zip file`)
  const count = zip.readUInt16LE(at + 10)
  let entry = zip.readUInt32LE(at + 16)
  /** @type {Map<string, Buffer>} */
  const files = new Map()
  for (let number = 0; number < count; number += 1) {
    if (zip.readUInt32LE(entry) !== ENTRY) throw new Error(`${path}: entry ${number} is broken`)
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(entry + offset))
    const local = zip.readUInt32LE(entry + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(start, start + zip.readUInt32LE(entry + 20))
    const content = zip.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(data) : Buffer.from(data)
    files.set(zip.toString("utf8", entry + 46, entry + 46 + (name ?? 0)), content)
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}
