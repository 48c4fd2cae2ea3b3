// @ts-check
/** Reads pieces from a folder, as `load.js` does in a browser. */

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { PieceError, payloadOf } from "../../client/format.js";

/** @param {string} file */
export const json = file => JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "../../fixtures", file), "utf8"));

/**
 * @param {string} folder
 * @param {(name: string, script: string) => string} [change] what happened to a file on its way
 * @returns {import("../../client/pieces.js").Load}
 */
export function loadFrom(folder, change = (_, script) => script) {
  return async name => {
    /** @type {unknown[]} */
    const calls = [];
    try {
      const script = change(name, fs.readFileSync(path.join(folder, name + ".js"), "utf8"));
      vm.runInNewContext(script, { self: { lotseSearch: { push: (/** @type {unknown} */ call) => calls.push(call) } } });
    } catch (error) {
      if (error instanceof Error && "code" in error) throw new PieceError("missing");
    }
    // Arrays of another context are no arrays of this one to `instanceof`, but they are to `Array.isArray`.
    return payloadOf(name, calls[0]);
  };
}

export const v2 = path.join(import.meta.dirname, "../../fixtures/v2");
