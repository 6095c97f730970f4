import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { unusedIgnore } from "./unused-ignore.ts";

test("reports a comment that silences nothing", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      # promrules: ignore missing-expr
#                         ^^^^^^^^^^^^ \`missing-expr\` finds nothing here, so this comment silences nothing.
      - alert: Down
        expr: up == 0
`,
  );
});

test("reports a check that there is not", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      - alert: Down # promrules: ignore mising-expr
#                                       ^^^^^^^^^^^ There is no check \`mising-expr\`. Did you mean \`missing-expr\`?
        expr: up == 0
`,
  );
});

test("reports a comment that names no check", () => {
  checkProblems(
    unusedIgnore,
    `
# promrules: disable everything
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences nothing. Write \`ignore\` or \`ignore-file\` and the name of a check.
groups: []
`,
  );
});

test("stays silent on a comment that silences the line below", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      # promrules: ignore missing-expr we wait for the metric
      # It is not there yet.
      - alert: Down
      - alert: Down # promrules: ignore missing-expr,duplicate-rule
`,
  );
});

test("stays silent on a comment for the whole file", () => {
  checkProblems(
    unusedIgnore,
    `
# promrules: ignore-file missing-expr
groups:
  - name: web
    rules:
      - alert: Down
      - alert: Up
`,
  );
});

test("stays silent when the check is switched off", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      - alert: Down # promrules: ignore rule-result-type
        expr: up == 0
`,
    { settings: { severities: new Map([["rule-result-type", "off"]]) } },
  );
});

test("offers to remove a comment with its line", () => {
  checkFix(
    "Remove the comment",
    "groups:\n  - name: web\n    # promrules: ignore <|>duplicate-rule\n    interval: 5m\n",
    "groups:\n  - name: web\n    interval: 5m\n",
  );
});

test("offers to remove a comment at the end of a line", () => {
  checkFix(
    "Remove the comment",
    "groups:\n  - name: web  # promrules: ignore <|>duplicate-rule\n",
    "groups:\n  - name: web\n",
  );
});

test("offers the check that was probably meant", () => {
  checkFix(
    "Write `missing-expr`",
    "groups: # promrules: ignore <|>mising-expr\n",
    "groups: # promrules: ignore missing-expr\n",
  );
});

test("keeps what silences checks that need a server, whether there is one or not", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: foo == 0 # promrules: ignore unknown-metric, unmatched-sides
`,
  );
});

test("stays silent while a mistake keeps the check from looking", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      - alert: Down
        # promrules: ignore contradictory-matchers
        expr: up{job="a", job="b"} == sum(
#                                         ^ promql-syntax: unclosed left parenthesis. A closing parenthesis \`)\` is missing.
`,
  );
});

test("stays silent at a field of a rule whose expression is broken, and not in other rules", () => {
  checkProblems(
    unusedIgnore,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up{job="a" environment="b"} == 0
#                        ^^^^^^^^^^^ promql-syntax: unexpected identifier "environment" in label matching, expected "," or "}". A comma is missing before \`environment\`.
        labels:
          app: '{{ $labels.app }}' # promrules: ignore copied-label
      - alert: Sound
        expr: up == 0
        labels:
          app: shop # promrules: ignore copied-label
#                                       ^^^^^^^^^^^^ \`copied-label\` finds nothing here, so this comment silences nothing.
`,
  );
});
