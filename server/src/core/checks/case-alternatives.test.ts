import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { caseAlternatives } from "./case-alternatives.ts";

test("reports spellings of one word", () => {
  checkProblems(
    caseAlternatives,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{env=~"prod|Prod"}
#                           ^^^^ \`prod\` and \`Prod\` differ only in case: \`(?i:prod)\` matches the word however it is written.
      - alert: B
        expr: up{env=~"dev|none|None|NONE"}
#                                    ^^^^ \`none\` and \`None\` and \`NONE\` differ only in case: \`(?i:none)\` matches the word however it is written.
`,
  );
});

test("stays silent on two spellings among other words", () => {
  checkProblems(
    caseAlternatives,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{env=~"prod|Prod|production"}
      - alert: B
        expr: up{env=~"[Pp]rod|dev"}
      - alert: C
        expr: up{env=~"(?i)prod|dev"}
`,
  );
});

test("puts one alternative in the place of the first", () => {
  checkExprFix("Use (?i:none)", 'up{env=~"dev|none|None|NO<|>NE"}', 'up{env=~"dev|(?i:none)"}');
});
