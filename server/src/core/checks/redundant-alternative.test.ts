import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { redundantAlternative } from "./redundant-alternative.ts";

test("reports alternatives that are there twice or covered by another one", () => {
  checkAlertExprs(
    redundantAlternative,
    `
  up{job=~"api.*|api-x"}
#                ^^^^^ The alternative \`api-x\` changes nothing: \`api.*\` matches all that it does.
  up{code=~"(500|5..)x?"}
#            ^^^ The alternative \`500\` changes nothing: \`5..\` matches all that it does.
  up{code=~"a(b.|b[c-d])"}
#                ^^^^^^ The alternative \`b[c-d]\` changes nothing: \`b.\` matches all that it does.
  up{job=~"(?i)dev|DEV|Prod"}
#                  ^^^ The alternative \`DEV\` changes nothing: \`dev\` matches all that it does.
`,
  );
});

test("stays silent on alternatives that each match something of their own", () => {
  checkAlertExprs(
    redundantAlternative,
    `
  up{job=~"api|api-.+"}
  up{job=~"a.c|.b"}
  up{job=~"x(\\\\Ba|b)"}
  up{job=~"|api"}
`,
  );
});

test("reports the second of two that are the same", () => {
  checkAlertExprs(
    redundantAlternative,
    `
  up{job=~"api|web|api"}
#                  ^^^ The alternative \`api\` is there twice.
`,
  );
});

test("removes the alternative with its bar", () => {
  checkExprFix("Remove the alternative", 'up{job=~"api|web|ap<|>i"}', 'up{job=~"api|web"}');
});

test("removes the first alternative with the bar behind it", () => {
  checkExprFix("Remove the alternative", 'up{code=~"50<|>0|5.."}', 'up{code=~"5.."}');
});
