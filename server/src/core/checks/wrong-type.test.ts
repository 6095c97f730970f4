import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { wrongType } from "./wrong-type.ts";

test("reports bytes that are not Base64", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - alert: !!binary Down?
#                       ^^^^^ !!binary value contains invalid base64 data
        expr: up == 0
`,
  );
});

test("reports a list where a text is expected", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - alert: [Down]
#              ^^^^^^ cannot unmarshal !!seq into string. A single text is expected here.
        expr: up == 0
`,
  );
});

test("reports what braces make of an unquoted expression", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - record: up:all
        expr: {job="web"}
#             ^^^^^^^^^^^ cannot unmarshal !!map into string. A single text is expected here.
`,
  );
});

test("reports a label value with fields", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        labels:
          team: {name: web}
#               ^^^^^^^^^^^ cannot unmarshal !!map into string. A single text is expected here.
`,
  );
});

test("reports a text where a list is expected", () => {
  checkProblems(
    wrongType,
    `
groups: none of them is needed
#       ^^^^^^^^^^^^^^^^^^^^^^ cannot unmarshal !!str \`none of...\` into []rulefmt.RuleGroup. A list is expected here.
`,
  );
});

test("reports a limit that is a text", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    limit: "10"
#          ^^^^ cannot unmarshal !!str \`10\` into int. A whole number is expected here.
`,
  );
});

test("reports a rule that is only a text", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - up == 0
#       ^^^^^^^ cannot unmarshal !!str \`up == 0\` into rulefmt.Rule. A mapping with fields is expected here.
      - alert: Down
        expr: up == 0
`,
  );
});

test("stays silent on numbers and truth values where a text is expected", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    rules:
      - alert: 5
        expr: 1
        labels:
          critical: true
          code: 404
          since: 2024-01-01
          nothing:
`,
  );
});

test("stays silent on fields without a value", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    interval:
    limit: ~
    labels: null
    rules:
  -
`,
  );
});

test("stays silent on a limit with a fraction, which is cut off", () => {
  checkProblems(
    wrongType,
    `
groups:
  - name: web
    limit: 1.5
`,
  );
});

test("offers to quote what braces made a mapping", () => {
  checkFix(
    "Put it in quotes",
    `
groups:
  - name: web
    rules:
      - record: up:all
        expr: <|>{job='web'}
`,
    `
groups:
  - name: web
    rules:
      - record: up:all
        expr: '{job=''web''}'
`,
  );
});

test("offers to take a number out of its quotes", () => {
  checkFix(
    "Remove the quotes",
    `
groups:
  - name: web
    limit: <|>"10"
`,
    `
groups:
  - name: web
    limit: 10
`,
  );
});
