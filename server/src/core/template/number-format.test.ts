import assert from "node:assert/strict";
import { test } from "node:test";
import { formatFloat } from "./number-format.ts";

test("writes the fewest digits that tell a number", () => {
  for (const [value, expected] of [
    [0, "0"],
    [-0, "-0"],
    [0.1, "0.1"],
    [123456, "123456"],
    [1234567, "1.234567e+06"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [5e-324, "5e-324"],
    [Number.NEGATIVE_INFINITY, "-Inf"],
    [Number.POSITIVE_INFINITY, "+Inf"],
    [Number.NaN, "NaN"],
  ] as const) {
    assert.equal(formatFloat(value, "g", undefined), expected);
  }
});

test("rounds what lies in the middle to the even digit", () => {
  assert.equal(formatFloat(0.5, "f", 0), "0");
  assert.equal(formatFloat(1.5, "f", 0), "2");
  assert.equal(formatFloat(2.5, "f", 0), "2");
  assert.equal(formatFloat(0.125, "f", 2), "0.12");
  assert.equal(formatFloat(1.005, "f", 2), "1.00");
});

test("writes as many digits as are asked for", () => {
  assert.equal(formatFloat(1e22, "f", 1), "10000000000000000000000.0");
  assert.equal(formatFloat(1234.5678, "g", 4), "1235");
  assert.equal(formatFloat(99995, "g", 4), "1e+05");
  assert.equal(formatFloat(0.00012345, "g", 3), "0.000123");
  assert.equal(formatFloat(1234.5678, "e", 3), "1.235e+03");
  assert.equal(formatFloat(0, "e", 2), "0.00e+00");
});
