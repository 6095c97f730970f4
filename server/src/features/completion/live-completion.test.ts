import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { atCursor, type FeatureOptions } from "../../../../test/support/check-features.ts";
import { type FakeSeries, fakeMetricSource } from "../../../../test/support/fake-metric-source.ts";
import { applyEdits } from "../../core/text/text-edit.ts";
import { provideLiveCompletions } from "../completion.ts";

const server: FakeSeries = {
  metrics: [
    { name: "http_requests_total", type: "counter", help: "Requests." },
    { name: "node_load1", type: "gauge" },
    { name: "team:up:sum" },
    { name: "my.metric" },
  ],
  names: {
    "": "__name__ job instance",
    http_requests_total: "__name__ code instance method job",
    'http_requests_total{method="GET"}': "__name__ code job",
    up: "__name__ instance job",
  },
  values: {
    job: ["api", "node", "web"],
    "http_requests_total job": ["api", "web"],
    'http_requests_total{method="GET"} instance': ["10.4.51.236:80"],
    env: ["dev", "it's", 'q"u', "new\nline", "prod", "[x](http://a)", "b\\s"],
  },
};

const rules = `#- /w/prometheus.yml
rule_files: [rules/*.yml]
scrape_configs:
- job_name: web
  static_configs: [{targets: ["w:80"], labels: {zone: a}}]
#- /w/rules/recorded.yml
groups:
- name: a
  rules:
  - record: team:up:sum
    expr: sum by (team) (up)
`;

function rule(expr: string): string {
  return `groups:\n- name: b\n  rules:\n  - alert: X\n    expr: ${expr}\n`;
}

interface LiveOptions extends FeatureOptions {
  readonly series?: FakeSeries;
}

async function completed(marked: string, { series = server, ...options }: LiveOptions = {}) {
  const { context, offset } = atCursor(marked, options);
  const source = fakeMetricSource(series);
  const list = (await provideLiveCompletions(context, offset, { source }))!;
  const items = [...list.items].sort((one, other) => (one.sortText! < other.sortText! ? -1 : 1));
  return { context, offset, items, isIncomplete: list.isIncomplete, asked: source.asked };
}

const kinds = { metric: 6, label: 5, value: 12 };

/** The metrics, labels or values that are offered at `<|>`, with what is beside them. */
async function check(marked: string, expected: string, options?: LiveOptions): Promise<void> {
  const { items } = await completed(marked, options);
  const wanted: readonly (number | undefined)[] = Object.values(kinds);
  const shown = items
    .filter(({ kind }) => wanted.includes(kind))
    .map(({ label, detail }) => `${label} (${detail})`);
  assert.equal(shown.join(", "), expected);
}

/** What was asked for the place `<|>`. */
async function checkAsked(marked: string, ...expected: string[]): Promise<void> {
  assert.deepEqual((await completed(marked)).asked, expected);
}

/** The text after an item was taken. */
async function checkTaken(
  marked: string,
  label: string,
  expected: string,
  options?: LiveOptions,
): Promise<CompletionItem> {
  const { context, items } = await completed(marked, options);
  const item = items.find((each) => each.label === label);
  assert.ok(item, `no ${label} among ${items.map((each) => each.label).join(" ")}`);
  assert.ok(item.textEdit && "range" in item.textEdit);
  const { range, newText } = item.textEdit;
  const span = { from: context.file.offsetAt(range.start), to: context.file.offsetAt(range.end) };
  assert.equal(applyEdits(context.file.text(), [{ span, newText }]), expected);
  return item;
}

const builtIn = "up (Prometheus)";

test("metrics of the server and of the workspace are offered once each, with where they come from", async () => {
  const { items } = await completed(rule("sum(<|>)"), { path: "/w/rules/b.yml", files: rules });
  const metrics = items
    .filter(({ kind }) => kind === kinds.metric)
    .map(({ label, detail }) => `${label} (${detail})`);
  assert.deepEqual(metrics.slice(0, 4), [
    "http_requests_total (counter · Prometheus)",
    "node_load1 (gauge · Prometheus)",
    "team:up:sum (recording rule · Prometheus)",
    "my.metric (Prometheus)",
  ]);
  assert.ok(metrics.includes(builtIn));
});

test("the server is asked for what the function is for", async () => {
  await checkAsked(rule("no<|>"), "metrics no");
  await checkAsked(rule("sum(rate(ht<|>))"), "metrics ht, counters first");
  await checkAsked(rule("deriv(<|>"), "metrics , gauges first");
  await checkAsked(rule("histogram_quantile(0.9, <|>"), "metrics , buckets first");
  await checkAsked(rule("histogram_quantile(0.9, sum by (le) (rate(<|>"), "metrics , buckets first");
  await checkAsked(rule("vector(<|>"));
  await checkAsked(rule("up[<|>"));
});

