// Prints how many bytes of heap a rule takes in an open file whose problems are known, beside the text itself.
import { defaultCheckSettings } from "../server/src/core/checks/check-settings.ts";
import { FileProblems } from "../server/src/core/checks/file-problems.ts";
import { readFile } from "../server/src/core/files/read-file.ts";
import { testReadOptions as options } from "../test/support/read-options.ts";
import { generateRules } from "./generate-rules.ts";

const rules = 10_000;
const kept: unknown[] = [];
open(generateRules({ rules: 100, seed: 2 }));
const text = generateRules({ rules, seed: 1 });
const before = heap();
open(text);
console.log(Math.round((heap() - before) / rules));

function open(text: string): void {
  const file = readFile(text, { options });
  const problems = new FileProblems(defaultCheckSettings);
  problems.update(file);
  kept.push(file, problems);
}

function heap(): number {
  globalThis.gc!();
  globalThis.gc!();
  return process.memoryUsage().heapUsed;
}
