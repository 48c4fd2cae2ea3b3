// @ts-check
/**
 * The page of the working-day account: parts to fill in, the answer at once, a file to keep.
 *
 * Owns the state and the buttons. Everything stays in this page until it is closed: nothing is stored, nothing is sent.
 * Must not know how the account is computed, nor the numbers of the statute: they come with the page.
 */

import { account, fromCsv, lecturesOf, rulesOf, toCsv, OWN } from "./account.js";
import { button, field } from "./account-fields.js";
import { JobsPart, emptyJob } from "./account-jobs.js";
import { LecturesPart } from "./account-lectures.js";
import { entered, lines, weeksTable } from "./account-result.js";
import { running, summary } from "./account-summary.js";
import { WeeksPart } from "./account-weeks.js";
import { Words } from "./account-words.js";
import { day } from "./dated.js";
import { element } from "./search-hits.js";
import { Status } from "./status.js";

/** @typedef {import("./account.js").Settings & { year: number, today: string, universities: import("./account-lectures.js").University[] }} Data */
/** @typedef {import("./account.js").State} State */

/** A year of many jobs has some 50 kB; bytes. */
const LARGEST_FILE = 1_000_000;
/** Browsers want the address of a download for a moment; milliseconds. */
const KEPT = 10_000;
const RESULT = "account-result";

/**
 * @param {HTMLElement} root
 * @param {Data} data
 */
export function startAccount(root, data) {
  new AccountPage(root, data);
}

class AccountPage {
  /**
   * @param {HTMLElement} root
   * @param {Data} data
   */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.words = new Words(root);
    // The page may be read long after it was built, but not before.
    const today = day(new Date());
    this.today = today > data.today ? today : data.today;
    this.lectures = new LecturesPart(this.words, data, before => this.changed(before));
    this.jobs = new JobsPart(this.words, others => this.changed(undefined, others));
    this.weeks = new WeeksPart(this.words, () => this.compute());
    const place = element("div", "account-status");
    place.setAttribute("role", "status");
    this.status = new Status(place);
    this.details = element("div", "account-details");
    /** @type {State} */
    this.state = this.empty();
    /** Has something been entered that no file holds? */
    this.unsaved = false;

