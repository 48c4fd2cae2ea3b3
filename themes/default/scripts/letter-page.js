// @ts-check
/**
 * A letter as a page: what is entered appears in the letter at once; print, copy, mail, text file.
 *
 * Nothing is stored or sent. Must not know how gaps are filled (see `letter.js`) nor how the search works: it asks the
 * page for it.
 */

import { copyText } from "./copy.js";
import { day } from "./dated.js";
import { element } from "./elements.js";
import { fromFragment, mailto, write } from "./letter.js";
import { textOf } from "./texts.js";

/** @typedef {import("./letter.js").LetterData} LetterData */

/** @param {HTMLElement} place */
export function startLetter(place) {
  const letter = /** @type {LetterData} */ (JSON.parse(place.querySelector("script")?.textContent ?? ""));
  const form = place.querySelector("form");
  const sheet = document.querySelector(".letter");
  if (!form || !(sheet instanceof HTMLElement)) return;
  place.hidden = false;
  const page = new LetterPage(place, letter, form, sheet);
  page.arrive();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.toSheet();
  });
  form.addEventListener("input", () => page.show());
  window.addEventListener("hashchange", () => page.arrive());
}

class LetterPage {
  /**
   * @param {HTMLElement} place
   * @param {LetterData} letter
   * @param {HTMLFormElement} form
   * @param {HTMLElement} sheet
   */
  constructor(place, letter, form, sheet) {
    this.place = place;
    this.letter = letter;
    this.form = form;
    this.subject = element("p", { class: "letter-subject" });
    this.body = element("pre", { class: "letter-body" });
    sheet.replaceChildren(this.subject, this.body);
    this.status = element("p", { role: "status", class: "letter-status" });
    this.mail = element("a", { class: "button", text: this.text("mail") });
    this.told = element("p", { role: "status" });
    sheet.after(this.status, this.buttons(), element("p", { class: "hint letter-mail-hint", text: this.text("mail-hint") }), this.told);
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  text(name, values) {
    return textOf(this.place, name, values);
  }

  /** Fills in what the address brings. */
  arrive() {
    // A letter is of today, unless somebody says otherwise.
    if (!this.entered()["date"]) this.enter("date", day(new Date()));
    const brought = fromFragment(this.letter, location.hash.slice(1));
    for (const [key, value] of Object.entries(brought)) this.enter(key, value);
    if (Object.keys(brought).length > 0) this.told.textContent = this.text("filled");
    this.show();
    // The script that searches runs after this one.
    document.addEventListener("DOMContentLoaded", () => this.suggest());
    this.form.addEventListener("change", (event) => {
      if (event.target instanceof HTMLElement && event.target.getAttribute("name") === this.letter.suggest) this.suggest();
    });
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  enter(key, value) {
    for (const field of this.form.querySelectorAll(`[name="${CSS.escape(key)}"]`)) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value.split(",").includes(field.value);
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
        field.value = value;
      }
    }
  }

  /** What is missing is named, or the letter read. */
  toSheet() {
    this.status.tabIndex = -1;
    this.status.focus();
    this.status.scrollIntoView({ block: "center" });
  }

  entered() {
    /** @type {Record<string, string>} */
    const entered = {};
    for (const [key, value] of new FormData(this.form)) {
      entered[key] = key in entered ? `${entered[key]},${String(value)}` : String(value);
    }
    return entered;
  }

  show() {
    const { subject, body, missing } = write(this.letter, this.entered());
    this.subject.textContent = subject;
    this.body.textContent = body;
    const labels = missing.map((field) => field.label).join(", ");
    const status = missing.length > 0 ? this.text("incomplete", { fields: labels }) : this.text("complete");
    // Screen readers hear it only when it changes, not at every key.
    if (this.status.textContent !== status) this.status.textContent = status;
    const link = mailto(this.letter.mail, subject, body);
    if (link) this.mail.href = link;
    else this.mail.removeAttribute("href");
    this.mail.setAttribute("role", "link");
    this.mail.toggleAttribute("aria-disabled", !link);
    this.mail.title = link ? "" : this.text("mail-long");
  }

  buttons() {
    const row = element("p", { class: "buttons" });
    const button = (/** @type {string} */ name, /** @type {() => void} */ act) => {
      const made = element("button", { type: "button", text: this.text(name) });
      made.addEventListener("click", act);
      return made;
    };
    this.mail.addEventListener("click", () => {
      if (!this.mail.hasAttribute("href")) this.told.textContent = this.text("mail-long");
    });
    row.append(
      button("print", () => window.print()),
      button("copy", () => this.copy()),
      this.mail,
      button("save", () => this.save()),
      button("clear", () => {
        this.form.reset();
        this.told.textContent = "";
        this.show();
      }),
    );
    return row;
  }

  whole() {
    const { subject, body } = write(this.letter, this.entered());
    // What goes to an office has a subject; a note or a declaration has a title.
    const title = "office" in this.place.dataset ? `${this.text("subject")}: ${subject}` : subject;
    return `${title}\n\n${body}\n`;
  }

  /** The text stays on the page if it cannot be copied: then it is there to be copied by hand. */
  async copy() {
    for (const old of this.place.querySelectorAll(".copy-area")) old.remove();
    const area = element("textarea", { class: "copy-area", "aria-label": this.text("copy") });
    area.value = this.whole();
    this.told.before(area);
    const copied = await copyText(area);
    if (copied) area.remove();
    this.told.textContent = this.text(copied ? "copied" : "copy-failed");
  }

  save() {
    // With a mark at its beginning even old editors read it as UTF-8.
    const text = `\ufeff${this.whole()}`.replaceAll("\n", "\r\n");
    const link = element("a", { download: `${(document.querySelector("h1")?.textContent ?? this.letter.key).replace(/[^\p{L}\p{N}]+/gu, "-")}.txt` });
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Entries that may hold the answer already. */
  suggest() {
    const list = this.place.querySelector(".letter-suggestions");
    const question = this.letter.suggest ? (this.entered()[this.letter.suggest] ?? "").trim() : "";
    if (!list || question.length < 4) return;
    const ask = new CustomEvent("lotse-suggest", { detail: { question, show: (/** @type {{ title: string, href: string }[]} */ hits) => this.suggestions(list, hits) } });
    document.dispatchEvent(ask);
  }

  /**
   * @param {Element} list
   * @param {{ title: string, href: string }[]} hits
   */
  suggestions(list, hits) {
    list.replaceChildren();
    if (hits.length === 0) return;
    const items = element("ul", { class: "links" });
    for (const { title, href } of hits) {
      const item = element("li");
      item.append(element("a", { href, text: title }));
      items.append(item);
    }
    list.append(element("p", { text: this.text("suggest") }), items);
  }
}
