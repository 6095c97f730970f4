import assert from "node:assert/strict";
import { test } from "node:test";
import { parseExpression } from "../promql/parse.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { fittingValue, resultLabels } from "./sample-of-target.ts";

test("the result for a target has the labels that the expression asks for by one value", () => {
  checkLabels("up == 0", "instance=a:9273 job=telegraf");
  checkLabels('x{port="3306", server=~"db.*"} != 0', "instance=a:9273 job=telegraf port=3306");
  checkLabels(
    'max without (result) (x{port="3306", result="a"}) != 0',
    "instance=a:9273 job=telegraf port=3306",
  );
  checkLabels('x{job="other"} > 1', "instance=a:9273 job=telegraf");
  checkLabels('x{port="1"} > 1 and on (job) y{port="2", zone="b"}', "instance=a:9273 job=telegraf port=1");
});

test("the result for a target lacks the labels that the expression takes away", () => {
  checkLabels('sum by (job, port) (x{port="3306", zone="a"}) > 1', "job=telegraf port=3306");
  checkLabels("sum(x) > 1", "");
});

test("a value is suggested with which the condition holds", () => {
  const values = [
    "up == 0",
    "x != 0",
    "x > 0.9",
    "x < -5",
    "90 < x",
    "(x) >= 1 <= 2",
    "absent(x)",
    "x > 8 and y",
  ];
  assert.deepEqual(
    values.map((expr) => fittingValue(parse(expr))),
    ["0", "1", "1", "-6", "91", "2", "1", "9"],
  );
  assert.deepEqual(
    ["x", "x > y", "x > 1e300", ""].map((expr) => fittingValue(parse(expr))),
    ["0", "0", "1e+300", "0"],
  );
});

function checkLabels(expr: string, expected: string): void {
  const target = new Map([
    ["instance", "a:9273"],
    ["job", "telegraf"],
  ]);
  const labels = resultLabels(target, { root: parse(expr), regex, features: new Set() });
  assert.equal(
    [...labels]
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(" "),
    expected,
  );
}

const regex = createRegexCompiler();

function parse(expr: string) {
  return parseExpression(expr, { regex, features: new Set() }).root;
}
