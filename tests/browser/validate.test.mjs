// Every page is valid HTML by html-validate; what is switched off, and why, stands in tests/README.md.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { HtmlValidate, StaticConfigLoader } from "html-validate"
import { none } from "./support/faults.mjs"
import { pages, root, siteDir } from "./support/site.mjs"

const config = JSON.parse(readFileSync(join(root, "tests/.htmlvalidate.json"), "utf8"))
const validator = new HtmlValidate(new StaticConfigLoader(config))

test(`all ${pages().length} pages are valid`, async () => {
  const faults = []
  for (const { path } of pages()) {
    const report = await validator.validateFile(join(siteDir, path))
    for (const message of report.results.flatMap((result) => result.messages)) {
      faults.push(`${path}:${message.line}:${message.column}: ${message.message} (${message.ruleId})`)
    }
  }
  none(faults)
})
