// @ts-check
/**
 * Wiring of the working-day account: finds its place on the page and the data that lies there. Bundled to
 * `bundle-account.js`; only its own page loads it.
 */

import { startAccount } from "./account-page.js";

for (const root of document.querySelectorAll("[data-account]")) {
  const data = root.querySelector("script[type='application/json']")?.textContent;
  if (root instanceof HTMLElement && data) startAccount(root, JSON.parse(data));
}
for (const link of document.querySelectorAll("[data-account-jump]")) {
  if (link instanceof HTMLElement) link.hidden = false;
}
