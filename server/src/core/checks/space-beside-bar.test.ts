import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { spaceBesideBar } from "./space-beside-bar.ts";

test("reports blanks that became part of the alternatives", () => {
  checkAlertExprs(
    spaceBesideBar,
    `
  up{job=~"api | web"}
#             ^^^ Blanks beside \`|\` are part of the alternatives: \`api\` is not matched, only "api " is.
  up{job=~"(api| web)"}
#               ^ Blanks beside \`|\` are part of the alternatives: \`web\` is not matched, only " web" is.
`,
  );
});

test("stays silent on blanks that may be meant", () => {
  checkAlertExprs(
    spaceBesideBar,
    `
  up{job=~"Cisco( IOS| NX)"}
  up{job=~" a| b"}
  up{job=~"a b|c d"}
  up{job=~"a| |b"}
  up{job=~"a|b "}
`,
  );
});

test("removes them", () => {
  checkExprFix("Remove the blanks", 'up{job=~"api <|>| web"}', 'up{job=~"api|web"}');
});
