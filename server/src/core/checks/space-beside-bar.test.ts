import { test } from "node:test";
import { checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { spaceBesideBar } from "./space-beside-bar.ts";

test("reports blanks that became part of the alternatives", () => {
  checkProblems(
    spaceBesideBar,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"api | web"}
#                         ^^^ Blanks beside \`|\` are part of the alternatives: \`api\` is not matched, only "api " is.
      - alert: B
        expr: up{job=~"(api| web)"}
#                           ^ Blanks beside \`|\` are part of the alternatives: \`web\` is not matched, only " web" is.
`,
  );
});

test("stays silent on blanks that may be meant", () => {
  checkProblems(
    spaceBesideBar,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~"Cisco( IOS| NX)"}
      - alert: B
        expr: up{job=~" a| b"}
      - alert: C
        expr: up{job=~"a b|c d"}
      - alert: D
        expr: up{job=~"a| |b"}
      - alert: E
        expr: up{job=~"a|b "}
`,
  );
});

test("removes them", () => {
  checkExprFix("Remove the blanks", 'up{job=~"api <|>| web"}', 'up{job=~"api|web"}');
});
