import assert from "node:assert/strict";
import { test } from "node:test";
import { allFeatures, parse, showProblems, showTree } from "../../../../test/support/show-expression.ts";

/** The first line is the expression; below it stands what Prometheus says. */
function checkProblems(expected: string, features?: ReadonlySet<string>): void {
  const lines = expected.split("\n").filter((line) => line !== "");
  assert.equal(showProblems(lines[0]!, features), lines.join("\n"));
}

function checkTree(text: string, expected: string): void {
  assert.equal(showTree(text), expected.trim());
}

test("groups operators by precedence, powers from the right", () => {
  checkTree(
    "a + b * c ^ d ^ e",
    `
BinaryExpr a + b * c ^ d ^ e
  VectorSelector a
  BinaryExpr b * c ^ d ^ e
    VectorSelector b
    BinaryExpr c ^ d ^ e
      VectorSelector c
      BinaryExpr d ^ e
        VectorSelector d
        VectorSelector e`,
  );
});

test("lets only a power go before a sign, and makes a sign part of a number", () => {
  checkTree(
    "-x ^ 2 * -1",
    "BinaryExpr -x ^ 2 * -1\n  UnaryExpr -x ^ 2\n    BinaryExpr x ^ 2\n      VectorSelector x\n      NumberLiteral 2\n  NumberLiteral -1",
  );
});

test("takes keywords for names where a name is meant", () => {
  checkTree(
    "sum by (on, by) (by) / offset",
    "BinaryExpr sum by (on, by) (by) / offset\n  AggregateExpr sum by (on, by) (by)\n    VectorSelector by\n  VectorSelector offset",
  );
});

test("keeps modifiers with the selector, the range or the subquery before them", () => {
  checkTree(
    'max_over_time(rate(x{a="b"}[5m] offset 1h)[1h:5m] @ end())',
    `
Call max_over_time(rate(x{a="b"}[5m] offset 1h)[1h:5m] @ end())
  SubqueryExpr rate(x{a="b"}[5m] offset 1h)[1h:5m] @ end()
    Call rate(x{a="b"}[5m] offset 1h)
      MatrixSelector x{a="b"}[5m] offset 1h
        VectorSelector x{a="b"}
        NumberLiteral 5m
        NumberLiteral 1h
    NumberLiteral 1h
    NumberLiteral 5m`,
  );
});

test("ends an offset at a number, but goes on behind parentheses, as upstream's grammar does", () => {
  checkTree(
    "x offset 1m + 2",
    "BinaryExpr x offset 1m + 2\n  VectorSelector x offset 1m\n    NumberLiteral 1m\n  NumberLiteral 2",
  );
  checkTree(
    "x offset (1m) + 2",
    "VectorSelector x offset (1m) + 2\n  DurationExpr (1m) + 2\n    DurationExpr (1m)\n      NumberLiteral 1m\n    NumberLiteral 2",
  );
});

test("knows the place of everything in a selector", () => {
  const { root } = parse('up{job=~"a.*", "http.status"!="200"} offset 5m');
  assert.ok(root?.kind === "VectorSelector");
  assert.deepEqual(root.nameSpan, { from: 0, to: 2 });
  assert.deepEqual(root.braces, { from: 2, to: 36 });
  assert.deepEqual(root.matchers[1], {
    span: { from: 15, to: 35 },
    name: "http.status",
    nameSpan: { from: 15, to: 28 },
    matchType: "!=",
    operatorSpan: { from: 28, to: 30 },
    value: "200",
    valueSpan: { from: 30, to: 35 },
  });
  assert.deepEqual(root.offset?.keywordSpan, { from: 37, to: 43 });
});

test("takes a name in quotes for a matcher of the metric's name", () => {
  const { root } = parse('{"http.requests", job="a"}');
  assert.ok(root?.kind === "VectorSelector");
  assert.deepEqual(
    root.matchers.map(({ name, matchType, value, nameSpan }) => [name, matchType, value, nameSpan?.from]),
    [
      ["__name__", "=", "http.requests", undefined],
      ["job", "=", "a", 18],
    ],
  );
});

test("keeps the words between an operator and its right side", () => {
  const { root } = parse("a * on (x) group_left (y, z) b");
  assert.ok(root?.kind === "BinaryExpr");
  const { matching, group } = root.vectorMatching!;
  assert.deepEqual([matching?.on, matching?.labels?.labels.map((label) => label.name)], [true, ["x"]]);
  assert.deepEqual([group?.side, group?.include?.labels.map((label) => label.name)], ["left", ["y", "z"]]);
  assert.deepEqual(group?.include?.labels[1]?.span, { from: 26, to: 27 });
});

test("counts in UTF-16 units", () => {
  checkProblems(`
x{a="😀"} y
          ^ unexpected identifier "y"`);
});

test("keeps comments", () => {
  assert.deepEqual(parse("a # one\n+ b # two").comments, [
    { from: 2, to: 7 },
    { from: 12, to: 17 },
  ]);
});

