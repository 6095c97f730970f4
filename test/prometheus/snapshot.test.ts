import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { readConfigFacts } from "../../server/src/core/facts/config-facts.ts";
import type { FactQuestion } from "../../server/src/core/facts/fact-question.ts";
import { collectFacts } from "../../server/src/prometheus/collect-facts.ts";
import { createPrometheusApi } from "../../server/src/prometheus/create-prometheus-api.ts";
import { prometheusPart } from "../../server/src/prometheus/prometheus-part.ts";
import { runAsking, run as runNow } from "../cli/run-command-line.ts";
import { withFilesAsync } from "../cli/temporary-folder.ts";
import { testReadOptions } from "../support/read-options.ts";
import { type ScrapingPrometheus, startScrapingPrometheus } from "./scraping-prometheus.ts";

/** What a real Prometheus tells is what is there, and a snapshot of it is as good as itself. */

const hour = 3_600_000;
const now = Date.now();
let prometheus: ScrapingPrometheus;

before(async () => {
  const exposed = `# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{code="200",path="/a \\"b\\" \\\\ c"} 5
requests_total{code="404",path="日本"} 1
# TYPE heap_bytes gauge
heap_bytes 5
# TYPE latency_seconds histogram
latency_seconds_bucket{le="0.5"} 1
latency_seconds_bucket{le="+Inf"} 2
latency_seconds_sum 1
latency_seconds_count 2
`;
  const past = (hours: number): number => Math.floor((now - hours * hour) / 1000);
  prometheus = await startScrapingPrometheus({
    jobs: { api: exposed },
    past: `# TYPE up gauge
up{job="api"} 1 ${past(20)}
up{job="api"} 1 ${past(19)}
# TYPE batch gauge
batch{job="batch"} 1 ${past(20)}
batch{job="batch"} 1 ${past(19)}
`,
    scrapeInterval: 1,
    externalLabels: { cluster: "eu-1" },
    rules: JSON.stringify({ groups: [{ name: "g", rules: [{ alert: "Down", expr: "up == 0" }] }] }),
    flags: ["--enable-feature=promql-at-modifier,native-histograms", "--storage.tsdb.retention.time=30d"],
  });
});
after(() => prometheus.stop());

test("facts are what is there", async () => {
  await prometheus.scraped();
  const questions: readonly FactQuestion[] = [
    { kind: "server" },
    { kind: "alertNames" },
    { kind: "metadata", metric: "requests_total" },
    { kind: "metadata", metric: "latency_seconds_bucket" },
    { kind: "metadata", metric: "nothing" },
    { kind: "series", selector: "requests_total" },
    { kind: "series", selector: 'requests_total{path="日本"}' },
    { kind: "series", selector: "batch" },
    { kind: "series", selector: "nothing" },
    { kind: "series", selector: 'requests_total{code="500"}' },
    { kind: "labelNames", selector: "requests_total" },
    { kind: "labelValues", selector: "requests_total", label: "path" },
    { kind: "labelSets", expression: "count by (code) (requests_total)" },
  ];
  const collected = await collectFacts(questions, {
    api: api(),
    lookback: 168 * hour,
    readConfig: (text) => readConfigFacts(text, testReadOptions),
    now: Date.now(),
  });
  assert.deepEqual(collected.troubles, []);
  assert.deepEqual(collected.unanswered, []);
  const answers = questions.map((question) => {
    const { kind: _, ...asked } = question;
    const found = collected.answers.find(
      (each) =>
        each.kind === question.kind &&
        Object.entries(asked).every(([name, value]) => Reflect.get(each, name) === value),
    );
    return found?.answer;
  });
  const gone = answers[7];
  assert.ok(
    gone !== undefined && "lastSeen" in gone && Math.abs(gone.lastSeen - (now - 19 * hour)) <= hour / 6,
  );
  answers.splice(7, 1);
  const metadata = (type: string, help: string | undefined) => ({
    types: new Set([type]),
    help,
    unit: undefined,
  });
  assert.deepEqual(answers, [
    {
      product: "prometheus",
      version: (await versionOf(prometheus.url)) ?? "",
      features: new Set(["promql-at-modifier", "native-histograms"]),
      retention: 720 * hour,
      externalLabels: new Map([["cluster", "eu-1"]]),
      scrapeIntervals: { global: 1000, jobs: new Map([["api", 1000]]) },
      evaluationInterval: 60_000,
    },
    new Set(["Down"]),
    metadata("counter", "Requests."),
    metadata("histogram", undefined),
    { types: new Set(), help: undefined, unit: undefined },
    { kind: "present", count: 2 },
    { kind: "present", count: 1 },
    { kind: "never" },
    { kind: "never" },
    new Set(["__name__", "code", "instance", "job", "path"]),
    { values: new Set(['/a "b" \\ c', "日本"]), isComplete: true },
    { sets: [new Map([["code", "200"]]), new Map([["code", "404"]])], isComplete: true },
  ]);
});

const rules: Readonly<Record<string, string>> = {
  "a.yml": `groups:
  - name: a
    rules:
      - record: a
        expr: rate(requests_total{code="500"}[1s]) + on (x) rate(heap_bytes[5m])
      - alert: B
        expr: batch > 1 and request_total{path="日本"} > 5
        labels: {cluster: us}
      - alert: C
        expr: ALERTS{alertname="Dwn"} and delta(requests_total[40d]) > 0
      - record: d
        expr: histogram_quantile(0.9, rate(latency_seconds_bucket[5m])) > heap_bytes{job="apo"}
`,
  "b.yml": readFileSync("examples/kubernetes/prometheus-rule.yml", "utf8"),
};

test("a snapshot gives the same problems as the server", () =>
  withFilesAsync(rules, async (cwd) => {
    await prometheus.scraped();
    // When a series was seen last is told to a step that ends with the question.
    const now = Date.now();
    const world = { cwd, prometheus: () => prometheusPart, date: () => now };
    const live = await runAsking(["check", "--format", "json", "--prometheus", prometheus.url, "."], world);
    const taken = await runAsking(["snapshot", "--prometheus", prometheus.url, "-o", "s.yaml", "."], world);
    assert.deepEqual([taken.exitCode, taken.stderr], [0, ""]);
    const offline = runNow(["check", "--format", "json", "--snapshot", "s.yaml", "."], world);
    const snapshotName = `the snapshot of ${new Date().toISOString().slice(0, 10)}`;
    assert.equal(offline.stdout, live.stdout.replaceAll(`Prometheus at ${prometheus.url}`, snapshotName));
    assert.equal(offline.stderr, "");
    const found = new Set([...live.stdout.matchAll(/"check":"([\w-]+)"/g)].map(([, check]) => check));
    for (const check of [
      "short-range",
      "rate-of-gauge",
      "vanished-series",
      "unknown-metric",
      "unknown-alert",
    ]) {
      assert.ok(found.has(check), `${check} in ${[...found].join(" ")}`);
    }
    const text = readFileSync(path.join(cwd, "s.yaml"), "utf8");
    const again = await runAsking(["snapshot", "--prometheus", prometheus.url, "."], world);
    const untimed = (each: string) => each.replace(/^taken: .*$/m, "");
    assert.equal(untimed(again.stdout), untimed(text));
  }));

function api() {
  return createPrometheusApi({
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
    lookback: 168 * hour,
    asks: new Set(["metadata", "queries", "status"]),
  });
}

async function versionOf(url: string): Promise<string | undefined> {
  const answer = (await (await fetch(`${url}/api/v1/status/buildinfo`)).json()) as {
    data: { version: string };
  };
  return answer.data.version;
}
