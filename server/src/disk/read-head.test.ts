import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { readHead } from "./read-head.ts";

test("reads how a file begins, and tells whether that is all", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-head-"));
  const file = path.join(folder, "a");
  try {
    writeFileSync(file, `a${"x".repeat(65_535)}`);
    assert.deepEqual(readHead(file), { text: `a${"x".repeat(65_535)}`, isWhole: true });
    writeFileSync(file, `b${"x".repeat(65_536)}`);
    assert.deepEqual(readHead(file), { text: `b${"x".repeat(65_535)}`, isWhole: false });
    writeFileSync(file, "\u00e4");
    assert.deepEqual(readHead(file), { text: "\u00c3\u00a4", isWhole: true });
    assert.equal(readHead(path.join(folder, "none")), undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
