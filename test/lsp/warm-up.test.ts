import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { sampleText, warmUp } from "../../server/src/lsp/warm-up.ts";
import { testReadOptions } from "../support/read-options.ts";

test("the sample is a good rule file, so that what is compiled is what good files need", () => {
  const file = readFile(sampleText(), { options: testReadOptions });
  assert.equal(file.kind, "rule-file");
  assert.equal([...file.rules()].length, 45);
  assert.deepEqual(collectProblems(file, { severities: new Map() }), []);
});

test("warming up stops when there is something real to do", async () => {
  let asked = 0;
  warmUp(testReadOptions, () => ++asked < 3);
  for (let turn = 0; turn < 5; turn++) await setImmediate();
  assert.ok(asked < 6, `it went on: ${asked}`);
});
