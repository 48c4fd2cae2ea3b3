// The search box as a reader meets it: found by its roles, not by class names.

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page the visible search box */
export const box = (page) => page.getByRole("combobox").first()

/** @param {Page} page the hits shown */
export const hits = (page) => page.getByRole("option")

/**
 * Asks once, from an empty box, and waits for the answer. One change of the text, so what is shown then
 * belongs to this text; a test that types letter by letter must wait for what it expects.
 * @param {Page} page @param {string} text
 */
export async function ask(page, text) {
  await box(page).fill("")
  await hits(page).first().waitFor({ state: "detached" })
  await box(page).fill(text)
  await answered(page)
}

/** @param {Page} page waits until hits are shown and their number is announced */
export async function answered(page) {
  await hits(page).first().waitFor()
  await page.getByRole("status").filter({ hasText: /\d/ }).first().waitFor()
}

/** @param {Page} page goes to the box with the Tab key alone */
export async function focusBox(page) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab")
    if ((await page.evaluate(() => document.activeElement?.getAttribute("role"))) === "combobox") return
  }
  throw new Error("the Tab key never reaches the search box")
}

/** @param {Page} page @returns {Promise<string>} what the page announces */
export const status = (page) =>
  page.locator('[role="status"], [aria-live]').evaluateAll((all) => all.map((each) => each.textContent ?? "").join(" ").trim())

/** @param {Page} page @returns {Promise<string[]>} addresses of the hits, in order */
export const addresses = (page) =>
  hits(page).evaluateAll((options) =>
    options.map((option) => {
      const link = option.closest("a[href]") ?? option.querySelector("a[href]")
      return link instanceof HTMLAnchorElement ? link.href : ""
    }),
  )

/** @param {Page} page @returns {Promise<(string | undefined)[]>} pages found, in order, each once */
export const pagesFound = async (page) => [...new Set((await addresses(page)).map((address) => address.split("#")[0]))]
