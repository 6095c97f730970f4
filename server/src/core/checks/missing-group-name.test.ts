import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { missingGroupName } from "./missing-group-name.ts";

test("reports a group without a name", () => {
  checkProblems(
    missingGroupName,
    `
groups:
  - interval: 1m
#   ^^^^^^^^ Groupname must not be empty
    rules: []
`,
  );
});

test("reports an empty name", () => {
  checkProblems(
    missingGroupName,
    `
groups:
  - name: ""
#   ^^^^ Groupname must not be empty
`,
  );
});

test("reports a group without anything", () => {
  checkProblems(
    missingGroupName,
    `
groups:
  - {}
#   ^^ Groupname must not be empty
`,
  );
});

test("stays silent when the name is a number", () => {
  checkProblems(
    missingGroupName,
    `
groups:
  - name: 1
`,
  );
});
