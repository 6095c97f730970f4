import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkRefactoredFile,
  checkRefactoring,
  refactoringTitles,
} from "../../../../test/support/check-refactoring.ts";

test("negates a matcher", () => {
  const title = (operator: string): string => `Negate the matcher (\`${operator}\`)`;
  checkRefactoring('up{a<|>="b", c="d"} == 0', title("!="), 'up{a!="b", c="d"} == 0');
  checkRefactoring('up{a="b", c=~"d|e<|>"} == 0', title("!~"), 'up{a="b", c!~"d|e"} == 0');
  checkRefactoring("up{a!~'b<|>'} == 0", title("=~"), "up{a=~'b'} == 0");
});

test("a matcher is not negated where nothing would be left that the selector asks for", () => {
  assert.deepEqual(
    refactoringTitles('{a="b<|>"}').filter((each) => each.startsWith("Negate")),
    [],
  );
});

test("turns a comparison into a pattern, and back", () => {
  checkRefactoring('up{a="b<|>.c"} == 0', "Match a pattern with `=~` instead", 'up{a=~"b\\\\.c"} == 0');
  checkRefactoring('up{a !~ "b<|>\\\\.c"} == 0', "Compare with `!=` instead", 'up{a != "b.c"} == 0');
  checkRefactoring("up{a=`<|>b.c`} == 0", "Match a pattern with `=~` instead", "up{a=~`b\\.c`} == 0");
  assert.ok(!refactoringTitles('up{a=~"b.c<|>"}').some((title) => title.startsWith("Compare")));
});

test("splits a pattern of texts into comparisons, and joins them", () => {
  checkRefactoring(
    'up{x="y", a!~"b|c.?"<|>}'.replace(".?", "d?"),
    "Split into one matcher for each value",
    'up{x="y", a!="b", a!="cd", a!="c"}',
  );
  checkRefactoring(
    'up{a!="b.c", x="y", a!~"d.*|e<|>"} == 0',
    "Join the matchers of this label into one pattern",
    'up{a!~"b\\\\.c|d.*|e", x="y"} == 0',
  );
  assert.ok(!refactoringTitles('up{a=~"b|c<|>"}').some((title) => title.startsWith("Split")));
  assert.ok(!refactoringTitles('up{a!="b<|>", x!="y"}').some((title) => title.startsWith("Join")));
  assert.ok(!refactoringTitles('up{a!~"(?i)b<|>", a!="y"}').some((title) => title.startsWith("Join")));
});

test("joins selectors that differ in one label", () => {
  checkRefactoring(
    'up{x="y", a="b.c"} o<|>r up{a="d", x="y"}',
    "Join the sides of `or` into one selector",
    'up{x="y", a=~"b\\\\.c|d"}',
  );
  checkRefactoring(
    'sum by (a) (up{a="b"} offset 5m or up{a="c"} offset 5m or up<|>{a=~"d|e"} offset 5m) == 0',
    "Join the sides of `or` into one selector",
    'sum by (a) (up{a=~"b|c|d|e"} offset 5m) == 0',
  );
});

test("selectors are not joined where more differs, or where `or` compares less", () => {
  for (const expr of [
    'up{a="b"} o<|>r down{a="c"}',
    'up{a="b", x="y"} o<|>r up{a="c"}',
    'up{a="b"} o<|>r up{a="c"} offset 5m',
    'up{a="b"} o<|>r on (x) up{a="c"}',
    'up{a!="b"} o<|>r up{a!="c"}',
    'up{a="b"} an<|>d up{a="c"}',
    '{__name__="b"} o<|>r {__name__="c"}',
    'up{a="b"} o<|>r # comment\nup{a="c"}',
    'rate(up{a="b"}[5m]) o<|>r sum(rate(up{a="c"}[5m]))',
  ]) {
    assert.ok(!refactoringTitles(expr).some((title) => title.startsWith("Join")), expr);
  }
});

