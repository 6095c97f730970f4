import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type FakeAnswers,
  type FakePrometheus,
  failure,
  fakePrometheus,
} from "../../../test/support/fake-prometheus.ts";
import { LiveMetricSource, type LiveOptions } from "./live-metric-source.ts";
import type { PrometheusApi } from "./prometheus-api.ts";

const metrics = {
  http_requests_total: "counter",
  http_request_seconds: "histogram",
  node_load1: "gauge",
  rpc_seconds: "summary",
};

const answers: FakeAnswers = {
  labelValues: (label, { matches }) => {
    if (label === "__name__") {
      return listed(
        "http_request_seconds_bucket",
        "http_request_seconds_count",
        "http_requests_total",
        "node_load1",
        "rpc_seconds",
        "rpc_seconds_sum",
      );
    }
    return matches === undefined ? listed("dev", "prod", "staging") : listed("prod");
  },
  labelNames: ({ matches }) => listed("__name__", ...(matches === undefined ? ["a", "b"] : ["a"])),
  metadata: new Map(
    Object.entries(metrics).map(([name, type]) => [name, [{ type, help: `About ${name}.`, unit: "" }]]),
  ),
  query: { kind: "vector", samples: [{ labels: {}, time: 0, value: "7" }] },
};

function listed(...items: string[]) {
  return { items, isTruncated: false };
}

function sourceOf(api: PrometheusApi = fakePrometheus(answers), options: LiveOptions = {}): LiveMetricSource {
  return new LiveMetricSource(api, { patience: 20, ...options });
}

/** A server whose lists come when they are let go. */
function slowPrometheus(isSlow: (label: string, selector: string | undefined) => boolean) {
  const fake: FakePrometheus = fakePrometheus(answers);
  const waiting: (() => void)[] = [];
  const cancelled: string[] = [];
  const api: PrometheusApi = {
    ...fake,
    async streamLabelValues(label, query, take, signal) {
      const selector = query.matches?.[0];
      signal?.addEventListener("abort", () => cancelled.push(label));
      if (isSlow(label, selector)) await new Promise<void>((resolve) => waiting.push(resolve));
      return fake.streamLabelValues(label, query, take, signal);
    },
  };
  return { api, waiting, cancelled };
}

test("metrics have the type and the help of what they are a part of", async () => {
  const { items, isAll } = await sourceOf().metrics({ typed: "http" });
  assert.deepEqual(items, [
    { name: "http_request_seconds_bucket", type: "histogram", help: "About http_request_seconds." },
    { name: "http_request_seconds_count", type: "histogram", help: "About http_request_seconds." },
    { name: "http_requests_total", type: "counter", help: "About http_requests_total." },
  ]);
  assert.equal(isAll, true);
});

test("preferred metrics go first", async () => {
  const source = sourceOf();
  const first = async (prefers: "counters" | "gauges" | "buckets") =>
    (await source.metrics({ typed: "", prefers })).items.map(({ name }) => name).join(" ");
  const [bucket, count, total] = [
    "http_request_seconds_bucket",
    "http_request_seconds_count",
    "http_requests_total",
  ];
  assert.equal(await first("counters"), `${bucket} ${count} ${total} rpc_seconds_sum node_load1 rpc_seconds`);
  assert.equal(await first("gauges"), `node_load1 ${bucket} ${count} ${total} rpc_seconds rpc_seconds_sum`);
  assert.equal(await first("buckets"), `${bucket} ${count} ${total} node_load1 rpc_seconds rpc_seconds_sum`);
});

test("without metadata the names tell what is a counter", async () => {
  const source = sourceOf(fakePrometheus({ labelValues: listed("a", "a_total", "b_count") }));
  const { items, isAll } = await source.metrics({ typed: "", prefers: "counters" });
  assert.deepEqual(items, [{ name: "a_total" }, { name: "b_count" }, { name: "a" }]);
  assert.equal(isAll, true);
});

test("values are those of the selector, and others only where it has none that fit", async () => {
  const source = sourceOf();
  const values = (typed: string, selector = "up") => source.labelValues({ label: "env", selector, typed });
  assert.deepEqual(await values(""), { items: ["prod"], isAll: true });
  assert.deepEqual(await values("d"), { items: ["prod"], isAll: true });
  assert.deepEqual(await values("de"), { items: ["dev"], isAll: true });
  assert.deepEqual(await values("", ""), { items: ["dev", "prod", "staging"], isAll: true });
});

