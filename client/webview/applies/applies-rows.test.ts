import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  MatcherVerdict,
  RuleForTarget,
  SelectorVerdict,
} from "../../../server/src/protocol/alerting.ts";
import { actualOf, agoInWords, commonSummary, liveOf, markOf, roleOf } from "./applies-rows.ts";

test("says each verdict by a sign and by words", () => {
  const marks = (["applies", "no", "unknown"] as const).map((verdict) => markOf(verdict, ["Yes", "No"]));
  assert.deepEqual(
    marks.map(({ sign, tone, words }) => `${sign} ${tone} ${words}`),
    ["✓ good Yes", "✗ bad No", "? open Not known"],
  );
});

test("tells a label that is missing or not known from one with such a value", () => {
  const actual = (value: string | null) => actualOf({ actual: value } as MatcherVerdict);
  assert.deepEqual(actual(null), { words: "not known" });
  assert.deepEqual(actual(""), { words: "missing" });
  assert.deepEqual(actual("missing"), { value: "missing" });
});

test("says how a selector counts, and through which recording rules it is reached", () => {
  const role = (role: SelectorVerdict["role"], ...via: string[]) => {
    return roleOf({ text: "up", verdict: "applies", role, via, matchers: [], query: "up" });
  };
  assert.equal(role("needed"), "needed");
  assert.equal(role("optional", "job:up:sum", "up:sum"), "not needed; through job:up:sum, up:sum");
});

test("says what the server returns for a selector", () => {
  const sample = { labels: {}, value: "0" };
  assert.equal(liveOf({ count: 0, samples: [] }), "Returns nothing now.");
  assert.equal(liveOf({ count: 1, samples: [sample] }), "Returns 1 series now, with the value 0.");
  assert.equal(liveOf({ count: 9, samples: [sample, sample] }), "Returns 9 series now: 0, 0, ….");
  assert.equal(liveOf({ count: 0, samples: [], error: "It is down." }), "It is down.");
});

test("says how long ago something was", () => {
  const now = Date.UTC(2026, 0, 10);
  const ago = (seconds: number): string => agoInWords(now - seconds * 1000, now);
  assert.deepEqual([-5, 59, 60, 3599, 3600, 200_000].map(ago), [
    "0 s ago",
    "59 s ago",
    "1 min ago",
    "59 min ago",
    "1 h ago",
    "2 days ago",
  ]);
});

test("says once what most rules of a list have to say", () => {
  const rules = (...summaries: string[]): RuleForTarget[] =>
    summaries.map((summary) => ({ summary }) as RuleForTarget);
  assert.equal(commonSummary(rules("a", "b", "a")), "a");
  assert.equal(commonSummary(rules("a", "b")), undefined);
  assert.equal(commonSummary(rules("a")), undefined);
});
