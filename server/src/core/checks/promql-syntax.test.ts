import { test } from "node:test";
import { checkAlertExprs, checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { promqlSyntax } from "./promql-syntax.ts";

test("points at the mistake inside a quoted expression", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: 'up{job=''web''} + bool up'
#                              ^^^^^ bool modifier can only be used on comparison operators …
`,
  );
});

test("points at the mistake inside a block scalar", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: |
          sum by (job) (
            rate(http_requests_total)
#                ^^^^^^^^^^^^^^^^^^^ expected type range vector in call to function "rate", got instant vector …
          )
`,
  );
});

test("points behind the last character when something is missing at the end", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: |
          up > (down
#                   ^ unclosed left parenthesis …

        for: 5m
`,
  );
});

test("goes on after a broken rule", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: 1 and 2
#             ^^^^^^^ set operator "and" not allowed in binary scalar expression …
      - alert: Up
        expr: 1 or 2
#             ^^^^^^ set operator "or" not allowed in binary scalar expression …
`,
  );
});

test("leaves out what only follows from another mistake", () => {
  checkExprs(
    promqlSyntax,
    `
  sum by (job) (rate(up[5m])
#                           ^ unclosed left parenthesis …
  foo[0s] + foo[0m]
#     ^^ duration must be greater than 0
#               ^^ duration must be greater than 0
  sum() + foo[5x]
# ^^^^^ no arguments for aggregate expression provided
#             ^^^ bad number or duration syntax: "5" …
`,
  );
});

test("stays silent where expressions are not PromQL", () => {
  checkAlertExprs(
    promqlSyntax,
    `
  sum(rate({app="web"} |= "error" [5m]))
`,
    { dialect: "loki" },
  );
});
