// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { calendar, deadline, isHoliday, isWeekend } from "./deadline.js";

test("days, weeks, months and years are counted as §§ 187 and 188 BGB count them", () => {
  /** @type {[string, number, string, boolean, string][]} */
  const cases = [
    // § 187 Abs. 1, § 188 Abs. 2: knowledge on a Monday, four weeks end on a Monday.
    ["2026-11-02", 4, "weeks", false, "2026-11-30"],
    ["2026-12-17", 2, "weeks", false, "2026-12-31"],
    ["2026-12-31", 1, "days", false, "2027-01-01"],
    ["2026-03-15", 18, "months", false, "2027-09-15"],
    // § 188 Abs. 3: where the day is missing, the month's last day.
    ["2026-08-31", 6, "months", false, "2027-02-28"],
    ["2027-08-31", 6, "months", false, "2028-02-29"],
    ["2024-02-29", 1, "years", false, "2025-02-28"],
    ["2026-05-31", 3, "months", true, "2026-02-28"],
    ["2027-03-04", 12, "weeks", true, "2026-12-10"],
    // Over the change to summer time a week is a week.
    ["2026-03-23", 1, "weeks", false, "2026-03-30"],
  ];
  for (const [from, number, unit, before, expected] of cases) {
    assert.equal(deadline(from, { number, unit }, before), expected, `${from} ${number} ${unit}`);
  }
  assert.deepEqual(["2026-11-27", "2026-11-28", "2026-11-29"].map(isWeekend), [false, true, true]);
});

test("holidays of all of Germany are known, those of a federal state are not", () => {
  const days = ["2026-12-25", "2026-12-26", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17", "2026-04-03", "2025-06-09", "2024-03-29"];
  assert.deepEqual(days.filter((day) => !isHoliday(day)), []);
  assert.deepEqual(["2026-10-31", "2027-03-28", "2026-12-24", "2027-05-27"].filter(isHoliday), []);
});

test("a calendar entry is for a whole day, escaped and folded", () => {
  const file = calendar({ day: "2026-12-31", label: "Mitteilung; § 4a Abs. 5, ABH", note: `eins\nzwei ${"ä".repeat(60)}`, stamp: new Date("2026-11-27T08:00:00Z") });
  assert.match(file, /\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n/);
  assert.match(file, /SUMMARY:Mitteilung\\; § 4a Abs\. 5\\, ABH\r\n/);
  assert.match(file, /DESCRIPTION:eins\\nzwei/);
  assert.ok(file.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  assert.equal(file.endsWith("END:VCALENDAR\r\n"), true);
});