test("while the values of the selector are on their way, all values serve", async () => {
  const { api, waiting } = slowPrometheus((_label, selector) => selector !== undefined);
  const source = sourceOf(api);
  const ask = () => source.labelValues({ label: "env", selector: "up", typed: "" });
  assert.deepEqual(await ask(), { items: ["dev", "prod", "staging"], isAll: false });
  waiting[0]!();
  assert.deepEqual(await ask(), { items: ["prod"], isAll: true });
});

test("nobody waits longer than a moment, and what came meanwhile is there the next time", async () => {
  const { api, waiting } = slowPrometheus(() => true);
  const source = sourceOf(api);
  assert.deepEqual(await source.metrics({ typed: "" }), { items: [], isAll: false });
  for (const go of waiting) go();
  assert.equal((await source.metrics({ typed: "" })).items.length, 6);
});

test("values are offered while the list is arriving", async () => {
  const fake = fakePrometheus(answers);
  let finish = (): void => {};
  const api: PrometheusApi = {
    ...fake,
    async streamLabelValues(_label, _query, take) {
      take(Buffer.from("first"), 0, 5);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { ok: true, value: { count: 1, isTruncated: false } };
    },
  };
  const source = sourceOf(api);
  const ask = () => source.labelValues({ label: "env", selector: "", typed: "" });
  assert.deepEqual(await ask(), { items: ["first"], isAll: false });
  finish();
  assert.deepEqual(await ask(), { items: ["first"], isAll: true });
});

test("the same is asked once, and again when it is old, which nobody waits for", async () => {
  const fake = fakePrometheus(answers);
  let now = 1_000_000;
  const source = sourceOf(fake, { now: () => now, lookback: 600_000 });
  const ask = () => source.labelNames(["up"]);
  await Promise.all([ask(), ask()]);
  await ask();
  assert.deepEqual(fake.asked, [["labelNames", { matches: ["up"], start: 360_000 }]]);
  now += 10 * 60_000;
  const { bySelector } = await ask();
  assert.deepEqual(bySelector.get("up"), ["__name__", "a"]);
  assert.equal(fake.asked.length, 2);
});

test("a server that fails is left alone for a while", async () => {
  const fake = fakePrometheus({ labelNames: failure("unreachable") });
  let now = 0;
  const source = sourceOf(fake, { now: () => now });
  for (now of [1, 2, 29_000]) {
    assert.deepEqual(await source.labelNames([""]), { bySelector: new Map(), isAll: true });
  }
  assert.equal(fake.asked.length, 1);
  now = 31_000;
  await source.labelNames([""]);
  assert.equal(fake.asked.length, 2);
});

test("whoever is cancelled stops waiting at once, and a request that nobody comes back for is given up", async () => {
  const { api, cancelled } = slowPrometheus(() => true);
  const source = sourceOf(api, { patience: 10_000, grace: 10 });
  const controller = new AbortController();
  const asked = source.labelValues({ label: "env", selector: "", typed: "" }, controller.signal);
  controller.abort();
  assert.deepEqual(await asked, { items: [], isAll: false });
  assert.deepEqual(cancelled, []);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(cancelled, ["env"]);
});

test("lists that nobody asks for are forgotten when they weigh too much", async () => {
  const value = Buffer.alloc(1000);
  const fake = fakePrometheus({});
  const api: PrometheusApi = {
    ...fake,
    async streamLabelValues(_label, _query, take) {
      let count = 0;
      while (take(value, 0, 1000)) count++;
      return { ok: true, value: { count, isTruncated: true } };
    },
  };
  const source = sourceOf(api, { patience: 5000 });
  for (const label of ["a", "b", "c"]) await source.labelValues({ label, selector: "", typed: "" });
  assert.ok(source.byteLength > 100e6 && source.byteLength < 150e6, String(source.byteLength));
});

test("a metric is described with the number of its series", async () => {
  const fake = fakePrometheus(answers);
  assert.deepEqual(await sourceOf(fake).about("rpc_seconds_sum"), {
    type: "summary",
    help: "About rpc_seconds.",
    count: 7,
  });
  assert.deepEqual(
    fake.asked.find(([method]) => method === "query"),
    ["query", 'count({__name__="rpc_seconds_sum"})', undefined],
  );
});
