import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { missingExpr } from "./missing-expr.ts";

test("reports a rule without an expression", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - record: up:sum
#       ^^^^^^ field 'expr' must be set in rule
      - alert: Down
#       ^^^^^ field 'expr' must be set in rule
        for: 5m
`,
  );
});

test("points at an expression that is still empty", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr:
#       ^^^^ field 'expr' must be set in rule
      - alert: StillDown
        expr: ''
#       ^^^^ field 'expr' must be set in rule
`,
  );
});

test("leaves an expression of the wrong type to its own check", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: [up]
#             ^^^^ wrong-type: cannot unmarshal !!seq into string. A single text is expected here.
`,
  );
});

test("reports a rule whose rest is cut off into another document, be that YAML or not", () => {
  checkProblems(
    missingExpr,
    `
groups:
  - name: web
    rules:
      - alert: Down
#       ^^^^^ field 'expr' must be set in rule
        annotations:
          summary: down
...
          description: down
#         ^^^^^^^^^^^^^^^^^ multiple-documents: Multiple document yaml rules files are not supported, only the first document is processed. Nothing from here on is loaded.
        expr: up == 0
`,
  );
});
