// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ALWAYS, NEVER, account, fromCsv, lecturesOf, rulesOf, toCsv, usedBy } from "./account.js";
import { isDate, mondaysOf } from "./account-dates.js";
import { readHours, writeHours } from "./account-hours.js";

const file = new URL("../../../tests/account/cases.json", import.meta.url);
const { cases, files, lectures, settings } = JSON.parse(readFileSync(file, "utf8"));

/** Jobs as the cases have them, with hours in place of minutes. @param {any[]} jobs */
const jobsOf = jobs =>
  jobs.map(({ label = "", kind = "counts", patterns = [], days = {} }) => ({
    label,
    kind,
    patterns: patterns.map((/** @type {any} */ { hours, ...period }) => ({ ...period, minutes: hours.map((/** @type {number} */ each) => each * 60) })),
    days: Object.fromEntries(Object.entries(days).map(([date, hours]) => [date, Number(hours) * 60])),
  }));

/** A week in hours and days. @param {import("./account.js").Week} week */
const readable = week => ({
  ...week,
  hours: week.minutes / 60,
  byDays: week.byDays / 2,
  flat: week.flat / 2,
  counted: week.counted / 2,
  careful: week.careful / 2,
  sum: week.sum / 2,
});

for (const { name, why, year = 2026, lectures: known = "terms", jobs, expect, settings: own = settings } of cases) {
  test(`${name}: ${why}`, () => {
    const result = account(rulesOf(own), { year, jobs: jobsOf(jobs), known: ALWAYS, ...lectures[known] });
    assert.equal(result.total / 2, expect.total, "total");
    assert.equal(result.careful.total / 2, expect.careful ?? expect.total, "careful");
    assert.deepEqual(result.tooLong, expect.tooLong ?? []);
    if (expect.rows) assert.equal(result.weeks.length, expect.rows);
    if ("usedUp" in expect) assert.equal(result.usedUp, expect.usedUp);
    if ("exceeded" in expect) assert.equal(result.exceeded, expect.exceeded);
    if ("carefulUsedUp" in expect) assert.equal(result.careful.usedUp, expect.carefulUsedUp);
    if ("carefulExceeded" in expect) assert.equal(result.careful.exceeded, expect.carefulExceeded);
    for (const [monday, wanted] of Object.entries(expect.weeks ?? {})) {
      const week = result.weeks.find(each => each.monday === monday);
      assert.ok(week, monday);
      const found = Object.fromEntries(Object.keys(wanted).map(key => [key, Reflect.get(readable(week), key)]));
      assert.deepEqual(found, wanted, monday);
    }
  });
}

test("what holds for any year of any work", () => {
  let seed = 7;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const rules = rulesOf(settings);
  for (let round = 0; round < 60; round += 1) {
    const year = 2024 + random(30);
    const jobs = jobsOf(
      Array.from({ length: 1 + random(3) }, () => ({
        patterns: [{ from: `${year}-01-01`, to: `${year}-12-31`, hours: Array.from({ length: 7 }, () => (random(2) * random(33)) / 4) }],
      })),
    );
    const periods = [{ from: `${year}-04-0${1 + random(9)}`, to: `${year}-07-1${random(10)}` }];
    const result = account(rules, { year, jobs, periods, known: ALWAYS });
    const dates = result.steps.map(({ date }) => date);
    assert.deepEqual(dates, [...new Set(dates)].sort(), "every day once");
    assert.equal(dates.length, isDate(`${year}-02-29`) ? 366 : 365);
    assert.equal(result.weeks.length, mondaysOf(year).length);
    assert.ok(result.total <= result.careful.total);
    assert.equal(result.total, result.weeks.reduce((sum, { counted }) => sum + counted, 0));
    for (const week of result.weeks) {
      assert.ok(week.counted <= week.byDays && week.counted <= week.careful);
      if (week.mayFlat) assert.ok(week.counted <= week.flat);
      else assert.equal(week.counted, week.byDays);
    }
    const turned = account(rules, { year, jobs: [...jobs].reverse(), periods, known: ALWAYS });
    assert.deepEqual(turned, result, "the order of employers does not matter");
    const more = account(rules, { year, jobs: [...jobs, ...jobsOf([{ days: { [`${year}-05-13`]: 2 } }])], periods, known: ALWAYS });
    assert.ok(more.total >= result.total, "more work never costs less");
  }
});

test("what is used up by a day", () => {
  const jobs = jobsOf([{ patterns: [{ from: "2026-04-20", to: "2026-04-26", hours: [6, 6, 6, 0, 0, 0, 0] }] }]);
  const result = account(rulesOf(settings), { year: 2026, jobs, known: ALWAYS, ...lectures.terms });
  const days = ["2025-12-31", "2026-04-19", "2026-04-20", "2026-04-21", "2026-04-22", "2027-03-01"];
  assert.deepEqual(days.map(date => usedBy(result, date) / 2), [0, 0, 1, 2, 2.5, 2.5]);
});

