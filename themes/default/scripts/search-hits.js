// @ts-check
/**
 * Hits as elements: options that are links, further sections as options of a group, snippets with marks.
 *
 * Texts of the index become text nodes, never markup. Must not know keys, focus or the search.
 */

/** @typedef {import("./search-contract.js").Answer} Answer */
/** @typedef {import("./search-contract.js").Hit} Hit */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} [text]
 */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/**
 * @param {string} pages folder of the addresses
 * @param {Hit} hit
 * @param {string | null} anchor
 * @param {string} className
 */
export function hitLink(pages, hit, anchor, className) {
  const link = element("a", className);
  link.href = pages + hit.address + (anchor ? `#${encodeURIComponent(anchor)}` : "");
  return link;
}

/**
 * What the generator says of a page: where it stands, and when it was reviewed.
 * @param {Hit} hit
 */
export function detailsOf({ details = "" }) {
  const [place = "", date = ""] = details.split("\u001f");
  return { place, date };
}

/**
 * The elements of a list of hits.
 * @param {Answer} answer
 * @param {string} prefix of ids
 * @param {string} pages
 * @param {string} sectionsLabel
 */
export function options({ hits }, prefix, pages, sectionsLabel) {
  let count = 0;
  /** @param {Hit} hit @param {string | null} anchor @param {string} className */
  const option = (hit, anchor, className) => {
    const link = hitLink(pages, hit, anchor, className);
    link.id = `${prefix}-option-${count++}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    return link;
  };
  return hits.flatMap(hit => {
    const first = option(hit, hit.anchor, "search-hit");
    first.append(element("span", "search-title", hit.title));
    if (hit.heading) first.append(" ", element("span", "search-section", hit.heading));
    first.append(" ", element("span", "search-snippet"));
    const { place, date } = detailsOf(hit);
    const details = [place, date].filter(Boolean).join(" · ");
    if (details) first.append(" ", element("span", "search-details", details));
    if (!hit.sections.length) return [first];
    const others = element("div", "search-sections");
    others.setAttribute("role", "group");
    others.setAttribute("aria-label", `${hit.title} – ${sectionsLabel}`);
    for (const { heading, anchor } of hit.sections) {
      const other = option(hit, anchor, "search-section");
      other.textContent = heading ?? hit.title;
      others.append(other);
    }
    return [first, others];
  });
}

/**
 * Fills the snippets of the hits that are shown, in their order.
 * @param {HTMLElement} list
 * @param {Answer} answer
 */
export function fillSnippet(list, { hits }) {
  const places = list.querySelectorAll(".search-snippet");
  hits.forEach(({ snippet = [] }, index) => {
    const parts = snippet.map(({ text, mark }) => (mark ? element("mark", "", text) : text));
    places[index]?.replaceChildren(...parts);
  });
}
