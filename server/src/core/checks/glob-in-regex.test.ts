import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { globInRegex } from "./glob-in-regex.ts";

test("reports a star behind a letter at the end of an alternative", () => {
  checkProblems(
    globInRegex,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{pod=~"dex*"}
#                      ^^^^ \`*\` only repeats the \`x\` before it: \`dex*\` does not match what starts with \`dex\`, as \`dex.*\` does.
      - alert: B
        expr: up{pod=~"api|kube-*|web"}
#                          ^^^^^^ \`*\` only repeats the \`-\` before it: \`kube-*\` does not match what starts with \`kube-\`, as \`kube-.*\` does.
`,
  );
});

test("stays silent on repetitions that may be meant", () => {
  checkProblems(
    globInRegex,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{pod=~"dex.*"}
      - alert: B
        expr: up{le=~"10*"}
      - alert: C
        expr: up{path=~"/api/*"}
      - alert: D
        expr: up{pod=~"pods*"}
      - alert: E
        expr: up{pod=~"a[a-z]*"}
      - alert: F
        expr: up{pod=~"(ab)*"}
      - alert: G
        expr: up{pod=~"a*"}
`,
  );
});

test("writes the wildcard", () => {
  checkExprFix("Use dex.*", 'up{pod=~"api|de<|>x*"}', 'up{pod=~"api|dex.*"}');
});
