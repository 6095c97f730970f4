import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, checkHover } from "../../../test/support/check-features.ts";
import { missingExpr } from "../core/checks/missing-expr.ts";
import { provideHover } from "./hover.ts";

const ruleStart = "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: ";

test("explains a function where it is called", () => {
  checkHover(
    `${ruleStart}ra<|>te(up[5m])\n`,
    `
rate
---
\`\`\`promql
rate(v range-vector)
\`\`\`

Average per-second growth of a counter over the range, resets corrected and extrapolated to its ends.

Take the rate first and sum up then, so that resets of single counters are seen. A series needs two samples within the range, so the range should be four scrape intervals or more.

For counters. Since Prometheus 2.0.
`,
  );
});

test("explains an aggregation", () => {
  checkHover(
    `${ruleStart}TOP<|>K(5, up)\n`,
    `
TOPK
---
\`\`\`promql
topk(k scalar, v instant-vector)
\`\`\`

The k series with the largest samples of each group, with their own labels.

The series keep all their labels; \`by\` and \`without\` only say what a group is.

In alerts, series come and go with their rank, and each begins to wait anew.
`,
  );
});

test("explains modifiers and operators", () => {
  checkHover(
    `${ruleStart}a un<|>less b\n`,
    `
unless
---
\`\`\`promql
a unless b
\`\`\`

Keeps the series of the left side that have no partner on the right side. Partners agree in all labels unless \`on\` or \`ignoring\` says otherwise.
`,
  );
  for (const expr of [
    "sum b<|>y (a) (b)",
    "a offs<|>et 5m",
    "a <|>> b",
    "a * on<|> (x) b",
    'a{b=<|>~"c"}',
    "a @ sta<|>rt()",
  ]) {
    const { context, offset } = atCursor(ruleStart + expr);
    assert.notEqual(provideHover(context, offset), undefined, expr);
  }
});

test("the same sign means something else in a selector", () => {
  const said = (expr: string): string => {
    const { context, offset } = atCursor(ruleStart + expr);
    return JSON.stringify(provideHover(context, offset));
  };
  assert.match(said('a{b<|>!="c"}'), /series without `b` are kept/);
  assert.match(said("a{b<|>!="), /does not have this value/);
  assert.match(said("a <|>!= 3"), /differs from the number on the right side, or the value of their partner/);
});

test("says a duration in words", () => {
  checkHover(`${ruleStart}rate(up[1h3<|>0m])\n`, "1h30m\n---\n1 hour 30 minutes");
  checkHover(`${ruleStart}up\n        for: 5<|>m\n`, "5m\n---\n5 minutes");
});

test("explains fields of files, groups and rules", () => {
  checkHover(
    `${ruleStart}up\n        f<|>or: 5m\n`,
    `
for
---
\`for\` · alerting rules, duration such as \`5m\` or \`1h30m\` · default \`0s\`

How long a series must be in the result, without a gap, before its alert fires.

It is compared at evaluations only: the alert fires at the first evaluation that is at least this long after the one that found it. With \`interval: 5m\`, \`for: 2m\` takes five minutes. One evaluation without the series, or with another label, and the wait begins anew.
`,
  );
  checkHover(
    "groups:\n  - na<|>me: a\n",
    `
name
---
\`name\` · text

Name of the group. It must be unique within the file.

With the file it tells groups apart: under another name, pending alerts begin to wait anew.
`,
  );
  checkHover(
    "<|>groups:\n  - name: a\n",
    `
groups
---
\`groups\` · groups

The groups of rules in this file.

Groups are evaluated independently of each other, at times of their own.
`,
  );
});

test("explains the header of a Kubernetes resource, and its groups", () => {
  const header =
    "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules: []\n";
  checkHover(
    header.replace("Rule", "<|>Rule"),
    `
PrometheusRule
---
\`PrometheusRule\` · read by the Prometheus Operator

A Kubernetes resource: the groups under \`spec\` are those of a rule file.

A \`Prometheus\` resource takes it only if its \`ruleSelector\` and \`ruleNamespaceSelector\` match the labels and the namespace of this one.
`,
  );
  for (const word of ["groups", "name", "rules"]) {
    const { context, offset } = atCursor(header.replace(`${word}:`, `<|>${word}:`));
    assert.notEqual(provideHover(context, offset), undefined, word);
  }
});

