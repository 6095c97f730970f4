import assert from "node:assert/strict";
import { test } from "node:test";
import { parseNumber } from "./number-literal.ts";

test("reads numbers as Go does", () => {
  const values: readonly (readonly [string, number])[] = [
    ["0", 0],
    ["12", 12],
    ["010", 8],
    ["08", 8],
    ["0x1F", 31],
    ["1_000", 1000],
    ["1e3", 1000],
    [".5", 0.5],
    ["5.", 5],
    ["9223372036854775807", 2 ** 63],
    ["18446744073709551616", 2 ** 64],
    ["Inf", Number.POSITIVE_INFINITY],
    ["nan", Number.NaN],
  ];
  for (const [text, value] of values) assert.deepEqual(parseNumber(text), { ok: true, value });
});

test("words mistakes as Go does", () => {
  const outOfRange = parseNumber("1e400");
  assert.equal(outOfRange.ok, false);
  assert.equal(
    outOfRange.ok || outOfRange.message,
    'strconv.ParseFloat: parsing "1e400": value out of range',
  );
  const invalid = parseNumber("0x");
  assert.equal(invalid.ok || invalid.message, 'strconv.ParseFloat: parsing "0x": invalid syntax');
});

test("a long number that is nearly octal takes no time", () => {
  const started = performance.now();
  assert.equal(parseNumber(`0${"7".repeat(100_000)}8`).ok, false);
  assert.equal(parseNumber(`${"1".repeat(100_000)}x`).ok, false);
  assert.ok(performance.now() - started < 3000);
});
