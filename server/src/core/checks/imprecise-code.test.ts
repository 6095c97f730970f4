import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { impreciseCode } from "./imprecise-code.ts";

test("reports alerts that something is down which also fire when it answers", () => {
  checkProblems(
    impreciseCode,
    `
groups:
  - name: a
    rules:
      - alert: PortDown
        expr: net_response_result_code{protocol="tcp", result=""} != 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This is also true for 3 (read_failed) and 4 (string_mismatch), when \`net_response_result_code\` tells of something that could be reached. It is down with 1 (timeout) and 2 (connection_failed).
      - alert: Udp
        expr: net_response_result_code{protocol="udp"} != 0
      - alert: PortDownOverSomething
        expr: net_response_result_code != 0
      - alert: Precise
        expr: net_response_result_code{protocol="tcp"} >= 1 <= 2
`,
  );
});

test("compares with the codes that mean down", () => {
  checkFix(
    "Compare with `>= 3 <= 5`",
    `
groups:
  - name: a
    rules:
      - alert: SiteDown
        expr: max without (result, result_type, status_code) (http_response_result_code) <|>!= 0
`,
    `
groups:
  - name: a
    rules:
      - alert: SiteDown
        expr: max without (result, result_type, status_code) (http_response_result_code) >= 3 <= 5
`,
  );
});
