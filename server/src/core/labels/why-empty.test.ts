import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { readPossibleLabels } from "../../../../test/support/show-labels.ts";
import { inferLabels } from "./infer-labels.ts";
import { emptyPartsOf } from "./why-empty.ts";

/** Checks which parts return nothing; series of `closed` have the label `a` only. */
function checkEmpty(text: string, ...expected: readonly string[]): void {
  const flow = inferLabels(parse(text, allFeatures).root, {
    source: ({ name }) => (name === "closed" ? readPossibleLabels("__name__ a") : undefined),
    regex: testReadOptions.regex,
  });
  const found = emptyPartsOf(flow).map(({ part, conflict }) => {
    const written = text.slice(part.span.from, part.span.to);
    return conflict === undefined ? written : `${written} (${conflict})`;
  });
  assert.deepEqual(found, expected);
}

test("finds sides that never match", () => {
  checkEmpty('sum(m{state="a"} / (m{state="a"} + m{state="b"})) > 0', 'm{state="a"} + m{state="b"} (state)');
  checkEmpty("m unless (closed and sum(m))", "closed and sum(m) (a)");
});

test("finds selectors that select nothing", () => {
  checkEmpty('rate(m{a="x", a="y"}[5m])', 'm{a="x", a="y"}');
  checkEmpty('m or closed{b="x"}', 'closed{b="x"}');
});

test("finds nothing where something may be returned", () => {
  checkEmpty('m{state="a"} + ignoring (state) m{state="b"}');
  checkEmpty('m{state="a"} or m{state="b"}');
  checkEmpty('m{state="a"} + fill (0) m{state="b"}');
  checkEmpty("closed * on () group_left () sum(m)");
  checkEmpty('absent(m{a="x", a="y"}) or vector(0)', 'm{a="x", a="y"}');
});
