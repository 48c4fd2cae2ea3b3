// @ts-check
/**
 * Ticks of a checklist or of a course on this device: kept only after the reader asked for it, and gone at a click.
 *
 * What is kept is which boxes are ticked, by the text beside them, under the list's address. Must not know what a list is about.
 */

import { element } from "./elements.js";
import { textOf } from "./texts.js";

/** @param {HTMLElement} place */
export function startTicks(place) {
  const name = `lotse-ticks:${location.pathname.split("/").pop()}`;
  const boxes = [...document.querySelectorAll(".tasks input[type=checkbox]")].filter((box) => box instanceof HTMLInputElement);
  const storage = openStorage();
  if (!storage || boxes.length === 0) return;
  place.hidden = false;
  const textBeside = (/** @type {HTMLInputElement} */ box) => box.closest("label")?.textContent?.trim() ?? "";
  const remember = element("button", { type: "button", text: textOf(place, "remember") });
  const forget = element("button", { type: "button", text: textOf(place, "forget") });
  const told = element("span", { role: "status", class: "hint" });
  place.append(remember, forget, told);

  const kept = () => storage.getItem(name);
  const keep = () => storage.setItem(name, JSON.stringify(boxes.filter((box) => box.checked).map(textBeside)));
  const show = () => {
    remember.hidden = kept() !== null;
    forget.hidden = kept() === null;
  };
  const known = kept();
  if (known !== null) {
    const texts = /** @type {unknown} */ (parsed(known));
    if (Array.isArray(texts)) for (const box of boxes) box.checked = texts.includes(textBeside(box));
  }
  show();
  remember.addEventListener("click", () => {
    keep();
    show();
    told.textContent = textOf(place, "remembered");
    forget.focus();
  });
  forget.addEventListener("click", () => {
    storage.removeItem(name);
    show();
    told.textContent = textOf(place, "forgotten");
    remember.focus();
  });
  document.addEventListener("change", () => {
    if (kept() !== null) keep();
  });
}

/** Where the browser allows no storage there is nothing to offer. */
function openStorage() {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
