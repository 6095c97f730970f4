import assert from "node:assert/strict";
import { test } from "node:test";
import { type FactsLiteral, facts } from "../../../../test/support/facts.ts";
import { checkProject, checkProjectFix, problemsIn, projectOf } from "../../../../test/support/project.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { parsePromrulesConfig } from "../files/promrules-config.ts";
import { Configurations } from "../project/configurations.ts";
import { missingTelegrafInput } from "./missing-telegraf-input.ts";

test("reports a metric of an input that no configuration of the workspace has", () => {
  checkProject(
    missingTelegrafInput,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{port="5060"} == 2)
#                   ^^^^^^^^^^^^^^^^^^^^^^^^ The Telegraf configuration of the workspace does not have \`[[inputs.net_response]]\`, which makes \`net_response_result_code\`.
      - record: cpu:idle
        expr: cpu_usage_idle
#- /telegraf.conf
[[inputs.cpu]]
[[outputs.prometheus_client]]
`,
  );
});

test("reports a port that no input tries", () => {
  checkProject(
    missingTelegrafInput,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{server="10.0.0.1", port="5060"} == 2)
      - record: net:other
        expr: count(net_response_result_code{server="10.0.0.1", port="5061"} == 2)
#                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No \`[[inputs.net_response]]\` of the workspace tries server 10.0.0.1, port 5061.
      - record: net:any
        expr: count(net_response_result_code{server=~"10.*", port!="5061"} == 2)
#- /telegraf.d/ports.conf
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
#- /telegraf.conf
[[outputs.prometheus_client]]
`,
  );
});

for (const [why, config] of [
  ["nothing offers metrics to Prometheus", '[[inputs.cpu]]\n[[outputs.influxdb]]\n  urls = ["http://db"]\n'],
  ["something changes metrics", "[[processors.rename]]\n[[outputs.prometheus_client]]\n"],
  [
    "an input may bring any metric",
    "[[inputs.exec]]\n[[inputs.prometheus]]\n[[outputs.prometheus_client]]\n",
  ],
  [
    "a mistake may hide an input",
    "[[inputs.cpu]\n#^^^^^^^^^^^^ telegraf-syntax: Telegraf does not read this file: the key, equals sign, and value must be on the same line\n[[outputs.prometheus_client]]\n",
  ],
  ["an input is not known", "[[inputs.our_own]]\n[[outputs.prometheus_client]]\n"],
  [
    "the address is not known",
    '[[inputs.net_response]]\n  protocol = "tcp"\n  address = "$HOST"\n[[outputs.prometheus_client]]\n',
  ],
] as const) {
  test(`stays silent where ${why}`, () => {
    checkProject(
      missingTelegrafInput,
      `#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{server="10.0.0.1"} == 2)
#- /telegraf.conf
${config}`,
    );
  });
}

test("stays silent about metrics that rules record, and that other exporters have", () => {
  checkProject(
    missingTelegrafInput,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: dns_query_result_code
        expr: vector(1)
      - record: net:closed
        expr: count(dns_query_result_code == 2)
      - record: redis:slaves
        expr: redis_connected_slaves
#- /telegraf.conf
[[outputs.prometheus_client]]
`,
  );
});

test("adds the input for the address and the port that the rule names, below others like it", () => {
  checkProjectFix(
    "Add [[inputs.net_response]] for tcp 10.0.0.2:3306 to telegraf.conf",
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{<|>server="10.0.0.2", port="3306"} == 2)
#- /telegraf.conf
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  # Voice
  tags = { team = "voice" }

[[outputs.prometheus_client]]
`,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{server="10.0.0.2", port="3306"} == 2)
#- /telegraf.conf
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  # Voice
  tags = { team = "voice" }

[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.2:3306"

[[outputs.prometheus_client]]
`,
  );
});

test("a server that has other ports of the metric does not speak for a port that no input tries", () => {
  const series = ['net_response_result_code{server="10.0.0.1", port="5062"}', "cpu_usage_idle"];
  checkProject(
    missingTelegrafInput,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{server="10.0.0.1", port="5061"} == 2)
#                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No \`[[inputs.net_response]]\` of the workspace tries server 10.0.0.1, port 5061.
#                                                                    ^^^^^^ absent-value: No series of \`net_response_result_code\` had \`port="5061"\` in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
      - record: net:open
        expr: count(net_response_result_code{server="10.0.0.1", port="5062"} == 2)
#- /telegraf.conf
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
[[outputs.prometheus_client]]
`,
    undefined,
    facts({ series }),
  );
});

