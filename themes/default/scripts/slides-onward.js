// @ts-check
/**
 * The way from the last slide to the slides of the course that follows. A presenter's window that is open goes along.
 *
 * Must not know how slides are shown.
 */

import { element } from "./elements.js";
import { toFragment } from "./slides.js";

/** @typedef {import("./slides.js").Talk} Talk */

export class Onward {
  /**
   * @param {(title: string) => string} say
   * @param {() => boolean} presenting Is the presenter's window open?
   */
  constructor(say, presenting) {
    this.say = say;
    /** @type {Talk[]} */
    this.then = [];
    this.link = element("a", { class: "deck-onward" });
    this.link.addEventListener("click", () => {
      if (presenting()) window.open(this.address(true), PRESENTER);
    });
    this.show([], false);
  }

  /**
   * @param {Talk[]} then
   * @param {boolean} last Is the last slide shown?
   */
  show(then, last) {
    this.then = then;
    const [next] = then;
    this.link.hidden = !next || !last;
    if (this.link.hidden) this.link.blur();
    if (!next) return;
    this.link.textContent = this.say(next.title);
    this.link.href = this.address(false);
  }

  /** @param {boolean} presenter */
  address(presenter) {
    const [{ file, keys } = { file: "", keys: [] }, ...then] = this.then;
    return `${file}#${toFragment({ keys, slide: 1, presenter, then: presenter ? [] : then })}`;
  }
}

/** The name of that window: there is one of them. */
export const PRESENTER = "lotse-presenter";
