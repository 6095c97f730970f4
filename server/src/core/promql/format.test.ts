import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../test/support/show-expression.ts";
import { formatExpression } from "./format.ts";
import { printExpression } from "./print.ts";

function checkFormat(text: string, ...lines: readonly string[]): void {
  const formatted = formatExpression(parse(text).root!);
  assert.equal(formatted, lines.join("\n"));
  assert.equal(printExpression(parse(formatted).root), printExpression(parse(text).root));
}

const long = "a_metric_with_a_name_that_is_rather_long_for_a_metric";

test("leaves what fits on a line on one line", () => {
  checkFormat("sum   by(a)(x)", "sum by (a) (x)");
});

test("breaks what does not fit", () => {
  checkFormat(
    `sum by (job) (rate(${long}{job="a"}[5m])) / on (job) -sum by (job) (rate(${long}[5m]))`,
    `  sum by (job) (rate(${long}{job="a"}[5m]))`,
    "/ on (job)",
    `  -sum by (job) (rate(${long}[5m]))`,
  );
  checkFormat(
    `topk(3, (${long} and ${long}))`,
    "topk(",
    "  3,",
    "  (",
    `      ${long}`,
    "    and",
    `      ${long}`,
    "  )",
    ")",
  );
  checkFormat(
    `max_over_time((${long} + ${long})[5m:1m])`,
    "max_over_time(",
    "  (",
    `      ${long}`,
    "    +",
    `      ${long}`,
    "  )[5m:1m]",
    ")",
  );
});

test("keeps chains of thousands of operators on one line", () => {
  const text = `a${" + a".repeat(5000)}`;
  checkFormat(text, text);
});
