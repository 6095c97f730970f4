import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { duplicateKey } from "./duplicate-key.ts";

test("reports a field that is written twice, with the line of the first one", () => {
  checkProblems(
    duplicateKey,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        for: 5m
        expr: up < 1
#       ^^^^ mapping key "expr" already defined at line 5
`,
  );
});

test("reports a label that is written twice", () => {
  checkProblems(
    duplicateKey,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        labels:
          team: a
          "team": b
#         ^^^^^^ mapping key "team" already defined at line 7
`,
  );
});

test("stays silent when a merge key brings a field that is there", () => {
  checkProblems(
    duplicateKey,
    `
groups:
  - name: web
    rules:
      - &down
        alert: Down
        expr: up == 0
      - <<: *down
        alert: StillDown
`,
  );
});
