import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { vanishedSeries } from "./vanished-series.ts";

const server = facts({
  series: [
    'http_requests_total{job="api",code="200",env="prod"}',
    'http_requests_total{job="web",code="200"}',
  ],
  gone: {
    batch_last_success: "2026-11-20T10:00:00Z",
    'http_requests_total{job="api",code="500",env="prod"}': "2026-11-21T23:59:30Z",
  },
});

test("says when the last series of a metric was there", () => {
  checkExprs(
    vanishedSeries,
    `
  time() - batch_last_success > 86400
#          ^^^^^^^^^^^^^^^^^^ There is no \`batch_last_success\` any more: the last one was there on 2026-11-20 10:00 UTC, says Prometheus at http://localhost:9090.
  batch_last_success{job="a"}
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no \`batch_last_success\` any more: the last one was there on 2026-11-20 10:00 UTC, says Prometheus at http://localhost:9090.
`,
    { facts: server },
  );
});

test("says which matcher selects nothing any more", () => {
  checkExprs(
    vanishedSeries,
    `
  rate(http_requests_total{job="api",code="500"}[5m])
#                                    ^^^^^^^^^^ There is no \`http_requests_total\` with \`code="500"\` any more: the last one was there on 2026-11-21 23:59 UTC, says Prometheus at http://localhost:9090.
`,
    { facts: server },
  );
});

test("says so of matchers that were never there one by one", () => {
  checkExprs(
    vanishedSeries,
    `
  a{b="1",c="2"}
# ^^^^^^^^^^^^^^ There is no \`a\` with such labels any more: the last one was there on 2026-11-21 00:00 UTC, says Prometheus at http://localhost:9090.
`,
    {
      facts: facts({
        series: ['a{b="1",c="1"}', 'a{b="2",c="2"}'],
        gone: { 'a{b="1",c="2"}': "2026-11-21T00:00:00Z" },
      }),
    },
  );
});

test("stays silent where there are some now, or are meant to be none", () => {
  checkExprs(
    vanishedSeries,
    `
  rate(http_requests_total{job="api"}[5m])
  absent(batch_last_success)
  batch_last_success or vector(0)
`,
    { facts: server },
  );
});
