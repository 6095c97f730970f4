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
#             ^^^^^^ rule result is not a vector or scalar. It is a range vector: the rule loads, but every evaluation fails.
      - record: up:sub
        expr: (up[1h:5m])
#             ^^^^^^^^^^^ rule result is not a vector or scalar. It is a range vector: the rule loads, but every evaluation fails.
      - alert: Text
        expr: '"up"'
#              ^^^^ rule result is not a vector or scalar. It is a string: the rule loads, but every evaluation fails.
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