test("sorts alternatives, and drops those that are repeated", () => {
  checkRefactoring('up{a=~"(c|b|a.*)<|>"} == 0', "Sort the alternatives", 'up{a=~"(a.*|b|c)"} == 0');
  checkRefactoring(
    'up{a!~"b|a\\\\.d|b<|>"} == 0',
    "Sort the alternatives and drop repeated ones",
    'up{a!~"a\\\\.d|b"} == 0',
  );
  for (const pattern of ["a|b", "(?i)c|b", "\\\\Qc|b\\\\E|a", "x(c|b)", "c"]) {
    assert.ok(
      !refactoringTitles(`up{a=~"${pattern}<|>"}`).some((title) => title.startsWith("Sort")),
      pattern,
    );
  }
});

test("escapes what is selected in a pattern, for the string and the scalar it stands in", () => {
  checkRefactoring(
    'up{a=~"<|b.c|>.*"} == 0',
    "Escape the selection for the pattern",
    'up{a=~"b\\\\.c.*"} == 0',
  );
  checkRefactoring(
    'up{a=~"<|b\\\\.c|>.*"} == 0',
    "Remove the escapes from the selection",
    'up{a=~"b.c.*"} == 0',
  );
  checkRefactoring("up{a=~`x<|.|>y`} == 0", "Escape the selection for the pattern", "up{a=~`x\\.y`} == 0");
  for (const expr of ['up{a="<|b.c|>"}', 'up{a=~"b\\<|\\.|>c"}', 'up{<|a=~"b.c"|>}', 'up{a=~"<|bc|>"}']) {
    assert.ok(!refactoringTitles(expr).some((title) => title.includes("election")), expr);
  }
});

const rule = (expr: string): string =>
  `groups:\n- name: a\n  rules:\n  - alert: X\n    expr: ${expr}\n    for: 5m\n`;
const long = `sum by (job) (rate(http_requests_total{job="api",status=~"5.."}[5m])) / sum by (job) (rate(http_requests_total{job="api"}[5m]))`;
const wide = `  sum by (job) (rate(http_requests_total{job="api",status=~"5.."}[5m]))
/
  sum by (job) (rate(http_requests_total{job="api"}[5m]))`;
const indented = (text: string, by: string): string => text.replaceAll(/^/gm, by);

test("formats an expression in its line", () => {
  checkRefactoring("sum(up<|>)by(job)==0", "Format the expression", "sum by (job) (up) == 0");
  checkRefactoring('up{b="c" , a="b" } ==<|> 0', "Format the expression", 'up{a="b",b="c"} == 0');
});

test("a long expression goes over several lines of a block", () => {
  const block = (header: string): string => rule(`${header}\n${indented(wide, "      ")}`);
  const marked = long.replace("/", "<|>/");
  checkRefactoredFile(rule(marked), "Format the expression", block("|2-"));
  checkRefactoredFile(rule(`'${marked}'`), "Format the expression", block("|2-"));
  checkRefactoredFile(rule(`"${marked.replaceAll('"', '\\"')}"`), "Format the expression", block("|2-"));
  checkRefactoredFile(rule(`>-\n      ${marked}`), "Format the expression", block("|2-"));
  checkRefactoredFile(rule(`|\n      ${marked}`), "Format the expression", block("|2"));
  const call = `histogram_quantile(scalar(quantile), ${long.slice(0, long.indexOf(" /"))})<|>`;
  checkRefactoredFile(
    rule(call).replaceAll("\n", "\r\n"),
    "Format the expression",
    rule(
      `|-\n      histogram_quantile(\n        scalar(quantile),\n        sum by (job) (rate(http_requests_total{job="api",status=~"5.."}[5m]))\n      )`,
    ).replaceAll("\n", "\r\n"),
  );
});

test("an expression is not formatted where a comment or its place in the YAML stands in the way", () => {
  const isOffered = (text: string): boolean =>
    refactoringTitles(text, "/rules/a.yml").includes("Format the expression");
  assert.equal(isOffered(rule(`|\n      sum(up)by<|>(job) # why`)), false);
  assert.equal(isOffered(rule(`${long}<|> # why`)), false);
  assert.equal(isOffered(`groups: [{name: a, rules: [{alert: X, expr: '${long}<|>'}]}]\n`), false);
  assert.equal(isOffered(rule(`&a ${long}<|>`)), false);
  assert.equal(isOffered(rule("sum by (job) (up)<|>")), false);
});

test("nothing is offered in an expression that Prometheus refuses", () => {
  assert.deepEqual(refactoringTitles('up{a="b<|>"'), []);
});