test("says that there is nothing", () => {
  checkProblems(`
# nothing
| no expression found in input`);
});

test("reports one mistake in each pair of braces, brackets and groupings, and goes on behind it", () => {
  checkProblems(`
sum by (a b) (x{c="d" e="f"}) + y[5m + z[1h] @ q
          ^ unexpected identifier "b" in grouping opts, expected "," or ")"
                      ^ unexpected identifier "e" in label matching, expected "," or "}"
                                       ^^^^^^^^^ unexpected character: 'z', expected ':'`);
});

test("drops an aggregation with a mistake in it, as upstream does", () => {
  checkProblems(`
sum(a b)
      ^ unexpected identifier "b" in aggregation
| no arguments for aggregate expression provided`);
});

test("stops at what the lexer does not know", () => {
  checkProblems(`
a ! b c d
  ^^^^^^^ unexpected character after '!': ' '`);
  checkProblems(`
{a="b\\q"} {
   ^^^^^^^^ unknown escape sequence U+0071 'q'`);
});

test("only looks at types where the syntax is right, and then reports all of them", () => {
  checkProblems(`
rate(x) + sum(y[5m]) == bool "z"
     ^ expected type range vector in call to function "rate", got instant vector
              ^^^^^ expected type instant vector in aggregation expression, got range vector
                             ^^^ binary expression must contain only scalar and instant vector types`);
});

test("rejects what is experimental unless its feature is enabled", () => {
  const texts = ["limitk(1, x)", "info(x)", "x[5m] anchored", "a + fill (0) b"];
  for (const text of texts) {
    assert.equal(parse(text).problems.length, 1, text);
    assert.deepEqual(parse(text, allFeatures).problems, [], text);
  }
});

test("quotes a pattern as it was typed", () => {
  checkProblems(`
x{a=~"(b"}
  ^^^^^^^ error parsing regexp: missing closing ): \`(b\``);
});

test("reports what is wrong behind the place where Prometheus gives up", () => {
  checkProblems(`
a b + nosuch(c) + {d="e" f="g"} + rate(h)
  ^ unexpected identifier "b"
      ^^^^^^ unknown function with name "nosuch"
                         ^ unexpected identifier "f" in label matching, expected "," or "}"
                                       ^ expected type range vector in call to function "rate", got instant vector`);
});

test("adds nothing that may follow from the mistake before it", () => {
  checkProblems(`
rate(x[5m)
         ^ unexpected ")" in subquery or range, expected ":" or "]"
          | unclosed left bracket`);
  checkProblems(`
sum(rate(x[5m]) by (job)
                ^^ unexpected <by> in aggregation
^^^^^^^^^^^^^^^ no arguments for aggregate expression provided
                        | unclosed left parenthesis`);
});

test("gives half-typed text the tree that it has so far", () => {
  checkTree(
    'sum(rate(foo{job="a", ',
    `
AggregateExpr sum(rate(foo{job="a"
  Call rate(foo{job="a"
    VectorSelector foo{job="a"`,
  );
  checkTree("rate(foo[", "Call rate(foo[\n  MatrixSelector foo[\n    VectorSelector foo");
  checkTree("a + on (b) ", "BinaryExpr a + on (b)\n  VectorSelector a");
  checkTree(
    "(a == ) and b",
    "BinaryExpr (a == ) and b\n  ParenExpr (a == )\n    BinaryExpr a ==\n      VectorSelector a\n  VectorSelector b",
  );
  checkTree(
    "sum(rate(x[5m]) by (job)",
    "AggregateExpr sum(rate(x[5m]) by (job)\n  Call rate(x[5m])\n    MatrixSelector x[5m]\n      VectorSelector x\n      NumberLiteral 5m",
  );
  checkTree(
    "sum by job (x) > 3",
    "BinaryExpr sum by job (x) > 3\n  AggregateExpr sum by job (x)\n    VectorSelector x\n  NumberLiteral 3",
  );
  checkTree("a b", "VectorSelector a\nbeside it:\n  VectorSelector b");
});

test("keeps the matchers before and behind a missing comma", () => {
  const { root } = parse('x{a="b" c="d", e}');
  assert.ok(root?.kind === "VectorSelector");
  assert.deepEqual(
    root.matchers.map(({ name, matchType, value }) => [name, matchType, value]),
    [
      ["a", "=", "b"],
      ["c", "=", "d"],
      ["e", undefined, undefined],
    ],
  );
});

test("follows a thousand levels, and says so where there are more", () => {
  const nested = (depth: number) => parse(`${"(".repeat(depth)}1${")".repeat(depth)}`).problems;
  assert.deepEqual(nested(999), []);
  assert.equal(nested(100_000)[0]?.message, "expression nests more than 1000 levels deep");
});

test("reads chains of any length", () => {
  assert.deepEqual(parse(`${"a + ".repeat(20_000)}a`).problems, []);
  assert.equal(parse(`a${"[5m:]".repeat(20_000)}`).problems.length, 19_999);
});
