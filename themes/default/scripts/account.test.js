// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FULL_TIME_HOURS, NEVER, account, fromCsv, lecturesOf, rulesOf, toCsv, usedBy } from "./account.js";
import { isDate, mondaysOf } from "./account-dates.js";
import { readDays, readHours, writeDays, writeHours } from "./account-hours.js";
import { holidaysWorked, replaced, runsOf } from "./account-patterns.js";
import { ending, running } from "./account-summary.js";

const file = new URL("../../../tests/account/cases.json", import.meta.url);
const { cases, files, lectures, settings } = JSON.parse(readFileSync(file, "utf8"));
/** All lecture times are known. */
const ALWAYS = { from: "0000", to: "9999" };

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

for (const { name, why, year = 2026, lectures: known = "terms", jobs, expect, settings: own = settings, accountDays } of cases) {
  test(`${name}: ${why}`, () => {
    const result = account(rulesOf(own, accountDays), { year, jobs: jobsOf(jobs), known: ALWAYS, ...lectures[known] });
    assert.equal(result.total / 2, expect.total, "total");
    assert.equal(result.careful.total / 2, expect.careful ?? expect.total, "careful");
    assert.deepEqual(result.tooLong, expect.tooLong ?? []);
    for (const name of /** @type {const} */ (["longDays", "longWeeks", "payroll"])) if (name in expect) assert.deepEqual(result[name], expect[name], name);
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
    assert.equal(result.careful.total, result.weeks.at(-1)?.carefulSum);
    assert.deepEqual(result.weeks.filter(week => week.careful > week.counted).filter(({ open }) => !open.length), [], "what differs is marked");
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
  assert.deepEqual(days.map(date => usedBy(result, date).sum / 2), [0, 0, 1, 2, 2.5, 2.5]);
  const holiday = jobsOf([{ patterns: [{ from: "2026-08-03", to: "2026-08-09", hours: [9, 9, 9, 9, 4, 0, 0] }] }]);
  const full = account(rulesOf(settings), { year: 2026, jobs: holiday, known: ALWAYS, ...lectures.terms });
  assert.deepEqual(["2026-08-05", "2026-08-07"].map(date => usedBy(full, date).carefulSum / 2), [3, 5]);
});

test("lecture times are known from the week of the first to the week of the last, of a university or of the reader", () => {
  // The first day is a Tuesday, the last a Saturday.
  const periods = [{ from: "2026-10-12", to: "2027-02-06" }, { from: "2026-04-07", to: "2026-07-11" }];
  const universities = [{ key: "a", periods }, { key: "b", periods: [] }];
  const known = { from: "2026-04-06", to: "2027-02-07" };
  assert.deepEqual(lecturesOf({ university: "a", periods: [] }, universities), { periods, known });
  for (const university of ["b", "gone", ""]) assert.deepEqual(lecturesOf({ university, periods }, universities).known, NEVER);
  assert.deepEqual(lecturesOf({ university: "own", periods }, universities), { periods, known });
  assert.deepEqual(lecturesOf({ university: "own", periods: [{ from: "", to: "2026-07-18" }] }, universities), { periods: [], known: NEVER });
  const { weeks } = account(rulesOf(settings), { year: 2026, jobs: [], ...lecturesOf({ university: "a", periods: [] }, universities) });
  const facts = (/** @type {string} */ monday) => weeks.filter(week => week.monday === monday).map(({ time, unknown }) => [time, unknown])[0];
  assert.deepEqual(["2026-03-30", "2026-04-06", "2026-07-06", "2026-08-03", "2026-12-28"].map(facts), [["lecture", true], ["mixed", false], ["mixed", false], ["free", false], ["lecture", false]]);
});

test("which repeated weeks are replaced, and when", () => {
  const week = (/** @type {string} */ from, /** @type {string} */ to, hours = 8) => ({ from, to, minutes: [hours * 60, 0, 0, 0, 0, 0, 0] });
  const patterns = [week("2026-01-01", "2026-06-30"), week("2026-03-01", "2026-12-31"), week("2026-06-01", "2026-07-31")];
  assert.deepEqual(replaced(patterns, 0), []);
  assert.deepEqual(replaced(patterns, 1), [{ index: 0, from: "2026-03-01", to: "2026-06-30" }]);
  assert.deepEqual(replaced(patterns, 2), [{ index: 0, from: "2026-06-01", to: "2026-06-30" }, { index: 1, from: "2026-06-01", to: "2026-07-31" }]);
  assert.deepEqual(replaced([week("2026-01-01", "2026-06-30"), week("", "")], 1), [], "not finished being entered");
  assert.deepEqual(replaced([week("", "2026-06-30"), week("2026-01-01", "2026-12-31")], 1), []);
  assert.deepEqual(replaced([week("2026-01-01", "2026-06-30"), week("2026-07-01", "2026-12-31")], 1), [], "one after the other");
  assert.deepEqual(replaced([week("2026-01-01", "2026-06-30", 0), week("2026-01-01", "2026-12-31")], 1), [], "no hours are lost");
});

test("nationwide holidays on which a pattern has work", () => {
  const [job] = jobsOf([{ patterns: [{ from: "2026-01-01", to: "2026-12-31", hours: [8, 0, 0, 8, 8, 0, 0] }], days: { "2026-12-25": 3, "2026-01-01": 0 } }]);
  // Monday to Sunday of 2026: 1 January Thu (entered), Good Friday 3 April, Easter Monday 6 April, 1 May Fri, Ascension Thu 14 May,
  // Whit Monday 25 May, 3 October Sat, 25 December Fri (entered), 26 December Sat.
  const days = ["2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25"];
  assert.deepEqual(holidaysWorked(job, 2026), days);
  for (const day of days) job.days[day] = 0;
  assert.deepEqual(holidaysWorked(job, 2026), []);
  assert.deepEqual(holidaysWorked(job, 2028), []);
  // 1 January 2027 is in a week of 2026, whose hours decide on the flat rate.
  assert.deepEqual(holidaysWorked(jobsOf([{ patterns: [{ from: "2026-12-28", to: "2027-01-03", hours: [8, 8, 8, 8, 8, 0, 0] }] }])[0], 2026), ["2027-01-01"]);
});

test("single days in a row are told as one", () => {
  const [job] = jobsOf([{ days: { "2026-07-06": 8, "2026-07-07": 8, "2026-07-08": 0, "2026-07-10": 0, "2025-03-01": 4, "2026-12-31": 2, "2027-01-01": 2 } }]);
  assert.deepEqual(runsOf(job, 2026).map(({ from, to, minutes }) => [from, to, minutes / 60]), [
    ["2026-07-06", "2026-07-07", 8],
    ["2026-07-08", "2026-07-08", 0],
    ["2026-07-10", "2026-07-10", 0],
    ["2026-12-31", "2027-01-01", 2],
  ]);
});

test("when the account ends, before and after that day", () => {
  /** @type {any} */
  const words = { text: (/** @type {string} */ name, /** @type {any} */ { date }) => `${name} ${date}`, date: (/** @type {string} */ date) => date };
  const total = { total: 300, usedUp: "2026-07-17", exceeded: "2026-07-20" };
  const at = (/** @type {string} */ today, own = total) => ending(words, /** @type {any} */ (own), 2026, today);
  assert.equal(at("2026-07-19"), "exceeded 2026-07-20");
  assert.equal(at("2026-07-20"), "exceeded 2026-07-20", "today is not past");
  assert.equal(at("2026-07-21"), "exceeded-past 2026-07-20");
  assert.equal(at("2026-12-31"), "exceeded-past 2026-07-20");
  assert.equal(at("2027-01-01"), "exceeded-over 2026-07-20", "the new year has an account of its own");
  const usedUp = /** @type {any} */ ({ ...total, exceeded: null });
  assert.deepEqual(["2026-07-17", "2026-07-18", "2027-01-01"].map(today => at(today, usedUp)), ["used-up 2026-07-17", "used-up-past 2026-07-17", ""]);
  assert.equal(at("2026-12-01", /** @type {any} */ ({ total: 3, usedUp: null, exceeded: null })), "");
});

test("the running total has one figure, or two where the law is open", () => {
  /** @type {any} */
  const words = { text: (/** @type {string} */ name, /** @type {any} */ values) => [name, values.careful, values.used, values.limit].join(" "), days: (/** @type {number} */ halves) => halves / 2 };
  const say = (/** @type {number[]} */ hours) => running(words, rulesOf(settings), account(rulesOf(settings), { year: 2026, jobs: jobsOf([{ patterns: [{ from: "2026-08-03", to: "2026-08-09", hours }] }]), known: ALWAYS, ...lectures.terms }));
  assert.equal(say([8, 8, 8, 8, 8, 0, 0]), "running 5 2.5 140");
  assert.equal(say([7, 7, 7, 0, 0, 0, 0]), "running-same 2.5 2.5 140");
});

test("the texts name the hours of full time that the program takes", () => {
  for (const [lang, word] of [["de", "fünfunddreißig"], ["en", "thirty-five"]]) {
    const text = readFileSync(new URL(`../texts/${lang}.toml`, import.meta.url), "utf8").split("\n").find(line => line.startsWith("account_open_full_time ="));
    assert.match(text ?? "", new RegExp(`\\b${word}\\b`));
  }
  assert.equal(FULL_TIME_HOURS, 35);
});

test("hours as people write them", () => {
  for (const [text, hours] of Object.entries({ "": 0, " ": 0, 4: 4, "4,25": 4.25, "4.5": 4.5, "4,250": 4.25, "4:15": 4.25, " 12 ": 12, "0": 0, "24": 24, ",5": null, "4,1": null, "4:10": null, "24,25": null, "-1": null, "1e1": null, "4,": null, "4;5": null, "٤": null })) {
    const minutes = readHours(text);
    assert.equal(minutes === null ? null : minutes / 60, hours, text);
  }
  assert.equal(writeHours(255), "4,25");
  assert.equal(writeHours(255, "."), "4.25");
  for (const [text, days] of Object.entries({ 70: 70, "77,5": 77.5, "77.50": 77.5, " 0 ": 0, "140,0": 140, "140,5": null, 141: null, "": null, "70,25": null, "-1": null, "1e2": null })) assert.equal(readDays(text, 140), days, text);
  assert.deepEqual([writeDays(77.5), writeDays(77.5, "."), writeDays(140)], ["77,5", "77.5", "140"]);
});

for (const { name, text, state, faults = [] } of files) {
  test(`file: ${name}`, () => {
    const read = fromCsv(text, settings.account_days);
    assert.deepEqual(read.faults.map(({ row, code }) => ({ row, code })), faults);
    if (state) assert.deepEqual(read.state, { accountDays: null, ...state, jobs: jobsOf(state.jobs) });
  });
}

test("what is saved comes back", () => {
  const labels = ["", "Firma A", "A; B, \"C\"", "'s Laden", "=1+1", "'=1+1", "''@x", "-5", "+49 541", "@SUM(A1)", "a,=1+1", "a; \"-1\"", "＝1", "Straße 😀", "x = y", "A|cmd"];
  for (const year of [2026, 2028]) {
    const state = {
      year,
      accountDays: year === 2028 ? 77.5 : null,
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
    assert.equal(/^Konto;/m.test(text), year === 2028, "the statute's account needs no row");
    assert.deepEqual(fromCsv(text.replaceAll("\r\n", "\n").replace("\ufeff", "")), { state, faults: [] });
  }
});

test("no label becomes a formula, whatever a spreadsheet takes for the end of a cell", () => {
  const hostile = ["=cmd|'/C calc'!A0", " =1", "\t=1", "+1", "-1", "@x", "a;=1", "a,=1", "a, +1", "a\t=1", "a\n=1", "a\r\n-1", "\";=1", "＝1"];
  for (const label of hostile) {
    const text = toCsv({ year: 2026, accountDays: null, university: "", periods: [], jobs: jobsOf([{ label }]) });
    for (const cell of text.slice(1).split(/[;,\t\r\n"]/)) assert.doesNotMatch(cell, /^\s*[=+\-@＝＋－＠]/, JSON.stringify(label));
  }
});

test("a file written by others is read or refused, and never throws", () => {
  let seed = 3;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  const whole = toCsv({ year: 2026, accountDays: 70, university: "own", periods: [{ from: "2026-04-13", to: "2026-07-18" }], jobs: jobsOf([{ label: "A;\"B\"", patterns: [{ from: "2026-01-01", to: "2026-12-31", hours: [4, 0, 0, 0, 0, 0, 0] }], days: { "2026-07-06": 8 } }]) });
  const pieces = ["\"", ";", "\n", "\r", "__proto__", "=", "99", "-", "\u0000", "2026-13-01", "Woche", ""];
  for (let round = 0; round < 2000; round += 1) {
    const [from, length] = [random(whole.length), random(9)];
    const { state, faults } = fromCsv(whole.slice(0, from) + pieces[random(pieces.length)] + whole.slice(from + length));
    assert.ok(Array.isArray(faults));
    account(rulesOf(settings), { ...state, year: state.year || 2026, known: ALWAYS });
  }
});
