import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { redundantAnchor } from "./redundant-anchor.ts";

test("reports anchors at the ends", () => {
  checkProblems(
    redundantAnchor,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"^api.*"}
#                      ^ \`^\` changes nothing: a pattern always has to match the whole value.
      - alert: B
        expr: up{job=~"^(api|web)$"}
#                      ^^^^^^^^^^^ \`^\` and \`$\` change nothing: a pattern always has to match the whole value.
      - alert: C
        expr: up{job=~"(^api|^web.*)"}
#                       ^^^^^^ \`^\` changes nothing: a pattern always has to match the whole value.
      - alert: D
        expr: up{job=~"(?i)^api"}
#                          ^ \`^\` changes nothing: a pattern always has to match the whole value.
`,
  );
});

test("stays silent on anchors that say something", () => {
  checkProblems(
    redundantAnchor,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"^$|api"}
      - alert: B
        expr: up{job=~"(^|.*,)api(,.*|$)"}
      - alert: C
        expr: up{job=~"api|web"}
      - alert: D
        expr: up{job=~"(^a)*b"}
      - alert: E
        expr: up{job=~"\\\\^a|b"}
      - alert: F
        expr: up{job=~"(?m)^a.*"}
`,
  );
});

test("removes all of them", () => {
  checkExprFix("Remove the anchors", 'up{job=~"^a<|>pi$|^web.*$"}', 'up{job=~"api|web.*"}');
});
