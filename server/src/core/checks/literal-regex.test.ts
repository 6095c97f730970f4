import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAlertExprs, checkExprFix, problemsOf } from "../../../../test/support/check-problems.ts";
import { literalRegex } from "./literal-regex.ts";

test("reports patterns that match one text", () => {
  checkAlertExprs(
    literalRegex,
    `
  up{job=~"api"}
#    ^^^^^^^^^^ The pattern matches nothing but \`api\`. \`=\` says the same.
  up{job!~"(?:api|api)"}
#    ^^^^^^^^^^^^^^^^^^ The pattern matches nothing but \`api\`. \`!=\` says the same.
  up{job=~"a\\\\.b"}
#    ^^^^^^^^^^^^ The pattern matches nothing but \`a.b\`. \`=\` says the same.
  up{job=~"(?:)"}
#    ^^^^^^^^^^^ The pattern matches nothing but the empty text. \`=\` says the same.
  up{job=~"^kafka"}
#    ^^^^^^^^^^^^^ The pattern matches nothing but \`kafka\`. Patterns are anchored at both ends already.
`,
  );
});

test("stays silent where several texts match", () => {
  checkAlertExprs(
    literalRegex,
    `
  up{job=~"api|web"}
  up{job=~"(?i)api"}
  up{job=~"a.b"}
  up{job=~"api|"}
  up{job="api"}
`,
  );
});

test("writes the text that is matched", () => {
  checkExprFix("Use =", 'up{job=~"(a\\\\.b<|>)"}', 'up{job="a.b"}');
});

test("leaves an end open that was taken to be open", () => {
  checkExprFix("Use kafka.*", 'up{job=~"^kaf<|>ka"}', 'up{job=~"kafka.*"}');
});

test("leaves it to the user where another program fills in the pattern", () => {
  const isSafe = (value: string) =>
    problemsOf(`groups: [{name: a, rules: [{record: a, expr: 'm{a=~"${value}"}'}]}]`)[0]?.fixes?.[0]?.safe;
  assert.deepEqual(["api", "%s", "@env@", "__ENV__"].map(isSafe), [true, false, false, false]);
});
