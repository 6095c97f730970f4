import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { duplicateGroup } from "./duplicate-group.ts";

test("reports the second group of a name", () => {
  checkProblems(
    duplicateGroup,
    `
groups:
  - name: web
  - name: db
  - name: web
#         ^^^ groupname: "web" is repeated in the same file
`,
  );
});

test("compares what the names say, not how they are written", () => {
  checkProblems(
    duplicateGroup,
    `
groups:
  - name: "1"
  - name: 1
#         ^ groupname: "1" is repeated in the same file
`,
  );
});

test("stays silent on names that differ in case", () => {
  checkProblems(
    duplicateGroup,
    `
groups:
  - name: web
  - name: Web
`,
  );
});
