import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, completionLabels } from "../../../../test/support/check-features.ts";
import { type FakeSeries, fakeMetricSource } from "../../../../test/support/fake-metric-source.ts";
import { provideCompletions, provideLiveCompletions } from "../completion.ts";

function inRule(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - record: net_response_mine\n    expr: vector(1)\n  - alert: B\n    expr: ${expr}\n`;
}

test("offers metrics of well-known exporters from three letters on, after those of the workspace", () => {
  const labels = completionLabels(inRule("net_resp<|>")).filter((label) => label.startsWith("net_"));
  assert.equal(labels[0], "net_response_mine");
  assert.ok(labels.includes("net_response_result_code"));
  assert.ok(!completionLabels(inRule("ne<|>")).includes("net_response_result_code"));
});

test("says what a metric is and who makes it", () => {
  const { context, offset } = atCursor(inRule("node_cpu_seconds_t<|>"));
  const item = provideCompletions(context, offset)?.items.find(
    ({ label }) => label === "node_cpu_seconds_total",
  );
  assert.equal(item?.detail, "counter · node_exporter");
});

test("offers the labels of a metric, in its braces and to group by", () => {
  for (const place of ["net_response_result_code{<|>}", "sum by (<|>) (net_response_result_code)"]) {
    const labels = completionLabels(inRule(place));
    for (const name of ["server", "port", "protocol"])
      assert.ok(labels.includes(name), `${name} in ${place}`);
  }
  const { context, offset } = atCursor(inRule("node_cpu_seconds_total{<|>}"));
  const item = provideCompletions(context, offset)?.items.find(({ label }) => label === "mode");
  assert.equal(item?.detail, "node_exporter");
});

const workspace = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
- job_name: a
  static_configs:
  - { targets: ["a:1"], labels: { zone: a } }
  - { targets: ["b:1"] }
#- /w/rules/recorded.yml
groups:
- name: a
  rules:
  - record: node_lately
    expr: vector(1)
#- /w/telegraf.conf
[[inputs.cpu]]
  name_override = "node_legacy"
[[outputs.prometheus_client]]
`;

const server: FakeSeries = {
  metrics: [{ name: "node_load15" }],
  names: { node_cpu_seconds_total: "__name__ instance job rack" },
  values: {},
};

/** What is offered, in its order. */
async function offered(expr: string, series?: FakeSeries): Promise<readonly string[]> {
  const { context, offset } = atCursor(inRule(expr), { path: "/w/rules/b.yml", files: workspace });
  const list =
    series === undefined
      ? provideCompletions(context, offset)
      : await provideLiveCompletions(context, offset, { source: fakeMetricSource(series) });
  const items = [...list!.items].sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1));
  return items.map(({ label }) => label);
}

test("metrics of the catalogue come after those of the server, of rules and of Telegraf's configuration", async () => {
  const metrics = (await offered("sum(node_l<|>)", server)).filter((label) => /^node_(?:l|cpu)/.test(label));
  const [first, second, third, ...rest] = metrics;
  assert.deepEqual(
    [first, second, third].map((name) => name?.replace(/_usage_.*|_time_.*/, "")),
    ["node_lately", "node_load15", "node_legacy"],
  );
  const catalogue = rest.indexOf("node_load1");
  assert.ok(catalogue !== -1 && rest.slice(catalogue).every((name) => !/^node_l(?:egacy|ately)/.test(name)));
});

for (const place of [
  "node_cpu_seconds_total{<|>}",
  "sum by (<|>) (node_cpu_seconds_total)",
  "sum(node_cpu_seconds_total) by (<|>)",
]) {
  test(`labels of the catalogue come after those of the server and of targets: ${place}`, async () => {
    assert.deepEqual(await offered(place), ["instance", "job", "zone", "cpu", "mode"]);
    assert.deepEqual(await offered(place, server), ["instance", "job", "rack", "zone", "cpu", "mode"]);
  });
}
