import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { typesOfMetrics } from "../../../../test/support/facts.ts";
import { rawCounter } from "./raw-counter.ts";

test("reports counters whose value decides", () => {
  checkExprs(
    rawCounter,
    `
  requests_total > 100
# ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
  sum by (job) (requests_total)
#               ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
  round(requests_total + requests_total)
#       ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
  requests_total unless memory_bytes
# ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
`,
    { facts: typesOfMetrics },
  );
});

test("stays silent where only changes count, or whether it is there", () => {
  checkExprs(
    rawCounter,
    `
  rate(requests_total[5m])
  changes(requests_total[5m])
  rate(requests_total[5m:1m])
  count(requests_total)
  absent(requests_total)
  timestamp(requests_total)
  up and requests_total
  up unless requests_total
  requests_total == 0
  requests_total - requests_total offset 5m
  latency_count > 0
  memory_bytes > 5
  requests_total > 0
`,
    { facts: typesOfMetrics },
  );
});
