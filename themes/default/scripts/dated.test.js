// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { applies, day } from "./dated.js";

test("first and last day belong to the period", () => {
  assert.equal(applies({ from: "2027-01-01" }, "2026-12-31"), false);
  assert.equal(applies({ from: "2027-01-01" }, "2027-01-01"), true);
  assert.equal(applies({ until: "2026-12-31" }, "2026-12-31"), true);
  assert.equal(applies({ until: "2026-12-31" }, "2027-01-01"), false);
  assert.equal(applies({ from: "2026-01-01", until: "2026-12-31" }, "2026-06-30"), true);
  assert.equal(applies({}, "2026-06-30"), true);
});

test("the reader's own day counts", () => {
  assert.equal(day(new Date(2027, 0, 1, 0, 5)), "2027-01-01");
  assert.equal(day(new Date(2026, 11, 31, 23, 55)), "2026-12-31");
});
