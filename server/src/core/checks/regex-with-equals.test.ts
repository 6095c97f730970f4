import { test } from "node:test";
import { checkExprFix, checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { regexWithEquals } from "./regex-with-equals.ts";

test("reports patterns that are compared as texts", () => {
  checkProblems(
    regexWithEquals,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job="api|web"}
#                ^^^^^^^^^^^^^ \`=\` compares with the text \`api|web\` as it stands; patterns are compared with \`=~\`.
      - alert: B
        expr: up{job!="prod.*"}
#                ^^^^^^^^^^^^^ \`!=\` compares with the text \`prod.*\` as it stands; patterns are compared with \`!~\`.
      - alert: C
        expr: up{job="*"}
#                ^^^^^^^ \`=\` compares with the text \`*\` as it stands; patterns are compared with \`=~\`.
      - alert: D
        expr: up{code="[4-5].."}
#                ^^^^^^^^^^^^^^ \`=\` compares with the text \`[4-5]..\` as it stands; patterns are compared with \`=~\`.
`,
  );
});

test("stays silent on texts with special characters", () => {
  checkProblems(
    regexWithEquals,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{le="+Inf"}
      - alert: B
        expr: up{name="a (b)"}
      - alert: C
        expr: up{path="/api/*"}
      - alert: D
        expr: up{handler="/a|b"}
      - alert: E
        expr: up{index="*_titles"}
      - alert: F
        expr: up{msg="a || b"}
      - alert: G
        expr: up{tag="[a]"}
      - alert: H
        expr: up{host="*"}
      - alert: I
        expr: up{json="[\\"a\\"]"}
`,
  );
});

test("compares with the pattern", () => {
  checkExprFix("Use =~", 'up{job="api<|>|web"}', 'up{job=~"api|web"}');
});

test("writes a wildcard for a star", () => {
  checkFix(
    'Use =~".*"',
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job="<|>*"}
`,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~".*"}
`,
  );
});
