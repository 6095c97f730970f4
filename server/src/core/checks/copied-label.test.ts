import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { copiedLabel } from "./copied-label.ts";

test("reports labels that copy the label of the same name", () => {
  checkProblems(
    copiedLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        labels:
          app: '{{ $labels.app }}'
#              ^^^^^^^^^^^^^^^^^^^ The alert has the \`app\` of its series anyway, and where that has none, this is empty and dropped.
          team: '{{.Labels.team}}'
#               ^^^^^^^^^^^^^^^^^^ The alert has the \`team\` of its series anyway, and where that has none, this is empty and dropped.
          service: '{{ $labels.app }}'
          name: '{{ $labels.name }}!'
      - alert: B
        expr: sum(x) > 1
        labels:
          app: '{{ $labels.app }}'
`,
  );
});

test("removes the label, and the field with the last of them", () => {
  checkFix(
    "Remove `app`",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        labels:
          app: '{{ $labels.<|>app }}'
          severity: page
`,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        labels:
          severity: page
`,
  );
  checkFix(
    "Remove `app`",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        labels:
          app: '{{ $labels.<|>app }}'
`,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
`,
  );
});
