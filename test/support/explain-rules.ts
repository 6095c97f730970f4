import assert from "node:assert/strict";
import { proseText } from "../../server/src/core/explain/prose.ts";
import { ruleInWords } from "../../server/src/core/explain/rule-in-words.ts";
import { rulesOf } from "../../server/src/core/explain/rules-of-file.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { codeSpan } from "../../server/src/core/text/markdown.ts";
import { testReadOptions } from "./read-options.ts";

export interface WrittenRule {
  readonly expr: string;
  readonly record?: string;
}

/** What each rule of a file says, in the words of `promrules explain`. */
export function explainFile(text: string): (string | undefined)[] {
  const file = readFile(text, { kind: "rule-file", path: "/rules.yml", options: testReadOptions });
  const { regex, features } = testReadOptions;
  const words: (string | undefined)[] = [];
  for (const { rule, group } of rulesOf(file)) {
    const prose = ruleInWords({ rule, group }, { source: () => undefined, regex, features });
    words.push(prose && proseText(prose, codeSpan).replaceAll("\n\n", "\n"));
  }
  return words;
}

export function wordsOfRules(rules: readonly WrittenRule[]): (string | undefined)[] {
  const items = rules.map(({ expr, record }) =>
    JSON.stringify(record === undefined ? { alert: "A", expr } : { record, expr }),
  );
  return explainFile(
    `groups:\n  - name: a\n    rules:\n${items.map((item) => `      - ${item}\n`).join("")}`,
  );
}

/** What a single rule says. */
export function checkRuleInWords(rule: string, expected: string): void {
  const item = rule.trim().replaceAll("\n", "\n        ");
  assert.equal(explainFile(`groups:\n  - name: a\n    rules:\n      - ${item}\n`)[0], expected);
}
