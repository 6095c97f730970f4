import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "./failure.ts";
import {
  isPartial,
  readAlerts,
  readBuildInfo,
  readConfig,
  readFlags,
  readLabels,
  readMetadata,
  readQueryResult,
  readRules,
  readRuntimeInfo,
  readTargets,
} from "./read-answers.ts";
import { list, type Reader } from "./read-json.ts";

/** What is wrong with an answer; `undefined` when nothing is. */
function trouble(reader: Reader<unknown>, json: unknown): string | undefined {
  try {
    reader(json);
    return undefined;
  } catch (thrown) {
    assert.ok(thrown instanceof Failure, String(thrown));
    assert.equal(thrown.kind, "unreadable");
    return thrown.message;
  }
}

test("reads vectors, matrices, scalars and strings", () => {
  const metric = { __name__: "up", job: "a" };
  assert.deepEqual(readQueryResult({ resultType: "vector", result: [{ metric, value: [1.5, "NaN"] }] }), {
    kind: "vector",
    samples: [{ labels: metric, time: 1500, value: "NaN" }],
  });
  assert.deepEqual(
    readQueryResult({ resultType: "vector", result: [{ metric, histogram: [2, { count: "1" }] }] }),
    { kind: "vector", samples: [{ labels: metric, time: 2000, value: undefined }] },
  );
  const values = [
    [1, "1"],
    [2, "+Inf"],
  ];
  const series = [
    { metric, values },
    { metric: {}, histograms: [[1, {}]] },
  ];
  assert.deepEqual(readQueryResult({ resultType: "matrix", result: series }), {
    kind: "matrix",
    series: [
      {
        labels: metric,
        values: [
          [1000, "1"],
          [2000, "+Inf"],
        ],
      },
      { labels: {}, values: [] },
    ],
  });
  assert.deepEqual(readQueryResult({ resultType: "scalar", result: [1, "2"] }), {
    kind: "scalar",
    time: 1000,
    value: "2",
  });
  assert.deepEqual(readQueryResult({ resultType: "string", result: [1, "a"] }), {
    kind: "string",
    time: 1000,
    value: "a",
  });
});

test("reads rules of both kinds, with what some products leave out", () => {
  const rules = [
    { type: "recording", name: "a:b", query: "up", labels: { x: "y" }, health: "ok" },
    {
      type: "alerting",
      name: "Down",
      query: "up == 0",
      labels: null,
      state: "firing",
      alerts: [
        {
          labels: { a: "b" },
          annotations: {},
          state: "firing",
          activeAt: "2026-11-22T20:00:00.5Z",
          keepFiringSince: "2026-11-22T20:10:00Z",
          value: "1e+00",
        },
      ],
    },
    { name: "Bare", query: "up" },
  ];
  const alert = {
    labels: { a: "b" },
    annotations: {},
    state: "firing",
    activeAt: Date.UTC(2026, 10, 22, 20, 0, 0, 500),
    keepFiringSince: Date.UTC(2026, 10, 22, 20, 10),
    value: "1e+00",
  };
  assert.deepEqual(
    readRules({
      groups: [
        { name: "g", file: "r.yml", interval: 0.5, rules },
        { name: "h", rules: null },
      ],
    }),
    [
      {
        name: "g",
        file: "r.yml",
        interval: 500,
        rules: [
          { kind: "recording", name: "a:b", query: "up", labels: { x: "y" } },
          { kind: "alerting", name: "Down", query: "up == 0", labels: {}, state: "firing", alerts: [alert] },
          { kind: "alerting", name: "Bare", query: "up", labels: {}, state: "unknown", alerts: [] },
        ],
      },
      { name: "h", file: "", interval: undefined, rules: [] },
    ],
  );
  assert.deepEqual(readAlerts({ alerts: [{ labels: {}, state: "odd" }] }), [
    { labels: {}, annotations: {}, state: "unknown", activeAt: undefined, value: "" },
  ]);
});

test("reads targets that were never scraped", () => {
  const target = {
    labels: { job: "a" },
    discoveredLabels: { __address__: "x" },
    scrapePool: "a",
    scrapeUrl: "http://x/metrics",
    health: "unknown",
    lastError: "",
    lastScrape: "0001-01-01T00:00:00Z",
    scrapeInterval: "1m30s",
  };
  assert.deepEqual(readTargets({ activeTargets: [target, { labels: {} }], droppedTargets: [1] }), [
    { ...target, lastScrape: undefined, scrapeInterval: 90_000 },
    {
      labels: {},
      discoveredLabels: {},
      scrapePool: "",
      scrapeUrl: "",
      health: "unknown",
      lastError: "",
      lastScrape: undefined,
      scrapeInterval: undefined,
    },
  ]);
});

