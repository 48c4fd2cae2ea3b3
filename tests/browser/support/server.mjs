// A small web server for a built site: a sub-folder, the policy of the header files, strict types.

import { createServer } from "node:http"
import { readFile } from "node:fs/promises"
import { extname, join, normalize } from "node:path"

/** The policy every page must live with. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'"

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
}

/**
 * @typedef {object} Server
 * @property {string} base address of the site, ends with `/`
 * @property {string[]} missed requested paths that are not there
 * @property {() => Promise<void>} stop
 */

/**
 * Serves a folder below a sub-folder of a free port.
 * @param {string} folder @param {{ prefix?: string }} [options] @returns {Promise<Server>}
 */
export async function serveFolder(folder, { prefix = "/amt/lotse/" } = {}) {
  /** @type {string[]} */
  const missed = []
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)
    // Browsers ask for this on their own; it belongs to the host, not to a site in a sub-folder.
    if (path === "/favicon.ico") return void response.writeHead(204).end()
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length) || "index.html") : ".."
    const file = inside.endsWith("/") ? `${inside}index.html` : inside
    const headers = {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": `${policy}; frame-ancestors 'none'`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    }
    const content = file.startsWith("..") ? null : await readFile(join(folder, file)).catch(() => null)
    if (content === null) missed.push(path)
    response.writeHead(content === null ? 404 : 200, headers).end(content ?? "not found")
  })
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)))
  const address = /** @type {import("node:net").AddressInfo} */ (server.address())
  return {
    base: `http://127.0.0.1:${address.port}${prefix}`,
    missed,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
