import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { globInRegex } from "./glob-in-regex.ts";

test("reports a star behind a letter at the end of an alternative", () => {
  checkAlertExprs(
    globInRegex,
    `
  up{pod=~"dex*"}
#          ^^^^ \`*\` only repeats the \`x\` before it: \`dex*\` does not match what starts with \`dex\`, as \`dex.*\` does.
  up{pod=~"api|kube-*|web"}
#              ^^^^^^ \`*\` only repeats the \`-\` before it: \`kube-*\` does not match what starts with \`kube-\`, as \`kube-.*\` does.
`,
  );
});

test("stays silent on repetitions that may be meant", () => {
  checkAlertExprs(
    globInRegex,
    `
  up{pod=~"dex.*"}
  up{le=~"10*"}
  up{path=~"/api/*"}
  up{pod=~"pods*"}
  up{pod=~"a[a-z]*"}
  up{pod=~"(ab)*"}
  up{pod=~"a*"}
`,
  );
});

test("writes the wildcard", () => {
  checkExprFix("Use dex.*", 'up{pod=~"api|de<|>x*"}', 'up{pod=~"api|dex.*"}');
});
