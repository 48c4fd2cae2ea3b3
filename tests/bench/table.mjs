// @ts-check
// The figures as one Markdown table per corpus, engines side by side.

/** @typedef {import("./measure.mjs").Cold} Cold */
/** @typedef {import("./measure.mjs").Load} Load */
/** @typedef {import("./measure.mjs").Measured} Measured */
/** @typedef {import("./measure.mjs").Times} Times */
/** @typedef {[string, (result: Measured) => string]} Row label and cell */

/**
 * @param {number} size entries @param {Measured[]} results
 * @param {{ browser: string, load: [number, number] }} conditions load: the kernel's average before and after
 * @returns {string}
 */
export function table(size, results, { browser, load }) {
  const classes = results[0]?.quality.map(({ class: name }) => name) ?? []
  const lines = [
    ["", ...results.map(({ name }) => name)],
    ["--", ...results.map(() => "--")],
    ...[...rows, ...classes.map(qualityRow)].map(([label, cell]) => [label, ...results.map(cell)]),
  ]
  return `### ${size} entries

Chromium ${browser}; load of the machine ${load[0].toFixed(1)} to ${load[1].toFixed(1)}; kB = 1000 bytes after gzip -9.

${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}
`
}

/** @type {Row[]} */
const rows = [
  ["index: seconds", ({ index }) => index.seconds.toFixed(2)],
  ["index: files; MB on disk", ({ index }) => `${index.files}; ${(index.bytes / 1e6).toFixed(1)}`],
  ...coldRows("one word, cold", ({ word }) => word),
  ...coldRows("question of eight words, cold", ({ question }) => question),
  ["30 queries, first time: p50 / p95 ms", ({ first }) => range(first)],
  ["30 queries, first time: kB; requests", ({ firstLoad }) => load(firstLoad)],
  ["30 queries, again: p50 / p95 ms", ({ again }) => range(again)],
  ["10 queries, first time, slow line: p50 / p95 ms", ({ slow }) => range(slow)],
  ["memory over the blank page: ready / after, MiB", ({ memory }) => whole(memory.ready, memory.after)],
]

/** @param {string} label @param {(result: Measured) => Cold} pick @returns {Row[]} */
function coldRows(label, pick) {
  return [
    [`${label}: hits shown; found`, (result) => `${pick(result).shown}; ${pick(result).found}`],
    [`${label}: kB; requests; steps`, (result) => `${load(pick(result))}; ${pick(result).steps}`],
    [`${label}: snippets add kB; requests`, (result) => load(pick(result).snippets)],
    [`${label}: ms on localhost / slow line`, (result) => whole(pick(result).ms, pick(result).slowMs)],
  ]
}

/** @param {string} name @returns {Row} */
const qualityRow = (name) => [
  `${name}: hit@10; hit@1; MRR@10`,
  ({ quality }) => {
    const found = quality.find((each) => each.class === name)
    return found ? `${found.among10}/${found.asked}; ${found.first}; ${found.reciprocal.toFixed(3)}` : "-"
  },
]

/** @param {Load} load */
const load = ({ bytes, requests }) => `${(bytes / 1000).toFixed(1)}; ${requests}`

/** @param {number} one @param {number} other */
const whole = (one, other) => `${one.toFixed(0)} / ${other.toFixed(0)}`

/** @param {Times} times */
const range = ({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