    // What is entered, and under it, as long as it is in view, what it comes to.
    const entry = element("div", "account-entry");
    entry.append(
      this.part("part-lectures", this.lectures.box),
      this.part("part-jobs", this.jobs.box),
      this.part("part-weeks", this.weeks.box),
      this.bar(),
    );
    const result = this.part("part-result", place, this.buttons(), this.details);
    result.id = RESULT;
    root.append(entry, result);
    addEventListener("beforeunload", event => {
      if (this.unsaved) event.preventDefault();
    });
    this.show();
    root.hidden = false;
  }

  /** @returns {State} */
  empty() {
    const { year, universities } = this.data;
    const only = universities.length === 1 ? universities[0]?.key : "";
    return { year, accountDays: null, university: only ?? "", periods: [], jobs: [emptyJob(year)] };
  }

  /**
   * @param {string} title
   * @param {HTMLElement[]} children
   */
  part(title, ...children) {
    const section = element("section", `account-section account-${title}`);
    section.append(element("h2", "", this.words.text(title)), ...children);
    return section;
  }

  /** The running total. It is not announced: the answer below is. */
  bar() {
    const box = element("div", "notice account-bar");
    this.total = element("p", "");
    const link = element("a", "", this.words.text("to-result"));
    link.href = `#${RESULT}`;
    box.append(this.total, link);
    return box;
  }

  /** Shows the state from the start. */
  show() {
    this.lectures.show(this.state);
    this.jobs.show(this.state);
    this.weeks.show(this.state);
    this.compute();
    this.unsaved = false;
  }

  /**
   * @param {number} [before] the year before, if it is another now
   * @param {boolean} [others] other jobs, or other names of jobs
   */
  changed(before, others = false) {
    if (before !== undefined) this.moveYear(before);
    if (before !== undefined || others) this.weeks.show(this.state);
    else this.weeks.refresh();
    this.compute();
  }

  /** Weeks that repeat all year do so in the new year. @param {number} before */
  moveYear(before) {
    for (const pattern of this.state.jobs.flatMap(({ patterns }) => patterns)) {
      if (pattern.from !== `${before}-01-01` || pattern.to !== `${before}-12-31`) continue;
      pattern.from = `${this.state.year}-01-01`;
      pattern.to = `${this.state.year}-12-31`;
    }
    this.jobs.show(this.state);
  }

  compute() {
    this.unsaved = true;
    const { words, state, today } = this;
    const rules = rulesOf(this.data, state.accountDays);
    const lectures = lecturesOf(state, this.data.universities);
    const result = account(rules, { ...state, ...lectures });
    const mistakes = this.wrong().length;
    this.status.say(summary(words, rules, result, { year: state.year, today, mistakes }));
    if (this.total) this.total.textContent = running(words, rules, result);

    const university = this.data.universities.find(({ key }) => key === state.university)?.name;
    const sheet = element("div", "print-only");
    sheet.append(lines(words), entered(words, rules, state, { university, periods: lectures.periods }), element("p", "", words.text("printed", { date: words.date(today) })));
    const scroll = element("section", "table-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("aria-label", words.text("table"));
    scroll.append(weeksTable(words, rules, result));
    scroll.hidden = result.total === 0;
    // Where a reader has scrolled to, and the focus, stay while the table changes.
    const old = this.details.querySelector(".table-scroll");
    if (old instanceof HTMLElement) {
      old.replaceChildren(...scroll.children);
      old.hidden = scroll.hidden;
      old.nextElementSibling?.replaceWith(sheet);
    } else this.details.append(scroll, sheet);
  }

  /** Fields that are wrong. */
  wrong() {
    return [...this.root.querySelectorAll("[aria-invalid=true]")];
  }

  buttons() {
    const { words } = this;
    const file = element("input", "");
    file.type = "file";
    file.accept = ".csv,text/csv";
    const load = field(file, words.text("load"), words.text("load-hint"));
    const said = element("div", "account-file");
    said.setAttribute("role", "status");
    this.fileStatus = new Status(said);
    file.addEventListener("change", () => void this.load(file));
    const row = element("div", "buttons");
    row.append(
      button(words.text("save"), () => this.save()),
      button(words.text("print"), () => print()),
      button(words.text("clear"), () => this.clear()),
    );
    const box = element("div", "account-actions");
    box.append(row, load, said, element("p", "account-hint", words.text("private")));
    return box;
  }

  save() {
    const [wrong] = this.wrong();
    if (wrong instanceof HTMLElement) {
      this.fileStatus?.say([element("p", "account-error", this.words.text("save-mistakes"))], 0);
      wrong.closest("details")?.setAttribute("open", "");
      return wrong.focus();
    }
    // What is not finished would be a fault in the file.
    const finished = this.state.periods.filter(({ from, to }) => from && to);
    const jobs = this.state.jobs.map(job => ({ ...job, patterns: job.patterns.filter(({ from, to }) => from && to) }));
    // The lecture times go along, for a site that does not know the university.
    const periods = this.state.university === OWN ? finished : lecturesOf(this.state, this.data.universities).periods;
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([toCsv({ ...this.state, periods, jobs })], { type: "text/csv;charset=utf-8" }));
    link.download = this.words.text("file-name", { year: this.state.year });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
    this.unsaved = false;
    this.fileStatus?.say([element("p", "", this.words.text("saved", { file: link.download }))], 0);
  }

  /** @param {HTMLInputElement} input */
  async load(input) {
    const file = input.files?.[0];
    if (!file) return;
    const { words } = this;
    const name = file.name;
    const { state, faults } = fromCsv(file.size > LARGEST_FILE ? "" : decoded(await file.arrayBuffer()), this.data.account_days);
    // The same file, once mended, is a change again.
    input.value = "";
    if (faults.length) {
      const list = element("ul", "");
      list.append(...faults.map(({ row, code, text }) => element("li", "", words.text("fault", { row, text: words.text(`fault-${code}`, { text }) }))));
      return this.fileStatus?.say([element("p", "account-error", words.text("load-faults", { file: name })), list], 0);
    }
    const known = this.data.universities.some(({ key }) => key === state.university);
    if (known) state.periods = [];
    else state.university = state.periods.length ? OWN : "";
    this.state = state;
    this.show();
    this.fileStatus?.say([element("p", "", words.text("loaded", { file: name }))], 0);
  }

  clear() {
    if (this.unsaved && !confirm(this.words.text("clear-sure"))) return;
    this.state = this.empty();
    this.show();
    this.fileStatus?.say([], 0);
    this.root.querySelector("select")?.focus();
  }
}

/**
 * Spreadsheets save as UTF-8 or as Windows does in Western Europe.
 * @param {ArrayBuffer} bytes
 */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
