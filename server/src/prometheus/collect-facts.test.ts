import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeAnswers, failure, fakePrometheus } from "../../../test/support/fake-prometheus.ts";
import { testReadOptions } from "../../../test/support/read-options.ts";
import { readConfigFacts } from "../core/facts/config-facts.ts";
import type { FactAnswer, FactQuestion } from "../core/facts/fact-question.ts";
import { type Collected, collectFacts } from "./collect-facts.ts";
import type { Metadata, QueryResult } from "./prometheus-api.ts";

const hour = 3_600_000;
const now = Date.parse("2026-11-22T20:00:00Z");

async function collect(
  questions: readonly FactQuestion[],
  answers: FakeAnswers,
): Promise<Collected & { readonly asked: readonly (readonly unknown[])[] }> {
  const api = fakePrometheus(answers);
  const collected = await collectFacts(questions, {
    api,
    lookback: 168 * hour,
    readConfig: (text) => readConfigFacts(text, testReadOptions),
    now,
  });
  return { ...collected, asked: api.asked };
}

function answersIn({ answers }: Collected): readonly unknown[] {
  return answers.map(({ answer }: FactAnswer) => answer);
}

function metadata(type: string, help = ""): Metadata {
  return { type, help, unit: "" };
}

/** A server with these counts of series now and, where they are not there now, when they were there last. */
function seriesAnswers(counts: Readonly<Record<string, number | Date>>, more: FakeAnswers = {}): FakeAnswers {
  const countsIn = (query: string) =>
    [
      ...query.matchAll(/count\((?:last_over_time\()?([^()[\]]*)(?:\[5m\]\))?\)(?:, "promrules", "(\d+)")?/g),
    ].map(([, selector = "", number]) => ({
      selector,
      labels: number === undefined ? {} : { promrules: number },
    }));
  return {
    query: (query) => ({
      kind: "vector",
      samples: countsIn(query).flatMap(({ selector, labels }) => {
        const count = counts[selector];
        return typeof count === "number" ? [{ labels, time: now, value: `${count}` }] : [];
      }),
    }),
    queryRange: (query) => ({
      kind: "matrix",
      series: countsIn(query).flatMap(({ selector, labels }) => {
        const last = counts[selector];
        return last instanceof Date ? [{ labels, values: [[last.getTime(), "3"]] as const }] : [];
      }),
    }),
    ...more,
  };
}

function series(...selectors: readonly string[]): FactQuestion[] {
  return selectors.map((selector) => ({ kind: "series", selector }));
}

test("tells what is there, what is gone, and what never was", async () => {
  const answers = seriesAnswers({
    up: new Date(now - 24 * hour),
    a: 3,
    b: new Date(now - 5 * hour),
    c: new Date(now - hour),
  });
  const collected = await collect(series("a", "b", "c", "d"), answers);
  assert.deepEqual(answersIn(collected), [
    { kind: "present", count: 3 },
    { kind: "gone", lastSeen: now - 5 * hour },
    { kind: "present", count: 3 },
    { kind: "never" },
  ]);
  assert.deepEqual(collected.unanswered, []);
  assert.equal(collected.asked.length, 3);
  // Up to now, and with what ended between two steps.
  const [, query, range] = collected.asked[1]!;
  assert.match(String(query), /count\(last_over_time\(d\[5m\]\)\)/);
  assert.deepEqual(range, { start: now - 168 * hour, end: now, step: hour / 12 });
});

test("counts that are none, and times that were not asked for, tell nothing", async () => {
  for (const value of ["NaN", "+Inf", "-1", "0.5", "many"]) {
    const result: QueryResult = { kind: "vector", samples: [{ labels: {}, time: now, value }] };
    assert.deepEqual(answersIn(await collect(series("up"), { query: result })), []);
  }
  const before = seriesAnswers({ up: new Date(now - 169 * hour) });
  assert.deepEqual(answersIn(await collect(series("up"), before)), []);
});

