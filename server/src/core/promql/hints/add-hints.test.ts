import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../../test/support/show-expression.ts";
import { applyEdits } from "../../text/text-edit.ts";

/** What is said after upstream's first message, and what the first fix makes of the text. */
function checkHint(text: string, hint: string | undefined, fixed?: string): void {
  const [problem] = parse(text).problems;
  assert.ok(problem !== undefined, `${text} has no problem`);
  assert.equal(problem.hint, hint);
  const fix = problem.fixes?.[0];
  assert.equal(fix === undefined ? undefined : applyEdits(text, fix.edits), fixed);
}

/** Checks a hint whose fix leaves nothing to complain about. */
function checkFix(text: string, hint: string, fixed: string): void {
  checkHint(text, hint, fixed);
  assert.deepEqual(parse(fixed).problems, [], `${fixed} has a problem`);
}

test("finds the closing bracket that is missing, at the place where it belongs", () => {
  checkFix(
    "sum(rate(x[5m]) by (job)",
    "The closing parenthesis `)` is missing before `by`.",
    "sum(rate(x[5m])) by (job)",
  );
  checkFix("sum(rate(x[5m])", "A closing parenthesis `)` is missing.", "sum(rate(x[5m]))");
  checkFix("rate(x[5m)", "The closing bracket `]` is missing before `)`.", "rate(x[5m])");
  checkFix('sum(x{a="b")', "The closing brace `}` is missing before `)`.", 'sum(x{a="b"})');
  checkFix('x{a="b" > 3', "The closing brace `}` is missing before `>`.", 'x{a="b"} > 3');
  checkFix('x{a="b"', "The closing brace `}` is missing.", 'x{a="b"}');
});

test("tells a fix for the first of several unclosed brackets only", () => {
  const { problems } = parse("sum(rate(x[5m]) by (job)");
  assert.deepEqual(
    problems.map((problem) => problem.hint !== undefined),
    [true, false, false],
  );
});

test("corrects matchers", () => {
  checkFix('x{a="b" c="d"}', "A comma is missing before `c`.", 'x{a="b", c="d"}');
  checkFix('x{a=="b"}', "In braces values are compared with `=`, not with `==`.", 'x{a="b"}');
  checkFix('x{a~"b"}', "A pattern is compared with `=~` or `!~`.", 'x{a=~"b"}');
  checkFix('x{a:"b"}', "Label values are compared with `=`, `!=`, `=~` or `!~`.", 'x{a="b"}');
  checkFix('x{a!"b"}', "Label values are compared with `=`, `!=`, `=~` or `!~`.", 'x{a!="b"}');
  checkFix('x{a="b" and c="d"}', "Matchers are joined by commas.", 'x{a="b" , c="d"}');
  checkFix("x{a=b-c}", 'Label values stand in quotes: `"b-c"`.', 'x{a="b-c"}');
  checkFix("x{port=5060}", 'Label values stand in quotes: `"5060"`.', 'x{port="5060"}');
  checkFix("x{a=“b”}", "Texts stand in straight quotes: `\"` or `'`.", 'x{a="b"}');
});

test("corrects operators of other languages", () => {
  checkFix("x = 0", "Values are compared with `==`; a single `=` is for labels in braces.", "x == 0");
  checkFix("x === 0", "Compare with `==`.", "x == 0");
  checkFix("x => 0", "It is written `>=`.", "x >= 0");
  checkFix("x <> 0", "It is written `!=`.", "x != 0");
  checkFix("a && b", "It is written `and`.", "a and b");
  checkFix("a & b", "It is written `and`.", "a and b");
  checkFix("a || b", "It is written `or`.", "a or b");
});

test("puts labels in parentheses", () => {
  checkFix("sum by job (x)", "Labels stand in parentheses: `(job)`.", "sum by (job) (x)");
});

test("puts all labels into the parentheses, or offers nothing", () => {
  checkFix("sum by a, b (x)", "Labels stand in parentheses: `(a, b)`.", "sum by (a, b) (x)");
  checkFix("x * on a, b y", "Labels stand in parentheses: `(a, b)`.", "x * on (a, b) y");
  checkHint("topk(3, sum(x) by a, b)", "Labels stand in parentheses: `(a, b)`.");
  checkHint("sum by a b (x)", "Labels stand in parentheses: `(a)`.");
});

