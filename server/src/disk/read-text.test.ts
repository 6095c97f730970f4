import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { readTextFile } from "./read-text.ts";

test("reads files, and neither folders nor what has no end", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-text-"));
  const file = path.join(folder, "a.yml");
  try {
    writeFileSync(file, "\ufeffä", "utf16le");
    assert.equal(readTextFile(file), "\ufeffä");
    assert.equal(readTextFile(folder), undefined);
    assert.equal(readTextFile(`${file}/b`), undefined);
    if (existsSync("/dev/zero")) assert.equal(readTextFile("/dev/zero"), undefined);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
