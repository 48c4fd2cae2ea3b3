// One way to say what is wrong: a list that must be empty, shown short enough to read.

import assert from "node:assert/strict"

const most = 30

/** @param {string[]} faults fails with all of them, each once */
export function none(faults) {
  const distinct = [...new Set(faults)]
  const rest = distinct.length > most ? [`… and ${distinct.length - most} more`] : []
  assert.ok(distinct.length === 0, [`${distinct.length} faults:`, ...distinct.slice(0, most), ...rest].join("\n  "))
}
