import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { typesOfMetrics } from "../../../../test/support/facts.ts";
import { rawCounter } from "./raw-counter.ts";

test("reports counters whose value decides", () => {
  checkProblems(
    rawCounter,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: requests_total > 100
#             ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
      - record: job:b:now
        expr: sum by (job) (requests_total)
#                           ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
      - record: job:c:now
        expr: round(requests_total + requests_total)
#                   ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
      - record: job:d:now
        expr: requests_total unless memory_bytes
#             ^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: its value grows until the process starts again, then it is zero. \`rate()\` or \`increase()\` says what happened lately.
`,
    { facts: typesOfMetrics },
  );
});

test("stays silent where only changes count, or whether it is there", () => {
  checkProblems(
    rawCounter,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: rate(requests_total[5m])
      - record: job:b:now
        expr: changes(requests_total[5m])
      - record: job:c:now
        expr: rate(requests_total[5m:1m])
      - record: job:d:now
        expr: count(requests_total)
      - record: job:e:now
        expr: absent(requests_total)
      - record: job:f:now
        expr: timestamp(requests_total)
      - record: job:g:now
        expr: up and requests_total
      - record: job:h:now
        expr: up unless requests_total
      - record: job:i:now
        expr: requests_total == 0
      - record: job:j:now
        expr: requests_total - requests_total offset 5m
      - record: job:k:now
        expr: latency_count > 0
      - record: job:l:now
        expr: memory_bytes > 5
      - record: job:m:now
        expr: requests_total > 0
`,
    { facts: typesOfMetrics },
  );
});
