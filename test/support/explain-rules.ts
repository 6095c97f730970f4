import assert from "node:assert/strict";
import { proseText } from "../../server/src/core/explain/prose.ts";
import { ruleInWords } from "../../server/src/core/explain/rule-in-words.ts";
import { rulesOf } from "../../server/src/core/explain/rules-of-file.ts";
import { valueNames } from "../../server/src/core/explain/value-names.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { noKnowledge } from "../../server/src/core/project/knowledge.ts";
import { codeSpan } from "../../server/src/core/text/markdown.ts";
import { testReadOptions } from "./read-options.ts";

export interface WrittenRule {
  readonly expr: string;
  readonly record?: string;
}

export interface RuleWithWords {
  /** The last line of the rule, from 0. */
  readonly lastLine: number;
  readonly words: string | undefined;
}

/** What each rule of a file says, in the words of `promrules explain`. */
export function explainedRules(text: string): RuleWithWords[] {
  const file = readFile(text, { kind: "rule-file", path: "/rules.yml", options: testReadOptions });
  const { regex, features, catalogue } = testReadOptions;
  const nameOfValue = valueNames(catalogue, noKnowledge);
  return [...rulesOf(file)].map(({ rule, group, start }) => {
    const prose = ruleInWords({ rule, group }, { source: () => undefined, regex, features, nameOfValue });
    const end = text.slice(0, start + rule.node.span.to).trimEnd().length;
    return {
      lastLine: file.positionAt(end).line,
      words: prose && proseText(prose, codeSpan).replaceAll("\n\n", "\n"),
    };
  });
}

export function explainFile(text: string): (string | undefined)[] {
  return explainedRules(text).map(({ words }) => words);
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
