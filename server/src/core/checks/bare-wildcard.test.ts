import { test } from "node:test";
import { checkAlertExprs, checkExprFix } from "../../../../test/support/check-problems.ts";
import { bareWildcard } from "./bare-wildcard.ts";

test("reports patterns that match everything, or everything but the empty text", () => {
  checkAlertExprs(
    bareWildcard,
    `
  up{job=~".*"}
#    ^^^^^^^^^ \`.*\` matches every text, also the empty one of series without \`job\`: this matcher changes nothing.
  up{job=~'(.+)'}
#    ^^^^^^^^^^^ \`(.+)\` matches every text that is not empty: these are the series with \`job\`, for which \`!=""\` is enough.
  up{job!~".+"}
#    ^^^^^^^^^ \`.+\` matches every text that is not empty: these are the series without \`job\`, for which \`=""\` is enough.
`,
  );
});

test("stays silent on wildcards beside other things", () => {
  checkAlertExprs(
    bareWildcard,
    `
  up{job=~".*api.*"}
  count({__name__=~".+"})
  up{job=~"..+"}
  up{job=~"api|"}
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
  checkExprFix('Use !=""', "up{job=~'.<|>+'} == 0", "up{job!=''} == 0");
});

test("stays silent on what info() adds", () => {
  checkAlertExprs(
    bareWildcard,
    `
  info(up, {version=~".*"})
`,
    { features: new Set(["promql-experimental-functions"]) },
  );
});
