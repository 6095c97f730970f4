import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { readFile } from "../read-file.ts";
import { fileMonitors } from "./file-monitors.ts";
import type { Monitor } from "./monitor.ts";

const version = "apiVersion: monitoring.coreos.com/v1\n";

test("a ServiceMonitor says which endpoints of which services are scraped, and how", () => {
  const text = `${version}kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec:
  jobLabel: app
  targetLabels: [team, null]
  podTargetLabels: [version]
  attachMetadata: {node: yes}
  selector:
    matchLabels: {app: web}
    matchExpressions:
    - {key: tier, operator: In, values: [a, b]}
    - {key: incomplete}
  namespaceSelector: {matchNames: [shop, other]}
  endpoints:
  - port: http
    path: /m
    interval: 30s
    honorLabels: true
    params: {module: [a, b]}
    relabelings:
    - sourceLabels: [__meta_kubernetes_node_name]
      targetLabel: node
    - {action: LabelDrop, regex: pod}
  - targetPort: 8080
`;
  const monitor = only(text);
  assert.ok(monitor.kind === "ServiceMonitor");
  assert.deepEqual(
    [monitor.name?.value, monitor.namespace?.value, monitor.jobLabel?.value, monitor.attachesNode],
    ["web", "shop", "app", true],
  );
  assert.deepEqual(values(monitor.targetLabels), ["team"]);
  assert.deepEqual(values(monitor.podTargetLabels), ["version"]);
  assert.deepEqual(
    monitor.selector.matchLabels.map(({ name, text: value }) => [name.value, value]),
    [["app", "web"]],
  );
  assert.deepEqual(
    monitor.selector.matchExpressions.map(({ key, operator, values: some }) => [
      key.value,
      operator.value,
      ...values(some),
    ]),
    [["tier", "In", "a", "b"]],
  );
  assert.deepEqual(values(monitor.namespaceSelector.matchNames), ["shop", "other"]);
  const [web, second] = monitor.endpoints;
  assert.deepEqual(
    [web!.port?.value, web!.path?.value, web!.interval?.milliseconds, web!.honorLabels],
    ["http", "/m", 30_000, true],
  );
  assert.deepEqual(values(web!.params[0]!.values), ["a", "b"]);
  assert.deepEqual(
    web!.relabelings!.rules.map(({ config }) => [config.action, config.regex, config.targetLabel]),
    [
      ["replace", "(.*)", "node"],
      ["labeldrop", "pod", ""],
    ],
  );
  const target = web!.relabelings!.rules[0]!.targetLabel!;
  const { from, to } = target.map.spanToSource({ from: 0, to: 4 });
  assert.equal(text.slice(from, to), "node");
  assert.deepEqual([second!.index, second!.targetPort?.value], [1, "8080"]);
});

test("a PodMonitor has endpoints of pods", () => {
  const monitor = only(`${version}kind: PodMonitor
spec:
  selector: {}
  podMetricsEndpoints:
  - portNumber: 9100
    filterRunning: false
`);
  assert.ok(monitor.kind === "PodMonitor");
  const [endpoint] = monitor.endpoints;
  assert.deepEqual([endpoint!.portNumber?.value, endpoint!.filterRunning], ["9100", false]);
});

test("a Probe has a prober and targets", () => {
  const monitor = only(`${version}kind: Probe
spec:
  jobName: sites
  module: http_2xx
  prober: {url: "blackbox:9115", path: /probe, scheme: https}
  params: [{name: debug, values: ["true"]}]
  targets:
    staticConfig:
      static: [example.com]
      labels: {env: prod}
      relabelingConfigs: [{targetLabel: a, replacement: b}]
    ingress:
      selector: {matchLabels: {probe: "yes"}}
      relabelingConfigs: [{targetLabel: c, replacement: d}]
`);
  assert.ok(monitor.kind === "Probe");
  assert.deepEqual(
    [monitor.jobName, monitor.module, monitor.proberUrl, monitor.path, monitor.scheme].map(
      (field) => field?.value,
    ),
    ["sites", "http_2xx", "blackbox:9115", "/probe", "https"],
  );
  assert.equal(monitor.params[0]!.name.value, "debug");
  assert.deepEqual(values(monitor.staticTargets!.targets), ["example.com"]);
  assert.equal(monitor.ingress?.selector.matchLabels[0]?.text, "yes");
  assert.equal(monitor.relabelings!.rules[0]!.config.targetLabel, "a");
});

test("a ScrapeConfig has targets and discoveries of all kinds", () => {
  const monitor = only(`apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
spec:
  jobName: machines
  metricsPath: /m
  staticConfigs: [{targets: ["a:1", "b:2"], labels: {env: prod}}]
  fileSDConfigs: [{files: [/etc/a.json]}, {files: [/etc/b.yml]}]
  httpSDConfigs: [{url: http://sd}]
  kubernetesSDConfigs: [{role: EndpointSlice}, {role: Pod}]
  digitalOceanSDConfigs: [{}]
`);
  assert.ok(monitor.kind === "ScrapeConfig");
  assert.deepEqual([monitor.jobName?.value, monitor.path?.value], ["machines", "/m"]);
  assert.deepEqual(values(monitor.staticConfigs[0]!.targets), ["a:1", "b:2"]);
  assert.deepEqual(values(monitor.targetFiles), ["/etc/a.json", "/etc/b.yml"]);
  assert.deepEqual(
    monitor.discoveries.map(({ sd, role }) => [sd, role]),
    [
      ["http", undefined],
      ["kubernetes", "endpointslice"],
      ["kubernetes", "pod"],
      ["digitalocean", undefined],
    ],
  );
});