test("says nothing of what never was when the server has no data of that time", async () => {
  const empty = await collect(series("a"), seriesAnswers({}));
  assert.deepEqual(answersIn(empty), []);
  assert.deepEqual(empty.unanswered, series("a"));
  const named = await collect(
    series("a"),
    seriesAnswers({}, { labelNames: { items: ["job"], isTruncated: false } }),
  );
  assert.deepEqual(answersIn(named), [{ kind: "never" }]);
});

test("one selector that the server refuses does not take the others with it", async () => {
  const counts = seriesAnswers({ a: 1, b: 2, c: 3 });
  const query = (text: string) =>
    text.includes("bad")
      ? failure("refused")
      : ((counts.query as (text: string) => QueryResult)(text) as QueryResult);
  const collected = await collect(series("a", "bad", "b", "c"), { ...counts, query });
  assert.equal(collected.answers.length, 3);
  assert.deepEqual(collected.unanswered, series("bad"));
  assert.equal(collected.troubles.length, 1);
  assert.equal(collected.outage, undefined);
});

test("asks about many series in few queries", async () => {
  const names = Array.from({ length: 100 }, (_, at) => `m${at}`);
  const counts = Object.fromEntries(names.map((name, at) => [name, at + 1]));
  const collected = await collect(series(...names), seriesAnswers(counts));
  assert.deepEqual(
    answersIn(collected),
    names.map((_, at) => ({ kind: "present", count: at + 1 })),
  );
  assert.equal(collected.asked.length, 5);
});

test("a part of the answer is none where something is missing in it", async () => {
  const partial: FakeAnswers = {
    query: { kind: "vector", samples: [], isPartial: true },
    labelNames: { items: ["job"], isTruncated: true },
    labelValues: { items: ["a"], isTruncated: true },
  };
  const questions: FactQuestion[] = [
    ...series("a"),
    { kind: "labelNames", selector: "a" },
    { kind: "labelValues", selector: "a", label: "job" },
    { kind: "labelSets", expression: "a" },
  ];
  const collected = await collect(questions, partial);
  assert.deepEqual(answersIn(collected), [
    { sets: [], isComplete: false },
    { values: new Set(["a"]), isComplete: false },
  ]);
  assert.deepEqual(collected.unanswered, questions.slice(0, 2));
});

test("an expression that the server cannot evaluate is no trouble with the server", async () => {
  const failure = { kind: "refused", message: "found duplicate series for the match group" } as const;
  const questions: FactQuestion[] = [{ kind: "labelSets", expression: "a * b" }];
  const collected = await collect(questions, { query: { failure } });
  assert.deepEqual(collected.troubles, []);
  assert.deepEqual(collected.unanswered, questions);
});

test("brings neither all of many values nor very long ones", async () => {
  const questions: FactQuestion[] = [{ kind: "labelValues", selector: "a", label: "b" }];
  const many = Array.from({ length: 1500 }, (_, at) => `${at}`);
  for (const [items, size] of [
    [many, 1000],
    [["a", "x".repeat(1_000_000)], 1],
  ] as const) {
    const [found] = (await collect(questions, { labelValues: { items, isTruncated: false } })).answers;
    assert.ok(found?.kind === "labelValues");
    assert.deepEqual([found.answer.values.size, found.answer.isComplete], [size, false]);
  }
});

test("finds the metadata of parts of histograms and of counters of OpenMetrics", async () => {
  const all = new Map([
    ["requests", [metadata("counter", "Requests.")]],
    ["latency", [metadata("histogram"), metadata("histogram", "Latency.")]],
    ["build", [metadata("info")]],
    ["jobs_count", [metadata("gauge")]],
    ["jobs", [metadata("histogram")]],
    ["odd", [metadata("gauge")]],
    ["odd_total", [metadata("")]],
  ]);
  const metrics = ["requests_total", "latency_bucket", "build_info", "jobs_count", "odd_total", "nothing"];
  const questions = metrics.map((metric): FactQuestion => ({ kind: "metadata", metric }));
  const collected = await collect(questions, { metadata: all });
  assert.deepEqual(answersIn(collected), [
    { types: new Set(["counter"]), help: "Requests.", unit: undefined },
    { types: new Set(["histogram"]), help: "Latency.", unit: undefined },
    { types: new Set(["info"]), help: undefined, unit: undefined },
    { types: new Set(["gauge", "histogram"]), help: undefined, unit: undefined },
    { types: new Set(["unknown"]), help: undefined, unit: undefined },
    { types: new Set(), help: undefined, unit: undefined },
  ]);
  assert.deepEqual(collected.asked, [["metadata"]]);
});

