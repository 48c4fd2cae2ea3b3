// @ts-check
// How many requests had to wait for one another: the longest chain of a load, seen from the server.

/** Connections that browsers open to one host; a request beyond them waits for a line, not for an answer. */
const connections = 6

/** @typedef {import("./server.mjs").Visit} Visit */

/**
 * A request that starts only after another has ended is one step deeper than that one, unless that one's end
 * merely freed one of the few connections.
 * @param {Visit[]} visits @returns {number}
 */
export function dependentSteps(visits) {
  const ordered = [...visits].sort((a, b) => a.start - b.start)
  const causes = ordered.filter((visit) => underWayAt(visit.end, ordered) < connections)
  /** @type {Map<Visit, number>} */
  const depths = new Map()
  for (const visit of ordered) {
    const before = causes.filter((cause) => cause.end <= visit.start).map((cause) => depths.get(cause) ?? 0)
    depths.set(visit, 1 + Math.max(0, ...before))
  }
  return Math.max(0, ...depths.values())
}

/** @param {number} time @param {Visit[]} visits @returns {number} requests under way just before this time */
const underWayAt = (time, visits) => visits.filter(({ start, end }) => start < time && end >= time).length
