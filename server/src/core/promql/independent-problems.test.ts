import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../test/support/show-expression.ts";
import { independentProblems } from "./independent-problems.ts";

function checkMessages(text: string, ...messages: readonly string[]): void {
  const problems = independentProblems(text, parse(text).problems);
  assert.deepEqual(
    problems.map((problem) => problem.message),
    messages,
  );
}

test("leaves out what only follows from a mistake", () => {
  checkMessages("rate(up[5m)", 'unexpected ")" in subquery or range, expected ":" or "]"');
  checkMessages("sum(rate(x[5m]) by (a)", "unexpected <by> in aggregation");
  checkMessages("up{a=b-c}", 'unexpected identifier "b" in label matching, expected string');
  checkMessages("x * on a, b y", 'unexpected identifier "a" in grouping opts, expected "("');
  checkMessages("sum b y(x)", 'unexpected identifier "b"');
  checkMessages("x{a=~b)", 'unexpected identifier "b" in label matching, expected string');
});

test("keeps one problem of each mistake", () => {
  checkMessages(
    'a b + nosuch(c) + {d="e" f="g"} + rate(h)',
    'unexpected identifier "b"',
    'unknown function with name "nosuch"',
    'unexpected identifier "f" in label matching, expected "," or "}"',
    'expected type range vector in call to function "rate", got instant vector',
  );
  checkMessages(
    "{a=b, c~d}",
    'unexpected identifier "b" in label matching, expected string',
    "unexpected character inside braces: '~'",
  );
});
