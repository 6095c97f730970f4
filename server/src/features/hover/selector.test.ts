import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, checkHover, type FeatureOptions } from "../../../../test/support/check-features.ts";
import { provideHover } from "../hover.ts";

const ruleStart = "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ";
const endpoints =
  'up{job!~"kafka|kafka_exporter", environment=~"prod|Prod|production", techteam="digitalcst"} == 0';

function inRule(expr: string): string {
  return `${ruleStart}${expr}\n`;
}

/** The text of the hover at `<|>`. */
function said(marked: string, options?: FeatureOptions): string {
  const { context, offset } = atCursor(marked, options);
  const contents = provideHover(context, offset)?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : "";
}

test("explains a matcher at its operator and at its value", () => {
  const expected = `
environment=~"prod|Prod|production"
---
Series whose \`environment\` is \`prod\`, \`Prod\` or \`production\`.

A missing label counts as the empty text, so series without \`environment\` are dropped.

The pattern is fully anchored: it must match the whole value. Upper and lower case differ.

It matches 3 values:

- \`prod\`
- \`Prod\`
- \`production\`

For example, \`prod\` is kept; \`prod-1\` is dropped: the pattern must match up to the end of the value.
`;
  checkHover(inRule(endpoints.replace("environment=~", "environment<|>=~")), expected);
  checkHover(inRule(endpoints.replace("|Prod", "|P<|>rod")), expected);
});

test("says at a metric and at braces which series a selector selects", () => {
  const sentence =
    "Series of `up` whose `job` is neither `kafka` nor `kafka_exporter`, whose `environment` is `prod`, `Prod` or `production`, and whose `techteam` is `digitalcst`; series without `job` are included.";
  checkHover(inRule(`<|>my_${endpoints}`), `my_up\n---\n${sentence.replace("`up`", "`my_up`")}`);
  const braces = endpoints.slice(2, endpoints.indexOf("}") + 1);
  checkHover(inRule(endpoints.replace("}", "<|>}")), `${braces}\n---\n${sentence}`);
  checkHover(inRule(endpoints.replace("}", "}<|>")), `${braces}\n---\n${sentence}`);
  checkHover(
    inRule('sum({"http.requests<|>", a="b"})'),
    '"http.requests"\n---\nSeries of `http.requests` whose `a` is `b`.',
  );
});

test("tells what happens to values that the configuration gives", () => {
  const files = `#- /prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
- job_name: node
  static_configs:
  - targets: [a:9100]
    labels: {environment: prod}
  - targets: [b:9100]
    labels: {environment: PROD}
  - targets: [c:9100]
`;
  const text = said(inRule('up{environment=~"prod<|>|Prod"}'), { files });
  assert.ok(
    text.endsWith(`Known values of \`environment\`, from \`prometheus.yml\`:

- kept (1): \`prod\`
- dropped (1): \`PROD\`
- without \`environment\`: dropped

\`PROD\` is not matched: matching is case-sensitive.`),
    text,
  );
});

test("texts of users are shown and never rendered", () => {
  const text = said(inRule("'up{job=~\"<img src=x>|`|[a](command:b)|\\\\n# c\\u202e\"<|>}'"));
  assert.match(text, /`<img src=x>`/);
  assert.match(text, /`` ` ``/);
  assert.match(text, /`\\n# c\\u\{202e\}`/);
  for (const outside of text.replaceAll(/(`+).*?[^`]\1(?!`)/g, "").split("\n")) {
    assert.doesNotMatch(outside, /[<>[\]#`\u202e]/);
  }
  assert.ok(said(inRule(`up{job="${"x".repeat(100_000)}<|>"}`)).length < 1000);
});

test("clients without markdown get plain text", () => {
  const text = said(inRule('up{job!<|>="a`b"}'), { client: { hoverFormat: "plaintext" } });
  assert.match(text, /^Series whose "job" is not "a`b"\.\n\n/);
});

test("finds the matcher through quotes and folds", () => {
  for (const expr of [
    `'up{a="b", c=~"d.*''<|>"}'`,
    `"up{a=\\"b\\", c=~\\"d.*'<|>\\"}"`,
    `|\n          up{\n            a="b",\n            c=~"d.*'<|>"\n          }`,
    `>-\n          up{\n          a="b",\n          c=~"d.*'<|>"}`,
  ]) {
    assert.match(
      said(inRule(expr)),
      /^Series whose `c` is `d`, then any number of characters, then `'`\./,
      expr,
    );
  }
});

test("a pattern that is not valid is explained where it is read all the same", () => {
  assert.match(said(inRule('up{job=~"a(<|>"}')), /^The pattern is not valid: missing closing \): `a\(`\./);
});