test("monitors are found in streams and lists, beside rules, and not in templates", () => {
  const monitor = `${version}kind: PodMonitor\nmetadata: {name: a}\n`;
  const rule = `${version}kind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules:\n    - record: b\n      expr: c\n`;
  assert.equal(monitorsOf(`${monitor}---\nkind: Deployment\n---\n${monitor}`).length, 2);
  assert.equal(monitorsOf(`${monitor}---\n${rule}`).length, 1);
  assert.equal(monitorsOf(`${rule}---\n${monitor}`).length, 1);
  assert.equal(monitorsOf(`${version}kind: ProbeList\nitems: [{spec: {}}, {kind: Probe}]\n`).length, 2);
  assert.equal(monitorsOf(`${version}kind: List\nitems:\n- {}\n- 3\n- kind: ScrapeConfig\n`).length, 1);
  assert.equal(monitorsOf(`${rule}---\n{{ if .Values.a }}\n${monitor}{{ end }}\n`).length, 0);
  assert.equal(monitorsOf(rule).length, 0);
});

test("values of other types are as if they were not there", () => {
  const spec =
    "selector: 1\n  endpoints: [1, {port: [], params: 3, relabelings: {}, interval: x}]\n  targetLabels: x";
  const monitor = only(`${version}kind: ServiceMonitor\nmetadata: []\nspec:\n  ${spec}\n`);
  assert.ok(monitor.kind === "ServiceMonitor");
  assert.deepEqual(monitor.selector, { matchLabels: [], matchExpressions: [] });
  assert.equal(monitor.endpoints.length, 1);
  assert.equal(monitor.endpoints[0]!.port, undefined);
  assert.deepEqual(problemsOf(`${version}kind: ServiceMonitor\nspec:\n  ${spec}\n`), []);
});

test("reports relabel rules that the operator refuses, at their place", () => {
  checkRelabelings(`
- source_labels: [a]
  ^^^^^^^^^^^^^ unknown field "source_labels". Did you mean \`sourceLabels\`?
  targetLabel: b
- action: kep
          ^^^ unknown relabel action "kep"
- sourceLabels: [a]
  regex: (
         ^ error parsing regexp: missing closing ): \`^(?s:()$\`
  action: keep
- sourceLabels: [a]
  ^^^^^^^^^^^^ relabel configuration for replace action requires 'target_label' value
- {action: LabelKeep, regex: a, targetLabel: b}
                                             ^ labelkeep action requires only 'regex', and no other fields
`);
});

test("is silent about what the operator accepts, and about what only the schema refuses", () => {
  checkRelabelings(`
- {action: DropEqual, sourceLabels: [a], targetLabel: b}
- {action: LabelDrop, regex: a, sourceLabels: [], targetLabel: ""}
- {action: "", targetLabel: b, regex: ""}
- {action: hashmod, modulus: many, targetLabel: b}
- {action: keep, sourceLabels: a, regex: b}
- {action: "\${ACTION}", regex: b}
- {targetLabel: [b]}
- {target_lable: b}
   ^^^^^^^^^^^^ unknown field "target_lable". Did you mean \`targetLabel\`?
`);
});

test("offers the field's name in camel case", () => {
  const text = `${version}kind: PodMonitor\nspec:\n  podMetricsEndpoints:\n  - metricRelabelings:\n    - {regex: a, action: labeldrop, target_label: b}\n`;
  const [problem] = readFile(text, { options: testReadOptions }).chunkAt(0).chunk.problems;
  const [edit] = problem!.fixes![0]!.edits;
  assert.equal(text.slice(edit!.span.from, edit!.span.to), "target_label");
  assert.equal(edit!.newText, "targetLabel");
  assert.equal(problem!.fixes![0]!.safe, true);
});

test("a monitor that is no YAML is reported, other manifests are not", () => {
  assert.deepEqual(problemsOf(`${version}kind: PodMonitor\nspec: "\n`).length, 1);
  assert.deepEqual(problemsOf(`${version}kind: PodMonitor\n---\nkind: Deployment\nspec: "\n`), []);
});

function monitorsOf(text: string): readonly Monitor[] {
  return fileMonitors(readFile(text, { options: testReadOptions }));
}

function only(text: string): Monitor {
  const monitors = monitorsOf(text);
  assert.equal(monitors.length, 1);
  return monitors[0]!;
}

function values(fields: readonly { readonly value: string }[]): string[] {
  return fields.map(({ value }) => value);
}

function problemsOf(text: string): string[] {
  const { chunk } = readFile(text, { options: testReadOptions }).chunkAt(0);
  return chunk.problems.map(({ message }) => message);
}

/** Lines of carets with a message point into the line above. */
function checkRelabelings(annotated: string): void {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of annotated.trim().split("\n")) {
    const carets = /^ *(\^+) (.*)$/.exec(line);
    if (carets === null) lines.push(line);
    else expected.push(`${lines.length}:${line.indexOf("^")}+${carets[1]!.length} ${carets[2]}`);
  }
  const list = lines.map((line) => `    ${line}\n`).join("");
  const head = `${version}kind: ServiceMonitor\nspec:\n  endpoints:\n  - relabelings:\n`;
  const text = head + list;
  const { chunk } = readFile(text, { options: testReadOptions }).chunkAt(0);
  const actual = chunk.problems.map(({ span, message }) => {
    const before = text.slice(head.length, span.from).split("\n");
    return `${before.length}:${before.at(-1)!.length - 4}+${span.to - span.from} ${message}`;
  });
  assert.deepEqual(actual, expected);
}
