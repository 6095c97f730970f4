import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { quantileWithoutBuckets } from "./quantile-without-buckets.ts";

const server = facts({
  series: [
    'latency_bucket{le="1",job="api"}',
    'native{job="api"}',
    'requests_total{job="api"}',
    'temperature{job="api"}',
    'mystery{job="api"}',
  ],
  types: {
    latency_bucket: "histogram",
    native: "histogram",
    requests_total: "counter",
    temperature: "gauge",
  },
});

test("reports where the buckets lose what tells them apart", () => {
  checkExprs(
    quantileWithoutBuckets,
    `
  histogram_quantile(0.9, sum by (job) (rate(latency_bucket[5m])))
#                             ^^^^^^^^ The buckets of \`latency_bucket\` lose their label \`le\` here, without which \`histogram_quantile()\` gives nothing.
  histogram_quantile(0.9, sum(rate(latency_bucket[5m])))
#                         ^^^ The buckets of \`latency_bucket\` lose their label \`le\` here, without which \`histogram_quantile()\` gives nothing.
  histogram_quantile(0.9, sum without (le) (rate(latency_bucket[5m])))
#                             ^^^^^^^^^^^^ The buckets of \`latency_bucket\` lose their label \`le\` here, without which \`histogram_quantile()\` gives nothing.
`,
    { facts: server },
  );
});

test("reports what are no histograms", () => {
  checkExprs(
    quantileWithoutBuckets,
    `
  histogram_quantile(0.9, rate(requests_total[5m]))
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`requests_total\` is a counter, says Prometheus at http://localhost:9090, and \`histogram_quantile()\` needs the buckets of a histogram: this gives nothing.
  histogram_quantile(0.9, avg by (job) (temperature))
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`temperature\` is a gauge, says Prometheus at http://localhost:9090, and \`histogram_quantile()\` needs the buckets of a histogram: this gives nothing.
`,
    { facts: server },
  );
});

test("stays silent on buckets, native histograms, and what is not known", () => {
  checkExprs(
    quantileWithoutBuckets,
    `
  histogram_quantile(0.9, sum by (job, le) (rate(latency_bucket[5m])))
  histogram_quantile(0.9, sum by (job) (rate(native[5m])))
  histogram_quantile(0.9, sum by (job) (rate(mystery[5m])))
  histogram_quantile(0.9, sum by (job) (rate(missing_bucket[5m])))
#                                            ^^^^^^^^^^^^^^ unknown-metric: \`missing_bucket\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  histogram_quantile(0.9, label_replace(requests_total, "le", "1", "", ""))
  histogram_quantile(0.9, sum by (job) (rate(latency_bucket[5m]) or rate(native[5m])))
`,
    { facts: server },
  );
});
