import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor } from "../../../../test/support/check-features.ts";
import { type FakeSeries, fakeMetricSource } from "../../../../test/support/fake-metric-source.ts";
import { provideCompletions, provideLiveCompletions } from "../completion.ts";

const telegraf = `#- /w/telegraf.conf
[agent]
  hostname = "probe-1"
[global_tags]
  site = "berlin"
  team = "none"
  port = "never"
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.10:3306"
  [inputs.net_response.tags]
    team = "databases"
[[inputs.net_response]]
  protocol = "udp"
  address = ":5060"
[[inputs.net_response]]
  address = "\${HOST}:1"
[[inputs.http_response]]
  urls = ["https://a.example", "\${B}", "https://c.example"]
[[inputs.ping]]
  urls = ["db.example"]
[[inputs.dns_query]]
  servers = ["10.0.0.53"]
  domains = ["example.org"]
[[outputs.prometheus_client]]
`;

function at(selector: string, files = telegraf) {
  const text = `groups:\n- name: a\n  rules:\n  - alert: B\n    expr: ${selector}\n`;
  return atCursor(text, { path: "/w/rules/a.yml", files });
}

interface Sorted {
  readonly label: string;
  readonly sortText?: string;
}

function inOrder(items: readonly Sorted[]): readonly string[] {
  const sorted = [...items].sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1));
  return sorted.map(({ label }) => label);
}

function values(selector: string, files?: string): readonly string[] {
  const { context, offset } = at(selector, files);
  return inOrder(provideCompletions(context, offset)?.items ?? []);
}

test("offers the values of tags that inputs take from their options", () => {
  assert.deepEqual(values('net_response_result_code{port="<|>"}'), ["3306", "5060"]);
  assert.deepEqual(values('net_response_result_code{server=~"<|>"}'), ["10.4.51.10", "localhost"]);
  assert.deepEqual(values('net_response_result_code{protocol!="<|>"}'), ["tcp", "udp"]);
  assert.deepEqual(values('http_response_result_code{server="<|>"}'), [
    "https://a.example",
    "https://c.example",
  ]);
  assert.deepEqual(values('http_response_result_code{method="<|>"}'), ["GET"]);
  assert.deepEqual(values('ping_result_code{url="<|>"}'), ["db.example"]);
  assert.deepEqual(values('dns_query_result_code{record_type="<|>"}'), ["NS"]);
});

test("offers the values of tags, of which those of the input go before global ones", () => {
  assert.deepEqual(values('net_response_result_code{team="<|>"}'), ["databases", "none"]);
  assert.deepEqual(values('net_response_result_code{team="databases", site="<|>"}'), ["berlin"]);
  assert.deepEqual(values('net_response_result_code{host="<|>"}'), ["probe-1"]);
});

test("offers only what goes with the other matchers", () => {
  assert.deepEqual(values('net_response_result_code{job="a", server="10.4.51.10", port="<|>"}'), ["3306"]);
  assert.deepEqual(values('net_response_result_code{team="databases", protocol="<|>"}'), ["tcp"]);
  assert.deepEqual(values('net_response_result_code{protocol=~"u.*", port="<|>", team!="x"}'), ["5060"]);
});

test("offers the names of codes for the labels that say them, also without a configuration", () => {
  const results = ["connection_failed", "read_failed", "string_mismatch", "success", "timeout"];
  for (const label of ["result", "result_type"]) {
    assert.deepEqual(values(`net_response_response_time{${label}="<|>"}`), results);
    assert.deepEqual(values(`net_response_response_time{${label}="<|>"}`, ""), results);
  }
  assert.deepEqual(values('net_response_result_code{port="<|>"}', ""), []);
});

test("says where a value comes from", () => {
  const detail = (label: string): string | undefined => {
    const { context, offset } = at(`net_response_result_code{${label}="<|>"}`);
    return provideCompletions(context, offset)?.items[0]?.detail;
  };
  assert.match(detail("port") ?? "", /tag that Telegraf's .*inputs\.net_response.* sets/);
  assert.match(detail("team") ?? "", /tags.* of Telegraf's .*inputs\.net_response/);
  assert.match(detail("site") ?? "", /global_tags/);
});

test("puts what the server has first", async () => {
  const series: FakeSeries = {
    metrics: [],
    names: {},
    values: { "net_response_result_code port": ["443", "5060"] },
  };
  const { context, offset } = at('net_response_result_code{port="<|>"}');
  const list = await provideLiveCompletions(context, offset, { source: fakeMetricSource(series) });
  assert.deepEqual(inOrder(list?.items ?? []), ["5060", "443", "3306"]);
});
