import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { MarkupContent } from "vscode-languageserver-types";
import { provideLiveCompletions } from "../../server/src/features/completion.ts";
import { provideLiveHover } from "../../server/src/features/hover/live-metric.ts";
import type { MetricSource } from "../../server/src/features/metric-source.ts";
import { createPrometheusApi } from "../../server/src/prometheus/create-prometheus-api.ts";
import { LiveMetricSource } from "../../server/src/prometheus/live-metric-source.ts";
import { settingsFor } from "../hostile-server/hostile-server.ts";
import { atCursor } from "../support/check-features.ts";
import { type ScrapingPrometheus, startScrapingPrometheus } from "./scraping-prometheus.ts";

/** What is offered while somebody types, from a real Prometheus with exporters that the test serves. */

let prometheus: ScrapingPrometheus;
let source: MetricSource;

before(async () => {
  prometheus = await startScrapingPrometheus({
    jobs: { api: exposed("prod", "10.4.51.236:80"), web: exposed("staging", "10.4.51.237:80") },
    past: '# TYPE old gauge\nold{env="test"} 1 1000000000\n',
    scrapeInterval: 1,
    externalLabels: {},
    rules: "groups: []",
    flags: ["--storage.tsdb.retention.time=100y"],
  });
  const day = 24 * 3600 * 1000;
  source = new LiveMetricSource(createPrometheusApi(settingsFor(`${prometheus.url}/`)), {
    lookback: day,
    patience: 10_000,
  });
});
after(() => prometheus.stop());

function exposed(env: string, peer: string): string {
  return `# HELP requests_total All *requests*.
# TYPE requests_total counter
requests_total{env="${env}",peer="${peer}",code="200"} 7
requests_total{env="${env}",peer="${peer}",code="it's \\"odd\\""} 1
# HELP latency_seconds How long they took.
# TYPE latency_seconds histogram
latency_seconds_bucket{env="${env}",le="1"} 3
latency_seconds_bucket{env="${env}",le="+Inf"} 4
latency_seconds_sum{env="${env}"} 5
latency_seconds_count{env="${env}"} 4
# TYPE threads gauge
threads{pool="${env}"} 3
`;
}

const kinds: readonly (number | undefined)[] = [6, 5, 12];

/** The metrics, labels or values that are offered at `<|>`, in their order. */
async function offered(marked: string): Promise<string[]> {
  const items = await itemsAt(marked);
  return items.filter(({ kind }) => kinds.includes(kind)).map(({ label }) => label);
}

async function itemsAt(marked: string) {
  const { context, offset } = atCursor(`groups:\n- name: a\n  rules:\n  - alert: A\n    expr: ${marked}\n`);
  const list = await provideLiveCompletions(context, offset, { source });
  return [...(list?.items ?? [])].sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1));
}

test("metrics are offered with type and help, those that a function is for first", async () => {
  const items = await itemsAt("rate(<|>");
  const metrics = items.filter(({ kind }) => kind === 6).map(({ label, detail }) => `${label} (${detail})`);
  assert.deepEqual(metrics.slice(0, 4), [
    "latency_seconds_bucket (histogram · Prometheus)",
    "latency_seconds_count (histogram · Prometheus)",
    "latency_seconds_sum (histogram · Prometheus)",
    "requests_total (counter · Prometheus)",
  ]);
  const requests = items.find(({ label }) => label === "requests_total")!;
  assert.deepEqual(requests.documentation, { kind: "plaintext", value: "All *requests*." });
  assert.equal(requests.textEdit!.newText, "requests_total[${1:5m}])");
  assert.equal((await offered("histogram_quantile(0.9, <|>"))[0], "latency_seconds_bucket");
  assert.equal((await offered("deriv(<|>"))[0], "threads");
  assert.ok((await offered("sum(thr<|>)")).includes("threads"));
});

test("labels are those of the metric and the other matchers", async () => {
  assert.deepEqual(await offered("requests_total{<|>}"), ["code", "env", "instance", "job", "peer"]);
  assert.deepEqual(await offered('threads{job="api", <|>}'), ["instance", "pool"]);
  assert.deepEqual(await offered("sum by (<|>) (rate(latency_seconds_bucket[5m]))"), [
    "env",
    "instance",
    "job",
    "le",
  ]);
  assert.deepEqual(await offered("requests_total * on (<|>) latency_seconds_count"), [
    "env",
    "instance",
    "job",
  ]);
});

test("values are those of the metric and the other matchers, escaped for their place", async () => {
  assert.deepEqual(await offered('requests_total{env="<|>"}'), ["prod", "staging"]);
  assert.deepEqual(await offered('requests_total{job="web", env="<|>"}'), ["staging"]);
  assert.deepEqual(await offered('requests_total{env=~"prod|sta<|>"}'), ["staging"]);
  const [peer] = await itemsAt('requests_total{job="api", peer=~"10<|>"}');
  assert.equal(peer!.textEdit!.newText, "10\\\\.4\\\\.51\\\\.236:80");
  const codes = await itemsAt('requests_total{code="<|>"}');
  assert.deepEqual(
    codes.map(({ textEdit }) => textEdit!.newText),
    ["200", 'it\'s \\"odd\\"'],
  );
});

test("hover tells type, help and the number of series", async () => {
  const { context, offset } = atCursor(
    "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: requests_<|>total\n",
  );
  const hover = await provideLiveHover(context, offset, { source });
  const { value } = hover!.contents as MarkupContent;
  assert.ok(
    value.startsWith("`requests_total` · counter · 4 series · Prometheus\n\nAll \\*requests\\*\\.\n\n"),
    value,
  );
});