test("lecture times are known between the first and the last of a university, or as far as the reader says", () => {
  const periods = [{ from: "2026-10-26", to: "2027-02-06" }, { from: "2026-04-13", to: "2026-07-18" }];
  const universities = [{ key: "a", periods }, { key: "b", periods: [] }];
  assert.deepEqual(lecturesOf({ university: "a", periods: [] }, universities), { periods, known: { from: "2026-04-13", to: "2027-02-06" } });
  for (const university of ["b", "gone", ""]) assert.deepEqual(lecturesOf({ university, periods }, universities).known, NEVER);
  assert.deepEqual(lecturesOf({ university: "own", periods }, universities), { periods, known: ALWAYS });
  assert.deepEqual(lecturesOf({ university: "own", periods: [{ from: "", to: "2026-07-18" }] }, universities), { periods: [], known: NEVER });
});

test("hours as people write them", () => {
  for (const [text, hours] of Object.entries({ "": 0, " ": 0, 4: 4, "4,25": 4.25, "4.5": 4.5, "4,250": 4.25, "4:15": 4.25, " 12 ": 12, "0": 0, "24": 24, ",5": null, "4,1": null, "4:10": null, "24,25": null, "-1": null, "1e1": null, "4,": null, "4;5": null, "٤": null })) {
    const minutes = readHours(text);
    assert.equal(minutes === null ? null : minutes / 60, hours, text);
  }
  assert.equal(writeHours(255), "4,25");
  assert.equal(writeHours(255, "."), "4.25");
});

for (const { name, text, state, faults = [] } of files) {
  test(`file: ${name}`, () => {
    const read = fromCsv(text);
    assert.deepEqual(read.faults.map(({ row, code }) => ({ row, code })), faults);
    if (state) assert.deepEqual(read.state, { ...state, jobs: jobsOf(state.jobs) });
  });
}

test("what is saved comes back", () => {
  const labels = ["", "Firma A", "A; B, \"C\"", "'s Laden", "=1+1", "'=1+1", "''@x", "-5", "+49 541", "@SUM(A1)", "a,=1+1", "a; \"-1\"", "＝1", "Straße 😀", "x = y", "A|cmd"];
  for (const year of [2026, 2028]) {
    const state = {
      year,
      university: "own",
      periods: [{ from: `${year}-04-13`, to: `${year}-07-18` }],
      jobs: jobsOf(labels.map((label, index) => ({
        label,
        kind: ["counts", "not-counted", "internship"][index % 3],
        patterns: [{ from: `${year}-01-01`, to: `${year}-12-31`, hours: [4, 4.25, 0, 7.5, 0, 24, 0.75] }],
        days: index % 2 ? { [`${year}-01-01`]: 0, [`${year}-12-31`]: 8.25, [`${year - 1}-12-31`]: 2 } : {},
      }))),
    };
    const text = toCsv(state);
    assert.deepEqual(fromCsv(text), { state, faults: [] });
    assert.deepEqual(fromCsv(text.replaceAll("\r\n", "\n").replace("\ufeff", "")), { state, faults: [] });
  }
});

test("no label becomes a formula, whatever a spreadsheet takes for the end of a cell", () => {
  const hostile = ["=cmd|'/C calc'!A0", " =1", "\t=1", "+1", "-1", "@x", "a;=1", "a,=1", "a, +1", "a\t=1", "a\n=1", "a\r\n-1", "\";=1", "＝1"];
  for (const label of hostile) {
    const text = toCsv({ year: 2026, university: "", periods: [], jobs: jobsOf([{ label }]) });
    for (const cell of text.slice(1).split(/[;,\t\r\n"]/)) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/, JSON.stringify(label));
  }
});

test("a file written by others is read or refused, and never throws", () => {
  let seed = 3;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const whole = toCsv({ year: 2026, university: "own", periods: [{ from: "2026-04-13", to: "2026-07-18" }], jobs: jobsOf([{ label: "A;\"B\"", patterns: [{ from: "2026-01-01", to: "2026-12-31", hours: [4, 0, 0, 0, 0, 0, 0] }], days: { "2026-07-06": 8 } }]) });
  const pieces = ["\"", ";", "\n", "\r", "__proto__", "=", "99", "-", "\u0000", "2026-13-01", "Woche", ""];
  for (let round = 0; round < 2000; round += 1) {
    const [from, length] = [random(whole.length), random(9)];
    const { state, faults } = fromCsv(whole.slice(0, from) + pieces[random(pieces.length)] + whole.slice(from + length));
    assert.ok(Array.isArray(faults));
    account(rulesOf(settings), { ...state, year: state.year || 2026, known: ALWAYS });
  }
});
