import assert from "node:assert/strict";
import { test } from "node:test";
import { labelSet, relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { publicLabels, type TargetConfig, targetLabelSteps, targetLabels } from "./target-labels.ts";

const config: TargetConfig = {
  jobName: "node",
  scrapeInterval: "1m",
  scrapeTimeout: "10s",
  metricsPath: "/metrics",
  scheme: "http",
  params: new Map([["module", ["icmp", "tcp"]]]),
  convertClassicHistogramsToNhcb: false,
  alwaysScrapeClassicHistograms: false,
  scrapeNativeHistograms: false,
  relabelConfigs: [],
};

type Labels = Readonly<Record<string, string>>;

function labelsOf(labels: Labels, groupLabels: Labels = {}, changes: Partial<TargetConfig> = {}): unknown {
  const target = { labels: labelSet(labels), groupLabels: labelSet(groupLabels) };
  const result = targetLabels(target, { ...config, ...changes }, relabelOptions);
  if (result.kind === "rejected") return result.message;
  return result.kind === "dropped" ? "dropped" : Object.fromEntries(publicLabels(result.labels));
}

test("gives a target its job and its address as instance", () => {
  assert.deepEqual(labelsOf({ __address__: "a:80" }), { instance: "a:80", job: "node" });
  assert.deepEqual(labelsOf({ __address__: "a:80" }, { job: "x", instance: "y", zone: "z" }), {
    instance: "y",
    job: "x",
    zone: "z",
  });
});

test("a label of the target hides one of its group, even when it is empty", () => {
  assert.deepEqual(labelsOf({ __address__: "a:80", zone: "" }, { zone: "z" }), {
    instance: "a:80",
    job: "node",
  });
});

test("takes the address after relabelling for the instance", () => {
  const relabelConfigs = [
    relabelConfig({ sourceLabels: ["__param_module"], targetLabel: "module" }),
    relabelConfig({ targetLabel: "__address__", replacement: "exporter:9115" }),
  ];
  assert.deepEqual(labelsOf({ __address__: "a" }, {}, { relabelConfigs }), {
    instance: "exporter:9115",
    job: "node",
    module: "icmp",
  });
});

test("says why a target is not scraped", () => {
  assert.equal(labelsOf({}), "no address");
  assert.equal(labelsOf({ __address__: "http://a" }), '"http://a" is not a valid hostname');
  assert.equal(labelsOf({ __address__: "a", __scrape_interval__: "0s" }), "scrape interval cannot be 0");
  assert.equal(
    labelsOf({ __address__: "a", __scrape_timeout__: "x" }),
    'error parsing scrape timeout: not a valid duration string: "x"',
  );
  assert.equal(
    labelsOf({ __address__: "a", __scrape_timeout__: "2m" }),
    'scrape timeout cannot be greater than scrape interval ("2m" > "1m")',
  );
  const keep = relabelConfig({ action: "keep", sourceLabels: ["__address__"], regex: "b" });
  assert.equal(labelsOf({ __address__: "a" }, {}, { relabelConfigs: [keep] }), "dropped");
});

test("shows the labels before, between and after the rules", () => {
  const drop = relabelConfig({ action: "drop", sourceLabels: ["__scheme__"], regex: "http" });
  const target = { labels: labelSet({ __address__: "a" }), groupLabels: labelSet({}) };
  const dropped = targetLabelSteps(target, { ...config, relabelConfigs: [drop] }, relabelOptions);
  assert.equal(dropped.discovered.get("__scheme__"), "http");
  assert.deepEqual(dropped.result, { kind: "dropped" });
  const plain = targetLabelSteps(target, config, relabelOptions);
  assert.equal(plain.result.kind, "scraped");
});
