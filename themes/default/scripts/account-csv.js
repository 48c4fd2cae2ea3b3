// @ts-check
/**
 * What was entered into the working-day account, as a file that people can read and a spreadsheet can open.
 *
 *     Zeile;Nr;Bezeichnung;Art;Von;Bis;Mo;Di;Mi;Do;Fr;Sa;So
 *     Jahr;2026
 *     Konto;77,5                                             days of a smaller account; as a rule there is no such row
 *     Hochschule;;uni-osnabrueck                             the key of one of the site's universities, or `own`
 *     Vorlesungszeit;;;;2026-04-13;2026-07-18                any number
 *     Job;1;Firma A;zählt                                    or `zählt nicht`, `Pflichtpraktikum`
 *     Muster;1;;;2026-01-01;2026-06-30;4,5;4,5;0;0;0;0;0     hours of a repeated week
 *     Woche;1;;;2026-07-06;;8;;0                             a single week by its Monday; an empty day keeps the pattern's hours
 *
 * The words are German in every language: one file for all readers. Spreadsheets change dates (`6.7.2026`), separators and
 * quotation marks; all of that is read. A cell that a spreadsheet could run as a formula is written with an apostrophe.
 * Owns the format; must not know the page or what is computed. Faults are data: a code, the row and what stands there.
 */

import { dateOf, daysOf, isDate, mondayOf, weekday, dayNumber } from "./account-dates.js";
import { readDays, readHours, writeDays, writeHours } from "./account-hours.js";

/** @typedef {import("./account.js").State} State */
/** @typedef {import("./account.js").Job} Job */
/** @typedef {import("./account.js").Kind} Kind */
/** @typedef {"header" | "quote" | "row" | "twice" | "year" | "account" | "job" | "kind" | "date" | "order" | "hours" | "monday"} Code */
/** @typedef {{ row: number, code: Code, text: string }} Fault */
/** @typedef {{ row: number, cells: string[] }} Row row: its first line in the file, from 1 */

