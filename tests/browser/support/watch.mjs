// Notes everything a page must not do: break the policy, fail, ask for foreign things, leave traces.

import { none } from "./faults.mjs"

/**
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} base every request must start with this
 * @returns {Promise<string[]>} faults, filled while pages are visited
 */
export async function watchContext(context, base) {
  /** @type {string[]} */
  const faults = []
  await context.exposeBinding("lotseViolation", ({ page }, what) => void faults.push(`${page.url()}: policy: ${what}`))
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(globalThis, "lotseViolation")(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  context.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push(`foreign request: ${request.url()}`)
  })
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText
    // Aborted is what the next page does to an icon that is still on its way.
    if (reason !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${reason}`)
  })
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`)
  })
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`${message.page()?.url()}: console: ${message.text()}`)
  })
  context.on("weberror", (error) => faults.push(`${error.page()?.url()}: ${error.error().message}`))
  return faults
}

/** How long to wait for something that never comes, in milliseconds. */
const patience = 15_000

/**
 * Opens a page of a language folder, hands it over, and sees that nothing failed meanwhile.
 * @param {import("playwright-core").Browser} browser @param {string} address
 * @param {(page: import("playwright-core").Page) => Promise<void>} use
 * @param {{ javaScriptEnabled?: boolean, viewport?: { width: number, height: number } }} [options]
 */
export async function visit(browser, address, use, options = {}) {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(patience)
  const base = new URL("..", address).href
  const faults = await watchContext(context, base)
  const page = await context.newPage()
  await page.goto(address)
  try {
    await use(page)
    none(faults)
  } finally {
    await context.close()
  }
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} what the page has stored */
export async function traces(page) {
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases().catch(() => [])
    const caches = "caches" in globalThis ? await globalThis.caches.keys().catch(() => []) : []
    const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? []
    return {
      localStorage: Object.keys(localStorage),
      sessionStorage: Object.keys(sessionStorage),
      indexedDB: databases.map((database) => database.name),
      caches,
      workers: workers.map((worker) => worker.scope),
    }
  })
  const cookies = (await page.context().cookies()).map((cookie) => cookie.name)
  return Object.entries({ ...stored, cookies })
    .filter(([, found]) => found.length > 0)
    .map(([where, found]) => `${page.url()}: ${where}: ${found.join(", ")}`)
}
