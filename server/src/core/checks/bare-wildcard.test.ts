import { test } from "node:test";
import { checkExprFix, checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { bareWildcard } from "./bare-wildcard.ts";

test("reports patterns that match everything, or everything but the empty text", () => {
  checkProblems(
    bareWildcard,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~".*"}
#                ^^^^^^^^^ \`.*\` matches every text, also the empty one of series without \`job\`: this matcher changes nothing.
      - alert: B
        expr: up{job=~'(.+)'}
#                ^^^^^^^^^^^ \`(.+)\` matches every text that is not empty: these are the series with \`job\`, for which \`!=""\` is enough.
      - alert: C
        expr: up{job!~".+"}
#                ^^^^^^^^^ \`.+\` matches every text that is not empty: these are the series without \`job\`, for which \`=""\` is enough.
`,
  );
});

test("stays silent on wildcards beside other things", () => {
  checkProblems(
    bareWildcard,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~".*api.*"}
      - alert: Series
        expr: count({__name__=~".+"})
      - alert: B
        expr: up{job=~"..+"}
      - alert: C
        expr: up{job=~"api|"}
`,
  );
});

test("removes the matcher with its comma", () => {
  checkExprFix("Remove the matcher", 'up{job=~".<|>*", instance="a"}', 'up{instance="a"}');
});

test("removes the last matcher with the comma before it", () => {
  checkExprFix("Remove the matcher", 'up{instance="a", job=~".<|>*"}', 'up{instance="a"}');
});

test("removes the braces with the only matcher", () => {
  checkExprFix("Remove the matcher", 'up{job=~".<|>*"} == 0', "up == 0");
});

test("compares with the empty text", () => {
  checkFix(
    'Use !=""',
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job=~'.<|>+'} == 0
`,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: up{job!=''} == 0
`,
  );
});

test("stays silent on what info() adds", () => {
  checkProblems(
    bareWildcard,
    `
groups:
  - name: web
    rules:
      - alert: A
        expr: info(up, {version=~".*"})
`,
    { features: new Set(["promql-experimental-functions"]) },
  );
});
