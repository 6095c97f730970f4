import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { Random } from "../../../../test/support/random.ts";
import {
  drawLabels,
  findContradiction,
  randomRelabelConfig,
} from "../../../../test/support/random-relabelling.ts";
import { describeLabels } from "../../../../test/support/show-labels.ts";
import { labelIn } from "./combine-labels.ts";
import { type PossibleLabels, presenceOf } from "./possible-labels.ts";
import type { RelabelConfig } from "./relabel-config.ts";
import {
  type PlacedTargetConfig,
  type PlacedValue,
  possibleTarget,
  possibleTargets,
} from "./symbolic-target.ts";
import { publicLabels, type TargetConfig, targetLabels } from "./target-labels.ts";

const pods = { sd: "kubernetes", role: "pod" } as const;

function config(rules: readonly Partial<RelabelConfig>[]): PlacedTargetConfig {
  return {
    jobName: { value: "pods" },
    scheme: { value: "http" },
    metricsPath: { value: "/metrics" },
    scrapeInterval: { value: "1m" },
    scrapeTimeout: { value: "10s" },
    params: new Map([["module", { value: "icmp" }]]),
    relabelRules: rules.map((rule, at) => ({ config: relabelConfig(rule), number: at + 1 })),
  };
}

function podLabels(...rules: readonly Partial<RelabelConfig>[]): PossibleLabels | undefined {
  return possibleTargets(pods, config(rules), relabelOptions).labels;
}

function checkPods(rules: readonly Partial<RelabelConfig>[], expected: string): void {
  const labels = podLabels(...rules);
  assert.equal(labels === undefined ? "nothing" : describeLabels(labels), expected);
}

const label = (name: string) => `__meta_kubernetes_pod_${name}`;

test("a discovered target has its job, and an instance that is not known", () => {
  checkPods([], 'instance job="pods"');
  const nodes = possibleTargets({ sd: "kubernetes", role: "node" }, config([]), relabelOptions);
  assert.equal(describeLabels(nodes.labels!), 'instance job="pods"');
  assert.equal(nodes.discovered.labels.get("instance")?.certainty, "certain");
});

test("a copied label is there as certainly as its source", () => {
  checkPods(
    [
      { sourceLabels: ["__meta_kubernetes_namespace"], targetLabel: "namespace" },
      { sourceLabels: [label("node_name")], targetLabel: "node" },
      { sourceLabels: [label("label_app")], regex: "(.+)", targetLabel: "app" },
      { sourceLabels: [label("ready")], targetLabel: "ready" },
      { sourceLabels: ["__meta_kubernetes_pod_nmae"], targetLabel: "pod" },
    ],
    'app? instance job="pods" namespace node? ready?="false|true|unknown"',
  );
});

test("constants stay constants", () => {
  checkPods(
    [
      { targetLabel: "cluster", replacement: "eu" },
      { sourceLabels: ["cluster"], regex: "(..)", targetLabel: "region", replacement: "$1-1" },
      { sourceLabels: [label("ready")], regex: "true", targetLabel: "state", replacement: "ready" },
      { sourceLabels: ["__param_module"], targetLabel: "module" },
      { sourceLabels: ["cluster"], action: "uppercase", targetLabel: "CLUSTER" },
    ],
    'CLUSTER="EU" cluster="eu" instance job="pods" module="icmp" region="eu-1" state?="ready"',
  );
});

test("keep and drop tell what values are left", () => {
  checkPods(
    [
      {
        action: "keep",
        sourceLabels: ["__meta_kubernetes_namespace", label("label_app")],
        regex: "(a|b);web",
      },
      { sourceLabels: ["__meta_kubernetes_namespace"], targetLabel: "namespace" },
      { sourceLabels: [label("label_app")], targetLabel: "app" },
      { action: "drop", sourceLabels: [label("ready")], regex: "false|" },
      { sourceLabels: [label("ready")], targetLabel: "ready" },
      { action: "keep", sourceLabels: [label("node_name")], regex: "gpu-.+" },
      { sourceLabels: [label("node_name")], targetLabel: "node" },
    ],
    'app="web" instance job="pods" namespace="a|b" node=~"gpu-.+" ready="true|unknown"',
  );
});

test("nothing can come through where no value matches", () => {
  checkPods([{ action: "keep", sourceLabels: ["__meta_kubernetes_pod_nmae"], regex: "a" }], "nothing");
  checkPods([{ action: "drop", sourceLabels: ["job"], regex: "pods" }], "nothing");
  checkPods([{ action: "keepequal", sourceLabels: ["job"], targetLabel: "cluster" }], "nothing");
  checkPods([{ action: "labeldrop", regex: "__address__" }], "nothing");
  checkPods([{ action: "keep", sourceLabels: ["job", label("node_name")], regex: "nodes;.*" }], "nothing");
  checkPods([{ action: "drop", sourceLabels: ["job", label("node_name")], regex: "p.*;.*" }], "nothing");
  checkPods(
    [
      { action: "keep", sourceLabels: [label("node_name")], regex: "gpu-[0-9]+" },
      { action: "drop", sourceLabels: [label("node_name")], regex: "gpu-.*" },
    ],
    "nothing",
  );
  checkPods([{ targetLabel: "__address__", replacement: "a/b" }], "nothing");
  checkPods([{ targetLabel: "__scrape_timeout__", replacement: "2m" }], "nothing");
});

