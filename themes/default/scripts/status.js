// @ts-check
/**
 * What a search says of itself, to the eye and, politely, to the ear. Must not know what is said.
 */

/** Numbers wait until typing pauses this long; milliseconds. */
export const SILENCE = 400;

export class Status {
  /** @param {HTMLElement} place with the role `status` */
  constructor(place) {
    this.place = place;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  /**
   * @param {(string | Node)[]} parts
   * @param {number} [silence]
   */
  say(parts, silence = SILENCE) {
    clearTimeout(this.waiting);
    const say = () => {
      const made = this.place.cloneNode(false);
      if (made instanceof Element) made.append(...parts);
      // What stands there already is not said again.
      if (!made.isEqualNode(this.place)) this.place.replaceChildren(...made.childNodes);
    };
    if (silence) this.waiting = setTimeout(say, silence);
    else say();
  }
}
