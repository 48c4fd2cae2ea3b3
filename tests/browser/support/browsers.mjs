// Starts the browsers that Debian packages. Nothing is downloaded.

import { existsSync } from "node:fs"
import { chromium } from "playwright-core"
import puppeteer from "puppeteer-core"

/** @param {string} what @param {(string | undefined)[]} places */
function program(what, places) {
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (!found) throw new Error(`${what} is not installed (tests/run installs it)`)
  return found
}

/** @returns {Promise<import("playwright-core").Browser>} */
export function startChromium() {
  return chromium.launch({
    executablePath: program("chromium", [process.env.CHROMIUM, "/usr/bin/chromium"]),
    args: ["--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  })
}

/** @returns {Promise<import("puppeteer-core").Browser>} */
export function startFirefox() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: program("firefox-esr", [process.env.FIREFOX, "/usr/bin/firefox-esr"]),
    headless: true,
    protocol: "webDriverBiDi",
    // The driver's profile lets pages on disk read each other; a reader's Firefox does not.
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  })
}
