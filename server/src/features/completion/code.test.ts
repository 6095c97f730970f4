import assert from "node:assert/strict";
import { test } from "node:test";
import { testCatalogue } from "../../../../test/support/catalogue.ts";
import { atCursor, type FeatureOptions } from "../../../../test/support/check-features.ts";
import { provideCompletions } from "../completion.ts";

/** What is offered first, as `label detail`. */
function firstOffers(expr: string, count: number, options: FeatureOptions = {}): readonly string[] {
  const { context, offset } = atCursor(inRule(expr), options);
  const items = [...(provideCompletions(context, offset)?.items ?? [])];
  return items
    .sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1))
    .slice(0, count)
    .map(({ label, detail, kind }) => (kind === 12 ? `${label} ${detail}` : label));
}

function inRule(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - alert: B\n    expr: ${expr}\n`;
}

const codes = ["0 success", "1 timeout", "2 connection_failed", "3 read_failed", "4 string_mismatch"];

for (const expr of [
  "net_response_result_code == <|>",
  "net_response_result_code ==<|>",
  "net_response_result_code != <|>",
  'net_response_result_code{port="1"} offset 5m >= <|>',
  "max without (result, result_type) (net_response_result_code) == <|>",
  "sum(max_over_time(net_response_result_code[5m]) == <|>)",
  "up == 0 or net_response_result_code > 0 < <|>",
]) {
  test(`offers the codes of the metric first, then what may stand before a number: ${expr}`, () => {
    assert.deepEqual(firstOffers(expr, 8), [...codes, "on", "ignoring", "bool"]);
  });
}

test("offers codes with what they are behind bool, and while one is typed", () => {
  assert.deepEqual(firstOffers("net_response_result_code == bool <|>", 5), codes);
  const { context, offset } = atCursor(inRule("net_response_result_code == 3<|> and on () up"));
  const item = provideCompletions(context, offset)?.items.find(({ label }) => label === "3");
  assert.equal(item?.filterText, "3 read_failed");
  assert.ok(item?.textEdit !== undefined && "range" in item.textEdit);
  const { start, end } = item.textEdit.range;
  assert.equal(end.character - start.character, 1);
});

for (const expr of [
  "net_response_response_time == <|>",
  "sum(net_response_result_code) == <|>",
  "net_response_result_code + <|>",
  "net_response_result_code == on (host) <|>",
  "up == net_response_result_code and <|>",
]) {
  test(`offers no codes where the number is none: ${expr}`, () => {
    assert.ok(!firstOffers(expr, 500).some((offer) => /^\d/.test(offer)));
  });
}

test("offers the codes of metrics that users describe", () => {
  const values = [
    { value: -1, name: "broken", about: "It\n*broke*.", health: undefined, isReached: false },
    { value: 1, name: "idle", about: undefined, health: undefined, isReached: false },
  ];
  const mine = { ...testCatalogue.find("net_response_result_code")!, name: "my_worker", values };
  const options = { catalogue: testCatalogue.with([mine]) };
  assert.deepEqual(firstOffers("my_worker == <|>", 3, options), ["-1 broken", "1 idle", "on"]);
});

test("offers codes under the name that Telegraf's configuration gives a metric, and none of what rules record", () => {
  const path = "/w/rules/a.yml";
  const renamed = `#- /w/telegraf.conf
[[inputs.net_response]]
  name_override = "ports"
[[outputs.prometheus_client]]
`;
  assert.deepEqual(firstOffers("ports_result_code == <|>", 5, { path, files: renamed }), codes);
  const recorded = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
#- /w/rules/recorded.yml
groups:
- name: a
  rules:
  - record: net_response_result_code
    expr: vector(1)
`;
  assert.deepEqual(firstOffers("net_response_result_code == <|>", 1, { path, files: recorded }), ["on"]);
});
