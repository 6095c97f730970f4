import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { checkExprFix, checkProblems, problemsOf } from "../../../../test/support/check-problems.ts";
import { checkProject } from "../../../../test/support/project.ts";
import { changingLabel } from "./changing-label.ts";

test("reports alerts that keep a label which changes with the outcome", () => {
  checkProblems(
    changingLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code{port="80"} > 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`result\` and \`result_type\` of \`net_response_result_code\` change with the outcome: from one failure to the next, the alert becomes another one and \`for\` starts anew.
        for: 5m
      - alert: B
        expr: max by (server, result) (net_response_result_code) > 0
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^ \`result\` of \`net_response_result_code\` changes with the outcome: from one failure to the next, the alert becomes another one.
`,
  );
});

test("stays silent where the labels are left out, or there is one outcome", () => {
  checkProblems(
    changingLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: max without (result, result_type) (net_response_result_code) > 0
      - alert: B
        expr: net_response_result_code == 2
      - alert: C
        expr: net_response_result_code{result="timeout"} > 0
      - alert: D
        expr: sum(net_response_result_code) > 0
      - alert: F
        expr: up == 0 unless on (host) net_response_result_code > 0
      - alert: G
        expr: up * on (host) group_left () (net_response_result_code > 0)
      - record: e
        expr: net_response_result_code > 0
`,
  );
});

test("offers no fix where another side has to agree in the labels", () => {
  const found = problemsOf(`
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code > 0 and net_response_result_code < 4
`).filter(({ check }) => check === "changing-label");
  deepEqual(
    found.map(({ fixes }) => fixes ?? []),
    [[]],
  );
});

test("leaves the labels out", () => {
  checkExprFix(
    "Leave out `result` and `result_type`",
    'net_response<|>_result_code{port="80"} != 0',
    'max without (result, result_type) (net_response_result_code{port="80"}) != 0',
  );
});

test("stays silent where a configuration leaves the labels out", () => {
  const rules = `
#- /rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code > 0
`;
  const prometheus = (relabelling: string): string => `#- /prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: telegraf
    metric_relabel_configs:
      - {${relabelling}}
`;
  const telegraf = (settings: string): string => `#- /telegraf.conf
[[outputs.prometheus_client]]
${settings}
`;
  const input = '[[inputs.net_response]]\nprotocol = "tcp"\naddress = "a:80"\n';
  for (const configuration of [
    prometheus("action: labeldrop, regex: result.*"),
    prometheus("action: labelkeep, regex: __name__|server|port"),
    telegraf(`${input}tagexclude = ["result"]\nfieldexclude = ["result_type"]`),
    telegraf(`tagexclude = ["result*"]\n${input}`),
    telegraf(`${input}[[processors.starlark]]`),
  ]) {
    checkProject(changingLabel, rules + configuration);
  }
  const marks = `#             ^^^^^^^^^^^^^^^^^^^^^^^^ \`result\` and \`result_type\` of \`net_response_result_code\` change with the outcome: from one failure to the next, the alert becomes another one.\n`;
  const others = [prometheus("action: labeldrop, regex: url"), telegraf(`${input}tagexclude = ["server"]`)];
  for (const configuration of others) checkProject(changingLabel, rules + marks + configuration);
});
