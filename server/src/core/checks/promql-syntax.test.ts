import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { promqlSyntax } from "./promql-syntax.ts";

test("points at the mistake inside a quoted expression", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: 'sum(up) by job'
#                         ^^^ unexpected identifier "job" in grouping opts, expected "("
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
            rate(http_requests_total[5x])
#                                    ^^^^ bad number or duration syntax: "5"
          )
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
        expr: up ==
#                  ^ unexpected end of input
      - alert: Up
        expr: foo bar
#                 ^^^ unexpected identifier "bar"
`,
  );
});

test("stays silent where expressions are not PromQL", () => {
  checkProblems(
    promqlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Errors
        expr: sum(rate({app="web"} |= "error" [5m]))
`,
    { dialect: "loki" },
  );
});