test("labelmap opens what the names of the labels allow", () => {
  const labels = podLabels({
    action: "labelmap",
    regex: "__meta_kubernetes_pod_label_(.+)",
    replacement: "k8s_$1",
  })!;
  assert.equal(describeLabels(labels), '… instance job="pods"');
  assert.equal(presenceOf("k8s_app", labels), "possible");
  assert.equal(presenceOf("app", labels), "absent");
  assert.equal(presenceOf("k8s__", labels), "absent");
  assert.equal(labels.open[0]?.pattern, "k8s_$1");
});

test("labels of any name may hide others, but none that Kubernetes does not allow", () => {
  const labels = podLabels({ action: "labelmap", regex: "__meta_kubernetes_pod_label_(.+)" })!;
  assert.equal(describeLabels(labels), "… instance job");
  const parameters = podLabels({
    action: "labelmap",
    regex: "__meta_kubernetes_pod_annotation_(.+)",
    replacement: "__param_$1",
  })!;
  assert.equal(describeLabels(parameters), 'instance job="pods"');
});

test("labelkeep closes what was open", () => {
  checkPods(
    [
      { action: "labelmap", regex: "__meta_kubernetes_pod_label_(.+)" },
      {
        action: "labelkeep",
        regex: "__address__|__scrape_(interval|timeout)__|__scheme__|__metrics_path__|app",
      },
    ],
    "app? instance",
  );
});

test("what cannot match changes nothing, and what always matches leaves nothing of before", () => {
  checkPods(
    [
      { targetLabel: "kind", replacement: "other" },
      { sourceLabels: ["kind", label("node_name")], regex: "node;(.*)", targetLabel: "kind" },
      { sourceLabels: ["job", label("node_name")], regex: "pods;.*", targetLabel: "job", replacement: "all" },
    ],
    'instance job="all" kind="other"',
  );
});

test("small hashes are listed", () => {
  checkPods(
    [
      { action: "hashmod", sourceLabels: ["__address__"], modulus: 3n, targetLabel: "shard" },
      { action: "keep", sourceLabels: ["shard"], regex: "1" },
    ],
    'instance job="pods" shard="1"',
  );
});

test("tells where a label comes from, step by step", () => {
  const labels = podLabels(
    { sourceLabels: [label("name")], targetLabel: "__tmp_pod" },
    { sourceLabels: ["__tmp_pod"], targetLabel: "pod" },
  )!;
  const [way] = labelIn(labels, "pod")!.from;
  assert.deepEqual(
    way?.map(({ origin }) => (origin.kind === "relabel" ? origin.rule.number : origin.kind)),
    ["discovery", 1, 2],
  );
  assert.deepEqual(
    labels.labels.get("instance")?.from.map((each) => each.map(({ origin }) => origin.kind)),
    [["discovery", "address"]],
  );
});

const written = new Map<string, PlacedValue>([
  ["zone", { value: "eu-1" }],
  ["team", { value: "" }],
]);

test("of a target that is written down all is known", () => {
  const target = { origin: "static", address: { value: "a:80" }, groupLabels: written } as const;
  const rules = [
    { sourceLabels: ["__address__"], regex: "([^:]+):.*", targetLabel: "host" },
    { sourceLabels: ["zone"], regex: "([a-z]+)-.*", targetLabel: "region" },
  ];
  const { labels, steps } = possibleTarget(target, config(rules), relabelOptions);
  assert.equal(describeLabels(labels!), 'host="a" instance="a:80" job="pods" region="eu" zone="eu-1"');
  assert.equal(steps.length, 2);
});

test("whatever becomes of an exact target is among what is possible", () => {
  const random = new Random(11);
  const sources = [
    { sd: "kubernetes", role: "pod" },
    { sd: "kubernetes", role: "node" },
    { sd: "http", role: undefined },
    { sd: "kuma", role: undefined },
  ];
  for (let round = 0; round < 300; round++) {
    const rules = Array.from({ length: random.below(4) }, () => randomRelabelConfig(random));
    const placed = config(rules);
    const discovery = random.pick(sources);
    const possible = possibleTargets(discovery, placed, relabelOptions);
    const exact: TargetConfig = {
      jobName: "pods",
      scheme: "http",
      metricsPath: "/metrics",
      scrapeInterval: "1m",
      scrapeTimeout: "10s",
      params: new Map([["module", ["icmp"]]]),
      convertClassicHistogramsToNhcb: false,
      alwaysScrapeClassicHistograms: true,
      scrapeNativeHistograms: false,
      relabelConfigs: rules,
    };
    const start = possibleTargets(discovery, { ...placed, relabelRules: [] }, relabelOptions).discovered;
    const drawn = new Map(drawLabels(random, start, relabelOptions));
    for (const name of drawn.keys()) if (/^__(?:scrape_|convert|always)/.test(name)) drawn.delete(name);
    const result = targetLabels({ labels: drawn, groupLabels: new Map() }, exact, relabelOptions);
    const labels = result.kind === "scraped" ? publicLabels(result.labels) : undefined;
    const contradiction = findContradiction(labels, possible.labels, relabelOptions);
    assert.equal(contradiction, undefined, `${round} ${discovery.sd} ${rules.map((rule) => rule.action)}`);
  }
});
