import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol } from "vscode-languageserver-types";
import {
  checkCompleted,
  checkHover,
  completionLabels,
  contextOf,
} from "../../../../test/support/check-features.ts";
import { provideDocumentSymbols } from "../document-symbols.ts";
import { provideFoldingRanges } from "../folding-ranges.ts";

const path = "/telegraf.conf";

test("offers the options of the input that are not there yet, and those of all inputs behind them", () => {
  const labels = completionLabels('[[inputs.net_response]]\n  protocol = "tcp"\n  <|>\n[[inputs.cpu]]\n', {
    path,
  });
  assert.deepEqual(labels.slice(0, 6), [
    "address",
    "timeout",
    "read_timeout",
    "send",
    "expect",
    "fieldexclude",
  ]);
  assert.ok(labels.includes("name_override") && !labels.includes("protocol") && !labels.includes("percpu"));
});

test("completes an option, a value and the header of an input", () => {
  checkCompleted(
    "[[inputs.net_response]]\n  addr<|>\n",
    "address",
    "[[inputs.net_response]]\n  address = \n",
    { path },
  );
  checkCompleted(
    '[[inputs.net_response]]\n  protocol = "<|>"\n',
    '"udp"',
    '[[inputs.net_response]]\n  protocol = "udp"\n',
    { path },
  );
  checkCompleted(
    "[agent]\n  interval = '1s'\n[[inp<|>]]\n",
    "[[inputs.net_response]]",
    "[agent]\n  interval = '1s'\n[[inputs.net_response]]\n",
    { path },
  );
});

test("completes the agent's options, and values as the sample configuration has them", () => {
  const labels = completionLabels('[agent]\n  interval = "10s"\n  <|>\n', { path });
  assert.ok(labels.includes("flush_interval") && !labels.includes("interval"));
  assert.ok(!labels.includes("name_override"));
  assert.deepEqual(completionLabels("[[inputs.cpu]]\n  percpu = <|>\n", { path }), ["true", "false"]);
  assert.deepEqual(completionLabels("[[inputs.ping]]\n  deadline = <|>\n", { path }), ['"10s"']);
});

test("says what Prometheus gets from an input", () => {
  checkHover(
    `
[[inputs.net_<|>response]]
  name_prefix = "our_"
  fieldexclude = ["result_type", "string_*"]
  tags = { team = "voice" }
[[outputs.prometheus_client]]
`,
    "net_response\n---\nPrometheus gets `our_net_response_response_time`, `our_net_response_result_code`.\n\n" +
      "Labels: `server`, `port`, `protocol`, `result`, `team`, `host`.",
    { path },
  );
});

test("names the labels that tell what is measured before those that say how it went", () => {
  checkHover(
    "[[inputs.net_<|>response]]\n  fieldinclude = ['result_*']\n[[outputs.prometheus_client]]\n",
    "net_response\n---\nPrometheus gets `net_response_result_code`.\n\n" +
      "Labels: `server`, `port`, `protocol`, `result`, `host`, `result_type`.",
    { path },
  );
});

test("says what an option is for, and how the sample configuration sets it", () => {
  const checkOption = (text: string, words: string): void => checkHover(text, words, { path });
  checkOption(
    '[[inputs.net_response]]\n  addr<|>ess = "a:1"\n',
    "address\n---\n`host:port`, without a scheme. The host becomes the label `server`, the port `port`.\n\n" +
      'Text. In Telegraf\'s sample configuration: `address = "localhost:80"`',
  );
  checkOption(
    '[[inputs.dns_query]]\n  time<|>out = "1s"\n',
    "timeout\n---\nHow long an answer may take, two seconds where it is missing; after it, `result_code` is 1.\n\n" +
      'Duration. In Telegraf\'s sample configuration: `# timeout = "2s"`',
  );
  checkOption(
    "[agent]\n  omit_<|>hostname = true\n",
    "omit_hostname\n---\nLeaves out the label `host`.\n\n" +
      "`true` or `false`. In Telegraf's sample configuration: `# omit_hostname = false`",
  );
  checkOption(
    '[[inputs.snmp]]\n  [[inputs.snmp.field]]\n    o<|>id = "a"\n',
    "oid\n---\nWhat to ask for, as a number or as a name of a MIB.",
  );
});

test("outlines and folds plugins", () => {
  const text = `[agent]
  interval = "10s"
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  [inputs.net_response.tags]
    team = "voice"

[[outputs.prometheus_client]]
  listen = ":9273"
`;
  const context = contextOf(text, { path });
  const symbols = provideDocumentSymbols(context) as DocumentSymbol[];
  assert.deepEqual(
    symbols.map(({ name, detail }) => `${name} ${detail}`),
    ["inputs.net_response 10.0.0.1:5060", "outputs.prometheus_client :9273"],
  );
  assert.deepEqual(
    provideFoldingRanges(context)!.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [2, 6],
      [8, 9],
    ],
  );
});