test("asks for the metadata of each metric where that of all is too much", async () => {
  const questions = ["a", "b", "c", "d", "e"].map((metric): FactQuestion => ({ kind: "metadata", metric }));
  const collected = await collect(questions, {
    metadata: (metric) =>
      metric === undefined ? failure("unreadable") : new Map([[metric, [metadata("gauge")]]]),
  });
  assert.equal(collected.answers.length, 5);
  assert.deepEqual(collected.troubles, []);
});

test("tells how a server is set up", async () => {
  const collected = await collect([{ kind: "server" }], {
    buildInfo: { version: "v2.53.1", application: undefined, revision: "abc", goVersion: "go1.22" },
    flags: new Map([
      ["enable-feature", "native-histograms,otlp-write-receiver"],
      ["storage.tsdb.path", "data/"],
    ]),
    config: `global:
  scrape_interval: 15s
  external_labels: {cluster: eu-1}
scrape_configs:
- job_name: node
- job_name: slow
  scrape_interval: 5m
`,
    runtimeInfo: { storageRetention: "15d or 10GiB" },
  });
  assert.deepEqual(answersIn(collected), [
    {
      product: "prometheus",
      version: "2.53.1",
      features: new Set(["native-histograms", "otlp-write-receiver"]),
      retention: 360 * hour,
      externalLabels: new Map([["cluster", "eu-1"]]),
      scrapeIntervals: {
        global: 15_000,
        jobs: new Map([
          ["node", 15_000],
          ["slow", 300_000],
        ]),
      },
      evaluationInterval: 60_000,
    },
  ]);
});

test("takes nobody's word for being Prometheus, and no retention of a server that reads from elsewhere", async () => {
  const victoria = await collect([{ kind: "server" }], {
    buildInfo: { version: "2.24.0", application: undefined },
  });
  const [facts] = victoria.answers;
  assert.ok(facts?.kind === "server");
  assert.deepEqual([facts.answer.product, facts.answer.version], ["victoriametrics", undefined]);
  const remote = await collect([{ kind: "server" }], {
    config: "remote_read: [{url: http://x}]\nscrape_config_files: [a.yml]\n",
    runtimeInfo: { storageRetention: "15d" },
  });
  const [other] = remote.answers;
  assert.ok(other?.kind === "server");
  assert.deepEqual([other.answer.retention, other.answer.scrapeIntervals], [undefined, undefined]);
});

test("what a server does not have stays unknown, and is said once", async () => {
  const questions: FactQuestion[] = [
    { kind: "server" },
    { kind: "alertNames" },
    { kind: "labelNames", selector: "a" },
    { kind: "labelNames", selector: "b" },
    ...series("a", "b"),
  ];
  const collected = await collect(questions, seriesAnswers({ a: 1, b: 2 }));
  assert.equal(collected.answers.length, 2);
  assert.deepEqual(collected.unanswered, questions.slice(0, 4));
  assert.equal(collected.troubles.filter(({ kind }) => kind === "missing").length, 6);
});

test("asks nothing more of a server that cannot be asked", async () => {
  const questions = Array.from({ length: 50 }, (_, at): FactQuestion => {
    return { kind: "labelNames", selector: `m${at}` };
  });
  const down = await collect(questions, { labelNames: failure("unreachable") });
  assert.equal(down.outage?.kind, "unreachable");
  assert.deepEqual(down.unanswered, []);
  assert.ok(down.asked.length <= 6);
  const strict = await collect(questions, { labelNames: failure("unauthorized") });
  assert.equal(strict.outage?.kind, "unauthorized");
  assert.ok(strict.asked.length <= 12);
});
