import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidRecordingRuleName } from "./invalid-recording-rule-name.ts";

test("points at the braces", () => {
  checkProblems(
    invalidRecordingRuleName,
    `
groups:
  - name: web
    rules:
      - record: up{job="web"}:sum
#                 ^^^^^^^^^^^ braces present in the recording rule name; should it be in expr?: up{job="web"}:sum
        expr: sum(up)
`,
  );
});

test("points at the character that a legacy name must not have", () => {
  checkProblems(
    invalidRecordingRuleName,
    `
groups:
  - name: web
    rules:
      - record: up.sum
#                 ^ invalid recording rule name: up.sum
        expr: sum(up)
      - record: 5up
#               ^^^ invalid recording rule name: 5up
        expr: sum(up)
`,
    { nameValidation: "legacy" },
  );
});

test("stays silent on any other text with UTF-8 names", () => {
  checkProblems(
    invalidRecordingRuleName,
    `
groups:
  - name: web
    rules:
      - record: up.sum größe
        expr: sum(up)
`,
  );
});

test("stays silent on alert names, which may be any text", () => {
  checkProblems(
    invalidRecordingRuleName,
    `
groups:
  - name: web
    rules:
      - alert: "{} is down!"
        expr: up == 0
`,
    { nameValidation: "legacy" },
  );
});
