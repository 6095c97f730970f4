import { test } from "node:test";
import { checkExprFix, checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unknownMetric } from "./unknown-metric.ts";

const series = [
  'http_requests_total{job="api",code="200"}',
  'up{job="api"}',
  '{__name__="http.size",job="api"}',
];
const server = facts({ series });

test("reports metrics that were never there, and the name that was probably meant", () => {
  checkExprs(
    unknownMetric,
    `
  http_request_total
# ^^^^^^^^^^^^^^^^^^ \`http_request_total\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`http_requests_total\`?
  sum by (job) (rate(go_threads{job="api"}[5m])) > 5
#                    ^^^^^^^^^^ \`go_threads\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  '{__name__="upp"}'
#  ^^^^^^^^^^^^^^^^ \`upp\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`up\`?
  '{"http.sise", job="api"}'
#  ^^^^^^^^^^^^^^^^^^^^^^^^ \`http.sise\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("puts the name that was meant in its place", () => {
  checkExprFix(
    "Use `http_requests_total`",
    "sum(rate(<|>http_request_total[5m]))",
    "sum(rate(http_requests_total[5m]))",
    { facts: server },
  );
});

test("stays silent where it is meant to be missing, or something stands in for it", () => {
  checkExprs(
    unknownMetric,
    `
  absent(foo)
  absent_over_time(foo[1h])
  foo or vector(0)
  sum(foo) or up
  up or foo
  up unless on (job) (foo or vector(0))
  count(foo or bar or up) + 1
`,
    { facts: server },
  );
});

test("reports both sides where none is there", () => {
  checkExprs(
    unknownMetric,
    `
  (foo or bar) * 2
#  ^^^ \`foo\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
#         ^^^ \`bar\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("stays silent on metrics that a rule of the file records, and on alerts", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)
      - record: job:a:now
        expr: job:up:sum > 1
      - record: job:b:now
        expr: ALERTS{alertstate="firing"}
      - record: job:c:now
        expr: ALERTS_FOR_STATE
`,
    { facts: server },
  );
});

test("stays silent on what another program fills in", () => {
  checkExprs(
    unknownMetric,
    `
  up * foo{job="\${JOB}"}
  foo{job="$job"}
  foo{job="[[job]]"}
`,
    { facts: server },
  );
});

test("stays silent where the server does not say", () => {
  checkExprs(
    unknownMetric,
    `
  foo
  bar{job="api"}
`,
    {
      facts: facts({
        series,
        unknown: ["foo", 'bar{job="api"}'],
      }),
    },
  );
});

test("asks for another name where a metric is there only to leave something out", () => {
  checkExprs(
    unknownMetric,
    `
  up unless on (job) maintenance
  up unless http_request_total > 5
#           ^^^^^^^^^^^^^^^^^^ \`http_request_total\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`http_requests_total\`?
  unknown unless up
# ^^^^^^^ \`unknown\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("stays silent about a metric that came while the server was asked", () => {
  const late = { ...server, series: () => ({ kind: "never" as const }) };
  checkExprs(
    unknownMetric,
    `
  rate(http_requests_total[5m])
`,
    { facts: late },
  );
});
