import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import type { FactAnswer, FactQuestion } from "./fact-question.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { snapshotAge, snapshotStore } from "./snapshot-store.ts";
import { type Snapshot, writeSnapshot } from "./write-snapshot.ts";

const taken = Date.parse("2026-11-22T20:00:00Z");
const hour = 3_600_000;

function snapshotOf(answers: readonly FactAnswer[], unanswered: readonly FactQuestion[] = []): Snapshot {
  return { taken, server: "http://localhost:9090", lookback: 168 * hour, answers, unanswered };
}

function read(text: string): Snapshot {
  const reading = readSnapshot(text, testReadOptions.yaml);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.snapshot;
}

const answers: readonly FactAnswer[] = [
  { kind: "series", selector: 'up{job="b"}', answer: { kind: "never" } },
  { kind: "series", selector: "up", answer: { kind: "present", count: 3 } },
  { kind: "series", selector: "old", answer: { kind: "gone", lastSeen: taken - 48 * hour } },
  {
    kind: "server",
    answer: {
      product: "prometheus",
      version: "2.42.0",
      features: new Set(),
      retention: 360 * hour,
      externalLabels: new Map([["cluster", "eu-1"]]),
      relabelledExternalLabels: new Set(["cluster"]),
      scrapeIntervals: { global: 15_000, jobs: new Map([["node", 60_000]]) },
      evaluationInterval: 60_000,
    },
  },
  { kind: "alertNames", answer: new Set(["B", "A"]) },
  {
    kind: "metadata",
    metric: "up",
    answer: { types: new Set(["gauge"]), help: "Whether it is up: 1, or not.", unit: undefined },
  },
  { kind: "labelNames", selector: "up", answer: new Set(["job", "__name__"]) },
  {
    kind: "labelValues",
    selector: "up",
    label: "job",
    answer: { values: new Set(["node", "3"]), isComplete: true },
  },
  {
    kind: "labelValues",
    selector: "up",
    label: "instance",
    answer: { values: new Set(["a:9100"]), isComplete: false },
  },
  {
    kind: "labelSets",
    expression: "count by (job) (up)",
    answer: { sets: [new Map([["job", "node"]]), new Map()], isComplete: true },
  },
];

test("writes what is known in one order, for people to compare", () => {
  const text = writeSnapshot(snapshotOf(answers, [{ kind: "metadata", metric: "b" }]));
  assert.equal(
    text,
    `# What a Prometheus server knows of the rules here, written by \`promrules snapshot\`.
version: 1
taken: 2026-11-22T20:00:00Z
server: http://localhost:9090
lookback: 1w
setup:
  evaluation_interval: 1m
  external_labels: {cluster: eu-1}
  features: []
  jobs: {node: "1m"}
  product: prometheus
  relabelled_external_labels: [cluster]
  retention: 15d
  scrape_interval: 15s
  version: "2.42.0"
alerts: [A, B]
metrics:
  b: null
  up: {types: [gauge], help: "Whether it is up: 1, or not."}
series:
  old: {gone: 2026-11-20T20:00:00Z}
  up: 3
  "up{job=\\"b\\"}": never
labels:
  up: [__name__, job]
values:
  up:
    instance: {some: ["a:9100"]}
    job: ["3", node]
label_sets:
  "count by (job) (up)": [{job: node}, {}]
`,
  );
  assert.equal(writeSnapshot(snapshotOf([...answers].reverse(), [{ kind: "metadata", metric: "b" }])), text);
});

test("reads what it wrote", () => {
  const {
    answers: found,
    unanswered,
    ...rest
  } = read(writeSnapshot(snapshotOf(answers, [{ kind: "metadata", metric: "b" }])));
  const store = snapshotStore({ ...rest, answers: found, unanswered });
  assert.equal(store.put(answers), false);
  assert.equal([...found].length, answers.length);
  assert.deepEqual([...unanswered], [{ kind: "metadata", metric: "b" }]);
  assert.deepEqual(store.facts.source, { name: "the snapshot of 2026-11-22", lookback: 168 * hour });
});

