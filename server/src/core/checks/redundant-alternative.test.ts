import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { redundantAlternative } from "./redundant-alternative.ts";

test("reports alternatives that are there twice or covered by another one", () => {
  checkProblems(
    redundantAlternative,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"api.*|api-x"}
#                            ^^^^^ The alternative \`api-x\` changes nothing: \`api.*\` matches all that it does.
      - alert: B
        expr: up{code=~"(500|5..)x?"}
#                        ^^^ The alternative \`500\` changes nothing: \`5..\` matches all that it does.
      - alert: C
        expr: up{code=~"a(b.|b[c-d])"}
#                            ^^^^^^ The alternative \`b[c-d]\` changes nothing: \`b.\` matches all that it does.
      - alert: D
        expr: up{job=~"(?i)dev|DEV|Prod"}
#                              ^^^ The alternative \`DEV\` changes nothing: \`dev\` matches all that it does.
`,
  );
});

test("stays silent on alternatives that each match something of their own", () => {
  checkProblems(
    redundantAlternative,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"api|api-.+"}
      - alert: B
        expr: up{job=~"a.c|.b"}
      - alert: C
        expr: up{job=~"x(\\\\Ba|b)"}
      - alert: D
        expr: up{job=~"|api"}
`,
  );
});

test("reports the second of two that are the same", () => {
  checkProblems(
    redundantAlternative,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"api|web|api"}
#                              ^^^ The alternative \`api\` is there twice.
`,
  );
});

test("removes the alternative with its bar", () => {
  checkExprFix("Remove the alternative", 'up{job=~"api|web|ap<|>i"}', 'up{job=~"api|web"}');
});

test("removes the first alternative with the bar behind it", () => {
  checkExprFix("Remove the alternative", 'up{code=~"50<|>0|5.."}', 'up{code=~"5.."}');
});
