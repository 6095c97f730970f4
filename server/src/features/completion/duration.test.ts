import assert from "node:assert/strict";
import { test } from "node:test";
import { durations, inWords } from "./duration.ts";

function checkDurations(typed: string, expected: string): void {
  const labels = durations(typed).map(({ label }) => label);
  assert.equal(labels.join(" "), expected);
}

test("a number is offered with each unit that may follow", () => {
  checkDurations("5", "5y 5w 5d 5h 5m 5s 5ms");
  checkDurations("1h30", "1h30m 1h30s 1h30ms");
});

test("only whole numbers have units", () => {
  checkDurations("1.5", "");
  checkDurations("0x1f", "");
  checkDurations("1e3", "");
  checkDurations("1_000", "");
});

test("a very long number is looked at once", () => {
  const started = performance.now();
  durations(`${"1".repeat(200_000)}x`);
  assert.ok(performance.now() - started < 3000);
});

test("durations are told in words", () => {
  assert.equal(inWords("1h30m"), "1 hour 30 minutes");
});
