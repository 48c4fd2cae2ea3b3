// A learning platform: the run-time of scorm-again in the top window, the course in a frame. It keeps what was committed,
// nothing else, and gives it to the next start.

import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { extname } from "node:path"
import { policy } from "./server.mjs"
import { watchContext } from "./watch.mjs"

const runtime = readFileSync(createRequire(import.meta.url).resolve("scorm-again/scorm12/min"), "utf8")
/** The platform and, of another origin, one that hosts courses only. Plain http: nothing may need a secure context. */
export const home = "http://platform.example/"
export const elsewhere = "http://courses.example/"
/** How long to wait for something that never comes, in milliseconds. */
const patience = 15_000

/** @type {Record<string, string>} */
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" }

/**
 * What a platform has kept, as its run-time writes it.
 * @typedef {{ core: Record<string, any>, suspend_data: string, [name: string]: any }} Kept
 * @typedef {object} Way
 * @property {Map<string, Buffer>} files of the package
 * @property {Kept} [kept] of earlier sessions
 * @property {number} [delay] the platform's object comes so late, in milliseconds; negative: never
 * @property {string[]} [frames] origins of frames between the platform and the course, and of the course at the end
 * @property {string} [mode] `lesson_mode`
 * @property {string} [today] the learner's day
 * @property {(html: string) => string} [change] of the course's page
 * @property {boolean} [bypassCSP] for the checker of accessibility
 */

/**
 * Starts the course on the platform.
 * @param {import("playwright-core").Browser} browser @param {Way} way
 */
export async function launch(browser, { files, kept, delay = 0, frames = [home], mode = "normal", today, change = (html) => html, bypassCSP = false }) {
  const context = await browser.newContext({ bypassCSP, reducedMotion: "reduce" })
  context.setDefaultTimeout(patience)
  if (today) await context.clock.setFixedTime(new Date(`${today}T12:00`))
  const faults = await watchContext(context, "http://")
  await context.route("**/*", (route) => {
    const { pathname, origin } = new URL(route.request().url())
    const own = pathname.replace(/^\/course\//, "")
    const found = files.get(own)
    const html = (/** @type {string} */ body) => route.fulfill({ contentType: "text/html; charset=utf-8", body })
    if (pathname === "/favicon.ico") return route.fulfill({ status: 204 })
    if (pathname === "/runtime.js") return route.fulfill({ contentType: "text/javascript", body: runtime })
    if (pathname === "/" && origin + "/" === home) return html(`<!DOCTYPE html><html lang="en"><title>Platform</title><script src="/runtime.js"></script><script>${start}</script>${frame(frames, 0)}`)
    if (pathname.startsWith("/frame/")) return html(`<!DOCTYPE html><html lang="en"><title>Frame</title>${frame(frames, Number(pathname.slice(7)))}`)
    if (!found) return route.fulfill({ status: 404 })
    const body = own === "index.html" ? change(found.toString("utf8")) : found
    return route.fulfill({ contentType: types[extname(own)] ?? "application/octet-stream", headers: { "content-security-policy": policy }, body })
  })
  const page = await context.newPage()
  await page.addInitScript((options) => Object.assign(globalThis, { options }), { kept, delay, mode })
  await page.goto(home)
  let course = page.frameLocator("iframe")
  for (let depth = 1; depth < frames.length; depth += 1) course = course.frameLocator("iframe")
  return {
    page,
    course,
    faults,
    /** @returns {Promise<Kept>} what the platform has kept so far */
    kept: () => page.evaluate(() => Reflect.get(globalThis, "kept")),
    /** Closes the window, as learners do. */
    close: () => context.close(),
  }
}

/** @param {string[]} frames @param {number} at the page with the frame of this number; the last one is the course */
function frame(frames, at) {
  const origin = frames[at] ?? home
  const address = at + 1 < frames.length ? `${origin}frame/${at + 1}` : `${origin}course/index.html`
  return `<iframe src="${address}" title="Course" width="1000" height="900"></iframe>`
}

/** The platform's script. */
const start = `(${() => {
  const { options, Scorm12API } = /** @type {any} */ (globalThis)
  const begin = () => {
    const api = new Scorm12API({ autocommit: false, logLevel: 5 })
    if (options.kept) api.loadFromJSON(options.kept)
    api.cmi.core.lesson_mode = options.mode
    const keep = () => {
      const { cmi } = api.renderCMIToJSONObject()
      Object.assign(globalThis, { kept: cmi, commits: (Reflect.get(globalThis, "commits") ?? 0) + 1 })
    }
    api.on("LMSCommit", keep)
    api.on("LMSFinish", keep)
    Object.assign(globalThis, { API: api })
  }
  if (options.delay === 0) begin()
  else if (options.delay > 0) setTimeout(begin, options.delay)
}})()`
