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
#               ^ invalid label value: \ud83d. It holds half of a character.
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
