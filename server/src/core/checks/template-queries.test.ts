import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { constantCondition } from "./constant-condition.ts";
import { literalRegex } from "./literal-regex.ts";

test("expressions within templates are checked where they are written", () => {
  checkProblems(
    constantCondition,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          text: 'é {{ range query "count(up{job=\\"a\\"}) == 0" }}{{ .Value }}{{ end }}'
#                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ \`count(up{job="a"})\` is at least 1: this comparison is never true and returns nothing.
`,
  );
  checkProblems(
    literalRegex,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          text: '{{ range query \`up{job=~"a"}\` }}{{ .Value }}{{ end }}'
#                                   ^^^^^^^^ The pattern matches nothing but \`a\`. …
`,
  );
});

test("fixes are written as the text in the template asks for", () => {
  checkFix(
    "Use =",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          text: "{{ range query \\"up{job=~'<|>a'}\\" }}{{ .Value }}{{ end }}"
`,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          text: "{{ range query \\"up{job='a'}\\" }}{{ .Value }}{{ end }}"
`,
  );
});
