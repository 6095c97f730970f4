import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidAnnotationName } from "./invalid-annotation-name.ts";

test("reports an empty name", () => {
  checkProblems(
    invalidAnnotationName,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          "": It is down.
#         ^^ invalid annotation name: . A name is expected here.
`,
  );
});

test("points at the character that a legacy name must not have", () => {
  checkProblems(
    invalidAnnotationName,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          run-book: https://example.org
#            ^ invalid annotation name: run-book. With legacy names, only letters, digits and underscores are allowed, and a digit not at the start.
`,
    { nameValidation: "legacy" },
  );
});

test("stays silent on dashes with UTF-8 names and on `__name__`", () => {
  checkProblems(
    invalidAnnotationName,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          run-book: https://example.org
          __name__: x
`,
  );
});
