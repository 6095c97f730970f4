import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSize } from "./size.ts";

test("reads sizes as Prometheus does", () => {
  for (const [text, bytes] of [
    ["0", 0],
    ["1B", 1],
    ["10MB", 10 * 1024 ** 2],
    ["10MiB", 10 * 1024 ** 2],
    ["1.5KB", 1536],
    ["1GB512MB", 1.5 * 1024 ** 3],
    ["-1KB", -1024],
  ] as const) {
    assert.deepEqual(parseSize(text), { ok: true, bytes });
  }
});

test("refuses other texts with the words of the library", () => {
  for (const [text, message] of [
    ["", "units: invalid "],
    ["100", "units: unknown unit  in 100"],
    ["10kB", "units: unknown unit kB in 10kB"],
    ["MB", "units: invalid MB"],
    ["9999999EB", "units: overflow parsing unit"],
  ] as const) {
    assert.deepEqual(parseSize(text), { ok: false, message });
  }
});
