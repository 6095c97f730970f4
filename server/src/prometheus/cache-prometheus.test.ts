import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeAnswers, failure, fakePrometheus } from "../../../test/support/fake-prometheus.ts";
import { type CacheRules, cachePrometheus } from "./cache-prometheus.ts";
import type { Listed, PrometheusApi, RequestErrorKind } from "./prometheus-api.ts";

interface Cached {
  readonly api: PrometheusApi;
  /** The questions that reached the server. */
  readonly asked: readonly (readonly unknown[])[];
  /** Lets time go by, in seconds. */
  wait(seconds: number): void;
  readonly now: () => number;
}

const rules: Partial<CacheRules> = { freshFor: 60_000, keptFor: 300_000, missingFor: 600_000 };

function cached(answers: FakeAnswers, more: Partial<CacheRules> = {}): Cached {
  const server = fakePrometheus(answers);
  let time = Date.parse("2026-11-22T20:00:00Z");
  const now = () => time;
  const api = cachePrometheus(server, { ...rules, now, ...more });
  return { api, asked: server.asked, now, wait: (seconds) => (time += seconds * 1000) };
}

function names(...items: string[]): Listed<string> {
  return { items, isTruncated: false };
}

/** Lets whatever goes on in the background go on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test("the same question is asked once while it is under way and while its answer is fresh", async () => {
  const { api, asked, wait } = cached({ labelNames: names("a"), labelValues: names("b") });
  await Promise.all([
    api.labelNames({}),
    api.labelNames({}),
    api.labelValues("x", {}),
    api.labelValues("y", {}),
  ]);
  wait(59);
  assert.deepEqual(await api.labelNames({}), { ok: true, value: names("a") });
  assert.deepEqual(
    asked.map(([method]) => method),
    ["labelNames", "labelValues", "labelValues"],
  );
});

test("an answer that is not fresh any more is given while another one is brought", async () => {
  let count = 0;
  const { api, asked, wait } = cached({ config: () => String(++count) });
  const read = async () => {
    const answer = await api.config();
    return answer.ok ? answer.value : answer.error.kind;
  };
  assert.equal(await read(), "1");
  wait(61);
  assert.equal(await read(), "1");
  await settle();
  assert.equal(await read(), "2");
  wait(301);
  assert.equal(await read(), "3");
  assert.equal(asked.length, 3);
});

test("a refresh that fails leaves the answer as long as it is kept, and is not tried at once again", async () => {
  let kind: RequestErrorKind | undefined;
  const { api, asked, wait } = cached({ config: () => (kind === undefined ? "a" : failure(kind)) });
  await api.config();
  kind = "failed";
  wait(61);
  assert.equal((await api.config()).ok, true);
  await settle();
  assert.equal((await api.config()).ok, true);
  await settle();
  assert.equal(asked.length, 2);
  wait(300);
  assert.equal((await api.config()).ok, false);
});

test("how far back series are looked for is the same question a moment later", async () => {
  const { api, asked, now, wait } = cached({ labelNames: names("a"), queryRange: failure("failed") });
  const hour = 3_600_000;
  const ask = (back: number) => api.labelNames({ matches: ["up"], start: now() - back, end: now() });
  await ask(hour);
  wait(7);
  await ask(hour);
  assert.equal(asked.length, 1);
  await ask(2 * hour);
  assert.equal(asked.length, 2);
  await api.queryRange("up", { start: 1, end: 2, step: 1 });
  await api.queryRange("up", { start: 1, end: 3, step: 1 });
  assert.equal(asked.length, 4);
});

test("a question that nobody waits for any more is given up", async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const never: PrometheusApi = {
    ...fakePrometheus({}),
    config: (signal) => {
      signals.push(signal);
      return new Promise((resolve) => {
        signal?.addEventListener("abort", () =>
          resolve({ ok: false, error: { kind: "cancelled", message: "over" } }),
        );
      });
    },
  };
  const api = cachePrometheus(never, rules);
  const [one, other] = [new AbortController(), new AbortController()];
  const answers = [api.config(one.signal), api.config(other.signal)];
  one.abort();
  const first = await answers[0]!;
  assert.equal(first.ok ? "" : first.error.kind, "cancelled");
  assert.deepEqual(
    signals.map((signal) => signal?.aborted),
    [false],
  );
  other.abort();
  await answers[1];
  assert.equal(signals[0]?.aborted, true);
  // The next one begins afresh.
  void api.config();
  await settle();
  assert.deepEqual(
    signals.map((signal) => signal?.aborted),
    [true, false],
  );
});

test("a server that is down is left alone for longer and longer, and asked again when it is back", async () => {
  let isDown = true;
  const { api, asked, wait } = cached({
    query: () => (isDown ? failure("unreachable") : failure("refused")),
  });
  let expression = 0;
  const ask = async () => {
    const answer = await api.query(String(expression++));
    return answer.ok ? "ok" : answer.error.kind;
  };
  await Promise.all([ask(), ask(), ask()]);
  assert.equal(asked.length, 3);
  const waits: number[] = [];
  for (let round = 0; round < 9; round++) {
    const before: number = asked.length;
    for (let seconds = 0; asked.length === before; seconds++) {
      assert.equal(await ask(), "unreachable");
      if (asked.length > before) waits.push(seconds);
      else wait(1);
    }
  }
  assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  isDown = false;
  wait(60);
  assert.equal(await ask(), "refused");
  const before = asked.length;
  assert.equal(await ask(), "refused");
  assert.equal(asked.length, before + 1);
});

test("a busy server is asked again when it wants to be", async () => {
  const retryAt = Date.parse("2026-11-22T20:05:00Z");
  const { api, asked, wait } = cached({ config: failure("busy", { retryAt }), flags: failure("busy") });
  await api.config();
  wait(299);
  assert.deepEqual(await api.flags(), {
    ok: false,
    error: { kind: "busy", message: "The question is busy.", retryAt },
  });
  wait(1);
  await api.flags();
  assert.equal(asked.length, 2);
});

test("one question that takes too long is no outage, many are", async () => {
  const { api, asked } = cached({ query: failure("timeout"), config: "a" });
  await api.query("1");
  await api.query("1");
  assert.equal((await api.config()).ok, true);
  for (const expression of ["2", "3", "4", "5", "6"]) await api.query(expression);
  assert.deepEqual(
    asked.map((question) => question[1]),
    ["1", undefined, "2", "3", "4"],
  );
});

test("an endpoint that is missing is told once, and asked again much later", async () => {
  const missing: string[] = [];
  let values: Listed<string> | undefined;
  const { api, asked, wait } = cached(
    { labelValues: () => values ?? failure("missing"), labelNames: names("a") },
    { onMissing: (endpoint, { message }) => missing.push(`${endpoint}: ${message}`) },
  );
  await api.labelValues("a", {});
  await api.labelValues("b", {});
  assert.equal((await api.labelNames({})).ok, true);
  assert.equal(asked.length, 2);
  wait(601);
  await api.labelValues("c", {});
  assert.deepEqual(missing, ["labelValues: The question is missing."]);
  values = names("x");
  wait(601);
  assert.deepEqual(await api.labelValues("d", {}), { ok: true, value: values });
  assert.equal((await api.labelValues("e", {})).ok, true);
});

test("no more is kept than fits, and what was used last stays", async () => {
  const { api, asked } = cached({ labelValues: (label) => names(label.repeat(1000)) }, { maxBytes: 7000 });
  const ask = (label: string) => api.labelValues(label, {});
  for (const label of ["a", "b", "c", "a", "d"]) await ask(label);
  assert.equal(asked.length, 4);
  for (const label of ["a", "d", "c", "b"]) await ask(label);
  assert.deepEqual(
    asked.map(([, label]) => label),
    ["a", "b", "c", "d", "b"],
  );
});

test("values that are streamed are not kept, but a server that is down is not asked for them", async () => {
  let isDown = false;
  const { api, asked } = cached({ labelValues: () => (isDown ? failure("unreachable") : names("a", "b")) });
  const taken: string[] = [];
  const stream = () =>
    api.streamLabelValues(
      "x",
      {},
      (bytes, from, to) => taken.push(Buffer.from(bytes).toString("utf8", from, to)) < 9,
    );
  assert.deepEqual(await stream(), { ok: true, value: { count: 2, isTruncated: false } });
  await stream();
  assert.deepEqual(taken, ["a", "b", "a", "b"]);
  isDown = true;
  await stream();
  await stream();
  assert.equal(asked.length, 3);
});

test("what nobody waits for is not asked at all", async () => {
  const { api, asked } = cached({ config: "a" });
  const answer = await api.config(AbortSignal.abort());
  assert.equal(answer.ok ? "" : answer.error.kind, "cancelled");
  assert.equal(asked.length, 0);
});
