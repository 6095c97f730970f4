import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { unknownCode } from "./unknown-code.ts";

test("reports values that a metric never has", () => {
  checkProblems(
    unknownCode,
    `
groups:
  - name: a
    rules:
      - alert: Reset
        expr: max by (server) (net_response_result_code) == 5
#                                                           ^ \`net_response_result_code\` is never 5, so this never holds: its values are 0 (success), 1 (timeout), 2 (connection_failed), 3 (read_failed) and 4 (string_mismatch).
      - alert: Probe
        expr: 2 != last_over_time(probe_success[5m])
#             ^ \`probe_success\` is never 2, so this always holds: its values are 0 (failed) and 1 (succeeded).
`,
  );
});

test("stays silent about codes, other functions, and metrics that rules record", () => {
  checkProblems(
    unknownCode,
    `
groups:
  - name: a
    rules:
      - record: mysql_up
        expr: sum(my_mysql)
      - alert: Codes
        expr: net_response_result_code == 3 or sum(probe_success) == 7 or probe_success > 3
      - alert: Recorded
        expr: mysql_up == 4
      - alert: Unknown
        expr: my_own_metric == 9
`,
  );
});
