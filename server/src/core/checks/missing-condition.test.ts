import { test } from "node:test";
import { checkAlertExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { missingCondition } from "./missing-condition.ts";

const whole =
  "There is no condition: this alert fires for every series that the expression returns, whatever its value.";
const side =
  "Where the other side of `or` returns nothing, this side does, whatever its value: the alert always fires.";

test("reports alerts that fire whatever the values are", () => {
  checkAlertExprs(
    missingCondition,
    `
  rate(errors_total[5m])
# ^^^^^^^^^^^^^^^^^^^^^^ ${whole}
  sum(x) / sum(y) * 100
# ^^^^^^^^^^^^^^^^^^^^^ ${whole}
  x == bool 1
# ^^^^^^^^^^^ ${whole}
  (x > 0) or vector(0)
#            ^^^^^^^^^ ${side}
  rate(a[5m]) and on (instance) rate(b[5m])
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${whole}
  (x or y)
#  ^^^^^^ ${whole}
`,
  );
});

test("stays silent where something leaves series out", () => {
  checkProblems(
    missingCondition,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
      - alert: B
        expr: a unless b
      - alert: C
        expr: absent(a) or absent_over_time(b[5m])
      - alert: D
        expr: (a > 1) > bool 1
      - alert: E
        expr: (a or vector(0)) / b <= 0
      - alert: F
        expr: max(a > 0) by (instance) * on (instance) group_right b
      - alert: G
        expr: quantile_over_time(0.9, (a > 1)[1h:1m])
      - alert: H
        expr: a and on (job) (b > 1)
      - alert: Watchdog
        expr: vector(1)
`,
  );
});

test("stays silent about series that are there only under a condition", () => {
  checkProblems(
    missingCondition,
    `
groups:
  - name: a
    rules:
      - record: failing
        expr: x > 1
      - alert: A
        expr: failing
      - alert: B
        expr: ALERTS{alertname="X"}
      - alert: C
        expr: job:errors:high
      - alert: D
        expr: kafka_resource_info{ready="False"}
      - alert: E
        expr: a{state="down"} and on (host) b{state="enabled"}
      - alert: F
        expr: '{job="x"}'
      - alert: G
        expr: present_over_time(app_error{level="fatal"}[5m])
      - alert: H
        expr: group by (pod) (app_error{level="fatal"})
`,
  );
});
