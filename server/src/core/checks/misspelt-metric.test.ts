import { test } from "node:test";
import { checkExprs, checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { misspeltMetric } from "./misspelt-metric.ts";

test("reports names that are one slip from those of the catalogue", () => {
  checkExprs(
    misspeltMetric,
    `
  net_response_resul_code{port="80"}
# ^^^^^^^^^^^^^^^^^^^^^^^ Telegraf has no \`net_response_resul_code\`. Did you mean \`net_response_result_code\`?
  max by (server) (net_response_result_code{sevrer="a"})
#                                           ^^^^^^ Telegraf gives \`net_response_result_code\` no label \`sevrer\`. Did you mean \`server\`?
  probe_sucess
# ^^^^^^^^^^^^ blackbox_exporter has no \`probe_sucess\`. Did you mean \`probe_success\`?
`,
  );
});

test("stays silent on other names, on recorded ones, and on other labels", () => {
  checkProblems(
    misspeltMetric,
    `
groups:
  - name: a
    rules:
      - record: probe_sucess
        expr: max(my_probe_sucess)
      - record: job:b:now
        expr: probe_sucess + ping_rtt_seconds + my_net_response_resul_code
      - record: job:c:now
        expr: net_response_result_code{servers="a", team="b", hosts="c"}
`,
  );
});

test("leaves it to the server where there is one", () => {
  const text = "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: probe_sucess\n";
  checkProblems(misspeltMetric, text, { facts: facts({}) });
});

test("puts the right name in its place", () => {
  checkFix(
    "Use `probe_success`",
    "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: <|>probe_sucess\n",
    "groups:\n  - name: a\n    rules:\n      - record: a:b:c\n        expr: probe_success\n",
  );
});
