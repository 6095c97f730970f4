import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, completionLabels } from "../../../../test/support/check-features.ts";
import { checkDefinition } from "../../../../test/support/check-names.ts";
import { provideHover } from "../hover.ts";

const telegraf = `#- /w/telegraf.conf
[global_tags]
  site = "berlin"
  port = "never"
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:5060"
  name_override = "ports"
  [inputs.net_response.tags]
    team = "voice"
[[outputs.prometheus_client]]
`;

function rule(expr: string): string {
  return `groups:\n  - name: a\n    rules:\n      - record: a:b\n        expr: ${expr}\n`;
}

test("leads from a metric to the input that makes it", () => {
  checkDefinition(
    `${telegraf}#- /w/rules/a.yml\n${rule("ports_res<|>ult_code")}`,
    "/w/telegraf.conf:4 net_response",
  );
});

test("leads from a label to the tag that gives it, or to the input", () => {
  const check = (label: string, expected: string): void =>
    checkDefinition(`${telegraf}#- /w/rules/a.yml\n${rule(`ports_result_code{${label}<|>="x"}`)}`, expected);
  check("team", "/w/telegraf.conf:9 team");
  check("site", "/w/telegraf.conf:2 site");
  check("port", "/w/telegraf.conf:4 net_response");
});

test("offers the metrics of configured inputs under the names that they get, and their labels", () => {
  const options = { path: "/w/rules/a.yml", files: telegraf };
  assert.ok(completionLabels(rule("ports_<|>"), options).includes("ports_result_code"));
  const labels = completionLabels(rule("ports_result_code{<|>}"), options);
  assert.deepEqual(labels, ["host", "port", "protocol", "result", "result_type", "server", "site", "team"]);
});

test("says under the mouse where a label comes from", () => {
  const said = (label: string): string => {
    const options = { path: "/w/rules/a.yml", files: telegraf };
    const { context, offset } = atCursor(
      rule(`ports_result_code{${label.slice(0, 2)}<|>${label.slice(2)}="x"}`),
      options,
    );
    const contents = provideHover(context, offset)?.contents;
    assert.ok(contents !== undefined && typeof contents === "object" && "value" in contents);
    return contents.value;
  };
  assert.match(said("port"), /[Aa] tag that Telegraf's `\[\[inputs\.net_response\]\]` sets/);
  assert.match(said("team"), /[Ww]ritten in the `tags` of Telegraf's `\[\[inputs\.net_response\]\]`/);
  assert.match(said("site"), /[Ww]ritten in Telegraf's `global_tags`/);
});
