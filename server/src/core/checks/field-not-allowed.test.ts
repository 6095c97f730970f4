import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { fieldNotAllowed } from "./field-not-allowed.ts";

test("reports the fields of alerting rules", () => {
  checkProblems(
    fieldNotAllowed,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        for: 5m
#       ^^^ invalid field 'for' in recording rule
        keep_firing_for: 1h
#       ^^^^^^^^^^^^^^^ invalid field 'keep_firing_for' in recording rule
        annotations:
#       ^^^^^^^^^^^ invalid field 'annotations' in recording rule
          summary: It is down.
`,
  );
});

test("stays silent on zeros and empty annotations", () => {
  checkProblems(
    fieldNotAllowed,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        for: 0s
        annotations: {}
`,
  );
});

test("stays silent with vmalert, which does not mind", () => {
  checkProblems(
    fieldNotAllowed,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        for: 5m
`,
    { dialect: "victoriametrics" },
  );
});
