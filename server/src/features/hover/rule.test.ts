import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, checkHover } from "../../../../test/support/check-features.ts";
import { explainRule } from "./rule.ts";

const group = "groups:\n  - name: a\n    interval: 5m\n    rules:\n";

test("says what an alerting rule says, at its name", () => {
  checkHover(
    `${group}      - alert: Do<|>wn\n        expr: up == 0\n        for: 2m\n`,
    `
Down
---
Fires, for each target of \`up\`, when it is down (\`up\` is 0) at every evaluation for 2 minutes.

There is one alert for each series in the result, told apart by all its labels. Evaluated every 5 minutes, so that it fires 5 minutes after the evaluation that found it.
`,
  );
});

test("at the key before the name, says what the key is for as well", () => {
  checkHover(
    `${group}      - rec<|>ord: a:b\n        expr: sum by (a) (b)\n`,
    `
record
---
Records as \`a:b\`, for each \`a\`, the sum of \`b\`.

Evaluated every 5 minutes.

\`record\` · recording rules, text

Name of the metric under which the result is stored.

The usual pattern is \`level:metric:operations\`, as in \`job:http_requests:rate5m\`.
`,
  );
});

test("of a broken expression tells the key alone", () => {
  checkHover(`${group}      - alert: Do<|>wn\n        expr: up ==\n`, undefined);
  checkHover(
    `${group}      - <|>alert: Down\n        expr: up ==\n`,
    `
alert
---
\`alert\` · alerting rules, text

Name of the alert; it becomes the label \`alertname\`.

It need not be unique: several rules may give the same alert other severities.
`,
  );
});

test("what the rule is called is never taken for formatting", () => {
  const { context, offset } = atCursor(`${group}      - alert: '<|>*a* \`b\`'\n        expr: up == 0\n`);
  assert.match(explainRule(context, offset) ?? "", /^# `` \*a\* `b` ``\n\nFires, /);
});

test("a rule is explained from wherever the cursor is in it", () => {
  const text = `${group}      - alert: A\n        expr: a > 1\n      - alert: B\n        labels:\n          <|>x: y\n        expr: b > 1\n`;
  const { context, offset } = atCursor(text);
  assert.match(
    explainRule(context, offset) ?? "",
    /^# `B`[\s\S]*Labelled `x: y`[\s\S]*```promql\nb > 1\n```\n$/,
  );
  const { context: head } = atCursor(`<|>${text.replace("<|>", "")}`);
  assert.equal(explainRule(head, 0), undefined);
});

test("tells the interval of the configuration where the group does not say one", () => {
  const rule = "groups:\n  - name: a\n    rules:\n      - record: a<|>:b\n        expr: b\n";
  const files = (settings: string) =>
    `#- /w/prometheus.yml\n${settings}rule_files: [rules.yml]\nscrape_configs: []\n`;
  const expected = (remark: string) => `\na:b\n---\nRecords as \`a:b\`, \`b\`.${remark}\n`;
  const path = "/w/rules.yml";
  checkHover(rule, expected("\n\nEvaluated every minute."), { path, files: files("") });
  checkHover(rule, expected("\n\nEvaluated every 15 seconds."), {
    path,
    files: files("global: {evaluation_interval: 15s}\n"),
  });
  checkHover(rule, expected(""));
});
