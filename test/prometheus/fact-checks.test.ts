import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checks } from "../../server/src/core/checks/index.ts";
import { readConfigFacts } from "../../server/src/core/facts/config-facts.ts";
import { FactStore } from "../../server/src/core/facts/fact-store.ts";
import { collectFacts } from "../../server/src/prometheus/collect-facts.ts";
import { createPrometheusApi } from "../../server/src/prometheus/create-prometheus-api.ts";
import type { ServerSettings } from "../../server/src/prometheus/server-settings.ts";
import { problemsOf } from "../support/check-problems.ts";
import { testReadOptions } from "../support/read-options.ts";
import { type ScrapingPrometheus, startScrapingPrometheus } from "./scraping-prometheus.ts";

/** What checks say of rules in the light of a real Prometheus: each finds its mistake, and nothing is said of what works. */

const hour = 3600;
const now = Math.floor(Date.now() / 1000);
let prometheus: ScrapingPrometheus;
let settings: ServerSettings;

before(async () => {
  prometheus = await startScrapingPrometheus({
    jobs: { api: exposed("production"), web: exposed("staging") },
    past: pastOf(
      { 'up{job="api",instance="gone"}': 20, 'batch_last_success_seconds{job="batch"}': 20 },
      { batch_last_success_seconds: "gauge", up: "gauge" },
    ),
    scrapeInterval: 1,
    externalLabels: { cluster: "eu-1" },
    rules: JSON.stringify({ groups: [{ name: "g", rules: [{ alert: "InstanceDown", expr: "up == 0" }] }] }),
  });
  settings = {
    name: prometheus.url,
    url: prometheus.url,
    headers: [],
    authentication: { kind: "none" },
    tls: {
      certificateAuthority: undefined,
      certificate: undefined,
      key: undefined,
      passphrase: undefined,
      isVerified: true,
    },
    proxy: undefined,
    timeout: 10_000,
    lookback: 7 * 24 * hour * 1000,
    asks: new Set(["metadata", "queries", "status"]),
  };
});
after(() => prometheus.stop());

const mistakes: readonly (readonly [expr: string, ...found: string[]])[] = [
  ["sum(rate(http_request_total[5m]))", "unknown-metric: http_request_total: http_requests_total"],
  ["time() - batch_last_success_seconds", "vanished-series: batch_last_success_seconds"],
  ['up{instance="gone"}', 'vanished-series: instance="gone"'],
  ['rate(http_requests_total{status="200"}[5m])', "absent-label: status"],
  ["sum by (job, envr) (rate(http_requests_total[5m]))", "absent-label: envr: env"],
  ['rate(http_requests_total{code="500"}[5m])', 'absent-value: "500"'],
  ['rate(http_requests_total{env="prodution"}[5m])', 'misspelt-value: "prodution": production'],
  ['rate(http_requests_total{job="api",env="staging"}[5m])', 'disjoint-matchers: job="api",env="staging"'],
  ["rate(memory_used_bytes[5m])", "rate-of-gauge: rate(memory_used_bytes[5m]): deriv()"],
  ["delta(http_requests_total[5m])", "delta-of-counter: delta(http_requests_total[5m]): increase()"],
  ["http_requests_total > 100", "raw-counter: http_requests_total"],
  [
    "histogram_quantile(0.9, sum by (job) (rate(latency_seconds_bucket[5m])))",
    "quantile-without-buckets: by (job)",
  ],
  [
    "histogram_quantile(0.9, rate(http_requests_total[5m]))",
    "quantile-without-buckets: histogram_quantile(0.9, rate(http_requests_total[5m]))",
  ],
  ['rate(http_requests_total{job="api"}[1s])', "short-range: 1s: 4s"],
  ["avg_over_time(up[30d])", "beyond-retention: 30d"],
  ["up offset 20d", "beyond-retention: offset 20d"],
  ["memory_used_bytes > 5m", "unsupported-feature: 5m"],
  ['up unless on (job) ALERTS{alertname="InstanceDwn"}', 'unknown-alert: "InstanceDwn": InstanceDown'],
  ["memory_used_bytes / memory_limit_bytes", "unmatched-sides: /"],
  ['memory_used_bytes * on (zone) group_left machine_info{job="api"}', "unmatched-sides: on (zone)"],
];

for (const [expr, ...expected] of mistakes) {
  test(`finds what is wrong with ${expr}`, async () => {
    assert.deepEqual(await found(`- record: job:a:b\n        expr: '${expr}'`), expected);
  });
}

