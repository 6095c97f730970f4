import assert from "node:assert/strict";
import { test } from "node:test";
import { completionLabels, type FeatureOptions } from "../../../../test/support/check-features.ts";

const options: FeatureOptions = { path: "/w/prometheus.yml" };

function inConfig(rules: string): readonly string[] {
  return completionLabels(
    `scrape_configs:\n- job_name: a\n  kubernetes_sd_configs: [{role: node}]\n${rules}`,
    options,
  );
}

test("sources are the labels of the job's discovery, and those that earlier rules made", () => {
  const offered = inConfig(
    "  relabel_configs:\n  - target_label: __tmp\n    replacement: a\n  - source_labels: [__address__, <|>]\n",
  );
  assert.equal(offered[0], "__tmp");
  assert.ok(offered.includes("__meta_kubernetes_node_name"));
  assert.ok(offered.includes("__meta_kubernetes_node_label_<labelname>"));
  assert.ok(!offered.includes("__address__"));
  assert.ok(!offered.some((name) => name.startsWith("__meta_kubernetes_pod")));
});

test("items of a list with dashes are offered the same", () =>
  assert.ok(
    inConfig("  relabel_configs:\n  - source_labels:\n    - <|>\n").includes("__meta_kubernetes_node_name"),
  ));

test("series have other labels than targets", () => {
  const offered = inConfig("  metric_relabel_configs:\n  - source_labels: [<|>]\n");
  assert.deepEqual(offered, ["__name__", "instance", "job", "le", "quantile"]);
});

test("targets are labels that targets have, and those with effects of their own", () => {
  const offered = inConfig(
    "  relabel_configs:\n  - target_label: <|>\n    replacement: a\n- job_name: b\n  static_configs: [{targets: [x], labels: {env: a}}]\n",
  );
  assert.deepEqual(offered.slice(0, 3), ["env", "instance", "job"]);
  assert.ok(offered.includes("__param_target"));
});

test("monitors know the role that the operator gives them", () => {
  const offered = completionLabels(
    "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: a}\nspec:\n  podMetricsEndpoints:\n  - port: web\n    relabelings:\n    - sourceLabels: [<|>]\n",
    { path: "/w/monitor.yml" },
  );
  assert.ok(offered.includes("__meta_kubernetes_pod_name"));
  assert.ok(!offered.includes("__meta_kubernetes_ingress_name"));
});
