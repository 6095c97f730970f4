import { test } from "node:test";
import { checkExprFix, checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { shortRange } from "./short-range.ts";

const server = facts({
  jobs: { api: 60, web: 15 },
  series: [
    'requests_total{job="api"}',
    'requests_total{job="web"}',
    'temperature{job="web"}',
    'total{job="web"}',
    'pushed_total{job="gateway"}',
    'pushed_total{job="api"}',
    "without_job_total",
    'requests_total{job="other"}',
    'up{job="web"}',
    'job:up:sum{job="web"}',
  ],
});

test("reports ranges that do not hold two samples", () => {
  checkExprs(
    shortRange,
    `
  rate(requests_total{job="api"}[1m])
#                                ^^ This range does not always hold the two samples that \`rate()\` needs: the scrape interval is 1m, says Prometheus at http://localhost:9090.
  increase(requests_total{job=~"api|db"}[90s])
#                                        ^^^ This range does not always hold the two samples that \`increase()\` needs: the scrape interval is 1m, says Prometheus at http://localhost:9090.
  deriv(temperature[14s])
#                   ^^^ This range never holds the two samples that \`deriv()\` needs: the scrape interval is 15s, says Prometheus at http://localhost:9090.
`,
    { facts: server },
  );
});

test("puts a range in its place that holds enough", () => {
  checkExprFix("Use `4m`", 'rate(requests_total{job="api"}[<|>1m])', 'rate(requests_total{job="api"}[4m])', {
    facts: server,
  });
});

test("stays silent where some series may have enough samples", () => {
  checkExprs(
    shortRange,
    `
  rate(requests_total{job="api"}[2m])
  rate(requests_total{job="web"}[30s])
  rate(requests_total[30s])
  rate(requests_total{job="other"}[30s])
  rate({job="api"}[1m])
  rate(pushed_total[10s])
  rate(without_job_total[10s])
  max_over_time(requests_total{job="api"}[30s])
  rate(requests_total{job="api"}[30s:5s])
`,
    { facts: server },
  );
});

test("stays silent on what rules record", () => {
  checkProblems(
    shortRange,
    `
groups:
  - name: web
    rules:
      - record: total
        expr: sum(up)
      - record: job:a:now
        expr: deriv(total[10s])
      - record: job:b:now
        expr: deriv(job:up:sum[10s])
`,
    { facts: server },
  );
});
