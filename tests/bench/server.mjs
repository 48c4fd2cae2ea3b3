// @ts-check
// A web server that counts: bytes of bodies as they travel, requests, and when each began and ended.
// Owns compression (gzip -9, once per file) and the slow line.

import { createServer } from "node:http"
import { readFile, readdir } from "node:fs/promises"
import { extname, join, normalize } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { gzipSync } from "node:zlib"

/** A phone on a bad day: milliseconds before each answer, and bytes per millisecond (10 Mbit/s) for all together. */
const slowLine = { latency: 40, rate: 1250 }
const fastLine = { latency: 0, rate: Infinity }
/** Bytes that nobody else can get between. */
const chunk = 16_384

/** Types that hosts compress. @type {Record<string, string>} */
const compressed = {
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
}

/** The page from which everything starts: the site's origin and nothing else. */
const blank = `<!doctype html><html lang="de"><meta charset="utf-8"><link rel="icon" href="data:,"><title>blank</title>`

/**
 * A request; `end` is Infinity while it is under way.
 * @typedef {{ path: string, bytes: number, found: boolean, start: number, end: number }} Visit
 */
/** @typedef {{ headers: Record<string, string | number>, body: Buffer }} Content */
/**
 * @typedef {object} Server
 * @property {string} blankPage
 * @property {() => Visit[]} visits since the last call of `forget`
 * @property {() => void} forget
 * @property {(slow: boolean) => void} setLine
 * @property {() => Promise<void>} stop
 */

/** @param {string} folder @returns {Promise<Server>} */
export async function serve(folder) {
  /** @type {Map<string, Promise<Content>>} */
  const contents = new Map()
  /** @type {Visit[]} */
  let visits = []
  let line = fastLine
  let lineFreeAt = 0

  /** @param {string} path */
  const content = (path) => {
    const known = contents.get(path) ?? load(folder, path)
    contents.set(path, known)
    return known
  }

  /** Waits until the shared line has carried so many more bytes. @param {number} bytes */
  const carry = async (bytes) => {
    lineFreeAt = Math.max(performance.now(), lineFreeAt) + bytes / line.rate
    const ms = lineFreeAt - performance.now()
    if (ms > 1) await wait(ms)
  }

  // A host compresses before anybody asks.
  for (const path of await readdir(folder, { recursive: true })) await content("/" + path.replaceAll("\\", "/")).catch(() => undefined)

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)
    if (path === "/blank") return void response.writeHead(200, { "content-type": compressed[".html"] }).end(blank)
    /** @type {Visit} */
    const visit = { path, bytes: 0, found: false, start: performance.now(), end: Infinity }
    visits.push(visit)
    response.on("finish", () => (visit.end = performance.now()))
    const found = await content(path).catch(() => undefined)
    Object.assign(visit, { found: found !== undefined, bytes: found?.body.length ?? 0 })
    if (line.latency) await wait(line.latency)
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, found.headers)
    for (let at = 0; at < found.body.length; at += chunk) {
      const part = found.body.subarray(at, at + chunk)
      await carry(part.length)
      response.write(part)
    }
    response.end()
  })
  server.keepAliveTimeout = 60_000
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)))
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address())
  return {
    blankPage: `http://127.0.0.1:${port}/blank`,
    visits: () => visits,
    forget: () => void (visits = []),
    setLine: (slow) => void (line = slow ? slowLine : fastLine),
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** @param {string} folder @param {string} path @returns {Promise<Content>} */
async function load(folder, path) {
  const inside = normalize(path)
  const plain = await readFile(join(folder, inside))
  const type = compressed[extname(inside)]
  const packed = type ? gzipSync(plain, { level: 9 }) : plain
  const smaller = packed.length < plain.length
  const body = smaller ? packed : plain
  return {
    body,
    headers: {
      "content-type": type ?? "application/octet-stream",
      "content-length": body.length,
      "cache-control": "public, max-age=3600",
      ...(smaller ? { "content-encoding": "gzip" } : {}),
    },
  }
}
