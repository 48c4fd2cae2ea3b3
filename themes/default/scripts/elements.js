// @ts-check
/**
 * Making elements: names, attributes, text. Text is never read as HTML. Must not know what is built.
 */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes `text` is the element's text.
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "text") made.textContent = value;
    else made.setAttribute(key, value);
  }
  return made;
}
