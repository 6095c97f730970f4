import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { redundantExternalLabel } from "./redundant-external-label.ts";

const server = facts({ externalLabels: { cluster: "eu-1", replica: "a" } });

test("reports labels that are there anyway", () => {
  checkProblems(
    redundantExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          team: a
          cluster: eu-1
#         ^^^^^^^ \`cluster="eu-1"\` is an external label, says Prometheus at http://localhost:9090: the server adds it to all that it sends.
`,
    { facts: server },
  );
});

test("takes the label out", () => {
  checkFix(
    "Remove `cluster`",
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          team: a
          <|>cluster: eu-1
`,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          team: a
`,
    { facts: server },
  );
});

test("stays silent where the external labels are not known", () => {
  checkProblems(
    redundantExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          cluster: eu-1
`,
    { facts: facts({}) },
  );
});
