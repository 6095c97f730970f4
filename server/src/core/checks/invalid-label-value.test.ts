import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidLabelValue } from "./invalid-label-value.ts";

test("reports half of a character", () => {
  checkProblems(
    invalidLabelValue,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          team: \ud83d
#               ^ invalid label value: \ud83d. It is not valid UTF-8.
`,
  );
});

test("reports bytes that are cut off in the middle of a character", () => {
  checkProblems(
    invalidLabelValue,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          icon: !!binary 8J+U
#                        ^^^^ invalid label value: \udcf0\udc9f\udc94. It is not valid UTF-8.
`,
  );
});

test("stays silent on a character that is written in bytes", () => {
  checkProblems(
    invalidLabelValue,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          icon: !!binary 8J+UpQ==
`,
  );
});

test("stays silent on characters of every plane", () => {
  checkProblems(
    invalidLabelValue,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          team: 🔥 и ü
`,
  );
});