const HEADER = ["Zeile", "Nr", "Bezeichnung", "Art", "Von", "Bis", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
/** @type {Record<Kind, string>} */
const KIND_WORDS = { counts: "zählt", "not-counted": "zählt nicht", internship: "Pflichtpraktikum" };
const [NUMBER, LABEL, KIND, FROM, TO, HOURS] = [1, 2, 3, 4, 5, 6];

/**
 * Where a cell begins for any spreadsheet, whatever separator it believes in, apostrophes, and what starts a formula.
 * Apostrophes are counted so that a label which has them already comes back as it was.
 */
const FORMULA = /(^|[,;|]\s*)('*)(?=[=+\-@＝＋－＠])/g;
const QUOTED_FORMULA = /(^|[,;|]\s*)('*)'(?=[=+\-@＝＋－＠])/g;

/**
 * @param {State} state
 */
export function toCsv({ year, accountDays, university, periods, jobs }) {
  const rows = [HEADER, ["Jahr", String(year)]];
  // Only where it matters: files without this row are read by older pages too.
  if (accountDays !== null) rows.push(["Konto", writeDays(accountDays)]);
  if (university) rows.push(["Hochschule", "", safe(university)]);
  for (const { from, to } of periods) rows.push(["Vorlesungszeit", "", "", "", from, to]);
  jobs.forEach(({ label, kind, patterns, days }, index) => {
    const number = String(index + 1);
    rows.push(["Job", number, safe(label), KIND_WORDS[kind]]);
    for (const { from, to, minutes } of patterns) rows.push(["Muster", number, "", "", from, to, ...minutes.map(each => writeHours(each))]);
    for (const monday of [...new Set(Object.keys(days).map(mondayOf))].sort()) {
      const cells = daysOf(monday).map(date => (days[date] === undefined ? "" : writeHours(days[date])));
      rows.push(["Woche", number, "", "", monday, "", ...cells]);
    }
  });
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${rows.map(cells => cells.map(quoted).join(";")).join("\r\n")}\r\n`;
}

/**
 * @param {string} text
 * @param {number} [most] days of the largest account
 * @returns {{ state: State, faults: Fault[] }} state: whatever could be read
 */
export function fromCsv(text, most = 366) {
  const reader = new Reader(most);
  const [header, ...rows] = reader.rows(text.replace(/^\ufeff/, ""));
  if (header?.cells.map(cell => cell.trim().toLowerCase()).slice(0, HEADER.length).join() !== HEADER.join().toLowerCase()) {
    return { state: reader.state, faults: [{ row: 1, code: "header", text: "" }] };
  }
  // Jobs first: a spreadsheet may have sorted the rows.
  const kind = (/** @type {Row} */ { cells }) => cells[0]?.toLowerCase() ?? "";
  for (const row of rows) if (kind(row) === "job") reader.job(row);
  for (const row of rows) if (kind(row) !== "job") reader.other(row, kind(row));
  if (!reader.state.year && !reader.faults.some(({ code }) => code === "year")) reader.fault(1, "year");
  return { state: reader.state, faults: reader.faults.sort((a, b) => a.row - b.row) };
}

class Reader {
  /** @param {number} most */
  constructor(most) {
    this.most = most;
    /** @type {State} */
    this.state = { year: 0, accountDays: null, university: "", periods: [], jobs: [] };
    /** @type {Fault[]} */
    this.faults = [];
    /** @type {Map<number, Job>} */
    this.jobs = new Map();
    /** Single weeks that were read, by job and Monday. @type {Set<string>} */
    this.weeks = new Set();
  }

  /** @param {number} row @param {Code} code @param {string} [text] */
  fault(row, code, text = "") {
    this.faults.push({ row, code, text });
  }

  /**
   * Cuts a text into rows and cells; rows without any cell filled are left out.
   * @param {string} text
   */
  rows(text) {
    const separator = /^[^\r\n]*?([;,\t])/.exec(text)?.[1] ?? ";";
    /** @type {Row[]} */
    const rows = [];
    let [line, at] = [1, 0];
    while (at < text.length) {
      /** @type {Row} */
      const row = { row: line, cells: [] };
      for (let end = false; !end; ) {
        let cell = "";
        if (text[at] === '"') {
          const whole = /"((?:[^"]|"")*)"/y;
          whole.lastIndex = at;
          const match = whole.exec(text);
          if (!match) {
            this.fault(line, "quote");
            return rows;
          }
          cell = (match[1] ?? "").replaceAll('""', '"');
          line += cell.split(/\r\n?|\n/).length - 1;
          at = whole.lastIndex;
        }
        const start = at;
        while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
        row.cells.push((cell + text.slice(start, at)).replace(/\s+/g, " ").trim());
        end = text[at] !== separator;
        if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
        at += 1;
      }
      line += 1;
      if (row.cells.some(Boolean)) rows.push(row);
    }
    return rows;
  }

  /** @param {Row} row */
  job({ row, cells }) {
    const number = cells[NUMBER] ?? "";
    const word = (cells[KIND] ?? "").toLowerCase();
    const kind = /** @type {Kind[]} */ (Object.keys(KIND_WORDS)).find(each => KIND_WORDS[each].toLowerCase() === word);
    if (!/^\d{1,6}$/.test(number)) return this.fault(row, "job", number);
    if (this.jobs.has(Number(number))) return this.fault(row, "twice", `Job ${number}`);
    if (!kind) this.fault(row, "kind", cells[KIND]);
    /** @type {Job} */
    const job = { label: read(cells[LABEL]), kind: kind ?? "counts", patterns: [], days: {} };
    this.jobs.set(Number(number), job);
    this.state.jobs.push(job);
  }

  /**
   * @param {Row} row
   * @param {string} kind
   */
  other({ row, cells }, kind) {
    const text = cells[NUMBER] ?? "";
    if (kind === "jahr") {
      if (!/^[12]\d{3}$/.test(text)) return this.fault(row, "year", text);
      if (this.state.year) return this.fault(row, "twice", cells[0]);
      this.state.year = Number(text);
    } else if (kind === "konto") {
      if (this.state.accountDays !== null) return this.fault(row, "twice", cells[0]);
      this.state.accountDays = readDays(text, this.most);
      if (this.state.accountDays === null) this.fault(row, "account", text);
    } else if (kind === "hochschule") {
      this.state.university = read(cells[LABEL]);
    } else if (kind === "vorlesungszeit") {
      const period = this.period(row, cells);
      if (period) this.state.periods.push(period);
    } else if (kind === "muster" || kind === "woche") {
      const job = this.jobs.get(Number(text));
      if (!job) return this.fault(row, "job", text);
      if (kind === "muster") this.pattern(row, cells, job);
      else this.week(row, cells, job);
    } else this.fault(row, "row", cells[0]);
  }

  /** @param {number} row @param {string[]} cells @param {Job} job */
  pattern(row, cells, job) {
    const period = this.period(row, cells);
    const minutes = this.hours(row, cells).map(each => each ?? 0);
    if (period) job.patterns.push({ ...period, minutes });
  }

  /** @param {number} row @param {string[]} cells @param {Job} job */
  week(row, cells, job) {
    const monday = this.date(row, cells[FROM]);
    const minutes = this.hours(row, cells);
    if (!monday) return;
    if (weekday(dayNumber(monday)) !== 0) return this.fault(row, "monday", cells[FROM]);
    const key = `${cells[NUMBER]} ${monday}`;
    if (this.weeks.has(key)) return this.fault(row, "twice", cells[FROM]);
    this.weeks.add(key);
    daysOf(monday).forEach((date, index) => {
      const day = minutes[index];
      if (day !== undefined) job.days[date] = day;
    });
  }

  /** @param {number} row @param {string[]} cells */
  period(row, cells) {
    const [from, to] = [this.date(row, cells[FROM]), this.date(row, cells[TO])];
    if (!from || !to) return null;
    if (from <= to) return { from, to };
    this.fault(row, "order", cells[TO]);
    return null;
  }

  /** As in the file or as German spreadsheets write it. @param {number} row @param {string} [text] */
  date(row, text = "") {
    const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
    const date = match ? [match[3], match[2]?.padStart(2, "0"), match[1]?.padStart(2, "0")].join("-") : text;
    if (isDate(date)) return dateOf(dayNumber(date));
    this.fault(row, "date", text);
    return null;
  }

  /** Seven days; undefined where nothing stands. @param {number} row @param {string[]} cells */
  hours(row, cells) {
    return HEADER.slice(HOURS).map((_, index) => {
      const text = cells[HOURS + index] ?? "";
      const minutes = readHours(text);
      if (minutes === null) this.fault(row, "hours", text);
      return text ? (minutes ?? undefined) : undefined;
    });
  }
}

/** @param {string} text */
function safe(text) {
  return text.replace(/\s+/g, " ").trim().replace(FORMULA, "$1$2'");
}

/** @param {string} [text] */
function read(text = "") {
  return text.replace(QUOTED_FORMULA, "$1$2");
}

/** @param {string} cell */
function quoted(cell) {
  return /[";,\t]/.test(cell) && !/^[\d,]+$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
