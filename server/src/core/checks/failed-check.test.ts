import assert from "node:assert/strict";
import { test } from "node:test";
import { readRules } from "../../../../test/support/check-problems.ts";
import type { Rule } from "../files/rule-file.ts";
import { type CheckSettings, defaultCheckSettings } from "./check-settings.ts";
import { checks } from "./index.ts";
import { chunkProblems } from "./run-checks.ts";

/** Without the other checks of rules, all of which look at the expression. */
const others = checks.filter(({ id, looksAt }) => looksAt === "rule" && id !== "rule-result-type");
const settings: CheckSettings = { severities: new Map(others.map(({ id }) => [id, "off"])) };

test("reports a check that throws, and goes on with the others", () => {
  const file = readRules("groups:\n  - name: web\n    rules:\n      - alert: Down\n        for: 5min\n");
  const { chunk } = file.chunkAt(file.length - 1);
  const [rule] = chunk.rules;
  const broken: Rule = Object.defineProperty({ ...rule! }, "expr", {
    get: () => {
      throw new Error("Nobody expected this.");
    },
  });
  const { text, lines, lineBreaks, part } = chunk;
  const about = { documents: [], groups: [], problems: [], suppressions: [] };
  const odd = { text, lines, lineBreaks, part, ...about, rules: [broken] };
  const problems = chunkProblems(odd, file, settings);
  assert.deepEqual(
    problems.map(({ check, severity, message }) => `${check} ${severity}: ${message}`),
    [
      "missing-expr error: field 'expr' must be set in rule",
      "failed-check information: The check `rule-result-type` failed here, please report it: Nobody expected this.",
      'invalid-duration error: unknown unit "min" in duration "5min"',
    ],
  );
});

test("stays silent as long as no check throws", () => {
  const file = readRules("groups:\n  - name: web\n    rules:\n      - alert: Down\n        expr: up == 0\n");
  for (const { chunk } of file.chunks()) {
    assert.deepEqual(chunkProblems(chunk, file, defaultCheckSettings), []);
  }
});
