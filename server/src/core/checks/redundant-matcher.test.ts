import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { redundantMatcher } from "./redundant-matcher.ts";

test("reports a matcher that another one implies", () => {
  checkProblems(
    redundantMatcher,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job!="", job=~"api|web"}
#                ^^^^^^^ This matcher changes nothing: what \`job=~"api|web"\` lets pass, it lets pass, too.
      - alert: B
        expr: up{job="api", job=~"a.*"}
#                           ^^^^^^^^^^ This matcher changes nothing: what \`job="api"\` lets pass, it lets pass, too.
      - alert: C
        expr: up{code!~"5..", code!="500"}
#                             ^^^^^^^^^^^ This matcher changes nothing: what \`code!~"5.."\` lets pass, it lets pass, too.
      - alert: D
        expr: '{"up", __name__=~"u.*"}'
#                     ^^^^^^^^^^^^^^^ This matcher changes nothing: what \`__name__="up"\` lets pass, it lets pass, too.
      - alert: E
        expr: up{job!="", job=~".+"}
#                         ^^^^^^^^^ This matcher says the same as \`job!=""\`.
`,
  );
});

test("stays silent on matchers that both narrow down", () => {
  checkProblems(
    redundantMatcher,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"a.*", job!="api"}
      - alert: B
        expr: up{job=~"a.*", job=~".*b"}
      - alert: C
        expr: up{job="a", instance="a"}
`,
  );
});

test("removes it", () => {
  checkExprFix("Remove the matcher", 'up{job<|>!="", job=~"api|web"}', 'up{job=~"api|web"}');
});
