import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import type { LabelMatcher, MatchType } from "../promql/ast.ts";
import { conditionOf } from "./label-condition.ts";

const patterns = [
  "",
  "a",
  "b",
  "ab",
  "a|b",
  "a|",
  "a.*",
  ".*b",
  "[ab]",
  "[ab]+",
  ".*",
  ".+",
  "(a|b)?",
  "x^y",
  "(?i)A",
  "a{1,2}",
];
const texts = ["", "a", "b", "A", "aa", "ab", "ba", "bb", "abc", "c"];
const operators: readonly MatchType[] = ["=", "!=", "=~", "!~"];

function matcher(matchType: MatchType, value: string): LabelMatcher {
  const span = { from: 0, to: 0 };
  return { span, name: "x", nameSpan: span, matchType, operatorSpan: span, value, valueSpan: span };
}

function keeps({ matchType, value = "" }: LabelMatcher, text: string): boolean {
  const compiled = testReadOptions.regex(value);
  const matches = matchType!.endsWith("~") ? compiled.ok && compiled.matches(text) : text === value;
  return matches !== matchType!.startsWith("!");
}

test("what is said of several matchers holds for exactly the values that they keep", () => {
  const random = new Random(5);
  for (let round = 0; round < 3000; round++) {
    const matchers = Array.from({ length: 1 + random.below(3) }, () =>
      matcher(operators[random.below(4)]!, patterns[random.below(patterns.length)]!),
    );
    const { values, keepsWithout } = conditionOf("x", matchers)!;
    for (const text of texts) {
      const isKept = matchers.every((each) => keeps(each, text));
      let isSaid = keepsWithout;
      if (text !== "" && values.kind === "one of") isSaid = values.values.includes(text);
      if (text !== "" && values.kind === "none of") isSaid = !values.values.includes(text);
      if (text !== "" && values.kind === "like") {
        const { demands, except } = values;
        isSaid =
          !except.includes(text) &&
          demands.every(({ language, matches }) => language.matches(text) === matches);
      }
      const written = matchers.map(({ matchType, value }) => `x${matchType}"${value}"`).join(",");
      assert.equal(isSaid, isKept, `${written} of "${text}"`);
    }
  }
});
