import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, completionLabels } from "../../../../test/support/check-features.ts";
import { provideCompletions } from "../completion.ts";

function inRule(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - record: net_response_mine\n    expr: vector(1)\n  - alert: B\n    expr: ${expr}\n`;
}

test("offers metrics of well-known exporters from three letters on, after those of the workspace", () => {
  const labels = completionLabels(inRule("net_resp<|>")).filter((label) => label.startsWith("net_"));
  assert.equal(labels[0], "net_response_mine");
  assert.ok(labels.includes("net_response_result_code"));
  assert.ok(!completionLabels(inRule("ne<|>")).includes("net_response_result_code"));
});

test("says what a metric is and who makes it", () => {
  const { context, offset } = atCursor(inRule("node_cpu_seconds_t<|>"));
  const item = provideCompletions(context, offset)?.items.find(
    ({ label }) => label === "node_cpu_seconds_total",
  );
  assert.equal(item?.detail, "counter · node_exporter");
});

test("offers the labels of a metric, in its braces and to group by", () => {
  for (const place of ["net_response_result_code{<|>}", "sum by (<|>) (net_response_result_code)"]) {
    const labels = completionLabels(inRule(place));
    for (const name of ["server", "port", "protocol"])
      assert.ok(labels.includes(name), `${name} in ${place}`);
  }
  const { context, offset } = atCursor(inRule("node_cpu_seconds_total{<|>}"));
  const item = provideCompletions(context, offset)?.items.find(({ label }) => label === "mode");
  assert.equal(item?.detail, "node_exporter");
});
