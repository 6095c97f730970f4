import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { absentValue } from "./absent-value.ts";

const series = [
  'http_requests_total{job="api",env="production",code="200"}',
  'http_requests_total{job="web",env="staging",code="404"}',
];
const server = facts({ series });

test("reports values that no series has", () => {
  checkExprs(
    absentValue,
    `
  rate(http_requests_total{code="500"}[5m])
#                               ^^^^^ No series of \`http_requests_total\` had \`code="500"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  http_requests_total{code=~"5..", job="api"}
#                           ^^^^^ No series of \`http_requests_total\` had \`code=~"5.."\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  http_requests_total{job="db"}
#                         ^^^^ No series of \`http_requests_total\` had \`job="db"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("stays silent on values that are there, and on what leaves series out", () => {
  checkExprs(
    absentValue,
    `
  http_requests_total{code=~"4.."}
  http_requests_total{job!="api",job!="web"}
  absent(http_requests_total{code="500"})
  http_requests_total{code="500"} or http_requests_total{code="200"}
`,
    { facts: server },
  );
});

test("stays silent where the server does not say", () => {
  checkExprs(
    absentValue,
    `
  http_requests_total{job="x"}
  http_requests_total{job="x",code="404"}
`,
    {
      facts: facts({
        series,
        unknown: ['http_requests_total{job="x"}'],
      }),
    },
  );
});
