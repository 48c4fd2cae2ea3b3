// @ts-check
/**
 * The words of a component: its `data-t-*` attributes, with placeholders filled. Must not know any of them.
 */

/**
 * @param {HTMLElement} owner
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function textOf(owner, name, values = {}) {
  const text = owner.getAttribute(`data-t-${name}`) ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
}
