import { test } from "node:test";
import { checkExprFix, checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { misspeltValue } from "./misspelt-value.ts";

const server = facts({
  series: [
    'http_requests_total{job="api",env="production",code="200"}',
    'http_requests_total{job="web",env="staging",code="404"}',
  ],
});

test("reports values that are nearly those of a series", () => {
  checkExprs(
    misspeltValue,
    `
  http_requests_total{env="produktion"}
#                         ^^^^^^^^^^^^ No series of \`http_requests_total\` had \`env="produktion"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`production\`?
  http_requests_total{env="Staging",job="web"}
#                         ^^^^^^^^^ No series of \`http_requests_total\` had \`env="Staging"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`staging\`?
`,
    { facts: server },
  );
});

test("puts the value that was meant in its place", () => {
  checkExprFix(
    "Use `production`",
    'http_requests_total{env=<|>"prodution"}',
    'http_requests_total{env="production"}',
    { facts: server },
  );
});

test("stays silent on values that differ in their numbers or are short", () => {
  checkExprs(
    misspeltValue,
    `
  up{instance="node-2:9100"}
#             ^^^^^^^^^^^^^ absent-value: No series of \`up\` had \`instance="node-2:9100"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  up{code="500"}
#         ^^^^^ absent-value: No series of \`up\` had \`code="500"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  up{dir="tx"}
#        ^^^^ absent-value: No series of \`up\` had \`dir="tx"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: facts({ series: ['up{instance="node-1:9100",code="200",dir="rx"}'] }) },
  );
});
