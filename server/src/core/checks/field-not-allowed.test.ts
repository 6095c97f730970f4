import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
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

test("offers to remove the field with all its lines", () => {
  checkFix(
    "Remove `annotations`",
    `
groups:
  - name: web
    rules:
      - record: up:sum
        <|>annotations: # for people
          summary: It is down.
          description: |
            So it is.
        expr: sum(up)
`,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
`,
  );
});

test("offers to remove the last field", () => {
  checkFix(
    "Remove `for`",
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
        <|>for: 5m
`,
    `
groups:
  - name: web
    rules:
      - record: up:sum
        expr: sum(up)
`,
  );
});
