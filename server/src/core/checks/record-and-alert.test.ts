import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { recordAndAlert } from "./record-and-alert.ts";

test("reports the second of the two", () => {
  checkProblems(
    recordAndAlert,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        alert: Down
#       ^^^^^ only one of 'record' and 'alert' must be set
        expr: sum(up)
`,
  );
});

test("stays silent when one of them is empty", () => {
  checkProblems(
    recordAndAlert,
    `
groups:
  - name: web
    rules:
      - record: ""
        alert: Down
        expr: up == 0
`,
  );
});

test("offers to remove one of the two", () => {
  checkFix(
    "Remove `alert`",
    `
groups:
  - name: web
    rules:
      - record: up:sum
        <|>alert: Down
        expr: sum(up)
`,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
`,
  );
});
