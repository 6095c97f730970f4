import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { readFile } from "../read-file.ts";
import type { RelabelList, ScrapeConfig } from "../scrape-config.ts";
import { fileMonitors } from "./file-monitors.ts";
import { toScrapeConfigs } from "./to-scrape-configs.ts";

test("targets of a ServiceMonitor get labels of service, pod and endpoint before the user's rules", () => {
  const [config] = configsOf(
    "ServiceMonitor",
    `jobLabel: app.kubernetes.io/name
targetLabels: [team]
podTargetLabels: [version]
selector:
  matchLabels: {b: y, a: x}
  matchExpressions:
  - {key: tier, operator: NotIn, values: [c, d]}
  - {key: on, operator: Exists}
endpoints:
- port: http
  relabelings:
  - {action: LabelDrop, regex: node}`,
  );
  assert.equal(config!.jobName?.value, "serviceMonitor/shop/web/0");
  assert.deepEqual(discoveriesOf(config!), ["kubernetes endpoints"]);
  checkRules(config!.relabelConfigs, [
    "replace [job] → __tmp_prometheus_job_name",
    "keep [__meta_kubernetes_service_label_a __meta_kubernetes_service_labelpresent_a] /(x);true/",
    "keep [__meta_kubernetes_service_label_b __meta_kubernetes_service_labelpresent_b] /(y);true/",
    "drop [__meta_kubernetes_service_label_tier __meta_kubernetes_service_labelpresent_tier] /(c|d);true/",
    "keep [__meta_kubernetes_service_labelpresent_on] /true/",
    "keep [__meta_kubernetes_endpoint_port_name] /http/",
    "replace [__meta_kubernetes_endpoint_address_target_kind __meta_kubernetes_endpoint_address_target_name] /Node;(.*)/ ${1} → node",
    "replace [__meta_kubernetes_endpoint_address_target_kind __meta_kubernetes_endpoint_address_target_name] /Pod;(.*)/ ${1} → pod",
    "replace [__meta_kubernetes_namespace] → namespace",
    "replace [__meta_kubernetes_service_name] → service",
    "replace [__meta_kubernetes_pod_name] → pod",
    "replace [__meta_kubernetes_pod_container_name] → container",
    "drop [__meta_kubernetes_pod_phase] /(Failed|Succeeded)/",
    "replace [__meta_kubernetes_service_label_team] /(.+)/ ${1} → team",
    "replace [__meta_kubernetes_pod_label_version] /(.+)/ ${1} → version",
    "replace [__meta_kubernetes_service_name] ${1} → job",
    "replace [__meta_kubernetes_service_label_app_kubernetes_io_name] /(.+)/ ${1} → job",
    "replace [] http → endpoint",
    "user: labeldrop [] /node/",
  ]);
});

