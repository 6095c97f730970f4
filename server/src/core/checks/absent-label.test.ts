import { test } from "node:test";
import { checkExprFix, checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { absentLabel } from "./absent-label.ts";

const answers = {
  series: ['http_requests_total{job="api",code="200",instance="a:1"}'],
  externalLabels: { cluster: "eu" },
};
const server = facts(answers);

test("reports labels that no series has", () => {
  checkExprs(
    absentLabel,
    `
  http_requests_total{jb="api"}
#                     ^^ No series of \`http_requests_total\` had the label \`jb\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. Did you mean \`job\`?
  http_requests_total{status=~"5.."}
#                     ^^^^^^ No series of \`http_requests_total\` had the label \`status\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
  http_requests_total{team!=""}
#                     ^^^^ No series of \`http_requests_total\` had the label \`team\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    { facts: server },
  );
});

test("says so of external labels", () => {
  checkExprs(
    absentLabel,
    `
  http_requests_total{cluster="eu"}
#                     ^^^^^^^ No series of \`http_requests_total\` had the label \`cluster\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing. It is an external label, which series have only where they are sent to.
`,
    { facts: server },
  );
});

test("puts the label that was meant in its place", () => {
  checkExprFix("Use `job`", 'http_requests_total{<|>jb="api"}', 'http_requests_total{job="api"}', {
    facts: server,
  });
});

test("reports labels to group by that are misspelt", () => {
  checkExprs(
    absentLabel,
    `
  sum by (job, cod) (rate(http_requests_total[5m]))
#              ^^^ No series of \`http_requests_total\` had the label \`cod\` in the last 7 days, says Prometheus at http://localhost:9090: it makes no groups. Did you mean \`code\`?
  max by (inst) (http_requests_total * 2)
  topk by (coed) (3, http_requests_total{job="api"})
#          ^^^^ No series of \`http_requests_total\` had the label \`coed\` in the last 7 days, says Prometheus at http://localhost:9090: it makes no groups. Did you mean \`code\`?
`,
    { facts: server },
  );
});

test("puts the label to group by that was meant in its place", () => {
  checkExprFix(
    "Use `code`",
    "sum by (job, <|>cod) (rate(http_requests_total[5m]))",
    "sum by (job, code) (rate(http_requests_total[5m]))",
    { facts: server },
  );
});

test("stays silent on labels to group by that may be there on another server, or are made", () => {
  checkExprs(
    absentLabel,
    `
  sum by (cluster, team, node) (http_requests_total)
  sum by (cod) (label_replace(http_requests_total, "cod", "1", "", ""))
  sum by (code, instance) (http_requests_total)
  sum by (cod) (http_requests_total / http_requests_total)
  sum without (cod) (http_requests_total)
`,
    { facts: server },
  );
});

test("stays silent on matchers that series without the label meet", () => {
  checkExprs(
    absentLabel,
    `
  http_requests_total{env!="dev",team=""}
  http_requests_total{env=~"dev|",team!~"a|b"}
`,
    { facts: server },
  );
});

test("stays silent where the series are there, or the metric is not", () => {
  checkExprs(
    absentLabel,
    `
  http_requests_total{job="api"}
  absent(http_requests_total{jb="api"})
  http_requests_total{env="x"}
`,
    {
      facts: facts({
        ...answers,
        unknown: ['http_requests_total{env="x"}'],
      }),
    },
  );
});
