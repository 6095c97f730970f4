import { test } from "node:test";
import { checkExprFix, checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { typesOfMetrics } from "../../../../test/support/facts.ts";
import { rateOfGauge } from "./rate-of-gauge.ts";

test("reports functions for counters", () => {
  checkExprs(
    rateOfGauge,
    `
  rate(memory_bytes[5m])
# ^^^^^^^^^^^^^^^^^^^^^^ \`memory_bytes\` is a gauge, says Prometheus at http://localhost:9090: \`rate()\` takes each of its decreases for a new start at zero. \`deriv()\` is for gauges.
  sum(increase(memory_bytes{job="a"}[1h]))
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`memory_bytes\` is a gauge, says Prometheus at http://localhost:9090: \`increase()\` takes each of its decreases for a new start at zero. \`delta()\` is for gauges.
  irate((memory_bytes)[5m])
#                     ^^^^ promql-syntax: ranges only allowed for vector selectors. A range of an expression is a subquery, with a colon: \`[5m:]\`.
`,
    { facts: typesOfMetrics },
  );
});

test("puts the function for gauges in its place", () => {
  checkExprFix("Use `delta()`", "sum(<|>increase(memory_bytes[1h]))", "sum(delta(memory_bytes[1h]))", {
    facts: typesOfMetrics,
  });
});

test("stays silent on counters, and where it is not certain", () => {
  checkExprs(
    rateOfGauge,
    `
  rate(requests_total[5m])
  rate(odd_total[5m])
  rate(latency_bucket[5m])
  rate(size_sum[5m])
  rate(mixed[5m])
  rate(strange[5m])
  rate(nobody_knows[5m])
  rate({job="a"}[5m])
  deriv(memory_bytes[5m])
`,
    { facts: typesOfMetrics },
  );
});

test("stays silent on what a rule records", () => {
  checkProblems(
    rateOfGauge,
    `
groups:
  - name: web
    rules:
      - record: memory_bytes
        expr: sum(requests_total) - 1
      - record: job:a:now
        expr: rate(memory_bytes[5m])
`,
    { facts: typesOfMetrics },
  );
});

test("goes by what exporters say where there is no server", () => {
  checkProblems(
    rateOfGauge,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: rate(node_load1[5m])
#             ^^^^^^^^^^^^^^^^^^^^ \`node_load1\` is a gauge, says node_exporter: \`rate()\` takes each of its decreases for a new start at zero. \`deriv()\` is for gauges.
      - record: job:b:now
        expr: rate(nobody_knows[5m])
      - record: node_load5
        expr: sum(requests_total)
      - record: job:c:now
        expr: rate(node_load5[5m])
`,
  );
});

test("goes by nothing but the server where there is one", () => {
  checkExprs(
    rateOfGauge,
    `
  rate(node_load1[5m])
`,
    { facts: typesOfMetrics },
  );
});
