// @ts-check
/**
 * The part of the calculator's page that asks for employers and for the weeks that repeat.
 *
 * Writes into the state it is given. Must not know what counts how much.
 */

import { KINDS } from "./account.js";
import { button, field, hoursFields, periodFields, select } from "./account-fields.js";
import { replaced } from "./account-patterns.js";
import { element } from "./search-hits.js";

/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account.js").Job} Job */
/** @typedef {import("./account.js").Kind} Kind */

/**
 * A week of no hours, all year.
 * @param {number} year
 */
export function emptyPattern(year) {
  return { from: `${year}-01-01`, to: `${year}-12-31`, minutes: [0, 0, 0, 0, 0, 0, 0] };
}

/**
 * @param {number} year
 * @returns {Job}
 */
export function emptyJob(year) {
  return { label: "", kind: "counts", patterns: [emptyPattern(year)], days: {} };
}

export class JobsPart {
  /**
   * @param {import("./account-words.js").Words} words
   * @param {(others: boolean) => void} change others: there are other jobs now, or they have other names
   */
  constructor(words, change) {
    this.words = words;
    this.change = change;
    this.box = element("div", "account-part");
  }

  /** @param {State} state */
  show(state) {
    const add = button(this.words.text("job-add"), () => {
      state.jobs.push(emptyJob(state.year));
      this.again(state);
      [...this.box.querySelectorAll(".account-job")].at(-1)?.querySelector("input")?.focus();
    });
    this.box.replaceChildren(...state.jobs.map((job, index) => this.job(state, job, index)), add);
  }

  /** @param {State} state after a job has come or gone */
  again(state) {
    this.show(state);
    this.change(true);
  }

  /**
   * @param {State} state
   * @param {Job} job
   * @param {number} index
   */
  job(state, job, index) {
    const { words } = this;
    const set = element("fieldset", "account-job");
    const number = words.text("job", { n: index + 1 });
    const label = element("input", "");
    label.type = "text";
    label.autocomplete = "off";
    label.maxLength = 80;
    label.value = job.label;
    label.addEventListener("input", () => {
      job.label = label.value;
      this.change(true);
    });
    const kind = select(KINDS.map(each => [each, words.text(`kind-${each}`)]), job.kind, value => {
      job.kind = /** @type {Kind} */ (value);
      this.change(false);
    });
    const remove = button(words.text("job-remove"), () => {
      state.jobs.splice(index, 1);
      this.again(state);
      this.focusEnd(this.box);
    }, `${words.text("job-remove")}: ${number}`);
    const patterns = element("div", "account-patterns");
    this.patterns(patterns, state, job, number);
    set.append(
      element("legend", "", number),
      field(label, words.text("label"), words.text("label-hint")),
      field(kind, words.text("kind"), words.text("kind-hint")),
      patterns,
      remove,
    );
    return set;
  }

  /**
   * @param {HTMLElement} place
   * @param {State} state
   * @param {Job} job
   * @param {string} number
   */
  patterns(place, state, job, number) {
    const { words } = this;
    const again = () => {
      this.patterns(place, state, job, number);
      this.change(false);
    };
    /** What each repeated week says of those it replaces. @type {(() => void)[]} */
    const notes = [];
    const sets = job.patterns.map((pattern, index) => {
      const set = element("fieldset", "account-row");
      const name = words.text("pattern-n", { n: index + 1 });
      const note = element("p", "account-note");
      note.setAttribute("role", "status");
      notes.push(() => {
        const texts = replaced(job.patterns, index).map(({ index: at, from, to }) => {
          return words.text("replaces", { n: at + 1, from: words.date(from), to: words.date(to) });
        });
        const text = texts.join(" ");
        if (note.textContent !== text) note.textContent = text;
        note.hidden = !text;
      });
      const changed = () => {
        for (const say of notes) say();
        this.change(false);
      };
      const { boxes, check } = periodFields(words, pattern, changed);
      const { set: hours } = hoursFields(words, words.text("hours"), words.weekdays, pattern.minutes, (day, minutes) => {
        pattern.minutes[day] = minutes;
        // Hours without days count nothing; that must not go unseen.
        if (minutes && (!pattern.from || !pattern.to)) check();
        changed();
      });
      const remove = button(words.text("remove"), () => {
        job.patterns.splice(index, 1);
        again();
        this.focusEnd(place);
      }, `${words.text("remove")}: ${number}, ${name}`);
      set.append(element("legend", "", name), ...boxes, hours, note, remove);
      return set;
    });
    for (const say of notes) say();
    const add = button(words.text("pattern-add"), () => {
      // Without days it replaces nothing yet; the first week of a job holds all year.
      job.patterns.push(job.patterns.length ? { ...emptyPattern(state.year), from: "", to: "" } : emptyPattern(state.year));
      again();
      [...place.querySelectorAll(".account-row")].at(-1)?.querySelector("input")?.focus();
    }, `${words.text("pattern-add")}: ${number}`);
    place.replaceChildren(...sets, add, element("p", "account-hint", words.text("pattern-hint")));
  }

  /** What had the focus is gone: it goes to the button that adds. @param {HTMLElement} place */
  focusEnd(place) {
    const add = [...place.children].filter(child => child instanceof HTMLButtonElement).at(-1);
    if (add instanceof HTMLElement) add.focus();
  }
}
