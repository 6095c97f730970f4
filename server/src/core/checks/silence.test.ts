import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { missingExpr } from "./missing-expr.ts";
import { promqlSyntax } from "./promql-syntax.ts";
import { unknownMetric } from "./unknown-metric.ts";

test("a comment at the end of a line silences that line alone", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: Down # promrules: ignore missing-expr
      - alert: Up
#       ^^^^^ field 'expr' must be set in rule
`,
  );
});

test("a comment on a line of its own silences the next line, past blank lines and other comments", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      # promrules: ignore missing-expr

      # The metric is on its way.
      - alert: Down
      - alert: Up
#       ^^^^^ field 'expr' must be set in rule
`,
  );
});

test("a comment above a field silences all of its text", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        # promrules: ignore promql-syntax
        expr: |
          up ==

          on (job
`,
  );
});

test("a comment at the end of a line inside an expression silences the expression", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: |
          up foo # promrules: ignore promql-syntax
`,
  );
});

test("what looks like a comment in a text is none", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: "Down # promrules: ignore missing-expr"
#       ^^^^^ field 'expr' must be set in rule
        annotations:
          summary: |
            # promrules: ignore-file missing-expr
`,
  );
});

test("a comment for the file may stand anywhere in it", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: Down
      - alert: Up
# promrules: ignore-file missing-expr
`,
  );
});

test("pint's comments silence a check in the rule that they stand in or above", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      # pint disable promql/syntax
      - alert: Down
        expr: up foo
      - alert: Up
        # pint snooze 2023-01-12T10:00:00Z promql/syntax
        expr: up foo
      - alert: Else
        expr: up foo
#                ^^^ unexpected identifier "foo" …
`,
  );
});

test("pint's comments silence a check in the whole file", () => {
  checkProblems(
    promqlSyntax,
    `
# pint file/disable promql/syntax
groups:
  - name: web
    rules:
      - alert: Down
        expr: up foo
      - alert: Up
#       ^^^^^ missing-expr: field 'expr' must be set in rule
`,
  );
});

test("pint's comments silence everything on the lines that it does not read", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: A # pint ignore/line
      # pint ignore/next-line
      - alert: B
      - alert: C
#       ^^^^^ field 'expr' must be set in rule
      # pint ignore/begin
      - alert: D
      - alert: E
      # pint ignore/end
      - alert: F
#       ^^^^^ field 'expr' must be set in rule
`,
  );
});

test("a comment of pint for a check that we do not have is left alone", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      # pint disable rule/label
      - alert: Down
#       ^^^^^ field 'expr' must be set in rule
`,
  );
});

test("pint's comments silence all of ours that say the same, where they are not about one metric alone", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      # pint disable promql/series
      - record: job:a:sum
        expr: sum(a)
      # pint disable promql/series(b)
      - record: job:c:sum
        expr: sum(c)
#                 ^ \`c\` is not there …
      # pint disable promql/impossible
      - record: job:d:sum
        expr: d{job="a"} and sum(d)
`,
    { facts: facts({ series: ['d{job="a"}'] }) },
  );
});