test("clients without markdown get plain text", () => {
  checkHover(
    `${ruleStart}a o<|>r b\n`,
    `
or
---
a or b

All series of the left side, and those of the right side that have no partner there. Partners agree in all labels unless on or ignoring says otherwise.
`,
    { client: { hoverFormat: "plaintext" } },
  );
});

test("finds its way through quotes, escapes and block scalars", () => {
  for (const expr of [
    "'ra<|>te(up{a=''b''}[5m])'",
    '"up{a=\\"\\u0062\\"} + ra<|>te(up[5m])"',
    "|\n          up +\n            ra<|>te(up[5m])\n",
    ">-\n          up +\n\n          ra<|>te(up[5m])\n",
    "up +\n          ra<|>te(up[5m])\n",
  ]) {
    const { context, offset } = atCursor(ruleStart + expr);
    const range = provideHover(context, offset)?.range;
    assert.ok(range, expr);
    const { file } = context;
    assert.equal(file.text({ from: file.offsetAt(range.start), to: file.offsetAt(range.end) }), "rate");
  }
});

test("explains the settings of promrules.yaml, their values, and checks", () => {
  const path = "/promrules.yaml";
  checkHover(
    "dia<|>lect: thanos\n",
    `
dialect
---
\`dialect\` · setting of promrules.yaml

Whose rule files these are. A file that tells by itself, as Kubernetes resources do by their kind, needs no setting.

Default: \`prometheus\`
`,
    { path },
  );
  checkHover(
    "dialect: th<|>anos\n",
    "thanos\n---\n`thanos`\n\nThanos Ruler: adds `partial_response_strategy`.",
    { path },
  );
  const { id, severity, summary } = missingExpr;
  checkHover("checks:\n  missing-<|>expr: off\n", `${id}\n---\n\`${id}\` · ${severity}\n\n${summary}.`, {
    path,
  });
});

test("says nothing about files that are none of ours", () => {
  checkHover("services:\n  w<|>eb: {}\n", undefined, { path: "/compose.yml" });
});

test("a file of PromQL is one expression", () => {
  for (const text of ["s<|>um(up)", "sum(<|>up)"]) {
    const { context, offset } = atCursor(text, { path: "/a.promql" });
    assert.notEqual(provideHover(context, offset), undefined);
  }
  checkHover("sum(up)<|>", undefined, { path: "/a.promql" });
});

test("explains fields and actions of relabel rules", () => {
  checkHover(
    "scrape_configs:\n- job_name: a\n  relabel_configs:\n  - targ<|>et_label: b\n",
    `
target_label
---
\`target_label\` · field of a relabel rule

Label that the result is written to. With \`replace\` it may refer to groups of the pattern.
`,
  );
  checkHover(
    "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nspec:\n  podMetricsEndpoints:\n  - relabelings: [{regex: a, action: Label<|>Drop}]\n",
    `
LabelDrop
---
\`labeldrop\` · action of a relabel rule

Removes each label whose name the pattern matches.
`,
  );
  for (const text of ["scrape_configs:\n- job_name: <|>a\n", "scrape_configs:\n- act<|>ion: a\n"]) {
    const { context, offset } = atCursor(text);
    assert.equal(provideHover(context, offset), undefined);
  }
});

test("explains the fields of prometheus.yml", () => {
  checkHover(
    "scrape_configs:\n- kubernetes_sd_configs:\n  - role: pod\n    namespaces: {own_name<|>space: true}\n",
    `
own_namespace
---
\`own_namespace\` · \`true\` or \`false\`

Whether the namespace of Prometheus is included.
`,
  );
  checkHover(
    "scrape_configs:\n- job_name: a\n  scheme<|>: http\n",
    `
scheme
---
\`scheme\` · \`http\`, \`https\`

Protocol of the scrape: \`http\` unless written.
`,
  );
});
