import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeAnswers, failure, fakePrometheus } from "../../../test/support/fake-prometheus.ts";
import { probe } from "./probe.ts";

const listed = { items: [], isTruncated: false };
const scalar = { kind: "scalar", time: 0, value: "1" } as const;
const everything: FakeAnswers = {
  labelNames: listed,
  labelValues: listed,
  series: listed,
  metadata: new Map(),
  targets: [],
  rules: [],
  alerts: [],
  query: scalar,
  queryRange: scalar,
  buildInfo: { version: "2.42.0", application: undefined, revision: "r" },
  flags: new Map(),
  config: "",
  runtimeInfo: { storageRetention: undefined },
  formatQuery: "1",
};

async function lines(answers: FakeAnswers): Promise<string> {
  const { works, lines: said } = await probe(fakePrometheus(answers), 0);
  return [works ? "works" : "does not work", ...said].join("\n");
}

test("says what answers", async () => {
  assert.equal(
    await lines(everything),
    `works
Prometheus 2.42.0 answers at http://prometheus:9090.
It answers questions for label names, label values, series, metadata, queries, queries over time, formatting, targets, rules, alerts, version, flags, configuration, retention.`,
  );
});

test("says what is missing or forbidden, and what follows from that", async () => {
  const { config: _config, flags: _flags, ...rest } = everything;
  const answers: FakeAnswers = {
    ...rest,
    buildInfo: { version: "2.24.0", application: undefined },
    query: failure("unasked"),
    queryRange: failure("unasked"),
    formatQuery: failure("unasked"),
    rules: failure("failed"),
  };
  assert.equal(
    await lines(answers),
    `works
VictoriaMetrics answers at http://prometheus:9090.
It answers questions for label names, label values, series, metadata, targets, alerts, version, retention.
It does not have flags, configuration.
So it is not known: which features are enabled, external labels and scrape intervals.
Its settings do not allow to ask for queries, queries over time, formatting.
The question is failed.`,
  );
});

test("asks a server that is not there once", async () => {
  const server = fakePrometheus({ labelNames: failure("unreachable") });
  assert.deepEqual(await probe(server, 0), { works: false, lines: ["The question is unreachable."] });
  assert.equal(server.asked.length, 1);
});

test("says the same trouble with everything once", async () => {
  const all = Object.fromEntries(Object.keys(everything).map((method) => [method, failure("unauthorized")]));
  assert.equal(await lines(all), "does not work\nThe question is unauthorized.");
});
