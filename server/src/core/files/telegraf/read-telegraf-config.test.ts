import assert from "node:assert/strict";
import { test } from "node:test";
import * as toml from "toml-eslint-parser";
import { readTelegrafConfig } from "./read-telegraf-config.ts";
import type { TelegrafTable, TelegrafValue } from "./telegraf-config.ts";

test("reads inputs with their settings and the tables within them", () => {
  checkConfig(
    `
[global_tags]
  site = "berlin"
[agent]
  hostname = "probe-1"
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  [inputs.net_response.tags]
    team = "voice"
[[inputs.net_response]]
  tags = { team = "data" }
[[outputs.prometheus_client]]
  metric_version = 2
`,
    `
global tags site="berlin"
agent hostname="probe-1"
inputs net_response protocol="tcp" address="10.0.0.1:5060" tags={team="voice"}
inputs net_response tags={team="data"}
outputs prometheus_client metric_version=2
`,
  );
});

test("takes tables of other names for inputs, and aggregators for something that changes metrics", () => {
  checkConfig(
    "[cpu]\n[plugins.mem]\n[inputs.disk]\n[[aggregators.basicstats]]\n[[processors.rename]]\n",
    "inputs cpu\ninputs mem\ninputs disk\nprocessors basicstats\nprocessors rename\n",
  );
});

test("knows nothing of values that variables fill in, and goes on", () => {
  checkConfig(
    `
[[inputs.net_response]] # \${COMMENT}
  address = "\${HOST}:5060"
  timeout = $TIMEOUT
  port = \${PORT:-5060}
  urls = [\${FIRST}, "b"]
  plain = 'costs 5$'
  secret = "@{vault:key}"
\${MORE}
[[inputs.ping]]
`,
    'inputs net_response address=? timeout=? port=? urls=[?,"b"] plain="costs 5$" secret=?\ninputs ping\n',
  );
});

test("reads dotted keys as tables", () => {
  checkConfig("[[inputs.x]]\n  tags.team = 'a'\n", 'inputs x tags={team="a"}\n');
});

test("reports a line that is no TOML and reads the others", () => {
  checkConfig(
    `
[[inputs.cpu]]
  percpu =
  totalcpu = true
[[inputs.mem]
[[inputs.disk]]
`,
    `
inputs cpu totalcpu=true
inputs disk
! percpu =
! [[inputs.mem]
`,
  );
});

test("ends on any text", () => {
  for (const text of [
    "[",
    "[[",
    "a = [",
    'a = """',
    "=\n".repeat(100),
    "a = {",
    "\u0000",
    "[[inputs.\n]]\n$",
    "$",
    "${".repeat(20_000),
  ]) {
    readTelegrafConfig(text, () => toml);
  }
});

/** `expected` has one line for each table and one for each line with a mistake. */
test("reads a line of very many variables, and gives up on texts that the library cannot hold", () => {
  const settings = (text: string) => readTelegrafConfig(text, () => toml).config.agent?.entries;
  assert.equal(settings(`[agent]\n  x = "a"\n  ${"$A ".repeat(100_000)}\n`)?.length, 1);
  assert.equal(settings(`[agent]\n  x = "${"$A ".repeat(2_000_000)}"\n`), undefined);
});

function checkConfig(text: string, expected: string): void {
  const { config, problems } = readTelegrafConfig(text, () => toml);
  const { agent, globalTags } = config;
  const lines = [
    ...(globalTags === undefined ? [] : [`global tags${show(globalTags)}`]),
    ...(agent === undefined ? [] : [`agent${show(agent)}`]),
    ...(["inputs", "outputs", "processors"] as const).flatMap((kind) =>
      config[kind].map(({ name, nameSpan, settings }) => {
        assert.equal(text.slice(nameSpan.from, nameSpan.to), name);
        return `${kind} ${name}${show(settings)}`;
      }),
    ),
    ...problems.map(({ span }) => `! ${lineOf(text, span.from)}`),
  ];
  assert.equal(lines.join("\n"), expected.trim());
}

function show({ entries }: TelegrafTable): string {
  return entries.map(({ key, value }) => ` ${key}=${showValue(value)}`).join("");
}

function showValue(value: TelegrafValue): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "list":
      return `[${value.items.map(showValue).join(",")}]`;
    case "table":
      return `{${show(value).trim()}}`;
    case "unknown":
      return "?";
    case "date":
      return "date";
    default:
      return String(value.value);
  }
}

function lineOf(text: string, offset: number): string {
  return text
    .slice(text.lastIndexOf("\n", offset - 1) + 1)
    .split("\n")[0]!
    .trim();
}
