import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { missingRecordOrAlert } from "./missing-record-or-alert.ts";

test("reports a rule without a name", () => {
  checkProblems(
    missingRecordOrAlert,
    `
groups:
  - name: web
    rules:
      - expr: up == 0
#       ^^^^ one of 'record' or 'alert' must be set
        for: 5m
`,
  );
});

test("points at a name that is still empty", () => {
  checkProblems(
    missingRecordOrAlert,
    `
groups:
  - name: web
    rules:
      - expr: up == 0
        alert:
#       ^^^^^ one of 'record' or 'alert' must be set
`,
  );
});

test("leaves a name of the wrong type to its own check", () => {
  checkProblems(
    missingRecordOrAlert,
    `
groups:
  - name: web
    rules:
      - alert: {}
#              ^^ wrong-type: cannot unmarshal !!map into string. A single text is expected here.
        expr: up == 0
`,
  );
});
