import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDuration, parseSignedDuration, printDuration } from "./duration.ts";

function checkDuration(text: string, milliseconds: number, printed: string): void {
  assert.deepEqual(parseDuration(text), { ok: true, milliseconds });
  assert.equal(printDuration(milliseconds), printed);
}

function checkRejected(text: string, message: string): void {
  const parsed = parseDuration(text);
  assert.equal(parsed.ok ? undefined : parsed.message, message);
}

test("reads units from the greatest to the smallest", () => {
  checkDuration("1h30m", 5_400_000, "1h30m");
  checkDuration("90m", 5_400_000, "1h30m");
  checkDuration("1y2w3d4h5m6s7ms", 33_019_506_007, "382d4h5m6s7ms");
  checkDuration("0", 0, "0s");
  checkDuration("2w", 1_209_600_000, "2w");
});

test("rejects what is no duration in Prometheus' words", () => {
  checkRejected("", "empty duration string");
  checkRejected("1", 'not a valid duration string: "1"');
  checkRejected("5m5m", 'not a valid duration string: "5m5m"');
  checkRejected("1m1h", 'not a valid duration string: "1m1h"');
  checkRejected("5min", 'unknown unit "min" in duration "5min"');
  checkRejected("300y", "duration out of range");
  checkRejected(`${"9".repeat(30)}s`, `not a valid duration string: "${"9".repeat(30)}s"`);
});

test("knows where an unknown unit stands, behind a sign too", () => {
  const parsed = parseSignedDuration("-1h5x");
  assert.deepEqual(parsed.ok ? undefined : parsed.span, { from: 4, to: 5 });
});

test("takes a sign only where one is allowed", () => {
  assert.equal(parseDuration("-5m").ok, false);
  assert.deepEqual(parseSignedDuration("-5m"), { ok: true, milliseconds: -300_000 });
});
