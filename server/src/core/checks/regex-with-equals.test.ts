import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { regexWithEquals } from "./regex-with-equals.ts";

test("reports patterns that are compared as texts", () => {
  checkAlertExprs(
    regexWithEquals,
    `
  up{job="api|web"}
#    ^^^^^^^^^^^^^ \`=\` compares with the text \`api|web\` as it stands; patterns are compared with \`=~\`.
  up{job!="prod.*"}
#    ^^^^^^^^^^^^^ \`!=\` compares with the text \`prod.*\` as it stands; patterns are compared with \`!~\`.
  up{job="*"}
#    ^^^^^^^ \`=\` compares with the text \`*\` as it stands; patterns are compared with \`=~\`.
  up{code="[4-5].."}
#    ^^^^^^^^^^^^^^ \`=\` compares with the text \`[4-5]..\` as it stands; patterns are compared with \`=~\`.
`,
  );
});

test("stays silent on texts with special characters", () => {
  checkAlertExprs(
    regexWithEquals,
    `
  up{le="+Inf"}
  up{name="a (b)"}
  up{path="/api/*"}
  up{handler="/a|b"}
  up{index="*_titles"}
  up{msg="a || b"}
  up{tag="[a]"}
  up{host="*"}
  up{json="[\\"a\\"]"}
`,
  );
});

test("compares with the pattern", () => {
  checkExprFix("Use =~", 'up{job="api<|>|web"}', 'up{job=~"api|web"}');
});

test("writes a wildcard for a star", () => {
  checkExprFix('Use =~".*"', 'up{job="<|>*"}', 'up{job=~".*"}');
});
