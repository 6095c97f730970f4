import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { typesOfMetrics } from "../../../../test/support/facts.ts";
import { deltaOfCounter } from "./delta-of-counter.ts";

test("reports functions for gauges", () => {
  checkProblems(
    deltaOfCounter,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: delta(requests_total[5m])
#             ^^^^^^^^^^^^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: \`delta()\` is far below zero after each new start. \`increase()\` is for counters.
      - record: job:b:now
        expr: idelta(latency_count[5m])
#             ^^^^^^^^^^^^^^^^^^^^^^^^^ \`latency_count\` is a counter, says Prometheus at http://localhost:9090: \`idelta()\` is far below zero after each new start. \`irate()\` is for counters.
      - record: job:c:now
        expr: deriv(size_sum[5m])
#             ^^^^^^^^^^^^^^^^^^^ \`size_sum\` is a counter, says Prometheus at http://localhost:9090: \`deriv()\` is far below zero after each new start. \`rate()\` is for counters.
`,
    { facts: typesOfMetrics },
  );
});

test("puts the function for counters in its place", () => {
  checkFix(
    "Use `rate()`",
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: <|>deriv(requests_total[5m])
`,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: rate(requests_total[5m])
`,
    { facts: typesOfMetrics },
  );
});

test("stays silent on gauges, and where it is not certain", () => {
  checkProblems(
    deltaOfCounter,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: delta(memory_bytes[5m])
      - record: job:b:now
        expr: deriv(odd_total[5m])
      - record: job:c:now
        expr: delta(size[5m])
      - record: job:d:now
        expr: delta(mixed[5m])
      - record: job:e:now
        expr: rate(requests_total[5m])
`,
    { facts: typesOfMetrics },
  );
});

test("goes by what exporters say where there is no server", () => {
  checkProblems(
    deltaOfCounter,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: delta(node_network_receive_bytes_total[1h])
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`node_network_receive_bytes_total\` is a counter, says node_exporter: \`delta()\` is far below zero after each new start. \`increase()\` is for counters.
      - record: job:b:now
        expr: delta(nobody_knows[5m])
`,
  );
});
