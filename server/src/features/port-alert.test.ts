import assert from "node:assert/strict";
import { test } from "node:test";
import { problemsIn, projectOf } from "../../../test/support/project.ts";
import { testReadOptions } from "../../../test/support/read-options.ts";
import type { AlertedPort } from "../core/alerting/port-alert.ts";
import { applyEdits } from "../core/text/text-edit.ts";
import { newPortAlert } from "./port-alert.ts";

const sip: AlertedPort = { protocol: "udp", host: "10.4.51.236", port: "5060", service: "SIP" };
const mysql: AlertedPort = { protocol: "tcp", host: "10.4.51.236", port: "3306", service: "MySQL" };

test("writes the rules and the inputs of several ports into new files, and nothing is wrong with them", () => {
  const { rules, telegraf } = written([sip, mysql], "", "");
  assert.equal(
    rules,
    `groups:
  - name: ports
    rules:
      - alert: SIPPortDown
        expr: max without (result, result_type) (net_response_result_code{server="10.4.51.236", port="5060", protocol="udp"}) != 0
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: 'SIP port {{ $labels.port }} of {{ $labels.server }} is down'
          description: 'Telegraf on {{ $labels.host }} gets no answer from {{ $labels.server }}:{{ $labels.port }} over {{ $labels.protocol }} (code {{ $value }}).'
      - alert: MySQLPortDown
        expr: max without (result, result_type) (net_response_result_code{server="10.4.51.236", port="3306", protocol="tcp"}) >= 1 <= 2
        for: 2m
        labels:
          severity: critical
        annotations:
          summary: 'MySQL port {{ $labels.port }} of {{ $labels.server }} is down'
          description: 'Telegraf on {{ $labels.host }} cannot connect to {{ $labels.server }}:{{ $labels.port }} over {{ $labels.protocol }} (code {{ $value }}).'
`,
  );
  assert.equal(
    telegraf,
    `[[inputs.net_response]]
  protocol = "udp"
  address = "10.4.51.236:5060"
  # Whatever the server says to this, it speaks SIP.
  send = "OPTIONS sip:10.4.51.236:5060 SIP/2.0\\r\\nVia: SIP/2.0/UDP telegraf.invalid;branch=z9hG4bK-1;rport\\r\\nMax-Forwards: 70\\r\\nFrom: <sip:telegraf@telegraf.invalid>;tag=1\\r\\nTo: <sip:10.4.51.236:5060>\\r\\nCall-ID: 1@telegraf.invalid\\r\\nCSeq: 1 OPTIONS\\r\\nContent-Length: 0\\r\\n\\r\\n"
  expect = "SIP/2.0"

[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236:3306"

[[outputs.prometheus_client]]
  listen = ":9273"
`,
  );
  checkSound(rules, telegraf);
});

test("writes behind what is there, and neither tries nor watches a port twice", () => {
  const before = written([sip], "", "");
  const { rules, telegraf } = written(
    [sip, { ...mysql, service: undefined as never }],
    before.rules,
    before.telegraf,
  );
  assert.deepEqual(
    [...rules.matchAll(/(?:name|alert): (.*)/g)].map(([, name]) => name),
    ["ports", "SIPPortDown", "Port3306Down"],
  );
  assert.equal([...telegraf.matchAll(/\[\[inputs/g)].length, 2);
  assert.equal([...telegraf.matchAll(/\[\[outputs/g)].length, 1);
  assert.ok(rules.startsWith(before.rules.trimEnd()));
  assert.equal(edits([sip], rules, telegraf).trouble, "These files watch that already.");
  assert.deepEqual(edits([sip], rules, "").rules, []);
});

test("gives every alert of a file a name of its own", () => {
  const before = written([sip, mysql], "", "");
  const others = [
    { ...mysql, host: "db-2.example.com" },
    { ...mysql, host: "2001:db8::1" },
    { ...sip, host: "a" },
    { ...sip, host: "a", protocol: "tcp" } as const,
  ];
  const { rules, telegraf } = written(others, before.rules, before.telegraf);
  assert.deepEqual(
    [...rules.matchAll(/alert: (.*)/g)].map(([, name]) => name),
    [
      "SIPPortDown",
      "MySQLPortDown",
      "MySQLPortDown_db_2_example_com",
      "MySQLPortDown_2001_db8_1",
      "SIPUdpPortDown",
      "SIPTcpPortDown",
    ],
  );
  checkSound(rules, telegraf);
});

test("keeps to the indentation of the file, its comments and its line breaks", () => {
  const rules =
    "# Ours\r\ngroups:\r\n- name: web\r\n  rules:\r\n  - record: a:b\r\n    expr: up # all\r\n# The end\r\n";
  const after = written([mysql], rules, "").rules;
  assert.ok(after.startsWith(rules.slice(0, rules.indexOf("# The end"))));
  assert.match(after, /^- name: ports\r\n {2}rules:\r\n {4}- alert: MySQLPortDown\r\n/m);
  assert.ok(after.endsWith("\r\n# The end\r\n"));
});

test("goes on with a group of ports, and begins another where that one sets something for its rules", () => {
  const rule = "- alert: A\n  expr: up == 0 # dead\n# The end\n";
  const group = `groups:\n- name: ports\n  rules:\n  ${rule.replace("\n", "\n  ")}`;
  const { rules } = written([mysql], group, "");
  assert.match(rules, /== 0 # dead\n {2}- alert: MySQLPortDown\n {4}expr: /);
  assert.ok(rules.endsWith("\n# The end\n"));
  const limited = written([mysql], group.replace("  rules:", "  limit: 1\n  rules:"), "").rules;
  assert.match(limited, /^- name: ports-2$/m);
  const flow = written([mysql], "groups:\n- name: ports\n  rules: [{alert: A, expr: up}]\n", "").rules;
  assert.match(flow, /^- name: ports-2$/m);
});

test("says so where there is no place for rules, and of hosts and ports that are none", () => {
  assert.ok(edits([mysql], "kind: Deployment\nspec: {}\n", "").trouble !== undefined);
  assert.ok(edits([mysql], "groups: [\n", "").trouble !== undefined);
  assert.ok(edits([{ ...mysql, port: "99999" }], "", "").trouble !== undefined);
  assert.ok(edits([{ ...mysql, host: "udp://10.0.0.1" }], "", "").trouble !== undefined);
});

function edits(ports: readonly AlertedPort[], rules: string, telegraf: string) {
  return newPortAlert({ ports, rules, telegraf, setup: undefined, options: testReadOptions });
}

function written(ports: readonly AlertedPort[], rules: string, telegraf: string) {
  const answer = edits(ports, rules, telegraf);
  assert.equal(answer.trouble, undefined);
  const apply = (text: string, changes: typeof answer.rules): string =>
    applyEdits(
      text,
      changes.map(({ range, newText }) => ({
        span: { from: offsetAt(text, range.start), to: offsetAt(text, range.end) },
        newText,
      })),
    );
  return { rules: apply(rules, answer.rules), telegraf: apply(telegraf, answer.telegraf) };
}

function offsetAt(text: string, { line, character }: { line: number; character: number }): number {
  const lines = text.split("\n").slice(0, line);
  return lines.reduce((offset, each) => offset + each.length + 1, 0) + character;
}

function checkSound(rules: string, telegraf: string): void {
  const project = projectOf(`#- /rules.yml\n${rules}#- /telegraf.conf\n${telegraf}`);
  for (const path of ["/rules.yml", "/telegraf.conf"]) {
    assert.deepEqual(
      problemsIn(project, path).map(({ check, message }) => `${check}: ${message}`),
      [],
    );
  }
}
