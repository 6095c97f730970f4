import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { ruleResultType } from "./rule-result-type.ts";

test("reports a range vector and a string", () => {
  checkProblems(
    ruleResultType,
    `
groups:
  - name: web
    rules:
      - record: up:range
        expr: up[5m]
      - record: up:sub
        expr: (up[1h:5m])
      - alert: Text
        expr: '"up"'
`,
  );
});

test("stays silent on vectors and scalars", () => {
  checkProblems(
    ruleResultType,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
      - record: one
        expr: 1
`,
  );
});