test("a ServiceMonitor may ask for endpoint slices, roles as selectors, and all pods", () => {
  const [config, byName] = configsOf(
    "ServiceMonitor",
    `serviceDiscoveryRole: EndpointSlice
selectorMechanism: RoleSelector
selector: {matchLabels: {a: b}}
endpoints:
- {targetPort: 8080, filterRunning: false}
- {targetPort: "8080"}`,
  );
  assert.deepEqual(discoveriesOf(config!), ["kubernetes endpointslice"]);
  const [, port, node] = rulesOf(config!.relabelConfigs);
  assert.equal(port, "keep [__meta_kubernetes_pod_container_port_number] /8080/");
  assert.match(node!, /^replace \[__meta_kubernetes_endpointslice_address_target_kind /);
  assert.ok(!rulesOf(config!.relabelConfigs).some((rule) => rule.includes("phase")));
  assert.equal(rulesOf(config!.relabelConfigs).at(-1), "replace [] 8080 → endpoint");
  const [, named] = rulesOf(byName!.relabelConfigs);
  assert.equal(named, "keep [__meta_kubernetes_pod_container_port_name] /8080/");
  assert.equal(byName!.jobName?.value, "serviceMonitor/shop/web/1");
});

test("targets of a PodMonitor have the monitor's name as their job", () => {
  const [config] = configsOf(
    "PodMonitor",
    `jobLabel: app
selector: {matchExpressions: [{key: old, operator: DoesNotExist}]}
podMetricsEndpoints:
- portNumber: 9100
  targetPort: metrics`,
  );
  assert.deepEqual(discoveriesOf(config!), ["kubernetes pod"]);
  checkRules(config!.relabelConfigs, [
    "replace [job] → __tmp_prometheus_job_name",
    "drop [__meta_kubernetes_pod_phase] /(Failed|Succeeded)/",
    "drop [__meta_kubernetes_pod_labelpresent_old] /true/",
    "keep [__meta_kubernetes_pod_container_port_number] /9100/",
    "replace [__meta_kubernetes_namespace] → namespace",
    "replace [__meta_kubernetes_pod_container_name] → container",
    "replace [__meta_kubernetes_pod_name] → pod",
    "replace [] shop/web → job",
    "replace [__meta_kubernetes_pod_label_app] /(.+)/ ${1} → job",
    "replace [] metrics → endpoint",
  ]);
});

test("what a namespace that is not written becomes a part of is not known", () => {
  const [config] = configsOf("PodMonitor", "podMetricsEndpoints: [{port: a}]", "name: web");
  assert.equal(config!.jobName, undefined);
  const job = rulesOf(config!.relabelConfigs).find((rule) => rule.endsWith("→ job"));
  assert.equal(job, "replace [__meta_kubernetes_namespace] ${1}/web → job");
});

test("static targets of a Probe are in its namespace, and the prober is scraped", () => {
  const [config] = configsOf(
    "Probe",
    `jobName: sites
module: http_2xx
prober: {url: "blackbox:9115", scheme: HTTPS}
params: [{name: module, values: [other]}, {name: debug, values: ["true"]}]
targets:
  staticConfig:
    static: [example.com]
    labels: {env: prod}
    relabelingConfigs: [{targetLabel: a, replacement: b}]`,
  );
  assert.equal(config!.jobName?.value, "probe/shop/web");
  assert.deepEqual([config!.metricsPath?.value, config!.scheme?.value], ["/probe", "https"]);
  assert.deepEqual(
    config!.params.map(({ name, values }) => `${name.value}=${values.map(({ value }) => value)}`),
    ["module=http_2xx", "debug=true"],
  );
  assert.deepEqual(
    config!.staticConfigs[0]!.labels.map(({ name, text }) => `${name.value}=${text}`),
    ["env=prod", "namespace=shop"],
  );
  checkRules(config!.relabelConfigs, [
    "replace [job] → __tmp_prometheus_job_name",
    "replace [] sites → job",
    "replace [__address__] → __param_target",
    "replace [__param_target] → instance",
    "replace [] blackbox:9115 → __address__",
    "user: replace [] b → a",
  ]);
});

test("ingresses of a Probe are found by Kubernetes", () => {
  const [config] = configsOf(
    "Probe",
    "prober: {url: p}\ntargets: {ingress: {selector: {matchLabels: {a: b}}}}",
  );
  assert.deepEqual(discoveriesOf(config!), ["kubernetes ingress"]);
  checkRules(config!.relabelConfigs, [
    "replace [job] → __tmp_prometheus_job_name",
    "keep [__meta_kubernetes_ingress_label_a __meta_kubernetes_ingress_labelpresent_a] /(b);true/",
    "replace [__meta_kubernetes_ingress_scheme __address__ __meta_kubernetes_ingress_path] /(.+);(.+);(.+)/ ${1}://${2}${3} → __param_target",
    "replace [__meta_kubernetes_namespace] → namespace",
    "replace [__meta_kubernetes_ingress_name] → ingress",
    "replace [__address__] → __tmp_ingress_address",
    "replace [__param_target] → instance",
    "replace [] p → __address__",
  ]);
});

test("a ScrapeConfig keeps its targets, and its job name is set by a rule", () => {
  const [config] = configsOf(
    "ScrapeConfig",
    `jobName: machines
staticConfigs: [{targets: ["a:1"]}]
fileSDConfigs: [{files: [a.json]}]
consulSDConfigs: [{server: c}]
relabelings: [{action: keep, sourceLabels: [a], regex: b}]
metricRelabelings: [{action: labeldrop, regex: c}]`,
  );
  assert.equal(config!.jobName?.value, "scrapeConfig/shop/web");
  assert.deepEqual([config!.staticConfigs.length, config!.targetFiles.length], [1, 1]);
  assert.deepEqual(discoveriesOf(config!), ["consul "]);
  checkRules(config!.relabelConfigs, [
    "replace [job] → __tmp_prometheus_job_name",
    "replace [] machines → job",
    "user: keep [a] /b/",
  ]);
  checkRules(config!.metricRelabelConfigs, ["user: labeldrop [] /c/"]);
});

test("rules that the operator adds say why, and nothing is closed", () => {
  const text = manifest("ServiceMonitor", "targetLabels: [team]\nendpoints: [{port: http}]");
  const [config] = toScrapeConfigs(fileMonitors(readFile(text, { options: testReadOptions }))[0]!);
  assert.equal(config!.mayHaveMore, true);
  const team = config!.relabelConfigs!.rules.find((rule) => rule.config.targetLabel === "team");
  assert.equal(team!.addedBy?.resource, "ServiceMonitor");
  const { from, to } = team!.addedBy!.cause!;
  assert.equal(text.slice(from, to), "team");
});

test("nothing is made of a monitor without endpoints, targets, or anything", () => {
  for (const kind of ["ServiceMonitor", "PodMonitor", "Probe"]) assert.deepEqual(configsOf(kind, "a: 1"), []);
  const empty = "apiVersion: monitoring.coreos.com/v1\nkind: ProbeList\nitems: [{}]\n";
  const monitors = fileMonitors(readFile(empty, { options: testReadOptions }));
  assert.deepEqual(monitors.flatMap(toScrapeConfigs), []);
});

function configsOf(kind: string, spec: string, metadata?: string): readonly ScrapeConfig[] {
  const text = manifest(kind, spec, metadata);
  return fileMonitors(readFile(text, { options: testReadOptions })).flatMap(toScrapeConfigs);
}

function manifest(kind: string, spec: string, metadata = "name: web, namespace: shop"): string {
  const indented = spec.replace(/^/gm, "  ");
  return `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: {${metadata}}\nspec:\n${indented}\n`;
}

function discoveriesOf({ discoveries }: ScrapeConfig): string[] {
  return discoveries.map(({ sd, role }) => `${sd} ${role ?? ""}`);
}

function checkRules(list: RelabelList | undefined, expected: readonly string[]): void {
  assert.deepEqual(rulesOf(list), expected);
}

/** Each rule in a line, without what is as by default. */
function rulesOf(list: RelabelList | undefined): string[] {
  return list!.rules.map(({ config, addedBy }) => {
    const { action, sourceLabels, regex, replacement, targetLabel } = config;
    const parts = [`${action} [${sourceLabels.join(" ")}]`];
    if (regex !== "(.*)") parts.push(`/${regex}/`);
    if (replacement !== "$1") parts.push(replacement);
    if (targetLabel !== "") parts.push(`→ ${targetLabel}`);
    return `${addedBy === undefined ? "user: " : ""}${parts.join(" ")}`;
  });
}