test("inside rate() a metric brings its range and closes the call", async () => {
  const name = "http_requests_total";
  await checkTaken(rule("rate(ht<|>"), name, rule("rate(http_requests_total[${1:5m}])"));
  await checkTaken(rule("rate(ht<|>)"), name, rule("rate(http_requests_total[${1:5m}])"));
  await checkTaken(rule("rate(ht<|>[1h])"), name, rule("rate(http_requests_total[1h])"));
  await checkTaken(rule("rate(ht<|>{a='b'}[1h])"), name, rule("rate(http_requests_total{a='b'}[1h])"));
  await checkTaken(rule("sum(ht<|>"), name, rule("sum(http_requests_total"));
  await checkTaken(
    rule("predict_linear(ht<|>, 5)"),
    name,
    rule("predict_linear(http_requests_total[${1:5m}], 5)"),
  );
  await checkTaken(rule("rate(ht<|>)"), name, rule("rate(http_requests_total)"), {
    client: { snippets: false },
  });
  const item = await checkTaken(rule("rate(ht<|>)"), name, rule("rate(http_requests_total[${1:5m}])"));
  assert.equal(item.insertTextFormat, 2);
});

test("names that are no identifiers are written in braces and quotes, as the scalar asks for", async () => {
  await checkTaken(rule("sum(my<|>)"), "my.metric", rule('sum({"my.metric"})'));
  await checkTaken(rule("'my<|>'"), "my.metric", rule("'{\"my.metric\"}'"));
  await checkTaken(rule('"my<|>"'), "my.metric", rule('"{\\"my.metric\\"}"'));
  await checkTaken(rule("rate(my<|>"), "my.metric", rule('rate({"my.metric"\\}[${1:5m}])'));
  await checkTaken(rule("sum({'my.<|>'})"), "my.metric", rule("sum({'my.metric'})"));
  const { items } = await completed(rule("my<|>"));
  assert.ok(!items.some(({ label }) => label === "my.metric"), "a plain scalar cannot begin with a brace");
});

test("labels are those of the metric and of the other matchers", async () => {
  await check(
    rule("http_requests_total{<|>}"),
    "code (Prometheus), instance (Prometheus), job (Prometheus), method (Prometheus)",
  );
  await check(rule('http_requests_total{method="GET", <|>}'), "code (Prometheus), job (Prometheus)");
  await check(rule("{<|>}"), "instance (Prometheus), job (Prometheus)");
  await checkAsked(
    rule('http_requests_total{method="GET", jo<|>}'),
    'names of http_requests_total{method="GET"}',
  );
  await checkAsked(rule('{job=~".*", <|>}'), "names of all");
});

test("what the workspace knows of labels stays, with both sources where both know it", async () =>
  check(rule("up{<|>}"), "instance (job web · Prometheus), job (job web · Prometheus), zone (job web)", {
    path: "/w/rules/b.yml",
    files: rules,
  }));

test("lists of labels are offered what the series have on which they are based", async () => {
  await check(
    rule("sum by (<|>) (http_requests_total)"),
    "code (Prometheus), instance (Prometheus), job (Prometheus), method (Prometheus)",
  );
  await check(rule("http_requests_total * on (<|>) up"), "instance (Prometheus), job (Prometheus)");
  await check(
    rule("http_requests_total * on (job) group_left (<|>) up"),
    "instance (Prometheus), job (Prometheus)",
  );
  await check(rule("sum by (<|>"), "instance (Prometheus), job (Prometheus)");
  await check(rule('label_replace(up, "a", "$1", "<|>", "(.*)")'), "instance (Prometheus), job (Prometheus)");
});

test("templates are offered the labels of what the server has of the expression", async () => {
  const text = `${rule("sum by (code, job) (http_requests_total) > 1")}    annotations:\n      a: '{{ $labels.<|> }}'\n`;
  await check(text, "code (Prometheus), job (Prometheus)");
  await checkAsked(text, "names of http_requests_total");
});

test("values are asked for with the other matchers and with what is typed, without the escapes of a pattern", async () => {
  await checkAsked(rule('http_requests_total{job="w<|>"}'), "values of job in http_requests_total: w");
  await checkAsked(rule('up{env=~"prod|sta<|>"}'), "values of env in up: sta");
  await checkAsked(rule('up{a="b", env!~"(10\\\\.4<|>", c=""}'), 'values of env in up{a="b",c=""}: 10.4');
  await checkAsked(rule('{env="<|>"}'), "values of env in all: ");
  await checkAsked(rule('up{a="b", c=~"[", env="<|>"}'), 'values of env in up{a="b"}: ');
  await checkAsked(rule('up{a="b", job="w<|>'), 'values of job in up{a="b"}: w');
});

