import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { redundantMatcher } from "./redundant-matcher.ts";

test("reports a matcher that another one implies", () => {
  checkAlertExprs(
    redundantMatcher,
    `
  up{job!="", job=~"api|web"}
#    ^^^^^^^ This matcher changes nothing: what \`job=~"api|web"\` lets pass, it lets pass, too.
  up{job="api", job=~"a.*"}
#               ^^^^^^^^^^ This matcher changes nothing: what \`job="api"\` lets pass, it lets pass, too.
  up{code!~"5..", code!="500"}
#                 ^^^^^^^^^^^ This matcher changes nothing: what \`code!~"5.."\` lets pass, it lets pass, too.
  '{"up", __name__=~"u.*"}'
#         ^^^^^^^^^^^^^^^ This matcher changes nothing: what \`__name__="up"\` lets pass, it lets pass, too.
  up{job!="", job=~".+"}
#             ^^^^^^^^^ This matcher says the same as \`job!=""\`.
`,
  );
});

test("stays silent on matchers that both narrow down", () => {
  checkAlertExprs(
    redundantMatcher,
    `
  up{job=~"a.*", job!="api"}
  up{job=~"a.*", job=~".*b"}
  up{job="a", instance="a"}
`,
  );
});

test("removes it", () => {
  checkExprFix("Remove the matcher", 'up{job<|>!="", job=~"api|web"}', 'up{job=~"api|web"}');
});
