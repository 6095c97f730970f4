import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor, checkHover, completionLabels, contextOf } from "../../../test/support/check-features.ts";
import { projectOf } from "../../../test/support/project.ts";
import { provideDefinition } from "./definition.ts";

const monitors = `#- /w/web.yml
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec:
  endpoints:
  - port: http
    relabelings:
    - {sourceLabels: [__meta_kubernetes_node_name], targetLabel: machine}
    - {targetLabel: team, replacement: blue}
#- /w/sites.yml
apiVersion: monitoring.coreos.com/v1
kind: Probe
metadata: {name: sites, namespace: web}
spec:
  prober: {url: "blackbox:9115"}
  targets: {staticConfig: {static: [example.com], labels: {env: prod}}}
`;

const options = { path: "/w/rules.yml", files: monitors };

function resource(expr: string): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: a}
spec:
  groups:
  - name: a
    rules:
    - record: a:b
      expr: ${expr}
`;
}

function ruleFile(expr: string): string {
  return `groups:\n- name: a\n  rules:\n  - record: a:b\n    expr: ${expr}\n`;
}

test("hover tells which monitor makes a label, and that more is possible", () => {
  const expected = `
machine
---
\`machine\` · label

- job \`serviceMonitor/shop/web/0\`: copied from \`__meta_kubernetes_node_name\` by relabel rule 1 ([web.yml:8](file:///w/web.yml#L8)) · not always there

Which Prometheus takes these monitors, and what its resource changes, is not known.
`;
  checkHover(resource('up{mach<|>ine="a"}'), expected, options);
  checkHover(ruleFile('up{mach<|>ine="a"}'), expected, options);
});

test("a label that no monitor makes is possible all the same", () => {
  checkHover(
    resource("sum by (othe<|>r) (up)"),
    "other\n---\n`other` · label\n\nNo monitor of the workspace gives it to targets; the `Prometheus` resource may.",
    options,
  );
  checkHover(
    resource("sum by (othe<|>r) (requests_total)"),
    "other\n---\n`other` · label\n\nNo monitor of the workspace gives it to targets; the `Prometheus` resource or exporters may.",
    options,
  );
  const text = resource('up{other="a", env="none"} and on (nowhere) ALERTS{x="y"}');
  assert.deepEqual([...contextOf(text, options).problems()], []);
});

test("labels of monitors are completed, and the values that they write", () => {
  for (const rules of [resource, ruleFile]) {
    const found = completionLabels(rules("up{<|>}"), options);
    assert.ok(
      ["env", "machine", "namespace", "team"].every((name) => found.includes(name)),
      found.join(" "),
    );
    assert.deepEqual(completionLabels(rules('up{env="<|>"}'), options), ["prod"]);
    assert.deepEqual(completionLabels(rules('up{cluster="eu", team="<|>"}'), options), ["blue"]);
  }
});

test("definition leads to the line of the monitor", () => {
  const { context, offset } = atCursor(resource("sum by (te<|>am) (up)"), options);
  const steps = provideDefinition(context, offset);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  assert.deepEqual(
    step.value?.map(({ uri, range }) => `${uri}:${range.start.line + 1}`),
    ["file:///w/web.yml:9"],
  );
});

test("the configuration that loads a file, or is near, goes before all monitors", () => {
  const config = `#- /w/prometheus.yml
scrape_configs: [{job_name: node, static_configs: [{targets: [a], labels: {env: test}}]}]
`;
  const files = monitors + config;
  assert.deepEqual(completionLabels(ruleFile('up{env="<|>"}'), { ...options, files }), ["test"]);
  assert.deepEqual(completionLabels(resource('up{env="<|>"}'), { ...options, files }), ["prod"]);
  const loading = monitors + config.replace("scrape_configs", "rule_files: [rules.yml]\nscrape_configs");
  assert.deepEqual(completionLabels(ruleFile('up{env="<|>"}'), { ...options, files: loading }), ["test"]);
});

test("monitors beside rules in one file count, too", () => {
  const [, web] = monitors.split(/^#- .*\n/m);
  const project = projectOf(`#- /w/all.yml\n${resource("up")}---\n${web}`);
  assert.deepEqual(
    [...project.monitorJobs()].map(({ job }) => job),
    ["serviceMonitor/shop/web/0"],
  );
});
