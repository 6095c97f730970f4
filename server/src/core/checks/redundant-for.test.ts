import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { redundantFor } from "./redundant-for.ts";

test("reports durations that are what they would be anyway", () => {
  checkProblems(
    redundantFor,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 0s
#            ^^ \`0s\` is what \`for\` is without this line.
        keep_firing_for: 0h
#                        ^^ \`0h\` is what \`keep_firing_for\` is without this line.
      - alert: B
        expr: up == 0
        for: 1m
`,
  );
});

test("removes the line", () => {
  checkFix(
    "Remove `for`",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 0<|>s
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