test("sends something over UDP, and expects something", () => {
  checkProjectFix(
    "Add [[inputs.net_response]] for udp [2001:db8::1]:5060 to telegraf.conf",
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(<|>net_response_result_code{server="2001:db8::1", port="5060"} == 2)
#- /telegraf.conf
[[outputs.prometheus_client]]
`,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - record: net:closed
        expr: count(net_response_result_code{server="2001:db8::1", port="5060"} == 2)
#- /telegraf.conf
[[outputs.prometheus_client]]

[[inputs.net_response]]
  protocol = "udp"
  address = "[2001:db8::1]:5060"
  # Whatever the server says to this, it speaks SIP.
  send = "OPTIONS sip:[2001:db8::1]:5060 SIP/2.0\\r\\nVia: SIP/2.0/UDP telegraf.invalid;branch=z9hG4bK-1;rport\\r\\nMax-Forwards: 70\\r\\nFrom: <sip:telegraf@telegraf.invalid>;tag=1\\r\\nTo: <sip:[2001:db8::1]:5060>\\r\\nCall-ID: 1@telegraf.invalid\\r\\nCSeq: 1 OPTIONS\\r\\nContent-Length: 0\\r\\n\\r\\n"
  expect = "SIP/2.0"
`,
  );
});

test("is less sure of general names where Prometheus scrapes others than Telegraf", () => {
  const files = (jobs: string, metric: string): string => `#- /prometheus.yml
rule_files: [rules.yml]
scrape_configs:
${jobs}#- /rules.yml
groups:
  - name: a
    rules:
      - record: a:b
        expr: sum(${metric})
#- /telegraf.conf
[[inputs.cpu]]
[[outputs.prometheus_client]]
`;
  const severityOf = (jobs: string, metric: string): readonly string[] =>
    problemsIn(projectOf(files(jobs, metric)), "/rules.yml").flatMap(({ check, severity }) =>
      check === missingTelegrafInput.id ? severity : [],
    );
  const telegraf = "  - job_name: telegraf\n";
  const others = `${telegraf}  - job_name: firewalls\n`;
  assert.deepEqual(severityOf(telegraf, "system_uptime"), ["warning"]);
  assert.deepEqual(severityOf(others, "system_uptime"), ["hint"]);
  assert.deepEqual(severityOf(others, "ping_result_code"), ["warning"]);
});

test("where the settings name configurations, those and no others count", () => {
  const settings = (text: string) => {
    const { config } = parsePromrulesConfig(text, testReadOptions.yaml, []);
    const configurations = new Configurations([{ path: "/w/rules/promrules.yaml", config }]);
    return { configFor: () => undefined, telegrafFor: (path: string) => configurations.telegrafFor(path) };
  };
  const files = `#- /w/rules/a.yml
groups:
  - name: a
    rules:
      - record: cpu:idle
        expr: cpu_usage_idle
#- /w/telegraf.conf
[[inputs.cpu]]
[[outputs.prometheus_client]]
#- /w/hosts/telegraf.d/web.conf
[[inputs.mem]]
[[outputs.prometheus_client]]
`;
  const found = (named: string) =>
    problemsIn(projectOf(files, settings(`telegraf_config: ${named}`)), "/w/rules/a.yml").map(
      ({ check }) => check,
    );
  assert.deepEqual(found("null"), []);
  assert.deepEqual(found("[../telegraf.conf]"), []);
  assert.deepEqual(found("[../hosts/telegraf.d/*.conf]"), ["missing-telegraf-input"]);
  assert.deepEqual(found("[../hosts/telegraf.d/*.conf, ../telegraf.conf]"), []);
  // What a file says that is not there is not known; a pattern may well match nothing.
  assert.deepEqual(found("[../hosts/telegraf.d/*.conf, ../telegraf2.conf]"), []);
  assert.deepEqual(found("[../hosts/telegraf.d/*.conf, ../*.toml]"), ["missing-telegraf-input"]);
  assert.deepEqual(found("[]"), []);
});

test("a server that cannot tell is as none", () => {
  const series = "cpu_usage_idle";
  const files = `#- /rules.yml
groups:
  - name: a
    rules:
      - record: cpu:idle
        expr: ${series}
#- /telegraf.conf
[[inputs.mem]]
[[outputs.prometheus_client]]
`;
  const found = (literal: FactsLiteral) =>
    problemsIn(projectOf(files), "/rules.yml", undefined, facts(literal)).filter(
      ({ check }) => check === missingTelegrafInput.id,
    ).length;
  assert.equal(found({ series: [], unknown: [series] }), 1);
  assert.equal(found({ series: [series] }), 0);
  // It was not asked yet.
  assert.equal(found({}), 0);
});
