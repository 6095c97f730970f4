import assert from "node:assert/strict";
import { test } from "node:test";
import {
  describeMetaLabel,
  internalLabels,
  isKnownDiscovery,
  isNameOf,
  metaLabelsOf,
} from "./meta-labels.ts";

function namesOf(sd: string, role?: string): readonly string[] {
  return metaLabelsOf(sd, role).map(({ name }) => name);
}

test("says what a meta label is, wherever it occurs", () => {
  const [namespace, ...others] = describeMetaLabel("__meta_kubernetes_namespace");
  assert.equal(namespace?.description, "Namespace of the discovered object.");
  assert.deepEqual([namespace, ...others].map((label) => label?.role).sort(), [
    "endpoints",
    "endpointslice",
    "ingress",
    "pod",
    "service",
  ]);
  assert.deepEqual(describeMetaLabel("__meta_kubernetes_pod_nmae"), []);
});

test("makes words of a name where nothing else is to be said", () => {
  assert.equal(
    describeMetaLabel("__meta_gce_public_ip")[0]?.description,
    "GCE instance: public IP; only on some targets.",
  );
  assert.equal(
    describeMetaLabel("__meta_ec2_default_ipv6_address")[0]?.description,
    "EC2 instance: default IPv6 address; only on some targets.",
  );
  assert.equal(
    describeMetaLabel("__meta_ionos_server_nic_ip_eth0")[0]?.description,
    "IONOS server: server nic IP, one label for each nic name, as a list in one text.",
  );
});

test("knows labels with placeholders by what stands in their place", () => {
  const [label] = describeMetaLabel("__meta_kubernetes_pod_label_app");
  assert.equal(label?.name, "__meta_kubernetes_pod_label_<labelname>");
  assert.equal(label?.pattern, "__meta_kubernetes_pod_label_(.+)");
  assert.deepEqual(describeMetaLabel("__meta_kubernetes_pod_label_"), []);
  assert.equal(
    describeMetaLabel("__meta_oci_defined_tag_a_b")[0]?.pattern,
    "__meta_oci_defined_tag_(.+)_(.+)",
  );
});

test("gives roles of Kubernetes the labels of what is behind them", () => {
  const endpoints = namesOf("kubernetes", "endpoints");
  assert.ok(endpoints.includes("__meta_kubernetes_service_name"));
  assert.ok(endpoints.includes("__meta_kubernetes_pod_label_<labelname>"));
  assert.ok(endpoints.includes("__meta_kubernetes_node_label_<labelname>"));
  const pods = namesOf("kubernetes", "pod");
  assert.ok(pods.includes("__meta_kubernetes_node_name"));
  assert.ok(pods.includes("__meta_kubernetes_namespace_label_<labelname>"));
  assert.ok(!pods.includes("__meta_kubernetes_node_provider_id"));
  assert.ok(!pods.includes("__meta_kubernetes_service_name"));
  assert.ok(!namesOf("kubernetes", "node").includes("__meta_kubernetes_namespace_label_<labelname>"));
});

test("takes the labels of all roles where the role is not known", () => {
  assert.ok(namesOf("kubernetes").includes("__meta_kubernetes_ingress_path"));
  assert.ok(namesOf("hetzner", "hcloud").includes("__meta_hetzner_robot_product"));
  assert.equal(isKnownDiscovery("ec2"), true);
  assert.equal(isKnownDiscovery("unheard_of"), false);
  assert.deepEqual(namesOf("unheard_of"), []);
});

test("knows the labels that Prometheus itself uses", () => {
  const known = (name: string) => internalLabels().find((label) => isNameOf(name, label));
  assert.equal(known("__param_module")?.initial, "params of the scrape config");
  assert.equal(known("__tmp_port")?.name, "__tmp*");
  assert.equal(known("job")?.isKept, true);
  assert.equal(known("__meta_x"), undefined);
  assert.equal(known("__param_"), undefined);
});
