import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { overwrittenExternalLabel } from "./overwritten-external-label.ts";

const server = facts({ externalLabels: { cluster: "eu-1", replica: "a" } });

test("reports labels that stand in the way of external labels", () => {
  checkProblems(
    overwrittenExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          cluster: us-1
#                  ^^^^ Alerts leave the server with \`cluster="us-1"\` instead of its external label \`cluster="eu-1"\`, says Prometheus at http://localhost:9090.
      - record: job:up:sum
        expr: sum by (job) (up)
        labels:
          replica: b
#                  ^ These series leave the server with \`replica="b"\` instead of its external label \`replica="a"\`, says Prometheus at http://localhost:9090.
`,
    { facts: server },
  );
});

test("stays silent on labels of alerts that alert_relabel_configs change before they are sent", () => {
  checkProblems(
    overwrittenExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          cluster: us-1
          replica: b
#                  ^ Alerts leave the server with \`replica="b"\` …
      - record: job:up:sum
        expr: sum by (job) (up)
        labels:
          cluster: us-1
#                  ^^^^ These series leave the server with \`cluster="us-1"\` …
`,
    {
      facts: facts({
        externalLabels: { cluster: "eu-1", replica: "a" },
        relabelledExternalLabels: ["cluster"],
      }),
    },
  );
});

test("stays silent on other labels, templates, and labels that are taken away", () => {
  checkProblems(
    overwrittenExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          team: a
          cluster: "{{ $labels.job }}"
          replica: ""
      - alert: B
        expr: up == 0
        labels:
          cluster: "\${CLUSTER}"
`,
    { facts: server },
  );
});
