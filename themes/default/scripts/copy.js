// @ts-check
/**
 * Copying the text of a field. Town halls use plain http, where there is no clipboard object: then it is copied the old
 * way. Must not know what the text is.
 */

/**
 * @param {HTMLTextAreaElement} area
 * @returns {Promise<boolean>} Did it work?
 */
export async function copyText(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select();
    return document.execCommand("copy");
  }
}
