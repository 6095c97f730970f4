import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { yamlSyntax } from "./yaml-syntax.ts";

test("reports a list item that is indented wrongly", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
       for: 5m
#      ^^^^ did not find expected '-' indicator. The indentation of this line fits none of the lines above.
`,
  );
});

test("reports a tab where spaces belong", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
\t\texpr: up == 0
#^ found character that cannot start any token. YAML is indented with spaces, not with tabs.
`,
  );
});

test("reports an alias to an anchor that is not there", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: *down
#             ^^^^^ unknown anchor 'down' referenced. A value that starts with \`*\` has to be quoted, unless it is an alias.
`,
  );
});

test("reports a missing dash, and nothing about aliases of what stands before it", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
        alert: &name Down
#       ^^^^^^^^^^^^^^^^^ wrong-type: cannot unmarshal !!map into []rulefmt.Rule. A list is expected here.
        expr: up == 0
      - alert: *name
#     ^ did not find expected key …
        expr: up == 0
`,
  );
});

test("does not miss in a rule what may come after a broken line", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Do
wn
        expr: up == 0
#           ^ mapping values are not allowed in this context …
      - alert: Up
#       ^^^^^ missing-expr: field 'expr' must be set in rule
        for: 5m
`,
  );
});

test("reports lines that fit nowhere, which are no second document", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - record: a
        expr: up
      name: b
    - record: c
#   ^ did not find expected …
        expr: up
`,
  );
});

test("reports a word that is no key once", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
text
#^^^ could not find expected ':' …
`,
  );
});

test("stays silent on anchors and aliases", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: &down up == 0
      - record: down
        expr: *down
`,
  );
});

test("stays silent on Windows line ends and a byte order mark", () => {
  checkProblems(
    yamlSyntax,
    `
\ufeffgroups:\r
  - name: web\r
    rules:\r
      - alert: Down\r
        expr: up == 0\r
`,
  );
});

test("stays silent on a broken second document", () => {
  checkProblems(
    yamlSyntax,
    `
groups: []
---
groups: [
`,
    { settings: { severities: new Map([["multiple-documents", "off"]]) } },
  );
});

test("reports a line that is too deep, and not what it makes of the value above", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
      interval: 1m
#             ^ mapping values are not allowed in this context. This line is indented deeper than the key above it, whose value is already there.
    rules:
      - alert: Down
        expr: up == 0
`,
  );
});

test("reports an alert template that lost its indentation", () => {
  checkProblems(
    yamlSyntax,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: |
            {{ $value }}
{{ $labels.job }} is down
#                 ^^^^^^^ did not find expected <document start>
`,
  );
});

test("offers to quote a template that text follows", () => {
  checkFix(
    "Put it in quotes",
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: {{ $labels.job }} <|>is down
`,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: '{{ $labels.job }} is down'
`,
  );
});

test("offers to quote a text with a colon in it", () => {
  checkFix(
    "Put it in quotes",
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: Host down<|>: look at it
`,
    `
groups:
  - name: web
    rules:
      - alert: Down
        expr: up == 0
        annotations:
          summary: 'Host down: look at it'
`,
  );
});
