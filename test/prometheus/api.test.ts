import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createPrometheusApi } from "../../server/src/prometheus/create-prometheus-api.ts";
import { probe } from "../../server/src/prometheus/probe.ts";
import type { PrometheusApi, Result } from "../../server/src/prometheus/prometheus-api.ts";
import { settingsFor } from "../hostile-server/hostile-server.ts";
import { type ScrapingPrometheus, startScrapingPrometheus } from "./scraping-prometheus.ts";

/** Every question that can be asked, to a real Prometheus. */

let prometheus: ScrapingPrometheus;
let api: PrometheusApi;

before(async () => {
  prometheus = await startScrapingPrometheus({
    jobs: {
      app: '# HELP requests_total All of them.\n# TYPE requests_total counter\nrequests_total{path="/é\\"\\\\"} 7\n',
    },
    past: '# TYPE old gauge\nold{x="y"} 1 1000000000\nold{x="y"} 1 1000000060\n',
    scrapeInterval: 1,
    externalLabels: { cluster: "eu-1" },
    rules: JSON.stringify({
      groups: [
        {
          name: "g",
          interval: "1s",
          rules: [
            { record: "a:b", expr: "vector(1)", labels: { l: "m" } },
            { alert: "Always", expr: "vector(1) > 0", annotations: { summary: "s" } },
          ],
        },
      ],
    }),
    flags: ["--storage.tsdb.retention.time=100y"],
  });
  api = createPrometheusApi(settingsFor(`${prometheus.url}/`));
  for (let attempt = 0; attempt < 100; attempt++) {
    if (answerOf(await api.alerts()).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("No alert fires.");
});
after(() => prometheus.stop());

function answerOf<Value>(result: Result<Value>): Value {
  if (!result.ok) assert.fail(result.error.message);
  return result.value;
}

test("tells names and values of labels, of all series and of some", async () => {
  const matches = ["requests_total"];
  assert.deepEqual(answerOf(await api.labelNames({ matches })), {
    items: ["__name__", "instance", "job", "path"],
    isTruncated: false,
  });
  assert.deepEqual(answerOf(await api.labelNames({ matches, limit: 2 })), {
    items: ["__name__", "instance"],
    isTruncated: true,
  });
  assert.deepEqual(answerOf(await api.labelValues("path", { matches })).items, ['/é"\\']);
  const old = answerOf(await api.labelValues("__name__", { start: 999_999_000_000, end: 1_000_000_100_000 }));
  assert.deepEqual(old.items, ["old"]);
  const streamed: string[] = [];
  const take = (bytes: Uint8Array, from: number, to: number) =>
    streamed.push(Buffer.from(bytes).toString("utf8", from, to)) > 0;
  const count = answerOf(await api.streamLabelValues("__name__", {}, take)).count;
  assert.deepEqual(streamed, answerOf(await api.labelValues("__name__", {})).items);
  assert.equal(count, streamed.length);
});

test("tells series, and what is wrong with a selector", async () => {
  const { items } = answerOf(await api.series({ matches: ['requests_total{job="app"}', "old"], start: 0 }));
  assert.deepEqual(items.map(({ __name__ }) => __name__).sort(), ["old", "requests_total"]);
  const wrong = await api.series({ matches: ["{"] });
  assert.ok(!wrong.ok && wrong.error.kind === "refused");
  assert.match(wrong.error.message, /for the series failed: it rejects the question \(400\): .*parse error/);
});

test("tells metadata", async () => {
  const told = [{ type: "counter", help: "All of them.", unit: "" }];
  assert.deepEqual(answerOf(await api.metadata("requests_total")), new Map([["requests_total", told]]));
  assert.deepEqual(answerOf(await api.metadata()).get("requests_total"), told);
  assert.deepEqual(answerOf(await api.metadata("none")), new Map());
});

test("tells targets", async () => {
  const [target, ...others] = answerOf(await api.targets());
  assert.equal(others.length, 0);
  assert.equal(target?.labels.job, "app");
  assert.equal(target.discoveredLabels.__metrics_path__, "/app");
  assert.deepEqual(
    [target.scrapePool, target.health, target.lastError, target.scrapeInterval],
    ["app", "up", "", 1000],
  );
  assert.ok(Math.abs(Date.now() - (target.lastScrape ?? 0)) < 60_000);
});

test("tells rules and alerts", async () => {
  const [group] = answerOf(await api.rules());
  assert.deepEqual([group?.name, group?.interval, group?.rules.length], ["g", 1000, 2]);
  assert.deepEqual(group?.rules[0], {
    kind: "recording",
    name: "a:b",
    query: "vector(1)",
    labels: { l: "m" },
  });
  const alerting = group.rules[1];
  assert.ok(alerting?.kind === "alerting" && alerting.state === "firing");
  const [alert] = answerOf(await api.alerts());
  assert.deepEqual(
    [alert?.labels, alert?.annotations, alert?.state, Number(alert?.value)],
    [{ alertname: "Always" }, { summary: "s" }, "firing", 1],
  );
  assert.equal(alerting.alerts[0]?.activeAt, alert?.activeAt);
  assert.ok(Math.abs(Date.now() - (alert?.activeAt ?? 0)) < 60_000);
});

test("evaluates expressions, long ones too", async () => {
  const time = 1_000_000_030_000;
  const sample = { labels: { __name__: "old", x: "y" }, time, value: "1" };
  assert.deepEqual(answerOf(await api.query("old", time)), { kind: "vector", samples: [sample] });
  const long = `old or ${"old or ".repeat(2000)}old`;
  assert.deepEqual(answerOf(await api.query(long, time)), { kind: "vector", samples: [sample] });
  assert.deepEqual(answerOf(await api.query("1 / 0", time)), { kind: "scalar", time, value: "+Inf" });
  assert.deepEqual(answerOf(await api.query('"é"', time)), { kind: "string", time, value: "é" });
  assert.equal(answerOf(await api.query("old[1m]", time)).kind, "matrix");
  const range = { start: 1_000_000_000_000, end: 1_000_000_060_000, step: 30_000 };
  const values = [0, 30_000, 60_000].map((after) => [range.start + after, "1"]);
  assert.deepEqual(answerOf(await api.queryRange("old", range)), {
    kind: "matrix",
    series: [{ labels: { __name__: "old", x: "y" }, values }],
  });
  const wrong = await api.query("old + on(");
  assert.ok(!wrong.ok && wrong.error.kind === "refused");
  const failing = await api.query('label_replace(old, "x", "$1", "y", "(")', time);
  assert.ok(!failing.ok && failing.error.kind === "refused", JSON.stringify(failing));
});

test("tells how it is set up", async () => {
  const { version, application, goVersion } = answerOf(await api.buildInfo());
  assert.match(version ?? "", /^2\./);
  assert.match(goVersion ?? "", /^go/);
  assert.equal(application, undefined);
  assert.equal(answerOf(await api.flags()).get("storage.tsdb.retention.time"), "100y");
  assert.match(answerOf(await api.config()), /cluster: eu-1/);
  assert.deepEqual(answerOf(await api.runtimeInfo()), { storageRetention: "100y" });
  assert.equal(answerOf(await api.formatQuery("a+b")), "a + b");
});

test("answers everything that a test of the connection asks", async () => {
  const { works, lines } = await probe(api, Date.now());
  assert.equal(works, true);
  assert.equal(lines.length, 2, lines.join("\n"));
  assert.match(lines[0] ?? "", /^Prometheus 2\.\S+ answers at http:\/\/127\.0\.0\.1:\d+\.$/);
});
