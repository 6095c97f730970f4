import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import { RuleFiles } from "./rule-files.ts";

test("tells how many rules of all files have a name, and when that may be another number", () => {
  const files = new RuleFiles();
  files.put("a.yml", recording("job:up:sum"));
  files.put("b.yml", recording("job:up:sum"));
  const { workspace } = files;
  const before = workspace.version;
  assert.equal(workspace.count("recording", "job:up:sum"), 2);
  files.put("b.yml", recording("job:up:count"));
  const after = workspace.version;
  assert.notEqual(after, before);
  assert.equal(workspace.count("recording", "job:up:sum"), 1);
  files.remove("a.yml");
  assert.notEqual(workspace.version, after);
  assert.equal(workspace.count("recording", "job:up:sum"), 0);
});

function recording(name: string): SourceFile {
  const text = `groups:\n  - name: g\n    rules:\n      - record: ${name}\n        expr: sum(up)\n`;
  return readFile(text, { options: testReadOptions, path: "rules.yml" });
}
