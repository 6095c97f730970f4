import { test } from "node:test";
import { checkExprFix, checkExprs } from "../../../../test/support/check-problems.ts";
import { typesOfMetrics } from "../../../../test/support/facts.ts";
import { deltaOfCounter } from "./delta-of-counter.ts";

test("reports functions for gauges", () => {
  checkExprs(
    deltaOfCounter,
    `
  delta(requests_total[5m])
# ^^^^^^^^^^^^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090: \`delta()\` is far below zero after each new start. \`increase()\` is for counters.
  idelta(latency_count[5m])
# ^^^^^^^^^^^^^^^^^^^^^^^^^ \`latency_count\` is a counter, says Prometheus at http://localhost:9090: \`idelta()\` is far below zero after each new start. \`irate()\` is for counters.
  deriv(size_sum[5m])
# ^^^^^^^^^^^^^^^^^^^ \`size_sum\` is a counter, says Prometheus at http://localhost:9090: \`deriv()\` is far below zero after each new start. \`rate()\` is for counters.
`,
    { facts: typesOfMetrics },
  );
});

test("puts the function for counters in its place", () => {
  checkExprFix("Use `rate()`", "<|>deriv(requests_total[5m])", "rate(requests_total[5m])", {
    facts: typesOfMetrics,
  });
});

test("stays silent on gauges, and where it is not certain", () => {
  checkExprs(
    deltaOfCounter,
    `
  delta(memory_bytes[5m])
  deriv(odd_total[5m])
  delta(size[5m])
  delta(mixed[5m])
  rate(requests_total[5m])
`,
    { facts: typesOfMetrics },
  );
});

test("goes by what exporters say where there is no server", () => {
  checkExprs(
    deltaOfCounter,
    `
  delta(node_network_receive_bytes_total[1h])
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`node_network_receive_bytes_total\` is a counter, says node_exporter: \`delta()\` is far below zero after each new start. \`increase()\` is for counters.
  delta(nobody_knows[5m])
`,
  );
});
