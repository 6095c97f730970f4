import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unknownExternalLabel } from "./unknown-external-label.ts";

const server = facts({ externalLabels: { cluster: "eu-1", replica: "a" } });

test("reports external labels that the server does not set", () => {
  checkProblems(
    unknownExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        labels:
          where: "{{ $externalLabels.region }}"
#                                    ^^^^^^ \`region\` is no external label of the server, says Prometheus at http://localhost:9090: this is always empty.
        annotations:
          summary: "{{ .ExternalLabels.clutser }} {{ $externalLabels.cluster }}"
#                                      ^^^^^^^ \`clutser\` is no external label of the server, says Prometheus at http://localhost:9090: this is always empty. Did you mean \`cluster\`?
`,
    { facts: server },
  );
});

test("puts the label that was meant in its place", () => {
  checkFix(
    "Use `cluster`",
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        annotations:
          summary: "in {{ $externalLabels.<|>clutser }}"
`,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        annotations:
          summary: "in {{ $externalLabels.cluster }}"
`,
    { facts: server },
  );
});

test("stays silent where the template asks whether it is there", () => {
  checkProblems(
    unknownExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        annotations:
          summary: "{{ with $externalLabels.region }}in {{ . }}{{ end }}{{ if $externalLabels.zone }}!{{ end }}"
`,
    { facts: server },
  );
});

test("stays silent where the external labels are not known", () => {
  checkProblems(
    unknownExternalLabel,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up == 0
        annotations:
          summary: "{{ $externalLabels.region }}"
`,
    { facts: facts({}) },
  );
});
