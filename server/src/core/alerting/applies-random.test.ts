import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { randomQuery } from "../../../../test/support/random-query.ts";
import { parseExpression } from "../promql/parse.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { type AlertTarget, partlyKnownTarget } from "./alert-target.ts";
import { judgeRule } from "./applies.ts";
import { allKnown } from "./known-labels.ts";

const vocabulary = { metrics: ["m1", "m2"], labels: ["a", "b", "c"], values: ["x", "y"] };

test("a verdict that is certain of a part of the labels holds for all targets that have these", () => {
  const random = new Random(7);
  const regex = createRegexCompiler();
  const features = new Set<string>();
  let decided = 0;
  for (let round = 0; round < 3000; round++) {
    const expr = randomQuery(random, vocabulary);
    const { root } = parseExpression(expr, { regex, features });
    const rule = { expr, root, regex, features, recordingRulesOf: () => [] };
    const full = new Map<string, string>();
    for (const label of vocabulary.labels) full.set(label, random.pick(["", ...vocabulary.values]));
    const part = new Map([...full].filter(() => random.chance(0.5)));
    const certain = judgeRule(rule, partlyKnownTarget(part)).verdict;
    if (certain === "unknown") continue;
    decided++;
    const known = allKnown(full);
    const target: AlertTarget = { labels: full, metric: undefined, labelsOf: () => known };
    const { verdict } = judgeRule(rule, target);
    assert.equal(verdict, certain, `${expr} for ${JSON.stringify([...full])} and of it ${[...part.keys()]}`);
  }
  assert.ok(decided > 500, `${decided} were decided`);
});