test("any text comes back as it was", () => {
  const random = new Random(7);
  const parts = [
    '"',
    "\\",
    "\n",
    "\u0000",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\uffff",
    "😀",
    " ",
    ":",
    "#",
    "{",
    "}",
    "'",
    "-",
    "null",
    "~",
    "1e3",
    "é",
  ];
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: random.below(6) }, () => parts[random.below(parts.length)]!).join("");
    const answer: FactAnswer = {
      kind: "labelValues",
      selector: `a{b="${round}"}`,
      label: `l${text}`,
      answer: { values: new Set([text]), isComplete: round % 2 === 0 },
    };
    assert.deepEqual([...read(writeSnapshot(snapshotOf([answer]))).answers], [answer]);
  }
});

test("questions of any length, and with any signs, come back as they were", () => {
  const answered: FactAnswer[] = [];
  for (const text of [
    `up{instance=~"${"10.4.52.20:9100|".repeat(100)}"}`,
    "a\nb",
    "a: b",
    "x".repeat(1021),
  ]) {
    answered.push(
      { kind: "metadata", metric: text, answer: { types: new Set(["gauge"]), help: "h", unit: undefined } },
      { kind: "series", selector: text, answer: { kind: "never" } },
      { kind: "labelNames", selector: text, answer: new Set([text]) },
      {
        kind: "labelValues",
        selector: text,
        label: text,
        answer: { values: new Set([text]), isComplete: true },
      },
      { kind: "labelSets", expression: text, answer: { sets: [new Map([[text, text]])], isComplete: true } },
    );
  }
  const store = snapshotStore(read(writeSnapshot(snapshotOf(answered))));
  assert.equal([...store.answers].length, answered.length);
  assert.equal(store.put(answered), false);
});

test("half a character does not make a snapshot that cannot be read", () => {
  const half: FactAnswer = { kind: "alertNames", answer: new Set(["a\ud800"]) };
  assert.deepEqual(
    [...read(writeSnapshot(snapshotOf([half]))).answers],
    [{ kind: "alertNames", answer: new Set(["a\ufffd"]) }],
  );
});

test("cuts long texts of help", () => {
  const help = "a ".repeat(200);
  const text = writeSnapshot(
    snapshotOf([{ kind: "metadata", metric: "up", answer: { types: new Set(), help, unit: "seconds" } }]),
  );
  assert.ok(text.length < 400);
});

test("says where a snapshot is wrong", () => {
  const good = writeSnapshot(snapshotOf(answers));
  const cases: readonly (readonly [string, string, string])[] = [
    [
      "version: 1",
      "version: 2",
      "This version of snapshots is not known: update promrules, or take it again.",
    ],
    ["lookback: 1w", "lookback: soon", 'Expected a duration: not a valid duration string: "soon".'],
    ["taken: 2026-11-22T20:00:00Z", "taken: today", "Expected a time such as 2026-11-22T20:00:00Z."],
    ["series:", "serie:", "There is no section `serie`."],
    ["types: [gauge]", "types: [gage]", "Expected one of counter, gauge, histogram"],
    ["up: 3", "up: three", "Expected a number of series, `never`, or when they were there last."],
    ["alerts: [A, B]", "alerts: A", "Expected a list."],
  ];
  for (const [before, after, message] of cases) {
    const text = good.replace(before, after);
    const reading = readSnapshot(text, testReadOptions.yaml);
    assert.ok(!reading.ok, after);
    assert.equal(reading.problem.message.slice(0, message.length), message);
    const wrong = text.slice(reading.problem.span.from, reading.problem.span.to);
    assert.ok(after.includes(wrong), `${wrong} in ${after}`);
  }
  for (const text of ["", "a", "[", "groups: []", "version: 1"]) {
    assert.equal(readSnapshot(text, testReadOptions.yaml).ok, false);
  }
});

test("says that a snapshot is old", () => {
  assert.equal(snapshotAge(snapshotOf([]), taken + 30 * 24 * hour), undefined);
  assert.match(snapshotAge(snapshotOf([]), taken + 31 * 24 * hour)!, /on 2026-11-22, 31 days ago/);
});
