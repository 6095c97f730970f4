import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { caseAlternatives } from "./case-alternatives.ts";

test("reports spellings of one word", () => {
  checkAlertExprs(
    caseAlternatives,
    `
  up{env=~"prod|Prod"}
#               ^^^^ \`prod\` and \`Prod\` differ only in case: \`(?i:prod)\` matches the word however it is written.
  up{env=~"dev|none|None|NONE"}
#                        ^^^^ \`none\` and \`None\` and \`NONE\` differ only in case: \`(?i:none)\` matches the word however it is written.
`,
  );
});

test("stays silent on two spellings among other words", () => {
  checkAlertExprs(
    caseAlternatives,
    `
  up{env=~"prod|Prod|production"}
  up{env=~"[Pp]rod|dev"}
  up{env=~"(?i)prod|dev"}
`,
  );
});

test("puts one alternative in the place of the first", () => {
  checkExprFix("Use (?i:none)", 'up{env=~"dev|none|None|NO<|>NE"}', 'up{env=~"dev|(?i:none)"}');
});
