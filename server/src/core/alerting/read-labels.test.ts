import assert from "node:assert/strict";
import { test } from "node:test";
import { readSampleValue } from "./read-labels.ts";

test("values are read as Prometheus writes them, however long a server makes them", () => {
  const texts = ["0", "-1.5", "+.5", "2.", "1e-05", "+Inf", "-Inf", "NaN"];
  assert.deepEqual(texts.map(readSampleValue), [0, -1.5, 0.5, 2, 1e-5, Infinity, -Infinity, Number.NaN]);
  for (const text of ["", ".", "1.2.3", "0x1", "1 2", `${"1".repeat(1_000_000)}x`]) {
    assert.equal(readSampleValue(text), undefined);
  }
});
