import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unknownMetric } from "./unknown-metric.ts";

const server = facts({
  series: ['http_requests_total{job="api",code="200"}', 'up{job="api"}', '{__name__="http.size",job="api"}'],
});

test("reports metrics that were never there, and the name that was probably meant", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: http_request_total
#             ^^^^^^^^^^^^^^^^^^ \`http_request_total\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`http_requests_total\`?
      - record: job:b:now
        expr: sum by (job) (rate(go_threads{job="api"}[5m])) > 5
#                                ^^^^^^^^^^ \`go_threads\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
      - record: job:c:now
        expr: '{__name__="upp"}'
#              ^^^^^^^^^^^^^^^^ \`upp\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`up\`?
      - record: job:d:now
        expr: '{"http.sise", job="api"}'
#              ^^^^^^^^^^^^^^^^^^^^^^^^ \`http.sise\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("puts the name that was meant in its place", () => {
  checkFix(
    "Use `http_requests_total`",
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: sum(rate(<|>http_request_total[5m]))
`,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: sum(rate(http_requests_total[5m]))
`,
    { facts: server },
  );
});

test("stays silent where it is meant to be missing, or something stands in for it", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: absent(foo)
      - record: job:b:now
        expr: absent_over_time(foo[1h])
      - record: job:c:now
        expr: foo or vector(0)
      - record: job:d:now
        expr: sum(foo) or up
      - record: job:e:now
        expr: up or foo
      - record: job:f:now
        expr: up unless on (job) (foo or vector(0))
      - record: job:g:now
        expr: count(foo or bar or up) + 1
`,
    { facts: server },
  );
});

test("reports both sides where none is there", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: (foo or bar) * 2
#              ^^^ \`foo\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
#                     ^^^ \`bar\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
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
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: up * foo{job="\${JOB}"}
      - record: job:b:now
        expr: foo{job="$job"}
      - record: job:c:now
        expr: foo{job="[[job]]"}
`,
    { facts: server },
  );
});

test("stays silent where the server does not say", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: foo
      - record: job:b:now
        expr: bar{job="api"}
`,
    {
      facts: facts({
        series: [
          'http_requests_total{job="api",code="200"}',
          'up{job="api"}',
          '{__name__="http.size",job="api"}',
        ],
        unknown: ["foo", 'bar{job="api"}'],
      }),
    },
  );
});

test("asks for another name where a metric is there only to leave something out", () => {
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: up unless on (job) maintenance
      - record: job:b:now
        expr: up unless http_request_total > 5
#                       ^^^^^^^^^^^^^^^^^^ \`http_request_total\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`http_requests_total\`?
      - record: job:c:now
        expr: unknown unless up
#             ^^^^^^^ \`unknown\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("stays silent about a metric that came while the server was asked", () => {
  const late = { ...server, series: () => ({ kind: "never" as const }) };
  checkProblems(
    unknownMetric,
    `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: rate(http_requests_total[5m])
`,
    { facts: late },
  );
});
