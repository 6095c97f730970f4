import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsOf, readRules } from "../../../../test/support/check-problems.ts";
import { Random } from "../../../../test/support/random.ts";
import { writeScalar } from "../../../../test/support/write-scalar.ts";
import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { escapeForString } from "../promql/string-edit.ts";
import { walk } from "../promql/visit.ts";
import { findCommonText, languageOf, languageOfText } from "../regex/language.ts";
import type { Condition } from "../regex/pattern-language.ts";
import { applyEdits } from "../text/text-edit.ts";
import type { ScalarStyle } from "../yaml/yaml-node.ts";

const styles: readonly ScalarStyle[] = ["plain", "single-quoted", "double-quoted", "literal", "folded"];

test("safe fixes keep the meaning, and all fixes change the matcher alone, in every style", () => {
  const random = new Random(505);
  const tried = new Map<string, number>();
  for (let round = 0; round < 150; round++) {
    const matchers = [randomMatcher(random), ...(random.chance(0.3) ? [randomMatcher(random)] : [])];
    const expr = `up{x="y", ${matchers.join(", ")}, z="1"} == 0`;
    for (const style of styles) {
      const written = writeScalar(expr, style, { indent: 10, random, lineBreak: "\n" });
      if (written === undefined) continue;
      const text = `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: ${written.source}\n`;
      const before = selectorIn(text);
      if (before === undefined) continue;
      for (const { check, fixes = [] } of problemsOf(text)) {
        for (const { safe, edits, title } of fixes) {
          const fixed = applyEdits(text, edits);
          const after = selectorIn(fixed);
          const about = `${check}, ${title}:\n${text}\n${fixed}`;
          assert.ok(after !== undefined, about);
          for (const name of ["x", "z"]) {
            assert.deepEqual(valuesOf(after, name), valuesOf(before, name), about);
          }
          if (safe) assert.ok(isSame(before, after), about);
          tried.set(`${check} ${style}`, (tried.get(`${check} ${style}`) ?? 0) + 1);
        }
      }
    }
  }
  // Each style was tried with each of these.
  for (const style of styles) {
    for (const check of ["literal-regex", "redundant-anchor", "redundant-alternative", "bare-wildcard"]) {
      assert.ok((tried.get(`${check} ${style}`) ?? 0) > 0, `${check} ${style}`);
    }
  }
});

function randomMatcher(random: Random): string {
  const quote = random.pick(['"', "'", "`"]);
  const isPattern = random.chance(0.9);
  const operator = isPattern ? random.pick(["=~", "!~"]) : random.pick(["=", "!="]);
  const value = isPattern ? randomPattern(random, 2) : random.pick(["a", "ab", "a|b", "a.*", ""]);
  return `a${operator}${quote}${escapeForString(value, quote)}${quote}`;
}

const leaves = [
  "a",
  "b",
  "A",
  "ab",
  "é",
  ".",
  ".*",
  ".+",
  "\\.",
  "\\d",
  "[ab]",
  "^",
  "$",
  "a*",
  "(?i)",
  "",
  "a.b.com",
];

function randomPattern(random: Random, depth: number): string {
  if (depth === 0 || random.chance(0.15)) return random.pick(leaves);
  const part = (): string => randomPattern(random, depth - 1);
  switch (random.below(6)) {
    case 0:
      return `${part()}|${part()}`;
    case 1:
      return `${part()}|${part()}|${part()}`;
    case 2:
      return `(${part()})`;
    case 3:
      return `^${part()}`;
    case 4:
      return `${part()}$`;
    default:
      return part() + part();
  }
}

/** The selector of the only rule, where Prometheus accepts the expression. */
function selectorIn(text: string): VectorSelector | undefined {
  for (const { rule } of readRules(text).rules()) {
    const { root, problems = [] } = rule.expr?.expression ?? {};
    if (problems.length > 0) return undefined;
    for (const node of walk(root)) if (node.kind === "VectorSelector") return node;
  }
  return undefined;
}

function valuesOf({ matchers }: VectorSelector, label: string): readonly (string | undefined)[] {
  return matchers.filter(({ name }) => name === label).map(({ matchType, value }) => `${matchType}${value}`);
}

/** Whether the same values of the label meet both, as far as that can be decided. */
function isSame(one: VectorSelector, other: VectorSelector): boolean {
  const [before, after] = [conditionsOf(one), conditionsOf(other)];
  return (
    after.every((condition) => isImplied(before, condition)) &&
    before.every((condition) => isImplied(after, condition))
  );
}

function isImplied(conditions: readonly Condition[], { language, matches }: Condition): boolean {
  return findCommonText([...conditions, { language, matches: !matches }]) === false;
}

function conditionsOf({ matchers }: VectorSelector): readonly Condition[] {
  return matchers.filter(({ name }) => name === "a").map(conditionOf);
}

function conditionOf({ matchType, value = "" }: LabelMatcher): Condition {
  const isPattern = matchType === "=~" || matchType === "!~";
  const language = isPattern ? languageOf(value)! : languageOfText(value);
  return { language, matches: matchType === "=" || matchType === "=~" };
}
