// @ts-check
/**
 * The office finder: what for, which place, which office. Must not know how places are found (see `finder.js`).
 */

import { element } from "./elements.js";
import { find } from "./finder.js";
import { textOf } from "./texts.js";

/** @typedef {import("./finder.js").Place} Place */
/** @typedef {import("./finder.js").Purpose} Purpose */

/** @param {HTMLElement} place */
export function startFinder(place) {
  const data = /** @type {{ places: Place[], purposes: Purpose[], letters: { title: string, href: string, role: number }[] }} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  const form = place.querySelector("form");
  const result = place.querySelector(".finder-result");
  const outside = place.querySelector("[data-finder-outside]");
  const label = place.querySelector("[data-finder-label]");
  const input = place.querySelector("#finder-place");
  if (!form || !result || !label || !(outside instanceof HTMLElement) || !(input instanceof HTMLInputElement)) return;
  place.hidden = false;
  const text = (/** @type {string} */ name, /** @type {Record<string, string>} */ values = {}) => textOf(place, name, values);
  const purpose = () => data.purposes.find((one) => one.key === new FormData(form).get("purpose"));

  const show = (/** @type {Place} */ [name, , offices, unverified]) => {
    outside.hidden = true;
    const role = purpose()?.role;
    const key = typeof role === "number" ? offices[role] : undefined;
    const office = key ? document.querySelector(`[data-office]#${CSS.escape(key)}`) : null;
    if (!office) {
      result.replaceChildren();
      outside.hidden = false;
      return;
    }
    const shown = /** @type {HTMLElement} */ (office.cloneNode(true));
    shown.removeAttribute("id");
    const notes = [text("found", { place: name }), unverified ? text("unverified") : ""].filter(Boolean).join(" ");
    const why = document.querySelector(`#purpose-${CSS.escape(purpose()?.key ?? "")} p`)?.cloneNode(true);
    result.replaceChildren(element("p", { text: notes, tabindex: "-1" }), shown, ...(why ? [why] : []), ...letters(office));
    const first = result.firstElementChild;
    if (first instanceof HTMLElement) first.focus();
  };

  /** Letters to the office, with its name filled in. */
  const letters = (/** @type {Element} */ office) => {
    const authority = office.querySelector("h3")?.textContent?.trim() ?? "";
    const role = purpose()?.role;
    return data.letters
      .filter((letter) => letter.role === role)
      .map(({ title, href }) => {
        const line = element("p");
        line.append(element("a", { href: `${href}#${new URLSearchParams({ authority })}`, text: text("letter", { title }) }));
        return line;
      });
  };

  const choose = (/** @type {Place[]} */ places) => {
    outside.hidden = true;
    const list = element("p", { class: "buttons" });
    for (const one of places) {
      const button = element("button", { type: "button", text: one[0] });
      button.addEventListener("click", () => show(one));
      list.append(button);
    }
    result.replaceChildren(element("p", { text: text("several") }), list);
  };

  form.addEventListener("change", () => {
    label.textContent = text(purpose()?.place ?? "home");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = find(data.places, input.value);
    const [first] = found;
    if (input.value.trim() === "") {
      result.replaceChildren(element("p", { class: "fault", text: text("missing") }));
      outside.hidden = true;
      input.focus();
    } else if (!first) {
      result.replaceChildren();
      outside.hidden = false;
    } else if (found.length > 1) choose(found);
    else show(first);
  });
}
