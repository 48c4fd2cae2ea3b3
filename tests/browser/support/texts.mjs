// The theme's texts, so that tests look for what readers see without repeating it.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./site.mjs"

/** @param {string} lang @param {string} key @returns {string} */
export function themeText(lang, key) {
  const file = readFileSync(join(root, "themes/default/texts", `${lang}.toml`), "utf8")
  const line = new RegExp(`^${key}\\s*=\\s*(".*")\\s*$`, "m").exec(file)
  if (!line?.[1]) throw new Error(`no text ${key} in ${lang}.toml`)
  return JSON.parse(line[1])
}
