import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { FileReader } from "./read-bytes.ts";

test("reads files of any length one after the other", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-read-"));
  const file = path.join(folder, "a");
  const reader = new FileReader();
  try {
    for (const length of [10, 300_000, 0, 262_144, 5]) {
      writeFileSync(file, "x".repeat(length));
      assert.equal(reader.read(file).toString(), "x".repeat(length));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("reads what does not say how long it is", () => {
  const reader = new FileReader();
  const file = process.platform === "linux" ? "/proc/self/status" : process.execPath;
  assert.ok(reader.read(file).length > 100);
});

test("reads a file whose name is no UTF-8", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-read-"));
  try {
    // Other systems than Linux refuse such names.
    if (process.platform === "linux") {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/a`), Buffer.from([0xff]), Buffer.from(".yml")]),
        "x",
      );
    } else {
      writeFileSync(path.join(folder, "a\ufffd.yml"), "x");
    }
    assert.equal(new FileReader().read(path.join(folder, "a\ufffd.yml")).toString(), "x");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