test("reads metadata and what a server says of itself", () => {
  assert.deepEqual(
    readMetadata({ up: [{ type: "gauge", help: "h", unit: "" }], x: [{ type: "counter" }] }),
    new Map([
      ["up", [{ type: "gauge", help: "h", unit: "" }]],
      ["x", [{ type: "counter", help: "", unit: "" }]],
    ]),
  );
  assert.deepEqual(readBuildInfo({ version: "2.24.0" }), { version: "2.24.0", application: undefined });
  const odd = readBuildInfo({ version: "1\n\u001b[31m2", application: "x".repeat(1000) });
  assert.deepEqual(odd, { version: "1 [31m2", application: `${"x".repeat(80)}…` });
  assert.deepEqual(readFlags({ a: "b" }), new Map([["a", "b"]]));
  assert.equal(readConfig({ yaml: "a: b" }), "a: b");
  assert.deepEqual(readRuntimeInfo({ storageRetention: "15d" }), { storageRetention: "15d" });
  assert.deepEqual(readRuntimeInfo({}), { storageRetention: undefined });
});

test("says where an answer is not what the API promises", () => {
  assert.equal(trouble(list(readLabels), [{ a: "b" }, { a: 1 }]), "the answer is not a text at [1].a");
  assert.equal(trouble(readMetadata, { up: { type: 1 } }), "the answer is not a list at .up");
  assert.equal(trouble(readRules, []), "the answer is not an object");
  assert.equal(
    trouble(readRules, { groups: [{ name: "a", rules: [7] }] }),
    "the answer is not an object at .groups[0].rules[0]",
  );
  assert.equal(trouble(readFlags, { "a\u001b[31m<b>": 1 }), "the answer is not a text at .a…[31m…b…");
  assert.equal(trouble(readQueryResult, { resultType: "tensor", result: [] }), "the answer is not an object");
});

test("times are such that a date can be made of them", () => {
  for (const at of [1e300, -1e300, Number.POSITIVE_INFINITY, "1"]) {
    assert.throws(() => readQueryResult({ resultType: "scalar", result: [at, "1"] }), { kind: "unreadable" });
    assert.throws(() => readRules({ groups: [{ name: "a", interval: at, rules: [] }] }), {
      kind: "unreadable",
    });
  }
});

test("no wrong kind of anything is more than unreadable", () => {
  const readers = [
    readAlerts,
    readBuildInfo,
    readConfig,
    readFlags,
    readLabels,
    readMetadata,
    readQueryResult,
    readRules,
    readRuntimeInfo,
    readTargets,
  ];
  const values: readonly unknown[] = [
    undefined,
    null,
    true,
    0,
    "",
    "x",
    [],
    [null],
    [[]],
    {},
    { a: null },
    { __proto__: null, toString: 1 },
  ];
  const names = [
    "alerts",
    "groups",
    "rules",
    "activeTargets",
    "resultType",
    "result",
    "yaml",
    "version",
    "storageRetention",
  ];
  const inner = names.flatMap((name) => values.map((value) => ({ resultType: "vector", [name]: value })));
  const kinds = ["vector", "matrix", "scalar"].flatMap((resultType) =>
    [
      [{}],
      [{ metric: {} }],
      [{ metric: {}, value: [] }],
      [{ metric: {}, value: ["1", 2] }],
      [{ metric: {}, values: [1] }],
      [{ metric: {}, value: [1e300, "1"] }],
      [1, 2],
      "x",
    ].map((result) => ({ resultType, result })),
  );
  for (const reader of readers) {
    for (const json of [...values, ...inner, ...kinds]) trouble(reader as Reader<unknown>, json);
  }
});

test("labels may have the names of an object's own fields", () => {
  const labels = readLabels(JSON.parse('{"__proto__":"a","constructor":"b"}'));
  assert.deepEqual(Object.entries(labels), [
    ["__proto__", "a"],
    ["constructor", "b"],
  ]);
  assert.equal(
    trouble(readConfig, JSON.parse('{"__proto__":{"yaml":"a"}}')),
    "the answer is not a text at .yaml",
  );
});

test("a warning about the data makes an answer a part of one", () => {
  assert.equal(isPartial({}), false);
  assert.equal(isPartial({ warnings: ["results truncated due to limit"] }), true);
  assert.equal(isPartial({ warnings: ["No StoreAPIs matched for this query"], infos: ["x"] }), true);
  assert.equal(isPartial({ warnings: ["PromQL warning: quantile value should be between 0 and 1"] }), false);
  assert.equal(isPartial({ infos: ["PromQL info: metric might not be a counter"] }), false);
  assert.equal(isPartial({ isPartial: true }), true);
  assert.equal(isPartial({ warnings: { a: 1 } }), false);
});