test("finds labels that do not go with the external labels", async () => {
  const labels = (value: string) => `labels: { cluster: ${value} }`;
  const annotations = "annotations: { a: 'in {{ $externalLabels.region }}' }";
  assert.deepEqual(await found(`- alert: A\n        expr: up == 0\n        ${labels("us")}`), [
    "overwritten-external-label: us",
  ]);
  assert.deepEqual(await found(`- alert: A\n        expr: up == 0\n        ${labels("eu-1")}`), [
    "redundant-external-label: cluster",
  ]);
  assert.deepEqual(await found(`- alert: A\n        expr: up == 0\n        ${annotations}`), [
    "unknown-external-label: region",
  ]);
});

const right = [
  "sum by (job) (rate(http_requests_total[5m])) > 0",
  "sum by (cluster, namespace, job, env) (rate(http_requests_total[5m])) > 0",
  'http_requests_total{env=~"production|staging|dev"} * 0 + 1 unless on (job) up == 0',
  "absent(nothing)",
  "nothing or vector(0)",
  "nothing or on (job) up",
  'rate(http_requests_total{code!="500"}[4s])',
  "deriv(memory_used_bytes[5m])",
  "histogram_quantile(0.9, sum by (job, le) (rate(latency_seconds_bucket[5m])))",
  "rate(latency_seconds_sum[5m]) / rate(latency_seconds_count[5m])",
  "memory_used_bytes / on (job, instance) group_left memory_limit_bytes",
  "memory_used_bytes * on (job) group_left (zone) machine_info",
  "memory_used_bytes * on (zone) group_left machine_info",
  'up unless on (job) ALERTS{alertname="InstanceDown"}',
  "avg_over_time(up[1d] offset 7d)",
  "count(up) / scalar(count(http_requests_total))",
  "scrape_duration_seconds > 10 and on (instance) up == 1",
  'label_replace(up, "a", "$1", "job", "(.*)") == 1',
];

for (const expr of right) {
  test(`says nothing of ${expr}`, async () => {
    assert.deepEqual(
      (await found(`- record: job:a:b\n        expr: '${expr}'`)).filter((each) => !each.startsWith("raw-")),
      [],
    );
  });
}

/** Those that cannot do without, and two that may also go by what is known of exporters. */
const needFacts = new Set([
  "rate-of-gauge",
  "delta-of-counter",
  ...checks
    .filter((check) => check.looksAt === "rule-in-project" && check.needs === "facts")
    .map(({ id }) => id),
]);

/** Asks as long as checks want to know more. */
async function found(rule: string): Promise<readonly string[]> {
  const text = `groups:\n  - name: g\n    rules:\n      ${rule}\n`;
  const api = createPrometheusApi(settings);
  const store = new FactStore({ name: `Prometheus at ${settings.url}`, lookback: settings.lookback });
  for (let round = 0; round < 8; round++) {
    const problems = problemsOf(text, { facts: store.facts });
    const missing = store.takeMissing();
    if (missing.length === 0) {
      return problems
        .filter(({ check }) => needFacts.has(check))
        .map(({ check, span, fixes }) => {
          const meant = fixes?.map(({ title }) => /^Use `(.*)`$/.exec(title)?.[1]).filter(Boolean) ?? [];
          return [check, text.slice(span.from, span.to), ...meant].join(": ");
        });
    }
    const { answers, unanswered, troubles } = await collectFacts(missing, {
      api,
      lookback: settings.lookback,
      readConfig: (config) => readConfigFacts(config, testReadOptions),
      now: Date.now(),
    });
    assert.deepEqual(troubles, []);
    store.put(answers, unanswered);
  }
  throw new Error("There is no end to the questions.");
}

function exposed(env: string): string {
  return `# TYPE http_requests_total counter
http_requests_total{env="${env}",code="200"} 5
http_requests_total{env="${env}",code="404"} 1
# TYPE memory_used_bytes gauge
memory_used_bytes{kind="heap"} 1
memory_used_bytes{kind="stack"} 2
# TYPE memory_limit_bytes gauge
memory_limit_bytes{limit="hard"} 9
# TYPE machine_info gauge
machine_info{zone="a"} 1
# TYPE latency_seconds histogram
latency_seconds_bucket{le="0.5"} 1
latency_seconds_bucket{le="+Inf"} 2
latency_seconds_sum 1
latency_seconds_count 2
`;
}

/** A sample each minute for half an hour, which ended so many hours ago. */
function pastOf(ended: Readonly<Record<string, number>>, types: Readonly<Record<string, string>>): string {
  const lines = Object.entries(ended).flatMap(([series, hours]) => {
    const name = series.replace(/\{.*/, "");
    const times = Array.from({ length: 30 }, (_, minute) => now - hours * hour - (30 - minute) * 60);
    return [`# TYPE ${name} ${types[name]}`, ...times.map((time) => `${series} 1 ${time}`)];
  });
  return `${lines.join("\n")}\n`;
}
