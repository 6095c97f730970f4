import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAlertExprs, checkExprFix, problemsOf } from "../../../../test/support/check-problems.ts";
import { contradictoryMatchers } from "./contradictory-matchers.ts";

test("reports matchers that nothing meets", () => {
  checkAlertExprs(
    contradictoryMatchers,
    `
  up{job="a", job="b"}
#             ^^^^^^^ No value of \`job\` meets \`job="a"\` and \`job="b"\`, so this selector never returns anything.
  up{job=~"a.*", job!~"(a|b).*"}
#                ^^^^^^^^^^^^^^ No value of \`job\` meets \`job=~"a.*"\` and \`job!~"(a|b).*"\`, so this selector never returns anything.
  up{job!="", job=""}
#             ^^^^^^ No value of \`job\` meets \`job!=""\` and \`job=""\`, so this selector never returns anything.
  up{job=~"a|b", job!="a", job!="b"}
#                          ^^^^^^^^ No value of \`job\` meets \`job=~"a|b"\`, \`job!="a"\` and \`job!="b"\`, so this selector never returns anything.
  '{"up", __name__!="up"}'
#         ^^^^^^^^^^^^^^ No value of \`__name__\` meets \`__name__="up"\` and \`__name__!="up"\`, so this selector never returns anything.
  up{job!~".*"}
#    ^^^^^^^^^ \`.*\` matches every text, also the empty one of series without \`job\`, so this selector never returns anything.
`,
  );
});

test("stays silent where something may match", () => {
  checkAlertExprs(
    contradictoryMatchers,
    `
  up{job=~"a.*", job!="a"}
  up{job!="a", job!="b"}
  up{job=~".*a.*", job=~".*b.*"}
`,
  );
});

test("selects series without the label", () => {
  checkExprFix("Select series without job", 'up{job!~".<|>*"}', 'up{job=""}');
});

test("does not go on for long where nothing can be decided", () => {
  const matchers = Array.from({ length: 200 }, (_, at) => {
    const pattern = `(a|b)*a${"(a|b)".repeat(14)}`;
    return `l${at}=~"${pattern}${at}", l${at}!~"${pattern}${at}x"`;
  });
  const started = performance.now();
  const found = problemsOf(`groups: [{name: a, rules: [{record: a, expr: 'm{${matchers.join(", ")}}'}]}]`);
  assert.deepEqual(found, []);
  assert.ok(performance.now() - started < 3000);
});

test("stays silent on variables that another program fills in", () => {
  const text = "groups: [{name: a, rules: [{record: a, expr: \"m{cluster=~'${cluster}.*'}\"}]}]";
  assert.deepEqual(problemsOf(text), []);
});
