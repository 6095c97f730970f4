import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactAnswer } from "./fact-question.ts";
import { FactStore } from "./fact-store.ts";

const source = { name: "Prometheus at http://localhost:9090", lookback: 604_800_000 };

function labelNames(selector: string, ...names: readonly string[]): FactAnswer {
  return { kind: "labelNames", selector, answer: new Set(names) };
}

test("notes each question that it cannot answer once", () => {
  const store = new FactStore(source, [labelNames("up", "job")]);
  const { facts } = store;
  assert.equal(facts.source, source);
  assert.deepEqual(facts.labelNames("up"), new Set(["job"]));
  assert.equal(facts.labelNames("down"), undefined);
  assert.equal(facts.labelNames("down"), undefined);
  assert.equal(facts.labelValues("up", "job"), undefined);
  assert.equal(facts.server, undefined);
  assert.deepEqual(store.takeMissing(), [
    { kind: "labelNames", selector: "down" },
    { kind: "labelValues", selector: "up", label: "job" },
    { kind: "server" },
  ]);
  assert.deepEqual(store.takeMissing(), []);
});

test("keeps an answer the same object until it says something else", () => {
  const store = new FactStore(source, [labelNames("up", "job"), labelNames("down", "job")]);
  const { facts } = store;
  assert.equal(store.put([labelNames("up", "job")]), false);
  assert.equal(store.facts, facts);
  assert.equal(store.put([labelNames("up", "job"), labelNames("down", "instance")]), true);
  assert.notEqual(store.facts, facts);
  assert.equal(store.facts.labelNames("up"), facts.labelNames("up"));
  assert.deepEqual(store.facts.labelNames("down"), new Set(["instance"]));
  assert.deepEqual(facts.labelNames("down"), new Set(["job"]));
});

test("does not ask again what has no answer, until it forgets that", () => {
  const store = new FactStore(source, [labelNames("up", "job"), labelNames("down", "job")]);
  store.put([], [{ kind: "alertNames" }]);
  assert.equal(store.facts.alertNames, undefined);
  assert.deepEqual(store.takeMissing(), []);
  store.retain([{ kind: "labelNames", selector: "up" }]);
  assert.equal(store.isMissing({ kind: "alertNames" }), true);
  assert.equal(store.isMissing({ kind: "labelNames", selector: "up" }), false);
  assert.equal(store.isMissing({ kind: "labelNames", selector: "down" }), true);
});

test("that it cannot tell of series is news, until an answer comes", () => {
  const store = new FactStore(source);
  const up = { kind: "series", selector: "up" } as const;
  assert.equal(store.facts.isUnanswerable("up"), false);
  assert.equal(store.put([], [up]), true);
  assert.equal(store.facts.isUnanswerable("up"), true);
  assert.equal(store.put([], [up]), false);
  store.put([{ ...up, answer: { kind: "never" } }]);
  assert.equal(store.facts.isUnanswerable("up"), false);
});

test("an answer of the same values in another order is the same", () => {
  const sets = (...values: readonly string[]): FactAnswer => ({
    kind: "labelSets",
    expression: "up",
    answer: { sets: values.map((job) => new Map([["job", job]])), isComplete: true },
  });
  const store = new FactStore(source, [labelNames("up", "a", "b"), sets("a", "b")]);
  assert.equal(store.put([labelNames("up", "b", "a"), sets("a", "b")]), false);
  assert.equal(store.put([sets("b", "a")]), true);
});
