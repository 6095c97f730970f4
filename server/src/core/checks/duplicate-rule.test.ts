import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { duplicateRule } from "./duplicate-rule.ts";

test("reports the same name with the same labels, whatever the expressions", () => {
  checkProblems(
    duplicateRule,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          severity: page
      - alert: Down
#              ^^^^ Duplicate rule: \`Down\` with the labels severity="page" is there already. Where both fire for series with the same labels, Alertmanager sees one alert.
        expr: up < 1
        labels:
          severity: page
`,
  );
});

test("counts the labels of the groups, across groups", () => {
  checkProblems(
    duplicateRule,
    `
groups:
  - name: a
    labels: {team: web}
    rules:
      - record: up:sum
        expr: sum(up)
  - name: b
    rules:
      - record: up:sum
#               ^^^^^^ Duplicate rule: \`up:sum\` with the labels team="web" is there already. Might cause inconsistency while recording expressions.
        expr: sum(up)
        labels: {team: web}
`,
  );
});

test("stays silent when a label differs", () => {
  checkProblems(
    duplicateRule,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels: {severity: page}
      - alert: Down
        expr: up == 0
        labels: {severity: ticket}
`,
  );
});
