import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { misplacedBackslash } from "./misplaced-backslash.ts";

test("reports a backslash too many and one that the string took", () => {
  checkAlertExprs(
    misplacedBackslash,
    `
  up{a=~"db\\\\\\\\.com:.*"}
#          ^^^^^ The pattern is \`\\\\.\` here, which asks for a backslash in the value: \`\\.\` was probably meant.
  up{a=~"x\\\\\\\\d+|y"}
#         ^^^^^ The pattern is \`\\\\d\` here, which asks for a backslash in the value: \`\\d\` was probably meant.
  up{a=~"\\bapi.*"}
#        ^^ The string makes a backspace of this escape, so the pattern never sees \`\\b\`.
`,
  );
});

test("stays silent on paths of Windows and on escapes that are right", () => {
  checkAlertExprs(
    misplacedBackslash,
    `
  up{volume=~"C:\\\\\\\\.*"}
  up{volume=~"C:\\\\\\\\Data.d\\\\\\\\d+"}
  up{a=~"dom\\\\\\\\.*"}
  up{a=~"db\\\\.com:.*"}
  up{a=~\`db\\.com:.*\`}
  up{user=~"CORP\\\\\\\\svc-.*"}
`,
  );
});

test("removes one backslash of the pattern", () => {
  checkExprFix(
    "Remove one backslash of the pattern",
    'up{a=~"db\\\\\\<|>\\.com:.*"}',
    'up{a=~"db\\\\.com:.*"}',
  );
});

test("brings the escape to the pattern", () => {
  checkExprFix("Bring \\b to the pattern", 'up{a=~"\\<|>bapi.*"}', 'up{a=~"\\\\bapi.*"}');
});
