import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { redundantAnchor } from "./redundant-anchor.ts";

test("reports anchors at the ends", () => {
  checkAlertExprs(
    redundantAnchor,
    `
  up{job=~"^api.*"}
#          ^ \`^\` changes nothing: a pattern always has to match the whole value.
  up{job=~"^(api|web)$"}
#          ^^^^^^^^^^^ \`^\` and \`$\` change nothing: a pattern always has to match the whole value.
  up{job=~"(^api|^web.*)"}
#           ^^^^^^ \`^\` changes nothing: a pattern always has to match the whole value.
  up{job=~"(?i)^api"}
#              ^ \`^\` changes nothing: a pattern always has to match the whole value.
`,
  );
});

test("stays silent on anchors that say something", () => {
  checkAlertExprs(
    redundantAnchor,
    `
  up{job=~"^$|api"}
  up{job=~"(^|.*,)api(,.*|$)"}
  up{job=~"api|web"}
  up{job=~"(^a)*b"}
  up{job=~"\\\\^a|b"}
  up{job=~"(?m)^a.*"}
`,
  );
});

test("removes all of them", () => {
  checkExprFix("Remove the anchors", 'up{job=~"^a<|>pi$|^web.*$"}', 'up{job=~"api|web.*"}');
});
