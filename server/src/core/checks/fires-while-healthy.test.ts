import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { firesWhileHealthy } from "./fires-while-healthy.ts";

const message =
  "`up` is 1 while a target can be scraped: this alert fires for every target that is up. Did you mean `up == 0`?";

test("reports alerts on targets that are up", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: InstanceDown
        expr: up{job="a"} == 1
#             ^^^^^^^^^^^^^^^^ ${message}
      - alert: Endpoint
        expr: (up > 0)
#              ^^^^^^ ${message}
      - alert: NotUp
        expr: up != 0
#             ^^^^^^^ ${message}
      - alert: Unhealthy
        expr: up >= 1
#             ^^^^^^^ ${message}
`,
  );
});

test("stays silent where that is meant, or something else is", () => {
  checkProblems(
    firesWhileHealthy,
    `
groups:
  - name: a
    rules:
      - alert: TargetIsUp
        expr: up == 1
      - alert: Watchdog
        expr: up{job="a"} == 1
      - alert: UnexpectedCanary
        expr: up{job="canary"} == 1
      - alert: Down
        expr: up == 0
      - alert: Lag
        expr: up == 1 and lag > 5
      - alert: Sum
        expr: sum(up) == 1
      - record: healthy
        expr: up == 1
`,
  );
});
