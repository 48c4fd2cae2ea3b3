// @ts-check
/**
 * Loads pieces as classic scripts, because neither `fetch` nor modules work on `file://`.
 *
 * A piece counts as loaded only when it has called back with its own name and the checksum of its payload.
 * Owns the queue `self.lotseSearch`. Must not know what payloads say.
 */

import { PieceError, payloadOf } from "./format.js";

/** Scripts under way at the same time. */
const AT_ONCE = 6;
/** A file server that does not answer at all shall not leave the reader waiting; milliseconds. */
const PATIENCE = 20000;

/** Calls that nobody has taken yet, by name. @type {Map<unknown, unknown>} */
const arrived = new Map();
/** @type {Map<string, () => void>} */
const waiting = new Map();
/** @type {(() => void)[]} */
const queue = [];
let underWay = 0;

/** @param {unknown} call */
function receive(call) {
  const name = Array.isArray(call) ? call[0] : undefined;
  arrived.set(name, call);
  waiting.get(name)?.();
}

/** Pieces that came before this script left their calls in an array; later ones call `receive`. */
function listen() {
  const scope = /** @type {{ lotseSearch?: unknown }} */ (/** @type {unknown} */ (self));
  const early = scope.lotseSearch;
  if (early && !Array.isArray(early)) return;
  for (const call of Array.isArray(early) ? early : []) receive(call);
  scope.lotseSearch = { push: receive };
}

/**
 * The script element for an address: the page's own while it may still run, else a new one.
 * @param {string} address
 */
function scriptFor(address) {
  const own = document.readyState !== "complete" && [...document.scripts].find(script => script.src === address);
  if (own) return own;
  const script = document.createElement("script");
  script.src = address;
  document.head.append(script);
  return script;
}

/**
 * @param {string} address
 * @param {string} name
 * @returns {Promise<string>}
 */
function request(address, name) {
  return new Promise((resolve, reject) => {
    const script = scriptFor(address);
    const timer = setTimeout(() => end("missing"), PATIENCE);
    /** @param {import("./format.js").Problem} problem what is wrong if the piece has not called back */
    function end(problem) {
      clearTimeout(timer);
      waiting.delete(name);
      script.remove();
      try {
        if (!arrived.has(name)) throw new PieceError(problem);
        resolve(take(name));
      } catch (error) {
        reject(error);
      }
    }
    waiting.set(name, () => end("damaged"));
    script.addEventListener("error", () => end("missing"));
    // A script that ran and did not call back is not what was written.
    script.addEventListener("load", () => end("damaged"));
  });
}

/**
 * Manifests stay for other searches on the page; of pieces the payload is enough.
 * @param {string} name
 */
function take(name) {
  const call = arrived.get(name);
  if (name.includes("/")) arrived.delete(name);
  return payloadOf(name, call);
}

function next() {
  if (underWay < AT_ONCE) queue.shift()?.();
}

/**
 * @param {string} base folder of the pieces, relative to the document, with a slash at its end
 * @returns {import("./pieces.js").Load}
 */
export function createLoad(base) {
  listen();
  const folder = new URL(base, document.baseURI);
  return async name => {
    if (arrived.has(name)) return take(name);
    if (underWay >= AT_ONCE) await new Promise(resolve => queue.push(() => resolve(undefined)));
    underWay++;
    try {
      return arrived.has(name) ? take(name) : await request(new URL(name + ".js", folder).href, name);
    } finally {
      underWay--;
      next();
    }
  };
}