test("values are offered with where they come from, none twice", async () => {
  await check(rule('http_requests_total{job="<|>"}'), "web (job web), api (Prometheus)", {
    path: "/w/rules/b.yml",
    files: rules,
  });
});

test("values are escaped for patterns, strings and scalars", async () => {
  const get = (operator: string, quote: string, value = "<|>") =>
    `http_requests_total{method="GET",instance${operator}${quote}${value}${quote}}`;
  const label = "10.4.51.236:80";
  await checkTaken(rule(get("=", '"')), label, rule(get("=", '"', label)));
  await checkTaken(rule(get("=~", '"')), label, rule(get("=~", '"', "10\\\\.4\\\\.51\\\\.236:80")));
  await checkTaken(rule(get("=~", "`")), label, rule(get("=~", "`", "10\\.4\\.51\\.236:80")));
  await checkTaken(
    rule(get("=~", "'", "a|10\\\\.4<|>")),
    label,
    rule(get("=~", "'", "a|10\\\\.4\\\\.51\\\\.236:80")),
  );
  await checkTaken(rule('{env="<|>"}'), 'q"u', rule('{env="q\\"u"}'));
  await checkTaken(rule("'{env=\"<|>\"}'"), "it's", rule("'{env=\"it''s\"}'"));
  await checkTaken(rule("\"{env='<|>'}\""), "it's", rule("\"{env='it\\\\'s'}\""));
});

test("values of a server that cannot be typed are left out, and others are shown as they are", async () => {
  const { items } = await completed(rule('{env="<|>"}'));
  assert.deepEqual(
    items.map(({ label }) => label),
    ["dev", "it's", 'q"u', "prod", "[x](http://a)", "b\\s"],
  );
  assert.equal(items.at(-1)!.filterText, "b\\\\s");
});

test("what hides how a value is written is shown in signs, and long ones are cut", async () => {
  const values = ["a\u202eb", `x${"y".repeat(1000)}`];
  const { items } = await completed(rule('{env="<|>"}'), { series: { values: { env: values } } });
  assert.equal(items[0]!.label, "a\\u{202e}b");
  assert.equal(items[1]!.label.length, 121);
  assert.deepEqual(
    items.map(({ textEdit }) => textEdit!.newText),
    values,
  );
});

test("help is shown as the plain text that it is", async () => {
  const help = "See [here](command:x)\n<img src=x> **now** \u0007";
  const { items } = await completed(rule("<|>"), {
    series: { metrics: [{ name: "a", help, type: "counter\n" }] },
  });
  const item = items.find(({ label }) => label === "a");
  assert.deepEqual(item!.documentation, {
    kind: "plaintext",
    value: "See [here](command:x) <img src=x> **now** \\u{7}",
  });
  assert.equal(item!.detail, "counter · Prometheus");
});

test("the editor asks again while the server may know more", async () => {
  for (const place of ["<|>", "up{<|>}", 'up{job="<|>"}', "sum by (<|>)"]) {
    const series = { ...server, isPart: true };
    assert.equal((await completed(rule(place), { series })).isIncomplete, true, place);
    // Of metrics the catalogue knows more as soon as a few letters are typed.
    assert.equal((await completed(rule(place))).isIncomplete, place === "<|>", place);
  }
});

test("of the metrics of a server so many are sent that there are 500 items with all functions", async () => {
  const metrics = Array.from({ length: 500 }, (_, index) => ({ name: `m${index}` }));
  const { items, isIncomplete } = await completed(rule("<|>"), { series: { metrics } });
  assert.equal(items.length, 500);
  assert.equal(isIncomplete, true);
  assert.ok(items.some(({ label }) => label === "rate"));
  assert.ok(items.some(({ label }) => label === "m300"));
});

test("of the values of a server and the workspace no more than 500 are sent", async () => {
  const values = Array.from({ length: 500 }, (_, index) => `v${index}`);
  const targets = values.map((value) => `t${value}`).join(",");
  const files = `#- /w/prometheus.yml\nrule_files: [rules/*.yml]\nscrape_configs: [{job_name: a, static_configs: [{targets: [${targets}]}]}]\n`;
  const { items, isIncomplete } = await completed(rule('up{instance="<|>"}'), {
    path: "/w/rules/b.yml",
    files,
    series: { values: { "up instance": values } },
  });
  assert.equal(items.length, 500);
  assert.equal(isIncomplete, true);
});