test("keeps words apart", () => {
  checkHint("1==1", "Between numbers the result is 0 or 1, which `bool` says: `== bool`.", "1== bool 1");
  checkFix("up||x", "It is written `or`.", "up or x");
  checkFix("up|x", "It is written `or`.", "up or x");
  checkFix("up&&vector(1)", "It is written `and`.", "up and vector(1)");
  checkHint("x)and(y", "No parenthesis was opened that this one could close.", "x and(y");
});

test("offers no fix that leads to the next mistake", () => {
  checkHint("{]", "The closing brace `}` is missing before `]`.");
  checkHint('{aler&&tmanager=~"x"}', "Matchers are joined by commas.");
  checkHint("1 = 1", "Values are compared with `==`; a single `=` is for labels in braces.");
});

test("speaks of comparisons outside of braces and groupings only", () => {
  checkHint('up{a=~".+"= == 2 or x', undefined);
  checkHint("sum by (a=b) (x)", undefined);
});

test("closes all brackets that are open", () => {
  checkFix("sum(rate(x[5m", "Closing brackets are missing: `]))`.", "sum(rate(x[5m]))");
  checkFix("((x", "Closing brackets are missing: `))`.", "((x))");
});

test("tells arguments that are swapped", () => {
  const hint = "The first and the second argument are swapped.";
  checkFix("histogram_quantile(up, 0.9)", hint, "histogram_quantile(0.9, up)");
  checkFix("quantile_over_time(x[5m], 0.9)", hint, "quantile_over_time(0.9, x[5m])");
  checkFix("topk(x, 3)", hint, "topk(3, x)");
});

test("suggests the nearest function that takes such an argument", () => {
  checkFix("rat(x[5m])", "Did you mean `rate()`?", "rate(x[5m])");
  checkFix("summ(x)", "Did you mean `sum()`?", "sum(x)");
  checkHint("completely_unknown(x)", undefined);
});

test("names the flag that enables what is experimental", () => {
  const flag = (feature: string) => `\`--enable-feature=${feature}\``;
  checkHint("info(x)", `\`info()\` is experimental: it needs ${flag("promql-experimental-functions")}.`);
  checkHint("x[5m] smoothed", `It needs ${flag("promql-extended-range-selectors")}.`);
  checkHint("a + fill (0) b", `They need ${flag("promql-binop-fill-modifiers")}.`);
});

test("puts in the range that a function needs, and the bool between numbers", () => {
  checkFix("rate(x)", "`rate()` looks at a stretch of time: add a range such as `[5m]`.", "rate(x[5m])");
  checkFix(
    "rate(x offset 1h)",
    "`rate()` looks at a stretch of time: add a range such as `[5m]`.",
    "rate(x[5m] offset 1h)",
  );
  checkFix("1 == 2", "Between numbers the result is 0 or 1, which `bool` says: `== bool`.", "1 == bool 2");
});

test("knows no percentages", () => {
  const hint = "There are no percentages: `%` is the remainder of a division, and 5 % is `0.05`.";
  checkHint("a / b > 5%", hint);
  checkHint("a < 0.5%", hint);
  checkHint("load5%", "Something is missing behind `%`.");
  checkHint("a %", "Something is missing behind `%`.");
  checkHint("5 %", "Something is missing behind `%`.");
});

test("knows how durations are written", () => {
  checkFix("x[5min]", "It is written `5m`.", "x[5m]");
  checkFix("x[1.5h]", "It is written `1h30m`.", "x[1h30m]");
});

test("doubles the backslashes of a quoted pattern", () => {
  checkFix(
    '{a=~"a\\.b\\n"}',
    "A backslash in double or single quotes is written twice: `\\\\.`; in backquotes it stands for itself.",
    '{a=~"a\\\\.b\\n"}',
  );
});

test("moves an offset to the only selector that it can be meant for", () => {
  checkFix(
    "rate(x[5m]) offset 1h",
    "It stands right behind a selector, inside of functions: `rate(x[5m] offset 1h)`.",
    "rate(x[5m] offset 1h)",
  );
});

test("says nothing where Prometheus' words say all", () => {
  checkHint("x[0s]", undefined);
  checkHint(
    'label_replace(x, "a", "b", "c")',
    "It is called as `label_replace(v instant-vector, dst_label string, replacement string, src_label string, regex string)`.",
  );
});
