import assert from "node:assert/strict";
import { test } from "node:test";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { printExpression } from "./print.ts";

function checkPrint(text: string, printed: string): void {
  assert.equal(printExpression(parse(text, allFeatures).root), printed);
}

test("prints expressions the way Prometheus does", () => {
  checkPrint("sum   by(a)(x{c='d',a=\"b\"})", 'sum by (a) (x{a="b",c="d"})');
  checkPrint("sum by () (x)", "sum(x)");
  checkPrint("a*on(b)group_left c", "a * on (b) group_left () c");
  checkPrint("a - ignoring() b", "a - b");
  checkPrint("x[90m]offset-1d@10", "x[1h30m] @ 10.000 offset -1d");
  checkPrint("x @ -0.0025", "x @ -0.003");
  checkPrint("rate(x[300])", "rate(x[5m])");
  checkPrint("1e6 + 1e-7", "1000000 + 0.0000001");
  checkPrint("x # comment\n  > bool 1", "x > bool 1");
});

test("leaves out what a broken expression does not have", () => {
  checkPrint("sum(rate(x[", "sum(rate(x[]))");
  checkPrint("a +", "a + ");
});

test("prints what it reads back as the same", () => {
  const texts = [
    "a + -b ^ 2 * c",
    'topk by (x) (3, {"a.b", c!~"d"}[1h:5m] @ start() offset 2m)',
    "x offset (1m) + 2",
  ];
  for (const text of texts) {
    const printed = printExpression(parse(text).root);
    checkPrint(printed, printed);
  }
});
