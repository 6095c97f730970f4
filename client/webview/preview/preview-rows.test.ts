import assert from "node:assert/strict";
import { test } from "node:test";
import type { PreviewedLabel, PreviewResult } from "../../../server/src/protocol/alerting.ts";
import { headingOf, originOf, remarksOf, sampleOf, troubleOf } from "./preview-rows.ts";

const label: PreviewedLabel = {
  name: "severity",
  value: "page",
  origin: "rule",
  overwrote: [],
  isDropped: false,
};

test("says where a label comes from, and what it overwrote", () => {
  assert.equal(originOf(label), "the rule");
  assert.deepEqual(remarksOf(label), []);
  const overwrote = [
    { origin: "series" as const, value: 'a "b"' },
    { origin: "group" as const, value: "" },
  ];
  assert.deepEqual(remarksOf({ ...label, overwrote }), [
    'overwrote "a \\"b\\"" of the series',
    'overwrote "" of the group',
  ]);
});

test("says why a label is not sent", () => {
  assert.deepEqual(remarksOf({ ...label, value: "", isDropped: true }), ["not sent, because it is empty"]);
  assert.deepEqual(remarksOf({ ...label, isDropped: true }), ["not sent, because relabelling drops it"]);
});

test("says which alerts are not sent", () => {
  const alert = { series: {}, value: "0", labels: [], annotations: [] };
  assert.equal(headingOf({ ...alert, isSent: true }), "With the value 0");
  assert.equal(headingOf({ ...alert, isSent: false }), "With the value 0: not sent");
  const held = headingOf({ ...alert, isSent: true, isHeld: true });
  assert.equal(held, "Held by keep_firing_for, with the last value 0");
});

test("tells what was typed wrong from what Prometheus refuses", () => {
  assert.equal(troubleOf({} as PreviewResult), undefined);
  assert.equal(troubleOf({ mistake: "No." } as PreviewResult), "No.");
  assert.match(
    troubleOf({ error: "same labelset" } as PreviewResult) ?? "",
    /^Prometheus drops .*: same labelset$/,
  );
});

test("makes a sample of what the fields say, and says what is missing", () => {
  const fields = { target: undefined, value: "1", time: "", text: "{} 2" };
  assert.deepEqual(sampleOf("text", fields), { sample: { kind: "text", text: "{} 2" } });
  assert.deepEqual(sampleOf("live", fields), { sample: { kind: "live" } });
  assert.deepEqual(sampleOf("target", fields), { problem: "Choose a target." });
  assert.deepEqual(sampleOf("past", fields), { problem: "Choose a time." });
  const target = { job: "a" };
  assert.deepEqual(sampleOf("target", { ...fields, target }), {
    sample: { kind: "target", labels: target, value: "1" },
  });
  assert.deepEqual(sampleOf("past", { ...fields, target, time: "2026-01-01T00:00:00Z" }), {
    sample: { kind: "live", labels: target },
    at: Date.UTC(2026, 0, 1),
  });
});
